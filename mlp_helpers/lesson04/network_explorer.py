"""The whole network as a diagram: choose a neuron, nudge it, watch what changes downstream."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import DARK_INK, SIDE, as_picture, is_dark_on_light, load_example
from mlp_helpers.kit import (
    Chooser,
    PlacedDemo,
    WithChooser,
    button,
    column,
    roomy,
    row,
    together,
    toggles_of,
)
from mlp_helpers.lesson04.networks import KINDS, NudgedNetwork, as_network, largest, network_of
from mlp_helpers.lesson04.nudge_words import equation, so_far, what_happened
from mlp_helpers.lesson04.signals import strongest
from mlp_helpers.texts import counted
from mlp_helpers.views import Bars, Diagram, Picker, PixelGrid, Slider, Status

BIAS, WEIGHT = 20.0, 10.0  # ends of the sliders, unless a value lies beyond


class NetworkExplorer(WithChooser, PlacedDemo):
    """The network 784-16-16-10 with live activations, one selected neuron, and nudges.

    network : the copy that holds the nudges, set with `set_bias` and `set_weight`. After
        changing its `weights` or `biases` directly, call `refresh`.
    kind : "trained" or "random", the network that is nudged; set it with `choose`.
    picture : what the network reads, float32 (784,), 0 black to 1 white, as it is: it is not
        moved into MNIST's frame. Set it with `draw` or `load`.
    activations : of every layer, the image first: list of float32 (n_l,).
    outputs, answer : the ten last activations, float32 (10,), and the place of the largest.
    position : how many layers have computed so far, 0 to `n_steps`, which is all of them. Step,
        back or play lets the activations flow forward layer by layer; whatever else changes
        shows all of them again.
    change : outputs minus those of the network without nudges, for the same picture, (10,).
    selected, chosen : the neuron (layer, neuron), layers from 1, set with `select`, and which
        of its weights the slider moves, set with `pick`.

    network: to explore, 784 pixels to 10 outputs; the shipped trained one if left out. It is
    what "trained" stands for, and is not changed itself.
    picture: to begin with, as in `draw`; a test image of a 3 if left out.
    selected: the neuron (layer, neuron) to begin with.
    """

    name = "Network explorer"
    seconds = 2.0
    tooltips = {
        "step": "One layer computes; after the last one, the image alone",
        "back": "One layer less",
        "play": "Layer after layer computes, to the outputs, or until Pause",
    }

    def __init__(self, network=None, picture=None, selected=(1, 0)):
        super().__init__()
        self._given = as_network(network)
        self.chooser = Chooser(self.draw, taken=picture is None)
        self._start = _as_pixels(load_example(3) if picture is None else picture)
        self._both = NudgedNetwork(self._given, self._start)
        self.network = self._both.network
        self._first = self._as_neuron(*selected)
        self.n_steps, self._flows = len(self._given.weights), False
        self._build()
        self.reset()

    def _build(self):
        sizes = self.network.sizes
        self.pad = PixelGrid(
            values=self._start.reshape(SIDE, SIDE), width=168, height=168, paintable=True,
            brush=1.0, title="The image", label="Image, 28 by 28 pixels",
            hint="Draw, or Space and Shift with arrows.",
        )  # fmt: skip
        self.picker = Picker(width=168, height=112)
        self.diagram = Diagram(
            sizes=sizes[1:], activations=np.zeros(sum(sizes[1:])), column=np.zeros(sizes[0]),
            heads=["pixels", *[f"layer {l}" for l in range(1, len(sizes))]],
            labels=[str(digit) for digit in range(10)], width=430, height=330,
            label="The network's neurons",
            hint="Edges: blue +, dashed orange −. Change: ▲ +, ▼ −",
        )  # fmt: skip
        self.bars = Bars(
            width=205, height=330, title="Outputs, | = before", label="The ten outputs"
        )
        self.bias = Slider(lo=-BIAS, hi=BIAS, step=0.1, label="bias")
        self.weight = Slider(lo=-WEIGHT, hi=WEIGHT, step=0.1, label="weight")
        self.sum = Status(label=self.name)
        self.kinds = toggles_of(KINDS)
        self._by_hand(self.pad, "values", self.draw)
        self._by_hand(self.diagram, "selected", lambda pair: self.select(*pair))
        self._by_hand(self.picker, "chosen", self.pick)
        self._by_hand(self.bias, "value", self.set_bias)
        self._by_hand(self.weight, "value", lambda value: self.set_weight(self.chosen, value))
        self._by_hand(self.kinds, "value", self.choose)
        self.bias.layout.flex, self.weight.layout.flex = "1 1 320px", "1 1 390px"
        for slider, room in ((self.bias, 31), (self.weight, 36)):
            slider.layout.max_width = f"calc({room} * var(--jp-content-font-size1, 14px))"
        after = [button("Reset nudges", self.reset_nudges), button("Reset", self.reset)]
        tools = [*self.chooser.controls, button("Clear", self.clear), self.kinds, *after]
        self._lay_out(
            row(*tools),
            together(column(self.pad, self.picker), self.diagram, self.bars),
            row(*self._step_buttons(), self.sum),
            row(self.bias, self.weight),
            first=self.bias,
        )

    def _numbers(self):
        (layer, neuron), n = self.selected, self._both.n_nudged
        return (
            f"{self.kind} network reads {self.answer} with {self.outputs.max():.2f}; "
            f"layer {layer}, neuron {neuron}: activation {self.activations[layer][neuron]:.2f}; "
            f"{counted(n, 'nudge') if n else 'no nudges'}"
        )

    def draw(self, picture):
        """Put a picture on the pad: (28, 28) or (784,), values 0 black to 1 white."""
        self.picture = _as_pixels(picture)
        self._both.read(self.picture)
        self._compute()

    def clear(self):
        """Make the image black."""
        self.draw(np.zeros(SIDE * SIDE))

    def select(self, layer, neuron):
        """Select neuron `neuron`, from 0, of layer `layer`, from 1: the row of W^(layer)."""
        doors.parameters(self.network)
        self.selected = self._as_neuron(layer, neuron)
        self.chosen = self._both.heaviest(*self.selected)
        self._show()

    def pick(self, k):
        """Choose which weight of the selected neuron the slider moves: the one from k, from 0."""
        doors.parameters(self.network)
        self.chosen = self._as_source(k)
        self._show()

    def set_bias(self, value):
        """Set the selected neuron's bias to any finite number."""
        layer, neuron = self.selected
        self.network.biases[layer - 1][neuron] = doors.number("the bias", value)
        self.refresh()

    def set_weight(self, k, value):
        """Set the selected neuron's weight from neuron (for layer 1: pixel) k, from 0."""
        layer, neuron = self.selected
        k, value = self._as_source(k), doors.number("the weight", value)
        self.network.weights[layer - 1][neuron, k], self.chosen = value, k
        self.refresh()

    def choose(self, kind, seed=0):
        """Take the "trained" or a "random" network, without nudges.

        The random one is `Network(sizes)`, its weights drawn from a generator with that seed.
        """
        self._both.restart(network_of(kind, self._given, seed))
        self.kind = kind
        self._compute()

    def reset_nudges(self):
        """Take back all nudges."""
        self._both.restart(self._both.plain)
        self._compute()

    def refresh(self):
        """Read the picture anew, after code changed `network.weights` or `network.biases`."""
        self._both.nudge()
        self._compute()

    def _go(self, position):
        doors.parameters(self.network)
        self.position, self._flows = position, position > 0
        self._show()

    def _step(self):
        self._go((self.position + 1) % (self.n_steps + 1))

    def reset(self):
        """Go back to the start; first image, given network, no nudges, first neuron."""
        self.chooser.reset()
        self.kind, self.picture, self.selected = KINDS[0], self._start, self._first
        self._both.restart(self._given)
        self._both.read(self.picture)
        self.chosen = self._both.heaviest(*self.selected)
        self._compute()
        self.pad.forget()

    def _compute(self):
        self.activations, self.change = self._both.layers, self._both.change
        self.outputs = self.activations[-1]
        self.answer = int(self.outputs.argmax())
        self._loop.stop()
        self.position, self._flows = self.n_steps, False
        self._show()

    def _as_neuron(self, layer, neuron):
        layer = doors.whole("layer", layer, 1, len(self.network.weights))
        return layer, doors.whole("neuron", neuron, 0, self.network.sizes[layer] - 1)

    def _as_source(self, k):
        return doors.whole("k", k, 0, self.network.sizes[self.selected[0] - 1] - 1)

    def _shown(self):
        doors.parameters(self.network)
        (layer, neuron), both = self.selected, self._both
        weights, plain_row = self.network.weights, both.plain.weights[layer - 1][neuron]
        row, n = weights[layer - 1][neuron], self.network.sizes[layer - 1]
        between = [W.ravel() for W in weights[1:]]
        done, l = self.position == self.n_steps, self.position
        sizes = self.network.sizes[1:]
        layers = np.repeat(np.arange(1, len(sizes) + 1), sizes)  # of every neuron
        return {
            self.pad: {"values": self.picture.reshape(SIDE, SIDE)},
            self.kinds: {"value": self.kind},
            self.diagram: {
                "activations": np.concatenate(both.layers[1:]),
                "changes": np.where(layers <= l, both.changes, np.float32(0)),
                "column": self.picture,
                "weights": np.concatenate(between) if between else None,
                "limit": both.limit,
                "selected": [layer, neuron],
                "chosen": self.chosen,
                "chosen_sign": int(np.sign(row[self.chosen])),
                "known": l,
                "signals": self._signals() if self._flows else None,
            },
            self.bars: {
                "values": self.outputs,
                "targets": both.before[-1],
                "highlight": self.answer,
            },
            self.bars.layout: {"visibility": "visible" if done else "hidden"},
            self.picker: {
                "values": row.reshape((SIDE, SIDE) if layer == 1 else (1, -1)),
                "limit": largest(plain_row),
                "chosen": self.chosen,
                "width": 112 if layer == 1 else 168,
                "title": f"Weights into {neuron}",
                "label": f"The {n} weights into layer {layer}, neuron {neuron}",
            },
            self.bias: roomy(self.bias, self.network.biases[layer - 1][neuron], BIAS),
            self.weight: roomy(self.weight, row[self.chosen], WEIGHT)
            | {"label": f"from {'pixel' if layer == 1 else 'neuron'} {self.chosen}"},
            self.sum: {"text": equation(both, layer, neuron)},
        }

    def _signals(self):
        """What the layer before sends to the one that has computed last: w_jk a_k."""
        l = self.position
        return strongest((self.network.weights[l - 1] * self._both.layers[l - 1]).T, l - 1, l)

    def _words(self):
        if self.position < self.n_steps:
            return so_far(self.network, self._both.layers, self.position)
        if not self._both.n_nudged and is_dark_on_light(self.picture):
            return f"This {DARK_INK}."
        return what_happened(self._both, self.kind)


def _as_pixels(picture):
    """A picture as a network reads it: float32 (784,), read-only."""
    pixels = as_picture(picture).ravel()
    pixels.flags.writeable = False
    return pixels
