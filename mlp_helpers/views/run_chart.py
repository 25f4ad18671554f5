"""Numbers over the course of a run as lines, with a mark that a hand moves back through it."""

import traitlets as T

from mlp_helpers.views.base import Array, Number
from mlp_helpers.views.picture import Plot


class RunChart(Plot):
    """A few lines that grow while something runs, and a mark at the moment that is looked at.

    points : float32 (n, 3), each a point's line (0, 1, 2 …), x and y, in the order of drawing;
        or None. The first line is drawn thin, the second full with dots, the third dashed with
        squares; each has its name at its end.
    kept : as `points`, of another run, drawn in grey behind; or None.
    names : of the lines, for the legend and the words.
    now : the x of the mark; stops: float32 (k,), rising, the x where a hand may put it.
    x begins at 0, y is on a logarithmic scale.

    All but the points, `kept`, `now` and `stops` is for good: given when it is made.

    By hand: drag or click puts the mark on the nearest stop, hovering reads. By keyboard: arrows
    go to the next stop, with Shift five, Home and End to the first and the last.
    """

    points = Array(2, last=3, wanted="(n, 3): line, x and y", allow_none=True)
    kept = Array(2, last=3, wanted="(n, 3): line, x and y", allow_none=True)
    names = T.List(T.Unicode()).tag(sync=True)
    now = Number()
    stops = Array(1, [0.0])
    y_lo = Number(0.1, above=0)

    by_hand = ("now",)

    def _numbers(self):
        n = 0 if self.points is None else len(self.points)
        return f"{n} points, at {self.now:.2f} of {self.x_hi:g}"
