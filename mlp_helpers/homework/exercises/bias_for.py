"""Exercise: the bias with which a neuron has a wanted activation."""

import numpy as np

from mlp_helpers.checks.drawing import again_until, signed, spread, unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.mistake import in_parts
from mlp_helpers.lesson03.exercises.cases import logit
from mlp_helpers.network import sigmoid
from mlp_helpers.texts import counted


def _neurons():
    """A neuron to think through, with z = 0, then others of unlike sizes."""
    yield Case(np.array([2.0, -1.0]), np.array([1.0, 0.5]), 0.5)
    yield Case(np.array([1.0, -2.0, 0.5]), np.array([0.2, 0.4, 1.0]), 0.9)
    rng = np.random.default_rng(32)
    for n in (2, 3, 4, 4, 10, 10, 16, 16, 28, 28, 784, 784):
        w, a = rng.normal(size=n) / np.sqrt(n), rng.random(n)
        activation = round(float(rng.uniform(0.05, 0.95)), 2)
        text = f"{n} random weights, {n} random activations and the activation {activation}"
        yield Case(w, a, activation, text=text)


def _draw(rng):
    """Two neurons of unlike sizes, one to be rather dark, one rather bright."""
    return [
        again_until(_is_clear, lambda n=n, ends=ends: _drawn_neuron(rng, n, ends))
        for n, ends in zip(unlike(rng, 3, 30, 2), ((0.05, 0.4), (0.6, 0.95)), strict=True)
    ]


def _drawn_neuron(rng, n, ends):
    activation = round(float(rng.uniform(*ends)), 3)
    w = np.round(signed(rng, n, high=2.0) / np.sqrt(n), 4)
    return Case(w, spread(rng, n), activation)


def _is_clear(case):
    """Whether neither the weighted sum nor the bias is near 0."""
    w, a, activation = case.args
    return abs(w @ a) > 0.2 and abs(logit(activation) - w @ a) > 0.2


@in_parts
def _bias(z=logit, total=np.dot, way=np.subtract):
    """A bias of three steps: the z that is wanted, what the inputs give, the rest."""
    return lambda w, a, activation: way(z(activation), total(w, a))


exercise = Exercise(
    signature="bias_for(w, a, activation)",
    task="Give the bias with which a neuron that has the weights w (n,) and looks at the "
    "activations a (n,) has this activation, a number between 0 and 1.",
    right=lambda w, a, activation: float(logit(activation) - w @ a),
    cases=list(_neurons()),
    whole=[
        Case(np.array([2, -1]), np.array([1, 0]), 0.25),
        Case(np.array([2, -1, 1]), np.array([0.5, 0.25, 1.0]), 0.75),
    ],
    counts=lambda w, a, activation: {"the number of inputs": len(w)},
    sizes=lambda w, a, activation: (counted(len(w), "input"),),
    asks="How many there are, len(w) tells; and @ need not be told.",
    mistakes=[
        Mistake(
            "the activation is taken for z",
            "You take the weighted sum off the activation itself. The bias is added before σ: "
            "which z has this activation?",
            _bias(z=lambda activation: activation),
        ),
        Mistake(
            "σ instead of its inverse",
            "You squish the activation once more. You want to go the other way, from an activation "
            "back to its z.",
            _bias(z=sigmoid),
            lambda w, a, activation: sigmoid(activation - w @ a),
        ),
        Mistake(
            "one over σ, or over the activation",
            "One over something is not its inverse function. Which z has this activation? Write "
            "a = 1 / (1 + e^(−z)), and solve it for z.",
            _bias(z=lambda activation: 1 / sigmoid(activation)),
            _bias(z=lambda activation: 1 / activation),
        ),
        Mistake(
            "the weighted sum is forgotten",
            "That is the z that is wanted. A part of it comes from the inputs already; the bias "
            "is only the rest.",
            _bias(total=lambda w, a: 0.0),
        ),
        Mistake(
            "the weighted sum is added",
            "z is right, but what the inputs bring along is added to it. The bias is what is "
            "still missing then.",
            _bias(way=np.add),
        ),
        Mistake(
            "the sign is turned round",
            "All is there with the sign turned round: a bias should push z up where the weighted "
            "sum is too small.",
            _bias(way=lambda z, total: total - z),
        ),
        Mistake(
            "a fraction upside down: the other sign of z",
            "Your z has the wrong sign: a neuron that should be bright gets a negative one. Which "
            "of the two stands above the fraction bar in the logarithm?",
            _bias(z=lambda activation: -logit(activation)),
        ),
        Mistake(
            "a part of the logarithm is missing",
            "In your z only a or only 1 − a stands in the logarithm. Solve a = 1 / (1 + e^(−z)) "
            "for e^(−z) first, then take the logarithm of all of it.",
            _bias(z=np.log),
            _bias(z=lambda activation: np.log(1 - activation)),
            _bias(z=lambda activation: -np.log(activation)),
            _bias(z=lambda activation: -np.log(1 - activation)),
        ),
        Mistake(
            "the logarithm is missing",
            "You have the quotient. To get at what stands in an exponent takes a logarithm.",
            _bias(z=lambda activation: activation / (1 - activation)),
            _bias(z=lambda activation: (1 - activation) / activation),
        ),
        Mistake(
            "another logarithm: not that of e",
            "Your logarithm belongs to 10 or to 2. σ is made of e, and np.log is the logarithm "
            "that undoes it.",
            _bias(z=lambda activation: logit(activation) / np.log(10)),
            _bias(z=lambda activation: logit(activation) / np.log(2)),
        ),
        Mistake(
            "brackets are missing",
            "Python divides before it subtracts: without brackets a / 1 − a is 0, and the "
            "logarithm of 0 is −infinity.",
            _bias(z=lambda activation: np.log(activation / 1 - activation)),
        ),
        Mistake(
            "the logarithm ends too early",
            "Your logarithm is of a part only, and the rest is done to it afterwards. It belongs "
            "around all that e^(−z), or e^z, is equal to: mind where its bracket ends.",
            _bias(z=lambda activation: np.log(1 / activation) - 1),
            _bias(z=lambda activation: -np.log(1 / activation) - 1),
            _bias(z=lambda activation: 1 - np.log(1 / activation)),
            _bias(z=lambda activation: np.log(activation) / (1 - activation)),
            _bias(z=lambda activation: np.log(activation) / np.log(1 - activation)),
            _bias(z=lambda activation: -np.log(1 - activation) / activation),
        ),
        Mistake(
            "the inverse of tanh",
            "That is the way back from tanh. Here the neuron squishes with σ.",
            _bias(z=np.arctanh),
        ),
        Mistake(
            "the slope of σ",
            "You take a(1 − a), the slope of σ. Asked is a place, the z where the height is a.",
            _bias(z=lambda activation: activation * (1 - activation)),
        ),
        Mistake(
            "the products are not added up",
            "One number for every input comes out. A neuron has one bias: add the products up.",
            _bias(total=np.multiply),
        ),
        Mistake(
            "the mean instead of the sum",
            "You divide by the number of inputs. A weighted sum is a sum.",
            _bias(total=lambda w, a: (w * a).mean()),
        ),
        Mistake(
            "the weights, or the activations, play no part",
            "Your sum is made of the weights alone, or of the activations alone. A weighted sum "
            "has both.",
            _bias(total=lambda w, a: w.sum()),
            _bias(total=lambda w, a: a.sum()),
        ),
        Mistake(
            "an input is left out",
            "One input does not count: the last, or the first. Remember that range(n) ends with "
            "n − 1, and that Python counts from 0.",
            _bias(total=lambda w, a: w[:-1] @ a[:-1]),
            _bias(total=lambda w, a: w[1:] @ a[1:]),
        ),
        Mistake(
            "divided by the weighted sum",
            "You divide. The bias is one more number in a sum: what is missing is a difference.",
            _bias(way=np.divide),
        ),
        Mistake(
            "the activation does not matter",
            "Your answer is the same for every activation: with it z is always 0.",
            lambda w, a, activation: -(w @ a),
        ),
    ],
    hint="Two steps: which z has this activation? (Solve a = 1 / (1 + e^(−z)) for z; np.log is the "
    "logarithm.) Then: z is the weighted sum plus the bias.",
    draw=_draw,
)
