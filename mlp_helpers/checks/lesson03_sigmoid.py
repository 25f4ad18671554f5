"""Two exercises of lesson 3: the sigmoid and its slope."""

import math

import numpy as np

from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.network import sigmoid as right_sigmoid
from mlp_helpers.network import sigmoid_prime as right_sigmoid_prime


def _math_sigmoid(z):
    return 1 / (1 + math.exp(-z))


def _in_two_halves(z):
    return _math_sigmoid(z) if z >= 0 else 1 - _math_sigmoid(-z)


def _one_by_one(function):
    """A function of single numbers, made to loop over an array, as a student would."""
    return lambda z: np.array([function(number) for number in z])


ONLY_SINGLE = Mistake(
    "only works on single numbers",
    "Single numbers come out right, but an array of them stops it. Functions of the math module, "
    "and if, take one number at a time. Their relatives in NumPy take both.",
    (),
)
ONLY_ARRAYS = Mistake(
    "only works on arrays",
    "Arrays come out right, but a single number stops it: a for loop cannot walk through one "
    "number. NumPy's functions take both, without a loop.",
    (),
)

sigmoid = Exercise(
    signature="sigmoid(z)",
    task="Squish z, a number or an array of numbers, into 0 to 1.",
    right=right_sigmoid,
    cases=[
        Case((0.0,)),
        Case((2.0,)),
        Case((-3.0,)),
        Case((np.array([-2.0, 0.0, 1.0, 5.0]),)),
        Case((np.array([[0.5, -0.5, 10.0], [-10.0, 3.0, -1.0]]),)),
        Case((np.array([-1000.0, 1000.0]),)),
    ],
    mistakes=[
        Mistake(
            "e is rounded",
            "Nearly. e is not 2.718 but 2.71828…, without an end: np.exp(x) gives e to the x.",
            (lambda z: 1 / (1 + 2.718 ** (-z)), lambda z: 1 / (1 + 2.72 ** (-z))),
        ),
        Mistake(
            "the sign of the exponent",
            "A large weighted sum should give an activation close to 1. Yours comes close to 0, "
            "and the other way round. Look at the sign in the exponent.",
            (
                lambda z: right_sigmoid(-z),
                lambda z: 1 / (1 + np.exp(z)),
            ),
        ),
        Mistake(
            "the 1 + in the denominator is forgotten",
            "Your answers grow without an end, well above 1. Compare what stands below the "
            "fraction bar: something is added there.",
            (lambda z: 1 / np.exp(-z), lambda z: np.exp(z)),
        ),
        Mistake(
            "the brackets around the denominator are missing",
            "Python divides before it adds: without brackets, only the first 1 is below the "
            "fraction bar. Say with brackets where the denominator begins and ends.",
            (lambda z: 1 / 1 + np.exp(-z), lambda z: 1 / 1 + np.exp(z)),
        ),
        Mistake(
            "only the power of e",
            "That is the power of e, and only a part of the formula. It can be as large as it "
            "likes; an activation cannot.",
            (lambda z: np.exp(-z),),
        ),
        Mistake(
            "minus in the denominator",
            "At z = 0 you divide by 0. Inside the denominator, is something added, or taken away?",
            (lambda z: 1 / (1 - np.exp(-z)),),
        ),
        Mistake(
            "another squishing function: tanh",
            "tanh squishes as well, but into −1 to 1. Here it is the one that ends at 0 and 1.",
            (np.tanh,),
        ),
        Mistake(
            "a step, not a squish",
            "You jump from 0 to 1 at once. Values of z near 0 should come out between.",
            (
                lambda z: np.heaviside(z, 0.5),
                lambda z: np.heaviside(z, 0.0),
                lambda z: np.heaviside(z, 1.0),
                lambda z: np.where(np.asarray(z) > 0, 1, 0),
                lambda z: np.round(right_sigmoid(z)),
            ),
        ),
        Mistake(
            "cut off instead of squished",
            "What is below 0 or above 1 is cut off, and the rest stays as it was. The curve "
            "bends, and it never quite reaches its ends.",
            (lambda z: np.clip(z, 0, 1), lambda z: np.maximum(z, 0), lambda z: np.minimum(z, 1)),
        ),
        Mistake(
            "z comes back as it was",
            "Your answer is z itself. It should be squished.",
            (lambda z: z,),
        ),
        ONLY_SINGLE._replace(ways=(_math_sigmoid, _in_two_halves)),
        ONLY_ARRAYS._replace(
            ways=(
                _one_by_one(right_sigmoid),
                lambda z: np.array([[right_sigmoid(x) for x in row] for row in z]),
            )
        ),
        Mistake(
            "large numbers are too much for math.exp",
            "Most of it is right, but math.exp stops with an error where a power of e is too large "
            "for it. NumPy's np.exp goes on, with infinity, and 1 / infinity is the right 0.",
            (np.vectorize(_math_sigmoid, otypes=[float]),),
        ),
    ],
    hint="NumPy's np.exp(x) is e to the power of x, for a number and for a whole array. Put "
    "brackets around the denominator.",
    solution='''\
def sigmoid(z):
    """Squish z into 0 to 1."""
    with np.errstate(over="ignore"):  # e^(-z) may become infinity, and 1 / infinity is 0
        return 1 / (1 + np.exp(-z))''',
)


def _nudged(z):
    return (right_sigmoid(z + 0.001) - right_sigmoid(z)) / 0.001


sigmoid_prime = Exercise(
    signature="sigmoid_prime(z)",
    task="Give the slope of the sigmoid at z, a number or an array of numbers.",
    right=right_sigmoid_prime,
    cases=[
        Case((0.0,)),
        Case((2.0,)),
        Case((-3.0,)),
        Case((np.array([-2.0, 0.0, 1.0, 5.0]),)),
        Case((np.array([[0.5, -0.5, 10.0], [-10.0, 3.0, -1.0]]),)),
    ],
    mistakes=[
        Mistake(
            "brackets are missing",
            "Python multiplies before it subtracts: σ · 1 − σ is σ − σ, and that is 0. Put the "
            "difference into brackets.",
            (lambda z: right_sigmoid(z) * 1 - right_sigmoid(z),),
        ),
        Mistake(
            "z was not squished first",
            "You multiply z itself by 1 − z. What belongs there is the activation: squish z first.",
            (lambda z: z * (1 - z),),
        ),
        Mistake(
            "only one of the two is squished",
            "One of your two factors is made of the activation, the other of z itself. Both are "
            "made of the activation.",
            (
                lambda z: right_sigmoid(z) * (1 - z),
                lambda z: z * (1 - right_sigmoid(z)),
            ),
        ),
        Mistake(
            "the sigmoid itself, not its slope",
            "You give how high the curve is. Wanted is how steep it is, and that is highest, "
            "0.25, at z = 0.",
            (lambda z: right_sigmoid(z),),
        ),
        Mistake(
            "only the factor with the minus",
            "That is one of two factors. Your answer should go to 0 on both sides, because the "
            "curve is flat there.",
            (lambda z: 1 - right_sigmoid(z), lambda z: right_sigmoid(-z)),
        ),
        Mistake(
            "plus instead of minus",
            "A slope above 0.25 is too steep for this curve. Look at the sign between 1 and the "
            "activation.",
            (lambda z: right_sigmoid(z) * (1 + right_sigmoid(z)),),
        ),
        Mistake(
            "the sign is turned round",
            "Your slopes are negative, but the curve rises everywhere.",
            (lambda z: -right_sigmoid_prime(z),),
        ),
        Mistake(
            "the activation squared",
            "You multiply the activation by itself. The second factor is what it lacks to be 1.",
            (lambda z: right_sigmoid(z) ** 2,),
        ),
        Mistake(
            "the two parts are added",
            "An activation and what it lacks to be 1 always add up to 1. Multiply them.",
            (lambda z: right_sigmoid(z) + (1 - right_sigmoid(z)),),
        ),
        Mistake(
            "squished twice",
            "z is squished, and the outcome is squished once more. Squish only once.",
            (
                lambda z: right_sigmoid_prime(right_sigmoid(z)),
                lambda z: right_sigmoid(z * (1 - z)),
            ),
        ),
        Mistake(
            "a slope from one nudge to the right, only nearly right",
            "Nudging z by a little and looking is a good way to find a slope, and yours is close. "
            "There is a formula that gives it exactly, from the activation alone.",
            (_nudged,),
        ),
        ONLY_SINGLE._replace(
            ways=(
                lambda z: _math_sigmoid(z) * (1 - _math_sigmoid(z)),
                lambda z: right_sigmoid_prime(z) if z >= 0 else right_sigmoid_prime(-z),
            )
        ),
        ONLY_ARRAYS._replace(
            ways=(
                _one_by_one(right_sigmoid_prime),
                lambda z: np.array([[right_sigmoid_prime(x) for x in row] for row in z]),
            )
        ),
    ],
    hint="Squish z once and give the outcome a name, such as a. Then think of two numbers: a, "
    "and what a lacks to be 1.",
    solution='''\
def sigmoid_prime(z):
    """Slope of the sigmoid at z."""
    a = 1 / (1 + np.exp(-z))
    return a * (1 - a)''',
)
