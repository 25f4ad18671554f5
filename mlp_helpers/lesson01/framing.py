"""The way of a drawing into MNIST's frame, and how fast it goes."""

from mlp_helpers.digits import frame_of, ink_of, is_dark_on_light, place


def on_the_way(drawing, share):
    """The drawing on its way: at 0 as it lies, at 1 in the frame, between them in between.

    drawing: float32 (784,), 0..1; float32 (784,). What is not ink fades on the way. Where nothing
    is drawn, or dark on light, there is no way.
    """
    if not share or not drawing.any() or is_dark_on_light(drawing):
        return drawing
    scale, shift = frame_of(drawing)
    ink = ink_of(drawing).ravel()
    return place(ink + (1 - share) * (drawing - ink), 1 + share * (scale - 1), share * shift)


def glide(share):
    """The share of a way that is done after this share of the time: slow at both ends."""
    return share * share * (3 - 2 * share)
