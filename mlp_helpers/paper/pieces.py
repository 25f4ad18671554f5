"""Which pixels of ink hang together: the pieces of a drawing."""

from typing import NamedTuple

import numpy as np


class Pieces(NamedTuple):
    """The pieces of a drawing, numbered from 1, as they are met row by row.

    labels : of each pixel, the number of its piece; 0 where there is no ink; (rows, columns).
    sizes : the pixels of each piece, (n + 1,), that of number 0 as 0.
    boxes : first row, first column, last row + 1, last column + 1 of each, (n + 1, 4).
    """

    labels: np.ndarray
    sizes: np.ndarray
    boxes: np.ndarray

    def touch(self, shape):
        """Which pieces touch the border of a picture of this shape: bool (n + 1,)."""
        return (self.boxes[:, :2] == 0).any(axis=1) | (self.boxes[:, 2:] == shape).any(axis=1)


def pieces(ink):
    """The pieces of ink, bool (rows, columns): what touches, by a side or a corner, is one.

    Each row is a list of runs; runs that touch in neighbouring rows are joined until nothing
    changes (a union-find by the smallest number, for all runs at once).
    """
    rows, columns = ink.shape
    width = columns + 1
    line = np.zeros((rows, width), np.int8)  # a pixel of paper after each row: no run goes on
    line[:, :columns] = ink
    edges = np.flatnonzero(np.diff(line.ravel(), prepend=0, append=0))
    starts, ends = edges[::2], edges[1::2]
    first = np.searchsorted(ends, starts - width)  # of the runs above that touch
    count = np.searchsorted(starts, ends - width, side="right") - first
    below = np.repeat(np.arange(len(starts)), count.clip(0))
    above = np.arange(len(below)) - np.repeat(count.clip(0).cumsum() - count.clip(0), count.clip(0))
    above += first[below]
    number = _joined(len(starts), below, above)
    labels = np.zeros(rows * width + 1, np.int32)
    lengths = ends - starts
    places = np.repeat(starts - (lengths.cumsum() - lengths), lengths) + np.arange(lengths.sum())
    labels[places] = np.repeat(number, lengths)
    labels = labels[:-1].reshape(rows, width)[:, :columns]
    return Pieces(labels, *_measures(number, starts, ends, width))


def _joined(n, below, above):
    """Numbers from 1 for n runs: the same for those that hang together, (n,)."""
    root = np.arange(n)
    while True:
        before = root.copy()
        lower = np.minimum(root[below], root[above])
        np.minimum.at(root, root[below], lower)
        np.minimum.at(root, root[above], lower)
        root = root[root]
        if np.array_equal(root, before):
            return np.unique(root, return_inverse=True)[1] + 1


def _measures(number, starts, ends, width):
    """The sizes (n + 1,) and boxes (n + 1, 4) of pieces whose runs have these numbers."""
    n = int(number.max(initial=0)) + 1
    sizes = np.bincount(number, ends - starts, minlength=n).astype(int)
    boxes = np.zeros((n, 4), int)
    boxes[1:, :2] = starts.max(initial=0) + width
    np.minimum.at(boxes[:, 0], number, starts // width)
    np.minimum.at(boxes[:, 1], number, starts % width)
    np.maximum.at(boxes[:, 2], number, starts // width + 1)
    np.maximum.at(boxes[:, 3], number, (ends - 1) % width + 1)
    return sizes, boxes
