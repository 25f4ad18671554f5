"""The gradient of the real cost: all 13,002 slopes, sorted, each linked to its place."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import SIDE, load_digits, never_lit
from mlp_helpers.kit import Demo, box, button, choice, column, number, row, toggles_of
from mlp_helpers.lesson04.networks import SIZES, as_network, largest, network_of
from mlp_helpers.lesson05 import places
from mlp_helpers.lesson06 import slope_words
from mlp_helpers.lesson06.slopes import OneNudge, SortedSlopes
from mlp_helpers.texts import decimal
from mlp_helpers.views import Bars, Lines, Picker, Spectrum

KINDS = ("random", "trained")
IMAGES = 1000  # of the training set, drawn with seed 0
CLOSER = 600  # of the largest slopes, shown enlarged: most of those of layers 2 and 3
EPSILONS = (0.1, 0.01, 0.001, 0.0001, 0.00001)


class GradientVector(Demo):
    """The slope of the cost along each of the network's 13,002 weights and biases.

    kind, network : "random" (`Network((784, 16, 16, 10))`, seed 0) or "trained", in float64;
        switched with `choose`. After changing its `weights` or `biases` directly, call `refresh`.
    images, labels : the 1,000 training images the cost is averaged over, float64 (1000, 784)
        and int64 (1000,): `load_digits("train", 1000)`.
    gradient : `backprop` of all that. order : the places 0..13,001 of its entries in
        `gradient.flat()`, from the largest in size to the smallest. means : the mean size of
        the slopes of W^(1), b^(1), …, b^(3): float64 (6,). slopes : the `SortedSlopes`.
    selected : the place of one of them, set with `select`, `select_weight`, `select_bias`;
        rank : where it is in the order, from 1. slope : its entry. neuron : whose weight or
        bias it is, (layer, neuron), the layer from 1.
    epsilon : a nudge of that one weight or bias, one of 0.1 … 0.00001; it is only tried out,
        the network stays as it is. predicted, actual : slope · epsilon, and C with the nudge
        less C without it.
    log : whether the sizes are drawn on a logarithmic scale.
    """

    name = "Gradient vector"

    def __init__(self):
        super().__init__()
        images, self.labels = load_digits("train", IMAGES)
        self.images = images.astype(np.float64)
        self._black = ~self.images.any(axis=0)  # (784,), pixels that are 0 in all of these
        self._always_black = never_lit()  # (784,), in all 60,000
        self._build()
        self.reset()

    def _build(self):
        n = len(SIZES)
        names = [f"{kind} {l}" for l in range(1, n) for kind in ("weights", "biases")]
        self.spectrum = Spectrum(
            width=560, height=190, title="∇C: all 13,002 slopes, sorted by size",
            x_label="rank", y_label="size |∂C/∂p|", label="Slopes, sorted by size", closer=CLOSER,
            group_names=[f"layer {l}" for l in range(1, n)],
        )  # fmt: skip
        self.bars = Bars(
            values=np.zeros(len(names)), labels=names, width=285, height=180, decimals=5,
            title="Mean size, layer by layer", label="Mean size of a slope, layer by layer",
        )  # fmt: skip
        self.picker = Picker(values=np.zeros((SIDE, SIDE)), short=True, width=168, height=168)
        self.table = Lines(
            rows=1 + len(EPSILONS), columns=58, label="The nudge, tried out",
            title="Nudged by ε: predicted ΔC = ∂C/∂p · ε, actual ΔC = C(p + ε) − C(p)",
        )  # fmt: skip
        self.kinds = toggles_of(KINDS)
        self.log_box = box("logarithmic scale")
        self.layers = choice(range(1, n), "layer")
        self.neurons = number("neuron", high=SIZES[1] - 1)
        self.nudges = choice([(decimal(epsilon), epsilon) for epsilon in EPSILONS], "nudge ε")
        self._by_hand(self.spectrum, "chosen", lambda rank: self.select(self.order[rank]))
        self._by_hand(self.spectrum, "held", lambda held: held or self._show())
        self._by_hand(self.picker, "chosen", lambda k: self.select_weight(*self.neuron, k))
        self._by_hand(self.kinds, "value", self.choose)
        self._by_hand(self.layers, "value", lambda layer: self._select_neuron(layer, 0))
        self._by_hand(self.neurons, "value", lambda j: self._select_neuron(self.neuron[0], j))
        self._by_hand(self.nudges, "value", self.set_epsilon)
        self._by_hand(self.log_box, "value", self.set_log)
        bias = button("Its bias", lambda: self.select_bias(*self.neuron), "The neuron's bias")
        below = row(self.layers, self.neurons, bias, self.nudges)
        self._lay_out(
            row(self.kinds, self.log_box, button("Reset", self.reset)),
            row(self.spectrum, self.bars, align_items=None),
            row(
                self.picker,
                column(below, self.table, flex="1 1 600px"),
                align_items=None,
                grid_gap="0 12px",
            ),  # fmt: skip
            first=self.spectrum,
        )
        self.box.add_class("mlp-tall")

    def _numbers(self):
        return f"{self.kind}, {self.name_of(self.selected)}: slope {self.slope:.2e}"

    def name_of(self, place):
        """What stands at a place 0..13,001: "weight of layer 1, neuron 5, from pixel row 12, …"."""
        return places.name_of(SIZES, place)

    def select(self, place):
        """Select the entry at a place of `gradient.flat()`, 0..13,001."""
        self.selected = doors.whole("place", place, 0, len(self.order) - 1)
        entry = places.entry_at(SIZES, self.selected)
        self.neuron, self._source = entry[:2], entry[2]
        self.rank = int(self.slopes.ranks[place]) + 1
        self.slope = float(self.slopes.flat[place])
        self._tried = {epsilon: self._try_out.change(epsilon, *entry) for epsilon in EPSILONS}
        self.set_epsilon(self.epsilon)

    def select_weight(self, layer, neuron, source):
        """Select a weight: layer from 1, neuron and source (in layer 1: a pixel) from 0."""
        source = doors.whole("source", source, 0, SIZES[0] - 1)
        self.select(places.place_of(SIZES, layer, neuron, source))

    def select_bias(self, layer, neuron):
        """Select a bias: layer from 1, neuron from 0."""
        self.select(places.place_of(SIZES, layer, neuron))

    def set_epsilon(self, epsilon):
        """Try another nudge: 0.1, 0.01, 0.001, 0.0001 or 0.00001."""
        if not doors.is_number(epsilon) or epsilon not in EPSILONS:
            wanted = ", ".join(map(decimal, EPSILONS))
            raise ValueError(f"epsilon is {doors.said(epsilon)}; wanted one of {wanted}")
        self.epsilon = float(epsilon)
        self.predicted, self.actual = self.slope * self.epsilon, self._tried[self.epsilon]
        self._show()

    def set_log(self, on):
        """Draw the sizes on a logarithmic scale, or on a plain one."""
        self.log = doors.truth("log", on)
        self._show()

    def choose(self, kind):
        """Take the "random" or the "trained" network, as it comes."""
        self._take(kind)
        self.select(self.selected)

    def refresh(self):
        """Compute the gradient anew, after code changed `network.weights` or `network.biases`."""
        self._compute()
        self.select(self.selected)

    def reset(self):
        """Go back to the start; the random network, the largest slope of layer 1, ε = 0.1."""
        self.epsilon, self.log = EPSILONS[0], True
        self._take("random")
        self.select(np.abs(self.slopes.flat[: SIZES[0] * SIZES[1]]).argmax())

    def _take(self, kind):
        self.network, self.kind = network_of(kind, as_network(dtype=np.float64)), kind
        self._compute()

    def _compute(self):
        slopes = self.slopes = SortedSlopes(self.network, self.images, self.labels)
        self.gradient, self.order, self.means = slopes.gradient, slopes.order, slopes.means
        self._try_out = OneNudge(self.network.copy(), self.images, self.labels)

    def _select_neuron(self, layer, neuron):
        """Select the weight with the largest slope of a neuron, or of the layer's last one."""
        neuron = min(neuron, SIZES[layer] - 1)
        self.select_weight(layer, neuron, self.slopes.largest_into(layer, neuron))

    def _shown(self):
        (layer, neuron), source = self.neuron, self._source
        row = self.slopes.into(layer, neuron)
        row = np.float32(row).reshape((SIDE, SIDE) if layer == 1 else (1, -1))
        shown = {
            self.spectrum: {
                "values": self.slopes.falling,
                "groups": self.slopes.layers - 1,
                "chosen": self.rank - 1,
                "text": self.name_of(self.selected),
                "log": self.log,
            },
            self.bars: {
                "values": self.means,
                "hi": largest(self.means),
                "highlight": 2 * (layer - 1) + (source is None),
            },
            self.picker: {
                "values": row,
                "limit": largest(row),
                "chosen": -1 if source is None else source,
                "title": f"Slopes into neuron {neuron}",
                "label": f"Slopes of the {row.size} weights into layer {layer}, neuron {neuron}",
            },
            self.table: {
                "lines": slope_words.table(self.slope, self._tried, self._try_out.cost),
                "current": 1 + EPSILONS.index(self.epsilon),
            },
            self.kinds: {"value": self.kind},
            self.log_box: {"value": self.log},
        }
        if not self.spectrum.held:  # not while a hand drags: they are slow
            shown[self.layers] = {"value": layer}
            shown[self.neurons] = {"hi": SIZES[layer] - 1, "value": neuron}
            shown[self.nudges] = {"value": self.epsilon}
        return shown

    def _words(self):
        """What is selected, what its slope says, and what the nudge does."""
        name, p = self.name_of(self.selected), "b" if self._source is None else "w"
        if not self.slope:
            return f"The {name}: ∂C/∂{p} is exactly 0, {self._why_zero()}."
        told = slope_words.outcome(self.slope, self.epsilon, self.actual, self._try_out.cost)
        return f"The {name}: {slope_words.meaning(self.slope, p)} {told}"

    def _why_zero(self):
        is_pixel = self.neuron[0] == 1 and self._source is not None
        if is_pixel and self._always_black[self._source]:
            n = int(self._always_black.sum())
            return (
                f"because this pixel is black in all 60,000 training images. {n} pixels are, "
                f"so {n * SIZES[1]:,} weights never learn"
            )
        if is_pixel and self._black[self._source]:
            return (
                f"because this pixel is black in these {IMAGES:,} images, though not in all 60,000"
            )
        return "so no small nudge changes the cost"
