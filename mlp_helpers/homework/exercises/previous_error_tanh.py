"""Exercise: the error of a layer, in a network that squishes with tanh."""

import numpy as np

from mlp_helpers.checks.exercise import Exercise, Mistake
from mlp_helpers.checks.mistake import in_parts
from mlp_helpers.lesson07.exercises.previous_error import exercise as with_sigmoid
from mlp_helpers.network import sigmoid, sigmoid_prime


def _tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def _back(W, delta):
    return W.T @ delta


@in_parts
def _error(product=_back, slope=_tanh_prime, front=1, last=lambda delta: delta):
    """A layer's error: what comes back through the weights, and the slope of tanh."""
    return lambda W, delta, z: last(front * product(W, delta) * slope(z))


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
            lambda W, delta, z: _back(W, delta) - np.tanh(z) ** 2,
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
        Mistake(
            "the slope is forgotten",
            "That is how the cost depends on this layer's activations. Asked is how it depends on "
            "its sums z: one link of the chain is missing.",
            _error(slope=lambda z: 1),
        ),
        Mistake(
            "multiplied with z",
            "You multiply with z itself. The chain has the slope of tanh there.",
            _error(slope=lambda z: z),
        ),
        Mistake(
            "W is taken the wrong way round",
            "You go through W as on the way forward. On the way back, neuron k adds up over all "
            "neurons j it leads to, and their weights stand in column k.",
            _error(product=lambda W, delta: W @ delta),
            lambda W, delta, z: (W * delta[:, None]).sum(axis=1) * _tanh_prime(z),
        ),
        Mistake(
            "the wrong layer's z",
            "z belongs to the layer that is asked about, not to the one after it. So its slope "
            "comes in behind the weights, and not before.",
            lambda W, delta, z: W.T @ (delta * _tanh_prime(z)),
            lambda W, delta, z: W @ (delta * _tanh_prime(z)),
        ),
        Mistake(
            "the slope at the wrong number",
            "The slope of tanh is taken at an error. It belongs to this layer's sums z: was tanh "
            "given delta_next?",
            lambda W, delta, z: _back(W, delta) * _tanh_prime(delta),
            lambda W, delta, z: _back(W, delta) * _tanh_prime(_back(W, delta)),
            lambda W, delta, z: W.T @ (delta * _tanh_prime(delta)),
            lambda W, delta, z: _tanh_prime(_back(W, delta)),
        ),
        Mistake(
            "a 2 too many",
            "There is a 2 in front. It belongs to the output layer, where the slope of the square "
            "comes in, and delta_next holds it already.",
            _error(front=2),
        ),
        Mistake(
            "the products are not added up",
            "One number for every weight comes out. Each neuron adds up over all neurons it leads "
            "to.",
            lambda W, delta, z: W.T * delta * _tanh_prime(z)[:, None],
            lambda W, delta, z: W * delta[:, None] * _tanh_prime(z),
            lambda W, delta, z: W.T * delta,
            lambda W, delta, z: W * delta[:, None],
        ),
        Mistake(
            "the mean instead of the sum",
            "You divide by the number of neurons after it. All of their errors count in full.",
            _error(product=lambda W, delta: (W * delta[:, None]).mean(axis=0)),
        ),
        Mistake(
            "all neurons in one sum",
            "One number comes out. Every neuron of this layer has an error of its own.",
            _error(last=np.sum),
        ),
    ],
    hint="As previous_error, but for one factor. What is the slope of tanh at z, made of tanh(z) "
    "alone?",
)
