"""The cost of one example, without a screen."""

import numpy as np
import pytest

from mlp_helpers.lesson05.cost_of_one import (
    LECTURE,
    PRESETS,
    KeptCost,
    OneCost,
    compared,
    largest_of,
    preset,
)


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


def test_two_costs_are_compared_by_how_much_and_where_it_comes_from():
    lectures = KeptCost(OneCost(np.array(LECTURE), 3), "the lecture's")
    wrong = KeptCost(OneCost(preset("sure and wrong", 3), 3), "sure and wrong")
    shrug = KeptCost(OneCost(preset("all 0.5", 3), 3), "all 0.5")
    said = "(the lecture's, for a 3) costs 1.3585 more than"
    assert (
        compared(lectures, wrong)
        == f"A {said} B (sure and wrong, for a 3), most of it at output 7."
    )
    assert (
        compared(wrong, lectures)
        == f"B {said} A (sure and wrong, for a 3), most of it at output 7."
    )
    assert compared(shrug, lectures).endswith(
        "the lecture's, for a 3) costs 0.8585 more than A "
        "(all 0.5, for a 3), most of it at output 8."
    )
    assert compared(wrong, wrong) == "A and B cost the same: 2.0000."
    assert compared(wrong, shrug) == (
        "B (all 0.5, for a 3) costs 0.5000 more than A (sure and wrong, for a 3), the largest "
        "parts of it at outputs 0, 1, 2, 4, 5, 6, 7 and 9, 0.2500 each."
    )
    timid = KeptCost(OneCost(np.full(10, 0.43), 3), "your own")
    assert "than B (all 0.43, for a 3), " in compared(wrong, timid)
    bold = KeptCost(OneCost(np.linspace(0, 1, 10), 3), "your own")
    mild = KeptCost(OneCost(np.linspace(0, 0.5, 10), 3), "your own")
    assert compared(bold, mild).startswith("A costs ")
