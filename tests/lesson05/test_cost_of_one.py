"""The cost of one example, without a screen."""

import numpy as np
import pytest

from mlp_helpers.lesson05.cost_of_one import LECTURE, PRESETS, OneCost, largest_of, preset


def test_the_lecture_s_example():
    one = OneCost(np.array(LECTURE), 3)
    assert f"{one.total:.4f}" == "3.3585" and one.wanted.tolist() == [0, 0, 0, 1, *[0] * 6]
    by_hand = [(a - (j == 3)) ** 2 for j, a in enumerate(LECTURE)]
    assert one.terms == pytest.approx(by_hand, rel=1e-12)


def test_each_name_has_ten_outputs_and_two_depend_on_the_label():
    for name in PRESETS:
        assert preset(name, 7).shape == (10,) and preset(name, 7).dtype == float
        assert np.array_equal(preset(name, 7), preset(name, 2)) == ("sure" not in name)
    assert OneCost(preset("sure and right", 7), 7).total == 0
    assert OneCost(preset("sure and wrong", 7), 7).total == 2


def test_what_looks_the_same_is_largest_together():
    assert largest_of([0.5, 0.50004, 0.4]) == [0, 1]
    assert largest_of([0.5, 0.50006, 0.4]) == [1]


def test_it_says_which_are_largest_and_how_many_decimals_say_all():
    one = OneCost(np.array(LECTURE), 3)
    assert (one.largest, one.brightest, one.decimals) == ([8], [8], 2)
    assert OneCost(np.array([0.43, 0.281] * 5), 0).decimals == 4
    assert OneCost(preset("sure and wrong", 3), 3).largest == [3, 8]
