"""Known mistakes are told from answers that are like theirs by chance."""

import numpy as np
import pytest

from mlp_helpers.checks import check, exercises
from mlp_helpers.checks.answer import from_value
from mlp_helpers.checks.known import always
from tests.checks.common import named

EXERCISES = exercises()
KNOWN = {("one_hot", 0.0): "ten zeros"}  # what is always the same, and has a name


def made_of(number, answer):
    """An answer of the same form, all of whose numbers are this one."""
    if isinstance(answer, (list, tuple)):
        return [made_of(number, part) for part in answer]
    return np.full(np.shape(answer), number) if np.ndim(answer) else number


@pytest.mark.parametrize("name", EXERCISES)
@pytest.mark.parametrize("number", [0.0, 1.0, 0.5, 1e-9])
def test_an_answer_that_is_always_the_same_is_told_as_that(name, number):
    verdict = check(lambda *args: made_of(number, EXERCISES[name].right(*args)), name)
    wanted = KNOWN.get((name, number), f"always {number}, whatever the input")
    assert verdict.headline == f"not right yet: {wanted}"
    if (name, number) not in KNOWN:
        assert "It is the same for every input. " in verdict.message
        assert "Wanted is" in verdict.message
        assert "+=" not in verdict.message  # there is no loop that could put anything into a 0


def test_what_never_changes_is_told_as_students_write_it():
    def numerical_gradient(f, x):
        slopes, eps = np.zeros(len(x)), 1e-4
        for k in range(len(x)):
            y = x.copy()
            y[k] + eps
            slopes[k] = (f(y) - f(x)) / eps
        return slopes

    def count_parameters(sizes):
        total = 0
        for a, b in zip(sizes, sizes[1:]):  # noqa: B905
            total + a * b + b
        return total

    assert "always 0.0" in repr(check(numerical_gradient))
    assert "by +=?" in str(check(numerical_gradient))
    assert "always 0, " in repr(check(count_parameters))
    assert named(lambda w: np.array([1.0, 2.0]), "balanced").startswith("always the same numbers")


def test_a_change_too_small_is_not_taken_for_another_one():
    for nudge in (1e-9, 3e-9, 1e-11):
        said = named(
            lambda f, x, h=nudge: np.array([f(x + h * e) - f(x) for e in np.eye(len(x))]),
            "numerical_gradient",
        )
        assert "multiplied" not in said and "always" not in said


def test_two_parts_that_make_1_and_brackets_that_make_0_have_their_names():
    slope = {"sigmoid_prime": lambda z: (1 / (1 + np.exp(-z))) * 1 - (1 / (1 + np.exp(-z)))}
    assert named(slope["sigmoid_prime"], "sigmoid_prime") == "brackets are missing"
    assert "always 0.0" in named(lambda z: np.zeros(np.shape(z)), "sigmoid_prime")


def test_what_is_always_the_same():
    def of(*values):
        return always([from_value(value) for value in values])

    assert of(0.0, 0.0) == of(np.zeros(2), [np.zeros((2, 1)), np.zeros(3)]) == "0.0"
    assert of(3, 3) == "3" and of(True, True) == "True"
    assert of(np.arange(2), np.arange(2)) == "the same numbers"
    assert of(1.0, 1.0 + 1e-15) == "1.0"
    for values in ([1, 2], [np.nan, np.nan], [None, None], [[], []], [np.arange(2), np.arange(3)]):
        assert of(*values) == ""
