"""A picture as indexed-colour PNG, in as few colours as it takes to look the same."""

import io

import numpy as np
from PIL import Image

NUMBERS = (16, 24, 32)  # of colours, the first that will do
ALIKE = 24  # of 255: how far a thousandth of the pixels may be off, in any channel
EXACT = 8  # of the most frequent colours stay as they are, and so do black and white


def as_png(picture):
    """The bytes of a PNG file."""
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def in_few_colours(picture):
    """A picture in 16 to 32 colours of its own: RGB, or RGBA, which stays see-through."""
    pixels = np.asarray(picture).astype(int)  # (height, width, 3 or 4)
    shifts = 8 * np.arange(pixels.shape[2])[::-1]
    codes, index, counts = np.unique(
        pixels @ (1 << shifts), return_inverse=True, return_counts=True
    )
    colours = codes[:, None] >> shifts & 255  # (n, 3 or 4)
    for number in NUMBERS:
        palette = _palette(colours, counts, number)
        far = np.abs(colours[:, None] - palette)  # (n, number, 3 or 4)
        nearest = (far**2).sum(axis=2).argmin(axis=1)
        off = far[np.arange(len(colours)), nearest].max(axis=1)
        if counts[off > ALIKE].sum() <= counts.sum() / 1000:
            break
    places = nearest[index].reshape(pixels.shape[:2])
    indexed = Image.fromarray(places.astype(np.uint8), "P")
    indexed.putpalette(palette[:, :3].astype(np.uint8).tobytes())
    if len(shifts) == 4:
        indexed.info["transparency"] = palette[:, 3].astype(np.uint8).tobytes()
    return indexed


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
