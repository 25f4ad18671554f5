"""The images: MNIST, the trained network that reads them, and MNIST's frame for drawings."""

import zipfile
import zlib
from functools import cache
from pathlib import Path

import numpy as np

from mlp_helpers.network import Network

DATA = Path(__file__).parent / "data"
SIDE = 28  # pixels along each edge of an image
BOX = 20  # the ink of an MNIST digit fills a box of 20 x 20


def load_digits(split="train", count=None, seed=0):
    """MNIST images and their labels.

    Parameters
    ----------
    split : "train" (60,000) or "test" (10,000).
    count : how many, drawn at random without repeats (the first ones are not typical);
        all, in their order, if left out.
    seed : of that draw; the same seed gives the same images.

    Returns
    -------
    images : float32 (count, 784), each row one image row by row, 0 black to 1 white.
    labels : int64 (count,), the digits 0..9.
    """
    pixels, labels = _raw(split)
    if count is not None:
        pick = _sample(len(labels), count, seed)
        pixels, labels = pixels[pick], labels[pick]
    return pixels.reshape(-1, SIDE * SIDE).astype(np.float32) / np.float32(255), labels.astype(int)


def load_example(digit, which=0, split="test"):
    """One image of a wanted digit: float32 (784,), 0..1.

    digit: 0..9; which: the how-manieth of that digit in the split, from 0.
    """
    pixels, labels = _raw(split)
    _check_digit(digit)
    places = np.flatnonzero(labels == digit)
    if not _is_whole(which) or not 0 <= which < len(places):
        raise ValueError(
            f"which is {which!r}; the {split} images hold {len(places)} of digit {digit}, "
            f"wanted 0..{len(places) - 1}"
        )
    return pixels[places[which]].ravel().astype(np.float32) / np.float32(255)


def load_trained():
    """The shipped network, 784-16-16-10, right for more than 95 % of the test images.

    Made by `python mlp_helpers/data/make_trained.py`.
    """
    network = Network((784, 16, 16, 10))
    names = [f"{kind}{layer}" for layer in (1, 2, 3) for kind in "Wb"]
    stored = _read("trained.npz", names)
    for layer in (1, 2, 3):
        W, b = stored[f"W{layer}"], stored[f"b{layer}"]
        expected = network.weights[layer - 1].shape, network.biases[layer - 1].shape
        if (W.shape, b.shape) != expected or not (np.isfinite(W).all() and np.isfinite(b).all()):
            raise _damaged("trained.npz", f"W{layer} or b{layer} is not what it should be")
        network.weights[layer - 1], network.biases[layer - 1] = W, b
    return network


def one_hot(labels, n=10):
    """The wanted outputs: 1 at the label's place, 0 elsewhere. (n,) for a label, (m, n) for (m,).

    labels: whole numbers 0..n - 1. float32.
    """
    labels = np.asarray(labels)
    if labels.dtype.kind not in "iu":
        raise TypeError(f"labels are {labels.dtype}; wanted whole numbers 0..{n - 1}")
    if labels.ndim > 1:
        raise ValueError(f"labels have shape {labels.shape}; wanted one label or (m,) of them")
    if labels.size and (labels.min() < 0 or labels.max() >= n):
        wrong = labels[(labels < 0) | (labels >= n)].flat[0]
        raise ValueError(f"labels contain {wrong}; wanted whole numbers 0..{n - 1}")
    return np.eye(n, dtype=np.float32)[labels]


def frame_like_mnist(drawing):
    """Put a drawing where MNIST puts its digits: float32 (784,), 0..1.

    drawing: a picture of any size (rows, columns), or (784,), values 0 black to 1 white.
    As LeCun and Cortes did: the ink is scaled to fit 20 x 20 pixels, its proportions kept,
    then moved by whole pixels until its centre of mass is at row 14, column 14 (counted
    from 0), to half a pixel. Unlike there, no ink is pushed over the edge of the picture.
    Refuses an empty drawing: there is nothing to put anywhere.
    """
    scale, shift = frame_of(drawing)
    return place(drawing, scale, shift)


def frame_of(drawing):
    """How `frame_like_mnist` moves a drawing: its scale, and its shift (rows, columns) in pixels.

    A point of the drawing at (r, c), counted in pixels from its upper left corner,
    goes to (r, c) * scale + shift.
    """
    ink = _check_drawing(drawing)
    if not ink.any():
        raise ValueError("the drawing is empty; wanted at least one pixel above 0 to frame")
    edges = [np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))]
    low = np.array([e[0] for e in edges])
    size = np.array([e[-1] + 1 for e in edges]) - low
    scale = BOX / size.max()
    small = place(ink, scale, -low * scale)  # in the upper left corner
    centre = _centre_of_mass(small.reshape(SIDE, SIDE))
    corner = np.floor(SIDE / 2 - centre + 0.5)
    corner = np.clip(corner, 0, np.floor(SIDE - size * scale))
    return scale, corner - low * scale


def place(drawing, scale, shift):
    """The drawing scaled and shifted (see `frame_of`) into a 28 x 28 picture: float32 (784,)."""
    ink = _check_drawing(drawing)
    rows = _overlap(ink.shape[0], scale, shift[0])  # (28, rows of the drawing)
    columns = _overlap(ink.shape[1], scale, shift[1])
    return (rows @ ink @ columns.T).clip(0, 1).astype(np.float32).ravel()


def _overlap(n, scale, shift):
    """How much of each scaled source pixel each of the 28 target pixels sees: (28, n).

    Between its neighbours' centres a pixel fades linearly, over at least one target pixel.
    """
    target = np.arange(SIDE)[:, None] + 0.5
    source = (np.arange(n)[None, :] + 0.5) * scale + shift
    weight = (1 - np.abs(target - source) / max(scale, 1)).clip(0)
    return weight * min(scale, 1)


def _centre_of_mass(picture):
    total = picture.sum()
    rows, columns = np.indices(picture.shape)
    return np.array([(rows * picture).sum(), (columns * picture).sum()]) / total


def _check_drawing(drawing):
    drawing = np.asarray(drawing)
    if drawing.dtype.kind not in "biuf":
        raise TypeError(f"the drawing holds {drawing.dtype}; wanted numbers 0..1")
    if drawing.shape == (SIDE * SIDE,):
        drawing = drawing.reshape(SIDE, SIDE)
    if drawing.ndim != 2 or not drawing.size:
        raise ValueError(
            f"the drawing has shape {drawing.shape}; wanted (rows, columns) or ({SIDE * SIDE},)"
        )
    if not (drawing.min() >= 0 and drawing.max() <= 1):
        raise ValueError(
            f"the drawing holds values {drawing.min()}..{drawing.max()}; "
            "wanted 0 (black) to 1 (white)"
        )
    return drawing.astype(np.float32)


def _check_digit(digit):
    if not _is_whole(digit) or not 0 <= digit <= 9:
        raise ValueError(f"digit is {digit!r}; wanted a whole number 0..9")


def _is_whole(value):
    return isinstance(value, (int, np.integer)) and not isinstance(value, bool)


def _sample(n, count, seed):
    if not _is_whole(count) or not 1 <= count <= n:
        raise ValueError(f"count is {count!r}; wanted a whole number 1..{n:,}")
    return np.random.default_rng(seed).choice(n, size=count, replace=False)


@cache
def _raw(split):
    """The pixels (m, 28, 28) and labels (m,) of a split, as stored: uint8."""
    if split not in ("train", "test"):
        raise ValueError(f'split is {split!r}; wanted "train" or "test"')
    stored = _read("mnist.npz", [f"x_{split}", f"y_{split}"])
    pixels, labels = stored.values()
    if pixels.shape != (len(labels), SIDE, SIDE) or pixels.dtype != np.uint8:
        raise _damaged("mnist.npz", f"its {split} images have shape {pixels.shape}")
    pixels.flags.writeable = labels.flags.writeable = False
    return pixels, labels


def _read(name, keys):
    path = DATA / name
    try:
        with np.load(path, allow_pickle=False) as stored:
            return {key: stored[key] for key in keys}
    except FileNotFoundError:
        raise FileNotFoundError(_how_to_mend(name, "is missing")) from None
    except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise _damaged(name, error) from None


def _damaged(name, why):
    return OSError(_how_to_mend(name, f"is damaged ({why})"))


def _how_to_mend(name, what):
    return (
        f"{DATA / name} {what}. It is part of the project: bring it back with "
        f"'git checkout -- mlp_helpers/data/{name}' in the project's folder, or clone it anew."
    )
