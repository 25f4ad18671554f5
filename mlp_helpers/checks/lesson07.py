"""The exercises of lesson 7: the error of the output layer, one layer back, and all of it."""

import numpy as np

from mlp_helpers.checks.exercise import Case, Exercise, Mistake, by_name
from mlp_helpers.checks.lesson07_gradient import gradient
from mlp_helpers.network import sigmoid, sigmoid_prime


def _output_layers():
    """Output layers: a single neuron to think through, a few, and the lesson's ten."""
    z = np.array([0.0])
    yield Case((sigmoid(z), np.array([1.0]), z))
    rng = np.random.default_rng(7)
    for n in (3, 4, 10):
        z = np.round(2 * rng.normal(size=n), 2)
        y = np.eye(n)[rng.integers(n)]
        yield Case((sigmoid(z), y, z), f"{n} random sums z, a = σ(z), and y with its 1 at a place")


output_error = Exercise(
    signature="output_error(a, y, z)",
    task="Give ∂C_0/∂z of the output layer, (n,), from its activations a (n,), the wanted "
    "outputs y (n,) and its sums z (n,). The cost has no ½.",
    right=lambda a, y, z: 2 * (a - y) * sigmoid_prime(z),
    cases=list(_output_layers()),
    mistakes=[
        Mistake(
            "the 2 is forgotten",
            "Half of it is there. The cost has no ½ here: what does the slope of a square bring "
            "along?",
            (lambda a, y, z: (a - y) * sigmoid_prime(z),),
        ),
        Mistake(
            "y − a instead of a − y",
            "The sign is turned round. That is the wish, the way downhill; the slope points "
            "uphill, and it is positive where an output is too large.",
            (lambda a, y, z: 2 * (y - a) * sigmoid_prime(z),),
        ),
        Mistake(
            "y − a instead of a − y, and the 2 is forgotten",
            "The sign is turned round, and half of it is missing. Take the slope of (a − y)² again."
            " A square brings a 2 along.",
            (lambda a, y, z: (y - a) * sigmoid_prime(z),),
        ),
        Mistake(
            "σ' is forgotten",
            "That is how the cost depends on a. Asked is how it depends on z, and from z to a "
            "there is one more link in the chain.",
            (lambda a, y, z: 2 * (a - y), lambda a, y, z: 2 * (y - a)),
        ),
        Mistake(
            "σ' and the 2 are forgotten",
            "That is the difference alone. Two things are missing: what the square brings along, "
            "and the link of the chain from z to a.",
            (lambda a, y, z: a - y, lambda a, y, z: y - a),
        ),
        Mistake(
            "σ instead of σ'",
            "You multiply with the activation. The chain asks for the slope of σ, not its height.",
            (
                lambda a, y, z: 2 * (a - y) * a,
                lambda a, y, z: (a - y) * a,
                lambda a, y, z: 2 * (a - y) * (1 - a),
            ),
        ),
        Mistake(
            "σ' of a instead of z",
            "The slope of σ is taken at the wrong place: at a, which is squished already. It "
            "belongs to z.",
            (
                lambda a, y, z: 2 * (a - y) * sigmoid_prime(a),
                lambda a, y, z: (a - y) * sigmoid_prime(a),
            ),
        ),
        Mistake(
            "z(1 − z) instead of a(1 − a)",
            "In the slope of σ, z itself is multiplied. Squish it first.",
            (
                lambda a, y, z: 2 * (a - y) * z * (1 - z),
                lambda a, y, z: (a - y) * z * (1 - z),
            ),
        ),
        Mistake(
            "multiplied with z",
            "You multiply with z itself. From z to a the chain has the slope of σ.",
            (lambda a, y, z: 2 * (a - y) * z, lambda a, y, z: (a - y) * z),
        ),
        Mistake(
            "the difference is still squared",
            "The square is still there: that is the cost, not yet its slope.",
            (
                lambda a, y, z: (a - y) ** 2,
                lambda a, y, z: (a - y) ** 2 * sigmoid_prime(z),
                lambda a, y, z: 2 * (a - y) ** 2 * sigmoid_prime(z),
            ),
        ),
        Mistake(
            "only the slope of σ",
            "That is the slope of σ alone. How the cost depends on a is missing.",
            (lambda a, y, z: sigmoid_prime(z), lambda a, y, z: 2 * sigmoid_prime(z)),
        ),
        Mistake(
            "the mean over the outputs",
            "You divide by the number of outputs. The cost adds them up, so nothing is divided.",
            (
                lambda a, y, z: 2 * (a - y) * sigmoid_prime(z) / len(a),
                lambda a, y, z: (2 * (a - y) * sigmoid_prime(z)).mean(),
            ),
        ),
        Mistake(
            "all outputs in one sum",
            "One number comes out. Every neuron has an error of its own.",
            (
                lambda a, y, z: (2 * (a - y) * sigmoid_prime(z)).sum(),
                lambda a, y, z: 2 * (a - y) @ sigmoid_prime(z) * 1.0,
            ),
        ),
    ],
    hint="Two links of the chain: how the cost depends on a, and how a depends on z. Both are "
    "taken neuron by neuron, and multiplied.",
    solution='''\
from mlp_helpers.network import sigmoid_prime


def output_error(a, y, z):
    """∂C_0/∂z of the output layer, (n,)."""
    return 2 * (a - y) * sigmoid_prime(z)''',
)


def _layers_before():
    """A pair of layers to think through, a square one, which takes any mix-up, and others."""
    W = np.array([[1.0, -2.0, 0.5], [3.0, 0.0, -1.0]])
    yield Case((W, np.array([0.2, -0.1]), np.array([0.0, 1.0, -1.0])))
    rng = np.random.default_rng(8)
    for n_next, n in ((3, 3), (2, 4), (10, 16)):
        args = rng.normal(size=(n_next, n)), rng.normal(size=n_next), 2 * rng.normal(size=n)
        text = f"W_next of shape {n_next, n}, delta_next ({n_next},) and z ({n},), all random"
        yield Case(args, text)


def _back(W, delta, z):
    return (W.T @ delta) * sigmoid_prime(z)


previous_error = Exercise(
    signature="previous_error(W_next, delta_next, z)",
    task="Give ∂C_0/∂z of a layer, (n,), from the weights W_next (n_next, n) of the layer after "
    "it, that layer's error delta_next (n_next,), and the layer's own sums z (n,).",
    right=_back,
    cases=list(_layers_before()),
    mistakes=[
        Mistake(
            "σ' is forgotten",
            "That is how the cost depends on this layer's activations. Asked is how it depends on "
            "its sums z: one link of the chain is missing.",
            (lambda W, delta, z: W.T @ delta,),
        ),
        Mistake(
            "W is taken the wrong way round",
            "You go through W as on the way forward. On the way back, neuron k adds up over all "
            "neurons j it leads to, and their weights stand in column k.",
            (
                lambda W, delta, z: (W @ delta) * sigmoid_prime(z),
                lambda W, delta, z: delta @ W.T * sigmoid_prime(z),
                lambda W, delta, z: W @ delta,
            ),
        ),
        Mistake(
            "the rows of W are added up, not its columns",
            "You add up along the rows of W. Neuron k of this layer has its weights in column k.",
            (
                lambda W, delta, z: (W * delta[:, None]).sum(axis=1) * sigmoid_prime(z),
                lambda W, delta, z: (W.T * delta).sum(axis=0) * sigmoid_prime(z),
            ),
        ),
        Mistake(
            "the wrong layer's z",
            "z belongs to the layer that is asked about, not to the one after it. So its slope of "
            "σ comes in behind the weights, and not before.",
            (
                lambda W, delta, z: W.T @ (delta * sigmoid_prime(z)),
                lambda W, delta, z: W @ (delta * sigmoid_prime(z)),
            ),
        ),
        Mistake(
            "σ' of the wrong number",
            "The slope of σ is taken at the error. It belongs to this layer's sums z.",
            (
                lambda W, delta, z: (W.T @ delta) * sigmoid_prime(W.T @ delta),
                lambda W, delta, z: W.T @ (delta * sigmoid_prime(delta)),
                lambda W, delta, z: sigmoid_prime(W.T @ delta),
            ),
        ),
        Mistake(
            "σ instead of σ'",
            "You multiply with this layer's activations. The chain asks for the slope of σ, not "
            "its height.",
            (
                lambda W, delta, z: (W.T @ delta) * sigmoid(z),
                lambda W, delta, z: (W.T @ delta) * (1 - sigmoid(z)),
            ),
        ),
        Mistake(
            "z(1 − z): z is not squished first",
            "In the slope of σ, z itself is multiplied. Squish it first.",
            (lambda W, delta, z: (W.T @ delta) * z * (1 - z),),
        ),
        Mistake(
            "z is squished twice",
            "The slope of σ is taken at the activation. It belongs to z.",
            (lambda W, delta, z: (W.T @ delta) * sigmoid_prime(sigmoid(z)),),
        ),
        Mistake(
            "multiplied with z",
            "You multiply with z itself. The chain has the slope of σ there.",
            (lambda W, delta, z: (W.T @ delta) * z,),
        ),
        Mistake(
            "a 2 too many",
            "There is a 2 in front. It belongs to the output layer, where the slope of the square "
            "comes in, and delta_next holds it already.",
            (lambda W, delta, z: 2 * _back(W, delta, z),),
        ),
        Mistake(
            "the products are not added up",
            "One number for every weight comes out. Each neuron adds up over all neurons it leads "
            "to.",
            (
                lambda W, delta, z: W.T * delta * sigmoid_prime(z)[:, None],
                lambda W, delta, z: W * delta[:, None] * sigmoid_prime(z),
                lambda W, delta, z: W.T * delta,
                lambda W, delta, z: W * delta[:, None],
            ),
        ),
        Mistake(
            "the mean instead of the sum",
            "You divide by the number of neurons after it. All of their errors count in full.",
            (lambda W, delta, z: (W * delta[:, None]).mean(axis=0) * sigmoid_prime(z),),
        ),
        Mistake(
            "all neurons in one sum",
            "One number comes out. Every neuron of this layer has an error of its own.",
            (
                lambda W, delta, z: _back(W, delta, z).sum(),
                lambda W, delta, z: (W.T @ delta) @ sigmoid_prime(z),
            ),
        ),
        Mistake(
            "the sign is turned round",
            "The sign is turned round. Nothing on the way back changes it: the wish was turned "
            "into an error once, at the output.",
            (lambda W, delta, z: -_back(W, delta, z),),
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
)

EXERCISES = by_name(output_error, previous_error, gradient)
