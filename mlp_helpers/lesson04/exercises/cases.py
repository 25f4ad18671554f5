"""What the exercises on a whole network share, those of lesson 7 and of the homework as well."""

import numpy as np

from mlp_helpers.checks.drawing import signed
from mlp_helpers.texts import counted


def random_network(sizes, rng):
    """Weights, not too small for σ to bend, and biases of a network with these layers."""
    pairs = list(zip(sizes[1:], sizes[:-1], strict=True))
    weights = [rng.normal(size=pair) * 2 / np.sqrt(pair[1]) for pair in pairs]
    return weights, [rng.normal(size=n) for n, _ in pairs]


def drawn_network(rng, sizes):
    """As `random_network`, for cases that are drawn: no number near 0, none like another."""
    pairs = list(zip(sizes[1:], sizes[:-1], strict=True))
    weights = [signed(rng, *pair, high=2.0) * np.round(1.5 / np.sqrt(pair[1]), 2) for pair in pairs]
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
