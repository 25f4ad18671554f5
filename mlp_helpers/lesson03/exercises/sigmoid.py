"""Exercise: the sigmoid."""

import numpy as np

from mlp_helpers.checks.drawing import signed
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.lesson03.exercises.cases import (
    NUMBERS,
    WHOLE,
    brackets_are_missing,
    drawn_numbers,
    e_is_rounded,
    math_sigmoid,
    only_arrays,
    only_single,
    sizes,
)
from mlp_helpers.network import sigmoid


def _in_two_halves(z):
    return math_sigmoid(z) if z >= 0 else 1 - math_sigmoid(-z)


def _whole_at_the_ends(z):
    return 1 if z > 36 else 0 if z < -36 else math_sigmoid(z)


def _draw(rng):
    """As `drawn_numbers`, and an array whose first number is far out: only there math.exp stops,
    and np.vectorize makes whole numbers."""
    far = np.array([-1.0, 1.0]) * np.round(rng.uniform(750, 2000, 2), 1)
    return [*drawn_numbers(rng), Case(np.append(far, signed(rng, 3, high=3.0)))]


exercise = Exercise(
    signature="sigmoid(z)",
    task="Squish z, a number or an array of numbers, into 0 to 1.",
    right=sigmoid,
    cases=[*NUMBERS, Case(np.array([-1000.0, 1000.0])), Case(np.array([-1000.0, 0.5, 40.0]))],
    whole=[*WHOLE, Case(np.array([-1000, 0, 1000]))],
    sizes=sizes,
    asks="NumPy's functions need no size at all.",
    mistakes=[
        e_is_rounded(lambda squish: squish),
        Mistake(
            "the sign of the exponent",
            "A large weighted sum should give an activation close to 1. Yours comes close to 0, "
            "and the other way round. Look at the sign in the exponent.",
            lambda z: sigmoid(-z),
            lambda z: 1 / (1 + np.exp(z)),
        ),
        Mistake(
            "the 1 + in the denominator is forgotten",
            "Your answers grow without an end, well above 1. Compare what stands below the "
            "fraction bar: something is added there.",
            lambda z: 1 / np.exp(-z),
            lambda z: np.exp(z),
        ),
        brackets_are_missing(lambda squish: squish),
        Mistake(
            "only the power of e",
            "That is the power of e, and only a part of the formula. It can be as large as it "
            "likes; an activation cannot.",
            lambda z: np.exp(-z),
        ),
        Mistake(
            "minus in the denominator",
            "At z = 0 you divide by 0. Inside the denominator, is something added, or taken away?",
            lambda z: 1 / (1 - np.exp(-z)),
        ),
        Mistake(
            "another squishing function: tanh",
            "tanh squishes as well, but into −1 to 1. Here it is the one that ends at 0 and 1.",
            np.tanh,
        ),
        Mistake(
            "a step, not a squish",
            "You jump from 0 to 1 at once. Values of z near 0 should come out between.",
            lambda z: np.heaviside(z, 0.5),
            lambda z: np.heaviside(z, 0.0),
            lambda z: np.heaviside(z, 1.0),
            lambda z: np.where(np.asarray(z) > 0, 1, 0),
            lambda z: np.round(sigmoid(z)),
        ),
        Mistake(
            "cut off instead of squished",
            "What is below 0 or above 1 is cut off, and the rest stays as it was. The curve "
            "bends, and it never quite reaches its ends.",
            lambda z: np.clip(z, 0, 1),
            lambda z: np.maximum(z, 0),
            lambda z: np.minimum(z, 1),
        ),
        Mistake(
            "z comes back as it was",
            "Your answer is z itself. It should be squished.",
            lambda z: z,
        ),
        only_single(math_sigmoid, _in_two_halves),
        only_arrays(sigmoid),
        Mistake(
            "np.vectorize makes all answers whole",
            "np.vectorize goes by the first answer it gets: where that is a whole number, such as "
            "0, all others are cut off to whole ones. Give 0.0 and 1.0 instead of 0 and 1.",
            lambda z: np.vectorize(_whole_at_the_ends)(z),
        ),
        Mistake(
            "large numbers are too much for math.exp",
            "Most of it is right, but math.exp stops with an error where a power of e is too large "
            "for it. NumPy's np.exp goes on, with infinity, and 1 / infinity is the right 0.",
            np.vectorize(math_sigmoid, otypes=[float]),
        ),
    ],
    hint="NumPy's np.exp(x) is e to the power of x, for a number and for a whole array. Put "
    "brackets around the denominator.",
    solution='''\
def sigmoid(z):
    """Squish z into 0 to 1."""
    with np.errstate(over="ignore"):  # e^(-z) may become infinity, and 1 / infinity is 0
        return 1 / (1 + np.exp(-z))''',
    draw=_draw,
)
