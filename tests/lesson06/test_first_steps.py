"""The cost along the first steps of a training."""

import numpy as np
import pytest

from mlp_helpers.digits import load_digits
from mlp_helpers.lesson06.first_steps import BATCH, ETA, SAMPLE, cost_along
from mlp_helpers.network import Network, backprop, cost


def test_it_is_the_cost_of_a_network_that_is_trained_step_by_step():
    costs = list(cost_along([0, 1, 2]))
    images, labels = load_digits("train", 2 * BATCH)
    network = Network((784, 16, 16, 10), np.random.default_rng(0))
    order = np.random.default_rng(1).permutation(2 * BATCH)
    expected = [cost(network, images[:SAMPLE], labels[:SAMPLE])]
    for batch in order.reshape(2, BATCH):
        gradient = backprop(network, images[batch], labels[batch])
        for W, slope in zip(network.weights, gradient.weights, strict=True):
            W -= np.float32(ETA) * slope
        for b, slope in zip(network.biases, gradient.biases, strict=True):
            b -= np.float32(ETA) * slope
        expected.append(cost(network, images[:SAMPLE], labels[:SAMPLE]))
    assert costs == pytest.approx(expected, rel=1e-4)


def test_it_goes_on_only_when_it_is_asked():
    coming = cost_along(range(0, 10_000_000, 1000))
    with pytest.raises(ValueError):  # there are not that many images
        next(coming)
