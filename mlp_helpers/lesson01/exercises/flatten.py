"""Exercise: an image as its 784 numbers."""

import numpy as np

from mlp_helpers.checks.drawing import spread
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.digits import SIDE

PIXELS = SIDE * SIDE


def _images():
    """An image that shows what went wrong, and others that nothing wrong gets past."""
    numbered = np.arange(PIXELS, dtype=float).reshape(SIDE, SIDE)
    yield Case(numbered, text="an image whose pixels are numbered 0, 1, 2, …, 783, row by row")
    one_lit = np.zeros((SIDE, SIDE))
    one_lit[1, 2] = 1
    yield Case(one_lit, text="an image that is 1 in row 1, column 2, and 0 everywhere else")
    noise = np.random.default_rng(0).random((12, SIDE, SIDE))
    yield Case(noise[0].astype(np.float32).T, text="an image of random numbers, mirrored")
    yield from (Case(image, text="an image of random numbers") for image in noise)


def _draw(rng):
    """Two images of random numbers, no two of them alike."""
    text = "an image of random numbers"
    return [Case(spread(rng, SIDE, SIDE, low=0.0), text=text) for _ in range(2)]


exercise = Exercise(
    signature="flatten(image)",
    task="Turn an image, shape (28, 28), into its 784 numbers, shape (784,), row by row.",
    right=lambda image: image.reshape(PIXELS),
    cases=list(_images()),
    mistakes=[
        Mistake(
            "left as (28, 28)",
            "The answer still has 28 rows of 28 numbers. Wanted is one long row: print its shape.",
            lambda image: image,
        ),
        Mistake(
            "column by column",
            "All 784 numbers are there, but you go down the first column before you come to the "
            "second. Read the image like a page of text.",
            lambda image: image.T.reshape(PIXELS),
        ),
        Mistake(
            "only one row or column",
            "Only 28 of the 784 numbers come out. If you use a loop: does it come round again, or "
            "is the return inside it?",
            lambda image: image[0],
            lambda image: image[-1],
            lambda image: image[:, 0],
            lambda image: image[:, -1],
        ),
        Mistake(
            "the last row or column is left out",
            "Some numbers are missing: 28 rows of 28 make 784. Remember that range(27) ends "
            "with 26.",
            lambda image: image[:-1, :-1].reshape(-1),
            lambda image: image[:-1].reshape(-1),
            lambda image: image[:, :-1].reshape(-1),
        ),
    ],
    whole=[
        Case(
            np.arange(PIXELS).reshape(SIDE, SIDE),
            text="an image of the whole numbers 0, 1, 2, …, 783",
        )
    ],
    hint="NumPy arrays have a method that gives the same numbers in another shape: reshape.",
    solution='''\
def flatten(image):
    """The 784 numbers of an image, row by row."""
    return image.reshape(784)''',
    draw=_draw,
)
