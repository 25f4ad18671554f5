"""Exercise: two hidden neurons change places, and the network answers as before."""

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


def _case(rng, sizes, i, j):
    weights, biases = drawn_network(rng, sizes)
    return Case(weights, biases, i, j, text=f"{name_of(weights)}, i = {i} and j = {j}")


def _draw(rng):
    """Two networks, with one hidden layer and with two, the first hidden layer the smallest, so
    that every mix-up of rows, columns and layers goes through."""
    cases = []
    for n_hidden in (1, 2):
        n, *others = sorted(unlike(rng, 3, 9, n_hidden + 2))
        n_in, *after = rng.permutation(others).tolist()
        cases.append(_case(rng, (n_in, n, *after), *unlike(rng, 1, n - 1, 2)))
    return cases


def _networks():
    """A network to think through, others, square ones, and the lesson's."""
    rng = np.random.default_rng(34)
    for sizes, i, j in (
        ((2, 3, 1), 0, 2),
        ((3, 4, 2), 3, 1),
        ((4, 3, 5), 1, 2),
        ((5, 3, 4, 4), 2, 1),
        ((4, 4, 4, 4), 1, 2),
        ((3, 3, 3), 0, 1),
        ((784, 16, 16, 10), 5, 11),
        ((784, 16, 16, 10), 15, 0),
        ((6, 5, 4, 7, 3), 4, 2),
    ):
        yield _case(rng, sizes, i, j)


def _rows(v, i, j):
    """A copy of v, whose rows, or entries, i and j have changed places."""
    order = np.arange(len(v))
    order[[i, j]] = order[[j, i]]
    return v[order]


def _columns(W, i, j):
    return _rows(W.T, i, j).T


def _twice(v, i, j):
    """A copy of v in which what stood at j stands at i as well."""
    v = v.copy()
    v[i] = v[j]
    return v


def _as_it_was(v, i, j):
    return v


@in_parts
def _swapped(
    rows=_rows,
    biases_of=_rows,
    columns=_columns,
    places=lambda i, j: (i, j),
    last=lambda weights, biases: (weights, biases),
):
    """The three swaps: the rows of the first weights, the first biases, the next one's columns."""

    def swapped(weights, biases, i, j):
        i, j = places(i, j)
        first, second, *others = weights
        weights = [rows(first, i, j), columns(second, i, j), *others]
        return last(weights, [biases_of(biases[0], i, j), *biases[1:]])

    return swapped


def _second_hidden_layer(weights, biases, i, j):
    below, above = _swapped()(weights[1:], biases[1:], i, j)
    return [weights[0], *below], [biases[0], *above]


def _every_layer(weights, biases, i, j):
    return [_rows(W, i, j) for W in weights], [_rows(b, i, j) for b in biases]


def _same_numbers_elsewhere(weights, biases, i, j):
    return [W[::-1] for W in weights], [b[::-1] for b in biases]


exercise = Exercise(
    signature="swapped(weights, biases, i, j)",
    task="Exchange the neurons i and j of the first hidden layer, so that the network still "
    "answers the same to every image. Give the new lists, weights and biases; those that come in "
    "stay as they are.",
    right=_swapped(),
    cases=list(_networks()),
    whole=[Case(*whole_network(), 0, 2, text="a network 2-3-1 of whole numbers, i = 0 and j = 2")],
    sizes=sizes_in_words,
    asks="Only the first hidden layer, and what leads out of it, is touched, whatever comes after.",
    part_name=lambda place: f"{('weights', 'biases')[place[0]]}[{place[1]}]",
    changed=Mistake(
        "changes the network that comes in",
        "After the call the network that came in is no longer what it was. A new list is not "
        "enough: the arrays in it are still the old ones. Copy those that you change.",
    ),
    mistakes=[
        Mistake(
            "the weights out of the two neurons stay where they were",
            "What leads into the two neurons is exchanged. The next layer still takes the one for "
            "the other, so the network's answers change.",
            _swapped(columns=_as_it_was),
        ),
        Mistake(
            "the biases stay where they were",
            "The weights are right. A neuron takes its bias along.",
            _swapped(biases_of=_as_it_was),
        ),
        Mistake(
            "the biases and the weights out of the two stay where they were",
            "The weights into the two neurons are exchanged. Two more things belong to a neuron.",
            _swapped(columns=_as_it_was, biases_of=_as_it_was),
        ),
        Mistake(
            "the weights into the two neurons stay where they were",
            "The biases and the weights out of the two are exchanged. Which weights lead into a "
            "neuron of the first hidden layer?",
            _swapped(rows=_as_it_was),
            _swapped(rows=_as_it_was, biases_of=_as_it_was),
        ),
        Mistake(
            "only the biases",
            "The biases are exchanged. The weights into the two neurons, and those out of them, "
            "should go along.",
            _swapped(rows=_as_it_was, columns=_as_it_was),
        ),
        Mistake(
            "one neuron is there twice, the other is gone",
            "In an array, W[i], W[j] = W[j], W[i] does not swap two rows: both sides look at the "
            "same numbers, and the first are overwritten before they are read. Keep a copy of one "
            "row first; the same goes for columns.",
            _swapped(rows=_twice, columns=lambda W, i, j: _twice(W.T, i, j).T),
            _swapped(rows=_twice),
            _swapped(columns=lambda W, i, j: _twice(W.T, i, j).T),
            _swapped(rows=_twice, columns=lambda W, i, j: _twice(W.T, i, j).T, biases_of=_twice),
            _swapped(biases_of=_twice),
        ),
        Mistake(
            "the next layer's rows instead of its columns",
            "In the next layer's weights you exchange rows: those lead into that layer's own "
            "neurons. What comes out of neuron k of the layer before stands in column k.",
            _swapped(columns=_rows),
        ),
        Mistake(
            "the first layer's columns instead of its rows",
            "In the first weights you exchange columns: those belong to two pixels. The weights "
            "into a neuron stand in a row.",
            _swapped(rows=_columns),
            _swapped(rows=_columns, columns=_rows),
        ),
        Mistake(
            "the neurons of every layer",
            "You exchange the neurons i and j in every layer, the outputs as well. Only those of "
            "the first hidden layer are meant.",
            _every_layer,
        ),
        Mistake(
            "another hidden layer",
            "You exchange neurons of the second layer after the input. The first hidden layer is "
            "the one that weights[0] leads into.",
            _second_hidden_layer,
        ),
        Mistake(
            "counted from 1",
            "You exchange the neurons before the ones that are meant: i and j are counted from 0.",
            _swapped(places=lambda i, j: (i - 1, j - 1)),
        ),
        Mistake(
            "all neurons are turned round",
            "You turn round the order of all neurons. Only two of them are to change places.",
            _same_numbers_elsewhere,
        ),
        Mistake(
            "the network as it was",
            "Nothing is exchanged: the two lists come back as they were.",
            _swapped(rows=_as_it_was, columns=_as_it_was, biases_of=_as_it_was),
        ),
        Mistake(
            "biases before weights",
            "All is there, but the biases come first. Give the list of the weights first.",
            _swapped(last=lambda weights, biases: (biases, weights)),
            share=0.5,
        ),
        Mistake(
            "only the weights",
            "The list of the biases is missing.",
            _swapped(last=lambda weights, biases: weights),
        ),
    ],
    hint="Three things belong to a hidden neuron: the weights into it, its bias, the weights out "
    "of it. Where does each of them stand, in which array, in a row or in a column?",
    draw=_draw,
)
