"""A sheet of ruled paper with ten digits on it, photographed: made by a program."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.lesson01.hands import HANDS, write

ROWS, COLUMNS = 600, 900  # pixels of the photo
SIDE = 150  # of a digit's square
LINE = 50  # pixels from rule to rule
PAPER, RULE, INK = (0.94, 0.92, 0.87), (0.66, 0.75, 0.88), (0.13, 0.16, 0.38)
SLOPE = 0.012  # rows a column by which the sheet lies askew
DARKEST = 0.55  # how bright the darkest corner is, as a share of the brightest
GRAIN = 0.006  # how far the shades stray


def example_page(seed=0):
    """A photo of a page with the digits 0..9 on it, five a line: uint8 (600, 900, 3).

    Blue ink on ruled paper that lies a little askew, in the shadow of a hand, each digit in a
    hand of its own. The same seed gives the same page.
    """
    rng = np.random.default_rng(doors.whole("seed", seed, 0))
    ink = _written(rng)[..., None]
    rules = _rules()[..., None]
    paper = np.float32(PAPER) + rules * (np.float32(RULE) - np.float32(PAPER))
    page = paper + ink * (np.float32(INK) - paper)
    page *= _light()[..., None]
    page += GRAIN * rng.standard_normal((ROWS, COLUMNS, 1), np.float32)
    return np.rint(255 * page.clip(0, 1)).astype(np.uint8)


def _written(rng):
    """How much ink is where, 0..1: float32 (ROWS, COLUMNS)."""
    ink = np.zeros((ROWS, COLUMNS), np.float32)
    hands = [name for name in HANDS if name != "small"]  # of one size, as one writes on a line
    for digit in range(10):
        line, place = divmod(digit, 5)
        row, column = 90 + 250 * line, 40 + 165 * place
        part = ink[row : row + SIDE, column : column + SIDE]
        np.maximum(part, write(digit, str(rng.choice(hands)), rng, SIDE), out=part)
    return ink


def _rules():
    """How much of a printed rule is where, 0..1: soft lines, two pixels thick."""
    rows, columns = np.indices((ROWS, COLUMNS), np.float32)
    away = np.abs((rows + SLOPE * columns) % LINE - LINE / 2)
    return (1.5 - away).clip(0, 1)


def _light():
    """How bright each place is, 1 at the upper left: less to the lower right."""
    across = np.add.outer(np.linspace(0, 1, ROWS), np.linspace(0, 1, COLUMNS)) / 2
    return (1 - (1 - DARKEST) * across**2).astype(np.float32)
