"""What the exercises on walks downhill share, those of the homework as well."""

import numpy as np

from mlp_helpers.checks.drawing import signed, spread


def drawn_valley(rng, n):
    """The gradient of a valley of n inputs, a function of an array (n,), and its words.

    The valley is a bowl, 0.5 (x - p) · A (x - p), that is steeper along some directions than along
    others; none of them is that of an input, and its bottom is at a place p.
    """
    turned, _ = np.linalg.qr(rng.normal(size=(n, n)))
    A = turned @ np.diag(spread(rng, n, low=0.3, high=1.8)) @ turned.T
    A, p = np.round((A + A.T) / 2, 3), signed(rng, n)
    return lambda x: A @ (x - p), f"A @ (x - p), with a drawn A of shape {A.shape} and p {p.shape}"
