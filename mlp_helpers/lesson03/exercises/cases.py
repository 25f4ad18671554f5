"""What the exercises on the sigmoid and on its slope share."""

import math

import numpy as np

from mlp_helpers.checks.drawing import signed, unlike
from mlp_helpers.checks.exercise import Case, Mistake
from mlp_helpers.checks.inside import names_in, signs_in

# Nothing far above 0: there 1 − σ(z) cancels, and who has seven digits only would be wrong.
NUMBERS = [
    Case(0.0),
    Case(2.0),
    Case(-3.0),
    Case(np.array([-2.0, 0.0, 1.0, 4.0])),
    Case(np.array([[0.5, -0.5, 4.0], [-10.0, 3.0, -1.0]])),
    Case(np.array([0.25, -4.5, 0.75])),
    Case(np.array([-0.25, 1.5, -2.75])),
    Case(np.array([3.5, -1.25, 0.5, -6.0])),
]
WHOLE = [Case(2), Case(np.array([-2, 0, 1])), Case(np.array([[3, -1], [0, 2]]))]
ROUNDED = (2.718, 2.72, 2.7, 2.71, 2.7182, 2.73, 2.7183)  # e, as it is typed


def drawn_numbers(rng):
    """A single number and arrays of one dimension and of two, in each a number from −7 to −4.

    There σ and its slope are so small that a rounded e shows. Who takes single numbers only is
    told by the arrays, and who takes arrays only by the number.
    """
    lengths = unlike(rng, 3, 8, 2)
    arrays = [signed(rng, *shape, low=0.3, high=4.0) for shape in (lengths[:1], lengths)]
    for array in arrays:
        array.flat[rng.integers(array.size)] = _far_below(rng)
    return [Case(_far_below(rng)), *map(Case, arrays)]


def _far_below(rng):
    return round(float(rng.uniform(-7, -4)), 3)


def logit(a):
    """The z whose σ(z) is a; NaN or infinity where there is none."""
    return np.log(a / (1 - a))


def sizes(z):
    """How many numbers there are, for `Exercise.sizes`."""
    return ("a single number" if np.ndim(z) == 0 else f"an array of shape {np.shape(z)}",)


def e_is_rounded(make, bases=ROUNDED):
    """The mistake of an e that is typed; make: gives a way, from a σ with one of these bases."""
    return Mistake(
        "e is rounded",
        "Nearly. An e that is typed is rounded: 2.71828… goes on without an end. np.exp(x) gives e "
        "to the x.",
        *(make(lambda z, e=e: 1 / (1 + e ** (-z))) for e in bases),
        share=0.5,
    )


def brackets_are_missing(make):
    """The mistake of 1 / 1 + e^(−z). make: gives a way, from a σ that is written like that."""
    return Mistake(
        "the brackets around the denominator are missing",
        "Python divides before it adds: without brackets, only the first 1 is below the fraction "
        "bar. Say with brackets where the denominator begins and ends.",
        make(lambda z: 1 / 1 + np.exp(-z)),
        make(lambda z: 1 / 1 + np.exp(z)),
    )


def minus_misses_the_bias(*ways):
    """The mistake of e to the −(w @ a) + b, which looks like a subtracted bias from outside."""
    return Mistake(
        "the minus of the exponent does not reach the bias",
        "In the exponent the minus stands before the weighted sum only, so the bias comes in with "
        "the wrong sign. It belongs to all of z: mind the brackets.",
        *ways,
        when=_has_a_minus_for_the_exponent_only,
    )


def _has_a_minus_for_the_exponent_only(function):
    """Whether its code raises e to a power, turns one sign round, and subtracts nothing.

    A second sign that is turned round takes the bias away: exp(-(w @ a + -b)).
    """
    signs = signs_in(function)
    raises = "exp" in names_in(function) or "**" in signs
    return raises and signs.count("-x") % 2 == 1 and not {"-", "-="} & {*signs}


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
