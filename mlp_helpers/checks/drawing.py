"""Numbers for cases that are drawn: none of them 0, no two alike, so that little agrees by chance.

`rng` is a `np.random.Generator` everywhere; numbers have four decimals, so that they can be typed.
"""

import math

import numpy as np

TRIES = 1000  # that a draw may take until it is one that is wanted


def spread(rng, *shape, low=0.2, high=1.0):
    """Numbers above 0 of this shape, `low` to `high`, as far apart as chance lets them be."""
    n = math.prod(shape)
    places = (rng.permutation(n) + rng.uniform(0.1, 0.9, n)) / n
    return np.round(low + (high - low) * places, 4).reshape(shape)


def signed(rng, *shape, low=0.2, high=1.0):
    """As `spread`, with signs: of two numbers or more, one at least is positive, one negative."""
    sizes = spread(rng, *shape, low=low, high=high)
    n = sizes.size
    negative = rng.integers(1, n) if n > 1 else rng.integers(2)
    signs = rng.permutation(np.where(np.arange(n) < negative, -1.0, 1.0))
    return sizes * signs.reshape(shape)


def unlike(rng, low, high, count):
    """So many whole numbers, `low` to `high`, no two alike: a list."""
    return rng.choice(np.arange(low, high + 1), count, replace=False).tolist()


def again_until(fits, make):
    """What `make()` gives, made again and again until `fits` says that it is wanted.

    Raises
    ------
    RuntimeError : after 1,000 tries: there seems to be none.
    """
    for _ in range(TRIES):
        made = make()
        if fits(made):
            return made
    raise RuntimeError(f"none of {TRIES:,} draws is one that is wanted")
