"""How many test images a network still reads right when they are moved."""

import numpy as np

from mlp_helpers.digits import SIDE, load_digits
from mlp_helpers.network import accuracy


def read_when_moved(shifts, network):
    """The share of the 10,000 test images read right at each shift, one after another.

    shifts : whole numbers of pixels, to the right where above 0. What leaves the picture is
    lost, black follows. A generator of floats, 0..1.
    """
    images, labels = load_digits("test")
    pictures = images.reshape(-1, SIDE, SIDE)
    for shift in shifts:
        yield accuracy(network, moved(pictures, int(shift)).reshape(-1, SIDE * SIDE), labels)


def moved(pictures, shift):
    """The pictures (m, 28, 28), each moved to the right by `shift` pixels, or to the left."""
    result = np.zeros_like(pictures)
    to, start = slice(max(shift, 0), SIDE + min(shift, 0)), max(-shift, 0)
    result[:, :, to] = pictures[:, :, start : start + SIDE - abs(shift)]
    return result
