"""From a photo or a scan of paper to a drawing, white ink on black, and where its digits are.

photo : a picture file becomes pixels, upright, or a sentence says why not (`open_photo`).
light : shades, Otsu's threshold, shadows taken out (`grey`, `otsu`).
pieces : which pixels of ink hang together.
rules : the printed lines of ruled and squared paper.
ink : a part of a photo becomes a drawing (`drawing_of`).
found : where on a page the digits are (`find_digits`).
"""

from mlp_helpers import on_demand

__getattr__, __dir__, __all__ = on_demand(
    __name__,
    **{"open_photo": "photo", "grey": "light", "otsu": "light"},
    **{"Drawing": "ink", "drawing_of": "ink", "find_digits": "found"},
)
