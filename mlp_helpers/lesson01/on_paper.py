"""A sheet of paper as it is shown, framed and cut: what lies between a photo and its reading."""

from dataclasses import dataclass
from io import BytesIO

import numpy as np
from PIL import Image

from mlp_helpers import doors, paper

SHOWN = 1000  # pixels along the longer side of the picture that a page is sent
LEAST = 12  # rows and columns of a frame, at least, where the photo has as many
CLOSE_UP = 0.9  # of a photo's shorter side: its frame where no digit was found
FINEST = 128  # pixels along the longer side of a part that is read; digits need no more


@dataclass(frozen=True, eq=False)
class Sheet:
    """A photo and what is made of it once.

    photo : uint8 (rows, columns, 3). grey : float32 (rows, columns), 0..1, 1 white.
    found : frames round the digits that were found, tuples (row, column, rows, columns);
        none is possible. shown : the bytes of a JPEG, as large as a page needs it.
    """

    photo: np.ndarray
    grey: np.ndarray
    found: tuple
    shown: bytes

    @property
    def size(self):
        """Its rows and columns."""
        return self.grey.shape

    @property
    def least(self):
        """How many rows and columns a frame on it has, at least."""
        return min(LEAST, *self.size)


def sheet_of(photo):
    """All of that for a photo, uint8 (rows, columns, 3)."""
    grey = paper.grey(photo)
    found = tuple(large_enough(digit, grey.shape) for digit in paper.find_digits(grey))
    return Sheet(photo, grey, found, _as_jpeg(photo))


def large_enough(digit, size):
    """A rectangle (row, column, rows, columns), made larger where a frame may not be so small."""
    starts, lengths = list(digit[:2]), list(digit[2:])
    for i, most in enumerate(size):
        length = min(most, max(LEAST, int(lengths[i])))
        start = int(starts[i]) - (length - int(lengths[i])) // 2
        starts[i], lengths[i] = max(0, min(start, most - length)), length
    return (*starts, *lengths)


def middle_of(size):
    """A frame for a sheet on which no digit was found, as where one fills all of it."""
    side = max(min(LEAST, *size), round(CLOSE_UP * min(size)))
    return (size[0] - side) // 2, (size[1] - side) // 2, side, side


def frame_on(sheet, row, column, rows, columns):
    """A frame on a sheet as four whole numbers, or a ValueError where it does not lie on it."""
    starts = [("row", row), ("column", column)]
    lengths = [("rows", rows), ("columns", columns)]
    for i, most in enumerate(sheet.size):
        starts[i] = doors.whole(*starts[i], 0, most - sheet.least)
        lengths[i] = doors.whole(*lengths[i], sheet.least, most - starts[i])
    return (*starts, *lengths)


def part_of(sheet, frame):
    """What a frame holds, float32 (rows, columns), 0..1: averaged to at most 128 x 128."""
    row, column, rows, columns = frame
    part = sheet.grey[row : row + rows, column : column + columns]
    return resized(part, FINEST / max(FINEST, *part.shape))


def in_a_square(pixels, side):
    """A drawing (rows, columns) on black in the middle of side x side pixels, float32."""
    small = resized(pixels, side / max(pixels.shape))
    made = np.zeros((side, side), np.float32)
    row, column = ((side - n) // 2 for n in small.shape)
    made[row : row + small.shape[0], column : column + small.shape[1]] = small
    return made.clip(0, 1)


def resized(pixels, share):
    """Float32 pixels (rows, columns) made so much smaller or larger, one pixel at least."""
    rows, columns = (max(1, round(n * share)) for n in pixels.shape)
    if (rows, columns) == pixels.shape:
        return pixels
    how = Image.Resampling.BOX if share < 1 else Image.Resampling.BILINEAR
    image = Image.fromarray(np.ascontiguousarray(pixels, np.float32))
    return np.asarray(image.resize((columns, rows), how))


def _as_jpeg(photo):
    image, file = Image.fromarray(photo), BytesIO()
    image.thumbnail((SHOWN, SHOWN))
    image.save(file, "JPEG", quality=85)
    return file.getvalue()
