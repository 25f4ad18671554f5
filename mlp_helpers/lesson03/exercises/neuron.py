"""Exercise: one neuron: the weighted sum, the bias, the sigmoid."""

import numpy as np

from mlp_helpers.checks.drawing import again_until, signed, spread, unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.mistake import in_parts
from mlp_helpers.lesson03.exercises.cases import (
    ROUNDED,
    brackets_are_missing,
    e_is_rounded,
    logit,
    minus_misses_the_bias,
)
from mlp_helpers.network import sigmoid
from mlp_helpers.texts import counted

SHOWS = tuple(e for e in ROUNDED if e != 2.7183)  # so nearly e that no neuron here shows it


def _neurons():
    """A neuron to think through, a few others, and one that looks at an image."""
    yield Case(np.array([2.0, -1.0]), np.array([0.5, 1.0]), 1.0)
    yield Case(np.array([1.0, -2.0, 0.5]), np.array([0.2, 0.4, 1.0]), -0.5)
    yield Case(np.array([0.3, 0.9, -0.4, 0.6]), np.array([1.0, 0.5, 0.25, 0.75]), 0.25)
    rng = np.random.default_rng(3)
    w, a = rng.normal(size=784) / 28, rng.random(784)
    yield Case(w, a, -0.7, text="784 random weights, 784 random activations and the bias −0.7")


def _more_neurons():
    """Two of each size that may stand in an answer as a number."""
    rng = np.random.default_rng(13)
    for n in (2, 3, 4, 10, 10, 16, 16, 28, 28, 784):
        w, a, b = rng.normal(size=n) / np.sqrt(n), rng.random(n), float(rng.normal())
        yield Case(w, a, b, text=f"{n} random weights, {n} random activations and a random bias")


def _draw(rng):
    """Three neurons of unlike sizes, two of them rather dark, where an e that is rounded to 2.7182
    shows, but not one to 2.7183; the bright one alone does not tell it."""
    return [
        again_until(
            lambda case, sign=sign: 0.8 < sign * _z(*case.args) < 1.5 and _counts(*case.args),
            lambda n=n: _drawn_neuron(rng, n),
        )
        for sign, n in zip((-1, -1, 1), unlike(rng, 3, 30, 3), strict=True)
    ]


def _drawn_neuron(rng, n):
    w, a = np.round(signed(rng, n, high=2.0) / np.sqrt(n), 4), spread(rng, n)
    b = float(signed(rng, 1, low=0.4, high=2.0)[0])
    return Case(w, a, b)


def _counts(w, a, b):
    """Whether the weighted sum makes a difference, and is not the bias."""
    return abs(w @ a) > 0.2 and abs(w @ a - b) > 0.1


def _whole_cases():
    """Whole numbers, as one types them by hand."""
    yield Case(np.array([2, -1]), np.array([1, 0]), 1)
    yield Case(np.array([2, -1, 1]), np.array([0.5, 0.25, 1.0]), -1)
    yield Case(np.array([0.5, -1.5]), np.array([1, 1]), 0)


@in_parts
def _neuron(total=np.dot, bias=np.add, squish=sigmoid):
    """A neuron of three steps: the weighted sum, the bias, the squish."""
    return lambda w, a, b: squish(bias(total(w, a), b))


def _z(w, a, b):
    return w @ a + b


exercise = Exercise(
    signature="neuron(w, a, b)",
    task="Give a neuron's activation, from its weights w (n,), the activations a (n,) it looks "
    "at, and its bias b.",
    right=lambda w, a, b: sigmoid(_z(w, a, b)),
    cases=[*_neurons(), *_more_neurons()],
    whole=list(_whole_cases()),
    counts=lambda w, a, b: {"the number of inputs": len(w)},
    sizes=lambda w, a, b: (counted(len(w), "input"),),
    asks="How many there are, len(w) tells; and @ need not be told.",
    undo=logit,
    mistakes=[
        e_is_rounded(lambda squish: _neuron(squish=squish), SHOWS),
        brackets_are_missing(lambda squish: _neuron(squish=squish)),
        minus_misses_the_bias(lambda w, a, b: 1 / (1 + np.exp(-(w @ a) + b))),
        Mistake(
            "the bias is forgotten",
            "The weighted sum is squished, but the bias makes no difference yet. Where does it "
            "come in?",
            _neuron(bias=lambda z, b: z),
        ),
        Mistake(
            "the bias is added after σ",
            "The bias comes too late: you add it to what is already squished, and the answer can "
            "leave 0 to 1. Add it to the weighted sum.",
            lambda w, a, b: sigmoid(w @ a) + b,
        ),
        Mistake(
            "σ is forgotten",
            "That is z, the weighted sum plus the bias, and it can be any number. Squish it.",
            _neuron(squish=lambda z: z),
        ),
        Mistake(
            "σ and the bias are forgotten",
            "That is the weighted sum. The bias and the squishing are still to come.",
            lambda w, a, b: w @ a,
        ),
        Mistake(
            "the bias is taken away",
            "The bias is subtracted. A bias of −10 is a negative number already: add it.",
            _neuron(bias=np.subtract),
        ),
        Mistake(
            "the bias is multiplied",
            "The bias is one more number in the sum, not one more factor.",
            _neuron(bias=np.multiply),
        ),
        Mistake(
            "the bias is added to every product",
            "The bias is counted once for every input. A neuron has one bias, added once.",
            lambda w, a, b: sigmoid((w * a + b).sum()),
        ),
        Mistake(
            "the products are not added up",
            "One number for every input comes out. A neuron has one activation: add the products "
            "up before you squish.",
            lambda w, a, b: sigmoid(w * a + b),
            lambda w, a, b: sigmoid(w * a),
        ),
        Mistake(
            "squished before it is added up",
            "You squish every product by itself and add up afterwards. First the whole sum, then "
            "one squish.",
            lambda w, a, b: sigmoid(w * a + b).sum(),
            lambda w, a, b: sigmoid(w * a).sum(),
            lambda w, a, b: sigmoid(w * a).sum() + b,
            lambda w, a, b: w @ sigmoid(a) + b,
            lambda w, a, b: sigmoid(w @ sigmoid(a) + b),
        ),
        Mistake(
            "the mean instead of the sum",
            "You divide by the number of inputs. A weighted sum is a sum.",
            _neuron(total=lambda w, a: (w * a).mean()),
        ),
        Mistake(
            "weights and activations are added",
            "You add each weight to its activation. What does a weight do with its activation?",
            _neuron(total=lambda w, a: (w + a).sum()),
        ),
        Mistake(
            "an input is left out",
            "One input does not count: the last, or the first. Remember that range(n) ends with "
            "n − 1, and that Python counts from 0.",
            _neuron(total=lambda w, a: w[:-1] @ a[:-1]),
            _neuron(total=lambda w, a: w[1:] @ a[1:]),
        ),
        Mistake(
            "the weights do not matter",
            "Your answer is made of the activations alone. Where do the weights come in?",
            _neuron(total=lambda w, a: a.sum()),
        ),
        Mistake(
            "the sign of the exponent",
            "The more speaks for it, the lower is your activation. Look at the sign in your σ.",
            _neuron(squish=lambda z: sigmoid(-z)),
        ),
        Mistake(
            "another function than σ",
            "The sum is right, but it is not squished by 1 / (1 + e^(−z)).",
            _neuron(squish=np.tanh),
            _neuron(squish=lambda z: np.maximum(z, 0)),
        ),
        Mistake(
            "a step, not a squish",
            "Your neuron is either fully on or off. σ gives what lies between, too.",
            _neuron(squish=lambda z: np.heaviside(z, 0.5)),
            _neuron(squish=lambda z: np.round(sigmoid(z))),
        ),
    ],
    hint="Three steps: the weighted sum of lesson 02; add the bias; squish what comes out.",
    solution='''\
def neuron(w, a, b):
    """Activation of a neuron with weights w and bias b that looks at activations a."""
    z = w @ a + b
    return 1 / (1 + np.exp(-z))''',
    draw=_draw,
)
