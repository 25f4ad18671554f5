"""What the homework's exercises on a network share."""

import numpy as np

from mlp_helpers.texts import counted


def whole_network():
    """Weights and biases of a network 2-3-1, whole numbers, as one types them by hand."""
    weights = [np.array([[2, -1], [1, 1], [0, -2]]), np.array([[1, 0, -1]])]
    return weights, [np.array([1, 0, -1]), np.array([2])]


def name_of(weights):
    """The network in words: "a network 3-4-2"."""
    sizes = weights[0].shape[1], *map(len, weights)
    return f"a network {'-'.join(map(str, sizes))}"


def sizes_in_words(weights, *_):
    """The number of layers and the network, for `Exercise.sizes`."""
    return counted(len(weights) + 1, "layer"), name_of(weights)
