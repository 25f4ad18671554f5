"""Gradient descent with one input: a ball on a curve with two valleys."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.lesson06.descent import Descent
from mlp_helpers.lesson06.surfaces import END, HILL, VALLEYS, value_at
from mlp_helpers.lesson06.walk import Walk
from mlp_helpers.texts import counted, decimals_of, fixed, in_full
from mlp_helpers.views import Curve, Lines, Slider

ETAS = [0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
ETAS += [1, 1.1, 1.2]
START, ETA = -2.8, 0.1
SLOW = 8  # so many steps it plays slowly, and the others fast
FAST = 0.05  # seconds from step to step


class DescentCurve(Descent):
    """A ball on a curve with two valleys, the deeper one on the right: x = x - eta * slope.

    start : where the ball begins, -3..3; set it with `set_start`.
    x, value, slope : where it is, how high the curve is there, and how steep,
        above 0 where it rises to the right.
    eta : the learning rate, 0.01..1.2; set it with `set_eta`.
    path : all places so far, the start first: float64 (steps + 1,). steps : how many.
    outcome : "" while it can go on, "arrived" where the slope is 0, "left" once it is out of
        the picture, "enough" after 1,000 steps.
    """

    name = "Descent on a curve"
    seconds = 0.28
    etas = ETAS[0], ETAS[-1]  # from far too small to far too large
    tooltips = {
        "step": "Make one step, x = x - eta * slope",
        "play": "Step on by itself, slowly at first",
        "restart": "Go back to where the ball began, with the same η",
    }
    start = property(lambda self: self.walk.path[0][0])
    x = property(lambda self: self.walk.path[-1][0])
    slope = property(lambda self: float(self.walk.gradients[-1][0]))
    path = property(lambda self: np.array(self.walk.path)[:, 0])

    def __init__(self):
        super().__init__()
        xs = np.linspace(-END, END, 241)
        self.curve = Curve(
            xs, value_at(xs), x_lo=-END, x_hi=END, y_lo=-0.8, y_hi=5.4, step=0.05, decimals=3,
            width=484, height=300, joined=True, title="A cost with one input",
            x_label="input x; the arrow is the next step", y_label="cost C(x)", y_name="cost",
            label="Ball: cost over x",
        )  # fmt: skip
        lo, hi = self.etas
        self.slider = Slider(ETA, lo=lo, hi=hi, stops=ETAS, label="learning rate η")
        self.table = Lines(rows=6, columns=31, title="The next step", label="The next step")
        self._by_hand(self.curve, "x", self.set_start)
        self._by_hand(self.slider, "value", self.set_eta)
        self._lay_out_beside(self.curve, [self.slider], self.table, 360)
        self.reset()

    def _numbers(self):
        return (
            f"x {self.x:.3f}, cost {self.value:.3f}, slope {self.slope:.3f}, eta {self.eta:g}, "
            f"{counted(self.steps, 'step')}{', ' * bool(self.outcome)}{self.outcome}"
        )

    def set_start(self, x):
        """Put the ball somewhere else, -3..3, and begin there; pauses."""
        self._begin([doors.between("the start", x, -END, END)])

    def reset(self):
        """Go back to the first place and the first η."""
        self._loop.stop()
        self.walk, self.eta = Walk(VALLEYS, [START]), ETA
        self._show()

    def _seconds(self):
        return self.seconds if self._played < SLOW else min(self.seconds, FAST)

    def _shown(self):
        return {
            self.curve: {
                "x": self.x,
                "y": self.value,
                "slope": self.slope,
                "path": np.column_stack([self.walk.path, self.walk.values]),  # (steps + 1, 2)
                "arrow": None if self.outcome else -self.eta * self.slope,
            },
            self.slider: {"value": self.eta, "decimals": decimals_of(self.eta)},
            self.table: {"lines": self._lines()},
        }

    def _lines(self):
        """The next step, number by number."""
        slope, step = self.slope, -self.eta * self.slope
        lines = [f"x     = {fixed(self.x, 3)}", f"slope = {fixed(slope, 3)}"]
        if self.outcome == "left":
            return [*lines, "stopped"]
        return [
            *lines,
            "step  = −η · slope",
            f"      = −{in_full(self.eta)} · {fixed(slope, 3, in_sum=True)}",
            f"      = {fixed(step, 3, plus=True)}",
            f"new x = {fixed(self.x + step, 3)}",
        ]

    def _words(self):
        """What happens, in one or two sentences."""
        valley = "the left valley; the deeper one is on the right"
        if _side(self.x) == "right":
            valley = "the right valley, the deeper one"
        n = counted(self.steps, "step")
        if self.outcome == "left":
            return self._left("picture", f"x = {fixed(self.x, 3)}")
        if self.outcome == "arrived" and abs(self.x - HILL) < 0.5:
            return "On top of the hill the slope is 0, too: no step, although it is no valley."
        if self.outcome == "arrived":
            return f"The slope is 0, so the step is 0: after {n} it stays in {valley}."
        if self.outcome == "enough":
            return f"Stopped after {n}, still on its way, now in {valley}. Take another η."
        if not self.steps:
            way, sign = ("right", "below") if self.slope < 0 else ("left", "above")
            return (
                f"The slope is {sign} 0: downhill is to the {way}, and −η · slope leads there. "
                "Press Step, or drag the ball."
            )
        return f"{self._last_step()} After {n} it is in {valley}."

    def _last_step(self):
        """What the last step did, in a sentence."""
        walk = self.walk
        if walk.is_restless:
            return "η is too large: it jumps to and fro, and its steps do not shrink."
        (before,), (now,) = walk.path[-2:]
        if _side(before) != _side(now):
            return f"η is too large: it jumps across the hill, to the {_side(now)}."
        if walk.rises:
            return (
                "η is too large: it jumps across the bottom and ends higher, cost "
                f"{fixed(walk.values[-2], 3)} → {fixed(walk.values[-1], 3)}."
            )
        if walk.crossed:
            return "It jumps across the bottom, but ends lower: the next step leads back."
        steep_before, steep_now = (abs(float(slope)) for (slope,) in walk.gradients[-2:])
        if steep_before > 0.5 and walk.length < 0.03:
            return f"η is small: a step of only {walk.length:.3f}. It takes many of them."
        if steep_now < steep_before:
            return "The slope shrinks, so the steps shrink."
        return "The slope grows, so the steps grow."


def _side(x):
    return "left" if x < HILL else "right"
