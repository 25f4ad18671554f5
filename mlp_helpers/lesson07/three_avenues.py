"""An output that should be 1 and is about 0.2: three ways to raise it, and a budget for them."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import SIDE, load_digits
from mlp_helpers.kit import Chooser, Demo, WithChooser, button, column, row, together
from mlp_helpers.lesson04.networks import as_network, largest
from mlp_helpers.lesson07 import avenues_words as words
from mlp_helpers.lesson07.avenues import AVENUES, KINDS, Avenues
from mlp_helpers.network import sigmoid
from mlp_helpers.texts import fixed
from mlp_helpers.views import Bars, Lines, Neuron, PixelGrid, Slider

DIGIT, WHICH = 8, 50  # the test image at the start: output 8 says 0.20
BUDGET, SMALLEST, LARGEST = 0.5, 0.1, 2.0
UNSURE = 0.5  # an output below, though its digit is the image's
ABOUT = {
    "bias": "Spend the whole budget on the bias",
    "weights": "Spend the whole budget on the weights, in proportion to the activations",
    "activations": "Spend the whole budget on the activations, in proportion to the weights",
}
HEADS = ["Δaₖ, a wish", "aₖ", "wₖ", "Δwₖ, drag"]
SHORTENED = "The nudges were shortened to fit the budget."
HINT = ["▲ raises z, ▼ lowers it", "pale edge: aₖ is dark"]


class ThreeAvenues(WithChooser, Demo):
    """One output neuron, which should say 1, and a budget to raise it along three avenues.

    z = w_0 a_0 + ... + w_(n-1) a_(n-1) + b can be raised by the bias, by the weights, or by
    the activations of the layer before. All nudges together, seen as one vector, may be no
    longer than the budget; activations stay in 0..1.

    network : a copy, float64, with the nudges of the bias and the weights. Those of
        activations are in no network: they are what the layer before computes.
    plain : the network without nudges. picture : what it reads, (784,).
    label : the picture's digit, and so the output neuron that should say 1, `wanted`.
    nudges : of each avenue, {"bias": float, "weights": (n,), "activations": (n,)}; set them
        with `set_bias_nudge`, `set_weight_nudge`, `set_activation_nudge`, `spend` or `best`.
    z, activation, cost : with the nudges; cost is C_0, of this one example and all ten outputs.
    before : the same three without nudges, by name.
    budget, spent, left : how long the vector of all nudges may be, and is; and the rest.
    neuron : the arithmetic: `neuron.w`, `.a`, `.b` without nudges, `.outputs`, `.gains()`.

    network: 784 pixels to 10 outputs, one to three layers of at most 20 neurons between; the
    shipped trained one if left out. digit, which: the test image to begin with.
    """

    name = "Three avenues"
    wanted = 1.0
    network = property(lambda self: self.neuron.network)

    def __init__(self, network=None, digit=DIGIT, which=WHICH, budget=BUDGET):
        super().__init__()
        self.plain = as_network(network, np.float64)
        if len(self.plain.sizes) < 3:
            raise ValueError(f"the network has sizes {network.sizes}; wanted a hidden layer")
        self._start = digit, which, _check_budget(budget)
        self.chooser = Chooser(self._take, DIGIT, WHICH, any_digit=False)
        self._build()
        self.reset()

    def _build(self):
        n = self.plain.sizes[-2]
        self.image = PixelGrid(values=np.zeros((SIDE, SIDE)), width=104, height=104, plain=True)
        self.output = Bars(values=[0.0], labels=["| before"], width=300, height=24)
        self.budget_slider = Slider(BUDGET, lo=SMALLEST, hi=LARGEST, step=0.1, label="budget")
        self.amounts = Bars(
            values=np.zeros(3), labels=list(AVENUES), draggable=True, width=300, height=66,
            label="Length spent on each avenue",
        )  # fmt: skip
        self.table = Lines(
            rows=6, columns=42, title="What it buys: rate = Δz / length", label="What it buys"
        )
        self.ways = Neuron(
            inputs=np.zeros(n), weights=np.zeros(n), nudges=np.zeros(1 + 2 * n),
            effects=np.zeros(1 + n), width=612, height=320, heads=HEADS, hint=HINT,
        )  # fmt: skip
        self._by_hand(self.budget_slider, "value", self.set_budget)
        self._by_hand(self.amounts, "values", self._drag_amounts)
        self._by_hand(self.ways, "nudges", self._drag)
        spend = [
            button(f"All on {kind}", lambda kind=kind: self.best(kind), about)
            for kind, about in ABOUT.items()
        ]
        steepest = button("Steepest way", self.best)
        spend += [steepest, button("No nudges", self.reset_nudges)]
        unsure = button("Next unsure", self.next_unsure)
        choose = [*self.chooser.controls, unsure, button("Reset", self.reset)]
        self.budget_slider.add_class("mlp-mid")
        middle = column(self.output, self.budget_slider, self.amounts)
        self._lay_out(
            row(row(*choose), row(*spend)),
            together(self.image, middle, self.table),
            self.ways,
            first=steepest,
        )
        self.box.add_class("mlp-dense")

    def _numbers(self):
        return (
            f"output {self.label} {self.before['activation']:.2f} -> {self.activation:.2f}, "
            f"C_0 {self.before['cost']:.2f} -> {self.cost:.2f}; "
            f"spent {self.spent:.2f} of {self.budget:.2f}"
        )

    @property
    def nudges(self):
        """The nudges of each avenue, as described above: copies."""
        parts = {avenue: self.neuron.part(avenue).copy() for avenue in AVENUES}
        return parts | {"bias": float(parts["bias"][0])}

    def next_unsure(self):
        """Take the next example whose own output is below 0.5; after the last one, the first."""
        images, labels = load_digits("test")
        unsure = np.flatnonzero(self.plain(images[labels == self.label])[:, self.label] < UNSURE)
        if unsure.size:
            after = unsure > self.chooser.chosen[1]
            self.load(self.label, int(unsure[np.argmax(after)]))
        else:
            self._say(f"On every {self.label}, output {self.label} is {UNSURE} or more.")

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
        kind = doors.one_of("kind", kind, KINDS)
        self._spend(kind, doors.between("share", share, -1, 1) * self.budget)

    def best(self, kind="all"):
        """Spend the whole budget on the steepest mix of all; or on one avenue alone."""
        kind = doors.one_of("kind", kind, KINDS)
        self.neuron.reset()
        self._spend(kind, self.budget)

    def would_be(self, kind):
        """The output's activation with the whole budget spent best, as `best` would: a float."""
        other = Avenues(self.plain, self.picture, self.label, self.budget)
        other.spend(doors.one_of("kind", kind, KINDS), self.budget)
        return float(other.outputs[self.label])

    def set_budget(self, budget):
        """Change the budget, 0.1..2; nudges too long for it become shorter, all alike."""
        self.budget, spent = _check_budget(budget), self.spent
        self.neuron.set_budget(self.budget)
        self._moved(SHORTENED if spent > self.budget * (1 + 1e-9) else "")

    def reset_nudges(self):
        """Take back all nudges."""
        self.neuron.reset()
        self._moved()

    def reset(self):
        """Go back to the start; first image, first budget, no nudges."""
        digit, which, self.budget = self._start
        self.load(digit, which)

    def _take(self, picture):
        (self.label, _), self.picture = self.chooser.chosen, picture
        self.neuron = Avenues(self.plain, picture, self.label, self.budget)
        self._measure()
        self.before = {"z": self.z, "activation": self.activation, "cost": self.cost}
        self._show()

    def _measure(self):
        neuron = self.neuron
        self.z, self.spent, self.left = neuron.z, neuron.spent, neuron.left
        self.activation, self.cost = float(sigmoid(neuron.z)), neuron.cost(neuron.outputs)

    def _moved(self, note=""):
        """Show that the nudges are others now; note: what there is to say about it."""
        self._measure()
        self._show(words.line(self.neuron, note))

    def _check_place(self, k):
        return doors.whole("k", k, 0, len(self.neuron.a) - 1)

    def _set(self, avenue, k, value):
        value = doors.number("the nudge", value)
        got = self.neuron.set(avenue, k, value)
        self._moved(words.cut_short(self.neuron, value, got))

    def _spend(self, kind, amount):
        self.neuron.spend(kind, amount)
        self._moved()

    def _drag(self, nudges):
        """A hand moved nudges: set those that it changed."""
        for i in np.flatnonzero(nudges != self.neuron.nudges.astype(np.float32)):
            self.neuron.set_place(i, float(nudges[i]))
        self._moved()

    def _drag_amounts(self, values):
        for i in np.flatnonzero(values != self.neuron.amounts().astype(np.float32)):
            self.neuron.spend(AVENUES[i], float(values[i]))
        self._moved()

    def _shown(self):
        neuron, label, room = self.neuron, self.label, self.neuron.amount_room()
        shown = {
            self.image: {
                "values": self.picture.reshape(SIDE, SIDE),
                "label": f"The image: {label}",
            },
            self.output: {
                "values": [self.activation],
                "targets": [self.before["activation"]],
                "title": f"Output {label} = σ({fixed(self.z)}), wanted 1",
                "label": f"Output {label}",
            },
            self.budget_slider: {"value": self.budget},
            self.amounts: self._in_room(neuron.amounts(), -room, room),
            self.ways: self._ways(),
            self.table: {"lines": words.table(neuron)},  # closed: that is the question
            self.table.layout: {"visibility": "hidden" if self.locked else "visible"},
        }
        return shown

    def _ways(self):
        """What the picture of the neuron shows."""
        neuron = self.neuron
        lowest, highest = neuron.room(np.arange(len(neuron.nudges)))
        return {
            "inputs": neuron.a,
            "weights": neuron.w,
            "bias": neuron.b,
            "limit": largest(neuron.w, neuron.w + neuron.part("weights")),
            "nudges": neuron.nudges,
            "reach": self.budget,
            "lowest": lowest,
            "highest": highest,
            "effects": neuron.effects(),
            "output": self.activation,
            "mark": str(self.label),
            "note": [f"{self.before['activation']:.2f} → {self.activation:.2f}", "wanted 1"],
            "label": f"Output {self.label} and the three ways into it",
        }

    def _in_room(self, values, lowest, highest):
        """Traits of `Bars` that show values which a hand may move, in the room there is."""
        ends = {"lo": -self.budget, "hi": self.budget}
        return ends | {"values": values, "lowest": lowest, "highest": highest}

    def _words(self):
        return words.line(self.neuron)


def _check_budget(budget):
    return doors.between("the budget", budget, SMALLEST, LARGEST)
