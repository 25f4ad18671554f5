"""Exercise: the error of the output layer."""

import numpy as np

from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.network import sigmoid, sigmoid_prime


def _output_layers():
    """Output layers: a single neuron to think through, a few, and the lesson's ten."""
    z = np.array([0.0])
    yield Case(sigmoid(z), np.array([1.0]), z)
    rng = np.random.default_rng(7)
    for n in (3, 4, 10):
        z = np.round(2 * rng.normal(size=n), 2)
        y = np.eye(n)[rng.integers(n)]
        yield Case(
            sigmoid(z), y, z, text=f"{n} random sums z, a = σ(z), and y with its 1 at a place"
        )


exercise = Exercise(
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
            lambda a, y, z: (a - y) * sigmoid_prime(z),
        ),
        Mistake(
            "y − a instead of a − y",
            "The sign is turned round. That is the wish, the way downhill; the slope points "
            "uphill, and it is positive where an output is too large.",
            lambda a, y, z: 2 * (y - a) * sigmoid_prime(z),
        ),
        Mistake(
            "y − a instead of a − y, and the 2 is forgotten",
            "The sign is turned round, and half of it is missing. Take the slope of (a − y)² again."
            " A square brings a 2 along.",
            lambda a, y, z: (y - a) * sigmoid_prime(z),
        ),
        Mistake(
            "σ' is forgotten",
            "That is how the cost depends on a. Asked is how it depends on z, and from z to a "
            "there is one more link in the chain.",
            lambda a, y, z: 2 * (a - y),
            lambda a, y, z: 2 * (y - a),
        ),
        Mistake(
            "σ' and the 2 are forgotten",
            "That is the difference alone. Two things are missing: what the square brings along, "
            "and the link of the chain from z to a.",
            lambda a, y, z: a - y,
            lambda a, y, z: y - a,
        ),
        Mistake(
            "σ instead of σ'",
            "You multiply with the activation. The chain asks for the slope of σ, not its height.",
            lambda a, y, z: 2 * (a - y) * a,
            lambda a, y, z: (a - y) * a,
            lambda a, y, z: 2 * (a - y) * (1 - a),
        ),
        Mistake(
            "σ' of a instead of z",
            "The slope of σ is taken at the wrong place: at a, which is squished already. It "
            "belongs to z.",
            lambda a, y, z: 2 * (a - y) * sigmoid_prime(a),
            lambda a, y, z: (a - y) * sigmoid_prime(a),
        ),
        Mistake(
            "z(1 − z) instead of a(1 − a)",
            "In the slope of σ, z itself is multiplied. Squish it first.",
            lambda a, y, z: 2 * (a - y) * z * (1 - z),
            lambda a, y, z: (a - y) * z * (1 - z),
        ),
        Mistake(
            "multiplied with z",
            "You multiply with z itself. From z to a the chain has the slope of σ.",
            lambda a, y, z: 2 * (a - y) * z,
            lambda a, y, z: (a - y) * z,
        ),
        Mistake(
            "the difference is still squared",
            "The square is still there: that is the cost, not yet its slope.",
            lambda a, y, z: (a - y) ** 2,
            lambda a, y, z: (a - y) ** 2 * sigmoid_prime(z),
            lambda a, y, z: 2 * (a - y) ** 2 * sigmoid_prime(z),
        ),
        Mistake(
            "only the slope of σ",
            "That is the slope of σ alone. How the cost depends on a is missing.",
            lambda a, y, z: sigmoid_prime(z),
            lambda a, y, z: 2 * sigmoid_prime(z),
        ),
        Mistake(
            "the mean over the outputs",
            "You divide by the number of outputs. The cost adds them up, so nothing is divided.",
            lambda a, y, z: 2 * (a - y) * sigmoid_prime(z) / len(a),
            lambda a, y, z: (2 * (a - y) * sigmoid_prime(z)).mean(),
        ),
        Mistake(
            "all outputs in one sum",
            "One number comes out. Every neuron has an error of its own.",
            lambda a, y, z: (2 * (a - y) * sigmoid_prime(z)).sum(),
            lambda a, y, z: 2 * (a - y) @ sigmoid_prime(z) * 1.0,
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
