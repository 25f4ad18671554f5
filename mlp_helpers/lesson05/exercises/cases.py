"""What the exercises on the cost share."""

import numpy as np

from mlp_helpers.checks.drawing import spread

DIGITS = 10
LECTURE = [0.43, 0.28, 0.19, 0.88, 0.72, 0.01, 0.64, 0.86, 0.99, 0.63]  # outputs for a 3


def drawn_outputs(rng, m, n=DIGITS):
    """Outputs of m images, (m, n), none of them near 0 or 1, and what is wanted."""
    return spread(rng, m, n, low=0.05, high=0.95), np.eye(n)[rng.integers(n, size=m)]


def random_outputs(m, seed):
    """Outputs of m images, (m, 10), and what was wanted."""
    rng = np.random.default_rng(seed)
    return rng.random((m, DIGITS)), np.eye(DIGITS)[rng.integers(DIGITS, size=m)]
