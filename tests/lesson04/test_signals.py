"""The strongest of all signals between two layers."""

import numpy as np

from mlp_helpers.lesson04.signals import MOST, strongest


def test_the_largest_come_first_whatever_their_sign():
    terms = np.array([[0.5, -2.0, 0.001], [1.0, 0.0, -0.3]])
    assert strongest(terms, 3, 2).tolist() == [
        [3, 0, 2, 1, -2],
        [3, 1, 2, 0, 1],
        [3, 0, 2, 0, 0.5],
        [3, 1, 2, 2, np.float32(-0.3)],
    ]


def test_they_are_few_and_none_where_all_is_still():
    rng = np.random.default_rng(0)
    assert strongest(rng.normal(size=(784, 16)), 0, 1).shape == (MOST, 5)
    assert strongest(np.zeros((3, 4)), 0, 1) is None
