"""Exercise: how many weights and biases a network has."""

import math

from mlp_helpers.checks.drawing import unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.mistake import in_parts
from mlp_helpers.texts import counted


def _pairs(sizes):
    return list(zip(sizes[:-1], sizes[1:], strict=True))


def _weights(sizes):
    return sum(n_in * n_out for n_in, n_out in _pairs(sizes))


def _biases(sizes):
    return sum(sizes[1:])


def _draw(rng):
    """Three networks of unlike numbers of layers, four to seven, all of unlike sizes."""
    return [Case(tuple(unlike(rng, 3, 90, n))) for n in unlike(rng, 4, 7, 3)]


@in_parts
def _count(weights=_weights, biases=_biases):
    """A count of both kinds of parameters."""
    return lambda sizes: weights(sizes) + biases(sizes)


exercise = Exercise(
    signature="count_parameters(sizes)",
    task="Count the weights and biases of a network whose layers have these sizes, input first.",
    right=lambda sizes: _weights(sizes) + _biases(sizes),
    cases=[
        Case(sizes)
        for sizes in [
            (3, 2),
            (784, 16, 16, 10),
            (3, 4, 2),
            (784, 10),
            (5, 1, 7, 2, 3),
            (1, 1),
            (20, 30, 40, 50),
            (784, 30, 10),
            (6, 5, 4, 3, 2),
        ]
    ],
    lists=[Case([3, 4, 2]), Case([784, 16, 16, 10])],
    sizes=lambda sizes: (counted(len(sizes), "layer"),),
    asks="How many layers there are, len(sizes) tells.",
    mistakes=[
        Mistake(
            "the biases are forgotten",
            "All weights are there. Every neuron after the input has one number more.",
            _count(biases=lambda sizes: 0),
        ),
        Mistake(
            "only the biases",
            "You count one number for each neuron, its bias. Each connection between two neurons "
            "has a weight, too.",
            _count(weights=lambda sizes: 0),
        ),
        Mistake(
            "neurons are counted, not weights",
            "You count the neurons. A weight belongs to a connection: how many connections are "
            "there between 3 neurons and 2?",
            lambda sizes: sum(sizes),
        ),
        Mistake(
            "the input layer has biases too",
            "You give every pixel a bias. The input layer only holds the image: nothing is added "
            "up there.",
            _count(biases=sum),
        ),
        Mistake(
            "the biases of the wrong layer",
            "The weights are right. A bias belongs to the neuron that does the adding up: to the "
            "later of two layers, not to the earlier.",
            _count(biases=lambda sizes: sum(sizes[:-1])),
        ),
        Mistake(
            "one bias for each layer",
            "You count one bias for a whole layer. Every neuron has its own.",
            _count(biases=lambda sizes: len(sizes) - 1),
        ),
        Mistake(
            "one bias for each layer, the input layer as well",
            "You count one bias for a whole layer, and one for the input. Every neuron has its "
            "own, only the input has none.",
            _count(biases=len),
        ),
        Mistake(
            "the hidden layers only have biases",
            "The output's biases are missing. The neurons of the last layer add up as well.",
            _count(biases=lambda sizes: sum(sizes[1:-1])),
        ),
        Mistake(
            "all sizes are multiplied with each other",
            "You multiply all sizes with each other. Connections run only from one layer to the "
            "next: multiply two neighbours at a time, and add up.",
            lambda sizes: math.prod(sizes),
            _count(weights=math.prod),
        ),
        Mistake(
            "sizes of neighbours are added, not multiplied",
            "Between 3 neurons and 2 there are more than 3 + 2 connections: each of the 3 is "
            "connected to each of the 2.",
            lambda sizes: sum(n_in + n_out for n_in, n_out in _pairs(sizes)),
            _count(weights=lambda sizes: sum(n_in + n_out for n_in, n_out in _pairs(sizes))),
        ),
        Mistake(
            "only the first step is counted",
            "Only the way from the input to the next layer is counted. If you use a loop: is the "
            "return inside it?",
            lambda sizes: sizes[0] * sizes[1] + sizes[1],
            lambda sizes: sizes[0] * sizes[1],
        ),
        Mistake(
            "one step is left out",
            "Between n layers there are n − 1 steps, and you count one less. Look at where your "
            "loop begins and ends.",
            lambda sizes: _weights(sizes[:-1]) + _biases(sizes[:-1]),
            lambda sizes: _weights(sizes[1:]) + _biases(sizes[1:]),
            _count(weights=lambda sizes: _weights(sizes[1:])),
            _count(weights=lambda sizes: _weights(sizes[:-1])),
        ),
        Mistake(
            "only the last step is counted",
            "Only the way into the output layer is counted. In a loop, add to what you have so "
            "far: += instead of =.",
            lambda sizes: sizes[-2] * sizes[-1] + sizes[-1],
            lambda sizes: sizes[-2] * sizes[-1],
        ),
        Mistake(
            "each layer is connected to itself",
            "You multiply a layer's size by itself. Weights run from one layer to the next.",
            lambda sizes: sum(n * n for n in sizes),
            _count(weights=lambda sizes: sum(n * n for n in sizes[1:])),
        ),
        Mistake(
            "always 13,002",
            "13,002 is right for one network. Your function should count for any sizes.",
            lambda sizes: 13_002,
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
    draw=_draw,
)
