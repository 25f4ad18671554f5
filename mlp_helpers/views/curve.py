"""A function as a curve, with a point on it that a hand moves along the x axis."""

import numpy as np
import traitlets as T

from mlp_helpers.views.base import Array, Number, one_each
from mlp_helpers.views.picture import Plot


class Curve(Plot):
    """A function given by samples, and a point (`x`, `y`) that a hand moves along the x axis.

    xs, ys : float32 (n,), the samples, `xs` rising. `draw` sets both, and `others`, at once.
    others : float32 (k, n), one or two further curves on the same `xs`, dashed, or None.
    names : of the curve and of the others, for a small legend; none where there is no name.
    x, y : the point, finite. Python answers a move of `x` with `y` and, if wanted, `slope`.
    slope : of the tangent at the point, drawn and said, or None for no tangent.
    path : float32 (k, 2), further points (x, y) drawn as dots, or None; `joined` by a line.
    arrow : of this length, in x, drawn along the x axis from below the point, or None. A very
        short one is drawn longer, so that it can be seen, hollow, and that is said.
    The axes' ends and what stands at them are for good: given when it is made.
    step : of x, for one arrow key; with Shift ten.
    """

    xs = Array(1, np.array([0, 1], np.float32))
    ys = Array(1, np.array([0, 0], np.float32))
    others = Array(2, None, allow_none=True)
    path = Array(2, last=2, wanted="(k, 2): x and y of each", allow_none=True)
    joined = T.Bool(False).tag(sync=True)
    arrow = Number(None, allow_none=True)
    names = T.List(T.Unicode()).tag(sync=True)
    x = Number()
    y = Number()
    slope = Number(None, allow_none=True)
    step = T.CFloat(0.1).tag(sync=True)

    by_hand = ("x",)

    def __init__(self, xs=None, ys=None, others=None, **traits):
        super().__init__(**traits)
        if xs is not None:
            self.draw(xs, ys, others)

    def _numbers(self):
        shown = {self.x_name: self.x, self.y_name: self.y, "slope": self.slope}
        numbers = {name: value for name, value in shown.items() if value is not None}
        return ", ".join(f"{name} {value:.{self.decimals}f}" for name, value in numbers.items())

    def draw(self, xs, ys, others=None):
        """Show other samples: xs and ys (n,), others (k, n) or None."""
        with self.hold_trait_notifications():  # they are checked together, at the end
            if not np.array_equal(np.asarray(xs, np.float32), self.xs):
                self.xs = xs
            self.ys, self.others = ys, others

    @T.validate("xs", "ys", "others")
    def _fitting(self, proposal):
        value, name, n = proposal["value"], proposal["trait"].name, len(self.xs)
        if name == "ys":
            return one_each(proposal, n, "x")
        if name == "xs" and (np.diff(value) <= 0).any():
            raise T.TraitError("xs do not rise; wanted each larger than the one before")
        if name == "xs" and len(self.ys) != len(value):
            raise T.TraitError(f"xs has {len(value)} numbers, ys {len(self.ys)}; wanted as many")
        if name == "others" and value is not None and value.shape[1] != n:
            raise T.TraitError(f"others has shape {value.shape}; wanted (k, {n}), n as in xs")
        return value
