"""How much of a neuron's weights is an edge: a measure for pictures of 28 x 28 weights."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import SIDE

ANGLES = 8  # directions of the edge, over half a turn
WIDTHS = (2, 3, 4)  # of each of its three bars, in pixels
LENGTHS = (6, 9, 12)


def explained_by_edge(weights, seen=None):
    """Share of each neuron's weights that its best-fitting oriented edge explains, 0..1: (n,).

    An edge is three straight bars side by side, anywhere, in one of eight directions, of one
    of three widths and three lengths; each bar has a strength of its own, and the weights
    outside of them are 0. The share is that of the sum of squares, as R^2 without a mean:
    1 if the weights are such an edge, and about 0.03 for noise, since something always fits.

    weights : (n, 784) or (784,), finite numbers.
    seen : bool (784,), the pixels that count, such as those that are ever lit; all if left out.
    """
    return _search(weights, seen)[0]


def best_edge(weights, seen=None):
    """The edge that `explained_by_edge` finds for each neuron's weights: (n, 784).

    Taken away from the weights, it leaves 1 minus the share of their sum of squares.
    """
    return _search(weights, seen)[1]


def _search(weights, seen):
    """What is explained, (n,), and the best edges, (n, 784)."""
    n_pixels = SIDE * SIDE
    seen = np.ones(n_pixels, bool) if seen is None else np.asarray(seen)
    if seen.shape != (n_pixels,) or seen.dtype != bool or not seen.any():
        raise ValueError(f"seen is {seen.dtype} {seen.shape}; wanted bool ({n_pixels},), some true")
    W = np.atleast_2d(doors.numbers("weights", weights, np.float32))
    if W.ndim != 2 or W.shape[1] != n_pixels:
        raise ValueError(f"weights have shape {W.shape}; wanted (n, {n_pixels}) or ({n_pixels},)")
    W = np.where(seen, W, 0)
    scale = np.maximum(np.abs(W).max(axis=1, keepdims=True), 1e-30)
    W = W / scale
    total = np.maximum((W**2).sum(axis=1), 1e-30)
    best, edges = np.zeros(len(W)), np.zeros_like(W)
    for across, along in _directions():
        for width in WIDTHS:
            bars = [_bar(across - side * width, width, seen) for side in (-1, 0, 1)]
            for length in LENGTHS:
                short = np.abs(along) <= length / 2
                shares = sum(_explained(W, bar & short) for bar in bars)  # (n, 784)
                share, centre = shares.max(axis=1) / total, shares.argmax(axis=1)
                for i in np.flatnonzero(share > best):
                    best[i] = share[i]
                    edges[i] = sum(_drawn(W[i], bar[centre[i]] & short[centre[i]]) for bar in bars)
    return best, edges * scale


def _directions():
    """For each direction, how far each pixel lies from each possible centre: across and along."""
    rows, columns = np.indices((SIDE, SIDE)).reshape(2, -1)
    down, right = rows - rows[:, None], columns - columns[:, None]  # (784 centres, 784 pixels)
    for angle in np.arange(ANGLES) * np.pi / ANGLES:
        across = np.cos(angle) * down + np.sin(angle) * right
        yield across, np.cos(angle) * right - np.sin(angle) * down


def _bar(across, width, seen):
    return (np.abs(across) < width / 2 - 0.01) & seen  # (784 centres, 784 pixels)


def _explained(W, bars):
    """What the best strength of each bar takes off each neuron's sum of squares: (n, 784)."""
    bars = bars.astype(np.float32)
    return (W @ bars.T) ** 2 / np.maximum(bars.sum(axis=1), 1)


def _drawn(w, bar):
    """A bar, bool (784,), at the strength that fits one neuron's weights best: their mean."""
    return (w @ bar) / max(bar.sum(), 1) * bar
