"""The light in a photo: shades, the threshold between ink and paper, shadows taken out."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import is_dark_on_light

BINS = 256  # of the histogram in which a threshold is looked for
BLOCKS = 24  # along the longer side: in each, how bright the paper is there
PAPER = 0.8  # of a block's pixels, in order of brightness, the one that is taken for paper
REACH = 2  # blocks on each side that ink may cover without being taken for a shadow
DARK = 0.4  # a ground of which it is not clear what it is: above, it is paper
DARKEST = 1 / 255  # paper in the deepest shadow
ENOUGH = 4000  # pixels, evenly taken, for the fit of a surface
FITS = 5  # of the surface of the paper's light, each without what the one before took for ink
WEIGHTS = (0.299, 0.587, 0.114)  # how bright red, green and blue are (ITU-R BT.601)


def grey(photo):
    """A photo in shades of grey: float32 (rows, columns), 0 black to 1 white.

    photo: uint8 (rows, columns, 3), as `open_photo` gives it. As bright as the eye sees each
    colour (ITU-R BT.601, luma), so that blue and red ink are dark, too.
    """
    colours = doors.array("the photo", photo)
    if colours.ndim != 3 or colours.shape[2] != 3 or colours.dtype != np.uint8:
        came = f"the photo is {colours.dtype} {colours.shape}"
        raise ValueError(f"{came}; wanted uint8 (rows, columns, 3), as open_photo gives it")
    return colours @ np.array(WEIGHTS, np.float32) / np.float32(255)


def otsu(shades):
    """The threshold that parts dark from light best: a number 0..1.

    shades : float (rows, columns) or (n,), 0..1. Of one shade only, that shade.

    Every threshold t makes two classes, what is darker and what is not, with the shares w0 and
    w1 of the pixels and the mean shades m0 and m1. Best is the one for which the variance between
    the classes, w0 w1 (m0 - m1)^2, is largest; then what varies within each is least (N. Otsu,
    "A threshold selection method from gray-level histograms", IEEE Transactions on Systems, Man,
    and Cybernetics 9, 1979). Where an empty stretch of the histogram has the largest, its middle.
    """
    shades = doors.pixels("the shades", shades).ravel()
    if not shades.size:
        raise ValueError("there are no shades; wanted at least one")
    low, high = float(shades.min()), float(shades.max())
    if high - low < 1e-6:
        return high
    counts, edges = np.histogram(shades, BINS, (low, high))
    middles = (edges[:-1] + edges[1:]) / 2
    w0 = counts.cumsum()[:-1] / counts.sum()  # the share below each inner edge
    sum0 = (counts * middles).cumsum()[:-1] / counts.sum()
    mean = (counts * middles).sum() / counts.sum()
    between = (mean * w0 - sum0) ** 2 / (w0 * (1 - w0))  # = w0 w1 (m0 - m1)^2
    best = np.flatnonzero(between >= between.max() * (1 - 1e-9))
    return float(edges[1:-1][best].mean())


def looks_dark_on_light(shades):
    """Whether ink is darker than its ground, whatever the light falls like: True or False.

    shades: float32 (rows, columns), 0..1. A smooth surface, of second order along both sides, is
    fitted to the shades by least squares and taken away; `digits.is_dark_on_light` is asked about
    what is left, and about its opposite. Where neither is clear, it is paper if it is light.
    """
    left = shades - _smooth_surface(shades)
    low, high = np.quantile(left, (0.002, 0.998))
    left = ((left - low) / max(high - low, 1e-6)).clip(0, 1)
    if is_dark_on_light(left, even=True):
        return True
    if is_dark_on_light(1 - left, even=True):
        return False
    return bool(np.median(shades) > DARK)


def without_shadows(shades):
    """Shades as a share of the paper's own brightness at each place: float32, 1 paper, 0 black.

    shades: float32 (rows, columns), 0..1, dark ink on light paper. How bright the paper is in each
    of a grid of blocks is the brightness that four fifths of its pixels do not exceed. A smooth
    surface through these, blocks full of ink left out, is the light's slope. What it leaves is
    closed: each block takes the brightest around it, then the darkest around that (J. Serra,
    "Image Analysis and Mathematical Morphology", 1982), so that the edge of a shadow stays and
    what is dark and narrow, ink, is filled. Between blocks it is interpolated.
    """
    grid = _of_blocks(shades, -(-max(shades.shape) // BLOCKS))
    slope = _surface_below_which_is_ink(grid).clip(DARKEST, None)
    rest = grid / slope
    for extreme in (np.maximum, np.minimum):
        rest = _around(rest, extreme)
    paper = _interpolated(slope * rest, shades.shape).clip(DARKEST, None)
    return (shades / paper).clip(0, 1).astype(np.float32)


def smoothed(shades, times=1):
    """Each pixel as the mean of the 3 x 3 around it, so many times over."""
    for _ in range(times):
        for _ in range(2):  # along the columns, then along the rows
            padded = np.pad(shades, ((1, 1), (0, 0)), "edge")
            shades = ((padded[:-2] + padded[1:-1] + padded[2:]) / 3).T
    return shades


def reduced(shades, longest):
    """Shades averaged over squares of whole pixels, so that no side has twice `longest` or more."""
    factor = max(1, max(shades.shape) // longest)
    rows, columns = (max(1, side // factor) for side in shades.shape)
    whole = shades[: rows * factor, : columns * factor]
    across = min(factor, whole.shape[1])
    down = min(factor, whole.shape[0])
    return whole.reshape(rows, down, columns, across).mean(axis=(1, 3), dtype=np.float32)


def _smooth_surface(shades, counts=None):
    """The surface a + b r + c s + d r^2 + e r s + f s^2 that fits best: as shades.

    counts: which of them count, bool, as shades; all if left out.
    """
    r, s = (np.linspace(-1, 1, n, dtype=np.float32) for n in shades.shape)
    r, s = np.broadcast_to(r[:, None], shades.shape), np.broadcast_to(s, shades.shape)
    terms = np.stack([np.ones_like(shades), r, s, r * r, r * s, s * s], axis=-1).reshape(-1, 6)
    few = np.flatnonzero(np.ones(shades.shape) if counts is None else counts)
    few = few[:: max(1, len(few) // ENOUGH)]
    factors = np.linalg.lstsq(terms[few], shades.ravel()[few], rcond=None)[0]
    return (terms @ factors).reshape(shades.shape)


def _surface_below_which_is_ink(grid):
    """The smooth surface of a grid of blocks, fitted again and again without what is below it."""
    counts = np.ones(grid.shape, bool)
    for _ in range(FITS):
        surface = _smooth_surface(grid, counts)
        away = grid - surface
        spread = 1.48 * np.median(np.abs(away[counts]))
        counts = away > -2 * spread - 0.01
    return surface


def _of_blocks(shades, side):
    """The brightness of the paper in each block of side x side pixels; the last ones repeat."""
    rows, columns = (-(-n // side) for n in shades.shape)
    missing = [(0, n * side - have) for n, have in zip((rows, columns), shades.shape, strict=True)]
    whole = np.pad(shades, missing, "edge").reshape(rows, side, columns, side)
    blocks = whole.swapaxes(1, 2).reshape(rows, columns, side * side)
    place = int(PAPER * (side * side - 1))
    return np.partition(blocks, place, axis=-1)[..., place]


def _around(grid, extreme):
    """The extreme of the blocks around each, `REACH` to each side."""
    for _ in range(2):
        padded = np.pad(grid, ((REACH, REACH), (0, 0)), "edge")
        grid = extreme.reduce([padded[k : k + len(grid)] for k in range(2 * REACH + 1)]).T
    return grid


def _interpolated(grid, shape):
    """A grid of blocks' middles drawn out to a shape, linearly, and beyond the outer middles."""
    for n in shape:
        if len(grid) == 1:
            grid = np.repeat(grid, n, axis=0).T
            continue
        places = (np.arange(n) + 0.5) * len(grid) / n - 0.5  # 0: the middle of the first block
        k = places.astype(int).clip(0, len(grid) - 2)
        share = (places - k)[:, None].astype(np.float32)
        grid = (grid[k] * (1 - share) + grid[k + 1] * share).T
    return grid
