"""Gradient descent with one input: a ball on a curve with two valleys."""

from numbers import Real

import ipywidgets as w
import numpy as np

from mlp_helpers.kit.demo import Demo, Loop, button
from mlp_helpers.views.curve import Curve
from mlp_helpers.views.lines import Lines
from mlp_helpers.views.slider import Slider

END = 3.0  # the picture goes from x = -3 to 3
ETAS = [
    0.01,
    0.02,
    0.03,
    0.05,
    0.07,
    0.1,
    0.15,
    0.2,
    0.3,
    0.4,
    0.5,
    0.6,
    0.7,
    0.8,
    0.9,
    1,
    1.1,
    1.2,
]
LO, HI = ETAS[0], ETAS[-1]  # from far too small to far too large
START, ETA = -2.8, 0.1
HILL = -0.1509  # where the hill between the two valleys is highest
FLAT = 0.0005  # a smaller slope is as good as none
AT_ONCE, MOST = 200, 1000  # steps that it plays in one go, and that it takes at all
SLOW = 8  # so many steps it plays slowly, and the others fast
SECONDS, FAST = 0.28, 0.05  # from step to step
LOOK = 12  # so many steps it looks back, to say whether it settles


def value_at(x):
    """The curve: x^4 / 8 - x^2 - 0.3 x + 3. A number, or an array of any shape."""
    return x**4 / 8 - x**2 - 0.3 * x + 3


def slope_at(x):
    """Its slope: x^3 / 2 - 2 x - 0.3. Shape as x."""
    return x**3 / 2 - 2 * x - 0.3


class DescentCurve(Demo):
    """A ball on a curve with two valleys, the deeper one on the right: x = x - eta * slope.

    start : where the ball begins, -3..3; set it with `set_start`.
    x, value, slope : where it is, how high the curve is there, and how steep.
    eta : the learning rate, 0.01..1.2; set it with `set_eta`.
    path : all places so far, the start first: float64 (steps + 1,). steps : how many.
    outcome : "" while it can go on, "arrived" where the slope is 0, "left" once it is out of
        the picture, "enough" after 1,000 steps.
    """

    name = "Descent on a curve"

    def __init__(self):
        super().__init__()
        xs = np.linspace(-END, END, 241)
        self._curve = Curve(
            xs, value_at(xs), x_lo=-END, x_hi=END, y_lo=-0.8, y_hi=5.4, step=0.05, decimals=3,
            width=500, height=300, joined=True, title="A cost with one input",
            x_label="input x; the arrow is the next step", y_label="cost C(x)", y_name="cost",
            label="Ball: cost over x",
        )  # fmt: skip
        self._eta = Slider(ETA, lo=LO, hi=HI, stops=ETAS, label="learning rate η")
        self._sum = Lines(rows=6, columns=31, title="The next step", label="The next step")
        self._loop = Loop(self, SECONDS)
        self._loop.step = self._play_on
        self._path, self._played = [START], 0
        self._by_hand(self._curve, "x", self.set_start)
        self._eta.observe(lambda _: self._update(), "value")
        methods = {"Step": self.step, "Play": self.play, "Pause": self.pause}
        methods |= {"Start again": self.restart, "Reset": self.reset}
        tools = [button(text, method) for text, method in methods.items()]
        right = [self._eta, w.HBox(tools, layout={"flex_flow": "row wrap"}), self._sum]
        column = {"flex": "1 1 345px", "align_items": "stretch"}
        row = {"flex_flow": "row wrap", "align_items": "center"}
        right = w.VBox(right, layout=column)
        right.add_class("mlp-fill")
        self._lay_out(w.HBox([self._curve, right], layout=row))
        self.box.add_class("mlp-tall")
        self._update()

    def _numbers(self):
        return (
            f"x {self.x:.3f}, cost {self.value:.3f}, slope {self.slope:.3f}, "
            f"eta {self.eta:.2f}, {_count(self.steps)}{', ' * bool(self.outcome)}{self.outcome}"
        )

    @property
    def start(self):
        """Where the ball begins."""
        return self._path[0]

    @property
    def x(self):
        """Where the ball is."""
        return self._path[-1]

    @property
    def value(self):
        """How high the curve is there: the cost."""
        return value_at(self.x)

    @property
    def slope(self):
        """How steep the curve is there, above 0 where it rises to the right."""
        return slope_at(self.x)

    @property
    def eta(self):
        """The learning rate."""
        return self._eta.value

    @property
    def path(self):
        """All places so far, the start first: float64 (steps + 1,)."""
        return np.array(self._path)

    @property
    def steps(self):
        """How many steps the ball has made."""
        return len(self._path) - 1

    @property
    def outcome(self):
        """How it ended, "arrived", "left" or "enough"; "" while it can go on."""
        if abs(self.x) > END:
            return "left"
        if abs(self.slope) < FLAT:
            return "arrived"
        return "enough" if self.steps >= MOST else ""

    @property
    def running(self):
        """Whether it is playing."""
        return self._loop.running

    def set_start(self, x):
        """Put the ball somewhere else, -3..3, and begin there; pauses."""
        self._loop.stop()
        self._path = [_number("the start", x, -END, END)]
        self._update()

    def set_eta(self, eta):
        """Set the learning rate, 0.01..1.2."""
        self._eta.value = _number("eta", eta, LO, HI)

    def step(self):
        """Make one step, x = x - eta * slope; none where it has ended."""
        if not self.outcome:
            x = self.x - self.eta * self.slope
            self._path.append(x)
        self._update()

    def play(self):
        """Step on by itself, slowly at first; from the start again where it has ended."""
        if self.outcome:
            self.restart()
        self._played, self._loop.interval = 0, SECONDS
        self._loop.start()

    def pause(self):
        """Stop playing."""
        self._loop.stop()
        self._update()

    def restart(self):
        """Go back to where the ball began, with the same η; pauses."""
        self.set_start(self.start)

    def reset(self):
        """Go back to the first place and the first η."""
        self._loop.stop()
        self._path, self._eta.value = [START], ETA
        self._update()

    def _play_on(self, _elapsed):
        self._played += 1
        if self._played >= SLOW:
            self._loop.interval = min(SECONDS, FAST)
        self.step()
        return not self.outcome and self._played < AT_ONCE

    def _update(self):
        """Bring the picture, the sum and the words up to date."""
        step = -self.eta * self.slope
        self._quietly(
            self._curve,
            x=self.x,
            y=self.value,
            slope=self.slope,
            path=np.float32(np.stack([self.path, value_at(self.path)], axis=1)),  # (steps + 1, 2)
            arrow=None if self.outcome else step,
        )
        lines = [
            f"x     = {_text(self.x)}",
            f"slope = {_text(self.slope)}",
            "step  = −η · slope",
            f"      = −{self.eta:.2f} · {_in_sum(self.slope)}",
            f"      = {_text(step, plus=True)}",
            f"new x = {_text(self.x + step)}",
        ]
        self._sum.lines = [*lines[:2], "stopped"] if self.outcome == "left" else lines
        self.status.text = self._words()
        self._changed()

    def _words(self):
        """What happens, in one or two sentences."""
        side = "left" if self.x < HILL else "right"
        valley = (
            "the left valley; the deeper one is on the right"
            if side == "left"
            else "the right valley, the deeper one"
        )
        n = _count(self.steps)
        if self.outcome == "left":
            return (
                f"η is too large: step {self.steps} leaves the picture, to x = {_text(self.x)}. "
                "Stopped. Start again with a smaller η."
            )
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
        return f"{self._last_step(side)} After {n} it is in {valley}."

    def _last_step(self, side):
        """What the last step did, in a sentence."""
        if self._is_restless():
            return "η is too large: it jumps to and fro, and its steps do not shrink."
        before, now = self._path[-2:]
        if (before < HILL) != (now < HILL):
            return f"η is too large: it jumps across the hill, to the {side}."
        if value_at(now) > value_at(before):
            return (
                f"η is too large: it jumps across the bottom and ends higher, cost "
                f"{_text(value_at(before))} → {_text(value_at(now))}."
            )
        if slope_at(before) * slope_at(now) < 0:
            return "It jumps across the bottom, but ends lower: the next step leads back."
        if abs(slope_at(before)) > 0.5 and abs(now - before) < 0.03:
            return f"η is small: a step of only {abs(now - before):.3f}. It takes many of them."
        if abs(slope_at(now)) < abs(slope_at(before)):
            return "The slope shrinks, so the steps shrink."
        return "The slope grows, so the steps grow."

    def _is_restless(self):
        """Whether it has jumped across bottoms or the hill of late, and does not calm down."""
        slopes = slope_at(self.path[-LOOK - 1 :])
        jumps = np.count_nonzero(slopes[:-1] * slopes[1:] < 0)
        sizes = np.abs(slopes)[-4:]
        return bool(jumps >= 3 and (sizes[1:] > 0.999 * sizes[:-1]).any())


def _number(name, value, lo, hi):
    """A number lo..hi, or a sentence."""
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, Real):
        raise TypeError(f"{name} is {value!r}; wanted a number from {lo:g} to {hi:g}")
    if not lo <= value <= hi:
        raise ValueError(f"{name} is {value}; wanted a number from {lo:g} to {hi:g}")
    return float(value)


def _count(steps):
    return f"{steps:,} step{'s' * (steps != 1)}"


def _text(value, plus=False):
    """Three decimals, with a true minus sign."""
    text = f"{abs(value):.3f}"
    if float(text) == 0:
        return text
    return ("−" if value < 0 else "+" * plus) + text


def _in_sum(value):
    return f"({_text(value)})" if _text(value).startswith("−") else _text(value)
