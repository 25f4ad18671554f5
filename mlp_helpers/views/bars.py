"""A row of numbers as bars: outputs, wanted outputs, changes."""

import numpy as np
import traitlets as T

from mlp_helpers.views.base import Array, one_each
from mlp_helpers.views.picture import Picture


class Bars(Picture):
    """Values as horizontal bars with their numbers, which can be dragged.

    values : float32 (n,), finite. A bar ends at `lo` or `hi`; the number beside it does not.
    targets : float32 (n,), drawn as a tick on each bar, or None.
    lowest, highest : float32 (n,), how far a hand may move each value, or None: to `lo`, `hi`.
    lo, hi : the ends of the scale; with `lo` below 0 bars start at 0 and carry their sign.
    short : whether numbers have three digits that count, not `decimals`.
    labels : n names; the places 0..n - 1 where there are none.
    highlight : place of the bar that is marked, -1 for none.
    draggable : whether a hand may change values, in steps of 0.01; for good. By keyboard Tab
        goes from bar to bar, arrows (with Shift ten steps), Home and End change one.
    """

    values = Array(1, np.zeros(1, np.float32))
    targets = Array(1, None, allow_none=True)
    lowest = Array(1, None, allow_none=True)
    highest = Array(1, None, allow_none=True)
    labels = T.List(T.Unicode()).tag(sync=True)
    lo = T.CFloat(0.0).tag(sync=True)
    hi = T.CFloat(1.0).tag(sync=True)
    decimals = T.Int(2).tag(sync=True)
    short = T.Bool(False).tag(sync=True)
    highlight = T.Int(-1).tag(sync=True)
    draggable = T.Bool(False).tag(sync=True)

    by_hand = ("values",)

    def _numbers(self):
        return " ".join(f"{value:.{self.decimals}f}" for value in self.values)

    @T.validate("values", "targets", "lowest", "highest")
    def _same_length(self, proposal):
        if proposal["trait"].name != "values":
            return one_each(proposal, len(self.values), "value")
        return one_each(proposal, len(self.labels) or len(proposal["value"]), "label")
