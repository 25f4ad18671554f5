"""Photos of paper, made for tests: a clean drawing goes in, what a phone would see comes out."""

import io

import numpy as np
from PIL import Image, ImageFilter

from mlp_helpers.lesson01.hands import HANDS, write
from mlp_helpers.paper import grey, open_photo

PAPER, PEN, PENCIL = (0.93, 0.92, 0.87), (0.14, 0.15, 0.3), (0.63, 0.63, 0.64)
BOARD, CHALK = (0.15, 0.21, 0.17), (0.86, 0.86, 0.82)
SIDE = 112  # of a drawing's square


def drawings(each=2, seed=5):
    """Clean drawings of every digit in every hand, float32 (n, 112, 112), and their labels (n,)."""
    rng = np.random.default_rng(seed)
    wanted = [(digit, hand) for hand in HANDS for _ in range(each) for digit in range(10)]
    made = [write(digit, hand, rng, SIDE) for digit, hand in wanted]
    return np.array(made), np.array([digit for digit, _ in wanted])


def page(ink, paper=PAPER, pen=PEN, room=14):
    """Ink on paper with room round it: float32 (rows, columns, 3), 0..1."""
    ink = np.pad(ink, room)[..., None]
    return (np.float32(paper) * (1 - ink) + np.float32(pen) * ink).astype(np.float32)


def blank(rows=150, columns=140, paper=PAPER):
    """Paper alone."""
    return np.full((rows, columns, 3), paper, np.float32)


def ruled(photo, rng, step=36, rule=(0.62, 0.72, 0.88), slope=0.0, squared=False):
    """Printed lines, from a place that is drawn: under the ink, which stays as dark."""
    r, c = np.indices(photo.shape[:2])
    begin = rng.integers(step)
    lines = (r + slope * c + begin) % step < 2
    if squared:
        lines |= (c - slope * r + begin) % step < 2
    return np.where(lines[..., None], np.minimum(photo, np.float32(rule)), photo)


def shaded(photo, low=0.45, down=1.0, across=1.0):
    """Light that falls off to one side, to a share of what it is on the other."""
    rows, columns = photo.shape[:2]
    way = np.add.outer(np.linspace(0, down, rows), np.linspace(0, across, columns))
    way = (way - way.min()) / np.ptp(way)
    return photo * (low + (1 - low) * way)[..., None].astype(np.float32)


def edge_of_a_shadow(photo):
    """A hand's shadow with an edge that is a little soft, aslant over the middle."""
    rows, columns = np.indices(photo.shape[:2], np.float32)
    away = (rows + 0.4 * columns - 0.7 * photo.shape[0]) / (0.05 * photo.shape[0])
    return photo * (0.6 + 0.4 / (1 + np.exp(-away)))[..., None]


def grainy(photo, rng, spread=0.02):
    """The sensor's noise, as large everywhere."""
    return (photo + spread * rng.standard_normal(photo.shape, np.float32)).clip(0, 1)


def image_of(photo):
    return Image.fromarray(np.rint(255 * photo.clip(0, 1)).astype(np.uint8))


def _back(image):
    return np.asarray(image, np.float32) / 255


def blurred(photo, radius=1.5):
    return _back(image_of(photo).filter(ImageFilter.GaussianBlur(radius)))


def turned(photo, degrees):
    around = tuple(np.rint(255 * np.median(photo, axis=(0, 1))).astype(int).tolist())
    return _back(image_of(photo).rotate(degrees, Image.Resampling.BICUBIC, fillcolor=around))


def jpeg(photo, quality=60):
    """What is left of it in a JPEG file of this quality, opened as a student's is."""
    file = io.BytesIO()
    image_of(photo).save(file, "JPEG", quality=quality)
    return _back(open_photo(file.getvalue()))


def seen(photo):
    """A photo in shades, as the reader gets it: float32 (rows, columns)."""
    return grey(np.rint(255 * photo.clip(0, 1)).astype(np.uint8))


# How a clean drawing becomes a photo, by the name of what makes it hard; rng draws the rest.
HARD = {
    "white paper, black pen": lambda ink, rng: page(ink, (1, 1, 1), (0, 0, 0)),
    "paper and a blue pen": lambda ink, rng: page(ink),
    "a shadow": lambda ink, rng: shaded(page(ink)),
    "a deep shadow": lambda ink, rng: shaded(page(ink), 0.25, 1, 0.3),
    "the edge of a shadow": lambda ink, rng: grainy(edge_of_a_shadow(page(ink)), rng),
    "noise": lambda ink, rng: grainy(page(ink), rng, 0.06),
    "blur": lambda ink, rng: blurred(page(ink)),
    "turned by 4 degrees": lambda ink, rng: turned(page(ink), 4),
    "turned by 4 degrees the other way": lambda ink, rng: turned(page(ink), -4),
    "JPEG": lambda ink, rng: jpeg(grainy(page(ink), rng, 0.03)),
    "pencil": lambda ink, rng: jpeg(grainy(shaded(page(ink, pen=PENCIL), 0.7), rng)),
    "chalk on a board": lambda ink, rng: grainy(shaded(page(ink, BOARD, CHALK)), rng),
    "ruled paper": lambda ink, rng: grainy(ruled(page(ink), rng), rng),
    "dark rules": lambda ink, rng: grainy(ruled(page(ink), rng, rule=(0.35, 0.35, 0.45)), rng),
    "squared paper, askew": lambda ink, rng: jpeg(
        grainy(ruled(shaded(page(ink), 0.6), rng, slope=-0.035, squared=True), rng)
    ),
    "pencil on ruled paper": lambda ink, rng: grainy(
        ruled(page(ink, pen=PENCIL), rng, rule=(0.7, 0.78, 0.88)), rng
    ),
    "all at once": lambda ink, rng: jpeg(
        grainy(blurred(shaded(turned(ruled(page(ink), rng), 2), 0.5), 0.7), rng)
    ),
}
