"""Exercise: one neuron: the weighted sum, the bias, the sigmoid."""

import numpy as np

from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.network import sigmoid


def _neurons():
    """A neuron to think through, a few others, and one that looks at an image."""
    yield Case(np.array([2.0, -1.0]), np.array([0.5, 1.0]), 1.0)
    yield Case(np.array([1.0, -2.0, 0.5]), np.array([0.2, 0.4, 1.0]), -0.5)
    yield Case(np.array([0.3, 0.9, -0.4, 0.6]), np.array([1.0, 0.5, 0.25, 0.75]), 0.25)
    rng = np.random.default_rng(3)
    w, a = rng.normal(size=784) / 28, rng.random(784)
    yield Case(w, a, -0.7, text="784 random weights, 784 random activations and the bias −0.7")


def _z(w, a, b):
    return w @ a + b


exercise = Exercise(
    signature="neuron(w, a, b)",
    task="Give a neuron's activation, from its weights w (n,), the activations a (n,) it looks "
    "at, and its bias b.",
    right=lambda w, a, b: sigmoid(_z(w, a, b)),
    cases=list(_neurons()),
    mistakes=[
        Mistake(
            "the bias is forgotten",
            "The weighted sum is squished, but the bias makes no difference yet. Where does it "
            "come in?",
            lambda w, a, b: sigmoid(w @ a),
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
            lambda w, a, b: _z(w, a, b),
        ),
        Mistake(
            "σ and the bias are forgotten",
            "That is the weighted sum. The bias and the squishing are still to come.",
            lambda w, a, b: w @ a,
        ),
        Mistake(
            "the bias is taken away",
            "The bias is subtracted. A bias of −10 is a negative number already: add it.",
            lambda w, a, b: sigmoid(w @ a - b),
        ),
        Mistake(
            "the bias is multiplied",
            "The bias is one more number in the sum, not one more factor.",
            lambda w, a, b: sigmoid(w @ a * b),
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
            lambda w, a, b: sigmoid((w * a).mean() + b),
        ),
        Mistake(
            "weights and activations are added",
            "You add each weight to its activation. What does a weight do with its activation?",
            lambda w, a, b: sigmoid((w + a).sum() + b),
        ),
        Mistake(
            "an input is left out",
            "One input does not count: the last, or the first. Remember that range(n) ends with "
            "n − 1, and that Python counts from 0.",
            lambda w, a, b: sigmoid(w[:-1] @ a[:-1] + b),
            lambda w, a, b: sigmoid(w[1:] @ a[1:] + b),
        ),
        Mistake(
            "the weights do not matter",
            "Your answer is made of the activations alone. Where do the weights come in?",
            lambda w, a, b: sigmoid(a.sum() + b),
        ),
        Mistake(
            "the sign of the exponent",
            "The more speaks for it, the lower is your activation. Look at the sign in your σ.",
            lambda w, a, b: sigmoid(-_z(w, a, b)),
        ),
        Mistake(
            "a step, not a squish",
            "Your neuron is either fully on or off. σ gives what lies between, too.",
            lambda w, a, b: np.heaviside(_z(w, a, b), 0.5),
            lambda w, a, b: np.round(sigmoid(_z(w, a, b))),
        ),
    ],
    hint="Three steps: the weighted sum of lesson 02; add the bias; squish what comes out.",
    solution='''\
def neuron(w, a, b):
    """Activation of a neuron with weights w and bias b that looks at activations a."""
    z = w @ a + b
    return 1 / (1 + np.exp(-z))''',
)
