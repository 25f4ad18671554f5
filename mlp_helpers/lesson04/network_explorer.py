"""The whole network as a diagram: choose a neuron, nudge it, watch what changes downstream."""

import ipywidgets as w
import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import SIDE, as_picture, load_example, load_trained
from mlp_helpers.kit.chooser import Chooser
from mlp_helpers.kit.demo import Demo, button
from mlp_helpers.lesson04 import nudged_network as nudged
from mlp_helpers.lesson04.nudged_network import largest
from mlp_helpers.network import Network
from mlp_helpers.views.bars import Bars
from mlp_helpers.views.diagram import Diagram
from mlp_helpers.views.picker import Picker
from mlp_helpers.views.pixel_grid import PixelGrid
from mlp_helpers.views.slider import Slider
from mlp_helpers.views.status import Status

KINDS = ("trained", "random")
BIAS, WEIGHT = 20.0, 10.0  # ends of the sliders, unless a value lies beyond


class NetworkExplorer(Demo):
    """The network 784-16-16-10 with live activations, one selected neuron, and nudges.

    network : the copy that holds the nudges, set with `set_bias` and `set_weight`. After
        changing its `weights` or `biases` directly, call `refresh`.
    picture : what the network reads, float32 (784,), 0 black to 1 white, as it is: it is not
        moved into MNIST's frame. Set it with `draw` or `load`.
    activations : of every layer, the image first: list of float32 (n_l,).
    outputs, answer : the ten last activations, float32 (10,), and the place of the largest.
    change : outputs minus those of the network without nudges, for the same picture, (10,).
    selected, chosen : the neuron (layer, neuron), set with `select`, and which of its weights
        the slider moves, set with `pick`.

    network: to explore, 784 pixels to 10 outputs; the shipped trained one if left out. It is
    what "trained" stands for, and is not changed itself.
    picture: to begin with, as in `draw`; a test image of a 3 if left out.
    selected: the neuron (layer, neuron) to begin with.
    """

    name = "Network explorer"

    def __init__(self, network=None, picture=None, selected=(1, 0)):
        super().__init__()
        network = load_trained() if network is None else network
        nudged.check_network(network)
        self._given = network.copy()
        self.chooser = Chooser(self.draw, taken=picture is None)
        self._start = as_picture(load_example(3) if picture is None else picture)
        self._both = nudged.NudgedNetwork(network, self._start.ravel())
        self._selected, self._chosen = (1, 0), 0
        self._build()
        self.select(*selected)
        self._first = self.selected

    def _build(self):
        sizes = self.network.sizes
        self._pad = PixelGrid(
            values=self._start, width=168, height=168, paintable=True, brush=1.0,
            title="The image", label="Image, 28 by 28 pixels",
            hint="Draw, or Space and Shift with arrows.",
        )  # fmt: skip
        self._picker = Picker(values=np.zeros((SIDE, SIDE)), width=168, height=112)
        self._diagram = Diagram(
            sizes=sizes[1:], activations=np.zeros(sum(sizes[1:])), column=np.zeros(sizes[0]),
            heads=["pixels", *[f"layer {l}" for l in range(1, len(sizes))]],
            labels=[str(digit) for digit in range(10)], width=430, height=330,
            label="The network's neurons",
            hint="Edges: blue +, dashed orange −. Change: ▲ +, ▼ −",
        )  # fmt: skip
        self._bars = Bars(
            values=np.zeros(10), width=205, height=330,
            title="Ten outputs, | before", label="The ten outputs",
        )  # fmt: skip
        self._bias = Slider(lo=-BIAS, hi=BIAS, step=0.1, label="bias")
        self._weight = Slider(lo=-WEIGHT, hi=WEIGHT, step=0.1, label="weight")
        self._sum = Status(label=self.name)
        self._kind = w.ToggleButtons(options=[(kind.capitalize(), kind) for kind in KINDS])
        self._kind.style.button_width = "auto"
        self._by_hand(self._pad, "values", lambda _: self.refresh())
        self._by_hand(self._diagram, "selected", lambda pair: self.select(*pair))
        self._by_hand(self._picker, "chosen", self.pick)
        self._by_hand(self._bias, "value", self.set_bias)
        self._by_hand(self._weight, "value", lambda value: self.set_weight(self.chosen, value))
        self._by_hand(self._kind, "value", self.choose)
        self._bias.layout.flex, self._weight.layout.flex = "1 1 320px", "1 1 390px"
        for slider, room in ((self._bias, 31), (self._weight, 36)):
            slider.layout.max_width = f"calc({room} * var(--jp-content-font-size1, 14px))"
        row = {"flex_flow": "row wrap", "align_items": "center"}
        after = [button("Reset nudges", self.reset_nudges), button("Reset", self.reset)]
        tools = [*self.chooser.controls, button("Clear", self.clear), self._kind, *after]
        self._lay_out(
            w.HBox(tools, layout=row),
            w.HBox([w.VBox([self._pad, self._picker]), self._diagram, self._bars]),
            self._sum,
            w.HBox([self._bias, self._weight], layout=row),
        )

    def _numbers(self):
        (layer, neuron), n = self.selected, self._both.n_nudged
        nudges = f"{n:,} nudge{'s' * (n > 1)}" if n else "no nudges"
        return (
            f"{self._kind.value} network reads {self.answer} with {self.outputs.max():.2f}; "
            f"layer {layer}, neuron {neuron}: activation {self.activations[layer][neuron]:.2f}; "
            f"{nudges}"
        )

    @property
    def network(self):
        """The network with the nudges: a copy that is yours to change."""
        return self._both.network

    @property
    def picture(self):
        """What the network reads: float32 (784,), 0 black to 1 white."""
        return self._pad.values.ravel()

    @property
    def activations(self):
        """Every layer's activations, the image first: a list of arrays (n_l,)."""
        return self._both.layers

    @property
    def outputs(self):
        """The network's ten outputs: (10,)."""
        return self.activations[-1]

    @property
    def answer(self):
        """The digit with the largest output."""
        return int(self.outputs.argmax())

    @property
    def change(self):
        """What the nudges did to the ten outputs, for this picture: (10,)."""
        return self._both.change

    @property
    def selected(self):
        """The selected neuron: (layer, neuron), the layer from 1, the neuron from 0."""
        return self._selected

    @property
    def chosen(self):
        """Which of its weights the slider moves: the one from place k of the layer before."""
        return self._chosen

    def draw(self, picture):
        """Put a picture on the pad: (28, 28) or (784,), values 0 black to 1 white."""
        self._pad.values = as_picture(picture)

    def load(self, digit=None, which=0):
        """Put a test image of MNIST on the pad: the `which`-th of a digit, or of all, from 0."""
        self.chooser.load(digit, which)

    def next(self):
        """Put the next example on the pad."""
        self.chooser.next()

    def clear(self):
        """Make the image black."""
        self._pad.values = np.zeros((SIDE, SIDE))

    def select(self, layer, neuron):
        """Select neuron `neuron`, from 0, of layer `layer`, from 1: the row of W^(layer)."""
        layer = doors.whole("layer", layer, 1, len(self.network.weights))
        neuron = doors.whole("neuron", neuron, 0, self.network.sizes[layer] - 1)
        shares = self._both.plain.weights[layer - 1][neuron] * self.activations[layer - 1]
        self._selected, self._chosen = (layer, neuron), int(np.abs(shares).argmax())
        self._show_all()

    def pick(self, k):
        """Choose which weight of the selected neuron the slider moves: the one from k, from 0."""
        self._chosen = self._check_source(k)
        self._show_all()

    def set_bias(self, value):
        """Set the selected neuron's bias to any finite number."""
        layer, neuron = self.selected
        self.network.biases[layer - 1][neuron] = doors.number("the bias", value)
        self.refresh()

    def set_weight(self, k, value):
        """Set the selected neuron's weight from neuron (for layer 1: pixel) k, from 0."""
        layer, neuron = self.selected
        k, value = self._check_source(k), doors.number("the weight", value)
        self.network.weights[layer - 1][neuron, k], self._chosen = value, k
        self.refresh()

    def choose(self, kind, seed=0):
        """Take the "trained" or a "random" network, without nudges.

        The random one is `Network(sizes)`, its weights drawn from a generator with that seed.
        """
        if not isinstance(kind, str) or kind not in KINDS:
            raise ValueError(f'{kind!r} given; wanted "trained" or "random"')
        rng = np.random.default_rng(doors.whole("seed", seed, 0, 2**32))
        self._quietly(self._kind, value=kind)
        self._both.restart(self._given if kind == "trained" else Network(self._given.sizes, rng))
        self.refresh()

    def reset_nudges(self):
        """Take back all nudges."""
        self._both.restart(self._both.plain)
        self.refresh()

    def refresh(self):
        """Read the picture anew, after code changed `network.weights` or `network.biases`."""
        self._both.read(self.picture)
        self._show_all()

    def reset(self):
        """Go back to the start; first image, given network, no nudges, first neuron."""
        self.chooser.reset()
        self._quietly(self._pad, values=self._start)
        self._pad.forget()
        self.choose("trained")
        self.select(*self._first)

    def _check_source(self, k):
        return doors.whole("k", k, 0, self.network.sizes[self.selected[0] - 1] - 1)

    def _show_all(self):
        """Bring all that is on the screen up to date."""
        (layer, neuron), plain = self.selected, self._both.plain
        between = [W.ravel() for W in self.network.weights[1:]]
        self._quietly(
            self._diagram,
            activations=np.concatenate(self.activations[1:]),
            changes=self._both.changes,
            column=self.picture,
            weights=np.concatenate(between) if between else None,
            limit=largest(*plain.weights[1:]),
            selected=[layer, neuron],
            chosen=self.chosen,
        )
        before = self._both.before[-1]
        self._quietly(self._bars, values=self.outputs, targets=before, highlight=self.answer)
        row = self.network.weights[layer - 1][neuron]
        self._show_weights(layer, neuron, row)
        self._show_on(self._bias, self.network.biases[layer - 1][neuron], BIAS, "bias")
        self._show_on(self._weight, row[self.chosen], WEIGHT, f"weight, place {self.chosen}")
        self._sum.text = self._both.equation(layer, neuron)
        self.status.text = self._both.words(self._kind.value)
        self._changed()

    def _show_weights(self, layer, neuron, row):
        values = row.reshape((SIDE, SIDE) if layer == 1 else (1, -1))
        if self._picker.values.shape != values.shape:
            self._quietly(self._picker, chosen=0, values=values)
        self._quietly(
            self._picker,
            values=values,
            limit=largest(self._both.plain.weights[layer - 1][neuron]),
            chosen=self.chosen,
            width=self._picker.height if layer == 1 else 168,
            title=f"Its {len(row)} weights",
            label=f"The {len(row)} weights into layer {layer}, neuron {neuron}",
        )

    def _show_on(self, slider, value, usual, label):
        """Show a value on a slider whose ends make room for it, but stay while it is dragged."""
        value, end = float(value), usual
        while end < abs(value) or (slider.held and end < slider.hi):
            end *= 10
        if abs(slider.value) > end:
            self._quietly(slider, value=value)  # before the ends come closer
        self._quietly(slider, lo=-end, hi=end, step=end / 200, value=value, label=label)
