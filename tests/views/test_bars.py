"""Bars: a row of numbers that a hand may move."""

import numpy as np
import pytest
from traitlets import TraitError

from mlp_helpers.views.bars import Bars


def test_bars_take_an_end_for_each_value_or_none():
    bars = Bars(values=np.zeros(3), lowest=np.zeros(3), highest=np.ones(3))
    bars.lowest = None
    with pytest.raises(TraitError, match="highest has 2 numbers; wanted 3, one for each value"):
        bars.highest = np.ones(2)
