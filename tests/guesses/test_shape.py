"""Kinds of curves, told apart."""

import numpy as np
import pytest

from mlp_helpers.by_hand import shape

X = np.linspace(-2, 4, 31)


def test_level_and_straight():
    assert shape.is_level(np.full(31, 3), 1) and not shape.is_level(X, 1)
    assert shape.is_straight(X, 2 - X, 6) and not shape.is_straight(X, X**2, 6)
    assert not shape.is_straight(X, np.full(31, 3), 1)


@pytest.mark.parametrize(
    "ys, count",
    [(X, 0), (-X, 0), (X**2, 1), (-(X**2), 1), (np.sin(2 * X), 3), (0 * X, 0)],
)
def test_turns(ys, count):
    assert shape.turns(ys, 2) == count


def test_small_wobbles_are_no_turns():
    assert shape.turns(X + 0.02 * np.sin(40 * X), 6) == 0


def test_crossing():
    assert shape.crossing(X, X**3, 1) == pytest.approx(1, abs=0.02)
    assert shape.crossing(X, -X, 1) is None
    assert shape.crossing(X, -X, 1, rising=False) == pytest.approx(-1)
    assert shape.crossing(X, X, 9) is None


def test_the_largest_gap_in_words():
    guess, truth = np.zeros(31), np.zeros(31)
    truth[5] = -1
    said = shape.gap_words(guess, truth, X, "place {}")
    assert said == "The largest gap is at place −1: you drew 0.00, and it is −1.00."
