"""Layers of neurons as a diagram: circles, the edges between them, one neuron selected."""

import numpy as np
import traitlets as T

from mlp_helpers.views.base import Array, Number, one_each
from mlp_helpers.views.picture import Picture

MOST = 32  # neurons that a layer may show; more would not be told apart


class Diagram(Picture):
    """Layers of neurons from left to right, with the edges between neighbouring layers.

    sizes : how many neurons each layer has. They, `heads`, `labels` and the size are what
        is built, once: they are given when it is made.
    activations : float32 (sum of sizes,), the layers one after another: each neuron's light,
        black at 0 to white at 1.
    weights : float32, of all edges: for each layer after the first its matrix (n, n of the
        layer before), row by row, one matrix after another. Wide and blue where positive, wide
        orange and dashed where negative; `limit` is the size that is drawn widest.
    changes : float32 like `activations`, or None. A triangle up (blue) or down (orange) beside
        each neuron, largest at `change_limit`, none at 0. `change_words` say what it is, one a
        layer, "" for nothing to say; where there are none, it is a change. With `short` they
        are read with three digits that count, not with two decimals.
    column : float32 (n,), numbers before the first layer, drawn as one column.
    selected : [layer, neuron], layers counted from 1, neurons from 0. It wears a ring, the
        edges into it stand out.
    known : of so many layers the activations are known; neurons of later ones are hollow.
    signals : float32 (n, 5), or None: what travels from one layer to another, a row each: layer
        and place where it comes from, layer and place where it goes to, its size with its sign;
        layer 0 is the column. New ones are seen on their way, once, as triangles; what they
        bring appears as they arrive. Who wants little motion sees only that.
    chosen : place in the layer before of the one edge into it that stands out most; -1 for none.
    chosen_sign : of its weight, 1 or -1 for its colour; 0 for none.
    outgoing : whether the edges out of the selected neuron, to the next layer, stand out instead.
    pickable : whether a hand picks neurons in place of selecting one; for good. picked : float32
        like `activations`, 1 where a neuron is picked, or None. answer : likewise, those that
        should be picked; None while nobody is told. answer_words : of those, and of the others.
    heads : a text above the column, and above each layer.
    labels : a text in each neuron of the last layer, others carry their number; hint : a text
        below all.

    By hand: a click selects. By keyboard: Tab goes in, up and down move within a layer, left
    and right between layers, Home and End to its ends, Enter or Space selects. Where neurons are
    picked, a click or Space does it, and undoes it; a drag, or Shift with an arrow, several.
    """

    sizes = T.List(T.Int(), [1]).tag(sync=True)
    activations = Array(1, np.zeros(1, np.float32))
    weights = Array(1, None, allow_none=True)
    limit = Number(1.0, above=0)
    changes = Array(1, None, allow_none=True)
    change_limit = Number(1.0, above=0)
    change_words = T.List(T.Unicode()).tag(sync=True)
    short = T.Bool(False).tag(sync=True)
    known = T.Int(8).tag(sync=True)
    signals = Array(2, None, last=5, wanted="(n, 5)", allow_none=True)
    column = Array(1, np.zeros(1, np.float32))
    selected = T.List(T.Int(), [1, 0], minlen=2, maxlen=2).tag(sync=True)
    chosen = T.Int(-1).tag(sync=True)
    chosen_sign = T.Int(0).tag(sync=True)
    outgoing = T.Bool(False).tag(sync=True)
    pickable = T.Bool(False).tag(sync=True)
    picked = Array(1, None, allow_none=True)
    answer = Array(1, None, allow_none=True)
    answer_words = T.List(T.Unicode(), ["yes", "no"], minlen=2, maxlen=2).tag(sync=True)
    heads = T.List(T.Unicode()).tag(sync=True)
    labels = T.List(T.Unicode()).tag(sync=True)
    hint = T.Unicode().tag(sync=True)

    by_hand = ("selected", "picked")

    def _numbers(self):
        shown = "-".join(map(str, self.sizes))
        return f"layers of {shown} neurons, selected {self.selected}"

    @T.validate("sizes")
    def _few_enough(self, proposal):
        sizes = proposal["value"]
        if not 1 <= len(sizes) <= 8 or not all(1 <= n <= MOST for n in sizes):
            raise T.TraitError(f"sizes is {sizes}; wanted 1 to 8 layers of 1 to {MOST} neurons")
        return sizes

    @T.validate("activations", "weights", "changes", "picked", "answer")
    def _one_each(self, proposal):
        if proposal["trait"].name == "weights":
            pairs = zip(self.sizes[:-1], self.sizes[1:], strict=True)
            return one_each(proposal, sum(a * b for a, b in pairs), "edge")
        return one_each(proposal, sum(self.sizes), "neuron")

    @T.validate("signals")
    def _between_neurons(self, proposal):
        rows, n = proposal["value"], [len(self.column), *self.sizes]
        for l, i, m, j, _ in rows if rows is not None else ():
            if not (
                0 <= l < len(n) and 1 <= m < len(n) and 0 <= i < n[int(l)] and 0 <= j < n[int(m)]
            ):
                raise T.TraitError(f"a signal from {l:g}, {i:g} to {m:g}, {j:g}; wanted neurons")
        return rows

    @T.validate("selected")
    def _there(self, proposal):
        (layer, neuron), last = proposal["value"], len(self.sizes)
        if not 1 <= layer <= last:
            wanted = f"[layer, neuron], layers 1 to {last}"
            raise T.TraitError(f"selected is {[layer, neuron]}; wanted {wanted}")
        n = self.sizes[layer - 1]
        if not 0 <= neuron < n:
            wanted = f"0 to {n - 1} in layer {layer}"
            raise T.TraitError(f"selected is neuron {neuron}; wanted {wanted}")
        return proposal["value"]
