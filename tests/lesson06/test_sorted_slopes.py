"""All slopes, sorted, of a small network and of the lecture's."""

import numpy as np
import pytest

from mlp_helpers.lesson06.slopes import SortedSlopes
from mlp_helpers.network import Network, backprop


def test_the_order_goes_by_size_and_every_place_has_its_rank():
    rng = np.random.default_rng(3)
    network = Network((3, 4, 2), rng, "lecture", np.float64)
    images, labels = rng.random((7, 3)), rng.integers(2, size=7)
    slopes, gradient = SortedSlopes(network, images, labels), backprop(network, images, labels)
    assert np.array_equal(slopes.flat, gradient.flat())
    by_hand = sorted(range(26), key=lambda place: -abs(slopes.flat[place]))
    assert slopes.order.tolist() == by_hand
    assert np.array_equal(slopes.falling, slopes.flat[by_hand])
    assert [slopes.order[rank] for rank in slopes.ranks] == list(range(26))
    assert slopes.layers.tolist() == [1 if place < 16 else 2 for place in by_hand]
    parts = [gradient.weights[0], gradient.biases[0], gradient.weights[1], gradient.biases[1]]
    assert slopes.means == pytest.approx([np.abs(part).mean() for part in parts])
    assert np.array_equal(slopes.into(2, 1), gradient.weights[1][1])
    assert slopes.largest_into(2, 1) == np.abs(gradient.weights[1][1]).argmax()


def test_of_equal_slopes_the_first_comes_first():
    network = Network((3, 4, 2), dtype=np.float64)
    slopes = SortedSlopes(network, np.zeros((2, 3)), np.array([0, 1]))  # black images
    zeros = np.flatnonzero(slopes.flat == 0)
    assert len(zeros) >= 12 and slopes.order[-len(zeros) :].tolist() == zeros.tolist()
