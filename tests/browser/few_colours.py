"""A picture as indexed-colour PNG, in as few colours as it takes to look the same.

The edges of letters and lines do with few. A grey that fills a patch, such as a pixel of a
digit, keeps its own level, and every grey stays a grey.
"""

import io

import numpy as np
from PIL import Image

NUMBERS = (8, 12, 16, 24)  # of the colours, and of the greys of edges, the first that will do
ALIKE = 24  # of 255: how far a thousandth of the pixels may be off, in any channel
EXACT = 4  # of the most frequent colours, and greys, stay as they are, and so do black and white
GREY = 3  # of 255: no channel of a grey is further from another
LEVEL = 3  # of 255, from a grey that fills patches to the next: 86 of them


def as_png(picture):
    """The bytes of a PNG file, packed as small as it gets."""
    from zopfli.png import optimize  # only here: it may not be installed

    out = io.BytesIO()
    picture.save(out, "PNG")
    return optimize(out.getvalue(), filter_strategies="0")  # no filter helps where colours are few


def in_few_colours(picture):
    """A picture in few colours of its own: RGB, or RGBA, which stays see-through."""
    pixels = np.asarray(picture).astype(int)  # (height, width, 3 or 4)
    shifts = 8 * np.arange(pixels.shape[2])[::-1]
    codes, index = np.unique(pixels @ (1 << shifts), return_inverse=True)
    index = index.reshape(pixels.shape[:2])
    colours = codes[:, None] >> shifts & 255  # (n, 3 or 4)
    grey = (np.ptp(colours[:, :3], axis=1) <= GREY) & (colours[:, 3:] == 255).all(axis=1)
    fills = _in_patches(index) & grey[index]
    palette, places = np.zeros((0, len(shifts)), int), np.zeros(index.shape, int)
    for kind in (~grey, grey):
        where = kind[index] & ~fills
        if where.any():
            used, which, counts = np.unique(index[where], return_inverse=True, return_counts=True)
            found, nearest = _reduced(colours[used], counts)
            places[where] = len(palette) + nearest[which]
            palette = np.concatenate([palette, found])
    levels, which = np.unique(np.rint(colours[index[fills], 0] / LEVEL), return_inverse=True)
    places[fills] = len(palette) + which
    greys = np.repeat(LEVEL * levels.astype(int)[:, None], len(shifts), axis=1)
    greys[:, 3:] = 255
    palette, same = np.unique(np.concatenate([palette, greys]), axis=0, return_inverse=True)
    indexed = Image.fromarray(same.reshape(-1)[places].astype(np.uint8), "P")
    indexed.putpalette(palette[:, :3].astype(np.uint8).tobytes())
    if len(shifts) == 4:
        indexed.info["transparency"] = palette[:, 3].astype(np.uint8).tobytes()
    return indexed


def _in_patches(index):
    """Which pixels lie in a square of 2 × 2 of one colour: (height, width)."""
    across = index[:, 1:] == index[:, :-1]
    square = across[1:] & across[:-1] & (index[1:, 1:] == index[:-1, 1:])
    filled = np.zeros(index.shape, bool)
    for rows in (slice(None, -1), slice(1, None)):
        for columns in (slice(None, -1), slice(1, None)):
            filled[rows, columns] |= square
    return filled


def _reduced(colours, counts):
    """Few colours for these, of which there are so many pixels, and each one's place there."""
    for number in NUMBERS:
        palette = _palette(colours, counts, number)
        far = np.abs(colours[:, None] - palette)  # (n, number, 3 or 4)
        nearest = (far**2).sum(axis=2).argmin(axis=1)
        off = far[np.arange(len(colours)), nearest].max(axis=1)
        if counts[off > ALIKE].sum() <= counts.sum() / 1000:
            break
    return palette, nearest


def _palette(colours, counts, number):
    """So many colours for these, of which there are so many pixels: (number, 3 or 4).

    The rare ones count by the root of their pixels, so that a thin coloured line keeps its
    colour beside much white and grey.
    """
    order = np.argsort(-counts, kind="stable")
    if len(order) <= number:
        return colours
    ends = np.isin(colours[order], (0, 255)).all(axis=1) & (np.ptp(colours[order, :3], axis=1) == 0)
    exact = ends | (np.arange(len(order)) < EXACT)
    often, others = order[exact], order[~exact]
    drawn = np.repeat(colours[others], np.rint(np.sqrt(counts[others])).astype(int), axis=0)
    row = Image.fromarray(drawn[None].astype(np.uint8))
    left = number - len(often)
    found = row.quantize(left, dither=Image.Dither.NONE, kmeans=2).getpalette(row.mode)
    found = np.reshape(found, (-1, len(row.mode)))[:left]
    return np.concatenate([colours[often], found])
