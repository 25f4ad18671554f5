"""Squish any weighted sum into 0..1, and shift and stretch where that happens."""

import ipywidgets as w
import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import SIDE
from mlp_helpers.kit import Demo, box, button, column, row
from mlp_helpers.lesson03.squished import STRIP, Squished, strip_images
from mlp_helpers.network import sigmoid
from mlp_helpers.texts import decimals_of, fixed, in_full
from mlp_helpers.views import Curve, PixelGrid, Slider

RANGES = {"sum": (-30.0, 30.0), "bias": (-20.0, 20.0), "factor": (0.1, 10.0)}
CAPTION = "Eight test images, the dots on the curve. Below each the neuron, lit by its activation."
SUMS = np.linspace(-30, 30, 601)  # where the curve is computed
PLAIN = sigmoid(SUMS)


def _switch(name, about):
    """A property that is on or off, and shown as soon as it is set."""

    def switch(demo, on):
        demo._on[name] = doors.truth(name, on)
        demo._show()

    return property(lambda demo: demo._on[name], switch, doc=about)


class Squish(Demo):
    """One neuron: from its weighted sum s to its activation a = sigmoid(factor * s + bias).

    sum : the weighted sum s, -30..30; bias : -20..20; factor : on all weights, 0.1..10.
    z : factor * sum + bias. activation : sigmoid(z). slope : of the curve at s, how much the
        activation grows with the sum, factor * sigmoid'(z).
    activations : for the strip's eight test images, float32 (8,); sums : their weighted sums,
        float32 (8,), with the weights of `patterns.edge_with_surround`. strip, lamps : the
        images, and below each the neuron, lit by its activation.
    show_tangent, show_step : whether the tangent and the step function are drawn.

    bias, factor: at the start and after `reset`.
    """

    name = "Squish"

    def __init__(self, bias=0.0, factor=1.0):
        super().__init__()
        self._start = {"sum": 0.0, "bias": _checked("bias", bias)}
        self._start["factor"] = _checked("factor", factor)
        images, self.sums = strip_images()
        self.sums.flags.writeable = False
        self.images = images.reshape(-1, SIDE, SIDE)
        self._build()
        self.reset()

    def _build(self):
        self.curve = Curve(
            SUMS, PLAIN, x_lo=-30, x_hi=30, y_lo=-0.04, y_hi=1.04, step=0.1,
            width=480, height=224, title="a = σ(f · s + b)", x_label="weighted sum s",
            y_label="activation a", x_name="weighted sum", y_name="activation",
            names=["this neuron", "plain σ", "step"], label="Curve: activation over weighted sum",
        )  # fmt: skip
        self.sliders = {
            name: Slider(self._start[name], lo=lo, hi=hi, step=0.1, label=f"{name} {name[0]}")
            for name, (lo, hi) in RANGES.items()
        }
        self.strip = [PixelGrid(width=70, height=70, plain=True) for _ in STRIP]
        self.lamps = [PixelGrid(width=30, height=30, plain=True) for _ in STRIP]
        self.boxes = {
            "show_tangent": box("tangent, with its slope"),
            "show_step": box("step function"),
        }
        self._by_hand(self.curve, "x", self.set_sum)
        for name, slider in self.sliders.items():
            self._by_hand(slider, "value", lambda value, name=name: self._set(name, value))
        for name, tick in self.boxes.items():
            self._by_hand(tick, "value", lambda on, name=name: setattr(self, name, on))
        reset = button("Reset", self.reset)
        reset.layout.align_self = "flex-start"
        right = [*self.sliders.values(), *self.boxes.values(), reset]
        pairs = zip(self.strip, self.lamps, strict=True)
        strip = row(*(column(*pair, align_items="center") for pair in pairs))
        strip.add_class("mlp-strip")
        self._lay_out(
            row(self.curve, column(*right, flex="1 1 345px", align_items="stretch")),
            w.HTML(f'<div class="mlp-talk">{CAPTION}</div>'),
            strip,
            first=self.curve,
        )

    def _numbers(self):
        return (
            f"weighted sum {self.sum:z.2f}, bias {self.bias:z.2f}, factor {self.factor:.2f}, "
            f"activation {self.activation:.4f}, {self._lit} of 8 lit"
        )

    show_tangent = _switch("show_tangent", "Whether the tangent is drawn, and its slope said.")
    show_step = _switch("show_step", "Whether the step function is drawn, 0 to 1 where z is 0.")

    def set_sum(self, value):
        """Move the point to a weighted sum, -30..30."""
        self._set("sum", value)

    def set_bias(self, value):
        """Set the bias, -20..20."""
        self._set("bias", value)

    def set_factor(self, value):
        """Multiply all weights with a factor, 0.1..10."""
        self._set("factor", value)

    def reset(self):
        """Go back to the start."""
        self.sum, self.bias, self.factor = self._start.values()
        self._on = dict.fromkeys(self.boxes, False)
        self._compute()

    def _set(self, name, value):
        setattr(self, name, _checked(name, value))
        self._compute()

    def _compute(self):
        neuron = self._neuron = Squished(self.bias, self.factor)
        self.z, self.slope = neuron.z(self.sum), float(neuron.slope(self.sum))
        self.activation = float(neuron.activation(self.sum))
        self.activations = neuron.activation(self.sums)
        self._lit = int((self.activations > 0.5).sum())
        self._show()

    def _shown(self):
        neuron, activations = self._neuron, self.activations
        others = [PLAIN] + [neuron.step(SUMS)] * self.show_step
        shown = {
            self.curve: {
                "ys": neuron.activation(SUMS),
                "others": np.array(others),
                "path": np.stack([self.sums, activations], axis=1),  # (8, 2)
                "x": self.sum,
                "y": self.activation,
                "slope": self.slope if self.show_tangent else None,
            }
        }
        for name, slider in self.sliders.items():
            value = getattr(self, name)
            shown[slider] = {"value": value, "decimals": decimals_of(value)}
        shown |= {tick: {"value": self._on[name]} for name, tick in self.boxes.items()}
        for i, digit in enumerate(STRIP.values()):
            s, a = fixed(self.sums[i], 1), fixed(activations[i], 2)
            image, lamp = {"title": f"s = {s}"}, {"title": f"a = {a}"}
            image |= {"values": self.images[i], "label": f"A {digit}: weighted sum {s}"}
            lamp |= {"values": activations[i].reshape(1, 1)}
            lamp |= {"label": f"The neuron's activation for this {digit}: {a}"}
            shown |= {self.strip[i]: image, self.lamps[i]: lamp}
        return shown

    def _words(self):
        return (
            f"z = f · s + b = {in_full(self.factor)} · {in_full(self.sum, in_sum=True)} "
            f"+ {in_full(self.bias, in_sum=True)} = {fixed(self.z)}, and a = σ(z) = "
            f"{fixed(self.activation, 4)}. Above 0.5: {self._lit} of the 8 images."
        )


def _checked(name, value):
    return doors.between(name, value, *RANGES[name])
