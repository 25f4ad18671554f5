"""A function of two numbers as colours, with level lines, and a point that a hand moves on it."""

import numpy as np
import traitlets as T

from mlp_helpers.views.base import Array, Number
from mlp_helpers.views.picture import Plot

X_AND_Y = {"last": 2, "wanted": "(2,): x and y"}


class HeatMap(Plot):
    """A field over a rectangle, dark where it is low, and a marker (`point`) on it.

    field : float32 (rows, columns), 2 or more of each: values at equally spaced places, the
        corners included. Row 0 is at y_lo, the bottom; column 0 at x_lo, the left.
    lo, hi : the field's values at the dark and at the light end of the colour scale.
    levels : float32 (k,), at which values a level line is drawn, or None for no lines.
    point : float32 (2,), x and y of the marker. A hand keeps it inside the rectangle; what
        code puts beyond it is drawn at the edge and said as it is.
    value : the function's value at the point, as Python computed it, or None for none.
    path : float32 (k, 2), points drawn as dots joined by lines, or None.
    best : float32 (2,), a place marked with a star and the word `best_name`, or None.
    goal : float32 (2,), a place marked with a flag and the word "lowest", or None.
    arrow : float32 (2,), −∇C, a vector (dx, dy) drawn at the marker, in the units of x and y,
        or None. A long one is drawn shorter and a short one longer, so that it can be seen;
        that it is not to scale is said.
    ring : float32 (n,), the slopes in n directions round the point, the first towards larger x,
        each next one 360/n degrees further to the left: upwards full, downhill dotted; or None.
    step_x, step_y : what one arrow key does; with Shift ten of them.
    equal : whether a unit is as long on the x as on the y axis, so that angles are true.
    value_name : what the value is called, in the readout with `value_decimals` digits.
    """

    field = Array(2, np.zeros((2, 2), np.float32))
    levels = Array(1, None, allow_none=True)
    point = Array(1, np.zeros(2, np.float32), **X_AND_Y)
    path = Array(2, last=2, wanted="(k, 2): x and y of each", allow_none=True)
    best = Array(1, allow_none=True, **X_AND_Y)
    goal = Array(1, allow_none=True, **X_AND_Y)
    arrow = Array(1, allow_none=True, **X_AND_Y)
    ring = Array(1, allow_none=True)
    value = Number(None, allow_none=True)
    lo = Number()
    hi = Number(1.0)
    step_x = Number(0.1)
    step_y = Number(0.1)
    equal = T.Bool(False).tag(sync=True)
    value_decimals = T.Int(3).tag(sync=True)
    value_name = T.Unicode("cost").tag(sync=True)
    best_name = T.Unicode("best").tag(sync=True)

    by_hand = ("point",)
    scales = (*Plot.scales, ("lo", "hi"))

    def _numbers(self):
        x, y = (f"{number:.{self.decimals}f}" for number in self.point)
        numbers = f"{self.x_name} {x}, {self.y_name} {y}"
        if self.value is not None:
            numbers += f", {self.value_name} {self.value:.{self.value_decimals}f}"
        return numbers

    @T.validate("field")
    def _large_enough(self, proposal):
        field = proposal["value"]
        if min(field.shape) < 2:
            raise T.TraitError(f"field has shape {field.shape}; wanted 2 or more rows and columns")
        return field
