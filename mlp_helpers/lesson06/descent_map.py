"""Gradient descent with two inputs, on a map with level lines."""

import ipywidgets as w
import numpy as np

from mlp_helpers import doors
from mlp_helpers.kit.demo import Demo, Loop, button
from mlp_helpers.lesson05.map_maker import MapMaker
from mlp_helpers.lesson06.surfaces import SURFACES, TITLES
from mlp_helpers.views.heatmap import HeatMap
from mlp_helpers.views.lines import Lines
from mlp_helpers.views.slider import Slider

START = "ravine"
SHARES = np.array([0.002, 0.01, 0.03, 0.06, 0.1, 0.16, 0.23, 0.31, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
FINE = 129  # points along each side of a formula's map
AT_ONCE, MOST = 200, 1000  # steps that it plays in one go, and that it takes at all
LOOK, LITTLE = 8, 0.1  # over so many steps C should lose more than so large a share
SECONDS = 0.15  # from step to step, so that eyes can follow


class DescentMap(Demo):
    """Walk down on a function C of two numbers: (x, y) = (x, y) - eta * gradient.

    choose : takes "ravine", "turned ravine", "bowl" or "cost", the real cost over two knobs
        of the trained network (those that TurnTwoKnobs begins with).
    start : where the walk began, two floats; set it with `set_start`.
    point, value, gradient : where it is, float64 (2,); C there; the two slopes, float64 (2,).
    eta : the learning rate; set it with `set_eta`, inside `etas`, which differ by function.
    path : all places so far, the start first: float64 (steps + 1, 2). steps : how many.
    outcome : "" while it can go on, "arrived" where the slope is 0, "left" once it is out of
        the map, "enough" after 1,000 steps.
    """

    name = "Descent on a map"

    def __init__(self):
        super().__init__()
        self._view = HeatMap(
            width=470, height=400, equal=True, label="Point on the map of C", value_name="C",
        )  # fmt: skip
        self._which = w.Dropdown(options=list(TITLES.items()), value=START, description="Walk on")
        self._which.style.description_width = "initial"
        self._eta = Slider(1.0, lo=0.001, hi=1000, label="learning rate η")
        self._sum = Lines(rows=6, columns=38, title="The next step", label="The next step")
        self._maker = MapMaker(self, self._show_map)
        self._loop = Loop(self, SECONDS)
        self._loop.step = self._play_on
        self._played = 0
        self._by_hand(self._view, "point", self._dragged)
        self._by_hand(self._eta, "value", lambda _: self._update())
        self._by_hand(self._which, "value", self.choose)
        methods = {"Step": self.step, "Play": self.play, "Pause": self.pause}
        methods |= {"Start again": self.restart, "Reset": self.reset}
        tools = [button(text, method) for text, method in methods.items()]
        row = {"flex_flow": "row wrap", "align_items": "center"}
        right = [self._which, self._eta, w.HBox(tools, layout=row), self._sum]
        right = w.VBox(right, layout={"flex": "1 1 360px", "align_items": "stretch"})
        right.add_class("mlp-fill")
        self._lay_out(w.HBox([self._view, right], layout=row))
        self.box.add_class("mlp-tall")
        self.choose(START)

    def _numbers(self):
        x, y = self.point
        return (
            f"{self.chosen}, {self.steps} steps, x {x:.2f}, y {y:.2f}, C {self.value:.3f}, "
            f"eta {self.eta:g}{', ' * bool(self.outcome)}{self.outcome}"
        )

    @property
    def start(self):
        """Where the walk began: two floats."""
        return self._path[0]

    @property
    def point(self):
        """Where it is: float64 (2,)."""
        return np.array(self._path[-1])

    @property
    def value(self):
        """C there."""
        return self._values[-1]

    @property
    def gradient(self):
        """The two slopes of C there: float64 (2,)."""
        return self._gradient.copy()

    @property
    def eta(self):
        """The learning rate."""
        return self._eta.value

    @property
    def etas(self):
        """The smallest and the largest learning rate for this function."""
        return self._surface.etas[0], self._surface.etas[-1]

    @property
    def path(self):
        """All places so far, the start first: float64 (steps + 1, 2)."""
        return np.array(self._path)

    @property
    def steps(self):
        """How many steps were made."""
        return len(self._path) - 1

    @property
    def outcome(self):
        """How it ended, "arrived", "left" or "enough"; "" while it can go on."""
        (x, y), surface = self._path[-1], self._surface
        (x_lo, x_hi), (y_lo, y_hi) = surface.x_ends, surface.y_ends
        if not (x_lo <= x <= x_hi and y_lo <= y <= y_hi):
            return "left"
        if self._slope < surface.flat:
            return "arrived"
        return "enough" if self.steps >= MOST else ""

    @property
    def running(self):
        """Whether it is playing."""
        return self._loop.running

    def choose(self, name):
        """Walk on another function: "ravine", "turned ravine", "bowl" or "cost"."""
        if not isinstance(name, str) or name not in SURFACES:
            wanted = ", ".join(f'"{known}"' for known in SURFACES)
            raise ValueError(f"{name!r} given; wanted one of {wanted}")
        self._loop.stop()
        self._maker.stop()
        surface, self.chosen = SURFACES[name](), name
        self._surface = surface
        self._quietly(self._which, value=name)
        (x_lo, x_hi), (y_lo, y_hi) = surface.x_ends, surface.y_ends
        step = (x_hi - x_lo) / 160
        self._quietly(
            self._view, title=surface.title, x_lo=x_lo, x_hi=x_hi, y_lo=y_lo, y_hi=y_hi,
            step_x=step, step_y=step, x_label=surface.labels[0], y_label=surface.labels[1],
            x_name=surface.names[0], y_name=surface.names[1], path=None,
            decimals=surface.decimals[0], value_decimals=surface.decimals[1],
        )  # fmt: skip
        low, high = self.etas
        self._quietly(self._eta, stops=[], lo=min(low, self.eta), hi=max(high, self.eta))
        self._quietly(self._eta, value=surface.eta)
        stops, decimals = [float(eta) for eta in surface.etas], surface.decimals[3]
        self._quietly(self._eta, lo=low, hi=high, stops=stops, decimals=decimals)
        self._begin(surface.start)
        if surface.formula:
            xs, ys = (np.linspace(*ends, FINE) for ends in (surface.x_ends, surface.y_ends))
            self._show_map(surface.value(*np.meshgrid(xs, ys)))
        else:  # made anew, for the map: a kernel may answer the hand in a thread of its own
            self._maker.start(SURFACES[name]().value, surface.x_ends, surface.y_ends)

    def set_start(self, x, y):
        """Begin somewhere else on the map; pauses."""
        ends = self._surface.x_ends, self._surface.y_ends
        together = zip(self._surface.names, (x, y), ends, strict=True)
        place = [doors.between(name, value, *both) for name, value, both in together]
        self._loop.stop()
        self._begin(place)

    def set_eta(self, eta):
        """Set the learning rate, inside `etas`."""
        self._quietly(self._eta, value=doors.between("eta", eta, *self.etas))
        self._update()

    def step(self):
        """Make one step, (x, y) - eta * gradient; none where it has ended."""
        if not self.outcome:
            self._take(self.point - self.eta * self._gradient)
        self._update()

    def play(self):
        """Step on by itself, until it ends or you pause; where it has ended, from the start."""
        if self.outcome:
            self.restart()
        self._played = 0
        self._loop.start()

    def pause(self):
        """Stop playing."""
        self._loop.stop()
        self._update()

    def restart(self):
        """Go back to where the walk began, on the same map, with the same η; pauses."""
        self.set_start(*self.start)

    def reset(self):
        """Go back to the first function, with its first place and η."""
        self.choose(START)

    def _begin(self, place):
        self._path, self._values = [], []
        self._take(place)
        self._update()

    def _take(self, place):
        """Go to a place: its value and its slopes are computed here, once."""
        x, y = (float(number) for number in place)
        self._path.append((x, y))
        self._values.append(float(self._surface.value(x, y)))
        self._gradient = np.asarray(self._surface.gradient(x, y), np.float64)
        self._slope = float(np.hypot(*self._gradient))

    def _play_on(self, _elapsed):
        self._played += 1
        self.step()
        return not self.outcome and self._played < AT_ONCE

    def _dragged(self, point):
        ends = zip(point, (self._surface.x_ends, self._surface.y_ends), strict=True)
        self.set_start(*(min(max(round(float(v), 4), low), high) for v, (low, high) in ends))

    def _show_map(self, field):
        """Show the function as colours and level lines; its highest tenth is all white."""
        low, high = float(field.min()), float(field.max())
        top, levels = float(np.quantile(field, 0.9)), low + SHARES * (high - low)
        self._low = low
        self._quietly(self._view, field=field, lo=low, hi=top, levels=levels)

    def _update(self):
        """Bring the marker, the arrow, the path, the sum and the words up to date."""
        surface = self._surface
        width = surface.x_ends[1] - surface.x_ends[0]
        ended = self.outcome == "left" or not self._slope
        self._quietly(
            self._view,
            point=self._path[-1],
            value=self.value,
            path=self._path if self.steps else None,
            arrow=None if ended else -self._gradient * width / (3 * surface.steepest),
        )
        self._sum.lines = self._lines()
        self.status.text = self._words()
        self._changed()

    def _lines(self):
        """The next step, number by number."""
        places, _, slopes, digits = self._surface.decimals
        gradient = [_text(slope, slopes) for slope in self._gradient]
        lines = [f"∇C    = ({gradient[0]}, {gradient[1]})", f"|∇C|  = {_text(self._slope, slopes)}"]
        if self.outcome == "left":
            return [*lines, "stopped"]
        for name, number, slope in zip(
            self._surface.names, self.point, self._gradient, strict=True
        ):
            eta, slope_text = _text(self.eta, digits), _text(slope, slopes, in_sum=True)
            new = _text(number - self.eta * slope, places)
            lines += [
                f"new {name} = {_text(number, places)} − {eta} · {slope_text}",
                f"      = {new}",
            ]
        return lines

    def _words(self):
        """What happens, in one or two sentences."""
        x, y = (_text(number, self._surface.decimals[0]) for number in self._path[-1])
        n = f"{self.steps:,} step{'s' * (self.steps != 1)}"
        c = self._text_of_value
        if self.outcome == "left":
            return (
                f"η is too large: step {self.steps} leaves the map, to ({x}, {y}). Stopped. "
                "Start again with a smaller η."
            )
        if self.outcome == "arrived":
            end = f"The slope is 0, so the step is 0. C = {c(self.value)}, after {n}. "
            return end + self._plateau()
        if self.outcome == "enough":
            return f"Stopped after {n}, at C = {c(self.value)}. Start again, or take another η."
        if not self.steps:
            return (
                "The arrow −∇C points straight downhill, at right angles to the level lines. "
                "Press Step, or drag the point."
            )
        return f"{self._last_step()} C = {c(self.value)}, after {n}."

    def _last_step(self):
        """What the last step did, in a sentence."""
        before, now = self._values[-2:]
        moves = np.diff(self._path[-3:], axis=0)  # the last two steps
        turns = len(moves) == 2 and moves[0] @ moves[1] < -0.2 * np.prod(np.hypot(*moves.T))
        if turns and self._hardly_falls():
            return "η is too large: it jumps to and fro and hardly gets any lower."
        width = self._surface.x_ends[1] - self._surface.x_ends[0]
        length = float(np.hypot(*moves[-1]))
        short, flat = length <= 0.005 * width, self._slope < 0.1 * self._surface.steepest
        if now >= before * (1 - 1e-6) and not (short and flat):
            return (
                "η is too large: it jumps across the bottom and ends no lower, "
                f"{self._text_of_value(before)} → {self._text_of_value(now)}."
            )
        if turns:
            return "Zigzag: it jumps across the bottom and back, but ends lower each time."
        if not short:
            return f"Downhill, by η · |∇C| = {length:.2f}."
        if flat:
            return f"The slope is small here, so is the step. {self._plateau()}".strip()
        return "η is small: it hardly moves, and will take very many steps."

    def _hardly_falls(self):
        """Whether C has lost next to nothing of its height over the last steps."""
        if self.steps < LOOK:
            return False
        before, now = self._values[-1 - LOOK] - self._low, self.value - self._low
        return now > (1 - LITTLE) * before

    def _plateau(self):
        """A warning where it is flat, but far from low."""
        high = self.value - self._low > 0.05 * (self._view.hi - self._low)
        return f"A plateau: {self._text_of_value(self._low)} is to be had." if high else ""

    def _text_of_value(self, value):
        return _text(value, self._surface.decimals[1])


def _text(value, decimals, in_sum=False):
    """A number with a true minus sign; in brackets where it follows a sign of its own."""
    text = f"{abs(value):.{decimals}f}"
    if value >= 0 or float(text) == 0:
        return text
    return f"(−{text})" if in_sum else f"−{text}"
