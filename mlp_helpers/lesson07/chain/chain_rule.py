"""The chain rule on a chain of four neurons: every factor, their product, the measured slope."""

import ipywidgets as w
import numpy as np

from mlp_helpers import doors
from mlp_helpers.kit.demo import Demo, button
from mlp_helpers.lesson07.chain import chain_picture as picture
from mlp_helpers.lesson07.chain.chain import KINDS, LAST, LAYERS, Chain
from mlp_helpers.texts import fixed, in_digits
from mlp_helpers.views.linked import Linked

START = [0.6, 1.5, -0.5, -1.2, 0.6, 2.0, -0.3, 1.0]  # a0, w1, b1, w2, b2, w3, b3, y
EPSILONS = tuple(10.0**-power for power in range(10))
WHAT = ["w3", "b3", "a3", "a2", "w2", "b2", "a1", "w1", "b1", "a0"]  # from the cost backwards
HINT = (
    "Drag a number, or type. Click the symbol of a w, b or a for its slope. "
    "Point at a factor to see its place (or Tab, arrows)."
)


class ChainRule(Demo):
    """One neuron in each of four layers, L−3 to L with L = 3, and what the last should say, y.

    Set numbers with `set_input`, `set_weight`, `set_bias`, `set_wanted`; ask for the slope of
    the cost along one of them with `select`.

    w, b : weights and biases into layers 1..3, float64 (3,). a : activations of layers 0..3,
    (4,). z : weighted sums of layers 1..3, (3,). y, cost : what a^(L) should be; (a^(L) - y)^2.
    selected : what the slope is asked of: ("w", l), ("b", l) or ("a", l).
    factors : their values, from what is selected to the cost. slope : their product.
    epsilon, measured : a nudge, and (C_0 with it - C_0) / epsilon.
    """

    name = "The chain rule"

    def __init__(self):
        super().__init__()
        self._view = Linked(
            places=picture.places(), lines=picture.lines(), numbers=START, hint=HINT, height=216,
            label="A chain of neurons, one in each layer",
        )  # fmt: skip
        self._ask = w.Dropdown(
            options=[(picture.plain(key), key) for key in WHAT], description="Slope of C₀ by"
        )
        options = [(_power(epsilon), epsilon) for epsilon in EPSILONS]
        self._epsilon = w.Dropdown(options=options, value=0.01, description="measured with ε =")
        for control in (self._ask, self._epsilon):
            control.style.description_width = "initial"
        tools = [self._ask, self._epsilon, button("Reset", self.reset)]
        self._lay_out(self._view, w.HBox(tools, layout={"align_items": "center"}))
        self._key = ""
        self._update()
        self.select("w", LAST)
        self._view.observe(lambda _: self._update(), "numbers")
        self._view.observe(lambda change: self._choose(change["new"]), "chosen")
        self._ask.observe(lambda change: self._choose(change["new"]), "value")
        self._epsilon.observe(lambda _: self._update(), "value")

    def _numbers(self):
        kind, l = self.selected
        return (
            f"C_0 {self.cost:.4f}; slope by {kind}({LAYERS[l]}): "
            f"product {self.slope:.3g}, measured {self.measured:.3g}"
        )

    @property
    def w(self):
        """The weights into layers 1..3: float64 (3,)."""
        return self._chain.w

    @property
    def b(self):
        """The biases of layers 1..3: float64 (3,)."""
        return self._chain.b

    @property
    def a(self):
        """The activations of layers 0..3: (4,)."""
        return self._chain.a

    @property
    def z(self):
        """The weighted sums of layers 1..3, with their biases: (3,)."""
        return self._chain.z

    @property
    def y(self):
        """What the last activation should be, 0..1."""
        return self._chain.y

    @property
    def cost(self):
        """C_0 = (a^(L) - y)^2."""
        return self._chain.cost

    @property
    def selected(self):
        """What the slope is asked of: ("w", l), ("b", l) or ("a", l)."""
        return self._key[0], int(self._key[1])

    @property
    def factors(self):
        """The slopes along the way from what is selected to the cost: a list of floats."""
        return [value for *_, value in self._chain.factors(*self.selected)]

    @property
    def slope(self):
        """The product of the factors: how fast the cost grows with what is selected."""
        return float(np.prod(self.factors))

    @property
    def epsilon(self):
        """The nudge that the slope is measured with."""
        return self._epsilon.value

    @property
    def measured(self):
        """The cost's change for the nudge `epsilon`, divided by it."""
        return (self._nudged_cost() - self.cost) / self.epsilon

    def set_input(self, value):
        """Set a^(L-3), what comes in, 0..1."""
        self._set("a0", value)

    def set_weight(self, l, value):
        """Set w^(l), the weight into layer l, 1..3, to -1e6..1e6."""
        self._set(f"w{doors.whole('l', l, 1, LAST)}", value)

    def set_bias(self, l, value):
        """Set b^(l), the bias of layer l, 1..3, to -1e6..1e6."""
        self._set(f"b{doors.whole('l', l, 1, LAST)}", value)

    def set_wanted(self, value):
        """Set y, what a^(L) should be, 0..1."""
        self._set("y", value)

    def set_epsilon(self, epsilon):
        """Measure with this nudge: 1, 0.1, 0.01, and so on, to 1e-9."""
        epsilon = doors.number("epsilon", epsilon)
        near = [one for one in EPSILONS if np.isclose(one, epsilon, rtol=1e-9, atol=0)]
        if not near:
            raise ValueError(f"epsilon is {epsilon}; wanted 1, 0.1, 0.01 and so on, to 1e-9")
        self._epsilon.value = near[0]

    def select(self, kind, l):
        """Ask for the slope of the cost along w^(l), b^(l), l = 1..3, or a^(l), l = 0..3."""
        if not isinstance(kind, str) or kind not in KINDS:
            raise ValueError(f'kind is {kind!r}; wanted "w", "b" or "a"')
        self._choose(f"{kind}{doors.whole('l', l, 0 if kind == 'a' else 1, LAST)}")

    def reset(self):
        """Go back to the start; first numbers, slope by w^(L), epsilon 0.01."""
        self._view.numbers = START
        self._epsilon.value = 0.01
        self.select("w", LAST)

    def _set(self, key, value):
        name, (low, high) = picture.spoken(key), picture.FIELDS[key]
        value = doors.number(name, value)
        if not low <= value <= high:
            raise ValueError(f"{name} is {value}; wanted a number from {low:g} to {high:g}")
        at = list(picture.FIELDS).index(key)
        self._view.numbers = [*self._view.numbers[:at], value, *self._view.numbers[at + 1 :]]

    def _choose(self, key):
        if not key or key == self._key:
            return
        self._key = self._ask.value = self._view.chosen = key
        way = [picture.factor(what, l) for what, l, _ in self._chain.factors(*self.selected)]
        self._view.marked = [one["id"] for one in way]
        self._view.rows = [picture.formula(key, way)]
        self._update()

    def _nudged_cost(self):
        return self._chain.nudged_cost(*self.selected, self.epsilon)

    def _update(self):
        """Compute all numbers anew, and show them."""
        x, *weights_and_biases, y = self._view.numbers
        self._chain = Chain(x, weights_and_biases[::2], weights_and_biases[1::2], y)
        if not self._key:
            return
        a, z = self.a.tolist(), self.z.tolist()
        texts = {"C": f"{self.cost:.4f}"}
        texts |= {f"z{l}": fixed(z[l - 1]) for l in range(1, LAST + 1)}
        texts |= {f"a{l}": f"{a[l]:.2f}" for l in range(1, LAST + 1)}
        ids = [term["id"] for term in self._view.rows[0][2:-2] if "id" in term]
        texts |= {one: in_digits(factor) for one, factor in zip(ids, self.factors, strict=True)}
        texts |= {"product": in_digits(self.slope), "measured": in_digits(self.measured)}
        self._view.texts = texts
        self._view.lights = {f"a{l}": a[l] for l in range(LAST + 1)}
        self.status.text = self._words()
        self._changed()

    def _words(self):
        nudged, slope, measured = self._nudged_cost(), self.slope, self.measured
        epsilon, change = _power(self.epsilon), in_digits(nudged - self.cost)
        words = (
            f"{picture.plain(self._key)} + {epsilon} changes C₀ by {change}. "
            f"Divided by {epsilon}: {in_digits(measured)}, measured. "
            f"The product: {in_digits(slope)}"
        )
        if slope == measured:
            return words + ", the same."
        return words + (f", {_percent(abs(measured / slope - 1))} off." if slope else ".")


def _percent(share):
    """0.23 %, 45 %, 1,200 %; what nobody would see is not given in digits."""
    if share < 1e-6:
        return "less than 0.0001 %"
    if share > 100:
        return "more than 10,000 %"
    return f"{100 * share:.2g} %" if share < 0.995 else f"{100 * share:,.0f} %"


def _power(epsilon):
    """0.0001 and 1e−5: powers of ten as they are written."""
    return f"{epsilon:g}".replace("e-0", "e−")
