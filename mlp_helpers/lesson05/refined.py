"""The map of a function of two numbers: computed coarse first, then finer, and its scale."""

from typing import NamedTuple

import numpy as np

SIZES = (9, 17, 33, 65)  # points along each side of the map, from coarse to fine
FLAT = 1e-6  # values that differ by less are the same, but for rounding


def refine(function, x_ends, y_ends, sizes=SIZES):
    """Compute a map of function(x, y), coarse first, then ever finer.

    A generator: it gives None after each value, and after each stage the whole map so far,
    float64 (n, n), row 0 at the lower end of y. Values that a coarser map holds are kept:
    each of `sizes`, less 1, goes into the next.
    """
    coarser = None
    for n in sizes:
        xs, ys = np.linspace(*x_ends, n), np.linspace(*y_ends, n)
        field = np.full((n, n), np.nan)
        if coarser is not None:
            every = (n - 1) // (len(coarser) - 1)
            field[::every, ::every] = coarser
        for row, column in np.argwhere(np.isnan(field)):
            field[row, column] = function(xs[column], ys[row])
            yield None
        coarser = field
        yield field


class Scale(NamedTuple):
    """What a map's colours and level lines stand for, as `HeatMap` calls them."""

    lo: float  #: the lowest value, which is all black
    hi: float  #: nine tenths of the points are lower; the others are all white
    levels: np.ndarray | None  #: values that a line joins; None for a map that is flat


def scale_of(field, shares):
    """The `Scale` of a map. shares: of the way from its lowest value to its highest, (k,)."""
    low, high = float(field.min()), float(field.max())
    if high - low <= FLAT:
        return Scale(low - 0.01, high + 0.01, None)
    return Scale(low, float(np.quantile(field, 0.9)), low + shares * (high - low))


def lowest_of(field, x_ends, y_ends):
    """The lowest of a map's points: ((x, y), value), floats."""
    rows, columns = field.shape
    row, column = divmod(int(field.argmin()), columns)
    x, y = np.linspace(*x_ends, columns)[column], np.linspace(*y_ends, rows)[row]
    return (float(x), float(y)), float(field[row, column])


def varies(field):
    """Whether the function changes along x, and whether along y: two bools."""
    return tuple(bool(np.ptp(field, axis=axis).max() > FLAT) for axis in (1, 0))
