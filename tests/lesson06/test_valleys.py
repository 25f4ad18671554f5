"""The curve with two valleys, beside measured slopes."""

import numpy as np
import pytest

from mlp_helpers.lesson06.surfaces import HILL, VALLEYS, slope_at, value_at


def test_the_slope_is_the_measured_one():
    for x in np.linspace(-5, 5, 41):
        measured = (value_at(x + 1e-5) - value_at(x - 1e-5)) / 2e-5
        assert slope_at(x) == pytest.approx(measured, rel=1e-7, abs=1e-7)


def test_there_are_two_valleys_and_the_right_one_is_deeper():
    xs = np.linspace(-3, 3, 60_001)
    falls = np.diff(value_at(xs)) < 0
    turns = xs[1:-1][falls[:-1] != falls[1:]]
    assert turns == pytest.approx([-1.9203, HILL, 2.0712], abs=2e-4)
    assert value_at(turns[2]) < value_at(turns[0]) - 1 < value_at(turns[1]) - 2


def test_as_a_ground_it_is_the_same_curve_between_its_ends():
    assert VALLEYS.value(1.5) == value_at(1.5) and VALLEYS.gradient(1.5) == [slope_at(1.5)]
    assert VALLEYS.holds(-3) and VALLEYS.holds(3) and not VALLEYS.holds(3.01)
