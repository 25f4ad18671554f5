"""What the exercises on a whole network share, those of lesson 7 as well."""

import numpy as np

from mlp_helpers.checks.drawing import signed


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
