"""Exercise: the error of a layer, from that of the layer after it."""

import numpy as np

from mlp_helpers.checks.drawing import again_until, signed, steady, unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.lesson03.exercises.cases import e_is_rounded
from mlp_helpers.lesson07.exercises import way_back
from mlp_helpers.network import sigmoid, sigmoid_prime
from mlp_helpers.texts import counted


def _layers_before():
    """A pair of layers to think through, a square one, which takes any mix-up, and others."""
    W = np.array([[1.0, -2.0, 0.5], [3.0, 0.0, -1.0]])
    yield Case(W, np.array([0.2, -0.1]), np.array([0.0, 1.0, -1.0]))
    rng = np.random.default_rng(8)
    for n_next, n in (
        (3, 3),
        (2, 4),
        (10, 16),
        (3, 4),
        (4, 3),
        (10, 16),
        (16, 16),
        (2, 3),
        (16, 10),
    ):
        yield again_until(steady(_back), lambda shape=(n_next, n): _random(rng, *shape))


def _random(rng, n_next, n):
    """Numbers of which none is so large that tanh, which is asked as well, is flat there."""
    args = rng.normal(size=(n_next, n)), rng.normal(size=n_next), 2.7 * rng.uniform(-1, 1, n)
    text = f"W_next of shape {n_next, n}, delta_next ({n_next},) and z ({n},), all random"
    return Case(*args, text=text)


def _draw(rng):
    """Three pairs of layers: more neurons after it, fewer, and as many, which takes any mix-up."""
    few, some, many = sorted(unlike(rng, 3, 14, 3))
    shapes = (few, many), (many, some), (few, few)
    return [again_until(steady(_back), lambda s=shape: _drawn(rng, *s)) for shape in shapes]


def _drawn(rng, n_next, n):
    W, delta = signed(rng, n_next, n, high=2.0), signed(rng, n_next, low=0.05)
    text = f"W_next of shape {n_next, n}, delta_next ({n_next},) and z ({n},), all drawn"
    return Case(W, delta, signed(rng, n, low=0.3, high=2.5), text=text)


def _whole_cases():
    """Whole numbers, as one types them by hand."""
    W, z = np.array([[1, -2, 0], [3, 0, -1]]), np.array([0, 1, -1])
    yield Case(W, np.array([1, -1]), z)
    yield Case(W, np.array([0.5, -0.25]), z)
    yield Case(W / 4, np.array([0.5, -0.25]), z)
    yield Case(W, np.array([0.5, -0.25]), z / 2)


def _back(W, delta, z):
    return (W.T @ delta) * sigmoid_prime(z)


_error = way_back.errors_by(sigmoid_prime)

exercise = Exercise(
    signature="previous_error(W_next, delta_next, z)",
    task="Give ∂C_0/∂z of a layer, (n,), from the weights W_next (n_next, n) of the layer after "
    "it, that layer's error delta_next (n_next,), and the layer's own sums z (n,).",
    right=_back,
    cases=list(_layers_before()),
    whole=list(_whole_cases()),
    counts=lambda W, delta, z: {
        "the number of neurons after it": len(delta),
        "the number of its neurons": len(z),
    },
    sizes=lambda W, delta, z: (counted(len(z), "neuron"), f"{len(delta)} neurons after it"),
    asks="W_next.shape tells how many there are; and @ need not be told.",
    mistakes=[
        Mistake(
            "the brackets around 1 − a are missing",
            "Python multiplies before it subtracts: without brackets a is taken off all that "
            "stands before it. In a(1 − a) the difference belongs into brackets.",
            lambda W, delta, z: (W.T @ delta) * sigmoid(z) - sigmoid(z),
        ),
        e_is_rounded(lambda squish: _error(slope=lambda z: squish(z) * (1 - squish(z)))),
        way_back.slope_is_forgotten("σ' is forgotten", _error),
        way_back.wrong_way_round(_error),
        Mistake(
            "the rows of W are added up, not its columns",
            "You add up along the rows of W. Neuron k of this layer has its weights in column k.",
            way_back.rows_added_up(sigmoid_prime),
            lambda W, delta, z: (W.T * delta).sum(axis=0) * sigmoid_prime(z),
        ),
        way_back.wrong_layers_z("slope of σ", sigmoid_prime),
        Mistake(
            "σ' of the wrong number",
            "The slope of σ is taken at an error. It belongs to this layer's sums z: was it given "
            "delta_next?",
            *way_back.slope_at_an_error(sigmoid_prime),
        ),
        Mistake(
            "σ instead of σ'",
            "You multiply with this layer's activations. The chain asks for the slope of σ, not "
            "its height.",
            _error(slope=sigmoid),
            _error(slope=lambda z: 1 - sigmoid(z)),
        ),
        Mistake(
            "z(1 − z): z is not squished first",
            "In the slope of σ, z itself is multiplied. Squish it first.",
            _error(slope=lambda z: z * (1 - z)),
        ),
        Mistake(
            "z is squished twice",
            "The slope of σ is taken at the activation. It belongs to z.",
            _error(slope=lambda z: sigmoid_prime(sigmoid(z))),
        ),
        Mistake(
            "multiplied with z",
            "You multiply with z itself. The chain has the slope of σ there.",
            _error(slope=lambda z: z),
        ),
        way_back.two_too_many(_error),
        way_back.not_added_up(sigmoid_prime),
        way_back.mean_of_the_products(_error),
        way_back.all_in_one_sum(_error, lambda W, delta, z: (W.T @ delta) @ sigmoid_prime(z)),
        Mistake(
            "the sign is turned round",
            "The sign is turned round. Nothing on the way back changes it: the wish was turned "
            "into an error once, at the output.",
            _error(front=-1),
        ),
    ],
    hint="Write the shapes side by side: which product of W_next and delta_next has n numbers? "
    "Then one more factor, number by number.",
    solution='''\
from mlp_helpers.network import sigmoid_prime


def previous_error(W_next, delta_next, z):
    """∂C_0/∂z of a layer, (n,), from the error of the layer after it."""
    wish = W_next.T @ delta_next  # (n,), ∂C_0/∂a of this layer
    return wish * sigmoid_prime(z)''',
    draw=_draw,
)
