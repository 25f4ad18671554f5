"""Predict: commit first, then touch."""

import pytest

from mlp_helpers import quiz
from mlp_helpers.lesson01.draw_digit import DrawDigit
from mlp_helpers.lesson05 import CostTable, questions
from mlp_helpers.quiz import Predict

OPTIONS = [("red", "No: <grey> pictures."), ("grey", "Right."), ("blue", "No: too cold.")]


def ask(demo=None, **more):
    return Predict("Which colour?", OPTIONS, right=1, demo=demo, **more)


def test_the_demo_is_closed_until_an_answer_is_committed():
    pad = DrawDigit()
    asked = ask(pad)
    assert pad.locked and repr(asked) == "Predict: 'Which colour?' not answered yet"
    assert asked.fold.line == "" and asked.asking.layout.display is None
    asked.choice.index = 0
    assert pad.locked  # choosing is not committing
    asked.commit.click()
    assert not pad.locked and asked.answered == 0
    assert repr(asked) == "Predict: 'Which colour?' answered A, not right"


def test_it_folds_to_one_line_and_the_prediction_stands_beside_the_outcome():
    pad = DrawDigit()
    asked = ask(pad, outcome=lambda pad: f"reads {pad.answer}")
    assert asked.fold.told == ""
    asked.answer(1)
    assert (asked.fold.mark, asked.fold.line) == ("✓", "You predicted B, “grey”: right.")
    assert asked.asking.layout.display == "none"
    pad.load(7)
    assert asked.fold.told == "The demo shows: reads 7"


def test_a_wrong_answer_stands_beside_the_right_one():
    asked = ask()
    asked.answer(2)
    said = "You predicted C, “blue”: not right. Right is B, “grey”."
    assert (asked.fold.mark, asked.fold.line) == ("✗", said)


def test_the_reasons_of_every_option_are_behind_the_line():
    asked = ask()
    asked.answer(0)
    assert asked.fold.head == "Which colour?" and asked.fold.own == 0
    assert [row[2] for row in asked.fold.rows] == [f"— {why}" for _, why in OPTIONS]
    assert [row[0] for row in asked.fold.rows] == ["✗", "✓", "✗"]


def test_of_long_answers_the_beginning_is_told():
    asked = Predict("Which?", [("long " * 20, "No."), ("B", "Yes.")], right=1)
    assert [text for text, _ in asked.choice.options] == ["A.  " + "long " * 20, "B"]
    asked.answer(0)
    told = "long " * 8
    assert asked.fold.line == f"You predicted A, “{told}…”: not right. Right is B."


def test_what_was_tried_before_is_kept():
    table = CostTable()
    asked = Predict(**questions.CONFIDENT, demo=table)
    table.choose("all 0.5")  # before there is a prediction
    asked.answer(0)
    assert asked.fold.told == "The demo shows: B, for a 3: cost 2.5000."
    table.choose("sure and wrong")
    table.choose("all 0.1")
    both = "The demo shows: B, for a 3: cost 2.5000. A, for a 3: cost 2.0000."
    assert asked.fold.told == both
    table.set_label(8)
    table.choose("sure and wrong")
    assert "A, for a 8: cost 2.0000." in asked.fold.told and "for a 3" in asked.fold.told


def test_committing_without_a_choice_asks_for_one():
    pad = DrawDigit()
    asked = ask(pad)
    asked.commit.click()
    assert "Choose one" in asked.talk.value and pad.locked and asked.answered is None


def test_nobody_is_trapped():
    pad = DrawDigit()
    asked = ask(pad)
    asked.skip.click()
    assert not pad.locked and asked.answered is None
    assert repr(asked).endswith("answers shown")
    assert asked.fold.line == "Not predicted. Right is B, “grey”."


def test_an_answer_stands():
    asked = ask()
    asked.answer(2)
    asked.answer(1)
    asked.choice.index = 0
    asked.commit.click()
    asked.skip.click()
    assert asked.answered == 2 and not asked.shown


def test_hands_are_counted_twice_and_the_answer_waits_for_the_presenter():
    pad = DrawDigit()
    asked = ask(pad, hands=True)
    asked.vote([3, 9, 1])
    assert repr(asked) == "Predict: 'Which colour?' hands 3 9 1" and asked.votes.right == -1
    asked.again.click()
    asked.vote([1, 12, 0])
    assert list(asked.votes.first) == [3, 9, 1] and list(asked.votes.second) == [1, 12, 0]
    assert asked.votes.right == -1 and asked.fold.line == "" and pad.locked
    asked.tell.click()
    assert asked.votes.right == 1 and not pad.locked
    assert asked.fold.line == "Right is B, “grey”."
    assert asked.votes in asked.asking.children and asked.asking.layout.display is None
    assert repr(asked) == "Predict: 'Which colour?' hands 3 9 1; 1 12 0, answers shown"


def test_where_no_hand_was_raised_the_answer_is_told_as_after_show_me():
    asked = ask(hands=True)
    asked.tell.click()
    assert asked.fold.line == "Not predicted. Right is B, “grey”."
    assert asked.asking.layout.display == "none"


@pytest.mark.parametrize(
    "counts",
    [[1, 2], [-1, 0, 0], [0.5, 0, 0], [1000, 0, 0], "abc", [[1], [2, 3], 4], ["1", "2", "3"], None],
)
def test_counts_that_make_no_sense_are_refused(counts):
    asked = ask(hands=True)
    with pytest.raises(ValueError, match="^(counts are|a count is) .*; wanted"):
        asked.vote(counts)
    assert not asked.votes.first.any()


def test_a_presenter_asks_all_open_questions_for_hands():
    first, own, done = ask(), ask(hands=False), ask()
    done.answer(0)
    quiz.show_of_hands()
    try:
        later = ask()
        assert first.votes in first.asking.children and later.votes in later.asking.children
        assert own.choice in own.asking.children and done.asking.layout.display == "none"
    finally:
        quiz.show_of_hands(False)
    assert first.choice in first.asking.children and later.choice in later.asking.children


def test_between_two_groups_all_is_as_at_the_start():
    pad, hands = DrawDigit(), ask(hands=True)
    asked, start = ask(pad, outcome=lambda pad: f"reads {pad.answer}"), repr(pad)
    asked.answer(0)
    pad.load(7)
    hands.vote([1, 2, 3])
    hands.show_me()
    quiz.reset_all()
    assert repr(pad) == start and pad.locked
    assert asked.answered is None and asked.choice.index is None and not asked.commit.disabled
    assert (asked.fold.line, asked.fold.told) == ("", "")
    assert repr(hands) == "Predict: 'Which colour?' not answered yet" and not hands.tell.disabled
    asked.answer(1)
    assert not pad.locked and asked.fold.mark == "✓"


def test_what_is_closed_stays_closed_and_harms_nothing():
    gone, asked = ask(DrawDigit(), hands=True), ask(hands=True)
    gone.vote([1, 2, 3])
    asked.vote([3, 2, 1])
    for widget in (gone.box, gone.votes, gone.demo.box, gone.talk):
        widget.close()
    quiz.reset_all()
    assert gone.votes.first.any() and not asked.votes.first.any()


def test_a_presenter_opens_all():
    before = DrawDigit()
    asked_before = ask(before)
    quiz.open_all()
    try:
        assert not before.locked and asked_before.answered is None
        pad = DrawDigit()
        asked = ask(pad)
        assert not pad.locked and "opens when" not in asked.talk.value
    finally:
        quiz.open_all(False)
    pad = DrawDigit()
    ask(pad)
    assert pad.locked


def test_a_long_question_still_makes_one_short_line():
    asked = Predict("Why? " * 60, OPTIONS, right=0)
    assert len(repr(asked)) <= 110 and repr(asked).endswith("not answered yet")


@pytest.mark.parametrize(
    "change, wanted",
    [
        ({"question": " "}, "question is ' '"),
        ({"options": OPTIONS[:1]}, "wanted 2 to 10 pairs"),
        ({"options": [("red", ""), ("blue", "No.")]}, "none of them empty"),
        ({"right": 3}, "right is 3; wanted a whole number 0..2"),
        ({"right": True}, "right is True; wanted a whole number 0..2"),
        ({"options": None}, "wanted 2 to 10 pairs"),
        ({"options": [1, 2]}, "wanted 2 to 10 pairs"),
    ],
)
def test_questions_that_make_no_sense_are_refused(change, wanted):
    whole = {"question": "Which colour?", "options": OPTIONS, "right": 1} | change
    with pytest.raises(ValueError, match=wanted):
        Predict(**whole)
    with pytest.raises(TypeError, match="wanted a demo or nothing"):
        ask("a demo")
    for place in (5, 1.0, True, "B"):
        asked = ask()
        with pytest.raises(ValueError, match="place is .*; wanted a whole number 0..2"):
            asked.answer(place)
        assert asked.answered is None and "not answered yet" in repr(asked)


def test_an_answer_without_a_blank_is_shortened_too():
    asked = Predict("Which?", [("x" * 60, "Right."), ("no", "No.")], 0)
    asked.answer(0)
    assert asked.fold.line == f"You predicted A, “{'x' * 40} …”: right."
