"""Layers of neurons as a diagram: circles, the edges between them, one neuron selected."""

import numpy as np
import traitlets as T

from mlp_helpers.views.base import Array, Number, View

MOST = 32  # neurons that a layer may show; more would not be told apart


class Diagram(View):
    """Layers of neurons from left to right, with the edges between neighbouring layers.

    sizes : how many neurons each shown layer has; `first` is the number of the first of them.
    activations : float32 (sum of sizes,), the layers one after another: each neuron's light,
        black at 0 to white at 1.
    weights : float32, of all edges: for each layer after the first its matrix (n, n of the
        layer before), row by row, one matrix after another. Wide and blue where positive, wide
        orange and dashed where negative; `limit` is the size that is drawn widest.
    changes : float32 like `activations`, or None. A triangle up (blue) or down (orange) beside
        each neuron, largest at `change_limit`, none at 0; `change_word` says what it is, or,
        where it is not the same in every layer, `change_words`, one a layer, "" for nothing to
        say. With `short` they are read with three digits that count, not with two decimals.
    column : float32 (n,), numbers before the first layer, drawn as one column, or None.
    selected : [layer, neuron], layers counted from `first`, neurons from 0; [] for none. It
        wears a ring, the edges into it stand out.
    chosen : place in the layer before of the one edge into it that stands out most; -1 for none.
    outgoing : whether the edges out of the selected neuron, to the next layer, stand out instead.
    heads : a text above the column, if there is one, and above each layer.
    labels : a text beside each neuron of the last layer; hint : a text below all.

    By hand: a click selects. By keyboard: Tab goes in, up and down move within a layer, left
    and right between layers, Home and End to its ends, Enter or Space selects.
    """

    sizes = T.List(T.Int(), [1]).tag(sync=True)
    first = T.Int(1).tag(sync=True)
    activations = Array(1, np.zeros(1, np.float32))
    weights = Array(1, None, allow_none=True)
    limit = Number(1.0, above=0)
    changes = Array(1, None, allow_none=True)
    change_limit = Number(1.0, above=0)
    change_word = T.Unicode("change").tag(sync=True)
    change_words = T.List(T.Unicode()).tag(sync=True)
    short = T.Bool(False).tag(sync=True)
    column = Array(1, None, allow_none=True)
    selected = T.List(T.Int()).tag(sync=True)
    chosen = T.Int(-1).tag(sync=True)
    outgoing = T.Bool(False).tag(sync=True)
    heads = T.List(T.Unicode()).tag(sync=True)
    labels = T.List(T.Unicode()).tag(sync=True)
    hint = T.Unicode().tag(sync=True)
    width = T.Int(430).tag(sync=True)
    height = T.Int(330).tag(sync=True)

    by_hand = ("selected",)

    def _numbers(self):
        shown = "-".join(map(str, self.sizes))
        return f"layers of {shown} neurons, selected {self.selected}"

    @property
    def n_edges(self):
        """How many edges are drawn: the length of `weights`."""
        return sum(a * b for a, b in zip(self.sizes[:-1], self.sizes[1:], strict=True))

    @T.validate("sizes")
    def _few_enough(self, proposal):
        sizes = proposal["value"]
        if not 1 <= len(sizes) <= 8 or not all(1 <= n <= MOST for n in sizes):
            raise T.TraitError(f"sizes is {sizes}; wanted 1 to 8 layers of 1 to {MOST} neurons")
        return sizes

    @T.validate("activations", "weights", "changes")
    def _one_each(self, proposal):
        value, name = proposal["value"], proposal["trait"].name
        n, each = (self.n_edges, "edge") if name == "weights" else (sum(self.sizes), "neuron")
        if value is not None and len(value) != n:
            raise T.TraitError(f"{name} has {len(value)} numbers; wanted {n}, one for each {each}")
        return value

    @T.validate("selected")
    def _there(self, proposal):
        selected = proposal["value"]
        if selected:
            last = self.first + len(self.sizes) - 1
            if len(selected) != 2 or not self.first <= selected[0] <= last:
                wanted = f"[layer, neuron], layers {self.first} to {last}"
                raise T.TraitError(f"selected is {selected}; wanted {wanted}")
            n = self.sizes[selected[0] - self.first]
            if not 0 <= selected[1] < n:
                wanted = f"0 to {n - 1} in layer {selected[0]}"
                raise T.TraitError(f"selected is neuron {selected[1]}; wanted {wanted}")
        return selected
