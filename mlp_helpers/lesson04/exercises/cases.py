"""What the exercises on a whole network share, those of lesson 7 as well."""

import numpy as np


def random_network(sizes, rng):
    """Weights, not too small for σ to bend, and biases of a network with these layers."""
    pairs = list(zip(sizes[1:], sizes[:-1], strict=True))
    weights = [rng.normal(size=pair) * 2 / np.sqrt(pair[1]) for pair in pairs]
    return weights, [rng.normal(size=n) for n, _ in pairs]
