"""Exercise: how many neurons the layers of a network have, from its weights alone."""

import numpy as np

from mlp_helpers.checks.drawing import unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.mistake import in_parts
from mlp_helpers.lesson04.exercises.cases import (
    drawn_network,
    name_of,
    sizes_in_words,
    whole_network,
)


def _case(rng, sizes):
    weights, _ = drawn_network(rng, sizes)
    return Case(weights, text=f"the weights of {name_of(weights)}")


def _draw(rng):
    """Two networks, one of four or five layers, one of three, whose layers are all unlike."""
    return [_case(rng, unlike(rng, 2, 20, n)) for n in (int(rng.integers(4, 6)), 3)]


def _drawn_cases():
    """A network to think through, others, square ones and the lesson's."""
    rng = np.random.default_rng(33)
    for sizes in (
        (3, 4, 2),
        (5, 2),
        (784, 16, 16, 10),
        (3, 3, 3),
        (2, 7, 4, 3),
        (6, 1, 5, 2, 4),
        (20, 30),
        (9, 8, 7, 6, 5),
    ):
        yield _case(rng, sizes)


@in_parts
def _sizes(
    first=lambda weights: [weights[0].shape[1]],
    others=lambda weights: [W.shape[0] for W in weights],
    last=tuple,
):
    """The sizes: of the input, then of what each of the matrices leads to."""
    return lambda weights: last([*first(weights), *others(weights)])


exercise = Exercise(
    signature="sizes_of(weights)",
    task="Give how many neurons each layer of a network has, (n_0, n_1, …, n_L), the input first, "
    "from the list of its weights, one array of shape (n_l, n_(l−1)) for each layer after the "
    "input.",
    right=_sizes(),
    cases=list(_drawn_cases()),
    whole=[Case(whole_network()[0], text="the weights, whole numbers, of a network 2-3-1")],
    sizes=sizes_in_words,
    asks="`for W in weights` goes through all of them.",
    mistakes=[
        Mistake(
            "the input layer is missing",
            "The layers after the input are there. The input layer has no weights of its own: "
            "which array still knows its size?",
            _sizes(first=lambda weights: []),
        ),
        Mistake(
            "the output layer is missing",
            "All layers but the last are there. Which side of the last array knows its size?",
            lambda weights: tuple(W.shape[1] for W in weights),
        ),
        Mistake(
            "only the hidden layers",
            "The layers in the middle are there. The input and the output are layers as well.",
            lambda weights: tuple(len(W) for W in weights[:-1]),
            lambda weights: tuple(W.shape[1] for W in weights[1:]),
        ),
        Mistake(
            "the output comes first",
            "All sizes are there, from the output to the input. Let them begin with the input.",
            _sizes(last=lambda sizes: tuple(sizes[::-1])),
        ),
        Mistake(
            "rows and columns are swapped",
            "You take the columns of W for the neurons it leads to. A row of W holds the weights "
            "into one neuron, so how many rows are there?",
            lambda weights: (weights[0].shape[0], *(W.shape[1] for W in weights)),
            lambda weights: (*(W.shape[1] for W in weights), weights[0].shape[0]),
        ),
        Mistake(
            "the input's size is that of the first hidden layer",
            "The layers after the input are right. For the input you took a row count: look at "
            "how long a row is.",
            _sizes(first=lambda weights: [len(weights[0])]),
        ),
        Mistake(
            "the input's size is that of another layer",
            "The layers after the input are right. The input's size is in the first array.",
            _sizes(first=lambda weights: [weights[-1].shape[1]]),
        ),
        Mistake(
            "the input always has 784 pixels",
            "The layers after the input are right. There may be any number of inputs: the first "
            "array knows how many.",
            _sizes(first=lambda weights: [784]),
        ),
        Mistake(
            "the shapes, each size twice",
            "Those are the shapes of the arrays: each hidden layer is in two of them. Wanted is "
            "every layer once.",
            lambda weights: tuple(W.shape for W in weights),
            lambda weights: tuple(n for W in weights for n in W.shape),
            lambda weights: tuple(n for W in weights for n in W.shape[::-1]),
        ),
        Mistake(
            "how many weights, not how many neurons",
            "You give how many weights there are. Of a shape (n_l, n_(l−1)) that is the product.",
            lambda weights: tuple(W.size for W in weights),
            _sizes(others=lambda weights: [W.size for W in weights]),
            lambda weights: sum(W.size for W in weights),
        ),
        Mistake(
            "how many layers, not how large they are",
            "One number comes out, of layers or of arrays. Wanted is a number for each layer.",
            len,
            lambda weights: len(weights) + 1,
        ),
        Mistake(
            "all neurons in one sum",
            "You add the sizes up. Wanted is a number for each layer.",
            _sizes(last=sum),
        ),
        Mistake(
            "only the first layers",
            "Only two sizes come out. If you use a loop: is the return inside it?",
            lambda weights: weights[0].shape[::-1],
            lambda weights: weights[0].shape,
            lambda weights: (weights[0].shape[1], len(weights[-1])),
        ),
    ],
    hint="Of every layer after the input, a row of W belongs to each neuron. For the input, look "
    "at how long a row of the first W is.",
    draw=_draw,
)
