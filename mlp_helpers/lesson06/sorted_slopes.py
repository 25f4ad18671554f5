"""All slopes of the cost, those of every weight and bias, sorted by size."""

import numpy as np

from mlp_helpers.network import backprop


class SortedSlopes:
    """The gradient of a network's cost over some images, n entries, and its order.

    network, images (m, n_0), labels (m,): as in `cost`.
    gradient : `backprop` of all that. flat : its entries in one vector, (n,).
    order : their places 0..n - 1, from the largest in size to the smallest; of equals, the
        first comes first. ranks : where each place is in the order, from 0.
    falling : the entries in that order, (n,).
    means : the mean size of the slopes of W^(1), b^(1), ..., b^(L): float64 (2 L,).
    """

    def __init__(self, network, images, labels):
        self.gradient = backprop(network, images, labels)
        self.flat = self.gradient.flat()
        self.order = np.argsort(-np.abs(self.flat), kind="stable")
        self.ranks, self.falling = np.argsort(self.order), self.flat[self.order]
        pairs = zip(self.gradient.weights, self.gradient.biases, strict=True)
        self.means = np.array([np.abs(part).mean() for pair in pairs for part in pair])

    def into(self, layer, neuron):
        """The slopes of the weights into a neuron: (n_before,). Layers count from 1."""
        return self.gradient.weights[layer - 1][neuron]

    def largest_into(self, layer, neuron):
        """Where the weight with the largest slope into a neuron comes from."""
        return int(np.abs(self.into(layer, neuron)).argmax())
