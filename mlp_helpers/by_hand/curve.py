"""A prediction that is sketched: a curve on empty axes."""

from itertools import islice
from time import perf_counter

import numpy as np

from mlp_helpers import doors
from mlp_helpers.by_hand.question import PredictByHand
from mlp_helpers.kit import Loop
from mlp_helpers.texts import fixed
from mlp_helpers.views import Sketch

SLICE = 0.03  # s that a truth may be computed at a stretch, before hands are answered
SWEEP = 16  # pieces, at least, in which it is drawn, so that the eye can follow
COMPARE = "Point at a place, or go there with left and right, to compare the two."
NEAR = 0.06  # of the axes' length: so close to both ends a sketch has to come


class PredictCurve(PredictByHand):
    """Sketch a curve; then the true one is drawn over it.

    x, y : the ends of the axes, (lowest, highest). columns : values a sketch has, evenly in x.
    x_label, y_label : what stands at the axes; x_name, y_name : in the words below.
    start : the true value at the left end, a dot that is there from the beginning; None for none.
    truth : a function of xs, float64 (columns,), and of `of` if that is given. It gives the true
        values one after another, a list or a generator; what takes longer is drawn as it comes.
    explain : a function of guess and truth, both float64 (columns,), and of xs.

    `guess` and `truth` are float64 (columns,), `xs` the places they belong to.
    """

    name = "sketch a prediction"
    how = (
        "Draw the curve from the left end to the right. By keyboard: left and right choose a "
        "place, up and down draw a point, and points are joined; Enter answers."
    )

    def __init__(
        self, x, y, columns=41, x_label="", y_label="", x_name="x", y_name="y", start=None, **more
    ):
        self._start = start if start is None else doors.within("start", start, (), *y)
        self.xs = np.linspace(*x, columns)
        self._ends = {"x_lo": x[0], "x_hi": x[1], "y_lo": y[0], "y_hi": y[1]}
        self._texts = {"x_label": x_label, "y_label": y_label, "x_name": x_name, "y_name": y_name}
        super().__init__(**more)

    def _picture(self):
        self._arriving = Loop(self, 0.02, self._take)
        self._coming, self._came = None, []
        self.sketch = Sketch(
            label="your sketch", sketch=self._empty(), start=self._start, width=424, height=300,
            **self._ends, **self._texts,
        )  # fmt: skip
        self._by_hand(self.sketch, "sketch", self._hand)
        return [self.sketch]

    def _empty(self):
        return np.zeros((2, len(self.xs)), np.float32)

    def _taken(self, guess):
        low, high = self._ends["y_lo"], self._ends["y_hi"]
        values = doors.within("the guess", guess, self.xs.shape, low, high)
        return np.stack([values, np.ones_like(values)]).astype(np.float32)

    def reset(self):
        """Begin anew: empty axes, and the truth is not told."""
        self._arriving.stop()
        super().reset()

    @property
    def guess(self):
        """The sketch, straight between what is drawn; None while it does not reach both ends."""
        if self._missing():
            return None
        values, drawn = self._kept.astype(float)
        there = drawn > 0
        return np.interp(self.xs, self.xs[there], values[there])

    def _missing(self):
        drawn = np.flatnonzero(self._kept[1] > 0)
        if not drawn.size:
            return "There is no sketch yet: draw from the left end of the axes to the right one."
        near = NEAR * (self.xs[-1] - self.xs[0])
        first, last = self.xs[drawn[[0, -1]]]
        if first > self.xs[0] + near:
            return f"Your sketch begins at {_short(first)}: begin it at {_short(self.xs[0])}."
        if last < self.xs[-1] - near:
            return f"Your sketch ends at {_short(last)}: take it on to {_short(self.xs[-1])}."
        return ""

    def _find(self):
        about = () if self.of is None else (self.of,)
        self._coming, self._came = iter(self._compute(self.xs, *about)), []
        self._arriving.start()

    def _take(self, _elapsed):
        """Take true values as they come, for a moment; False when there are no more."""
        until, before = perf_counter() + SLICE, len(self._came)
        for value in islice(self._coming, -(-len(self.xs) // SWEEP)):
            self._came.append(float(value))
            if perf_counter() > until:
                break
        if len(self._came) == len(self.xs):
            self.truth = np.array(self._came)
        elif len(self._came) == before:
            self._arriving.stop()
        self._show()
        return self.truth is None

    def _shown(self):
        came = np.array(self._came) if not self.open and self._came else None
        hint = "" if self.truth is None else COMPARE
        sketch = {"sketch": self._kept, "truth": came, "locked": self._shut, "hint": hint}
        return super()._shown() | {self.sketch: sketch}

    def _words(self):
        if self.open or self.truth is not None:
            return super()._words()
        if not self._arriving.running:
            return f"The truth has {len(self._came)} values; wanted {len(self.xs)}, one for each x."
        return f"Being computed: {len(self._came)} of {len(self.xs)} points."

    def _explained(self, guess):
        return self._explain(guess, self.truth, self.xs)

    def _so_far(self):
        return "Your sketch is complete."

    def _in_short(self):
        if self.truth is None:
            return "being computed"
        gap = np.abs(self.guess - self.truth)
        return f"largest gap {fixed(gap.max())}"


def _short(value):
    return f"{value:g}".replace("-", "−")
