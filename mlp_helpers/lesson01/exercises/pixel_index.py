"""Exercise: where a pixel is in the tall column of 784 numbers."""

from itertools import product

from mlp_helpers.checks.drawing import unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.digits import SIDE


def _draw(rng):
    """Four pixels, none of them in the first row or column, nor on the diagonal."""
    return [Case(*unlike(rng, 1, SIDE - 1, 2)) for _ in range(4)]


exercise = Exercise(
    signature="pixel_index(row, column)",
    task="Give the place, 0 to 783, of a pixel in the tall column of 784 numbers.",
    right=lambda row, column: SIDE * row + column,
    cases=[Case(*args) for args in [(2, 3), (0, 5), *product(range(SIDE), range(SIDE))]],
    mistakes=[
        Mistake(
            "row and column are swapped",
            "Going one pixel to the right takes you 28 places on, going one row down only one: "
            "your image is read column by column. It should be read row by row.",
            lambda row, column: row + SIDE * column,
        ),
        Mistake(
            "counted from 1",
            "Rows, columns and places are all counted from 0 here: the pixel in the upper left "
            "corner, row 0 and column 0, has place 0.",
            lambda row, column: SIDE * row + column + 1,
            lambda row, column: SIDE * (row - 1) + column,
            lambda row, column: SIDE * (row - 1) + column - 1,
        ),
        Mistake(
            "a row has 27 pixels",
            "The last column is column 27. Counted from column 0 on, how many are there in a row?",
            lambda row, column: (SIDE - 1) * row + column,
        ),
        Mistake(
            "a row has another number of pixels",
            "Every row brings along as many places as it has pixels. How many columns does an "
            "image have, here 28 × 28?",
            *(lambda row, column, n=n: n * row + column for n in (10, 16, 20, 26, 29, 30, 32, 784)),
        ),
        Mistake(
            "row and column are only added",
            "Different pixels get the same place: row 0, column 1 and row 1, column 0, for "
            "example. How many pixels does each row above bring along?",
            lambda row, column: row + column,
        ),
        Mistake(
            "a step to the right is as long as a step down",
            "Going one pixel to the right should take you one place on. Only going one row down "
            "skips a whole row.",
            lambda row, column: SIDE * (row + column),
        ),
        Mistake(
            "row and column are multiplied",
            "All pixels of row 0 get place 0. How many pixels come before row 1 begins, and how "
            "many before row 2?",
            lambda row, column: row * column,
            lambda row, column: SIDE * row * column,
        ),
    ],
    hint="How many pixels stand in the rows above? And how many to the left, in the row itself?",
    solution='''\
def pixel_index(row, column):
    """Place of a pixel in the tall column of 784 numbers."""
    return 28 * row + column''',
    draw=_draw,
)
