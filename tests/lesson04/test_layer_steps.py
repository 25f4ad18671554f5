"""A layer's steps, without a screen: which is which, and the sums so far."""

import numpy as np
import pytest

from mlp_helpers.lesson04.layer_steps import LAST, SHAPES, Layer, as_part, n_done, where
from mlp_helpers.lesson04.layer_words import number
from mlp_helpers.network import sigmoid


def layer(seed=3):
    rng = np.random.default_rng(seed)
    return Layer(*(as_part(part, rng.random(shape)) for part, shape in SHAPES.items()))


def test_the_steps_go_row_by_row_and_column_by_column():
    kinds = [where(position) for position in range(LAST + 1)]
    assert kinds[0][2] == "start"
    products = [(row, column) for row, column, kind in kinds if kind == "product"]
    assert products == [(j, k) for j in range(3) for k in range(4)]
    assert [row for row, _, kind in kinds if kind == "bias"] == [0, 1, 2]
    assert [row for row, _, kind in kinds[16:]] == [0, 1, 2]


def test_a_sum_is_done_with_its_last_product_and_an_activation_with_its_sigmoid():
    counted = [n_done(position) for position in range(LAST + 1)]
    assert counted[4:6] == [(0, 0), (1, 0)] and counted[14:17] == [(2, 0), (3, 0), (3, 1)]
    assert counted[-1] == (3, 3)


def test_the_sums_begin_with_the_bias_and_end_at_z():
    one = layer()
    for row in range(3):
        by_hand = float(one.b[row])
        products, sums = one.written_out(row)
        assert sums[0] == by_hand
        for k in range(4):
            assert products[k] == float(one.W[row, k]) * float(one.a[k])
            by_hand += products[k]
            assert sums[k + 1] == pytest.approx(by_hand, rel=1e-12)
        assert one.z[row] == np.float32(by_hand)
    assert one.activation == pytest.approx(sigmoid(one.z)) and one.activation.dtype == np.float32


def test_a_part_is_a_copy_that_cannot_be_written_into():
    given = np.zeros((3, 4), np.float32)
    part = as_part("W", given)
    given[0, 0] = 1
    assert not part.any()
    with pytest.raises(ValueError, match="read-only"):
        part[0, 0] = 1


def test_numbers_have_at_most_six_characters():
    shown = {0: "0.00", -0.004: "0.00", -99.99: "−99.99", -999.94: "−999.9", 9999: "9999"}
    shown |= {-1.5e6: "−1.5e6", 9999.5: "1.0e4", 1e5: "1.0e5"}
    assert {value: number(value) for value in shown} == shown
