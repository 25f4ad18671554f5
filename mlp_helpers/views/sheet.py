"""Many small square pictures side by side, each with a few letters under it."""

import numpy as np
import traitlets as T

from mlp_helpers.views.base import Array, Number, View


class Sheet(View):
    """Small square pictures in rows, of which some may be marked.

    pictures : float32 (n, side * side), each row one picture row by row.
    columns : pictures in a row; size: of each on the screen, in CSS pixels.
    scale : "light", black at 0 to white at `limit`, or "signed", orange to blue at -/+ `limit`,
        with a dash in cells below 0.
    captions : n short texts, or none; marked: the places of those that are framed, their
        captions bold.
    outline : (row, column, rows, columns) of a part to point out in each, or nothing.
    linked : keys of the views, such as a `NumberLine`, in which a hand that points at a picture
        points along; without any, nobody points. pointed: the picture's number, or -1; the
        first one here has the number `first`.
    title : a line above; label: what a screen reader says instead of the pictures.

    By keyboard, where views are linked: arrows, Home and End point at a picture.
    """

    pictures = Array(2, np.zeros((1, 1), np.float32), squares=True)
    columns = T.Int(10).tag(sync=True)
    size = T.Int(40).tag(sync=True)
    scale = T.Enum(["light", "signed"], "light").tag(sync=True)
    limit = Number(1.0, above=0)
    captions = T.List(T.Unicode()).tag(sync=True)
    marked = T.List(T.Int()).tag(sync=True)
    outline = T.List(T.Int()).tag(sync=True)
    linked = T.List(T.Unicode()).tag(sync=True)
    pointed = T.Int(-1).tag(sync=True)
    first = T.Int(0).tag(sync=True)
    title = T.Unicode().tag(sync=True)

    def _numbers(self):
        return f"{len(self.pictures)} pictures, {len(self.marked)} marked"
