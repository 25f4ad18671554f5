"""Which neurons a nudged weight reaches."""

import numpy as np

from mlp_helpers.lesson04.reached import reached
from mlp_helpers.network import Network


def test_all_that_lies_downstream_changes_and_nothing_else():
    network = Network((6, 5, 4, 3, 2), np.random.default_rng(0))
    image = np.random.default_rng(1).random(6)
    one, two, three, four = reached(network, image, (2, 1, 4))
    assert not one.any() and two.tolist() == [False, True, False, False]
    assert three.all() and four.all()
    assert [layer.tolist() for layer in reached(network, image, (4, 0, 2))][-1] == [True, False]


def test_a_weight_behind_a_black_pixel_reaches_nobody():
    network = Network((6, 5, 4), np.random.default_rng(0))
    image = np.array([1, 0, 1, 1, 1, 1.0])
    assert not any(layer.any() for layer in reached(network, image, (1, 2, 1)))


def test_the_network_stays_as_it_is():
    network = Network((6, 5, 4), np.random.default_rng(0))
    before = network.copy()
    reached(network, np.ones(6), (2, 0, 0))
    assert all((a == b).all() for a, b in zip(network.weights, before.weights, strict=True))
