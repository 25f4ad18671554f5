"""Exercise: where in a picture a place of the tall column is."""

from mlp_helpers.checks.drawing import unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.mistake import in_parts

SIDE = 28  # of the lessons' pictures, which are not the only ones


@in_parts
def _place(row=lambda k, width: k // width, column=lambda k, width: k % width, last=tuple):
    """A place of two parts."""
    return lambda k, width: last((row(k, width), column(k, width)))


def _draw(rng):
    """Four pictures of unlike widths. In the first two, a place right of the middle; in the next,
    one left of it, which alone tells what is rounded from what is counted from 1; in the last, one
    at the left edge, where many a mistake is right."""
    cases, widths = [], [width for width in unlike(rng, 9, 60, 5) if width != SIDE]
    for place, width in enumerate(widths[:4]):
        half = width // 2
        low, high = ((half + 1, width - 1), (half + 1, width - 1), (1, half - 1), (0, 0))[place]
        row, column = int(rng.integers(width, 2 * width)), int(rng.integers(low, high + 1))
        cases.append(Case(row * width + column, width))
    return cases


exercise = Exercise(
    signature="row_and_column(k, width)",
    task="Give the row and the column, (row, column), of the pixel at place k of the tall column "
    "that a picture makes row by row, if the picture is `width` pixels wide. All of them are "
    "counted from 0.",
    right=_place(),
    cases=[
        Case(*args)
        for args in [
            (7, 5),
            (0, 5),
            (4, 5),
            (5, 5),
            (783, 28),
            (59, 28),
            (28, 28),
            (22, 3),
            (2, 3),
            (17, 4),
            (6, 4),
            (38, 10),
            (99, 10),
            (60, 16),
            (31, 16),
            (5, 100),
            (9, 1),
            (1234, 6),
        ]
    ],
    mistakes=[
        Mistake(
            "row and column are swapped",
            "Both numbers are there, in the other order. Wanted is the row first, then the column.",
            _place(last=lambda place: place[::-1]),
        ),
        Mistake(
            "every picture is 28 pixels wide",
            "You count 28 pixels to a row. This picture may have another width: your function is "
            "told which.",
            lambda k, width: (k // SIDE, k % SIDE),
            lambda k, width: (k % SIDE, k // SIDE),
            _place(row=lambda k, width: k // SIDE),
            _place(column=lambda k, width: k % SIDE),
            _place(column=lambda k, width: k - k // width * SIDE),
        ),
        Mistake(
            "the row has a fraction",
            "Your row has something after the point. Rows are whole: how many of them are full "
            "before place k?",
            _place(row=lambda k, width: k / width),
        ),
        Mistake(
            "the row is rounded to the nearest",
            "In the right half of the picture your row is one too large: a row that is more than "
            "half full is no full row. Round down.",
            _place(row=lambda k, width: round(k / width)),
        ),
        Mistake(
            "counted from 1",
            "Rows, columns and places are all counted from 0 here: place 0 is in row 0, column 0.",
            _place(last=lambda place: (place[0] + 1, place[1] + 1)),
            lambda k, width: ((k - 1) // width, (k - 1) % width),
            lambda k, width: ((k - 1) // width + 1, (k - 1) % width + 1),
        ),
        Mistake(
            "the row is counted from 1",
            "The column is right. The rows are counted from 0, too: the first row is row 0.",
            _place(row=lambda k, width: k // width + 1),
            _place(row=lambda k, width: -(-k // width)),
        ),
        Mistake(
            "the column is counted from 1",
            "The row is right. The columns are counted from 0, too: the leftmost is column 0.",
            _place(column=lambda k, width: k % width + 1),
            _place(column=lambda k, width: k % width - 1),
        ),
        Mistake(
            "the column is a share of the row",
            "The row is right. Your column is a fraction, how far along the row it is. Wanted is "
            "how many pixels stand left of it.",
            _place(column=lambda k, width: k / width - k // width),
            _place(column=lambda k, width: k / width % 1),
        ),
        Mistake(
            "too little is taken off for the column",
            "The row is right. For the column you take off one for each row above, or nothing. "
            "How many pixels does each of those rows have?",
            _place(column=lambda k, width: k - k // width),
            _place(column=lambda k, width: k),
            _place(column=lambda k, width: k - width),
        ),
        Mistake(
            "a full row is not taken off",
            "Where the place is the first one of a row, your column is `width`, one row above. The "
            "columns end with width − 1. If you use a loop: does it go on as long as it should?",
            lambda k, width: (max(k - 1, 0) // width, k - max(k - 1, 0) // width * width),
        ),
        Mistake(
            "a row has one pixel too few, or too many",
            "You count with one pixel less in a row, or one more. A picture 5 pixels wide has the "
            "columns 0 to 4: that makes 5.",
            lambda k, width: (k // (width - 1), k % (width - 1)),
            lambda k, width: (k // (width + 1), k % (width + 1)),
        ),
        Mistake(
            "only the row, or only the column",
            "One number comes out. Wanted are two: `return row, column` gives both.",
            lambda k, width: k // width,
            lambda k, width: k % width,
        ),
    ],
    hint="How many whole rows fit in before place k? And how many pixels are left over then? "
    "Python has a sign for each of the two.",
    draw=_draw,
)
