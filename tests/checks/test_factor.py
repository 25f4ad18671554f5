"""Answers that are right but for a factor, in every exercise; and two known mistakes at once."""

import numpy as np
import pytest

from mlp_helpers.checks import check, exercises, factor_words
from mlp_helpers.checks.mistake import two_at_once
from tests.checks.common import named

EXERCISES = exercises()
NUMERIC = sorted(EXERCISES.keys() - {"pixel_index", "read_answer", "descend"})


def times(factor, answer):
    """An answer, or all arrays of a gradient, times a factor."""
    if isinstance(answer, (list, tuple)):
        return type(answer)(times(factor, part) for part in answer)
    return factor * answer


def by(factor, name):
    """The right function of an exercise, with all of its numbers times a factor."""
    return lambda *args: times(factor, EXERCISES[name].right(*args))


@pytest.mark.parametrize("name", NUMERIC)
@pytest.mark.parametrize(
    ("factor", "words"),
    [
        (1 / 10, "10 times too small"),
        (1 / 60_000, "60,000 times too small"),
        (3.0, "3 times too large"),
        (2.5, "2.5 times too large"),
        (-1.0, "sign"),
        (-7.0, "7 times too large"),
    ],
)
def test_a_factor_is_told_in_words(name, factor, words):
    if name == "gradient_step":  # there it is the step that has a factor
        function = lambda w, gradient, eta: w - factor * eta * gradient  # noqa: E731
        words = "uphill" if factor == -1 else words
    elif name == "balanced":  # and there the shift
        function = lambda w: w - factor * w.mean()  # noqa: E731
        words = "shifted the wrong way" if factor == -1 else words
    elif (name, factor) == ("average_cost", 1 / 10):
        function, words = by(factor, name), "divided by the ten outputs as well"
    elif (name, factor) == ("output_error", -1):
        function, words = by(factor, name), "y − a instead of a − y"
    else:
        function = by(factor, name)
    verdict = check(function, name)
    assert not verdict and words in repr(verdict), verdict
    if factor < 0:
        assert any(word in str(verdict) for word in ("sign", "uphill", "y − a", "wrong way"))
    if factor == 1 / 60_000:
        assert "training images" in verdict.message


def nielsen(start, average):
    """The gradient image by image, as in Nielsen's book; start: of the error at the output."""
    right = EXERCISES["gradient"].right

    def gradient(weights, biases, images, targets):
        m = len(images)
        return times(start / (1 if average else 1 / m) / 2, right(weights, biases, images, targets))

    return gradient


def test_nielsen_s_nabla_is_told_as_what_it_is():
    sums, two = "summed over the images, not averaged", "the 2 is forgotten"
    assert named(nielsen(1, average=False), "gradient") == f"{sums}; {two}"
    assert named(nielsen(1, average=True), "gradient") == two
    assert named(nielsen(2, average=False), "gradient") == sums
    verdict = check(nielsen(-1, average=False), "gradient")
    assert verdict.message.startswith("Three things at once. ")
    for name in (sums, two, "the sign is turned round"):
        assert name in str(verdict) or name in verdict.headline


@pytest.mark.parametrize("number", [10, 60_000, 25, 50, 100, 1000])
def test_a_number_in_place_of_how_many_there_are(number):
    def average_cost(outputs, targets):
        return ((outputs - targets) ** 2).sum() / number

    wanted = f"divided by {number:,}, not by the number of images"
    if number == 10:
        wanted = "divided by the ten outputs, not by the number of images"
    assert named(average_cost, "average_cost") == wanted

    def gradient(weights, biases, images, targets):
        return times(
            len(images) / number, EXERCISES["gradient"].right(weights, biases, images, targets)
        )

    assert named(gradient, "gradient") == f"divided by {number:,}, not by the number of images"


@pytest.mark.parametrize("one", [slice(1), slice(-1, None)])
def test_one_image_that_is_divided_by_how_many_there_are_is_one_mistake(one):
    def gradient(weights, biases, images, targets):
        parts = EXERCISES["gradient"].right(weights, biases, images[one], targets[one])
        return times(1 / len(images), parts)

    def average_cost(outputs, targets):
        return ((outputs[one] - targets[one]) ** 2).sum() / len(outputs)

    def cost_of_labels(outputs, labels):
        return average_cost(outputs, np.eye(outputs.shape[1])[labels])

    def line_cost_gradient(slope, intercept, x, y):
        off = 2 * (slope * x[one] + intercept - y[one]) / len(x)
        return np.array([(off * x[one]).sum(), off.sum()])

    assert named(gradient, "gradient") == "only the first image, or the last"
    assert named(average_cost, "average_cost") == "only one image"
    assert named(cost_of_labels, "cost_of_labels") == "only one image"
    assert named(line_cost_gradient, "line_cost_gradient") == "only one point"


def test_a_factor_and_a_known_mistake():
    def transposed(weights, biases, images, targets):
        dW, db = EXERCISES["gradient"].right(weights, biases, images, targets)
        return [3 * W.T for W in dW], [3 * b for b in db]

    assert named(transposed, "gradient") == (
        "the outer product is transposed; everything is 3 times too large"
    )
    assert named(lambda w, a: 10 * np.sum(w), "weighted_sum") == (
        "the activations play no part; everything is 10 times too large"
    )
    assert named(lambda W, a, b: 1 / (1 + np.exp(-(W @ a + b) / 10)), "layer") == (
        "the sum before σ is 10 times too small"
    )


def test_a_constant_answer_is_no_factor_of_another():
    assert named(lambda sizes: 7, "count_parameters") == "always 7, whatever the input"


def test_a_factor_in_one_array_alone():
    def gradient(*args):
        dW, db = EXERCISES["gradient"].right(*args)
        return [*dW[:-1], -dW[-1]], db

    assert named(gradient, "gradient") == "∂C/∂W of layer 2: all 8 numbers have the other sign"


PAIRS = [
    (exercise, way)
    for exercise in EXERCISES.values()
    for number, (*_, way) in enumerate(two_at_once(exercise.mistakes))
    if number % 23 == 0
]


@pytest.mark.parametrize(("exercise", "way"), PAIRS, ids=[e.name for e, _ in PAIRS])
def test_two_mistakes_at_once_are_told_in_words(exercise, way):
    verdict = check(way, exercise.name)
    assert not verdict and len(repr(verdict)) <= 110
    names = verdict.headline.removeprefix("not right yet: ").split("; ")
    known = {mistake.name for mistake in exercise.mistakes}
    assert known & set(names) or any(word in names[0] for word in ("stops with", "size", "always"))
    if len(names) > 1:
        assert verdict.message.startswith(("Two things at once. ", "Three things at once. "))


@pytest.mark.parametrize(
    ("name", "function", "wanted"),
    [
        ("layer", lambda W, a, b: W.T @ a + b, "W is transposed; z instead of σ(z)"),
        (
            "cost_of_example",
            lambda a, y: 0.5 * np.mean((a - y) ** 2),
            "the mean instead of the sum; ½ in front",
        ),
        (
            "average_cost",
            lambda outputs, targets: np.sum((outputs - targets) ** 2) / 2,
            "the sum instead of the average; ½ in front",
        ),
        (
            "neuron",
            lambda w, a, b: 1 / (1 + np.exp(w @ a)),
            "the bias is forgotten; the sign of the exponent",
        ),
        (
            "weighted_sum",
            lambda w, a: np.mean(w[:-1] * a[:-1]),
            "the average instead of the sum; the last one is left out",
        ),
        ("output_error", lambda a, y, z: 2 * (y - a), "y − a instead of a − y; σ' is forgotten"),
        ("gradient_step", lambda w, gradient, eta: w + gradient / eta, "uphill; divided by η"),
    ],
)
def test_two_known_mistakes_are_named_as_two(name, function, wanted):
    verdict = check(function, name)
    assert named(function, name) == wanted
    assert verdict.message.startswith("Two things at once. ")
    assert " is right." not in verdict.message


def test_a_factor_is_written_in_few_digits_however_large():
    times = factor_words.times
    assert times(10.0) == "10 times too large" and times(1 / 60_000) == "60,000 times too small"
    for power in (12, 30, 200, 300):
        assert times(10.0**power) == f"1e+{power:02} times too large"
        assert times(10.0**-power) == f"1e+{power:02} times too small"
