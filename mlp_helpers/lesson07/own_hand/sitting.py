"""Digits that are asked for, one after another, and what has been written so far."""

import numpy as np

from mlp_helpers.digits import SIDE

BLANK = np.zeros((SIDE, SIDE), np.float32)
BLANK.flags.writeable = False


class Sitting:
    """One person's way through a row of digits. Places in it are counted from 0.

    order : the digits asked for, 0..9 each.
    place : of the digit that is asked for now; None once each is written or skipped.
    framed : what was written, float32 (784,) in MNIST's frame, by its place.
    skipped : the places that were passed over.
    ink : the drawing on the pad, float32 (28, 28). Each place keeps its own until it is written.
    """

    def __init__(self, order):
        self.order = tuple(map(int, order))
        self.framed, self.skipped, self._inks = {}, set(), {}
        self.place = 0

    @property
    def digit(self):
        """The digit that is asked for, or None."""
        return None if self.place is None else self.order[self.place]

    @property
    def again(self):
        """Whether it is asked for anew: something is written at its place already."""
        return self.place in self.framed

    @property
    def ink(self):
        """What is on the pad, (28, 28), 0..1."""
        return self._inks.get(self.place, BLANK)

    @ink.setter
    def ink(self, drawing):
        if self.place is not None:
            self._inks[self.place] = drawing

    @property
    def written(self):
        """The places where something is written, in their order."""
        return sorted(self.framed)

    def write(self, framed):
        """Put a framed drawing, (784,), at the place that is asked for, and go on."""
        self.framed[self.place] = framed
        self._inks.pop(self.place, None)
        self.skipped.discard(self.place)
        self._go_on()

    def skip(self):
        """Go on without writing; what is written there already stays."""
        if not self.again:
            self.skipped.add(self.place)
        self._go_on()

    def go(self, place):
        """Ask for the digit at a place, whatever is there."""
        self.place = place

    def _go_on(self):
        places = range(len(self.order))
        there = self.framed.keys() | self.skipped
        self.place = next((place for place in places if place not in there), None)
