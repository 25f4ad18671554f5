"""Gradient descent with two inputs, on a map with level lines."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.kit import box, choice, column
from mlp_helpers.lesson05.map_maker import MapMaker
from mlp_helpers.lesson05.refined import scale_of
from mlp_helpers.lesson06.descent import Descent
from mlp_helpers.lesson06.surfaces import SURFACES, TITLES
from mlp_helpers.lesson06.walk import Walk, slopes_around
from mlp_helpers.texts import counted, decimals_of, fixed, in_full
from mlp_helpers.views import HeatMap, Lines, Slider

START = "ravine"
SHARES = np.array([0.002, 0.01, 0.03, 0.06, 0.1, 0.16, 0.23, 0.31, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
AROUND = (
    "A spoke is as long as C is steep in its direction: full ones lead up, dotted ones down. C "
    "rises most quickly along ∇C, the other way from the arrow, and is level at right angles to it."
)
FINE = 129  # points along each side of a formula's map


class DescentMap(Descent):
    """Walk down on a function C of two numbers: (x, y) = (x, y) - eta * gradient.

    chosen : "ravine", "turned ravine", "bowl" or "cost", the real cost over two knobs of the
        trained network (those that TurnTwoKnobs begins with); set it with `choose`.
        surface : all there is to know about it.
    start : where the walk began, two floats; set it with `set_start`.
    point, value, gradient : where it is, float64 (2,); C there; the two slopes, float64 (2,).
    eta : the learning rate; set it with `set_eta`, inside `etas`, which differ by function.
    path : all places so far, the start first: float64 (steps + 1, 2). steps : how many.
    outcome : "" while it can go on, "arrived" where the slope is 0, "left" once it is out of
        the map, "enough" after 1,000 steps.
    ring : whether the slopes in all directions round the point are shown; see `show_ring`.
    """

    name = "Descent on a map"
    seconds = 0.15  # so that eyes can follow
    tooltips = {
        "step": "Make one step, (x, y) - eta * gradient",
        "restart": "Go back to where the walk began, on the same map, with the same η",
    }
    start = property(lambda self: self.walk.path[0])
    point = property(lambda self: np.array(self.walk.path[-1]))
    gradient = property(lambda self: self.walk.gradients[-1].copy())
    path = property(lambda self: np.array(self.walk.path))
    etas = property(lambda self: (self.surface.etas[0], self.surface.etas[-1]))

    def __init__(self):
        super().__init__()
        self.map = HeatMap(
            width=470, height=400, equal=True, label="Point on the map of C", value_name="C",
        )  # fmt: skip
        self.chooser = choice(list(TITLES.items()), "Walk on")
        self.slider = Slider(1.0, lo=0.001, hi=1000, label="learning rate η")
        self.ring_box = box("slopes in all directions")
        self.table = Lines(rows=6, columns=38, title="The next step", label="The next step")
        self._maker = MapMaker(self, self._show_map)
        self._by_hand(self.map, "point", self._drag)
        self._by_hand(self.slider, "value", self.set_eta)
        self._by_hand(self.chooser, "value", self.choose)
        self._by_hand(self.ring_box, "value", self.show_ring)
        below = column(self.table, self.ring_box)
        self._lay_out_beside(self.map, [self.chooser, self.slider], below, 360)
        self.reset()

    def _numbers(self):
        x, y = self.point
        return (
            f"{self.chosen}, {counted(self.steps, 'step')}, x {x:.2f}, y {y:.2f}, "
            f"C {self.value:.3f}, eta {self.eta:g}{', ' * bool(self.outcome)}{self.outcome}"
        )

    def choose(self, name):
        """Walk on another function: "ravine", "turned ravine", "bowl" or "cost"."""
        doors.one_of("name", name, SURFACES)
        self._loop.stop()
        self._maker.stop()
        self.chosen, self.surface = name, SURFACES[name]()
        surface = self.surface
        self.eta, self.walk = surface.eta, Walk(surface, surface.start)
        if surface.formula:
            xs, ys = (np.linspace(*ends, FINE) for ends in surface.ends)
            self._show_map(surface.value(*np.meshgrid(xs, ys)))
        else:  # made anew, for the map: a kernel may answer the hand in a thread of its own
            self._maker.start(SURFACES[name]().value, *surface.ends)

    def set_start(self, x, y):
        """Begin somewhere else on the map; pauses."""
        together = zip(self.surface.names, (x, y), self.surface.ends, strict=True)
        self._begin([doors.between(name, value, *ends) for name, value, ends in together])

    def reset(self):
        """Go back to the first function, with its first place and η, and without a ring."""
        self.ring = False
        self.choose(START)

    def show_ring(self, on=True):
        """Show the slope of C in each of 36 directions round the point, or no longer."""
        self.ring = doors.truth("on", on)
        self._show(AROUND if self.ring and not self.outcome else None)

    def _drag(self, point):
        ends = zip(point, self.surface.ends, strict=True)
        self.set_start(*(min(max(round(float(v), 4), low), high) for v, (low, high) in ends))

    def _show_map(self, field):
        """Show the function as colours and level lines; its highest tenth is all white."""
        self._field, self._scale = np.float32(field), scale_of(field, SHARES)
        self._show()

    def _shown(self):
        surface, walk = self.surface, self.walk
        (x_lo, x_hi), (y_lo, y_hi) = surface.ends
        places, values, _, digits = surface.decimals
        step = (x_hi - x_lo) / 160
        axes = {
            "x_lo": x_lo, "x_hi": x_hi, "x_label": surface.labels[0], "x_name": surface.names[0],
            "y_lo": y_lo, "y_hi": y_hi, "y_label": surface.labels[1], "y_name": surface.names[1],
            "title": surface.title, "step_x": step, "step_y": step,
            "decimals": places, "value_decimals": values,
        }  # fmt: skip
        ended = self.outcome == "left" or not walk.steepness
        arrow = -walk.gradients[-1] * (x_hi - x_lo) / (3 * surface.steepest)
        here = {
            "point": walk.path[-1],
            "value": self.value,
            "path": walk.path if self.steps else None,
            "arrow": None if ended else arrow,
            "ring": slopes_around(walk.gradients[-1]) if self.ring and not ended else None,
        }
        lo, hi = self.etas
        etas = {"lo": lo, "hi": hi, "stops": [float(eta) for eta in surface.etas]}
        return {
            self.map: {**axes, "field": self._field, **self._scale._asdict(), **here},
            self.chooser: {"value": self.chosen},
            self.ring_box: {"value": self.ring},
            self.slider: {**etas, "decimals": decimals_of(self.eta, digits), "value": self.eta},
            self.table: {"lines": self._lines()},
        }

    def _lines(self):
        """The next step, number by number."""
        surface, walk = self.surface, self.walk
        places, _, slopes, digits = surface.decimals
        x, y = (fixed(slope, slopes) for slope in walk.gradients[-1])
        lines = [f"∇C    = ({x}, {y})", f"|∇C|  = {fixed(walk.steepness, slopes)}"]
        if self.outcome == "left":
            return [*lines, "stopped"]
        eta, new = in_full(self.eta, digits), walk.next_place(self.eta)
        for i, name in enumerate(surface.names):
            slope = fixed(walk.gradients[-1][i], slopes, in_sum=True)
            lines.append(f"new {name} = {fixed(walk.path[-1][i], places)} − {eta} · {slope}")
            lines.append(f"      = {fixed(new[i], places)}")
        return lines

    def _words(self):
        """What happens, in one or two sentences."""
        x, y = (fixed(number, self.surface.decimals[0]) for number in self.walk.path[-1])
        n = counted(self.steps, "step")
        c = self._text_of(self.value)
        if self.outcome == "left":
            return self._left("map", f"({x}, {y})")
        if self.outcome == "arrived":
            return f"The slope is 0, so the step is 0. C = {c}, after {n}. {self._plateau()}"
        if self.outcome == "enough":
            return f"Stopped after {n}, at C = {c}. Start again, or take another η."
        if not self.steps:
            return (
                "The arrow −∇C points straight downhill, at right angles to the level lines; "
                "its length is not that of the step. Press Step, or drag the point."
            )
        return f"{self._last_step()} C = {c}, after {n}."

    def _last_step(self):
        """What the last step did, in a sentence."""
        surface, walk = self.surface, self.walk
        before, now = walk.values[-2:]
        if walk.turns and walk.hardly_falls(self._scale.lo):
            return "η is too large: it jumps to and fro and hardly gets any lower."
        width = surface.ends[0][1] - surface.ends[0][0]
        short, flat = walk.length <= 0.005 * width, walk.steepness < 0.1 * surface.steepest
        if now >= before * (1 - 1e-6) and not (short and flat):
            return (
                "η is too large: it jumps across the bottom and ends no lower, "
                f"{self._text_of(before)} → {self._text_of(now)}."
            )
        if walk.turns:
            return "Zigzag: it jumps across the bottom and back, but ends lower each time."
        if not short:
            return f"Downhill, by η · |∇C| = {walk.length:.2f}."
        if flat:
            return f"The slope is small here, so is the step. {self._plateau()}".strip()
        return "η is small: it hardly moves, and will take very many steps."

    def _plateau(self):
        """A warning where it is flat, but far from low."""
        lowest, top, _ = self._scale
        high = self.value - lowest > 0.05 * (top - lowest)
        return f"A plateau: {self._text_of(lowest)} is to be had." if high else ""

    def _text_of(self, value):
        return fixed(value, self.surface.decimals[1])
