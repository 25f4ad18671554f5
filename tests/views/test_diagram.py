"""Diagram and Picker, moved as the browser moves them, without a browser."""

import numpy as np
import pytest
import traitlets as T

from mlp_helpers.views.diagram import Diagram
from mlp_helpers.views.picker import Picker
from tests.by_hand import by_hand


def diagram(**traits):
    """Layers of 4, 3 and 2 neurons."""
    given = {"sizes": [4, 3, 2], "activations": np.linspace(0, 1, 9), "label": "Net"}
    return Diagram(**(given | {"weights": np.arange(18)} | traits))


def test_a_hand_selects_a_neuron():
    one = diagram()
    reply, _ = by_hand(one, selected=[2, 2])
    assert one.selected == [2, 2] and reply["fault"] == ""
    assert repr(one) == "Net: layers of 4-3-2 neurons, selected [2, 2]"
    one.locked = True
    by_hand(one, selected=[1, 0])
    assert one.selected == [2, 2]


@pytest.mark.parametrize(
    "selected, wanted",
    [
        ([0, 0], r"selected is \[0, 0\]; wanted \[layer, neuron\], layers 1 to 3"),
        ([4, 0], "layers 1 to 3"),
        ([3, 2], "selected is neuron 2; wanted 0 to 1 in layer 3"),
        ([1, -1], "neuron -1; wanted 0 to 3 in layer 1"),
        ([2], "selected"),
        ([2, 0.5], "selected"),
        ("22", "selected"),
    ],
)
def test_a_neuron_that_is_not_there_is_refused(selected, wanted):
    one = diagram(selected=[1, 1])
    with pytest.raises(T.TraitError, match=wanted):
        one.selected = selected
    assert one.selected == [1, 1]
    assert by_hand(one, selected=selected)[0]["fault"]
    assert one.selected == [1, 1]


@pytest.mark.parametrize(
    "name, value, wanted",
    [
        ("activations", np.zeros(8), "activations has 8 numbers; wanted 9, one for each neuron"),
        ("weights", np.zeros(9), "weights has 9 numbers; wanted 18, one for each edge"),
        ("changes", np.zeros(18), "changes has 18 numbers; wanted 9, one for each neuron"),
        ("changes", np.full(9, np.nan), "changes contains NaN or infinity"),
        ("limit", 0.0, "limit is 0.0; wanted a finite number above 0"),
        ("change_limit", float("inf"), "change_limit is inf"),
        ("sizes", [4, 500], "sizes is .*; wanted 1 to 8 layers of 1 to 32 neurons"),
        ("sizes", [4, 0], "wanted 1 to 8 layers"),
    ],
)
def test_what_does_not_fit_is_refused_and_the_diagram_stays(name, value, wanted):
    one = diagram()
    before = getattr(one, name)
    with pytest.raises(T.TraitError, match=wanted):
        setattr(one, name, value)
    assert np.array_equal(getattr(one, name), before)


def test_extreme_weights_and_no_changes_are_taken():
    one = diagram(changes=np.full(9, -1e6), weights=np.full(18, 1e6))
    assert one.weights.max() == 1e6
    one.changes = one.weights = None
    assert one.changes is None and one.weights is None


def test_signals_travel_between_neurons_that_are_there():
    one = diagram(column=np.zeros(5), signals=[[0, 4, 1, 3, 0.5], [3, 1, 2, 2, -1]])
    assert one.signals.shape == (2, 5)
    for wrong in ([0, 5, 1, 0, 1], [1, 0, 0, 0, 1], [1, 0, 2, 3, 1], [1, -1, 2, 0, 1]):
        with pytest.raises(T.TraitError, match="wanted neurons"):
            one.signals = [wrong]
    with pytest.raises(T.TraitError, match=r"signals has shape \(1, 3\); wanted \(n, 5\)"):
        one.signals = [[1, 2, 3]]


def test_a_picker_keeps_to_its_places():
    one = Picker(values=np.arange(12).reshape(3, 4), label="Weights")
    by_hand(one, chosen=7)
    assert repr(one) == "Weights: place 7 of 12, 7.00"
    assert by_hand(one, chosen=12)[0]["fault"] == "chosen is 12; wanted a place from 0 to 11"
    with pytest.raises(T.TraitError, match="values has 4 numbers; wanted more: 7 is chosen"):
        one.values = np.zeros((1, 4))
    with pytest.raises(T.TraitError, match="limit is nan"):
        one.limit = float("nan")
    assert one.chosen == 7 and one.values.shape == (3, 4) and one.limit == 1
