"""Where on a page there may be digits."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.paper.ink import SMALLEST, flattened, ink_in, is_clear
from mlp_helpers.paper.light import looks_dark_on_light, reduced
from mlp_helpers.paper.pieces import pieces

FINE = 640  # pixels along the longer side, at least, of what is worked on; below 2 x as many
SHORTEST, TALLEST = 0.02, 0.6  # of the page's longer side: how tall a digit is
WIDEST = 1.8  # times as wide as tall: what is wider is no digit
AS_THE_OTHERS = 0.4  # of the usual height: what is smaller each way is no digit
APART = 0.3  # of a piece's height: a smaller one above or below belongs to it if it is as near
OVER = 0.4  # of the smaller one's width: so much of it is above or below the larger one, at least
MARGIN = 0.1  # of a digit's longer side: the paper round it


def find_digits(grey):
    """Where on a page there may be digits: a list of rectangles (row, column, rows, columns).

    grey: (rows, columns), 0 black to 1 white, as the function `grey` gives it. Ink that hangs
    together and is about as large as the rest may be one, with what is close above or below it,
    such as the bar of a 5. Line by line from the top, from left to right; with a little
    paper round each; in pixels of `grey`. Empty where nothing looks like one: a proposal, no more.
    """
    page = doors.pixels("the page", grey)
    if page.ndim != 2 or min(page.shape) < SMALLEST:
        came = f"the page has shape {page.shape}"
        raise ValueError(f"{came}; wanted (rows, columns), {SMALLEST} or more of each")
    small = reduced(page.astype(np.float32, copy=False), FINE)
    flat = flattened(small, looks_dark_on_light(small))
    ink = ink_in(flat)[0]
    if not is_clear(flat, ink):
        return []
    boxes = _plausible(_joined(_candidates(ink)), max(ink.shape))
    return [_on_page(box, page.shape, max(1, max(page.shape) // FINE)) for box in _in_order(boxes)]


def _candidates(ink):
    """The boxes (n, 4) of the pieces of ink that may be a digit, or a part of one."""
    found = pieces(ink)
    rows, columns = (found.boxes[:, 2:] - found.boxes[:, :2]).T
    longest = max(ink.shape)
    good = (np.maximum(rows, columns) >= SHORTEST / 2 * longest) & (rows <= TALLEST * longest)
    good &= ~found.touch(ink.shape)
    good[0] = False
    return found.boxes[good]


def _joined(boxes):
    """Boxes (n, 4) with the smaller ones taken into the larger ones that they belong to."""
    left = sorted(boxes.tolist(), key=lambda box: -(box[2] - box[0]))
    whole = []
    for box in left:
        for other in whole:
            if _belongs(box, other):
                other[:2] = np.minimum(other[:2], box[:2]).tolist()
                other[2:] = np.maximum(other[2:], box[2:]).tolist()
                break
        else:
            whole.append(box)
    return np.array(whole, int).reshape(-1, 4)


def _belongs(box, other):
    """Whether a smaller piece is so close above, below or within another that it is part of it."""
    over = min(box[3], other[3]) - max(box[1], other[1])
    apart = max(box[0] - other[2], other[0] - box[2])
    return over >= OVER * (box[3] - box[1]) and apart <= APART * (other[2] - other[0])


def _plausible(boxes, longest):
    """Those of boxes (n, 4) that are as large as digits here are, and no lines."""
    rows, columns = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    good = (rows >= SHORTEST * longest) & (columns <= WIDEST * rows)
    usual = np.median(rows[good]) if good.any() else 0
    return boxes[good & (rows >= AS_THE_OTHERS * usual)]


def _in_order(boxes):
    """Boxes (n, 4) as they are read: line by line, each from left to right."""
    lines = []
    for box in sorted(boxes.tolist()):
        middle = (box[0] + box[2]) / 2
        line = next((line for line in lines if line[0][0] <= middle < line[0][2]), None)
        if line is None:
            lines.append([box])
        else:
            line.append(box)
    return [box for line in lines for box in sorted(line, key=lambda box: box[1])]


def _on_page(box, shape, factor):
    """A box of the reduced page as a rectangle of the page, with some paper round it."""
    row, column, last_row, last_column = (factor * k for k in box)
    margin = round(MARGIN * max(last_row - row, last_column - column))
    row, column = max(0, row - margin), max(0, column - margin)
    last_row = min(shape[0], last_row + margin)
    last_column = min(shape[1], last_column + margin)
    return row, column, last_row - row, last_column - column
