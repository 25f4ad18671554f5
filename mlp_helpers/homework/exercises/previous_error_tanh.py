"""Exercise: the error of a layer, in a network that squishes with tanh."""

import numpy as np

from mlp_helpers.checks.exercise import Exercise, Mistake
from mlp_helpers.lesson07.exercises import way_back
from mlp_helpers.lesson07.exercises.previous_error import exercise as with_sigmoid
from mlp_helpers.network import sigmoid, sigmoid_prime


def _tanh_prime(z):
    return 1 - np.tanh(z) ** 2


_error = way_back.errors_by(_tanh_prime)

exercise = Exercise(
    signature="previous_error_tanh(W_next, delta_next, z)",
    task="In a network whose neurons squish with tanh, give ∂C_0/∂z of a layer, (n,), from the "
    "weights W_next (n_next, n) of the layer after it, that layer's error delta_next (n_next,), "
    "and the layer's own sums z (n,).",
    right=_error(),
    cases=with_sigmoid.cases,
    whole=with_sigmoid.whole,
    counts=with_sigmoid.counts,
    sizes=with_sigmoid.sizes,
    asks=with_sigmoid.asks,
    draw=with_sigmoid.draw,
    mistakes=[
        Mistake(
            "the slope of σ, not of tanh",
            "You take the slope of σ, as in the lesson. These neurons squish with tanh, which has "
            "another slope.",
            _error(slope=sigmoid_prime),
        ),
        Mistake(
            "a(1 − a) with a = tanh(z)",
            "a(1 − a) is the slope of σ alone. What is the slope of tanh, made of a = tanh(z)?",
            _error(slope=lambda z: np.tanh(z) * (1 - np.tanh(z))),
        ),
        Mistake(
            "the brackets around the slope are missing",
            "Python multiplies before it subtracts: without brackets the square is taken off all "
            "that stands before it. Put the slope, 1 minus the square, into brackets.",
            lambda W, delta, z: way_back.through(W, delta) - np.tanh(z) ** 2,
        ),
        Mistake(
            "the square is forgotten",
            "1 − tanh(z) is not the slope of tanh: where z is negative it would be above 1.",
            _error(slope=lambda z: 1 - np.tanh(z)),
        ),
        Mistake(
            "the square is around all of it",
            "You square the whole difference, the 1 as well. Only tanh(z) is squared.",
            _error(slope=lambda z: (1 - np.tanh(z)) ** 2),
        ),
        Mistake(
            "1 / cosh(z) without its square",
            "1 / cosh(z) is not the slope of tanh yet: a square is missing.",
            _error(slope=lambda z: 1 / np.cosh(z)),
        ),
        Mistake(
            "z is not squished first",
            "In the slope of tanh, z itself is squared. Squish it first.",
            _error(slope=lambda z: 1 - z**2),
        ),
        Mistake(
            "the square is inside tanh",
            "You square z, and squish that. The slope of tanh asks for the square of tanh(z): "
            "squish first, then square.",
            _error(slope=lambda z: 1 - np.tanh(z**2)),
        ),
        Mistake(
            "z is squished twice",
            "The slope of tanh is taken at the activation. It belongs to z.",
            _error(slope=lambda z: _tanh_prime(np.tanh(z))),
            _error(slope=lambda z: _tanh_prime(sigmoid(z))),
            _error(slope=lambda z: 1 - sigmoid(z) ** 2),
        ),
        Mistake(
            "tanh instead of its slope",
            "You multiply with this layer's activations. The chain asks for the slope of tanh, "
            "not its height.",
            _error(slope=np.tanh),
            _error(slope=lambda z: np.tanh(z) ** 2),
        ),
        Mistake(
            "plus instead of minus",
            "A slope of tanh is never above 1. Look at the sign between the 1 and the square.",
            _error(slope=lambda z: 1 + np.tanh(z) ** 2),
        ),
        Mistake(
            "the sign of the slope",
            "Your slopes are negative, but tanh rises everywhere: mind which is taken off which.",
            _error(slope=lambda z: np.tanh(z) ** 2 - 1),
            _error(front=-1),
        ),
        way_back.slope_is_forgotten("the slope is forgotten", _error),
        Mistake(
            "multiplied with z",
            "You multiply with z itself. The chain has the slope of tanh there.",
            _error(slope=lambda z: z),
        ),
        way_back.wrong_way_round(_error, way_back.rows_added_up(_tanh_prime)),
        way_back.wrong_layers_z("slope", _tanh_prime),
        Mistake(
            "the slope at the wrong number",
            "The slope of tanh is taken at an error. It belongs to this layer's sums z: was tanh "
            "given delta_next?",
            *way_back.slope_at_an_error(_tanh_prime),
        ),
        way_back.two_too_many(_error),
        way_back.not_added_up(_tanh_prime),
        way_back.mean_of_the_products(_error),
        way_back.all_in_one_sum(_error),
    ],
    hint="As previous_error, but for one factor. What is the slope of tanh at z, made of tanh(z) "
    "alone?",
)
