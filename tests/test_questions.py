"""The predictions of all lessons: their texts, and what they say about their demos."""

import importlib

import pytest

from mlp_helpers.digits import load_example
from mlp_helpers.quiz import Predict

# Each question that has an outcome, with the demo it is asked about.
DEMOS = {
    "lesson01.INK": "DrawDigit",
    "lesson01.CORNER": "DrawDigit",
    "lesson02.DIMMED": "OneNeuron",
    "lesson02.POSITIVE": "EdgeHunt",
    "lesson03.BIAS": "Squish",
    "lesson03.STEEP": "Squish",
    "lesson03.LARGEST": "ParameterCount",
    "lesson04.ONE_INPUT": "MatrixStep",
    "lesson05.TRASH": "RandomGallery",
    "lesson05.CONFIDENT": "CostTable",
    "lesson06.VALLEY": "DescentCurve",
    "lesson06.RAVINE": "DescentMap",
    "lesson06.EPOCH": "TrainLive",
    "lesson07.AVENUE": "ThreeAvenues",
    "lesson07.FACTORS": "ChainRule",
    "lesson07.OWN_HAND": "OwnHand",
}


def questions():
    """All questions by their names, such as "lesson01.INK"."""
    found = {}
    for lesson in (f"lesson0{n}" for n in range(1, 8)):
        module = importlib.import_module(f"mlp_helpers.{lesson}.questions")
        for name, value in vars(module).items():
            if isinstance(value, dict) and "options" in value:
                found[f"{lesson}.{name}"] = value
    return found


QUESTIONS = questions()


def demo_of(name):
    """The demo that a question is asked about, new."""
    lesson = importlib.import_module(f"mlp_helpers.{name.split('.')[0]}")
    return getattr(lesson, DEMOS[name])()


def test_the_list_above_is_complete():
    assert {name for name, parts in QUESTIONS.items() if "outcome" in parts} == set(DEMOS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_option_is_explained_and_no_explanation_comes_twice(name):
    quiz = Predict(**QUESTIONS[name])
    assert len(set(quiz.explanations)) == len(quiz.options) == len(set(quiz.options))
    assert all(text.endswith((".", "?")) for text in quiz.explanations)


# What they say is wanted to be done before there is an outcome.
UNTOUCHED = {
    "lesson05.CONFIDENT": "press Sure and wrong",
    "lesson06.VALLEY": "press Play",
    "lesson06.RAVINE": "press Play",
    "lesson06.EPOCH": "press One epoch",
    "lesson07.OWN_HAND": "write the digit that is asked for",
}


@pytest.mark.parametrize("name", UNTOUCHED)
def test_an_untouched_demo_has_no_outcome_yet(name):
    made = demo_of(name)
    outcome = QUESTIONS[name]["outcome"]
    assert outcome(made).startswith("Not tried yet: ") and UNTOUCHED[name] in outcome(made)
    if name == "lesson05.CONFIDENT":
        made.choose("sure and wrong")
        assert outcome(made) == ("A", "A, for a 3: cost 2.0000.")
        made.choose("all 0.5")
        assert outcome(made) == ("B", "B, for a 3: cost 2.5000.")
        made.set_all(0.25)
        assert outcome(made) == ("Your own", "Your own, for a 3: cost 1.1250.")
    elif name == "lesson07.OWN_HAND":
        made.write(load_example(made.asked))
        assert outcome(made) == "1 of 1 digit read right so far."
        made.write(load_example((made.asked + 1) % 10))  # another than was asked for
        assert outcome(made) == "1 of 2 digits read right so far."
    else:
        made.step()
        assert "Not tried" not in outcome(made)


@pytest.mark.parametrize("name", DEMOS)
def test_an_outcome_says_what_its_demo_shows(name):
    made = demo_of(name)
    quiz = Predict(**QUESTIONS[name], demo=made)
    quiz.answer(0)
    said = quiz.outcome(made)
    assert said.endswith(".") and "nan" not in said
    assert quiz.fold.told == f"The demo shows: {said}"
    assert not made.locked


def test_outcomes_of_lesson_07_far_from_the_start():
    """An output that is as good as 1, and a factor that is nearly 0, are said as they are."""
    avenues, chain = demo_of("lesson07.AVENUE"), demo_of("lesson07.FACTORS")
    while avenues.before["activation"] < 0.999:
        avenues.load(8, avenues.chooser.chosen[1] + 1)
    assert "next to nothing" in QUESTIONS["lesson07.AVENUE"]["outcome"](avenues)
    chain.set_bias(3, -10)
    said = QUESTIONS["lesson07.FACTORS"]["outcome"](chain)
    assert "e−" in said and "0.000 " not in said
