"""A walk downhill: gradient descent on a function of one or more numbers, step by step."""

from dataclasses import dataclass
from typing import Any

import numpy as np

MOST = 1000  # steps of a walk
BACK, LATELY = 12, 8  # so many steps it looks back, to say whether it settles, and whether it falls
LITTLE = 0.1  # of its height it should lose a larger share over the latter


@dataclass(kw_only=True)
class Ground:
    """A function of n numbers to walk down on, over an interval, or a rectangle, of them."""

    value: Any  #: value(*place), a float
    gradient: Any  #: gradient(*place): its slopes, one for each of the n numbers
    ends: tuple  #: of the map: n pairs (low, high)
    flat: float  #: a smaller slope is as good as none

    def holds(self, *place):
        """Whether a place is on the map."""
        return all(low <= x <= high for x, (low, high) in zip(place, self.ends, strict=True))


def slopes_around(gradient, n=36):
    """The slopes in n directions round a place: float64 (n,).

    gradient : (2,), the slopes along x and along y. The first direction is that of x, each next
        one 360/n degrees further to the left; the slope along one of length 1 is gradient @ it.
    """
    angles = 2 * np.pi * np.arange(n) / n
    directions = np.column_stack([np.cos(angles), np.sin(angles)])  # (n, 2)
    return directions @ gradient


class Walk:
    """Gradient descent from a start: place = place - eta * gradient, up to 1,000 steps.

    ground : the `Ground` it walks on.
    path, values, gradients : all places so far, the start first, each a tuple of floats; the
        values there, floats; the gradients there, float64 (n,).
    steps : how many were made. length : of the last one. rises : whether it led to a higher value.
    steepness : where the walk is now, the length of the gradient.
    """

    steps = property(lambda self: len(self.path) - 1)
    length = property(lambda self: float(np.hypot.reduce(np.subtract(*self.path[-2:]))))
    rises = property(lambda self: self.values[-1] > self.values[-2])
    steepness = property(lambda self: float(np.hypot.reduce(self.gradients[-1])))

    def __init__(self, ground, start):
        self.ground = ground
        self.path, self.values, self.gradients = [], [], []
        self._arrive(start)

    @property
    def outcome(self):
        """How it ended, "arrived", "left" or "enough"; "" while it can go on."""
        if not self.ground.holds(*self.path[-1]):
            return "left"
        if self.steepness < self.ground.flat:
            return "arrived"
        return "enough" if self.steps >= MOST else ""

    def next_place(self, eta):
        """The place after one step more, a tuple of floats."""
        pairs = zip(self.path[-1], self.gradients[-1], strict=True)
        return tuple(float(x - eta * slope) for x, slope in pairs)

    def step(self, eta):
        """Make one step; none where it has ended."""
        if not self.outcome:
            self._arrive(self.next_place(eta))

    def _arrive(self, place):
        self.path.append(tuple(map(float, place)))
        self.values.append(float(self.ground.value(*self.path[-1])))
        self.gradients.append(np.array(self.ground.gradient(*self.path[-1]), np.float64))

    @property
    def crossed(self):
        """Whether the last step went across a bottom: the slope there now has the other sign."""
        before, now = self.gradients[-2:]
        return bool(before @ now < 0)

    @property
    def turns(self):
        """Whether the last step led back, more or less, where the one before came from."""
        if self.steps < 2:
            return False
        moves = np.diff(self.path[-3:], axis=0)  # (2, n)
        return bool(moves[0] @ moves[1] < -0.2 * np.prod(np.hypot.reduce(moves, axis=1)))

    @property
    def is_restless(self):
        """Whether it has gone across bottoms several times of late, and does not calm down."""
        slopes = np.array(self.gradients[-BACK - 1 :])  # (k, n)
        across = np.count_nonzero((slopes[:-1] * slopes[1:]).sum(axis=1) < 0)
        sizes = np.hypot.reduce(slopes, axis=1)[-4:]
        return bool(across >= 3 and (sizes[1:] > 0.999 * sizes[:-1]).any())

    def hardly_falls(self, lowest):
        """Whether it has lost next to nothing of its height above `lowest` over the last steps."""
        if self.steps < LATELY:
            return False
        before, now = self.values[-1 - LATELY] - lowest, self.values[-1] - lowest
        return now > (1 - LITTLE) * before
