"""Exercise: the error of the output layer."""

import numpy as np

from mlp_helpers.checks.drawing import signed, unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.mistake import in_parts
from mlp_helpers.lesson03.exercises.cases import e_is_rounded
from mlp_helpers.network import sigmoid, sigmoid_prime
from mlp_helpers.texts import counted


def _output_layers():
    """Output layers: a single neuron to think through, a few, and the lesson's ten."""
    z = np.array([0.0])
    yield Case(sigmoid(z), np.array([1.0]), z)
    rng = np.random.default_rng(7)
    for n in (3, 4, 10, 3, 4, 10, 16, 2):
        z = np.round(2 * rng.normal(size=n), 2)
        y = np.eye(n)[rng.integers(n)]
        yield _case(y, z)


def _case(y, z):
    text = f"{len(z)} random sums z, a = σ(z), and y with its 1 at a place"
    return Case(sigmoid(z), y, z, text=text)


def _draw(rng):
    """Three output layers of unlike sizes."""
    return [_drawn(rng, n) for n in unlike(rng, 3, 14, 3)]


def _drawn(rng, n):
    return _case(np.eye(n)[rng.integers(n)], signed(rng, n, low=0.3, high=3.0))


def _whole_cases():
    """Wanted outputs, and sums, as one types them by hand; a to a few digits, as on paper."""
    z = np.array([0, 2, -1])
    text = "z = np.array([0, 2, -1]) and y = np.array([0, 1, 0]), whole numbers, and a = σ(z)"
    yield Case(sigmoid(z), np.array([0, 1, 0]), z, text=text)
    z = np.array([0.5, -1.5])
    text = "z = np.array([0.5, -1.5]), y = np.array([0, 1]), whole numbers, and a = σ(z)"
    yield Case(sigmoid(z), np.array([0, 1]), z, text=text)


@in_parts
def _error(two=2, apart=np.subtract, slope=sigmoid_prime, last=lambda delta: delta):
    """An output error of three factors: the 2, the difference, the slope of σ."""
    return lambda a, y, z: last(two * apart(a, y) * slope(z))


def _slope_with(squish):
    return lambda z: squish(z) * (1 - squish(z))


exercise = Exercise(
    signature="output_error(a, y, z)",
    task="Give ∂C_0/∂z of the output layer, (n,), from its activations a (n,), the wanted "
    "outputs y (n,) and its sums z (n,). The cost has no ½.",
    right=lambda a, y, z: 2 * (a - y) * sigmoid_prime(z),
    cases=list(_output_layers()),
    whole=list(_whole_cases()),
    counts=lambda a, y, z: {"the number of outputs": len(a)},
    sizes=lambda a, y, z: (counted(len(a), "output"),),
    asks="Arrays can be multiplied and subtracted as a whole.",
    mistakes=[
        Mistake(
            "the brackets around 1 − a are missing",
            "Python multiplies before it subtracts: without brackets a is taken off all that "
            "stands before it. In a(1 − a) the difference belongs into brackets.",
            lambda a, y, z: 2 * (a - y) * a - a,
        ),
        e_is_rounded(lambda squish: _error(slope=_slope_with(squish))),
        Mistake(
            "the 2 is forgotten",
            "Half of it is there. The cost has no ½ here: what does the slope of a square bring "
            "along?",
            _error(two=1),
        ),
        Mistake(
            "y − a instead of a − y",
            "The sign is turned round. That is the wish, the way downhill; the slope points "
            "uphill, and it is positive where an output is too large.",
            _error(apart=lambda a, y: y - a),
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
            _error(slope=lambda z: 1),
        ),
        Mistake(
            "σ' and the 2 are forgotten",
            "That is the difference alone. Two things are missing: what the square brings along, "
            "and the link of the chain from z to a.",
            lambda a, y, z: a - y,
        ),
        Mistake(
            "σ instead of σ'",
            "You multiply with the activation. The chain asks for the slope of σ, not its height.",
            _error(slope=sigmoid),
            _error(slope=lambda z: sigmoid(-z)),
        ),
        Mistake(
            "σ' of a instead of z",
            "The slope of σ is taken at the wrong place: at a, which is squished already. It "
            "belongs to z.",
            _error(slope=lambda z: sigmoid_prime(sigmoid(z))),
        ),
        Mistake(
            "z(1 − z) instead of a(1 − a)",
            "In the slope of σ, z itself is multiplied. Squish it first.",
            _error(slope=lambda z: z * (1 - z)),
        ),
        Mistake(
            "multiplied with z",
            "You multiply with z itself. From z to a the chain has the slope of σ.",
            _error(slope=lambda z: z),
        ),
        Mistake(
            "the difference is still squared",
            "The square is still there: that is the cost, not yet its slope.",
            lambda a, y, z: (a - y) ** 2,
            lambda a, y, z: (a - y) ** 2 * sigmoid_prime(z),
            _error(apart=lambda a, y: (a - y) ** 2),
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
            _error(last=lambda delta: delta / len(delta)),
            _error(last=np.mean),
        ),
        Mistake(
            "all outputs in one sum",
            "One number comes out. Every neuron has an error of its own.",
            _error(last=np.sum),
        ),
    ],
    hint="Two links of the chain: how the cost depends on a, and how a depends on z. Both are "
    "taken neuron by neuron, and multiplied.",
    solution='''\
from mlp_helpers.network import sigmoid_prime


def output_error(a, y, z):
    """∂C_0/∂z of the output layer, (n,)."""
    return 2 * (a - y) * sigmoid_prime(z)''',
    draw=_draw,
)
