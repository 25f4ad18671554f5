"""Spectrum, and what Picker can do besides, moved as the browser moves them."""

import numpy as np
import pytest
import traitlets as T

from mlp_helpers.views.picker import Picker
from mlp_helpers.views.spectrum import Spectrum
from tests.by_hand import by_hand, news

VALUES = np.array([-4, 2, 1e-20, 0, 0], np.float32)


def test_a_hand_chooses_a_place_in_the_order():
    spectrum = Spectrum(values=VALUES, label="Slopes")
    spectrum.observe(lambda change: setattr(spectrum, "text", f"no. {change['new']}"), "chosen")
    reply, arrays = by_hand(spectrum, final=False, chosen=3)
    assert spectrum.chosen == 3 and spectrum.held
    assert news(reply, arrays) == {(spectrum.key, "text"): "no. 3"}
    assert repr(spectrum) == "Slopes: rank 4 of 5"
    spectrum.locked = True
    by_hand(spectrum, chosen=0)
    assert spectrum.chosen == 3


@pytest.mark.parametrize("chosen", [-1, 5, 10**9])
def test_places_that_are_not_there_are_refused(chosen):
    spectrum = Spectrum(values=VALUES, chosen=2)
    assert "wanted a place from 0 to 4" in by_hand(spectrum, chosen=chosen)[0]["fault"]
    assert spectrum.chosen == 2
    assert "not set by hand" in by_hand(spectrum, log=False)[0]["fault"]


def test_values_must_fall_in_size_and_hold_the_chosen_one():
    spectrum = Spectrum(values=VALUES, chosen=4)
    for values, fault in (([1, -2], "wanted their sizes to fall"), ([2, 1], "4 is chosen")):
        with pytest.raises(T.TraitError, match=fault):
            spectrum.values = values
    with pytest.raises(T.TraitError, match="NaN"):
        spectrum.values = [np.nan] * 5
    assert np.array_equal(spectrum.values, VALUES)


def test_a_picker_may_have_none_chosen_and_read_small_numbers():
    picker = Picker(values=[[1e-5, -2.5e-7]], short=True, label="Slopes")
    assert repr(picker) == "Slopes: place 0 of 2, 1e-05"
    picker.chosen = -1
    assert repr(picker) == "Slopes: none of 2 chosen"
    picker.values = np.ones((3, 2))
    by_hand(picker, chosen=5)
    assert picker.chosen == 5
    with pytest.raises(T.TraitError, match="wanted a place from 0 to 5"):
        picker.chosen = -2


def test_each_value_belongs_to_a_group_or_none_does():
    spectrum = Spectrum(values=VALUES, groups=[0, 2, 1, 0, 0], group_names=["a", "b", "c"])
    for groups, fault in (([0, 1], "one for each value"), ([0, 1, 2, 3, 0], "wanted 0, 1 or 2")):
        with pytest.raises(T.TraitError, match=fault):
            spectrum.groups = groups
    spectrum.groups = None
    assert spectrum.groups is None
