"""Predictions by hand: a guess, a commitment, the truth over it, and what is said of it."""

import importlib

import numpy as np
import pytest

from mlp_helpers.by_hand import (
    PredictBars,
    PredictCards,
    PredictCurve,
    PredictNeurons,
    PredictPixel,
)
from mlp_helpers.digits import load_digits, load_example, load_trained
from mlp_helpers.lesson02 import patterns
from mlp_helpers.network import Network
from tests.by_hand import by_hand

FOUR = np.zeros((4, 10))
FOUR[1], FOUR[2, 3], FOUR[2, 8], FOUR[3, 3] = 0.5, 1, 0.9, 0.9
IMAGE, WEIGHTS = load_example(7, 3), patterns.trained(7)
S = np.linspace(-20, 20, 81)
STEPS = np.linspace(0, 200, 41)
SHIFTS = np.arange(-6, 7)


def texts(lesson, name):
    return getattr(importlib.import_module(f"mlp_helpers.{lesson}.questions"), name)


def bars():
    return PredictBars(**texts("lesson01", "TORN_BARS"), of=load_digits("test")[0][900])


def pixel():
    return PredictPixel(**texts("lesson02", "MATTERS"), of=(IMAGE, WEIGHTS))


def curve():
    return PredictCurve(**texts("lesson03", "BIAS_CURVE"))


def neurons():
    return PredictNeurons(**texts("lesson04", "REACH"), of=(load_trained(), load_example(3)))


def cards():
    return PredictCards(**texts("lesson05", "ORDER"), of=FOUR)


def training():
    return PredictCurve(**texts("lesson06", "FIRST_STEPS"))


def moving():
    return PredictCurve(**texts("lesson07", "SHIFTS"), of=load_trained())


ALL = [bars, pixel, curve, neurons, cards, training, moving]


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


# A guess, and a piece of what is said of it: each kind of mistake has its own.
SAID = {
    bars: [
        (0.9 * np.eye(10)[1], "You expected a clear answer"),
        (0.9 * np.eye(10)[7], "You expected a clear 7"),
        (np.full(10, 0.2), "ten outputs alike"),
        (np.eye(10)[1] + 0.8 * np.eye(10)[3], "You found the two digits"),
        (0.5 * np.eye(10)[1] + 0.5 * np.eye(10)[7], "Your bars add up to 1"),
        (0.5 * np.eye(10)[2] + 0.9 * np.eye(10)[7], "between other digits"),
        (0.4 * np.eye(10)[1] + 0.4 * np.eye(10)[3], "You are close"),
    ],
    pixel: [
        (18 * 28 + 12, "the one you pointed at"),
        (17 * 28 + 10, "A strong weight, but its pixel is black"),
        (0, "This pixel is black: whatever its weight"),
        (17 * 28 + 13, "Right beside it"),
    ],
    curve: [
        (np.full(81, 0.5), "never changes its mind"),
        (np.linspace(0, 1, 81), "a straight line"),
        (sigmoid(S), "σ without a bias"),
        (sigmoid(S + 10), "to the other side"),
        (sigmoid(10 - S), "Your curve falls"),
        (np.exp(-((S - 10) ** 2) / 9), "Your curve falls"),
        ((S > 10.2) * 1.0, "You drew a step"),
        (np.clip(S / 60, 0, 0.4), "never half active"),
        (sigmoid((S - 10) / 4), "The place is right"),
        (sigmoid((S - 16) / 2), "its place another"),
        (sigmoid(S - 10.5), "close everywhere"),
    ],
    neurons: [
        ({(2, 5)}, "You forgot who looks at layer 2"),
        ({(3, j) for j in range(10)}, "left out neuron 5 itself"),
        ({(2, 5), (2, 6)}, "do not look at each other"),
        ({(2, 5), (1, 3)}, "nothing flows back"),
        ({(2, 5), (3, 0), (3, 1)}, "left out 8 of the outputs"),
        ({(2, 5)} | {(3, j) for j in range(10)}, "exactly these"),
    ],
    cards: [
        ("SRPQ", "Your order is right"),
        ("SPRQ", "1 of the 6 pairs is the other way round. P is silent"),
        ("SRQP", "Q is off by only 0.5"),
        ("RSPQ", "S pays only for the 0.1"),
        ("QPRS", "You put the most expensive first"),
    ],
    training: [
        (np.full(41, 1.0), "learns nothing"),
        (np.linspace(1, 3, 41), "ends higher than it begins"),
        (np.linspace(3, 0.3, 41), "A straight line"),
        (3 * np.exp(-STEPS / 20), "Yours gets to 0"),
        (1 + np.cos(STEPS / 20), "goes up again"),
        (0.9 * np.exp(-STEPS / 50) + 0.3, "begins too low"),
        (2.7 * np.exp(-STEPS / 30) + 0.3, "There are two"),
    ],
    moving: [
        (np.full(13, 0.95), "does not care where a digit lies"),
        (np.linspace(1, 0, 13), "A straight line"),
        (abs(SHIFTS) / 6, "lowest in the middle"),
        (np.r_[np.full(7, 0.95), np.linspace(0.8, 0, 6)], "favours one direction"),
        (0.95 - 0.04 * abs(SHIFTS), "bear more"),
        ((SHIFTS == 0) * 0.95, "You expected less of it"),
    ],
}
CASES = [(make, guess, said) for make, cases in SAID.items() for guess, said in cases]


@pytest.mark.parametrize("make, guess, said", CASES)
def test_every_wrong_kind_is_explained(make, guess, said):
    made = make()
    made.set_guess(guess)
    made.commit()
    assert said in made.status.text
    assert "nan" not in made.status.text and made.status.text.endswith(".")


@pytest.mark.parametrize("make", ALL)
def test_nothing_is_given_away_before_somebody_commits(make):
    made = make()
    start = made.status.text
    assert made.truth is None and repr(made).endswith("not answered yet")
    assert made.question in made.box.children[0].value.replace("&#x27;", "'")
    made.show_me()
    assert made.truth is not None and repr(made).endswith("shown")
    assert made.status.text != start and made.status.text.endswith(".")
    told = made.status.text
    made.commit()
    made.show_me()
    assert repr(made).endswith("shown") and made.status.text == told
    with pytest.raises(ValueError, match="told already"):
        made.set_guess(0)
    made.reset()
    assert made.truth is None and made.status.text == start


@pytest.mark.parametrize("make", ALL)
def test_an_empty_guess_is_refused_in_words(make):
    made = make()
    assert made.guess is None
    made.done_button.click()
    assert made.truth is None and made.open and made.status.text != made.how
    assert made.status.text.endswith(".")


def test_cards_as_they_lie_are_no_guess():
    made = cards()
    made.commit()
    assert made.open and made.status.text.startswith("The cards lie as they were dealt. Drag")
    by_hand(made.cards, order=[3, 0, 2, 1])
    made.commit()
    assert not made.open and made.guess == list("SPRQ")
    assert made.truth == pytest.approx({"P": 1, "Q": 2.5, "R": 0.81, "S": 0.01})
    assert repr(made).endswith("answered, 2 of 4 in their places")


def test_a_hand_draws_and_gaps_are_joined_straight():
    made = curve()
    sketch = np.zeros((2, 81), np.float32)
    sketch[:, 0], sketch[:, 40], sketch[:, 80] = (0.2, 1), (0.4, 1), (1, 1)
    by_hand(made.sketch, sketch=sketch)
    assert made.guess[[0, 20, 40, 60, 80]] == pytest.approx([0.2, 0.3, 0.4, 0.7, 1])
    made.done_button.click()
    assert made.sketch.locked and made.sketch.truth == pytest.approx(made.truth)
    assert made.truth == pytest.approx(sigmoid(S - 10))
    before = made.guess
    by_hand(made.sketch, sketch=np.ones((2, 81), np.float32))
    assert np.array_equal(made.guess, before)


@pytest.mark.parametrize("drawn, said", [(range(9, 81), "begins at −15.5"), (range(60), "at 9.5")])
def test_a_sketch_goes_from_one_end_to_the_other(drawn, said):
    made = curve()
    sketch = np.zeros((2, 81), np.float32)
    sketch[1, list(drawn)] = 1
    by_hand(made.sketch, sketch=sketch)
    made.commit()
    assert made.open and said in made.status.text


def test_a_hand_drags_bars():
    made = bars()
    values = np.zeros(10, np.float32)
    values[1] = 0.75
    by_hand(made.bars, values=values)
    assert made.guess[1] == 0.75 and made.bars.targets is None
    made.commit()
    assert made.bars.targets == pytest.approx(load_trained()(load_digits("test")[0][900]))


def test_a_hand_points_in_either_picture():
    made = pixel()
    by_hand(made.weights, pointed=100)
    assert made.image.pointed == made.weights.pointed == made.guess == 100
    by_hand(made.image, pointed=490)
    assert made.weights.pointed == 490 and made.image.answer == -1
    made.commit()
    best = abs(IMAGE * WEIGHTS.ravel()).argmax()
    assert made.image.answer == made.weights.answer == made.answer == best
    assert made.weights.values.ravel() == pytest.approx(IMAGE * WEIGHTS.ravel())
    made.reset()
    assert made.weights.values == pytest.approx(WEIGHTS) and made.image.pointed == -1


def test_a_hand_picks_neurons():
    made = neurons()
    picked = np.zeros(42, np.float32)
    picked[[16 + 5, 32]] = 1
    by_hand(made.diagram, picked=picked)
    assert made.guess == {(2, 5), (3, 0)} and made.diagram.answer is None
    made.commit()
    assert made.truth == {(2, 5)} | {(3, j) for j in range(10)}
    assert made.diagram.answer.sum() == 11
    assert repr(made).endswith("answered, 9 missed, 0 neurons too many")


def test_what_is_true_is_computed_for_whatever_it_is_asked_of():
    """Nothing is known beforehand: another image, weight, network has another truth."""
    eight = load_example(8)
    asked = PredictBars(**texts("lesson01", "TORN_BARS"), of=eight)
    asked.show_me()
    assert asked.truth == pytest.approx(load_trained()(eight))
    small = Network((784, 5, 4, 3), np.random.default_rng(2))
    parts = texts("lesson04", "REACH") | {"edge": (3, 2, 1)}
    asked = PredictNeurons(**parts, of=(small, eight))
    asked.show_me()
    assert asked.truth == {(3, 2)}
    asked = PredictCurve(**texts("lesson07", "SHIFTS"), of=Network((784, 4, 10)))
    asked.show_me()
    assert asked.truth.max() < 0.5


def test_the_first_steps_are_those_of_a_training():
    made = training()
    made.show_me()
    assert made.truth.shape == made.xs.shape
    assert made.sketch.start == pytest.approx(made.truth[0], abs=0.01)
    assert made.truth[1:10].min() > 0.8 and made.truth[-1] < 0.6
    again = training()
    again.show_me()
    assert again.truth == pytest.approx(made.truth)


def test_moved_images_are_read_as_moved_ones():
    made = moving()
    made.show_me()
    images, labels = load_digits("test")
    pictures = np.zeros((10_000, 28, 28), np.float32)
    pictures[:, :, 2:] = images.reshape(-1, 28, 28)[:, :, :-2]
    right = (load_trained()(pictures.reshape(-1, 784)).argmax(axis=1) == labels).mean()
    assert made.truth[8] == pytest.approx(right)


def test_a_question_is_a_sentence():
    with pytest.raises(ValueError, match="question is ' '; wanted a sentence"):
        PredictCurve(**texts("lesson03", "BIAS_CURVE") | {"question": " "})


def test_a_truth_that_is_too_short_is_said_and_does_not_go_on_for_ever():
    asked = PredictCurve(
        question="How does it go on?", x=(0, 1), y=(0, 1), columns=11,
        truth=lambda xs: list(xs)[:-1], explain=lambda guess, truth, xs: "",
    )  # fmt: skip
    asked.set_guess([0.5] * 11)
    asked.commit()
    assert asked.status.text == "The truth has 10 values; wanted 11, one for each x."
    asked.reset()
    assert asked.open
