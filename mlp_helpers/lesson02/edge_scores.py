"""The images of the hunt for an edge, and how well weighted sums tell them apart."""

import numpy as np

from mlp_helpers.digits import load_digits
from mlp_helpers.lesson02 import patterns

# Places in MNIST's test set, sorted by eye: is there a horizontal edge in the frame, a stroke
# about three pixels high with dark above and below it?
WITH_EDGE = (8156, 7266, 4440, 7117, 9045, 4374, 8043, 3591, 4018, 120)
WITHOUT_EDGE = (8493, 7862, 4839, 5791, 1176, 9989, 117, 636, 642, 1680)


def collect():
    """The images, float32 (24, 784); whether each has the edge, bool (24,); and their names.

    Twelve with the edge, then twelve without; only the last two of each, made by hand, have names.
    """
    rows, columns = patterns.EDGE
    line, thin, blob = patterns.edge(), patterns.blank(), patterns.blank()
    thin[rows.start + 1, columns] = 1
    blob[rows.start - 4 : rows.stop + 4, columns.start - 2 : columns.stop + 2] = 1
    digits, _ = load_digits("test")
    with_edge = [*digits[list(WITH_EDGE)], line.ravel(), thin.ravel()]
    without = [*digits[list(WITHOUT_EDGE)], blob.ravel(), np.ones_like(blob).ravel()]
    unnamed = [""] * len(WITH_EDGE)
    names = (*unnamed, "line", "thin line", *unnamed, "blob", "all lit")
    return np.array(with_edge + without), np.repeat([True, False], len(with_edge)), names


def scores(edge, no_edge):
    """d' of two groups of sums, and the share of pairs ranked right; (None, None) if all are equal.

    edge, no_edge: (m,) and (n,). d' says how far the means stand apart, in standard deviations;
    of the m n pairs those count in which the sum from `edge` is larger, and half of the ties.
    """
    size = max(np.abs(edge).max(), np.abs(no_edge).max())
    if size == 0 or np.ptp(np.concatenate([edge, no_edge])) < 1e-9 * size:
        return None, None
    spread = np.sqrt((edge.var() + no_edge.var()) / 2)
    apart = edge.mean() - no_edge.mean()
    score = apart / max(spread, 1e-6 * size)  # groups without any spread: very large, not infinite
    difference = edge[:, None] - no_edge[None, :]  # (m, n)
    tie = np.abs(difference) < 1e-9 * size
    ranked = np.where(tie, 0.5, difference > 0).mean()
    return float(score), float(ranked)
