"""Compute the map of a function of two numbers, coarse at once, then ever finer by itself."""

from time import perf_counter

import numpy as np

from mlp_helpers.kit.demo import Loop

SIZES = (9, 17, 33, 65)  # points along each side of the map, from coarse to fine
AT_ONCE = 0.012  # seconds of map-making between two looks at what the hand does


class MapMaker:
    """Gives `show(field)` a coarse map at once and finer ones soon after: a part of a demo.

    demo: whose part it is; show: called with each map, see `refine`.
    """

    def __init__(self, demo, show):
        self._show, self._fields = show, iter(())
        self._loop = Loop(demo, 0.005)
        self._loop.step = self._more

    def start(self, function, x_ends, y_ends):
        """Make the map of function(x, y) between these ends; a map in the making is given up."""
        self._loop.stop()
        self._fields = refine(function, x_ends, y_ends)
        self._show(next(field for field in self._fields if field is not None))
        self._loop.start()

    def stop(self):
        """Make it no finer."""
        self._loop.stop()

    def _more(self, _elapsed):
        until = perf_counter() + AT_ONCE
        for field in self._fields:
            if field is not None:
                self._show(field)
            if perf_counter() > until:
                return True
        return False


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
