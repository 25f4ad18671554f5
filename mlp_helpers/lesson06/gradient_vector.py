"""The gradient of the real cost: all 13,002 slopes, sorted, each linked to its place."""

import ipywidgets as w
import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import SIDE, load_digits, load_trained, never_lit
from mlp_helpers.kit.demo import Demo, button
from mlp_helpers.lesson04.nudged_network import largest
from mlp_helpers.lesson05 import places
from mlp_helpers.lesson06 import slope_words
from mlp_helpers.lesson06.one_nudge import OneNudge
from mlp_helpers.network import Network, backprop
from mlp_helpers.texts import decimal
from mlp_helpers.views.bars import Bars
from mlp_helpers.views.lines import Lines
from mlp_helpers.views.picker import Picker
from mlp_helpers.views.spectrum import Spectrum

KINDS = ("random", "trained")
SIZES = (784, 16, 16, 10)
IMAGES = 1000  # of the training set, drawn with seed 0
EPSILONS = (0.1, 0.01, 0.001, 0.0001, 0.00001)


class GradientVector(Demo):
    """The slope of the cost along each of the network's 13,002 weights and biases.

    network : random (`Network((784, 16, 16, 10))`, seed 0) or trained, in float64; switched
        with `choose`. After changing its `weights` or `biases` directly, call `refresh`.
    images, labels : the 1,000 training images the cost is averaged over, float64 (1000, 784)
        and int64 (1000,): `load_digits("train", 1000)`.
    gradient : `backprop` of all that. order : the places 0..13,001 of its entries in
        `gradient.flat()`, from the largest in size to the smallest.
    selected : the place of one of them, set with `select`, `select_weight`, `select_bias`;
        rank : where it is in the order, from 1. slope : its entry.
    epsilon : a nudge of that one weight or bias, one of 0.1 … 0.00001; it is only tried out,
        the network stays as it is. predicted, actual : slope · epsilon, and C with the nudge
        less C without it.
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
        self._spectrum = Spectrum(
            width=560, height=190, title="∇C: all 13,002 slopes, sorted by size",
            x_label="rank", y_label="size |∂C/∂p|", label="Slopes, sorted by size",
        )  # fmt: skip
        self._means = Bars(
            values=np.zeros(len(names)), labels=names, width=285, height=180, decimals=5,
            title="Mean size, layer by layer", label="Mean size of a slope, layer by layer",
        )  # fmt: skip
        self._picker = Picker(values=np.zeros((SIDE, SIDE)), short=True, width=168, height=168)
        self._table = Lines(
            rows=1 + len(EPSILONS), columns=58, label="The nudge, tried out",
            title="Nudged by ε: predicted ΔC = ∂C/∂p · ε, actual ΔC = C(p + ε) − C(p)",
        )  # fmt: skip
        self._kind = w.ToggleButtons(options=[(kind.capitalize(), kind) for kind in KINDS])
        self._kind.style.button_width = "auto"
        self._log = w.Checkbox(value=True, description="logarithmic scale", indent=False)
        self._log.layout.width = "auto"
        self._layer = w.Dropdown(options=range(1, n), description="layer")
        self._neuron = w.BoundedIntText(min=0, max=SIZES[1] - 1, description="neuron")
        options = [(decimal(epsilon), epsilon) for epsilon in EPSILONS]
        self._nudge = w.Dropdown(options=options, description="nudge ε")
        for control in (self._layer, self._neuron, self._nudge):
            control.style.description_width = "initial"
        self._by_hand(self._spectrum, "chosen", lambda rank: self.select(self.order[rank]))
        self._spectrum.observe(lambda _: self._show_controls(), "held")
        self._by_hand(self._picker, "chosen", lambda k: self.select_weight(*self.neuron, k))
        self._by_hand(self._kind, "value", self.choose)
        self._by_hand(self._layer, "value", lambda layer: self._select_neuron(layer, 0))
        self._by_hand(self._neuron, "value", lambda j: self._select_neuron(self.neuron[0], j))
        self._by_hand(self._nudge, "value", self.set_epsilon)
        w.dlink((self._log, "value"), (self._spectrum, "log"))
        row = {"flex_flow": "row wrap", "align_items": "center"}
        bias = button("Its bias", lambda: self.select_bias(*self.neuron), "The neuron's bias")
        below = [self._layer, self._neuron, bias, self._nudge]
        self._lay_out(
            w.HBox([self._kind, self._log, button("Reset", self.reset)], layout=row),
            w.HBox([self._spectrum, self._means]),
            w.HBox([self._picker, w.VBox([w.HBox(below, layout=row), self._table])]),
        )
        self.box.add_class("mlp-tall")

    def _numbers(self):
        return f"{self.kind}, {self.name_of(self.selected)}: slope {self.slope:.2e}"

    @property
    def kind(self):
        """Which network it is: "random" or "trained"."""
        return self._kind.value

    @property
    def selected(self):
        """The place of the selected entry in `gradient.flat()`, 0..13,001."""
        return self._selected

    @property
    def rank(self):
        """How many entries are at least as large in size, itself included: 1..13,002."""
        return int(self._ranks[self.selected]) + 1

    @property
    def neuron(self):
        """Whose weight or bias is selected: (layer, neuron), the layer from 1."""
        return places.entry_at(SIZES, self.selected)[:2]

    @property
    def slope(self):
        """The selected entry: how steeply the cost rises with it."""
        return float(self._flat[self.selected])

    @property
    def epsilon(self):
        """The nudge that is tried out."""
        return self._epsilon

    @property
    def predicted(self):
        """How much the cost should change by the nudge: slope · epsilon."""
        return self.slope * self.epsilon

    @property
    def actual(self):
        """How much the cost does change by the nudge."""
        return self._tried[self.epsilon]

    @property
    def means(self):
        """The mean size of the slopes of W^(1), b^(1), …, b^(3): float64 (6,)."""
        pairs = zip(self.gradient.weights, self.gradient.biases, strict=True)
        return np.array([np.abs(part).mean() for pair in pairs for part in pair])

    def name_of(self, place):
        """What stands at a place 0..13,001: "weight of layer 1, neuron 5, from pixel row 12, …"."""
        return places.name_of(SIZES, place)

    def select(self, place):
        """Select the entry at a place of `gradient.flat()`, 0..13,001."""
        self._selected = doors.whole("place", place, 0, len(self._flat) - 1)
        self._update()

    def select_weight(self, layer, neuron, source):
        """Select a weight: layer from 1, neuron and source (in layer 1: a pixel) from 0."""
        self.select(
            places.place_of(SIZES, layer, neuron, doors.whole("source", source, 0, SIZES[0] - 1))
        )

    def select_bias(self, layer, neuron):
        """Select a bias: layer from 1, neuron from 0."""
        self.select(places.place_of(SIZES, layer, neuron))

    def set_epsilon(self, epsilon):
        """Try another nudge: 0.1, 0.01, 0.001, 0.0001 or 0.00001."""
        if isinstance(epsilon, (bool, str)) or epsilon not in EPSILONS:
            wanted = ", ".join(map(decimal, EPSILONS))
            raise ValueError(f"epsilon is {epsilon!r}; wanted one of {wanted}")
        self._epsilon = float(epsilon)
        self._update()

    def choose(self, kind):
        """Take the "random" or the "trained" network, as it comes."""
        if not isinstance(kind, str) or kind not in KINDS:
            raise ValueError(f'{kind!r} given; wanted "random" or "trained"')
        network = Network(SIZES, np.random.default_rng(0), dtype=np.float64)
        self.network = network if kind == "random" else load_trained().copy(np.float64)
        self._quietly(self._kind, value=kind)
        self.refresh()

    def refresh(self):
        """Compute the gradient anew, after code changed `network.weights` or `network.biases`."""
        self.gradient = backprop(self.network, self.images, self.labels)
        self._flat = self.gradient.flat()  # (13002,)
        self.order = np.argsort(-np.abs(self._flat), kind="stable")
        self._ranks = np.argsort(self.order)
        self._try_out = OneNudge(self.network.copy(), self.images, self.labels)
        values = self._flat[self.order]
        self._quietly(self._spectrum, values=values)
        self._quietly(self._means, values=self.means, hi=largest(self.means))
        self._update()

    def reset(self):
        """Go back to the start; the random network, the largest slope of layer 1, ε = 0.1."""
        self._epsilon, self._selected, self._log.value = EPSILONS[0], 0, True
        self.choose("random")
        self.select(np.abs(self._flat[: SIZES[0] * SIZES[1]]).argmax())

    def _select_neuron(self, layer, neuron):
        """Select the weight with the largest slope of a neuron, or of the layer's last one."""
        neuron = min(neuron, SIZES[layer] - 1)
        row = self.gradient.weights[layer - 1][neuron]
        self.select_weight(layer, neuron, int(np.abs(row).argmax()))

    def _update(self):
        """Try the nudges out, and bring all that is on the screen up to date."""
        layer, neuron, source = places.entry_at(SIZES, self.selected)
        change = self._try_out.change
        self._tried = {epsilon: change(epsilon, layer, neuron, source) for epsilon in EPSILONS}
        name = self.name_of(self.selected)
        self._quietly(self._spectrum, chosen=self.rank - 1, text=name)
        self._quietly(self._means, highlight=2 * (layer - 1) + (source is None))
        row = np.float32(self.gradient.weights[layer - 1][neuron])
        row = row.reshape((SIDE, SIDE) if layer == 1 else (1, -1))
        if row.shape != self._picker.values.shape:
            self._quietly(self._picker, chosen=-1)
        self._quietly(
            self._picker,
            values=row,
            limit=largest(row),
            chosen=-1 if source is None else source,
            title=f"Into neuron {neuron}",
            label=f"Slopes of the {row.size} weights into layer {layer}, neuron {neuron}",
        )
        rows = slope_words.table(self.slope, self._tried, self._try_out.cost)
        self._quietly(self._table, lines=rows, current=1 + EPSILONS.index(self.epsilon))
        self.status.text = self._words(layer, source)
        if not self._spectrum.held:
            self._show_controls()
        self._changed()

    def _show_controls(self):
        """Bring the choosers up to date: not while a hand drags, they are slow."""
        layer, neuron = self.neuron
        self._quietly(self._layer, value=layer)
        self._quietly(self._neuron, max=SIZES[layer] - 1, value=neuron)
        self._quietly(self._nudge, value=self.epsilon)

    def _words(self, layer, source):
        """What is selected, what its slope says, and what the nudge does."""
        name, p = self.name_of(self.selected), "b" if source is None else "w"
        if not self.slope:
            return f"The {name}: ∂C/∂{p} is exactly 0, {self._why_zero(layer, source)}."
        told = slope_words.outcome(self.slope, self.epsilon, self.actual, self._try_out.cost)
        return f"The {name}: {slope_words.meaning(self.slope, p)} {told}"

    def _why_zero(self, layer, source):
        is_pixel = layer == 1 and source is not None
        if is_pixel and self._always_black[source]:
            n = int(self._always_black.sum())
            return (
                f"because this pixel is black in all 60,000 training images. {n} pixels are, "
                f"so {n * SIZES[1]:,} weights never learn"
            )
        if is_pixel and self._black[source]:
            return (
                f"because this pixel is black in these {IMAGES:,} images, though not in all 60,000"
            )
        return "so no small nudge changes the cost"
