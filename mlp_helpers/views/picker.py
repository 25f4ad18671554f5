"""Many numbers, one of which is chosen: a picture of cells, or a row of upright bars."""

import numpy as np
import traitlets as T

from mlp_helpers.views.base import Array, Number
from mlp_helpers.views.picture import Picture


class Picker(Picture):
    """Signed numbers, of which a hand chooses one.

    values : float32 (rows, columns), finite. One row, a number from each neuron, is drawn as
        upright bars, up and blue where positive, down and orange where negative; more rows, a
        number from each pixel, as cells from orange to blue.
    limit : the size that fills a bar or gives a cell its full colour.
    chosen : place of the chosen number, 0..rows * columns - 1, row by row; it wears a frame.
        -1 for none.
    short : whether numbers are read out with three digits that count, not with two decimals.

    By hand: a click chooses, hovering reads. By keyboard: arrows, Home and End choose.
    """

    values = Array(2, np.zeros((1, 1), np.float32))
    limit = Number(1.0, above=0)
    chosen = T.Int(0).tag(sync=True)
    short = T.Bool(False).tag(sync=True)

    by_hand = ("chosen",)

    def _numbers(self):
        n = self.values.size
        if self.chosen < 0:
            return f"none of {n} chosen"
        value = format(self.values.flat[self.chosen], ".3g" if self.short else ".2f")
        return f"place {self.chosen} of {n}, {value}"

    @T.validate("values")
    def _still_there(self, proposal):
        n = proposal["value"].size
        if self.chosen >= n:
            raise T.TraitError(f"values has {n} numbers; wanted more: {self.chosen} is chosen")
        return proposal["value"]

    @T.validate("chosen")
    def _in_range(self, proposal):
        chosen, n = proposal["value"], self.values.size
        if not -1 <= chosen < n:
            raise T.TraitError(f"chosen is {chosen}; wanted a place from 0 to {n - 1}")
        return chosen
