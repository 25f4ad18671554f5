"""The chooser of MNIST's images, by hand and by code."""

import numpy as np
import pytest

from mlp_helpers.digits import count_examples, load_example
from mlp_helpers.kit.chooser import Chooser
from tests.by_hand import by_hand


@pytest.fixture
def taken():
    return []


@pytest.fixture
def chooser(taken):
    return Chooser(taken.append, 5, 2)


def is_example(pictures, *which):
    return len(pictures) == 1 and np.array_equal(pictures.pop(), load_example(*which))


def test_what_is_chosen_at_first_is_shown_and_not_taken(chooser, taken):
    assert chooser.chosen == (chooser.digit.value, chooser.which.value) == (5, 2)
    assert not taken
    chooser.next()
    assert is_example(taken, 5, 3)
    chooser.reset()
    assert chooser.chosen == (5, 2) and not taken


def test_where_nothing_is_taken_yet_next_begins_with_what_is_chosen(taken):
    chooser = Chooser(taken.append, None, taken=False)
    for which in (0, 1):
        chooser.next()
        assert is_example(taken, None, which)
    chooser.reset()
    chooser.next()
    assert is_example(taken, None, 0)


def test_a_hand_s_choice_is_taken_at_once_and_once(chooser, taken):
    chooser.digit.value = "any"
    assert is_example(taken, None, 2) and chooser.digit.label == "any"
    chooser.which.value = 9999
    assert is_example(taken, None, 9999)
    chooser.digit.value = 5  # there are 892 of them
    assert is_example(taken, 5, 891) and chooser.which.value == 891
    reply, _ = by_hand(chooser.which, value=5000)
    assert reply["fault"] == "number is 5000; wanted a number from 0 to 891"
    assert not taken and chooser.chosen == (5, 891) and chooser.which.value == 891
    chooser.next()
    assert is_example(taken, 5, 0)


def test_a_refused_one_changes_nothing(chooser, taken):
    for digit, which in [(10, 0), (-1, 0), (3, 5000), (3, -1), ("3", 0), (3.0, 0), (3, 0.5)]:
        with pytest.raises(ValueError, match="wanted"):
            chooser.load(digit, which)
    assert chooser.chosen == (5, 2) and not taken
    with pytest.raises(ValueError, match="digit is None; wanted a whole number 0..9"):
        Chooser(taken.append, any_digit=False).load()
    chooser.load(np.int64(4), np.int64(7))
    assert is_example(taken, 4, 7)


def test_a_fault_in_the_demo_leaves_the_controls_open_to_the_hand():
    taken = []

    def take(picture):
        taken.append(picture)
        if len(taken) == 1:
            raise RuntimeError("a fault in the demo")

    chooser = Chooser(take)
    with pytest.raises(RuntimeError):
        chooser.load(4)
    chooser.digit.value = 6
    assert len(taken) == 2


def test_it_may_choose_among_the_training_images(taken):
    chooser = Chooser(taken.append, 7, 6000, any_digit=False, split="train")
    assert chooser.which.hi == count_examples(7, "train") - 1 > 6000
    chooser.next()
    assert is_example(taken, 7, 6001, "train")
