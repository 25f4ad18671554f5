"""A part of a photo becomes a drawing: white ink on black, as on a pad."""

from typing import NamedTuple

import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import is_dark_on_light
from mlp_helpers.paper.light import (
    looks_dark_on_light,
    otsu,
    reduced,
    smoothed,
    without_shadows,
)
from mlp_helpers.paper.pieces import pieces
from mlp_helpers.paper.rules import without_rules

FINE = 256  # pixels along the longer side, at least, of what is worked on; below 2 x as many
SMALLEST = 8  # rows, and columns, of a part: fewer show no digit
GRAIN = 80  # pixels: from this size on, neighbours are averaged, so that the paper's grain goes
FAINTEST = 0.04  # how much darker than the paper ink is, at least
CLEARER = 3  # times darker than the paper's own shades are spread
SOFT = 0.5  # of the way from the threshold to ink and to paper: how far soft edges go
SHORTEST = 0.04  # of a part's longer side: a piece that is no longer is no digit
SPECK = 0.03  # of the largest piece's pixels: what has fewer is a speck
WHOLE = 0.2  # of the largest piece's pixels: what has as many belongs to it wherever it is
NEAR = 0.5  # of the largest piece's longer side: as near, smaller pieces belong to it, too


class Drawing(NamedTuple):
    """What was found to be ink in a part of a photo.

    pixels : float32 (rows, columns), 0 black to 1 white ink, for `frame_like_mnist`; of a large
        part, reduced by a whole factor.
    threshold : what parted ink from paper, 0..1, as a share of the paper's brightness.
    dark_on_light : whether it was dark ink on a light ground.
    """

    pixels: np.ndarray
    threshold: float
    dark_on_light: bool


def drawing_of(grey_part, threshold=None):
    """The ink in a part of a photo, white on black: a `Drawing`.

    grey_part : (rows, columns) of what `grey` gives, 0 black to 1 white, 8 x 8 or more, round
        one digit.
    threshold : what is darker, as a share of the paper's brightness at its place, is ink: 0..1;
        by Otsu's method if left out. Light ink on a dark ground is turned round before, so that
        a higher threshold always takes more for ink.

    Shadows and printed rules are taken out, and of several pieces those go that are specks far
    from the largest, or touch the border while others do not. Edges stay as soft as they were, and
    strokes as thick. Refuses, with a `ValueError`, a part with no ink, or hardly anything else.
    """
    shades = _part(grey_part)
    by_hand = threshold is not None
    if by_hand:
        threshold = doors.between("threshold", threshold, 0, 1)
    dark = looks_dark_on_light(shades)
    flat = flattened(shades, dark)
    ink, rules, threshold = ink_in(flat, threshold)
    if not (ink.any() if by_hand else is_clear(flat, ink)):
        raise ValueError(_no_ink(threshold if by_hand else None))
    kept = _of_one_digit(ink, 0 if by_hand else SHORTEST * max(ink.shape))
    pixels = _soft(flat, kept, threshold, ~rules & (kept | ~ink))
    if pixels.min() > 0 or is_dark_on_light(pixels, even=True):
        raise ValueError(
            f"nearly all of this part is darker than the threshold {threshold:.2f}; wanted a "
            "lower threshold, or more paper round the digit"
        )
    return Drawing(pixels, threshold, dark)


def flattened(shades, dark_on_light):
    """Shades as dark ink on paper that is 1 everywhere, its grain smoothed: float32."""
    flat = without_shadows(shades if dark_on_light else 1 - shades)
    return smoothed(flat) if max(flat.shape) >= GRAIN else flat


def ink_in(flat, threshold=None):
    """What is ink, bool (rows, columns), what was a printed rule, bool, and the threshold.

    flat: as `flattened` gives it. Where rules were darker than the threshold found, it is looked
    for anew among all that is no rule: else they would count as ink.
    """
    if threshold is not None:
        return *without_rules(flat < threshold), threshold
    threshold = otsu(flat)
    ink, rules = without_rules(flat < threshold)
    if rules.any() and not rules.all():
        threshold = otsu(flat[~rules])
        ink, again = without_rules((flat < threshold) & ~rules)
        rules |= again
    return ink, rules, threshold


def _part(grey_part):
    shades = doors.pixels("the part", grey_part)
    if shades.ndim != 2:
        came = f"the part has shape {shades.shape}"
        raise ValueError(f"{came}; wanted (rows, columns), as grey gives them")
    if min(shades.shape) < SMALLEST:
        came = f"the part is {shades.shape[0]} x {shades.shape[1]} pixels"
        raise ValueError(f"{came}; wanted {SMALLEST} or more each way, round one digit")
    return reduced(shades.astype(np.float32, copy=False), FINE)


def is_clear(flat, ink):
    """Whether ink is clearly darker than its paper, and not the darker half of the grain."""
    paper = flat[~ink]
    if not paper.size or not ink.any():
        return False
    middle = np.median(paper)
    spread = 1.48 * np.median(np.abs(paper - middle))  # of a bell curve, its standard deviation
    return middle - np.median(flat[ink]) >= max(FAINTEST, CLEARER * spread)


def _no_ink(threshold):
    if threshold is None:
        return "there is no ink in this part; wanted a digit that is clearly darker than its paper"
    return f"nothing in this part is darker than the threshold {threshold:.2f}; wanted a higher one"


def _of_one_digit(ink, shortest):
    """Which ink is of the digit, whose largest piece is longer than this: bool (rows, columns)."""
    found = pieces(ink)
    inside = ~found.touch(ink.shape)
    if found.sizes[inside].max(initial=0) >= WHOLE * found.sizes.max():
        found.sizes[~inside] = 0
    sizes, boxes = found.sizes, found.boxes
    largest = sizes.argmax()
    length = (boxes[largest, 2:] - boxes[largest, :2]).max()
    if length <= shortest:
        raise ValueError(_no_ink(None))
    first, last = boxes[largest, :2] - NEAR * length, boxes[largest, 2:] + NEAR * length
    near = (boxes[:, 2:] > first).all(axis=1) & (boxes[:, :2] < last).all(axis=1)
    good = (sizes >= WHOLE * sizes[largest]) | (near & (sizes >= SPECK * sizes[largest]))
    return good[found.labels]


def _soft(flat, ink, threshold, free):
    """How white each pixel of the drawing is: 1 well inside a stroke, less along its edge.

    At the threshold it is a half. Only near ink, and where it is free: not on what was left out.
    """
    paper, stroke = np.median(flat[~ink]) if not ink.all() else 1, np.median(flat[ink])
    ramp = max(1e-3, SOFT * min(paper - threshold, threshold - stroke))
    near = smoothed(ink.astype(np.float32), 2) > 0
    white = ((threshold + ramp - flat) / (2 * ramp)).clip(0, 1)
    return np.where(near & free, white, 0).astype(np.float32)
