"""Functions to walk down on: a curve with two valleys, three formulas, and a real cost."""

from dataclasses import dataclass

import numpy as np

from mlp_helpers.digits import load_digits, load_trained
from mlp_helpers.lesson05.cost_slice import START, CostSlice
from mlp_helpers.lesson06.walk import Ground

END = 3.0  # the curve's picture goes from x = -3 to 3
HILL = -0.1509  # where the hill between the two valleys is highest
TURN = np.deg2rad(30)  # of the turned ravine


def value_at(x):
    """The curve, its deeper valley on the right: x^4 / 8 - x^2 - 0.3 x + 3. x of any shape."""
    return x**4 / 8 - x**2 - 0.3 * x + 3


def slope_at(x):
    """The slope of the curve: x^3 / 2 - 2 x - 0.3. Shape as x."""
    return x**3 / 2 - 2 * x - 0.3


VALLEYS = Ground(value=value_at, gradient=lambda x: [slope_at(x)], ends=((-END, END),), flat=0.0005)


@dataclass(kw_only=True)
class Surface(Ground):
    """A function C(x, y) over a square; `value` takes arrays too where it is a formula."""

    title: str
    start: tuple  #: where to begin
    eta: float  #: a learning rate that does well
    etas: list  #: learning rates on the slider, from far too small to far too large
    steepest: float  #: about the largest slope on the map
    names: tuple = ("x", "y")
    labels: tuple = ("x", "y")
    decimals: tuple = (2, 2, 2, 3)  #: of x and y, of the value, of slopes, of eta
    formula: bool = True  #: whether `value` takes arrays


def formula(steep, turn=0.0, **more):
    """C = x^2 + steep * y^2, turned to the left by an angle: gentle along x, steep along y."""
    c, s = np.cos(turn), np.sin(turn)

    def value(x, y):
        return (c * x + s * y) ** 2 + steep * (c * y - s * x) ** 2

    def gradient(x, y):
        along, across = 2 * (c * x + s * y), 2 * steep * (c * y - s * x)
        return np.array([c * along - s * across, s * along + c * across])

    return Surface(value=value, gradient=gradient, ends=((-4.0, 4.0),) * 2, flat=0.02, **more)


def cost_of_two_knobs():
    """The cost of the trained network over two of its knobs, as in TurnTwoKnobs, in float64."""
    images, labels = load_digits("train", 1000)
    network = load_trained().copy(np.float64)
    knobs = CostSlice(network, *START, images, labels)
    return Surface(
        title="The real cost over two knobs",
        value=knobs.cost, gradient=knobs.gradient, ends=knobs.ranges,
        start=(13.0, 7.0), eta=30.0, steepest=0.08, flat=2e-5, names=("A", "B"),
        etas=[1, 2, 5, 10, 20, 30, 40, 60, 80, 100, 150, 200, 250, 300, 400, 600, 1000],
        labels=tuple(f"{name}: {knob.text}" for name, knob in zip("AB", knobs.knobs, strict=True)),
        decimals=(2, 4, 4, 0), formula=False,
    )  # fmt: skip


RAVINE_ETAS = [0.001, 0.002, 0.003, 0.005, 0.008, 0.01, 0.015, 0.02, 0.025, 0.03, 0.035]
RAVINE_ETAS += [0.04, 0.042, 0.044, 0.046, 0.048, 0.049, 0.05, 0.051, 0.052, 0.055, 0.06]
BOWL_ETAS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, *np.arange(0.1, 1.25, 0.1).round(1).tolist()]
# By name; each is made when it is chosen.
SURFACES = {
    "ravine": lambda: formula(
        20, title="A ravine: C = x² + 20 y²",
        start=(-3.5, 2.0), eta=0.04, etas=RAVINE_ETAS, steepest=160.0,
    ),
    "turned ravine": lambda: formula(
        20, TURN, title="The ravine, turned by 30°",
        start=(-3.5, 0.5), eta=0.04, etas=RAVINE_ETAS, steepest=220.0,
    ),
    "bowl": lambda: formula(
        1, title="A round bowl: C = x² + y²",
        start=(-3.5, 2.0), eta=0.1, etas=BOWL_ETAS, steepest=11.0,
    ),
    "cost": cost_of_two_knobs,
}  # fmt: skip
TITLES = {
    "a ravine": "ravine",
    "the ravine, turned": "turned ravine",
    "a round bowl": "bowl",
    "the real cost, two knobs": "cost",
}
