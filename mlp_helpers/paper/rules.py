"""The printed lines of ruled and squared paper: told from strokes, and taken away.

A rule runs from border to border, nearly straight and nearly level; what is written does not.
"""

import numpy as np

STEEPEST = 0.12  # rows a column: a sheet that lies askew by 7 degrees
COVERED = 0.7  # of a line from border to border, the share that has ink, at least
SHORTEST = 0.3  # of the columns: what a rule that leaves at a corner has, at least
AT_BORDER = 0.06  # of its columns, those at each end: a rule has ink there, too
THICKEST = 0.04  # of a picture's side: what is thicker is no rule
USUAL = 0.25  # of a rule's columns are as thin as it is, at least; in others a stroke lies on it
STRAY = 2  # rows by which a rule may leave its straight line, on paper that is not flat


def without_rules(ink):
    """Ink, bool (rows, columns), without level and upright rules; and where these were, bool.

    Where a stroke crosses a rule it keeps its ink: in each column, only what is about as thin as
    the rule goes (as staff lines are taken out of printed music; D. Bainbridge and T. Bell,
    "Dealing with superimposed objects in optical music recognition", 1997).
    """
    gone = _level_rules(ink)
    gone |= _level_rules((ink & ~gone).T).T  # and where they cross
    return ink & ~gone, gone


def _level_rules(ink):
    """Which pixels belong to rules from the left border to the right one, or out at a corner."""
    gone = np.zeros_like(ink)
    tops, bottoms = _runs(ink)
    for rows in _lines(ink):
        seen = np.flatnonzero((rows >= 0) & (rows < len(ink)))
        rows = _nearest_ink(ink, rows)
        at = np.flatnonzero(rows >= 0)
        end = max(1, int(len(seen) * AT_BORDER))
        if min((at < seen[0] + end).sum(), (at > seen[-1] - end).sum()) < end / 2:
            continue
        top, bottom = tops[rows[at], at], bottoms[rows[at], at]
        thick = np.quantile(bottom - top, USUAL)
        if thick <= max(2, THICKEST * len(ink)):
            thin = bottom - top <= max(thick + 2, 1.5 * thick)
            _mark(gone, top[thin], bottom[thin], at[thin])
    return gone


def _mark(cells, top, bottom, columns):
    """Mark the cells from top (n,) to before bottom (n,) in these columns (n,)."""
    for k in range((bottom - top).max(initial=0)):
        here = top + k < bottom
        cells[top[here] + k, columns[here]] = True


def _lines(ink):
    """Straight lines with ink along most of them: of each, its row in every column, (columns,)."""
    rows, columns = ink.shape
    r, c = np.nonzero(ink)
    slopes = np.arange(-STEEPEST, STEEPEST + 1e-9, 2 / columns)
    reach = int(STEEPEST * columns) + 1  # rows above and below, where a line may cross the middle
    across = np.arange(columns) - columns // 2
    size = rows + 2 * reach
    offsets = np.rint(r - slopes[:, None] * across[c]).astype(int) + reach  # (slopes, pixels)
    counts = np.stack([np.bincount(offset, minlength=size) for offset in offsets])
    lengths = _seen(slopes[:, None], np.arange(size) - reach, ink.shape)
    shares = np.where(lengths >= SHORTEST * columns, counts / lengths.clip(1, None), 0)
    found, taken = [], np.zeros(size, bool)
    for place in np.flatnonzero(shares >= COVERED)[np.argsort(-shares[shares >= COVERED])]:
        k, offset = np.unravel_index(place, shares.shape)
        if not taken[offset]:
            taken[max(0, offset - 3) : offset + 4] = True
            found.append(np.rint(offset - reach + slopes[k] * across).astype(int))
    return found


def _seen(slopes, offsets, shape):
    """In how many columns of a picture lines lie that cross its middle at these rows."""
    rows, columns = shape
    slopes = np.where(slopes == 0, 1e-9, slopes)
    ends = np.sort([-offsets / slopes, (rows - offsets) / slopes], axis=0)
    first, last = ends.clip(-(columns // 2), columns - columns // 2)
    return last - first


def _nearest_ink(ink, rows):
    """In each column the row with ink nearest to the one given, (columns,); -1 if none is near."""
    columns = np.arange(ink.shape[1])
    found = np.full(len(rows), -1)
    for stray in sorted(range(-STRAY, STRAY + 1), key=abs):
        near = rows + stray
        inside = (near >= 0) & (near < len(ink)) & (found < 0)
        hit = np.zeros(len(rows), bool)
        hit[inside] = ink[near[inside], columns[inside]]
        found[hit] = near[hit]
    return found


def _runs(ink):
    """Of each pixel of ink, the first row of its run up and down, and the row after its last."""
    rows = np.arange(len(ink))[:, None]
    tops = np.maximum.accumulate(np.where(ink, -1, rows), axis=0) + 1
    bottoms = np.minimum.accumulate(np.where(ink, len(ink), rows)[::-1], axis=0)[::-1]
    return tops, bottoms
