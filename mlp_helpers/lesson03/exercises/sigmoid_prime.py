"""Exercise: the slope of the sigmoid."""

from mlp_helpers.checks.exercise import Exercise, Mistake
from mlp_helpers.checks.fitted import by_nudging
from mlp_helpers.checks.inside import signs_in
from mlp_helpers.lesson03.exercises.cases import (
    NUMBERS,
    WHOLE,
    drawn_numbers,
    e_is_rounded,
    math_sigmoid,
    only_arrays,
    only_single,
    sizes,
)
from mlp_helpers.network import sigmoid, sigmoid_prime


def _nudged(nudge):
    return lambda z: (sigmoid(z + nudge) - sigmoid(z)) / nudge


def _nudged_to_both_sides(nudge):
    return lambda z: (sigmoid(z + nudge) - sigmoid(z - nudge)) / (2 * nudge)


def _subtracts(function):
    """Whether its code does: else an answer that is always 0, or always 1, has other reasons."""
    return "-" in signs_in(function)


exercise = Exercise(
    signature="sigmoid_prime(z)",
    task="Give the slope of the sigmoid at z, a number or an array of numbers.",
    right=sigmoid_prime,
    cases=NUMBERS,
    whole=WHOLE,
    sizes=sizes,
    asks="NumPy's functions need no size at all.",
    mistakes=[
        e_is_rounded(lambda squish: lambda z: squish(z) * (1 - squish(z))),
        Mistake(
            "brackets are missing",
            "Python multiplies before it subtracts: σ · 1 − σ is σ − σ, and that is 0. Put the "
            "difference into brackets.",
            lambda z: sigmoid(z) * 1 - sigmoid(z),
            when=_subtracts,
        ),
        Mistake(
            "z was not squished first",
            "You multiply z itself by 1 − z. What belongs there is the activation: squish z first.",
            lambda z: z * (1 - z),
        ),
        Mistake(
            "only one of the two is squished",
            "One of your two factors is made of the activation, the other of z itself. Both are "
            "made of the activation.",
            lambda z: sigmoid(z) * (1 - z),
            lambda z: z * (1 - sigmoid(z)),
        ),
        Mistake(
            "the sigmoid itself, not its slope",
            "You give how high the curve is. Wanted is how steep it is, and that is highest, "
            "0.25, at z = 0.",
            lambda z: sigmoid(z),
        ),
        Mistake(
            "only the factor with the minus",
            "That is one of two factors. Your answer should go to 0 on both sides, because the "
            "curve is flat there.",
            lambda z: 1 - sigmoid(z),
            lambda z: sigmoid(-z),
        ),
        Mistake(
            "plus instead of minus",
            "A slope above 0.25 is too steep for this curve. Look at the sign between 1 and the "
            "activation.",
            lambda z: sigmoid(z) * (1 + sigmoid(z)),
        ),
        Mistake(
            "the sign is turned round",
            "Your slopes are negative, but the curve rises everywhere.",
            lambda z: -sigmoid_prime(z),
        ),
        Mistake(
            "the activation squared",
            "You multiply the activation by itself. The second factor is what it lacks to be 1.",
            lambda z: sigmoid(z) ** 2,
        ),
        Mistake(
            "the two parts are added",
            "An activation and what it lacks to be 1 always add up to 1. Multiply them.",
            lambda z: sigmoid(z) + (1 - sigmoid(z)),
            when=_subtracts,
        ),
        Mistake(
            "squished twice",
            "z is squished, and the outcome is squished once more. Squish only once.",
            lambda z: sigmoid_prime(sigmoid(z)),
            lambda z: sigmoid(z * (1 - z)),
        ),
        Mistake(
            "a slope by nudging, only nearly right",
            "Nudging z by a little and looking is a good way to find a slope, and yours is close. "
            "There is a formula that gives it exactly, from the activation alone.",
            _nudged(0.001),
            fits=by_nudging(_nudged, _nudged_to_both_sides),
        ),
        only_single(
            lambda z: math_sigmoid(z) * (1 - math_sigmoid(z)),
            lambda z: sigmoid_prime(z) if z >= 0 else sigmoid_prime(-z),
        ),
        only_arrays(sigmoid_prime),
    ],
    hint="Squish z once and give the outcome a name, such as a. Then think of two numbers: a, "
    "and what a lacks to be 1.",
    solution='''\
def sigmoid_prime(z):
    """Slope of the sigmoid at z."""
    a = 1 / (1 + np.exp(-z))
    return a * (1 - a)''',
    draw=drawn_numbers,
)
