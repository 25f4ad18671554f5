"""Axes on which a hand sketches a curve, and the true one drawn over it."""

import numpy as np
import traitlets as T

from mlp_helpers.views.base import Array, Number
from mlp_helpers.views.picture import Plot

VALUES, DRAWN = 0, 1  # the rows of a sketch


class Sketch(Plot):
    """A curve that a hand draws, a value for each of n columns; the true one lies over it later.

    sketch : float32 (2, n): the values in n columns, evenly from `x_lo` to `x_hi`, and 1 where a
        hand has drawn, 0 where not. Between two drawn columns the line is straight.
    truth : float32 (k,), the true values in the first k columns, as far as they are known;
        None before there are any.
    start : the value at `x_lo` that is told beforehand, a ringed dot; None where none is.
    names : of the sketch and of the true curve, for the legend.
    hint : what stands below while no column is pointed at.

    By hand: draw with mouse, finger or pen. By keyboard: left and right go from column to
    column, up and down move the value there, with Shift ten times as far; Space puts a point
    there, Backspace takes it away, Home and End go to the ends.
    """

    sketch = Array(2, np.zeros((2, 2), np.float32), wanted="(2, n): values, and which are drawn")
    truth = Array(1, None, allow_none=True)
    start = Number(None, allow_none=True)
    names = T.List(T.Unicode(), ["your sketch", "what happens"]).tag(sync=True)
    hint = T.Unicode().tag(sync=True)

    by_hand = ("sketch",)

    def _numbers(self):
        return f"{int((self.sketch[DRAWN] > 0).sum())} of {self.sketch.shape[1]} columns drawn"

    @T.validate("sketch", "truth")
    def _fitting(self, proposal):
        value, name = proposal["value"], proposal["trait"].name
        if name == "sketch" and (value.shape[0] != 2 or value.shape[1] < 2):
            raise T.TraitError(f"sketch has shape {value.shape}; wanted (2, n), n at least 2")
        if name == "truth" and value is not None and len(value) > self.sketch.shape[1]:
            wanted = f"at most {self.sketch.shape[1]}, one for each column"
            raise T.TraitError(f"truth has {len(value)} numbers; wanted {wanted}")
        return value
