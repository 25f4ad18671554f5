"""Choose one of a network's weights or biases: a part of a demo."""

import ipywidgets as w

from mlp_helpers.lesson05.cost_slice import Knob


class KnobChooser:
    """Which knob: weight or bias, its layer, the neuron it comes from and the one it leads into.

    kind, layer, source, neuron : the controls, whose values a hand changes; row : all of them.
    name: of the row, in front of it; sizes: of the network, to know what there is.
    """

    def __init__(self, name, sizes):
        self._sizes = sizes
        self.kind = w.Dropdown(options=["weight", "bias"], description=name)
        self.layer = w.Dropdown(options=range(1, len(sizes)), description="into layer")
        self.source = w.BoundedIntText(min=0)
        self.neuron = w.BoundedIntText(min=0, description="to neuron")
        self.controls = [self.kind, self.layer, self.source, self.neuron]
        for control in self.controls:
            control.style.description_width = "initial"
        self.row = w.HBox(self.controls, layout={"flex_flow": "row wrap", "align_items": "center"})

    def shown(self, knob):
        """What the controls show of a `Knob`, for the demo's `_shown`; a bias has no source."""
        source = {} if knob.source is None else {"value": knob.source}
        return {
            self.kind: {"value": knob.kind},
            self.layer: {"value": knob.layer},
            self.source.layout: {"visibility": "visible" if source else "hidden"},
            self.source: {
                "description": "from pixel" if knob.layer == 1 else "from neuron",
                "max": self._sizes[knob.layer - 1] - 1,
                **source,
            },
            self.neuron: {"max": self._sizes[knob.layer] - 1, "value": knob.neuron},
        }

    def chosen(self):
        """The `Knob` a hand chose: where the layer has fewer neurons, the last one it has."""
        kind, layer = self.kind.value, self.layer.value
        neuron = min(self.neuron.value, self._sizes[layer] - 1)
        source = min(self.source.value, self._sizes[layer - 1] - 1)
        return Knob(kind, layer, neuron, source if kind == "weight" else None)
