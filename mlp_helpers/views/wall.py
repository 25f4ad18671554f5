"""Small square pictures in rows, each with a text above and below, of which a hand picks one."""

import numpy as np
import traitlets as T

from mlp_helpers.views.base import Array, View


class Wall(View):
    """Small square pictures in rows; some may be wrong, some still empty.

    pictures : float32 (n, side * side), each row one picture row by row, 0 black to 1 white.
    above, below : n short texts each, over and under the pictures. words : n sentences, which a
        screen reader says in place of the pictures.
    wrong : places of those that are framed, their texts bold; empty: of those that are a dashed
        outline only. Both counted from 0.
    chosen : the place that a hand has picked, in a heavy frame; -1 for none.
    columns : pictures in a row; size: of each on the screen, in CSS pixels.
    title : a line above; label: names the wall for a screen reader.

    By hand: a click picks one. By keyboard: Tab goes to the wall, arrows, Home and End from one
    to another, Enter or Space picks.
    """

    pictures = Array(2, np.zeros((1, 1), np.float32), squares=True)
    above = T.List(T.Unicode()).tag(sync=True)
    below = T.List(T.Unicode()).tag(sync=True)
    words = T.List(T.Unicode()).tag(sync=True)
    wrong = T.List(T.Int()).tag(sync=True)
    empty = T.List(T.Int()).tag(sync=True)
    chosen = T.Int(-1).tag(sync=True)
    columns = T.Int(10).tag(sync=True)
    size = T.Int(48).tag(sync=True)
    title = T.Unicode().tag(sync=True)

    by_hand = ("chosen",)

    def _numbers(self):
        n = len(self.pictures)
        return f"{n - len(self.empty)} of {n} pictures, {len(self.wrong)} wrong"

    @T.validate("chosen", "wrong", "empty")
    def _a_place(self, proposal):
        value, name, n = proposal["value"], proposal["trait"].name, len(self.pictures)
        lowest = -1 if name == "chosen" else 0
        for place in value if isinstance(value, list) else [value]:
            if not lowest <= place < n:
                raise T.TraitError(f"{name} holds {place}; wanted places {lowest}..{n - 1}")
        return value
