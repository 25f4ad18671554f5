"""One number on a line, fast enough to be dragged while Python computes."""

import numpy as np
import traitlets as T

from mlp_helpers.views.base import View


class Slider(View):
    """A number between `lo` and `hi`, dragged, moved with arrow keys, or typed.

    value : a finite number, lo..hi; `step` is what one arrow key does.
    stops : where given, the values the handle has places for, rising from lo to hi, evenly
        spaced: for numbers of unlike sizes. The field takes all numbers between.
    bare : whether there is only the field, for a whole number, from the start: see `Field`.
    label : its name, shown in front and read by a screen reader.
    """

    lo = T.CFloat(0.0).tag(sync=True)
    hi = T.CFloat(1.0).tag(sync=True)
    step = T.CFloat(0.01).tag(sync=True)
    value = T.CFloat(0.0).tag(sync=True)
    decimals = T.Int(2).tag(sync=True)
    stops = T.List(T.Float()).tag(sync=True)
    bare = T.Bool(False).tag(sync=True)

    by_hand = ("value",)

    def __init__(self, value=0.0, **traits):
        super().__init__(**traits)
        self.value = value

    def _numbers(self):
        return f"{self.value:.{self.decimals}f}"

    @T.validate("value")
    def _in_range(self, proposal):
        value = proposal["value"]
        if not np.isfinite(value) or not self.lo <= value <= self.hi:
            name = self.label or "value"
            raise T.TraitError(f"{name} is {value}; wanted a number from {self.lo} to {self.hi}")
        return value


class Field(Slider):
    """A whole number, lo..hi, typed: what is none of these is refused in words."""

    lo = T.CInt(0).tag(sync=True)
    hi = T.CInt(100).tag(sync=True)
    value = T.CInt(0).tag(sync=True)
    decimals = T.Int(0).tag(sync=True)
    bare = T.Bool(True).tag(sync=True)
