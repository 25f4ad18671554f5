"""Points for a network that the hand-in's own cells have trained.

The process in which they run gets the training images with their pixels in a drawn order, the same
for all images. Training does not notice: to a layer that sees all pixels, each is one of 784. Here,
the network then reads the test images, their pixels in that order. So weights that were trained
elsewhere, the shipped ones, a friend's, some from the web, read no better than by chance.

All points are for 93 % of the test images. Below that, the share of the points grows evenly with
the share of images that is above chance; below half of the images there are none.
Who takes pictures apart by rows and columns before training would notice the order.

Somebody who brings weights along, and what each pixel is like in the training images, could find
the order. So a tenth of the images are there twice in place of others, which hides the plainest of
such facts; and cells that hold more than code does, when compressed, count for nothing.
"""

import zlib
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mlp_helpers.checks.verdict import Verdict
from mlp_helpers.digits import COUNTS, SIDE, load_digits, load_trained
from mlp_helpers.homework.outside.folder import Folder
from mlp_helpers.homework.own_network import NAME, WANTED, network_verdict, share_read

LEAST, CHANCE = 0.5, 0.1  # shares of the test images
TESTS = 10_000  # training images that stand for the test images over there
TWICE = 6_000  # images that stand in the place of others
LARGEST = 8_000  # bytes of all cells, compressed; hw4 with its solutions has 2,000, lesson 07 5,400
ELSEWHERE, TOO_FEW, NONE = "not trained by these cells", "reads too few", "no such network"
DATA = "data in the cells"
TO_SAY = {
    ELSEWHERE: "The network was trained elsewhere: it reads digits, but not the images that the "
    "cells were given when they ran here.",
    TOO_FEW: "The network reads fewer of the test images than asked.",
    NONE: "At the end, `weights` and `biases` are not those of a network 784-16-16-10.",
    DATA: "The cells hold more than code: numbers or texts in bulk. A network is trained from the "
    "images alone. Take out what is not needed, or tell your teacher what it is for.",
}  # each mistake, and a sentence on it


class Outcome(NamedTuple):
    """What there is to say of a trained network."""

    share: float  #: of the points, 0 to 1
    mistake: str  #: "right", "blank", or one of `TO_SAY`
    verdict: Verdict


@contextmanager
def shuffled_images(rng):
    """(path, order) of a file of training images, their pixels in a drawn order, (784,).

    rng: a `np.random.Generator` that draws it. The file is gone at the end of the `with`.
    """
    order = rng.permutation(SIDE * SIDE)
    with Folder("images-") as folder:
        yield _written(Path(folder), order, rng), order


@cache
def plain_images():
    """The path of a file of training images as they are; it is gone when Python ends."""
    folder = Folder("images-")
    _FOLDERS.append(folder)
    return _written(Path(folder.name), np.arange(SIDE * SIDE), np.random.default_rng(0))


_FOLDERS = []  # as long as one is in here, it exists


def judge_trained(weights, biases, order, cells=()):
    """The `Outcome` for the weights and biases of a hand-in, whatever they are.

    order: of the pixels, as `shuffled_images` gave it to the cells that trained; cells: their text.
    """
    if holds_data(cells):
        return _nothing(DATA)
    weights, biases = _arrays(weights), _arrays(biases)
    here = _for_plain_images(weights, order)
    verdict = network_verdict(here, biases)
    if verdict:
        return Outcome(1.0, "right", verdict)
    if _is_from_elsewhere(weights, biases):
        return _nothing(ELSEWHERE)
    if verdict.state == "not tried":
        return Outcome(0.0, "blank", verdict)
    try:
        share = share_read(here, biases)
    except (TypeError, ValueError):
        return Outcome(0.0, NONE, verdict)
    points = (share - CHANCE) / (WANTED - CHANCE) if share >= LEAST else 0.0
    return Outcome(points, TOO_FEW, verdict)


def holds_data(cells):
    """Whether code cells hold more than code does: numbers or texts in bulk. cells: their text."""
    return len(zlib.compress("\n".join(cells).encode("utf-8", "replace"))) > LARGEST


def _nothing(mistake):
    """The `Outcome` with no points for a mistake in `TO_SAY`."""
    verdict = Verdict(NAME, "wrong", f"not right yet: {mistake}", TO_SAY[mistake])
    return Outcome(0.0, mistake, verdict)


def _arrays(values):
    """A list of arrays of floats; what cannot be made one, as it is."""
    try:
        return [np.array(value, dtype=np.float64) for value in values]
    except (TypeError, ValueError, OverflowError):
        return values


def _for_plain_images(weights, order):
    """Weights that do with plain images what these do with images whose pixels are in an order."""
    try:
        return [weights[0][:, np.argsort(order)], *weights[1:]]
    except (TypeError, ValueError, IndexError):  # no weights of 784 pixels
        return weights


def _is_from_elsewhere(weights, biases):
    """Whether they read plain images, or are the shipped ones, in part at least."""
    try:
        reads = share_read(weights, biases) >= LEAST
    except (TypeError, ValueError):
        return False
    pairs = zip(weights, load_trained().weights, strict=True)
    return reads or any(np.allclose(W, ours, atol=1e-4) for W, ours in pairs)


def _written(folder, order, rng):
    """Write the images, their pixels in an order, themselves drawn; gives the path."""
    images, labels = load_digits("train")
    images *= 255
    rows = rng.permutation(COUNTS["train"])
    rows[:TWICE] = rows[TWICE : 2 * TWICE]
    rng.shuffle(rows)
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
