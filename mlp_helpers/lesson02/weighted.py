"""What one neuron makes of an image: products of weights and pixels, and their sum."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import SIDE


def as_weights(values):
    """Weights for 784 pixels as float32 (28, 28), read-only; or refused.

    values: (784,) or (28, 28), finite numbers up to 1e9 in size.
    """
    given = doors.numbers("weights", values, np.float32)
    if given.shape not in ((SIDE, SIDE), (SIDE * SIDE,)):
        raise ValueError(f"weights has shape {given.shape}; wanted (784,) or (28, 28)")
    weights = given.reshape(SIDE, SIDE).copy()
    weights.flags.writeable = False
    return weights


def parts(products):
    """The sum of the products above 0 (for), and of those below 0 (against): two floats."""
    products = products.astype(np.float64)
    return float(products.clip(min=0).sum()), float(products.clip(max=0).sum())


def largest(products, n):
    """Places of the `n` products that are largest in size, the first ones of equal ones first."""
    return np.argsort(-np.abs(products), kind="stable")[:n]


def shifted(picture, rows, columns):
    """The picture moved down and to the right; what leaves it is lost, black follows.

    picture: (n_rows, n_columns), the answer as well; rows, columns: at most as many, any sign.
    """
    moved = np.zeros_like(picture)
    shifts = list(zip(picture.shape, (rows, columns), strict=True))
    to = [slice(max(0, by), n + min(0, by)) for n, by in shifts]
    of = [slice(max(0, -by), n + min(0, -by)) for n, by in shifts]
    moved[tuple(to)] = picture[tuple(of)]
    return moved
