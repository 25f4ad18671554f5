"""An output that should be 1 and is about 0.2: three ways to raise it, and a budget for them."""

import ipywidgets as w
import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import SIDE, load_digits, load_trained
from mlp_helpers.kit.chooser import CHOICES, Chooser
from mlp_helpers.kit.demo import Demo, button
from mlp_helpers.lesson04.nudged_network import check_network, largest
from mlp_helpers.lesson07.avenues import (
    AVENUES,
    LARGEST,
    SMALLEST,
    Avenues,
    check_budget,
    check_kind,
)
from mlp_helpers.network import sigmoid
from mlp_helpers.texts import fixed
from mlp_helpers.views.bars import Bars
from mlp_helpers.views.lines import Lines
from mlp_helpers.views.pixel_grid import PixelGrid
from mlp_helpers.views.slider import Slider

DIGIT, WHICH = 8, 50  # the test image at the start: output 8 says 0.20
BUDGET = 0.5
UNSURE = 0.5  # an output below, though its digit is the image's
_ABOUT = {
    "bias": "Spend the whole budget on the bias",
    "weights": "Spend the whole budget on the weights, in proportion to the activations",
    "activations": "Spend the whole budget on the activations, in proportion to the weights",
}
TITLES = {"weights": "Δwₖ, drag", "activations": "Δaₖ, drag: only a wish"}
SPENT = {"weights": "Δwₖ: budget spent", "activations": "Δaₖ: budget spent"}
ROWS_HEIGHT = 290  # of the columns with one row for each neuron before, px


class ThreeAvenues(Demo):
    """One output neuron, which should say 1, and a budget to raise it along three avenues.

    z = w_0 a_0 + ... + w_(n-1) a_(n-1) + b can be raised by the bias, by the weights, or by
    the activations of the layer before. All nudges together, seen as one vector, may be no
    longer than the budget; activations stay in 0..1.

    network : the network, float64, without the nudges. picture : what it reads, (784,).
    label : the picture's digit, and so the output neuron that should say 1, `wanted`.
    nudges : of each avenue, {"bias": float, "weights": (n,), "activations": (n,)}; set them
        with `set_bias_nudge`, `set_weight_nudge`, `set_activation_nudge`, `spend` or `best`.
    z, activation, cost : with the nudges; cost is C_0, of this one example and all ten outputs.
    before : the same three without nudges, by name. budget, spent, left : lengths.
    neuron : the arithmetic: `neuron.w`, `.a`, `.b` without nudges, `.outputs`, `.gains()`.

    network: 784 pixels to 10 outputs, one to three layers of at most 20 neurons between; the
    shipped trained one if left out. digit, which: the test image to begin with.
    """

    name = "Three avenues"

    def __init__(self, network=None, digit=DIGIT, which=WHICH, budget=BUDGET):
        super().__init__()
        network = load_trained() if network is None else network
        check_network(network)
        if len(network.sizes) < 3:
            raise ValueError(f"the network has sizes {network.sizes}; wanted a hidden layer")
        self.network = network.copy(np.float64)
        self._start = (digit, which, check_budget(budget))
        self.chooser = Chooser(self._take, DIGIT, WHICH, choices=CHOICES[1:])
        self._budget = Slider(BUDGET, lo=SMALLEST, hi=LARGEST, step=0.1, label="budget")
        self._build()
        self.reset()

    def _build(self):
        n, height = self.network.sizes[-2], ROWS_HEIGHT
        self._image = PixelGrid(values=np.zeros((SIDE, SIDE)), width=104, height=104, plain=True)
        self._now = Bars(values=[0.0], labels=["| before"], width=300, height=24)
        self._amounts = Bars(
            values=np.zeros(3), labels=list(AVENUES), draggable=True, width=300, height=66,
            label="Length spent on each avenue",
        )  # fmt: skip
        self._table = Lines(
            rows=6, columns=42, title="What it buys: rate = Δz / length", label="What it buys"
        )
        self._a = Bars(values=np.zeros(n), width=170, height=height, title="aₖ, what it reads")
        self._w = Bars(values=np.zeros(n), width=180, height=height, title="wₖ, its weights")
        self._nudges = {
            "weights": Bars(
                values=np.zeros(n), draggable=True, width=235, height=height,
                label="Nudge of weight",
            ),
            "activations": Bars(
                values=np.zeros(n), draggable=True, width=235, height=height,
                label="Nudge of activation",
            ),
        }  # fmt: skip
        self._by_hand(self._budget, "value", self.set_budget)
        self._by_hand(self._amounts, "values", self._drag_amounts)
        for avenue, bars in self._nudges.items():
            self._by_hand(bars, "values", lambda values, a=avenue: self._drag(a, values))
        spend = [
            button(f"All on {kind}", lambda kind=kind: self.best(kind), _ABOUT[kind])
            for kind in AVENUES
        ]
        spend += [button("Steepest way", self.best), button("No nudges", self.reset_nudges)]
        unsure = button("Next unsure", self.next_unsure)
        choose = [*self.chooser.controls, unsure, button("Reset", self.reset)]
        row = {"flex_flow": "row wrap", "align_items": "center"}
        middle = w.VBox([self._now, self._budget, self._amounts])
        self._budget.add_class("mlp-mid")
        columns = [self._a, self._nudges["weights"], self._w, self._nudges["activations"]]
        self._lay_out(
            w.HBox([w.HBox(choose), w.HBox(spend)], layout=row),
            w.HBox([self._image, middle, self._table]),
            w.HBox(columns),
        )
        self.box.add_class("mlp-dense")

    @property
    def locked(self):
        """Whether the controls are closed to the hand, and what it buys hidden with them."""
        return self._locked

    @locked.setter
    def locked(self, locked):
        Demo.locked.fset(self, locked)
        self._table.layout.visibility = "hidden" if self.locked else "visible"

    def _numbers(self):
        return (
            f"output {self.label} {self.before['activation']:.2f} -> {self.activation:.2f}, "
            f"C_0 {self.before['cost']:.2f} -> {self.cost:.2f}; "
            f"spent {self.spent:.2f} of {self.budget:.2f}"
        )

    @property
    def nudges(self):
        """The nudges of each avenue: {"bias": float, "weights": (n,), "activations": (n,)}."""
        parts = {avenue: self.neuron.part(avenue).copy() for avenue in AVENUES}
        return parts | {"bias": float(parts["bias"][0])}

    @property
    def wanted(self):
        """What the neuron should say: 1."""
        return 1.0

    @property
    def z(self):
        """The neuron's weighted sum with its bias, with the nudges."""
        return self.neuron.z

    @property
    def activation(self):
        """What the neuron says, sigmoid(z), 0..1."""
        return float(sigmoid(self.z))

    @property
    def cost(self):
        """C_0 of this one example, with the nudges: the sum over all ten outputs, no 1/2."""
        return self.neuron.cost(self.neuron.outputs)

    @property
    def before(self):
        """z, activation and cost without nudges, by name."""
        z, cost = self.neuron.z_before, self.neuron.cost(self.neuron.outputs_before)
        return {"z": z, "activation": float(sigmoid(z)), "cost": cost}

    @property
    def budget(self):
        """How long the vector of all nudges may be."""
        return self.neuron.budget

    @property
    def spent(self):
        """How long it is: the root of the sum of all squared nudges."""
        return self.neuron.spent

    @property
    def left(self):
        """Budget minus spent."""
        return max(self.budget - self.spent, 0.0)

    def load(self, digit, which=0):
        """Take a test image, the `which`-th of a digit, from 0; no nudges."""
        self.chooser.load(doors.whole("digit", digit, 0, 9), which)

    def next(self):
        """Take the next example; no nudges."""
        self.chooser.next()

    def next_unsure(self):
        """Take the next example whose own output is below 0.5; after the last one, the first."""
        images, labels = load_digits("test")
        unsure = np.flatnonzero(self.network(images[labels == self.label])[:, self.label] < UNSURE)
        if unsure.size:
            after = unsure > self.chooser.which.value
            self.load(self.label, int(unsure[np.argmax(after)]))
        else:
            self.status.text = f"On every {self.label}, output {self.label} is {UNSURE} or more."

    def set_bias_nudge(self, value):
        """Nudge the bias by `value`, as far as the budget lets it."""
        self._set("bias", 0, value)

    def set_weight_nudge(self, k, value):
        """Nudge weight k, from 0, by `value`, as far as the budget lets it."""
        self._set("weights", self._check_place(k), value)

    def set_activation_nudge(self, k, value):
        """Nudge activation k, from 0, by `value`, as far as the budget and 0..1 let it."""
        self._set("activations", self._check_place(k), value)

    def spend(self, kind, share=1.0):
        """Spend a share of the budget, -1..1, on one avenue, in proportion to what it gains.

        kind: "bias", "weights", "activations", or "all" for the steepest mix. It takes the
        place of this avenue's own nudges; those of the others stay. Below 0: against it.
        """
        kind, share = check_kind(kind), doors.number("share", share)
        if not -1 <= share <= 1:
            raise ValueError(f"share is {share}; wanted a number from -1 to 1")
        self._spend(kind, share * self.budget)

    def best(self, kind="all"):
        """Spend the whole budget on the steepest mix of all; or on one avenue alone."""
        kind = check_kind(kind)
        self.neuron.reset()
        self._spend(kind, self.budget)

    def would_be(self, kind):
        """The output's activation with the whole budget spent best, as `best` would: a float."""
        other = Avenues(self.network, self.picture, self.label, self.budget)
        other.spend(check_kind(kind), self.budget)
        return float(other.outputs[self.label])

    def set_budget(self, budget):
        """Change the budget, 0.1..2; nudges too long for it become shorter, all alike."""
        budget, spent = check_budget(budget), self.spent
        self.neuron.set_budget(budget)
        self._show_all("" if spent <= budget else "The nudges were shortened to fit the budget.")

    def reset_nudges(self):
        """Take back all nudges."""
        self.neuron.reset()
        self._show_all()

    def reset(self):
        """Go back to the start; first image, first budget, no nudges."""
        digit, which, budget = self._start
        self.neuron = None
        self.load(digit, which)
        self.set_budget(budget)

    def _take(self, picture):
        self.label, self.picture = self.chooser.digit.value, picture
        budget = self._start[2] if self.neuron is None else self.budget
        self.neuron = Avenues(self.network, picture, self.label, budget)
        self._show_all()

    def _check_place(self, k):
        return doors.whole("k", k, 0, len(self.neuron.a) - 1)

    def _set(self, avenue, k, value):
        value = doors.number("the nudge", value)
        self.neuron.set(avenue, k, value)
        got = float(self.neuron.part(avenue)[k])
        limit = ""
        if abs(got - value) > 1e-6:
            why = "the budget ends" if self.left < 1e-6 else "it stays in 0…1"
            limit = f"{fixed(value)} was asked for, {fixed(got)} is there: {why}."
        self._show_all(limit)

    def _spend(self, kind, amount):
        self.neuron.spend(kind, amount)
        self._show_all()

    def _drag(self, avenue, values):
        """A hand moved bars: set those nudges that it changed."""
        for k in np.flatnonzero(values != self.neuron.part(avenue).astype(np.float32)):
            self.neuron.set(avenue, k, float(values[k]))
        self._show_all()

    def _drag_amounts(self, values):
        for i in np.flatnonzero(values != self.neuron.amounts().astype(np.float32)):
            self.neuron.spend(AVENUES[i], float(values[i]))
        self._show_all()

    def _show_all(self, limit=""):
        """Bring all that is on the screen up to date; `limit` says what was cut short, and why."""
        neuron, label, end = self.neuron, self.label, self.budget
        self._showing = True
        self._image.values = self.picture.reshape(SIDE, SIDE)
        self._image.label = f"The image: {label}"
        self._now.title = f"Output {label} = σ({fixed(self.z)}), wanted 1"
        self._now.label = f"Output {label}"
        self._now.values, self._now.targets = [self.activation], [self.before["activation"]]
        self._budget.value = end
        room = neuron.amount_room()
        _put(self._amounts, neuron.amounts(), end, -room, room)
        self._a.values, self._w.values = neuron.a, neuron.w
        self._w.hi = largest(neuron.w)
        self._w.lo = -self._w.hi
        for avenue, bars in self._nudges.items():
            _put(bars, neuron.part(avenue), end, *neuron.room_of(avenue))
            bars.title = (SPENT if self.left < 1e-6 else TITLES)[avenue]
        self._table.lines = neuron.table()
        self.status.text = f"{neuron.words()} {limit or self._budget_words()}"
        self._showing = False
        self._changed()

    def _budget_words(self):
        n = self.neuron.n_at_end()
        ends = f" {n} activation{'s' * (n > 1)} reached 0 or 1." if n else ""
        if self.left < 1e-6:
            return "The budget is spent." + ends
        return f"Spent {self.spent:.2f} of {self.budget:.2f}, left {self.left:.2f}." + ends


def _put(bars, values, end, lowest, highest):
    """Show values that a hand may move, on a scale from -end to end."""
    bars.lo, bars.hi = -end, end
    bars.values, bars.lowest, bars.highest = values, lowest, highest
