"""The exercises of lesson 1: an image is 784 numbers, and ten outputs are an answer."""

from itertools import product

import numpy as np

from mlp_helpers.checks.exercise import Case, Exercise, Mistake, by_name
from mlp_helpers.digits import SIDE

PIXELS = SIDE * SIDE

pixel_index = Exercise(
    signature="pixel_index(row, column)",
    task="Give the place, 0 to 783, of a pixel in the column of 784 numbers.",
    right=lambda row, column: SIDE * row + column,
    cases=[Case(args) for args in [(2, 3), (0, 5), *product(range(SIDE), range(SIDE))]],
    mistakes=[
        Mistake(
            "row and column are swapped",
            "Going one pixel to the right takes you 28 places on, going one row down only one: "
            "your image is read column by column. It should be read row by row.",
            (lambda row, column: row + SIDE * column,),
        ),
        Mistake(
            "counted from 1",
            "Rows, columns and places are all counted from 0 here: the pixel in the upper left "
            "corner, row 0 and column 0, has place 0.",
            (
                lambda row, column: SIDE * row + column + 1,
                lambda row, column: SIDE * (row - 1) + column,
                lambda row, column: SIDE * (row - 1) + column - 1,
            ),
        ),
        Mistake(
            "a row has 27 pixels",
            "The last column is column 27. Counted from column 0 on, how many are there in a row?",
            (lambda row, column: (SIDE - 1) * row + column,),
        ),
        Mistake(
            "row and column are only added",
            "Different pixels get the same place: row 0, column 1 and row 1, column 0, for "
            "example. How many pixels does each row above bring along?",
            (lambda row, column: row + column,),
        ),
        Mistake(
            "a step to the right is as long as a step down",
            "Going one pixel to the right should take you one place on. Only going one row down "
            "skips a whole row.",
            (lambda row, column: SIDE * (row + column),),
        ),
        Mistake(
            "row and column are multiplied",
            "All pixels of row 0 get place 0. How many pixels come before row 1 begins, and how "
            "many before row 2?",
            (lambda row, column: row * column, lambda row, column: SIDE * row * column),
        ),
    ],
    hint="How many pixels stand in the rows above? And how many to the left, in the row itself?",
    solution='''\
def pixel_index(row, column):
    """Place of a pixel in the column of 784 numbers."""
    return 28 * row + column''',
)


def _images():
    """An image that shows what went wrong, and others that nothing wrong gets past."""
    numbered = np.arange(PIXELS, dtype=float).reshape(SIDE, SIDE)
    yield Case((numbered,), "an image whose pixels are numbered 0, 1, 2, …, 783, row by row")
    one_lit = np.zeros((SIDE, SIDE))
    one_lit[1, 2] = 1
    yield Case((one_lit,), "an image that is 1 in row 1, column 2, and 0 everywhere else")
    noise = np.random.default_rng(0).random((12, SIDE, SIDE))
    yield Case((noise[0].astype(np.float32).T,), "an image of random numbers, mirrored")
    yield from (Case((image,), "an image of random numbers") for image in noise)


flatten = Exercise(
    signature="flatten(image)",
    task="Turn an image, shape (28, 28), into its 784 numbers, shape (784,), row by row.",
    right=lambda image: image.reshape(PIXELS),
    cases=list(_images()),
    mistakes=[
        Mistake(
            "left as (28, 28)",
            "The answer still has 28 rows of 28 numbers. Wanted is one long row: print its shape.",
            (lambda image: image,),
        ),
        Mistake(
            "column by column",
            "All 784 numbers are there, but you go down the first column before you come to the "
            "second. Read the image like a page of text.",
            (lambda image: image.T.reshape(PIXELS),),
        ),
        Mistake(
            "only one row or column",
            "Only 28 of the 784 numbers come out. If you use a loop: does it come round again, or "
            "is the return inside it?",
            (
                lambda image: image[0],
                lambda image: image[-1],
                lambda image: image[:, 0],
                lambda image: image[:, -1],
            ),
        ),
        Mistake(
            "the last row or column is left out",
            "Some numbers are missing: 28 rows of 28 make 784. Remember that range(27) ends "
            "with 26.",
            (
                lambda image: image[:-1, :-1].reshape(-1),
                lambda image: image[:-1].reshape(-1),
                lambda image: image[:, :-1].reshape(-1),
            ),
        ),
    ],
    hint="NumPy arrays have a method that gives the same numbers in another shape: reshape.",
    solution='''\
def flatten(image):
    """The 784 numbers of an image, row by row."""
    return image.reshape(784)''',
)


def _first_above_half(outputs):
    for place, value in enumerate(outputs):
        if value > 0.5:
            return place


read_answer = Exercise(
    signature="read_answer(outputs)",
    task="Give the digit that the ten outputs, shape (10,), stand for: the place of the largest.",
    right=lambda outputs: int(np.argmax(outputs)),
    cases=[
        Case((np.array(outputs),))
        for outputs in [
            [0.10, 0.02, 0.21, 0.93, 0.12, 0.30, 0.04, 0.15, 0.24, 0.07],
            [0.11, 0.22, 0.03, 0.14, 0.71, 0.05, 0.01, 0.26, 0.08, 0.84],  # two above 0.5
            [0.21, 0.12, 0.13, 0.04, 0.15, 0.26, 0.42, 0.17, 0.30, 0.09],  # none above 0.5
            [0.91, 0.12, 0.63, 0.14, 0.25, 0.03, 0.16, 0.07, 0.28, 0.39],
            [0.02, 0.81, 0.10, 0.13, 0.24, 0.15, 0.36, 0.77, 0.28, 0.09],
            [0.20, 0.31, 0.72, 0.63, 0.14, 0.95, 0.86, 0.47, 0.08, 0.59],
            [0.30, 0.01, 0.92, 0.13, 0.64, 0.75, 0.26, 0.17, 0.48, 0.09],
            [0.01, 0.02, 0.03, 0.011, 0.001, 0.021, 0.012, 0.04, 0.022, 0.031],
            [0.91, 0.82, 0.63, 0.74, 0.95, 0.56, 0.97, 0.88, 0.99, 0.40],
            [0.60, 0.31, 0.12, 0.23, 0.98, 0.14, 0.05, 0.36, 0.17, 0.97],
        ]
    ],
    mistakes=[
        Mistake(
            "the largest value instead of its place",
            "You give how large the largest output is. The digit is where it stands.",
            (lambda outputs: outputs.max(),),
        ),
        Mistake(
            "the place is counted from 1",
            "Your digit is always one too large: the first output belongs to the digit 0.",
            (lambda outputs: np.argmax(outputs) + 1,),
        ),
        Mistake(
            "the place of the smallest",
            "You give the digit the network believes in least.",
            (lambda outputs: np.argmin(outputs),),
        ),
        Mistake(
            "the first output above 0.5",
            "You give the first output above 0.5. Sometimes two are above it, and sometimes none "
            "is. Compare the outputs with each other.",
            (
                _first_above_half,
                lambda outputs: np.argmax(outputs > 0.5),
                lambda outputs: np.flatnonzero(outputs > 0.5)[0],
            ),
        ),
        Mistake(
            "ten numbers instead of one",
            "You give ten numbers, one for each output. Wanted is a single digit.",
            (
                lambda outputs: np.argsort(outputs),
                lambda outputs: np.argsort(outputs)[::-1],
                lambda outputs: outputs == outputs.max(),
            ),
        ),
    ],
    hint="np.max gives the largest value. NumPy has a function of a similar name for its place.",
    solution='''\
def read_answer(outputs):
    """The digit whose output is the largest."""
    return np.argmax(outputs)''',
)

EXERCISES = by_name(pixel_index, flatten, read_answer)
