"""What the homework's exercises on a network share."""

import numpy as np

from mlp_helpers.checks.drawing import signed
from mlp_helpers.texts import counted


def drawn_network(rng, sizes):
    """Weights and biases of a network with these layers, such that σ bends and is not flat.

    sizes: of the layers, the input first.
    """
    pairs = list(zip(sizes[1:], sizes[:-1], strict=True))
    weights = [signed(rng, *pair, high=2.0) * round(1.5 / pair[1] ** 0.5, 2) for pair in pairs]
    return weights, [signed(rng, n, high=1.2) for n, _ in pairs]


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
