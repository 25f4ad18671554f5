"""Mistakes with a number that may be any, which is found from the answers."""

import numpy as np
import pytest

from mlp_helpers.checks import check, exercises
from mlp_helpers.checks.fitted import nudge_of
from tests.checks.common import named

EXERCISES = exercises()


def sigma(z):
    return 1 / (1 + np.exp(-z))


def to_one_side(h):
    return lambda f, x: np.array([(f(x + h * e) - f(x)) / h for e in np.eye(len(x))])


def backwards(h):
    return lambda f, x: np.array([(f(x) - f(x - h * e)) / h for e in np.eye(len(x))])


def to_both_sides(h):
    return lambda f, x: np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])


@pytest.mark.parametrize("h", [0.5, 0.2, 0.05, 0.02, 0.005, 0.003])
def test_any_nudge_that_is_too_large_is_told(h):
    for slopes in (to_one_side, backwards, *([to_both_sides] if h > 0.1 else [])):
        assert named(slopes(h), "numerical_gradient") == "the nudge is too large"


@pytest.mark.parametrize("h", [1e-12, 5e-13, 3e-13, 2e-14, 1e-14])
def test_any_nudge_that_is_too_small_is_told(h):
    for slopes in (to_one_side, backwards, to_both_sides):
        assert named(slopes(h), "numerical_gradient") == "the nudge is too small"


@pytest.mark.parametrize("h", [1e-9, 0.005, 1e-12])
def test_no_nudge_is_told_as_two_that_contradict_each_other(h):
    said = named(
        lambda f, x: np.array([f(x + h * e) - f(x) for e in np.eye(len(x))]), "numerical_gradient"
    )
    assert not ("not divided by the nudge" in said and "multiplied" in said)


@pytest.mark.parametrize("h", [0.1, 0.01, 1e-3, 1e-4, -1e-3])
def test_a_slope_by_nudging_is_told_where_there_is_a_formula(h):
    wanted = "a slope by nudging, only nearly right"
    assert named(lambda z: (sigma(z + h) - sigma(z)) / h, "sigmoid_prime") == wanted
    if h > 1e-3:
        both_sides = lambda z: (sigma(z + h) - sigma(z - h)) / (2 * h)  # noqa: E731
        assert named(both_sides, "sigmoid_prime") == wanted

    def line_cost_gradient(slope, intercept, x, y):
        cost = lambda a, b: np.mean((a * x + b - y) ** 2)  # noqa: E731
        before = cost(slope, intercept)
        after = cost(slope + h, intercept), cost(slope, intercept + h)
        return np.array([(one - before) / h for one in after])

    said = named(line_cost_gradient, "line_cost_gradient")
    assert said == "slopes by nudging, only nearly right"


@pytest.mark.parametrize(("h", "below"), [(1e-2, 0), (1e-4, 0), (1e-5, 0), (1e-2, 1e-2)])
def test_slopes_of_a_network_by_nudging_are_told(h, below):
    def outputs(weights, biases, x):
        for W, b in zip(weights, biases, strict=True):
            x = sigma(x @ W.T + b)
        return x

    def pixel_gradient(weights, biases, image, target):
        cost = lambda x: ((outputs(weights, biases, x) - target) ** 2).sum()  # noqa: E731
        pairs = ((cost(image + h * e), cost(image - below * e)) for e in np.eye(len(image)))
        return np.array([(above - under) / (h + below) for above, under in pairs])

    def gradient(weights, biases, images, targets):
        weights, biases = [W.copy() for W in weights], [b.copy() for b in biases]
        cost = lambda: ((outputs(weights, biases, images) - targets) ** 2).sum(axis=1).mean()  # noqa: E731
        slopes = [np.zeros(part.shape) for part in weights + biases]
        for part, slope in zip(weights + biases, slopes, strict=True):
            for at in np.ndindex(part.shape):
                old = part[at]
                part[at] = old - below
                slope[at] = -cost()
                part[at] = old + h
                slope[at] = (slope[at] + cost()) / (h + below)
                part[at] = old
        return slopes[: len(weights)], slopes[len(weights) :]

    said = "slopes by nudging, only nearly right"
    assert named(pixel_gradient, "pixel_gradient") == said
    verdict = check(gradient, seconds=30)
    assert repr(verdict).endswith(said) and "Backpropagation" in verdict.message


@pytest.mark.parametrize("number", [100, 1000, 784, 40])
def test_one_divisor_for_all_digits_is_told(number):
    def share_by_digit(answers, labels):
        return [((answers == d) & (labels == d)).sum() / number for d in range(10)]

    verdict = check(share_by_digit)
    assert repr(verdict).endswith("all digits are divided by one and the same number")
    assert "number of images." not in verdict.message


def test_a_nudge_is_found_only_where_there_is_one():
    exercise = EXERCISES["sigmoid_prime"]
    nudged = lambda h: lambda z: (sigma(z + h) - sigma(z)) / h  # noqa: E731
    answers = list(exercise.answers_of(nudged(0.02)))
    assert nudge_of(nudged, answers, exercise, 1) == pytest.approx(0.02)
    for other in (lambda z: None, lambda z: "a", lambda z: z * np.nan, lambda z: [1, 2]):
        answers = list(exercise.answers_of(other))
        assert nudge_of(nudged, answers, exercise, 1) is None
    assert "nudg" not in named(lambda z: sigma(z) ** 3, "sigmoid_prime")


NUDGED = ("numerical_gradient", "sigmoid_prime", "line_cost_gradient", "pixel_gradient", "gradient")


@pytest.mark.parametrize("name", [*NUDGED, "share_by_digit"])
@pytest.mark.parametrize("factor", [1e30, -1e12, 1e5, 1e-5, 1e-300])
def test_answers_that_are_far_off_are_no_nudge(name, factor):
    def far(answer, *args):
        if isinstance(answer, (list, tuple)):
            return [far(part, *args) for part in answer]
        return answer + factor * np.cos(np.arange(np.size(answer))).reshape(np.shape(answer))

    function = lambda *args: far(EXERCISES[name].right(*args))  # noqa: E731
    verdict = check(function, name)
    assert verdict or "nudg" not in repr(verdict)
