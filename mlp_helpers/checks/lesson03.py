"""The exercises of lesson 3: one neuron, and a network's parameters counted; and the sigmoid's."""

import math

import numpy as np

from mlp_helpers.checks.exercise import Case, Exercise, Mistake, by_name
from mlp_helpers.checks.lesson03_sigmoid import sigmoid, sigmoid_prime
from mlp_helpers.network import sigmoid as right_sigmoid


def _neurons():
    """A neuron to think through, a few others, and one that looks at an image."""
    yield Case((np.array([2.0, -1.0]), np.array([0.5, 1.0]), 1.0))
    yield Case((np.array([1.0, -2.0, 0.5]), np.array([0.2, 0.4, 1.0]), -0.5))
    yield Case((np.array([0.3, 0.9, -0.4, 0.6]), np.array([1.0, 0.5, 0.25, 0.75]), 0.25))
    rng = np.random.default_rng(3)
    w, a = rng.normal(size=784) / 28, rng.random(784)
    yield Case((w, a, -0.7), "784 random weights, 784 random activations and the bias −0.7")


def _z(w, a, b):
    return w @ a + b


neuron = Exercise(
    signature="neuron(w, a, b)",
    task="Give a neuron's activation, from its weights w (n,), the activations a (n,) it looks "
    "at, and its bias b.",
    right=lambda w, a, b: right_sigmoid(_z(w, a, b)),
    cases=list(_neurons()),
    mistakes=[
        Mistake(
            "the bias is forgotten",
            "The weighted sum is squished, but the bias makes no difference yet. Where does it "
            "come in?",
            (lambda w, a, b: right_sigmoid(w @ a),),
        ),
        Mistake(
            "the bias is added after σ",
            "The bias comes too late: you add it to what is already squished, and the answer can "
            "leave 0 to 1. Add it to the weighted sum.",
            (lambda w, a, b: right_sigmoid(w @ a) + b,),
        ),
        Mistake(
            "σ is forgotten",
            "That is z, the weighted sum plus the bias, and it can be any number. Squish it.",
            (lambda w, a, b: _z(w, a, b),),
        ),
        Mistake(
            "σ and the bias are forgotten",
            "That is the weighted sum. The bias and the squishing are still to come.",
            (lambda w, a, b: w @ a,),
        ),
        Mistake(
            "the bias is taken away",
            "The bias is subtracted. A bias of −10 is a negative number already: add it.",
            (lambda w, a, b: right_sigmoid(w @ a - b),),
        ),
        Mistake(
            "the bias is multiplied",
            "The bias is one more number in the sum, not one more factor.",
            (lambda w, a, b: right_sigmoid(w @ a * b),),
        ),
        Mistake(
            "the bias is added to every product",
            "The bias is counted once for every input. A neuron has one bias, added once.",
            (lambda w, a, b: right_sigmoid((w * a + b).sum()),),
        ),
        Mistake(
            "the products are not added up",
            "One number for every input comes out. A neuron has one activation: add the products "
            "up before you squish.",
            (lambda w, a, b: right_sigmoid(w * a + b), lambda w, a, b: right_sigmoid(w * a)),
        ),
        Mistake(
            "squished before it is added up",
            "You squish every product by itself and add up afterwards. First the whole sum, then "
            "one squish.",
            (
                lambda w, a, b: right_sigmoid(w * a + b).sum(),
                lambda w, a, b: right_sigmoid(w * a).sum(),
                lambda w, a, b: right_sigmoid(w * a).sum() + b,
                lambda w, a, b: w @ right_sigmoid(a) + b,
                lambda w, a, b: right_sigmoid(w @ right_sigmoid(a) + b),
            ),
        ),
        Mistake(
            "the mean instead of the sum",
            "You divide by the number of inputs. A weighted sum is a sum.",
            (lambda w, a, b: right_sigmoid((w * a).mean() + b),),
        ),
        Mistake(
            "weights and activations are added",
            "You add each weight to its activation. What does a weight do with its activation?",
            (lambda w, a, b: right_sigmoid((w + a).sum() + b),),
        ),
        Mistake(
            "an input is left out",
            "One input does not count: the last, or the first. Remember that range(n) ends with "
            "n − 1, and that Python counts from 0.",
            (
                lambda w, a, b: right_sigmoid(w[:-1] @ a[:-1] + b),
                lambda w, a, b: right_sigmoid(w[1:] @ a[1:] + b),
            ),
        ),
        Mistake(
            "the weights do not matter",
            "Your answer is made of the activations alone. Where do the weights come in?",
            (lambda w, a, b: right_sigmoid(a.sum() + b),),
        ),
        Mistake(
            "the sign of the exponent",
            "The more speaks for it, the lower is your activation. Look at the sign in your σ.",
            (lambda w, a, b: right_sigmoid(-_z(w, a, b)),),
        ),
        Mistake(
            "a step, not a squish",
            "Your neuron is either fully on or off. σ gives what lies between, too.",
            (
                lambda w, a, b: np.heaviside(_z(w, a, b), 0.5),
                lambda w, a, b: np.round(right_sigmoid(_z(w, a, b))),
            ),
        ),
    ],
    hint="Three steps: the weighted sum of lesson 02; add the bias; squish what comes out.",
    solution='''\
def neuron(w, a, b):
    """Activation of a neuron with weights w and bias b that looks at activations a."""
    z = w @ a + b
    return 1 / (1 + np.exp(-z))''',
)


def _pairs(sizes):
    return list(zip(sizes[:-1], sizes[1:], strict=True))


def _weights(sizes):
    return sum(n_in * n_out for n_in, n_out in _pairs(sizes))


def _biases(sizes):
    return sum(sizes[1:])


count_parameters = Exercise(
    signature="count_parameters(sizes)",
    task="Count the weights and biases of a network whose layers have these sizes, input first.",
    right=lambda sizes: _weights(sizes) + _biases(sizes),
    cases=[
        Case((sizes,))
        for sizes in [
            (3, 2),
            (784, 16, 16, 10),
            (3, 4, 2),
            (784, 10),
            (5, 1, 7, 2, 3),
            (1, 1),
            (20, 30, 40, 50),
        ]
    ],
    mistakes=[
        Mistake(
            "the biases are forgotten",
            "All weights are there. Every neuron after the input has one number more.",
            (_weights,),
        ),
        Mistake(
            "only the biases",
            "You count one number for each neuron, its bias. Each connection between two neurons "
            "has a weight, too.",
            (_biases,),
        ),
        Mistake(
            "neurons are counted, not weights",
            "You count the neurons. A weight belongs to a connection: how many connections are "
            "there between 3 neurons and 2?",
            (lambda sizes: sum(sizes),),
        ),
        Mistake(
            "the input layer has biases too",
            "You give every pixel a bias. The input layer only holds the image: nothing is added "
            "up there.",
            (lambda sizes: _weights(sizes) + sum(sizes),),
        ),
        Mistake(
            "the biases of the wrong layer",
            "The weights are right. A bias belongs to the neuron that does the adding up: to the "
            "later of two layers, not to the earlier.",
            (lambda sizes: _weights(sizes) + sum(sizes[:-1]),),
        ),
        Mistake(
            "one bias for each layer",
            "You count one bias for a whole layer. Every neuron has its own.",
            (lambda sizes: _weights(sizes) + len(sizes) - 1,),
        ),
        Mistake(
            "one bias for each layer, the input layer as well",
            "You count one bias for a whole layer, and one for the input. Every neuron has its "
            "own, only the input has none.",
            (lambda sizes: _weights(sizes) + len(sizes),),
        ),
        Mistake(
            "the hidden layers only have biases",
            "The output's biases are missing. The neurons of the last layer add up as well.",
            (lambda sizes: _weights(sizes) + sum(sizes[1:-1]),),
        ),
        Mistake(
            "all sizes are multiplied with each other",
            "You multiply all sizes with each other. Connections run only from one layer to the "
            "next: multiply two neighbours at a time, and add up.",
            (
                lambda sizes: math.prod(sizes),
                lambda sizes: math.prod(sizes) + _biases(sizes),
            ),
        ),
        Mistake(
            "sizes of neighbours are added, not multiplied",
            "Between 3 neurons and 2 there are more than 3 + 2 connections: each of the 3 is "
            "connected to each of the 2.",
            (
                lambda sizes: sum(n_in + n_out for n_in, n_out in _pairs(sizes)),
                lambda sizes: sum(n_in + n_out for n_in, n_out in _pairs(sizes)) + _biases(sizes),
            ),
        ),
        Mistake(
            "only the first step is counted",
            "Only the way from the input to the next layer is counted. If you use a loop: is the "
            "return inside it?",
            (
                lambda sizes: sizes[0] * sizes[1] + sizes[1],
                lambda sizes: sizes[0] * sizes[1],
            ),
        ),
        Mistake(
            "one step is left out",
            "Between n layers there are n − 1 steps, and you count one less. Look at where your "
            "loop begins and ends.",
            (
                lambda sizes: _weights(sizes[:-1]) + _biases(sizes[:-1]),
                lambda sizes: _weights(sizes[1:]) + _biases(sizes[1:]),
                lambda sizes: _weights(sizes[1:]) + _biases(sizes),
                lambda sizes: _weights(sizes[:-1]) + _biases(sizes),
            ),
        ),
        Mistake(
            "only the last step is counted",
            "Only the way into the output layer is counted. In a loop, add to what you have so "
            "far: += instead of =.",
            (
                lambda sizes: sizes[-2] * sizes[-1] + sizes[-1],
                lambda sizes: sizes[-2] * sizes[-1],
            ),
        ),
        Mistake(
            "each layer is connected to itself",
            "You multiply a layer's size by itself. Weights run from one layer to the next.",
            (
                lambda sizes: sum(n * n for n in sizes),
                lambda sizes: sum(n * n for n in sizes[1:]) + _biases(sizes),
            ),
        ),
        Mistake(
            "always 13,002",
            "13,002 is right for one network. Your function should count for any sizes.",
            (lambda sizes: 13_002,),
        ),
    ],
    hint="Take two neighbouring layers at a time. How many connections are there between them, and "
    "how many biases does the later one have?",
    solution='''\
def count_parameters(sizes):
    """Weights and biases of a network with these layers, input first."""
    weights = sum(sizes[l - 1] * sizes[l] for l in range(1, len(sizes)))
    biases = sum(sizes[1:])
    return weights + biases''',
)

EXERCISES = by_name(sigmoid, neuron, count_parameters, sigmoid_prime)
