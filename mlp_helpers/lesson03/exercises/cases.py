"""What the exercises on the sigmoid and on its slope share."""

import math

import numpy as np

from mlp_helpers.checks.exercise import Case, Mistake

NUMBERS = [
    Case(0.0),
    Case(2.0),
    Case(-3.0),
    Case(np.array([-2.0, 0.0, 1.0, 5.0])),
    Case(np.array([[0.5, -0.5, 10.0], [-10.0, 3.0, -1.0]])),
]


def math_sigmoid(z):
    """The sigmoid of a single number, by the math module."""
    return 1 / (1 + math.exp(-z))


def only_single(*ways):
    """The mistake of functions that cannot take an array."""
    return Mistake(
        "only works on single numbers",
        "Single numbers come out right, but an array of them stops it. Functions of the math "
        "module, and if, take one number at a time. Their relatives in NumPy take both.",
        *ways,
    )


def only_arrays(function):
    """The mistake of loops over an array, of rows or of numbers: a single number stops them."""
    return Mistake(
        "only works on arrays",
        "Arrays come out right, but a single number stops it: a for loop cannot walk through one "
        "number. NumPy's functions take both, without a loop.",
        lambda z: np.array([function(number) for number in z]),
        lambda z: np.array([[function(number) for number in row] for row in z]),
    )
