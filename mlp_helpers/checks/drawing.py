"""Numbers for cases that are drawn: none of them 0, no two alike, so that little agrees by chance.

`rng` is a `np.random.Generator` everywhere; numbers have four decimals, so that they can be typed.
"""

import math

import numpy as np

STEADY = 3e-6  # how much of a number may be lost where nothing cancels
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


def steady(right):
    """Says of a case whether the right answer stays the same if its numbers have seven digits only.

    Then nothing in it cancels, and a right answer that is computed another way is the same, too.
    """

    def is_steady(case):
        answers = right(*case.args), right(*map(_in_seven, case.args))
        pairs = zip(*map(_flat, answers), strict=True)
        return all(np.allclose(few, all_, rtol=STEADY, atol=0) for all_, few in pairs)

    return is_steady


def _in_seven(value):
    """The same with float32 for all arrays of numbers with a fraction."""
    if isinstance(value, (list, tuple)):
        return [_in_seven(part) for part in value]
    is_array = isinstance(value, np.ndarray) and value.dtype.kind == "f"
    return value.astype(np.float32) if is_array else value


def _flat(answer):
    """The arrays of an answer, however they are stacked in lists."""
    if isinstance(answer, (list, tuple)):
        return [array for part in answer for array in _flat(part)]
    return [answer]


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
