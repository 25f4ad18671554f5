"""A network and its nudged copy, without a screen."""

import numpy as np
import pytest

from mlp_helpers.lesson04.networks import NudgedNetwork, largest
from mlp_helpers.lesson04.nudge_words import equation, what_happened
from mlp_helpers.network import Network


@pytest.fixture
def both():
    rng = np.random.default_rng(2)
    return NudgedNetwork(Network((5, 4, 3, 2), rng), rng.random(5))


def test_a_nudge_is_seen_from_its_layer_on(both):
    before = [layer.copy() for layer in both.before]
    assert both.n_nudged == 0 and not both.changes.any()
    both.network.biases[1][2] += 3
    both.network.weights[1][2, 0] = 7
    both.nudge()
    assert both.n_nudged == 2 and both.changes.shape == (9,)
    assert np.flatnonzero(both.changes).tolist() == [4 + 2, 4 + 3, 4 + 4]
    assert np.array_equal(both.change, both.layers[-1] - before[-1])
    for one, other in zip(both.before, before, strict=True):
        assert np.array_equal(one, other)
    assert "2 of 47 nudged: output" in what_happened(both, "random")


def test_another_picture_is_read_by_both(both):
    both.network.biases[0][1] = -9
    picture = np.linspace(0, 1, 5, dtype=np.float32)
    both.read(picture)
    assert np.array_equal(both.before[-1], both.plain(picture))
    assert np.array_equal(both.layers[-1], both.network(picture))


def test_it_goes_on_with_another_network_in_the_same_object(both):
    network, other = both.network, Network((5, 4, 3, 2), np.random.default_rng(8))
    both.network.weights[0] = np.zeros((1, 1))
    both.restart(other)
    assert both.network is network and both.n_nudged == 0
    assert np.array_equal(both.layers[-1], other(both.before[0]))
    both.network.weights[2][:] = 0
    assert other.weights[2].any() and both.plain.weights[2].any()
    assert both.limit == largest(*other.weights[1:])


def test_the_heaviest_weight_adds_most_to_the_sum(both):
    shares = np.abs(both.plain.weights[1][2] * both.before[1])
    assert shares[both.heaviest(2, 2)] == shares.max()


def test_the_equation_is_right_or_says_about(both):
    both.network.biases[2][1] = -1.1
    both.nudge()
    z = both.network.weights[2][1] @ both.layers[2] - 1.1
    text = equation(both, 3, 1)
    assert "+ (−1.10) " in text and text.startswith("Layer 3, neuron 1: z = w·a + b = ")
    assert f"{z:.2f}, a = σ(z) = {both.layers[3][1]:.2f}".replace("-", "−") in text


def test_the_largest_of_nothing_and_of_zeros_is_one():
    assert largest() == largest(np.zeros(3)) == 1
    assert largest(np.array([0.5, -4]), np.array([[2.0]])) == 4
