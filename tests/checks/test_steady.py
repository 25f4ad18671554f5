"""The same answer to the same input: what counts as the same, and what does not."""

import numpy as np
import pytest

from mlp_helpers.checks import check
from mlp_helpers.checks.answer import from_value, repeats
from tests.checks.common import digit, flat, named

UNSTEADY = "gives different answers to the same input"


def test_random_answers_never_pass():
    rng = np.random.default_rng(0)
    verdict = digit(lambda outputs: rng.integers(10))
    assert repr(verdict) == f"read_answer: not right yet: {UNSTEADY}"
    assert not flat(lambda image: image.ravel() + (rng.random() < 0.5))
    assert not digit(lambda outputs: int(outputs.argmax() + (rng.random() < 0.5)))
    for size in (1e-4, 1.0):
        assert named(lambda w, a, s=size: w @ a + s * rng.random(), "weighted_sum") == UNSTEADY


def test_answers_that_depend_on_earlier_calls_do_not_pass():
    seen = []

    def read_answer(outputs):
        seen.append(1)
        return int(outputs.argmax()) if len(seen) <= 10 else 0

    assert "different answers" in repr(check(read_answer))
    total = [0.0]

    def weighted_sum(w, a):
        total[0] += w @ a
        return total[0]

    assert named(weighted_sum, "weighted_sum") == UNSTEADY


def test_the_last_digits_of_a_right_answer_may_vary():
    rng = np.random.default_rng(0)

    def average_cost(outputs, targets):
        order = rng.permutation(len(outputs))
        return ((outputs[order] - targets[order]) ** 2).sum() / len(order)

    def in_few_digits(outputs, targets):
        order = rng.permutation(len(outputs))
        squares = (outputs[order] - targets[order]).astype(np.float32) ** 2
        return float(squares.sum() / np.float32(len(order)))

    def numerical_gradient(f, x):
        h = rng.uniform(1e-5, 1e-4)
        return np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])

    for function in (average_cost, numerical_gradient):
        assert check(function) and not check(function).notes
    assert check(in_few_digits, "average_cost")


def test_long_numbers_hold_bytes_that_say_nothing():
    def sigmoid(z):
        return 1 / (1 + np.exp(-np.asarray(z, dtype=np.longdouble)))

    def layer(W, a, b):
        return 1 / (1 + np.exp(-(W.astype(np.longdouble) @ a + b)))

    assert check(sigmoid) and check(layer)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ([0.1 + 0.2, np.nan], [0.3, np.nan], True),
        ([1.0, np.inf], [1.0, -np.inf], False),
        ([1.0], [1.0001], False),
        ([1], [1.0], False),
        ([10**15], [10**15 + 1], False),
        ([True], [False], False),
        ([1.0], [[1.0]], False),
        ([np.ones(2), np.ones(3)], [np.ones(2) * (1 + 1e-12), np.ones(3)], True),
        ([np.ones(2), np.ones(3)], [np.ones(2), np.zeros(3)], False),
        (["a"], ["a"], True),
        (None, 1.0, False),
    ],
)
def test_two_answers_repeat_each_other(first, second, same):
    assert repeats(from_value(first), from_value(second)) == same
