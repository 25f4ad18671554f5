"""Products of weights and pixels, their parts, the largest of them; and a shifted picture."""

import numpy as np
import pytest

from mlp_helpers.lesson02.weighted import as_weights, largest, parts, shifted


def test_the_parts_are_what_speaks_for_it_and_against_it():
    assert parts(np.array([3, -1.5, 0, 0.25, -2], np.float32)) == (3.25, -3.5)
    assert parts(np.zeros(4, np.float32)) == (0, 0)


def test_the_largest_products_are_those_of_the_largest_size():
    products = np.array([1, -4, 0, 4, 2, -3])
    assert largest(products, 4).tolist() == [1, 3, 5, 4]


def test_what_leaves_a_shifted_picture_is_lost_and_black_follows():
    picture = np.arange(1, 7).reshape(2, 3)  # [1, 2, 3], [4, 5, 6]
    assert shifted(picture, 1, -1).tolist() == [[0, 0, 0], [2, 3, 0]]
    assert shifted(picture, -1, 2).tolist() == [[0, 0, 4], [0, 0, 0]]
    assert shifted(picture, 0, 0).tolist() == picture.tolist()
    assert not shifted(picture, 2, 0).any() and not shifted(picture, 0, -3).any()


def test_weights_come_in_rows_or_in_a_column_and_are_kept_as_they_are():
    given = np.arange(784, dtype=np.float32)
    weights = as_weights(given)
    assert weights.shape == (28, 28) and weights.dtype == np.float32 and weights[1, 0] == 28
    given[0] = 5
    assert weights[0, 0] == 0 and np.array_equal(as_weights(weights.tolist()), weights)
    with pytest.raises(ValueError, match="read-only"):
        weights[0, 0] = 1


@pytest.mark.parametrize(
    "wrong, words",
    [
        (np.zeros(783), r"shape \(783,\); wanted \(784,\) or \(28, 28\)"),
        (np.zeros((1, 784)), "shape"),
        (np.full(784, 1e300), "beyond 1e9"),
        ([[1, 2], [3]], "rows of unlike lengths"),
        (None, "wanted numbers"),
    ],
)
def test_other_weights_are_refused(wrong, words):
    with pytest.raises((TypeError, ValueError), match=f"^weights.*{words}"):
        as_weights(wrong)
