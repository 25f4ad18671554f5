"""Choose one of a network's weights or biases, and what there is to say about it."""

import ipywidgets as w

from mlp_helpers.digits import SIDE, never_lit
from mlp_helpers.lesson05.cost_slice import Knob

PAIRS = {
    "two weights into output 3": (Knob("weight", 3, 3, 10), Knob("weight", 3, 3, 3)),
    "bias of output 3, and a weight": (Knob("bias", 3, 3), Knob("weight", 3, 3, 10)),
    "weights of layers 2 and 3": (Knob("weight", 2, 10, 9), Knob("weight", 3, 3, 10)),
    "biases of outputs 3 and 8": (Knob("bias", 3, 3), Knob("bias", 3, 8)),
    "two weights inside, layer 2": (Knob("weight", 2, 15, 8), Knob("weight", 2, 15, 9)),
    "a pixel's weight and a bias, layer 1": (Knob("weight", 1, 5, 406), Knob("bias", 1, 5)),
    "a black pixel's weight": (Knob("weight", 1, 3, 0), Knob("bias", 1, 3)),
}
OWN = "your own choice"
START = next(iter(PAIRS.values()))


class KnobChooser:
    """Which knob: weight or bias, its layer, the neuron it comes from and the one it leads into.

    take: called with the `Knob` that a hand has chosen.
    name: of the row, in front of it; sizes: of the network, to know what there is.
    """

    def __init__(self, name, sizes, take):
        self._sizes, self._take, self._busy = sizes, take, False
        layers = list(range(1, len(sizes)))
        self._kind = w.Dropdown(options=["weight", "bias"], description=name)
        self._layer = w.Dropdown(options=layers, description="into layer")
        self._source = w.BoundedIntText(min=0)
        self._neuron = w.BoundedIntText(min=0, description="to neuron")
        self._all = [self._kind, self._layer, self._source, self._neuron]
        for control in self._all:
            control.style.description_width = "initial"
            control.observe(lambda _: self._chosen(), "value")
        self.row = w.HBox(self._all, layout={"flex_flow": "row wrap", "align_items": "center"})

    def show(self, knob):
        """Show what is chosen."""
        self._busy = True
        self._kind.value, self._layer.value = knob.kind, knob.layer
        self._source.description = "from pixel" if knob.layer == 1 else "from neuron"
        self._source.layout.visibility = "hidden" if knob.kind == "bias" else "visible"
        self._source.max = self._sizes[knob.layer - 1] - 1
        self._neuron.max = self._sizes[knob.layer] - 1
        if knob.source is not None:
            self._source.value = knob.source
        self._neuron.value = knob.neuron
        self._busy = False

    def _chosen(self):
        """A hand chose: where the layer has fewer neurons, the last one it has."""
        if self._busy:
            return
        kind, layer = self._kind.value, self._layer.value
        neuron = min(self._neuron.value, self._sizes[layer] - 1)
        source = min(self._source.value, self._sizes[layer - 1] - 1)
        self._take(Knob(kind, layer, neuron, source if kind == "weight" else None))


def why_flat(name, knob, images):
    """Why the cost does not change with a knob that is called so, in a few sentences."""
    words = f"<b>Knob {name} cannot matter:</b> along its axis the map is flat. "
    if knob.kind == "bias" or knob.layer > 1 or images[:, knob.source].any():
        return (
            words + "What it changes reaches no output, or none that can move: all are at 0 or 1."
        )
    row, column = divmod(knob.source, SIDE)
    words += f"Pixel {knob.source} (row {row}, column {column}) is black in "
    dark = never_lit()
    if not dark[knob.source]:
        return words + f"all {len(images):,} images used here, though not in all 60,000: 0 · w = 0."
    return words + (
        f"each of the 60,000 training images, as are {dark.sum() - 1} others. So this weight is "
        "always multiplied with 0: 0 · w = 0 whatever w is, and no training can ever move it."
    )
