"""The exercises of lesson 1: other ways to be right, and nearly right."""

import functools

import numpy as np
import pytest

from tests.checks.common import digit, flat, place


@pytest.mark.parametrize(
    "function",
    [
        lambda image: image.flatten(),
        lambda image: image.ravel(),
        lambda image: image.astype(np.float32).reshape(-1),
        lambda image: np.concatenate(list(image)),
        lambda image: np.array([image[r, c] for r in range(28) for c in range(28)]),
        np.ravel,
        functools.partial(np.reshape, shape=784) if np.__version__ >= "2.1" else np.ravel,
    ],
)
def test_other_ways_to_be_right(function):
    verdict = flat(function)
    assert verdict and not verdict.notes


def test_right_on_the_shown_cases_only_is_wrong():
    assert not place(lambda row, column: 28 * row + column if (row, column) != (27, 26) else 0)
    assert not flat(lambda image: np.arange(784.0))
    assert not digit(lambda outputs: 3)
