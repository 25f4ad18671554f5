"""The cost over two knobs, without a screen, and what is said about a knob."""

import numpy as np
import pytest

from mlp_helpers.lesson05.cost_slice import START, CostSlice, Knob, as_knob
from mlp_helpers.lesson05.knob_words import OWN, PAIRS, name_of_pair, why_flat
from mlp_helpers.network import Network, backprop, cost

SMALL = (5, 3, 4, 2)  # unlike sizes
SMALL_KNOBS = [
    (("weight", 1, 2, 4), ("weight", 1, 2, 0)),
    (("weight", 1, 0, 3), ("weight", 1, 2, 3)),
    (("bias", 1, 1), ("weight", 1, 0, 4)),
    (("weight", 1, 2, 4), ("bias", 3, 1)),
    (("weight", 2, 3, 1), ("weight", 3, 0, 3)),
    (("bias", 3, 0), ("bias", 2, 3)),
    (("weight", 3, 1, 2), ("weight", 3, 0, 2)),
]


@pytest.mark.parametrize("knobs", SMALL_KNOBS)
def test_a_slice_is_the_cost_and_its_slopes_for_any_two_knobs(knobs):
    rng = np.random.default_rng(3)
    network = Network(SMALL, rng, dtype=np.float64)
    x, labels = rng.random((7, 5)), rng.integers(2, size=7)
    cut, turned = CostSlice(network, *knobs, x, labels), network.copy()
    before = [p.copy() for p in network.weights + network.biases]
    for a, b in ((0.3, -2.0), (7.0, 1.5)):
        for knob, value in zip(cut.knobs, (a, b), strict=True):
            array = turned.weights if knob.kind == "weight" else turned.biases
            place = (knob.neuron, knob.source) if knob.kind == "weight" else knob.neuron
            array[knob.layer - 1][place] = value
        assert cut.cost(a, b) == pytest.approx(cost(turned, x, labels), rel=1e-12)
        gradient = backprop(turned, x, labels)
        wanted = [knob.read(gradient) for knob in cut.knobs]
        assert cut.gradient(a, b) == pytest.approx(wanted, rel=1e-9, abs=1e-15)
        measured = (cut.cost(a + 1e-5, b) - cut.cost(a - 1e-5, b)) / 2e-5
        assert cut.gradient(a, b)[0] == pytest.approx(measured, rel=1e-5, abs=1e-9)
    now = network.weights + network.biases
    assert all((one == other).all() for one, other in zip(now, before, strict=True))


def test_a_knob_is_taken_as_it_is_given_back():
    knob = as_knob(["bias", np.int64(1), 2], SMALL)
    assert knob == Knob("bias", 1, 2) == as_knob(knob, SMALL)
    assert as_knob(("weight", 2, 3, 1), SMALL).text == "weight 1 → 3, layer 2"


def test_a_pair_has_its_name_and_any_other_is_your_own():
    assert [name_of_pair(pair) for pair in PAIRS.values()] == list(PAIRS)
    assert name_of_pair(START) == "two weights into output 3"
    assert name_of_pair(START[::-1]) == OWN


def test_why_a_knob_cannot_matter():
    lit = np.ones((2, 784))
    assert "all are at 0 or 1" in why_flat("A", Knob("weight", 1, 0, 0), lit)
    assert "all are at 0 or 1" in why_flat("B", Knob("bias", 1, 0), lit)
    words = why_flat("A", Knob("weight", 1, 0, 0), np.zeros((2, 784)))
    assert words.startswith("<b>Knob A cannot matter:</b>") and "row 0, column 0" in words
