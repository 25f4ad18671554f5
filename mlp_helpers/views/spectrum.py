"""Many numbers sorted by size, as one picture, of which a hand chooses one."""

import numpy as np
import traitlets as T

from mlp_helpers.views.base import Array, one_each
from mlp_helpers.views.picture import Picture


class Spectrum(Picture):
    """Numbers from the largest to the smallest in size, a bar for each, as high as its size.

    values : float32 (n,), with their signs, finite, their sizes falling.
    chosen : place of the chosen one in that order, 0..n - 1, marked with a line.
    text : what the chosen one is, for a screen reader.
    groups : float32 (n,), the group 0, 1 or 2 that each belongs to, for its colour and hatching, or
        None; group_names: what they are called, for the legend and the words.
    closer : how many of the largest are shown once more, enlarged, in the upper right; 0 for none.
    log : whether the heights are on a logarithmic scale, that shows seven powers of ten.

    By hand: a click or drag chooses, hovering reads. By keyboard: arrows (with Shift a
    hundred places), Home and End choose.
    """

    values = Array(1, np.zeros(1, np.float32))
    chosen = T.Int(0).tag(sync=True)
    text = T.Unicode().tag(sync=True)
    log = T.Bool(True).tag(sync=True)
    groups = Array(1, allow_none=True)
    group_names = T.List(T.Unicode(), maxlen=3).tag(sync=True)
    closer = T.Int(0).tag(sync=True)
    x_label = T.Unicode().tag(sync=True)
    y_label = T.Unicode().tag(sync=True)

    by_hand = ("chosen",)

    def _numbers(self):
        return f"rank {self.chosen + 1:,} of {len(self.values):,}"

    @T.validate("values")
    def _falling(self, proposal):
        values = proposal["value"]
        if (np.diff(np.abs(values)) > 0).any():
            raise T.TraitError("values are not sorted; wanted their sizes to fall")
        if self.chosen >= len(values):
            raise T.TraitError(f"values has {len(values)} numbers; {self.chosen} is chosen")
        return values

    @T.validate("groups")
    def _known(self, proposal):
        groups = one_each(proposal, len(self.values), "value")
        if groups is not None and not np.isin(groups, (0, 1, 2)).all():
            raise T.TraitError("groups hold other numbers; wanted 0, 1 or 2")
        return groups

    @T.validate("chosen")
    def _in_range(self, proposal):
        chosen, n = proposal["value"], len(self.values)
        if not 0 <= chosen < n:
            raise T.TraitError(f"chosen is {chosen}; wanted a place from 0 to {n - 1}")
        return chosen
