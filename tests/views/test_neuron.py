"""Neuron: one neuron and all that leads into it, as a hand's messages move it."""

import numpy as np
import pytest
from traitlets import TraitError

from mlp_helpers.views.neuron import Neuron
from tests.by_hand import by_hand


@pytest.fixture
def view():
    sizes = {"nudges": np.zeros(7), "effects": np.zeros(4)}
    return Neuron(inputs=[0, 0.5, 1], weights=[1, -2, 3], label="One", output=0.25, **sizes)


def test_a_hand_moves_its_nudges(view):
    reply, _ = by_hand(view, nudges=np.arange(7) / 10)
    assert view.nudges == pytest.approx(np.arange(7) / 10) and reply["fault"] == ""
    assert repr(view) == "One: 3 inputs, activation 0.25"
    view.locked = True
    by_hand(view, nudges=np.zeros(7))
    assert view.nudges.any()


@pytest.mark.parametrize(
    "name, value, wanted",
    [
        ("weights", np.zeros(4), "weights has 4 numbers; wanted 3, one for each input"),
        ("nudges", np.zeros(3), "nudges has 3 numbers; wanted 7, one for each nudge"),
        ("highest", np.zeros(3), "highest has 3 numbers; wanted 7, one for each nudge"),
        ("effects", np.zeros(3), "effects has 3 numbers; wanted 4, one for each summand"),
        ("limit", 0.0, "limit is 0.0; wanted a finite number above 0"),
        ("output", np.nan, "output is nan"),
    ],
)
def test_what_does_not_fit_is_refused(view, name, value, wanted):
    with pytest.raises(TraitError, match=wanted):
        setattr(view, name, value)
