"""The way of a drawing into MNIST's frame, and how fast it goes."""

from mlp_helpers.digits import frame_of, place


def on_the_way(drawing, share):
    """The drawing on its way: at 0 as it lies, at 1 in the frame, between them in between.

    drawing: float32 (784,), 0..1; float32 (784,). Where nothing is drawn there is no way.
    """
    if not share or not drawing.any():
        return drawing
    scale, shift = frame_of(drawing)
    return place(drawing, 1 + share * (scale - 1), share * shift)


def glide(share):
    """The share of a way that is done after this share of the time: slow at both ends."""
    return share * share * (3 - 2 * share)
