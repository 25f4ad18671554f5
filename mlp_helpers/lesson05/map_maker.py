"""Make the map of a function of two numbers, coarse at once, then ever finer by itself."""

from time import perf_counter

from mlp_helpers.kit import Loop
from mlp_helpers.lesson05.refined import refine

AT_ONCE = 0.012  # seconds of map-making between two looks at what the hand does


class MapMaker:
    """Gives `show(field)` a coarse map at once and finer ones soon after: a part of a demo.

    demo: whose part it is; show: called with each map, as `refined.refine` gives it. What its
    colours and level lines stand for is `refined.scale_of`, its lowest point `refined.lowest_of`.
    loop : runs while the map gets finer.
    """

    def __init__(self, demo, show):
        self._show, self._fields = show, iter(())
        self.loop = Loop(demo, 0.005, self._more)

    def start(self, function, x_ends, y_ends):
        """Make the map of function(x, y) between these ends; a map in the making is given up."""
        self.loop.stop()
        self._fields = refine(function, x_ends, y_ends)
        self._show(next(field for field in self._fields if field is not None))
        self.loop.start()

    def stop(self):
        """Make it no finer."""
        self.loop.stop()

    def _more(self, _elapsed):
        until = perf_counter() + AT_ONCE
        for field in self._fields:
            if field is not None:
                self._show(field)
            if perf_counter() > until:
                return True
        return False
