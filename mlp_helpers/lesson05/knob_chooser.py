"""Choose one of a network's weights or biases: a part of a demo."""

from mlp_helpers.kit import choice, number, row
from mlp_helpers.lesson05.cost_slice import Knob


class KnobChooser:
    """Which knob: weight or bias, its layer, the neuron it comes from and the one it leads into.

    kind, layer, source, neuron : the controls, whose values a hand changes; row : all of them.
    name: of the row, in front of it; sizes: of the network, to know what there is.
    """

    def __init__(self, name, sizes):
        self._sizes = sizes
        self.kind = choice(["weight", "bias"], name)
        self.layer = choice(range(1, len(sizes)), "into layer")
        self.source, self.neuron = number(""), number("to neuron")
        self.controls = [self.kind, self.layer, self.source, self.neuron]
        self.row = row(*self.controls)

    def shown(self, knob):
        """What the controls show of a `Knob`, for the demo's `_shown`; a bias has no source."""
        source = {} if knob.source is None else {"value": knob.source}
        return {
            self.kind: {"value": knob.kind},
            self.layer: {"value": knob.layer},
            self.source.layout: {"visibility": "visible" if source else "hidden"},
            self.source: {
                "label": "from pixel" if knob.layer == 1 else "from neuron",
                "hi": self._sizes[knob.layer - 1] - 1,
                **source,
            },
            self.neuron: {"hi": self._sizes[knob.layer] - 1, "value": knob.neuron},
        }

    def chosen(self):
        """The `Knob` a hand chose: where the layer has fewer neurons, the last one it has."""
        kind, layer = self.kind.value, self.layer.value
        neuron = min(self.neuron.value, self._sizes[layer] - 1)
        source = min(self.source.value, self._sizes[layer - 1] - 1)
        return Knob(kind, layer, neuron, source if kind == "weight" else None)
