"""Points for a network that the hand-in's own cells have trained.

The process in which they run gets the training images with their pixels in a drawn order, the same
for all images. Training does not notice: to a layer that sees all pixels, each is one of 784. Here,
the network then reads the test images, their pixels in that order. So weights that were trained
elsewhere, the shipped ones, a friend's, some from the web, read no better than by chance.

What it takes to be right, FULL, is 93 % of the test images. Below that, the share of the points
grows evenly with the share of images that is above chance; below half of the images there are none.
Who takes pictures apart by rows and columns before training would notice the order.
"""

import tempfile
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import COUNTS, SIDE, load_digits, load_trained
from mlp_helpers.network import Network, accuracy

NAME = "trained_network"
SIZES = (784, 16, 16, 10)
FULL, LEAST, CHANCE = 0.93, 0.5, 0.1  # shares of the test images
TESTS = 10_000  # training images that stand for the test images over there
MISTAKES = {
    "weights and biases are missing": (
        "After all cells have run, there are no lists of arrays named weights and biases."
    ),
    "weights of another shape": (
        "Wanted are weights of the shapes (16, 784), (16, 16), (10, 16) and biases (16,), (16,), "
        "(10,), all of them numbers."
    ),
    "not trained by these cells": (
        "The network was trained elsewhere: it reads digits, but not the images that the cells "
        "were given when they ran here."
    ),
    "reads too few": "The network reads fewer of the test images than asked.",
}


class Outcome(NamedTuple):
    """What there is to say of a trained network."""

    share: float  #: of the points, 0 to 1
    mistake: str  #: "right", "blank", or one of `MISTAKES`
    words: str


@contextmanager
def shuffled_images(rng):
    """(path, order) of a file of training images, their pixels in a drawn order, (784,).

    rng: a `np.random.Generator` that draws it. The file is gone at the end of the `with`.
    """
    order = rng.permutation(SIDE * SIDE)
    with tempfile.TemporaryDirectory(prefix="images-") as folder:
        yield _written(Path(folder), order, rng), order


@cache
def plain_images():
    """The path of a file of training images as they are; it is gone when Python ends."""
    folder = tempfile.TemporaryDirectory(prefix="images-")
    _FOLDERS.append(folder)
    return _written(Path(folder.name), np.arange(SIDE * SIDE), np.random.default_rng(0))


_FOLDERS = []  # as long as one is in here, it exists


def judge_trained(weights, biases, order):
    """The `Outcome` for the weights and biases of a hand-in, whatever they are.

    order: of the pixels, as `shuffled_images` gave it to the cells that trained.
    """
    if weights is None or biases is None:
        return _wrong("weights and biases are missing")
    network = _network(weights, biases)
    if network is None:
        return _wrong("weights of another shape")
    images, labels = load_digits("test")
    share = accuracy(network, images[:, order], labels)
    said = f"{share:.1%} of the 10,000 test images are read right"
    if share >= FULL:
        return Outcome(1.0, "right", f"{said}.")
    elsewhere = accuracy(network, images, labels)
    if share < LEAST <= elsewhere or _is_shipped(network):
        return _wrong("not trained by these cells")
    share = (share - CHANCE) / (FULL - CHANCE) if share >= LEAST else 0.0
    words = f"{said}; asked is {FULL:.0%}."
    return Outcome(share, "reads too few", words)


def _wrong(mistake):
    return Outcome(0.0, mistake, MISTAKES[mistake])


def _network(weights, biases):
    """A `Network` of these parameters; None if they are not 784-16-16-10 finite numbers."""
    network, n = Network(SIZES, dtype=np.float64), len(SIZES) - 1
    try:
        if len(weights) != n or len(biases) != n:
            return None
        network.weights = [np.array(W, dtype=np.float64) for W in weights]
        network.biases = [np.array(b, dtype=np.float64) for b in biases]
        network.biases = [b[:, 0] if b.shape[1:] == (1,) else b for b in network.biases]
        doors.parameters(network)
    except (TypeError, ValueError, OverflowError):
        return None
    return network


def _is_shipped(network):
    shipped = load_trained()
    pairs = zip(network.weights, shipped.weights, strict=True)
    return any(np.allclose(W, ours, atol=1e-4) for W, ours in pairs)


def _written(folder, order, rng):
    """Write the images, their pixels in an order and themselves in a drawn one; gives the path."""
    images, labels = load_digits("train")
    images *= 255
    rows = rng.permutation(COUNTS["train"])
    pixels = np.rint(images, out=images).astype(np.uint8)[rows][:, order]
    labels = labels[rows].astype(np.uint8)
    tests = rng.choice(COUNTS["train"], TESTS, replace=False)
    path = folder / "images.npz"
    np.savez(
        path,
        train_pixels=pixels,
        train_labels=labels,
        test_pixels=pixels[tests],
        test_labels=labels[tests],
    )
    return path
