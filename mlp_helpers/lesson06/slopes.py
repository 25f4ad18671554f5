"""All slopes of the cost, sorted by size, and what one nudge along one of them does to it."""

import numpy as np

from mlp_helpers.network import backprop, cost, sigmoid


class SortedSlopes:
    """The gradient of a network's cost over some images, n entries, and its order.

    network, images (m, n_0), labels (m,): as in `cost`.
    gradient : `backprop` of all that. flat : its entries in one vector, (n,).
    order : their places 0..n - 1, from the largest in size to the smallest; of equals, the
        first comes first. ranks : where each place is in the order, from 0.
    falling : the entries in that order, (n,).
    layers : the layer of each entry in that order, from 1: int64 (n,).
    means : the mean size of the slopes of W^(1), b^(1), ..., b^(L): float64 (2 L,).
    """

    def __init__(self, network, images, labels):
        self.gradient = backprop(network, images, labels)
        self.flat = self.gradient.flat()
        self.order = np.argsort(-np.abs(self.flat), kind="stable")
        self.ranks, self.falling = np.argsort(self.order), self.flat[self.order]
        sizes = [W.size + b.size for W, b in zip(network.weights, network.biases, strict=True)]
        self.layers = np.repeat(np.arange(1, len(sizes) + 1), sizes)[self.order]
        pairs = zip(self.gradient.weights, self.gradient.biases, strict=True)
        self.means = np.array([np.abs(part).mean() for pair in pairs for part in pair])

    def into(self, layer, neuron):
        """The slopes of the weights into a neuron: (n_before,). Layers count from 1."""
        return self.gradient.weights[layer - 1][neuron]

    def largest_into(self, layer, neuron):
        """Where the weight with the largest slope into a neuron comes from."""
        return int(np.abs(self.into(layer, neuron)).argmax())


class OneNudge:
    """A network's cost over some images, with one of its parameters nudged.

    It is quick, because only what lies behind the nudge is computed anew.

    network, images (m, n_0), labels (m,): as in `cost`. Nothing of them is changed, and the
    network must not be changed either.
    cost : without a nudge.
    """

    def __init__(self, network, images, labels):
        self.cost = cost(network, images, labels)
        self._network = network
        self._y = np.eye(network.sizes[-1])[labels]  # (m, n_L)
        self._layers = network.layers(images)  # each (m, n_l)
        pairs = zip(self._layers, network.weights, network.biases, strict=False)
        self._z = [None, *[a @ W.T + b for a, W, b in pairs]]  # each (m, n_l)

    def change(self, epsilon, layer, neuron, source=None):
        """C(p + epsilon) - C(p), p the weight into a neuron from `source`, or its bias.

        layer : from 1; neuron, source : from 0.
        """
        a = self._layers[layer].copy()  # (m, n_l), of which one column changes
        through = 1 if source is None else self._layers[layer - 1][:, source]  # (m,)
        a[:, neuron] = sigmoid(self._z[layer][:, neuron] + epsilon * through)
        behind = zip(self._network.weights[layer:], self._network.biases[layer:], strict=True)
        for W, b in behind:
            a = sigmoid(a @ W.T + b)
        error = a - self._y  # (m, n_L)
        return float(np.vdot(error, error)) / len(error) - self.cost
