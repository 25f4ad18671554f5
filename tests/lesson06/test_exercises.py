"""The exercises of lesson 6: against calculus, other ways to be right, mistakes as written."""

import numpy as np
import pytest

from mlp_helpers.checks import check
from mlp_helpers.lesson06.exercises.numerical_gradient import exercise as numerical_gradient
from tests.checks.common import named


def test_the_slopes_are_those_of_calculus():
    wanted = [
        [2, 3],
        [-1.5, 0.5, np.cos(1)],
        [np.exp(0.2), 0, -3],
        [12, 4, 1, -8],
        [2000, 0.001],
        [1, -2, 4, 3],
        np.arange(1, 11),
    ]
    for answer, right in zip(numerical_gradient.wanted, wanted, strict=True):
        assert answer.numbers == pytest.approx(np.array(right, float), rel=1e-6)


# Other ways to be right


@pytest.mark.parametrize(
    "function",
    [
        lambda w, gradient, eta: w + -eta * gradient,
        lambda w, gradient, eta: np.subtract(w, np.multiply(eta, gradient)),
    ],
)
def test_other_ways_to_take_a_step(function):
    verdict = check(function, "gradient_step")
    assert verdict and not verdict.notes


@pytest.mark.parametrize("nudge", [1e-3, 1e-4, 1e-5, 1e-6, 1e-8])
def test_slopes_by_one_nudge_or_two_are_right(nudge):
    def one_side(f, x):
        x = np.array(x, dtype=float)
        return np.array([(f(x + e) - f(x)) / nudge for e in nudge * np.eye(len(x))])

    def two_sides(f, x):
        return np.array(
            [(f(x + e) - f(x - e)) / (2 * nudge) for e in nudge * np.eye(len(x))]
        )  # fmt: skip

    def backwards(f, x):
        return np.array([(f(x) - f(x - e)) / nudge for e in nudge * np.eye(len(x))])

    for function in (one_side, two_sides, backwards):
        verdict = check(function, "numerical_gradient")
        assert verdict and not verdict.notes


@pytest.mark.parametrize("nudge", [1e-2, 1e-3])
def test_slopes_of_few_digits_are_right(nudge):
    def numerical_gradient(f, x):
        x, slopes = x.astype(np.float32), []
        for k in range(len(x)):
            x[k] += np.float32(nudge)
            above = f(x)
            x[k] -= np.float32(2 * nudge)
            slopes.append((above - f(x)) / (2 * nudge))
            x[k] += np.float32(nudge)
        return np.array(slopes)

    assert check(numerical_gradient)


def test_a_path_may_be_filled_or_a_list():
    def filled(gradient_of, start, eta, steps):
        path = np.zeros((steps + 1, len(start)))
        path[0] = start
        for step in range(steps):
            path[step + 1] = path[step] - eta * gradient_of(path[step])
        return path

    verdict = check(filled, "descend")
    assert verdict and not verdict.notes
    verdict = check(lambda *args: list(filled(*args)), "descend")
    assert verdict and verdict.notes == ("it gives a list where a NumPy array is meant",)


def lesson_s_own(f, x):
    """The pattern of the lesson: keep the middle, + nudge, − nudge, put back."""
    slopes = np.zeros(len(x))
    for k in range(len(x)):
        middle = x[k]
        x[k] = middle + 1e-4
        above = f(x)
        x[k] = middle - 1e-4
        below = f(x)
        x[k] = middle
        slopes[k] = (above - below) / (2 * 1e-4)
    return slopes


def test_the_lesson_s_own_pattern_is_right_on_a_copy_that_holds_a_nudge():
    for copy in (lambda x: np.array(x, dtype=float), lambda x: x.astype(float), lambda x: x * 1.0):
        verdict = check(lambda f, x, copy=copy: lesson_s_own(f, copy(x)), "numerical_gradient")
        assert verdict and not verdict.notes


def test_a_nudge_that_whole_numbers_cannot_hold_is_told():
    for function in (
        lesson_s_own,
        lambda f, x: lesson_s_own(f, x.copy()),
        lambda f, x: lesson_s_own(f, np.array(x)),
    ):
        verdict = check(function, "numerical_gradient")
        assert repr(verdict) == (
            "numerical_gradient: not right yet: fails on whole numbers: they cannot hold a fraction"
        )
        assert (
            "at x = np.array([1, 2]), it gives [5000.0, 15000.0]. Wanted is [2.0, 3.0]."
            in verdict.message
        )
        assert "dtype=float" in verdict.message


# Mistakes as students write them


def test_a_step_in_place_is_told_with_and_without_a_return():
    def returns(w, gradient, eta):
        w -= eta * gradient
        return w

    def forgets(w, gradient, eta):
        w -= eta * gradient

    for function, end in ((returns, "something new."), (forgets, "something new, and return it.")):
        verdict = check(function, "gradient_step")
        assert repr(verdict) == "gradient_step: not right yet: changes its argument"
        assert verdict.message.endswith(end)
    assert named(forgets, "gradient_step") == "changes its argument"


def test_a_path_of_one_array():
    def descend(gradient_of, start, eta, steps):
        w = start.copy()
        path = [w]
        for _ in range(steps):
            w -= eta * gradient_of(w)
            path.append(w)
        return np.array(path)

    assert named(descend, "descend") == "every row is the last point"

    def from_the_start_itself(gradient_of, start, eta, steps):
        for _ in range(steps):
            start -= eta * gradient_of(start)
        return start

    assert named(from_the_start_itself, "descend") == "changes its argument"


@pytest.mark.parametrize("nudge", [1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8])
def test_an_entry_that_is_not_put_back_is_named(nudge):
    def both_sides(f, x):
        slopes = []
        for k in range(len(x)):
            middle = x[k]
            x[k] = middle + nudge
            above = f(x)
            x[k] = middle - nudge
            slopes.append((above - f(x)) / (2 * nudge))
        return np.array(slopes)

    def one_side(f, x):
        slopes = []
        for k in range(len(x)):
            before = f(x)
            x[k] += nudge
            slopes.append((f(x) - before) / nudge)
        return np.array(slopes)

    for function in (both_sides, one_side):
        assert named(function, "numerical_gradient") == (
            "an entry of x stays nudged: it is not put back"
        )
        assert named(lambda f, x, g=function: g(f, x.copy()), "numerical_gradient") == (
            "an entry stays nudged: it is not put back"
        )


@pytest.mark.parametrize("nudge", [1e-2, 1e-3, 1e-4, 1e-6])
def test_divided_by_one_nudge_is_twice_too_large(nudge):
    def doubled(f, x):
        return np.array([(f(x + e) - f(x - e)) / nudge for e in nudge * np.eye(len(x))])

    assert named(doubled, "numerical_gradient") == (
        "twice too large: divided by one nudge, not by two"
    )


def test_nudges_that_come_back_only_nearly():
    def nearly(f, x):
        slopes = []
        for k in range(len(x)):
            x[k] += 1e-4
            above = f(x)
            x[k] -= 1e-4
            slopes.append((above - f(x)) / 1e-4)
        return np.array(slopes)

    verdict = check(nearly, "numerical_gradient")
    assert repr(verdict).endswith("an entry of x stays nudged: it is not put back")
    assert "come back only nearly" in verdict.message


def test_functions_as_arguments_are_described_in_words():
    message = check(lambda f, x: x * 0.0 + 7, "numerical_gradient").message
    assert message.startswith("For f(x) = x[0]**2 + 3 * x[1] at x = np.array([1.0, 2.0]), it ")
    assert "lambda" not in message and "function" not in message
    message = check(
        lambda gradient_of, start, eta, steps: np.ones((steps + 1, 2)), "descend"
    ).message
    assert message.startswith("For the gradient 2 * x, the start np.array([1.0, -2.0]), η = ")
