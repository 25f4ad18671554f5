"""The cost of a network as a function of two of its knobs: one weight or bias each."""

from typing import NamedTuple

import numpy as np

from mlp_helpers import doors
from mlp_helpers.network import Network, backprop, sigmoid

# From a knob's own value to the ends of its axis: the middle of the map is not the answer.
BELOW, ABOVE = (8, 12), (12, 8)


class Knob(NamedTuple):
    """One weight or bias; it can be turned."""

    kind: str  #: "weight" or "bias"
    layer: int  #: from 1
    neuron: int  #: the one it leads into, from 0: the row of W^(layer)
    source: int | None = None  #: of a weight: where it comes from, from 0: the column

    def array(self, network):
        """The network's array that holds this knob, and its place there."""
        if self.kind == "bias":
            return network.biases[self.layer - 1], self.neuron
        return network.weights[self.layer - 1], (self.neuron, self.source)

    def read(self, network):
        """Its value in a network, or its entry of a `Gradient`."""
        array, place = self.array(network)
        return float(array[place])

    def turn(self, network, value):
        """Set it in a network."""
        array, place = self.array(network)
        array[place] = value

    @property
    def text(self):
        """Its name: "weight pixel 406 → 5, layer 1", "bias of 3, layer 2"."""
        if self.kind == "bias":
            return f"bias of {self.neuron}, layer {self.layer}"
        source = f"pixel {self.source}" if self.layer == 1 else self.source
        return f"weight {source} → {self.neuron}, layer {self.layer}"


START = Knob("weight", 3, 3, 10), Knob("weight", 3, 3, 3)  # two weights into output 3


def as_knob(knob, sizes):
    """A `Knob` from ("weight", layer, j, k) or ("bias", layer, j), or a sentence.

    layer: from 1; j: the neuron it leads into; k: the neuron (layer 1: pixel) it comes from.
    """
    wanted = 'wanted ("weight", layer, j, k) or ("bias", layer, j)'
    if not isinstance(knob, (tuple, list)) or not knob:
        raise TypeError(f"the knob is {doors.said(knob)}; {wanted}")
    kind, *place = knob
    if kind == "bias" and len(place) == 3 and place[-1] is None:
        place = place[:-1]
    if not isinstance(kind, str) or len(place) != {"weight": 3, "bias": 2}.get(kind):
        raise ValueError(f"the knob is {doors.said(knob)}; {wanted}")
    layer = doors.whole("the knob's layer", place[0], 1, len(sizes) - 1)
    neuron = doors.whole("the knob's neuron j", place[1], 0, sizes[layer] - 1)
    if kind == "bias":
        return Knob(kind, layer, neuron)
    return Knob(kind, layer, neuron, doors.whole("its source k", place[2], 0, sizes[layer - 1] - 1))


class CostSlice:
    """The average cost over some images, with two knobs of a network free and all else fixed.

    knobs : the two of them; ranges : ends of an axis for each, 20 apart, around its own value.
    network: it is not changed; images (m, n_0), labels (m,): the examples.

    What comes before the first of the two knobs is the same whatever its value, so it is
    computed once: the layers below, and of this layer's weighted sums all that the knobs do
    not touch. What is left is a small network, the `tail`, whose images are these sums and
    the activations that the knobs multiply.
    """

    def __init__(self, network, knob_a, knob_b, images, labels):
        sizes = network.sizes
        self.knobs = as_knob(knob_a, sizes), as_knob(knob_b, sizes)
        if self.knobs[0] == self.knobs[1]:
            raise ValueError(
                f"both knobs are {doors.said(tuple(self.knobs[0]))}; wanted two different ones"
            )
        middles = [round(knob.read(network)) for knob in self.knobs]
        ends = zip(middles, BELOW, ABOVE, strict=True)
        self.ranges = tuple((middle - low, middle + high) for middle, low, high in ends)
        first = min(knob.layer for knob in self.knobs)
        a = network.layers(images)[first - 1]  # (m, n_before)
        W = network.weights[first - 1]  # (n, n_before)
        here = [knob for knob in self.knobs if knob.layer == first and knob.kind == "weight"]
        sources = sorted({knob.source for knob in here})
        others = W.copy()
        others[:, sources] = 0
        self._inputs = np.hstack([a @ others.T, a[:, sources]])  # (m, n + sources)
        self._targets = doors.targets(labels, len(a), sizes[-1], network.dtype)
        n = sizes[first]
        tail = Network((n + len(sources), *sizes[first:]), dtype=network.dtype)
        own = np.hstack([np.eye(n, dtype=network.dtype), W[:, sources]])  # (n, n + sources)
        tail.weights = [own, *(W.copy() for W in network.weights[first:])]
        tail.biases = [b.copy() for b in network.biases[first - 1 :]]
        self._tail = tail
        self._places = [
            knob._replace(
                layer=knob.layer - first + 1,
                source=n + sources.index(knob.source) if knob in here else knob.source,
            )
            for knob in self.knobs
        ]

    def cost(self, a, b):
        """The cost with the knobs at a and b: a float.

        As `network.cost` has it, but what goes in is checked once, and not for each of a map's
        thousands of points.
        """
        self._turn(a, b)
        values = self._inputs
        for W, bias in zip(self._tail.weights, self._tail.biases, strict=True):
            values = sigmoid(values @ W.T + bias)  # (m, n_l)
        error = values - self._targets
        return float(np.vdot(error, error)) / len(error)

    def gradient(self, a, b):
        """The two slopes there, by backpropagation: float64 (2,)."""
        self._turn(a, b)
        gradient = backprop(self._tail, self._inputs, self._targets)
        return np.array([place.read(gradient) for place in self._places])

    def _turn(self, a, b):
        for place, value in zip(self._places, (a, b), strict=True):
            place.turn(self._tail, value)
