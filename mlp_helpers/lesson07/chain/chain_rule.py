"""The chain rule on a chain of four neurons: every factor, their product, the measured slope."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.kit import Demo, button, choice, row
from mlp_helpers.lesson07.chain import chain_picture as picture
from mlp_helpers.lesson07.chain.slopes import KINDS, LAST, Chain
from mlp_helpers.texts import cost_in_digits, fixed, in_digits, in_little_room, power
from mlp_helpers.views import Linked

START = [0.6, 1.5, -0.5, -1.2, 0.6, 2.0, -0.3, 1.0]  # in the order of `picture.FIELDS`
EPSILON, EPSILONS = 0.01, tuple(10.0**-power for power in range(10))
WHAT = ["w3", "b3", "a3", "a2", "w2", "b2", "a1", "w1", "b1", "a0"]  # from the cost backwards
HINT = (
    "Drag a number, or type. Click the symbol of a w, b or a for its slope. "
    "Point at a factor to see its place (or Tab, arrows)."
)


class ChainRule(Demo):
    """One neuron in each of four layers, L−3 to L with L = 3, and what the last should say, y.

    Set numbers with `set_input`, `set_weight`, `set_bias`, `set_wanted`; ask for the slope of
    the cost along one of them with `select`.

    x : a^(0), what comes in, 0..1. w, b : weights and biases into layers 1..3, float64 (3,).
    a : activations of layers 0..3, (4,). z : weighted sums of layers 1..3, with their biases,
    (3,). y, cost : what a^(L) should be, 0..1; C_0 = (a^(L) - y)^2.
    selected : what the slope is asked of: ("w", l), ("b", l) or ("a", l).
    factors : their values, from what is selected to the cost. slope : their product.
    epsilon, measured : a nudge, and (C_0 with it - C_0) / epsilon.
    chain : the arithmetic.
    """

    name = "The chain rule"

    def __init__(self):
        super().__init__()
        self.linked = Linked(
            places=picture.places(), lines=picture.lines(), numbers=START, hint=HINT, width=850,
            height=216, fold=picture.FOLD, label="A chain of neurons, one in each layer",
        )  # fmt: skip
        self.ask = choice([(picture.SYMBOLS[key].plain, key) for key in WHAT], "Slope of C₀ by")
        options = [(power(epsilon), epsilon) for epsilon in EPSILONS]
        self.measure = choice(options, "measured with ε =")
        self._by_hand(self.linked, "numbers", self._take)
        self._by_hand(self.linked, "chosen", self._choose)
        self._by_hand(self.ask, "value", self._choose)
        self._by_hand(self.measure, "value", self.set_epsilon)
        tools = row(self.ask, self.measure, button("Reset", self.reset))
        self._lay_out(self.linked, tools, first=self.linked)
        self.status.add_class("mlp-tall")
        self.reset()

    def _numbers(self):
        kind, l = self.selected
        return (
            f"C_0 {cost_in_digits(self.cost)}; slope by {kind}({picture.LAYERS[l]}): "
            f"product {self.slope:.3g}, measured {self.measured:.3g}"
        )

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
        self.epsilon = near[0]
        self._compute()

    def select(self, kind, l):
        """Ask for the slope of the cost along w^(l), b^(l), l = 1..3, or a^(l), l = 0..3."""
        kind = doors.one_of("kind", kind, KINDS)
        self.selected = kind, doors.whole("l", l, 0 if kind == "a" else 1, LAST)
        self._compute()

    def reset(self):
        """Go back to the start; first numbers, slope by w^(L), epsilon 0.01."""
        self.selected, self.epsilon = ("w", LAST), EPSILON
        self._take(START)

    def _set(self, key, value):
        value = doors.between(picture.SYMBOLS[key].spoken, value, *picture.FIELDS[key])
        self._take((self._fields | {key: value}).values())

    def _take(self, numbers):
        """Set all numbers, in the order of `picture.FIELDS`."""
        self._fields = dict(zip(picture.FIELDS, map(float, numbers), strict=True))
        self.x, *both, self.y = self._fields.values()
        self.chain = chain = Chain(self.x, both[::2], both[1::2], self.y)
        self.w, self.b, self.a, self.z, self.cost = chain.w, chain.b, chain.a, chain.z, chain.cost
        self._compute()

    def _compute(self):
        """The slope by what is selected, and the measured one."""
        self._factors = self.chain.factors(*self.selected)  # (what, layer, value) each
        self.factors = [value for *_, value in self._factors]
        self.slope = float(np.prod(self.factors))
        self._change = self.chain.nudged_cost(*self.selected, self.epsilon) - self.cost
        self.measured = self._change / self.epsilon
        self._show()

    def _choose(self, key):
        self.select(key[0], int(key[1]))

    def _shown(self):
        key = "{}{}".format(*self.selected)
        way = [picture.factor(what, l) for what, l, _ in self._factors]
        lights = {f"a{l}": a for l, a in enumerate(self.a.tolist())}
        texts = {key: in_little_room(a) for key, a in lights.items() if key != "a0"}
        texts |= {f"z{l}": fixed(z) for l, z in enumerate(self.z.tolist(), start=1)}
        texts |= {one["id"]: in_digits(f) for one, f in zip(way, self.factors, strict=True)}
        texts |= {"product": in_digits(self.slope), "measured": in_digits(self.measured)}
        return {
            self.linked: {
                "numbers": list(self._fields.values()),
                "texts": texts | {"C": cost_in_digits(self.cost)},
                "lights": lights,
                "chosen": key,
                "marked": [one["id"] for one in way],
                "rows": [picture.formula(key, way)],
                "tones": picture.tones(way),
            },
            self.ask: {"value": key},
            self.measure: {"value": self.epsilon},
        }

    def _words(self):
        epsilon, slope, measured = power(self.epsilon), self.slope, self.measured
        symbol = picture.SYMBOLS["{}{}".format(*self.selected)].plain
        words = (
            f"{symbol} + {epsilon} changes C₀ by "
            f"{in_digits(self._change)}. Divided by {epsilon}: {in_digits(measured)}, measured. "
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
