"""What one nudge does to the cost: quick, because only what lies behind it is computed anew."""

import numpy as np

from mlp_helpers.network import cost, sigmoid


class OneNudge:
    """A network's cost over some images, with one of its parameters nudged.

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
