"""The images: MNIST, the trained network that reads them, and MNIST's frame for drawings."""

from functools import cache
from pathlib import Path

import numpy as np

from mlp_helpers import doors

DATA = Path(__file__).parent / "data"
SIDE = 28  # pixels along each edge of an image
COUNTS = {"train": 60_000, "test": 10_000}
BOX = 20  # the ink of an MNIST digit fills a box of 20 x 20
CLEAR = 0.2  # how far ink is above the ground, at least: a share of how far the brightest pixel is
LIGHT_GROUNDS = (2 / 3, 0.6), (0.4, 0.7)  # brighter than this, of its range: this share of it
DARK_INK = "looks like dark ink on a light ground: 1 - picture turns it round"


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
        count = doors.whole("count", count, 1, len(labels))
        rng = np.random.default_rng(doors.whole("seed", seed, 0))
        pick = rng.choice(len(labels), size=count, replace=False)
        pixels, labels = pixels[pick], labels[pick]
    images = pixels.reshape(-1, SIDE * SIDE).astype(np.float32)
    images /= np.float32(255)  # in place: 60,000 of them take 188 MB
    return images, labels.astype(np.int64)


def load_example(digit=None, which=0, split="test"):
    """One image: float32 (784,), 0..1.

    digit: 0..9, or None for any; which: the how-manieth image of that digit (of all), from 0.
    """
    pixels, labels = _raw(split)
    places = _places(labels, digit)
    if not doors.is_whole(which) or not 0 <= which < len(places):
        what = "images" if digit is None else f"images of the digit {digit}"
        raise ValueError(
            f"which is {doors.said(which)}; there are {len(places):,} {split} {what}, "
            f"wanted 0..{len(places) - 1}"
        )
    return pixels[places[which]].ravel().astype(np.float32) / np.float32(255)


def count_examples(digit=None, split="test"):
    """How many images of a digit there are, or of all digits: what `which` may count to."""
    _, labels = _raw(split)
    return len(_places(labels, digit))


def never_lit(split="train"):
    """Which pixels are 0 in every image of a split: bool (784,)."""
    pixels, _ = _raw(split)
    return ~pixels.any(axis=0).ravel()


def load_trained():
    """The shipped network, 784-16-16-10, right for more than 95 % of the test images.

    Made by `python mlp_helpers/data/make_trained.py`.
    """
    from mlp_helpers.network import Network  # only here: images need no network

    network = Network((784, 16, 16, 10))
    names = [f"{kind}{layer}" for layer in (1, 2, 3) for kind in "Wb"]
    stored = _read("trained.npz", names)
    for layer in (1, 2, 3):
        W, b = stored[f"W{layer}"], stored[f"b{layer}"]
        network.weights[layer - 1], network.biases[layer - 1] = W, b
        try:
            doors.parameters(network)
        except (TypeError, ValueError) as error:
            raise _damaged("trained.npz", error) from None
    return network


def one_hot(labels, n=10):
    """The wanted outputs: 1 at the label's place, 0 elsewhere. (n,) for a label, (m, n) for (m,).

    labels: whole numbers 0..n - 1. float32.
    """
    n, labels = doors.whole("n", n, 1), doors.array("labels", labels)
    if labels.ndim > 1:
        raise ValueError(f"labels have shape {labels.shape}; wanted one label or (m,) of them")
    return np.eye(n, dtype=np.float32)[doors.labels(labels, n)]


@doors.as_usual
def frame_like_mnist(drawing):
    """Put a drawing where MNIST puts its digits: float32 (784,), 0..1.

    drawing: a picture of any size (rows, columns), or (784,), values 0 black to 1 white.
    As LeCun and Cortes did: the ink (`ink_of`) is scaled to fit 20 x 20 pixels, its proportions
    kept, then moved by whole pixels until its centre of mass is at row 14, column 14 (counted
    from 0), to half a pixel. Unlike there, no ink is pushed over the edge of the picture.
    Refuses an empty drawing: there is nothing to put anywhere. And dark ink on a light ground
    (`is_dark_on_light`), where the paper would be put into the box.
    """
    scale, shift = frame_of(drawing)
    return place(ink_of(drawing), scale, shift)


@doors.as_usual
def ink_of(drawing):
    """A drawing without its ground, float32 (rows, columns): what is not ink is 0.

    drawing: as in `frame_like_mnist`. Its ground is as bright as a tenth of its pixels at most.
    Ink is what is clearly above that, by a fifth or more of what the brightest pixel is, and
    the soft edge of it: pixels beside it, brighter than all that lie further off. So faint ink
    on black is ink; grey paper, its noise and a dim speck are not. A speck or a line as bright
    as the ink is ink, too: brightness alone does not tell it from a stroke.
    """
    drawing = _check_drawing(drawing)
    ground, brightest = np.quantile(drawing, 0.1), drawing.max()
    ink = drawing >= ground + CLEAR * (brightest - ground)
    beside = _grown(ink, -(-max(drawing.shape) // SIDE))  # by one pixel of MNIST
    edge = beside & (drawing > drawing[~beside].max(initial=0))
    return np.where(ink | edge, drawing, np.float32(0))


@doors.as_usual
def is_dark_on_light(drawing, even=False):
    """Whether a drawing looks like dark ink on a light ground, as on paper: True or False.

    drawing: as in `frame_like_mnist`. It does if three fifths of its pixels, and of those along
    its border, are in the brightest third of its range; or, unless its light is known to be
    `even`, if seven tenths are above two fifths of it, and two fifths in its brighter half.
    Fewer than 12 rows or columns, or a range below `CLEAR`, are too little to tell.
    """
    drawing = _check_drawing(drawing)
    low, high = drawing.min(), drawing.max()
    if min(drawing.shape) < 12 or high - low < CLEAR:
        return False
    border = np.concatenate([drawing[0], drawing[-1], drawing[:, 0], drawing[:, -1]])
    if np.quantile(drawing, 0.6) <= (low + high) / 2:
        return False
    return any(
        min((part > low + (high - low) * bright).mean() for part in (drawing, border)) >= share
        for bright, share in LIGHT_GROUNDS[: 1 if even else None]
    )


@doors.as_usual
def frame_of(drawing):
    """How `frame_like_mnist` moves a drawing: its scale, and its shift (rows, columns) in pixels.

    A point of the drawing at (r, c), counted in pixels from its upper left corner,
    goes to (r, c) * scale + shift.
    """
    if is_dark_on_light(drawing):
        raise ValueError(f"the drawing {DARK_INK}")
    ink = ink_of(drawing)
    if not ink.any():
        raise ValueError("the drawing is empty; wanted at least one pixel above 0 to frame")
    edges = [np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))]
    low = np.array([e[0] for e in edges])
    size = np.array([e[-1] + 1 for e in edges]) - low
    scale = BOX / size.max()
    ink = ink[low[0] : low[0] + size[0], low[1] : low[1] + size[1]]
    small = place(ink / ink.max(), scale, (0, 0))  # in the upper left corner
    centre = _centre_of_mass(small.reshape(SIDE, SIDE))
    corner = np.floor(SIDE / 2 - centre + 0.5)
    corner = np.clip(corner, 0, np.floor(SIDE - size * scale + 1e-9))
    return scale, corner - low * scale


@doors.as_usual
def place(drawing, scale, shift):
    """The drawing scaled and shifted (see `frame_of`) into a 28 x 28 picture: float32 (784,)."""
    drawing, scale = _check_drawing(drawing), doors.number("scale", scale)
    shift = doors.within("shift", shift, (2,), -doors.LARGEST, doors.LARGEST)
    rows = _overlap(drawing.shape[0], scale, shift[0])  # (28, rows of the drawing)
    columns = _overlap(drawing.shape[1], scale, shift[1])
    return (rows @ drawing @ columns.T).clip(0, 1).astype(np.float32).ravel()


@doors.as_usual
def as_picture(picture):
    """A picture for a pad, float32 (28, 28), or a sentence.

    picture: (28, 28) or (784,), values 0 black to 1 white.
    """
    pixels = doors.pixels("the picture", picture)
    if pixels.shape not in ((SIDE, SIDE), (SIDE * SIDE,)):
        raise _odd_shape("the picture", pixels, f"({SIDE}, {SIDE})")
    return pixels.reshape(SIDE, SIDE).astype(np.float32)


def _grown(cells, reach):
    """Cells (rows, columns) of True and False, and all within `reach` of a True one."""
    for _ in range(2):  # along the columns, then along the rows
        counts = np.pad(cells, ((reach + 1, reach), (0, 0))).cumsum(axis=0)
        cells = (counts[2 * reach + 1 :] > counts[: -2 * reach - 1]).T
    return cells


def _overlap(n, scale, shift):
    """How much of each of the 28 target pixels each scaled source pixel covers: (28, n)."""
    target = np.arange(SIDE)[:, None]
    source = np.arange(n)[None, :] * scale + shift
    return (np.minimum(target + 1, source + scale) - np.maximum(target, source)).clip(0)


def _centre_of_mass(picture):
    total = picture.sum()
    rows, columns = np.indices(picture.shape)
    return np.array([(rows * picture).sum(), (columns * picture).sum()]) / total


def _check_drawing(drawing):
    pixels = doors.pixels("the drawing", drawing)
    if pixels.shape == (SIDE * SIDE,):
        pixels = pixels.reshape(SIDE, SIDE)
    if (
        pixels.ndim != 2
        or not pixels.size
        or (SIDE * SIDE in pixels.shape and min(pixels.shape) < SIDE)
    ):
        raise _odd_shape("the drawing", pixels, "(rows, columns)")
    return pixels.astype(np.float32)


def _odd_shape(name, pixels, wanted):
    sentence = f"{name} has shape {pixels.shape}; wanted {wanted} or ({SIDE * SIDE},)"
    if pixels.ndim == 3 and pixels.shape[2] in (3, 4):  # red, green, blue, opacity
        sentence += ": picture[..., :3].mean(axis=2) makes a colour picture grey"
    elif pixels.ndim == 2 and SIDE * SIDE in pixels.shape:
        sentence += ": images[0] is the first of several, picture.ravel() makes a column flat"
    elif pixels.ndim == 2 and min(pixels.shape) > 1:
        sentence += ": frame_like_mnist(picture) makes one of any size"
    return ValueError(sentence)


def _places(labels, digit):
    if digit is None:
        return np.arange(len(labels))
    return np.flatnonzero(labels == doors.whole("digit", digit, 0, 9))


def _raw(split):
    """The pixels (m, 28, 28) and labels (m,) of a split, as stored: uint8."""
    return _read_split(doors.one_of("split", split, COUNTS))


@cache
def _read_split(split):
    stored = _read("mnist.npz", [f"x_{split}", f"y_{split}"])
    pixels, labels = stored.values()
    n = COUNTS[split]
    for array, shape in ((pixels, (n, SIDE, SIDE)), (labels, (n,))):
        if array.shape != shape or array.dtype != np.uint8:
            what = f"{array.dtype} {array.shape} in place of uint8 {shape}"
            raise _damaged("mnist.npz", f"its {split} part holds {what}")
    if labels.max() > 9:
        raise _damaged("mnist.npz", f"its {split} labels contain {labels.max()}")
    pixels.flags.writeable = labels.flags.writeable = False
    return pixels, labels


def _read(name, keys):
    path = DATA / name
    try:
        # np.load alone leaves the file open if it turns out to be damaged
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            return {key: stored[key] for key in keys}
    except FileNotFoundError:
        raise FileNotFoundError(_how_to_mend(name, "is missing")) from None
    except Exception as error:  # almost anything, depending on which bytes are wrong
        raise _damaged(name, error) from None


def _damaged(name, why):
    return OSError(_how_to_mend(name, f"is damaged ({why})"))


def _how_to_mend(name, what):
    return (
        f"{DATA / name} {what}. It is part of the project: bring it back with "
        f"'git checkout -- mlp_helpers/data/{name}' in the project's folder, or clone it anew."
    )
