"""Predict: commit first, then touch."""

import pytest

from mlp_helpers import quiz
from mlp_helpers.lesson01.draw_digit import DrawDigit
from mlp_helpers.quiz import Predict

OPTIONS = [("red", "No: <grey> pictures."), ("grey", "Right."), ("blue", "No: too cold.")]


def ask(demo=None, **more):
    return Predict("Which colour?", OPTIONS, right=1, demo=demo, **more)


def test_the_demo_is_closed_until_an_answer_is_committed():
    pad = DrawDigit()
    asked = ask(pad)
    assert pad.locked and repr(asked) == "Predict: 'Which colour?' not answered yet"
    assert "Right." not in asked.talk.value
    asked.choice.index = 0
    assert pad.locked  # choosing is not committing
    asked.commit.click()
    assert not pad.locked and asked.answered == 0
    assert repr(asked) == "Predict: 'Which colour?' answered A, not right"


def test_every_option_is_discussed_and_the_prediction_stands_beside_the_outcome():
    pad = DrawDigit()
    asked = ask(pad, outcome=lambda pad: f"reads {pad.answer}")
    asked.answer(1)
    text = asked.talk.value
    assert "You predicted B" in text and "✓ right" in text
    for _, explanation in OPTIONS:
        assert explanation.replace("<grey>", "&lt;grey&gt;") in text
    pad.load(7)
    assert "reads 7" in asked.talk.value and "You predicted B" in asked.talk.value


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
    assert repr(asked).endswith("answers shown") and "Right." in asked.talk.value


def test_an_answer_stands():
    asked = ask()
    asked.answer(2)
    asked.answer(1)
    asked.choice.index = 0
    asked.commit.click()
    asked.skip.click()
    assert asked.answered == 2 and not asked.shown


def test_a_presenter_opens_all():
    quiz.open_all()
    try:
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
        ({"right": 3}, "right is 3; wanted 0..2"),
    ],
)
def test_questions_that_make_no_sense_are_refused(change, wanted):
    whole = {"question": "Which colour?", "options": OPTIONS, "right": 1} | change
    with pytest.raises(ValueError, match=wanted):
        Predict(**whole)
    with pytest.raises(TypeError, match="wanted a demo or nothing"):
        ask("a demo")
    with pytest.raises(ValueError, match="place is 5"):
        ask().answer(5)
