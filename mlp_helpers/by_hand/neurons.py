"""A prediction that is picked: neurons of a network."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.by_hand.question import PredictByHand
from mlp_helpers.texts import counted
from mlp_helpers.views import Diagram


class PredictNeurons(PredictByHand):
    """Pick the neurons that will change; then those that do are shown.

    of : the network and an image, (784,), that it reads.
    edge : (layer, j, k) of the weight that the question is about, to neuron j of this layer from
        neuron k of the layer before, layers counted from 1; it stands out in the picture.
    truth : a function of `of` and `edge`: for each layer after the input, which of its neurons
        change, a bool array each.

    `guess` and `truth` are sets of (layer, neuron).
    """

    name = "pick a prediction"
    how = (
        "Pick the neurons: click, or drag across several. By keyboard: Tab to the picture, "
        "arrows move, Space picks, Shift with an arrow goes on picking; Enter answers."
    )

    def __init__(self, edge, **more):
        self.edge = tuple(edge)
        super().__init__(**more)

    def _picture(self):
        network, image = self.of
        layers = network.layers(np.asarray(image, network.dtype))
        self._sizes = network.sizes[1:]
        weights = np.concatenate([W.ravel() for W in network.weights[1:]])
        layer, neuron, source = self.edge
        self.diagram = Diagram(
            label="the network's neurons",
            sizes=list(self._sizes),
            heads=["pixels", "layer 1", "layer 2", "outputs"],
            labels=[str(place) for place in range(self._sizes[-1])],
            column=layers[0],
            activations=np.concatenate(layers[1:]),
            weights=weights,
            limit=float(np.abs(weights).max()),
            selected=[layer, neuron],
            chosen=source,
            pickable=True,
            answer_words=["changes", "stays as it is"],
            picked=self._empty(),
            width=420,
            height=330,
        )
        self._by_hand(
            self.diagram, "picked", lambda some: self._hand(self._empty() if some is None else some)
        )
        return [self.diagram]

    def _empty(self):
        return np.zeros(sum(self._sizes), np.float32)

    def _taken(self, guess):
        picked = self._empty()
        wanted = "wanted pairs (layer, neuron), such as [(2, 3), (3, 0)]"
        if isinstance(guess, (str, dict)) or not np.iterable(guess):
            raise TypeError(f"the guess is {doors.said(guess)}; {wanted}")
        for pair in guess:
            if not isinstance(pair, (tuple, list)) or len(pair) != 2:
                raise ValueError(f"the guess holds {doors.said(pair)}; {wanted}")
            layer = doors.whole("layer", pair[0], 1, len(self._sizes))
            neuron = doors.whole("neuron", pair[1], 0, self._sizes[layer - 1] - 1)
            picked[sum(self._sizes[: layer - 1]) + neuron] = 1
        return picked

    @property
    def guess(self):
        """The neurons picked, a set of (layer, neuron); None while there are none."""
        return self._as_set(self._kept) if self._kept.any() else None

    def _missing(self):
        return "" if self._kept.any() else "No neuron is picked yet: pick at least one."

    def _find(self):
        self._changing = np.concatenate(self._compute(*self.of, self.edge)).astype(np.float32)
        self.truth = self._as_set(self._changing)

    def _as_set(self, picked):
        pairs = [(layer, j) for layer, n in enumerate(self._sizes, 1) for j in range(n)]
        return {pair for pair, one in zip(pairs, picked, strict=True) if one}

    def _shown(self):
        answer = None if self.open else self._changing
        diagram = {"picked": self._kept, "answer": answer, "locked": self._shut}
        return super()._shown() | {self.diagram: diagram}

    def _so_far(self):
        return f"{counted(len(self.guess), 'neuron')} picked."

    def _in_short(self):
        missed, wrong = len(self.truth - self.guess), len(self.guess - self.truth)
        if not missed and not wrong:
            return "all right"
        return f"{missed} missed, {counted(wrong, 'neuron')} too many"
