"""Places in the vector of all parameters, one nudge of the cost, and the words for it."""

import numpy as np
import pytest

from mlp_helpers.lesson05 import places
from mlp_helpers.lesson06 import slope_words
from mlp_helpers.lesson06.slopes import OneNudge
from mlp_helpers.network import Network, backprop, cost

SIZES = [(3, 4, 2), (5, 3, 4, 2), (7, 1), (2, 3, 4, 5, 6)]


@pytest.mark.parametrize("sizes", SIZES)
def test_every_place_and_what_stands_there(sizes):
    network = Network(sizes, np.random.default_rng(3), "lecture", np.float64)
    images, labels = np.random.default_rng(1).random((6, sizes[0])), np.arange(6) % sizes[-1]
    gradient = backprop(network, images, labels)
    flat = gradient.flat()
    seen = []
    for place in range(network.n_parameters):
        layer, neuron, source = places.entry_at(sizes, place)
        W, b = gradient.weights[layer - 1], gradient.biases[layer - 1]
        assert flat[place] == (b[neuron] if source is None else W[neuron, source])
        assert places.place_of(sizes, layer, neuron, source) == place
        seen.append((layer, neuron, source))
    assert len(set(seen)) == network.n_parameters
    for place in (-1, network.n_parameters, 0.5, True):
        with pytest.raises(ValueError, match=f"place is {place}; wanted a whole number 0.."):
            places.entry_at(sizes, place)


def test_places_that_are_not_there_are_refused():
    for bad, name in (((0, 0, 0), "layer"), ((3, 0), "layer"), ((2, 2, 0), "neuron"),
                      ((1, 0, 3), "source"), ((2, 1, 4), "source")):  # fmt: skip
        with pytest.raises(ValueError, match=f"^{name} is "):
            places.place_of((3, 4, 2), *bad)


def test_names():
    sizes = (784, 16, 16, 10)
    named = {
        (1, 5, 12 * 28 + 9): "weight of layer 1, neuron 5, from pixel row 12, column 9",
        (2, 5, 3): "weight of layer 2, neuron 5, from neuron 3 of layer 1",
        (3, 4): "bias of layer 3, neuron 4",
    }
    for where, name in named.items():
        assert places.name_of(sizes, places.place_of(sizes, *where)) == name
    assert places.name_of((3, 2), 4) == "weight of layer 1, neuron 1, from input 1"


@pytest.mark.parametrize("sizes", SIZES)
def test_one_nudge_is_the_difference_of_two_costs(sizes):
    rng = np.random.default_rng(5)
    network = Network(sizes, rng, "lecture", np.float64)
    images, labels = rng.random((9, sizes[0])), rng.integers(sizes[-1], size=9)
    before = network.copy()
    tried = OneNudge(network, images, labels)
    assert tried.cost == cost(network, images, labels)
    for place in range(network.n_parameters):
        layer, neuron, source = places.entry_at(sizes, place)
        other = network.copy()
        if source is None:
            other.biases[layer - 1][neuron] += 0.3
        else:
            other.weights[layer - 1][neuron, source] += 0.3
        wanted = cost(other, images, labels) - cost(network, images, labels)
        change = tried.change(0.3, layer, neuron, source)
        assert change == pytest.approx(wanted, rel=1e-12, abs=1e-14) and change
    for part, same in zip(network.weights, before.weights, strict=True):
        assert np.array_equal(part, same)


def test_words_for_near_far_and_lost():
    assert slope_words.outcome(-0.5, 0.1, -0.02, 1.0).startswith("A nudge of 0.1 is too far")
    assert slope_words.outcome(-0.5, 0.01, -0.0051, 1.0).endswith("predicts, to within 2.0 %.")
    assert slope_words.outcome(2.0, 0.00001, 2e-5, 1.0).endswith("to within 0.1 %.")
    assert "16 digits" in slope_words.outcome(1e-12, 0.001, 0.0, 1.0)
    assert slope_words.table(1e-12, {0.001: 0.0}, 1.0)[1].endswith("–")
    assert slope_words.meaning(-2.0, "b") == (
        "∂C/∂b = −2.00. Raising it lowers the cost, so −∇C raises it."
    )
    for value, text in ((0, "0"), (0.25, "0.250"), (-4.567e-7, "−4.57e−7"), (3.2e-12, "3.20e−12")):
        assert slope_words.short(value) == text
    assert slope_words.short(0.0123, True) == "+0.0123"
