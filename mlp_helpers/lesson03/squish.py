"""Squish any weighted sum into 0..1, and shift and stretch where that happens."""

from numbers import Real

import ipywidgets as w
import numpy as np

from mlp_helpers.digits import SIDE, load_example
from mlp_helpers.kit.demo import Demo, button
from mlp_helpers.lesson02 import patterns
from mlp_helpers.network import sigmoid, sigmoid_prime
from mlp_helpers.views.curve import Curve
from mlp_helpers.views.pixel_grid import PixelGrid
from mlp_helpers.views.slider import Slider

# Test images and their labels, from a strong "no" of the edge neuron to a strong "yes".
STRIP = {4350: 2, 2368: 4, 644: 0, 6206: 5, 3885: 9, 4818: 3, 4225: 7, 4748: 8}
RANGES = {"sum": (-30.0, 30.0), "bias": (-20.0, 20.0), "factor": (0.1, 10.0)}
CAPTION = "Eight test images, the dots on the curve. Each is as bright as its activation."
SUMS = np.linspace(-30, 30, 601)  # where the curve is computed


class Squish(Demo):
    """One neuron: from its weighted sum s to its activation a = sigmoid(factor * s + bias).

    sum : the weighted sum s, -30..30; bias : -20..20; factor : on all weights, 0.1..10.
    z : factor * sum + bias. activation : sigmoid(z). slope : of the curve at s, how much the
        activation grows with the sum, factor * sigmoid'(z).
    activations : of the strip's eight test images, float32 (8,); sums : their weighted sums,
        float32 (8,), with the weights of `patterns.edge_with_surround`.
    show_tangent, show_step : whether the tangent and the step function are drawn.

    bias, factor: at the start and after `reset`.
    """

    name = "Squish"

    def __init__(self, bias=0.0, factor=1.0):
        super().__init__()
        bias, factor = _number("bias", bias), _number("factor", factor)
        self._start = {"sum": 0.0, "bias": bias, "factor": factor}
        pixels = np.array([load_example(which=place) for place in STRIP])  # (8, 784)
        self._images = pixels.reshape(-1, SIDE, SIDE)
        self.sums = pixels @ patterns.edge_with_surround().ravel()  # (8,)
        self.sums.flags.writeable = False
        self._curve = Curve(
            SUMS, sigmoid(SUMS), x_lo=-30, x_hi=30, y_lo=-0.04, y_hi=1.04, step=0.1,
            width=480, height=240, title="a = σ(f · s + b)", x_label="weighted sum s",
            y_label="activation a", x_name="weighted sum", y_name="activation",
            names=["this neuron", "plain σ", "step"], label="Curve: activation over weighted sum",
        )  # fmt: skip
        self._sliders = {
            name: Slider(self._start[name], lo=lo, hi=hi, step=0.1, label=f"{name} {name[0]}")
            for name, (lo, hi) in RANGES.items()
        }
        self._strip = [
            PixelGrid(values=image, width=80, height=80, plain=True) for image in self._images
        ]
        self._tangent = w.Checkbox(description="tangent, with its slope", indent=False)
        self._step = w.Checkbox(description="step function", indent=False)
        self._curve.observe(lambda change: self.set_sum(change["new"]), "x")
        self._sliders["sum"].observe(lambda _: self._move(), "value")
        for name in ("bias", "factor"):
            self._sliders[name].observe(lambda _: self._bend(), "value")
        self._tangent.observe(lambda _: self._move(), "value")
        self._step.observe(lambda _: self._bend(), "value")
        right = [*self._sliders.values(), self._tangent, self._step, button("Reset", self.reset)]
        column = {"flex": "1 1 345px", "align_items": "stretch"}
        caption = w.HTML(f'<div class="mlp-talk">{CAPTION}</div>')
        strip = w.HBox(self._strip, layout={"flex_flow": "row wrap"})
        strip.add_class("mlp-strip")
        wrapped = {"flex_flow": "row wrap", "align_items": "center"}
        top = w.HBox([self._curve, w.VBox(right, layout=column)], layout=wrapped)
        self._lay_out(top, caption, strip)
        right[-1].layout.align_self = "flex-start"
        for box in (self._tangent, self._step):
            box.layout.width = "auto"
        self._bend()

    def _numbers(self):
        lit = int((self.activations > 0.5).sum())
        return (
            f"weighted sum {self.sum:.2f}, bias {self.bias:.2f}, factor {self.factor:.2f}, "
            f"activation {self.activation:.4f}, {lit} of 8 lit"
        )

    @property
    def sum(self):
        """The weighted sum s, before factor and bias."""
        return self._sliders["sum"].value

    @property
    def bias(self):
        """What is added to the weighted sum before it is squished."""
        return self._sliders["bias"].value

    @property
    def factor(self):
        """What all weights, and so the weighted sum, are multiplied with."""
        return self._sliders["factor"].value

    @property
    def z(self):
        """What is squished: factor * sum + bias."""
        return self.factor * self.sum + self.bias

    @property
    def activation(self):
        """The neuron's activation, sigmoid(z), 0..1."""
        return float(sigmoid(self.z))

    @property
    def slope(self):
        """How steep the curve is at the point: factor * sigmoid'(z)."""
        return float(self.factor * sigmoid_prime(self.z))

    @property
    def activations(self):
        """The neuron's activations for the strip's images: float32 (8,)."""
        return sigmoid(np.float32(self.factor) * self.sums + np.float32(self.bias))

    @property
    def show_tangent(self):
        """Whether the tangent at the point is drawn, and its slope said."""
        return self._tangent.value

    @show_tangent.setter
    def show_tangent(self, on):
        self._tangent.value = bool(on)

    @property
    def show_step(self):
        """Whether the step function is drawn, from 0 to 1 where z is 0."""
        return self._step.value

    @show_step.setter
    def show_step(self, on):
        self._step.value = bool(on)

    def set_sum(self, value):
        """Move the point to a weighted sum, -30..30."""
        self._sliders["sum"].value = _number("sum", value)

    def set_bias(self, value):
        """Set the bias, -20..20."""
        self._sliders["bias"].value = _number("bias", value)

    def set_factor(self, value):
        """Multiply all weights with a factor, 0.1..10."""
        self._sliders["factor"].value = _number("factor", value)

    def reset(self):
        """Go back to the start."""
        self.show_tangent = self.show_step = False
        for name, value in self._start.items():
            self._sliders[name].value = value

    def _bend(self):
        """Another bias or factor: another curve, and other activations in the strip."""
        z = self.factor * SUMS + self.bias
        others = [sigmoid(SUMS)] + [np.heaviside(z, 0.5)] * self.show_step
        self._curve.draw(SUMS, sigmoid(z), np.array(others))
        activations = self.activations
        self._curve.path = np.stack([self.sums, activations], axis=1)  # (8, 2)
        for i, digit in enumerate(STRIP.values()):
            s, a = _text(self.sums[i], 1), _text(activations[i], 2)
            self._strip[i].values = self._images[i] * activations[i]
            self._strip[i].title = f"s = {s}\na = {a}"
            self._strip[i].label = f"A {digit}: weighted sum {s}, activation {a}"
        self._move()

    def _move(self):
        """Bring the point, the tangent and the words up to date."""
        self._curve.x, self._curve.y = self.sum, self.activation
        self._curve.slope = self.slope if self.show_tangent else None
        lit = int((self.activations > 0.5).sum())
        self.status.text = (
            f"z = f · s + b = {_text(self.factor, 2)} · {_text(self.sum, 2, True)} "
            f"+ {_text(self.bias, 2, True)} = {_text(self.z, 2)}, and a = σ(z) = "
            f"{_text(self.activation, 4)}. In the strip: {lit} of 8 above 0.5."
        )
        self._changed()


def _number(name, value):
    """A number in the range of its slider, or a sentence."""
    lo, hi = RANGES[name]
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, Real):
        raise TypeError(f"{name} is {value!r}; wanted a number from {lo:g} to {hi:g}")
    if not lo <= value <= hi:
        raise ValueError(f"{name} is {value}; wanted a number from {lo:g} to {hi:g}")
    return float(value)


def _text(value, decimals, in_sum=False):
    """A number with a true minus sign; in brackets where it follows a sign of its own."""
    text = f"{abs(value):.{decimals}f}"
    if value >= 0 or float(text) == 0:
        return text
    return f"(−{text})" if in_sum else f"−{text}"
