"""A digit on paper: frame it on a photo, see its ink, and watch the trained network read it."""

import ipywidgets as w
import numpy as np

from mlp_helpers import doors, paper
from mlp_helpers.digits import SIDE, frame_like_mnist
from mlp_helpers.kit import Demo, button, choice, column, row
from mlp_helpers.lesson01.on_paper import (
    LEAST,
    Sheet,
    frame_on,
    in_a_square,
    middle_of,
    part_of,
    sheet_of,
)
from mlp_helpers.lesson01.reading import as_reader, reads
from mlp_helpers.lesson01.sheet_of_paper import example_page
from mlp_helpers.texts import counted
from mlp_helpers.views import Bars, Photo, PixelGrid, Slider

HINT = "Drag the frame, its corners or edges, or a new one. Keys: arrows move it, + and − size it."
INK = 84  # pixels along each edge of the picture of the ink
NOT_YET = "?"  # of the digit that was meant


class FromPaper(Demo):
    """A photo or scan, a frame round one digit on it, its ink, and the network's answer.

    photo : what is read, uint8 (rows, columns, 3); another one comes in with `open`.
    rectangle : the frame, (row, column, rows, columns) in pixels of the photo; set it with
        `frame`, or go to the next digit that was found with `next`.
    threshold : where ink ends and paper begins, 0..1: found by itself (Otsu's method) wherever
        the frame goes, until it is set; `find_threshold` goes back to that.
    pixels : the ink as it is read, float32 (rows, columns), 0 black to 1 white.
    framed : the same in MNIST's frame, float32 (784,); black where there is no ink to read.
    outputs : the network's ten activations for it, float32 (10,).
    answer : the digit with the largest output, or None where there is no ink to read.
    kept : what was kept with `keep`: framed pictures, float32 (n, 784), and the digits that
        they were meant to be, int64 (n,).

    network: which reads it; the shipped one if left out.
    photo: the photo at the start and after `reset`, a file's name or its bytes; a sheet with ten
        digits that a program has written if left out.
    """

    name = "From paper"

    def __init__(self, network=None, photo=None):
        super().__init__()
        self.network = as_reader(network)
        self._start = sheet_of(example_page() if photo is None else paper.open_photo(photo))
        self._kept = []  # pairs of a picture and a digit
        self._build()
        self.reset()

    def _build(self):
        self.picture = Photo(
            self._take, title="A photo: one digit in the frame", label="the photo",
            hint=HINT, width=440, height=310, least=LEAST,
        )  # fmt: skip
        self.ink = PixelGrid(
            width=156, height=156, plain=True, title="→ its ink", label="The ink that is read"
        )
        self.small = PixelGrid(
            width=156, height=156, plain=True, title="→ in MNIST's frame",
            label="The 28 by 28 pixels that the network reads",
        )  # fmt: skip
        self.bars = Bars(width=205, height=330, title="→ ten outputs", label="The ten outputs")
        self.slider = Slider(label="threshold")
        self.digits = choice([(NOT_YET, NOT_YET), *((str(d), d) for d in range(10))], "It is a")
        self.count = w.Label()
        self._by_hand(self.picture, "frame", lambda frame: self.frame(*frame))
        self._by_hand(self.slider, "value", self._set_threshold)
        self._by_hand(self.digits, "value", self._mean)
        pictures = [self.picture, column(self.ink, self.small), self.bars]
        keep, back = button("Keep it", self._keep), button("Take back", self.take_back)
        self._lay_out(
            row(*pictures, align_items=None, grid_gap="6px"),
            row(
                button("Next digit", self.next), self.slider,
                button("Find by itself", self.find_threshold), button("Reset", self.reset),
            ),
            row(self.digits, keep, back, self.count),
            first=self.picture,
        )  # fmt: skip
        self.status.add_class("mlp-tall")

    def _numbers(self):
        _, _, rows, columns = self.rectangle
        read = "no ink" if self.answer is None else f"reads {self.answer}"
        return (
            f"{rows} x {columns} pixels framed, threshold {self.threshold:.2f}, {read}, "
            f"largest output {self.outputs.max():.2f}"
        )

    @property
    def photo(self):
        """What is read, uint8 (rows, columns, 3)."""
        return self._sheet.photo

    @property
    def kept(self):
        """The framed pictures that were kept, float32 (n, 784), and their digits, int64 (n,)."""
        images = [framed for framed, _ in self._kept]
        digits = [digit for _, digit in self._kept]
        return np.array(images, np.float32).reshape(-1, SIDE * SIDE), np.array(digits, np.int64)

    @property
    def threshold(self):
        """Where ink ends and paper begins, 0..1."""
        return self._threshold

    @threshold.setter
    def threshold(self, threshold):
        self._set_threshold(threshold)

    def open(self, photo, name=""):
        """Read another photo: the name of a PNG or JPEG file, or its bytes.

        name: what a refusal calls it, where its bytes are given. The first digit that is found
        is framed. What cannot be read is refused with a ValueError, and the old one stays.
        """
        self._look_at(sheet_of(paper.open_photo(photo, name)))

    def frame(self, row, column, rows, columns):
        """Put the frame here: pixels of the photo, counted from its upper left corner."""
        self.rectangle = frame_on(self._sheet, row, column, rows, columns)
        if self.rectangle in self._sheet.found:
            self._at = self._sheet.found.index(self.rectangle)
        self._read()

    def next(self):
        """Frame the next digit that was found; after the last one, the first."""
        found = self._sheet.found
        if not found:
            return self._say("No digit was found here. Drag the frame round one.")
        self._at = (self._at + 1) % len(found)
        self.frame(*found[self._at])

    def find_threshold(self):
        """Find the threshold by itself again, here and wherever the frame goes."""
        self._by_itself = True
        self._read()

    def keep(self, digit):
        """Keep the framed picture, and the digit that it was meant to be, 0..9: see `kept`."""
        digit = doors.whole("digit", digit, 0, 9)
        if self.answer is None:
            raise ValueError(f"there is nothing to keep: {self._wrong}")
        self._kept.append((self.framed, digit))
        self._meant = NOT_YET
        self._show(f"Kept as a {digit}. {_how_to_save(len(self._kept))}")

    def take_back(self):
        """Take the last one that was kept back."""
        if not self._kept:
            return self._say("Nothing is kept.")
        _, digit = self._kept.pop()
        self._show(f"The {digit} is taken back.")

    def reset(self):
        """Go back to the first photo and its first digit; what was kept stays."""
        self._look_at(self._start)

    def _look_at(self, sheet):
        self._sheet: Sheet = sheet
        self._at, self._by_itself, self._meant = 0, True, NOT_YET
        self._threshold = 0.5  # until ink is found
        self.rectangle = sheet.found[0] if sheet.found else middle_of(sheet.size)
        self._read()

    def _take(self, name, data):
        """A file from a hand: open it, or say why not."""
        try:
            self.open(data, name or "The file")
        except ValueError as error:
            self._say(f"{error}.")  # it begins with the file's name

    def _set_threshold(self, threshold):
        self._threshold = doors.between("threshold", threshold, 0, 1)
        self._by_itself = False
        self._read()

    def _mean(self, digit):
        if digit != NOT_YET:
            doors.whole("the digit", digit, 0, 9)
        self._meant = digit
        self._show()

    def _keep(self):
        """Keep the framed picture as the digit that was chosen."""
        if self._meant == NOT_YET:
            return self._say("Choose first which digit it was meant to be.")
        try:
            self.keep(self._meant)
        except ValueError as error:
            self._say(_sentence(error))

    def _read(self):
        """Find the ink in the frame, let the network read it, and show all of it."""
        part = part_of(self._sheet, self.rectangle)
        try:
            drawing = paper.drawing_of(part, None if self._by_itself else self._threshold)
            self.framed = frame_like_mnist(drawing.pixels)
        except ValueError as error:
            self._wrong, self.dark_on_light = str(error), True
            self.pixels = np.zeros(part.shape, np.float32)
            self.framed = np.zeros(SIDE * SIDE, np.float32)
        else:
            self._wrong, self.pixels = "", drawing.pixels
            self._threshold, self.dark_on_light = float(drawing.threshold), drawing.dark_on_light
        self.outputs = self.network(self.framed).astype(np.float32, copy=False)
        self.answer = None if self._wrong else int(self.outputs.argmax())
        self._show()

    def _shown(self):
        sheet, answer = self._sheet, -1 if self.answer is None else self.answer
        return {
            self.picture: {
                "picture": sheet.shown, "size": list(sheet.size), "least": sheet.least,
                "frame": list(self.rectangle), "found": [list(one) for one in sheet.found],
            },
            self.slider: {"value": self._threshold},
            self.ink: {"values": in_a_square(self.pixels, INK)},
            self.small: {"values": self.framed.reshape(SIDE, SIDE)},
            self.bars: {"values": self.outputs, "highlight": answer},
            self.digits: {"value": self._meant},
            self.count: {"value": f"{len(self._kept) or 'none'} kept"},
        }  # fmt: skip

    def _words(self):
        if self._wrong:
            return _sentence(self._wrong)
        ground = "" if self.dark_on_light else " This looks like light ink on dark."
        return reads(self.outputs) + ground


def _how_to_save(n):
    return f'{counted(n, "digit")} kept: save_own("my_digits.npz", *demo.kept) stores all.'


def _sentence(error):
    """What a refusal says, as a sentence by itself."""
    text = str(error)
    return text[:1].upper() + text[1:].rstrip(".") + "."
