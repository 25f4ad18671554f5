"""Numbers over the course of a run as lines, with a mark that a hand moves back through it."""

import traitlets as T

from mlp_helpers.views.base import Array, Number, View


class RunChart(View):
    """A few lines that grow while something runs, and a mark at the moment that is looked at.

    points : float32 (n, 3), each a point's line (0, 1, 2 …), x and y, in the order of drawing;
        or None. The first line is drawn thin, the second full, the third dashed.
    kept : as `points`, of another run, drawn in grey behind; or None.
    names : of the lines, for the legend and the words; kept_name: of the other run.
    now : the x of the mark; stops: float32 (k,), rising, the x where a hand may put it, or None.
    x_hi, y_lo, y_hi : the ends of the axes; x begins at 0. What lies beyond y is drawn at the edge.
    log : whether equal steps along the y axis are equal factors; then y_lo is above 0.
    x_label, y_label : what stands at the axes; decimals: of the numbers in the words.
    width, height : of the picture on the screen, in CSS pixels.

    By hand: drag or click puts the mark on the nearest stop, hovering reads. By keyboard: arrows
    go to the next stop, Page Up and Page Down five, Home and End to the first and the last.
    """

    points = Array(2, last=3, wanted="(n, 3): line, x and y", allow_none=True)
    kept = Array(2, last=3, wanted="(n, 3): line, x and y", allow_none=True)
    names = T.List(T.Unicode()).tag(sync=True)
    kept_name = T.Unicode("kept").tag(sync=True)
    now = Number()
    stops = Array(1, None, allow_none=True)
    x_hi = T.CFloat(1.0).tag(sync=True)
    y_lo = T.CFloat(0.0).tag(sync=True)
    y_hi = T.CFloat(1.0).tag(sync=True)
    log = T.Bool(False).tag(sync=True)
    decimals = T.Int(3).tag(sync=True)
    width = T.Int(400).tag(sync=True)
    height = T.Int(220).tag(sync=True)
    x_label = T.Unicode("x").tag(sync=True)
    y_label = T.Unicode().tag(sync=True)

    by_hand = ("now",)

    def __init__(self, **traits):
        super().__init__(**traits)
        if not self.x_hi > 0 or not self.y_lo < self.y_hi or (self.log and self.y_lo <= 0):
            raise T.TraitError(
                f"axes from 0 to {self.x_hi} and {self.y_lo} to {self.y_hi}; wanted them to rise, "
                "and y above 0 with log"
            )

    def _numbers(self):
        n = 0 if self.points is None else len(self.points)
        return f"{n} points, at {self.now:.2f} of {self.x_hi:g}"
