"""A 2-D array as a grid of cells: an image, the weights of a neuron, a column of numbers."""

import numpy as np
import traitlets as T

from mlp_helpers.views.base import Array, Number
from mlp_helpers.views.picture import Picture


class PixelGrid(Picture):
    """A 2-D array as cells, light or signed, that can be painted.

    values : float32 (rows, columns), finite.
    scale : "light", black at 0 to white at `limit`, or "signed", orange to blue at -/+ `limit`,
        with a dash in cells below 0.
    paintable : whether a hand may paint; `brush` is the radius in cells, `ink` the value
        that is painted; 0 erases all that the brush reaches.
    linked : keys of views whose cursor moves along with this one's.
    words : how a cell is told, such as "row {row}, column {column}: {value}", with {count} for
        a whole number; nothing: its row, its column and its place.
    row_names, column_names : what stands to the left of each row, and below each column; or none.
    marks : cells on which a sign of `signs` stands, one for each; mark_words: what they mean.
    framed : cells in a frame; frame_words: what it means. Of a cell, `words` has {mark}, {frame}.
    outline : (row, column, rows, columns) of a part to point out, or nothing.
    plain : only a picture, without a cursor.
    pointable : whether a hand may point at a cell, which stands in `pointed`, -1 for none.
    answer : the cell that should have been pointed at, -1 while nobody is told.

    By hand: paint with mouse, finger or pen. By keyboard: arrows move the cursor, Space
    inks, Shift with arrows draws, Backspace erases, Ctrl+Z takes the last stroke back. Where a
    hand may point, a click or Space does it.
    """

    values = Array(2, np.zeros((1, 1), np.float32))
    scale = T.Enum(["light", "signed"], "light").tag(sync=True)
    limit = Number(1.0, above=0)
    hint = T.Unicode().tag(sync=True)
    paintable = T.Bool(False).tag(sync=True)
    brush = Number(1.0, above=0)
    ink = T.CFloat(1.0).tag(sync=True)
    cursor = T.Int(-1).tag(sync=True)
    linked = T.List(T.Unicode()).tag(sync=True)
    words = T.Unicode().tag(sync=True)
    row_names = T.List(T.Unicode()).tag(sync=True)
    column_names = T.List(T.Unicode()).tag(sync=True)
    marks = T.List(T.Int()).tag(sync=True)
    signs = T.List(T.Unicode()).tag(sync=True)
    mark_words = T.List(T.Unicode()).tag(sync=True)
    framed = T.List(T.Int()).tag(sync=True)
    frame_words = T.Unicode().tag(sync=True)
    outline = T.List(T.Int()).tag(sync=True)
    plain = T.Bool(False).tag(sync=True)
    pointable = T.Bool(False).tag(sync=True)
    pointed = T.Int(-1).tag(sync=True)
    answer = T.Int(-1).tag(sync=True)

    by_hand = ("values", "pointed")
    calls = ("undo",)

    def __init__(self, **traits):
        super().__init__(**traits)
        self._kept, self._past = self.values, []
        self.observe(self._keep, ["values", "held"])

    def _numbers(self):
        rows, columns = self.values.shape
        return f"{rows} x {columns}, values {self.values.min():.2f} to {self.values.max():.2f}"

    def undo(self):
        """Take back the last change of the values, such as a stroke; False if there is none."""
        if not self._past:
            return False
        self._kept = self._past.pop()
        self.values = self._kept
        return True

    def forget(self):
        """From now on there is nothing to undo."""
        self._kept, self._past = self.values, []

    def _keep(self, _change):
        if not self.held and not np.array_equal(self.values, self._kept):
            self._past.append(self._kept)
            self._kept = self.values
