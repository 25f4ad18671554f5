"""Draw a digit, see its 784 numbers, and watch the trained network read it."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import DARK_INK, SIDE, as_picture, ink_of, is_dark_on_light
from mlp_helpers.kit import Chooser, Demo, Loop, PaintTools, WithChooser, box, button, row
from mlp_helpers.lesson01.framing import glide, on_the_way
from mlp_helpers.lesson01.reading import as_reader, reads
from mlp_helpers.views import Bars, PixelGrid

FRAME = "MNIST's frame: scale and centre the drawing before it is read"
SECONDS = 1.6  # that the way into MNIST's frame takes on the screen


class DrawDigit(WithChooser, Demo):
    """A pad of 28 x 28 pixels, the tall column of 784 numbers it makes, and the network's answer.

    pixels : what is drawn, float32 (784,), 0 black to 1 white. Set it with `draw`, or `load` a
        test image of MNIST.
    framing : whether the drawing is put into MNIST's frame before the network reads it.
    inked : how many of its pixels are ink, that is, clearly above the ground.
    dark_on_light : whether it looks like dark ink on a light ground, which is not framed.
    framed : what the network reads, float32 (784,): the drawing's ink in MNIST's frame, or
        the drawing itself while `framing` is off.
    outputs : the network's ten activations for it, float32 (10,).
    answer : the digit with the largest output.
    running : whether the drawing is on its way, into the frame or back.

    picture: what is on the pad at the start and after `reset`, as in `draw`; nothing if left out.
    network: which reads it; the shipped one if left out.
    """

    name = "Draw a digit"
    running = property(lambda self: self._loop.running)

    def __init__(self, picture=None, network=None):
        super().__init__()
        self.network = as_reader(network)
        self._start = np.zeros((SIDE, SIDE)) if picture is None else as_picture(picture)
        self._loop = Loop(self, step=self._go_on)
        self._build()
        self.reset()

    def _build(self):
        self.pad = PixelGrid(
            values=self._start, width=280, height=280, paintable=True, brush=1.0,
            title="Your drawing", label="Pad, 28 by 28 pixels",
            hint="Draw. Keys: arrows move, Space inks, Shift with arrows draws, Ctrl+Z undoes.",
            words="row {row}, column {column}: {value}",  # no place: the column is `framed`
        )  # fmt: skip
        self.column = PixelGrid(
            width=40, height=280, title="→ 784 numbers", label="The tall column of 784 numbers"
        )
        self.rows = PixelGrid(
            width=168, height=168, title="→ rows of 28 again",
            label="The tall column in 28 rows of 28, as it is read",
        )  # fmt: skip
        self.bars = Bars(width=205, height=280, title="→ ten outputs", label="The ten outputs")
        self.column.linked, self.rows.linked = [self.rows.key], [self.column.key]
        self.chooser = Chooser(self.draw, digit=None, taken=False)
        self.paint = PaintTools(self.pad, {"Undo": self.undo, "Clear": self.clear}, signed=False)
        self.switch = box(FRAME, value=True)
        self._by_hand(self.pad, "values", self.draw)
        self._by_hand(self.switch, "value", self._switch)
        tools = [*self.chooser.controls, *self.paint.controls, button("Reset", self.reset)]
        pictures = [self.pad, self.column, self.rows, self.bars]
        self._lay_out(
            row(*tools, align_items=None),
            row(*pictures, align_items=None, grid_gap="6px"),
            row(self.switch, button("Show how", self.show_framing)),
            first=self.pad,
        )

    def _numbers(self):
        if not self.inked:
            return "nothing drawn yet, 28 x 28 pixels of 0.00"
        if self.dark_on_light:
            return DARK_INK
        return (
            f"{self.inked} of 784 pixels inked, reads {self.answer} with {self.outputs.max():.2f}"
        )

    @property
    def framing(self):
        """Whether the drawing is put into MNIST's frame before the network reads it."""
        return self._framing

    @framing.setter
    def framing(self, on):
        if doors.truth("framing", on) != self._framing:
            self._switch(on)

    def draw(self, picture):
        """Put a picture on the pad: (28, 28) or (784,), values 0 black to 1 white."""
        self.pixels = as_picture(picture).ravel()
        self.pixels.flags.writeable = False
        self.inked = int((ink_of(self.pixels) > 0).sum())
        self._drawn |= self.inked > 0
        self.dark_on_light = is_dark_on_light(self.pixels)
        self._read()

    def clear(self):
        """Take all ink off the pad; undo brings it back."""
        self.chooser.reset()  # what is drawn from here on is no example
        self.draw(np.zeros((SIDE, SIDE)))

    def undo(self):
        """Take the last stroke back."""
        if not self.pad.undo():  # which the demo takes in as it does a stroke
            self._say("Nothing to take back.")

    def reset(self):
        """Go back to the start; MNIST's frame is on."""
        self._loop.stop()
        self.chooser.reset()
        self.paint.reset()
        self._framing, self._way = True, 1.0  # how far the drawing is on its way, 0..1
        self._drawn = False  # whether there has been ink
        self.draw(self._start)
        self.pad.forget()

    def show_framing(self):
        """Show how the drawing gets into MNIST's frame."""
        self._way = 0.0
        self._switch(True)

    def _switch(self, on):
        """Let what is read glide to where the switch says: into the frame, or back."""
        self._framing, self._began = on, self._way
        self._show()
        self._loop.start()

    def _go_on(self, seconds):
        share = min(1.0, seconds / SECONDS)
        self._way = self._began + glide(share) * (self._framing - self._began)
        self._read()
        return share < 1

    def _read(self):
        """Let the network read what is drawn, and show what it reads."""
        self.framed = on_the_way(self.pixels, self._way)
        self.outputs = self.network(self.framed).astype(np.float32, copy=False)
        self.answer = int(self.outputs.argmax())
        self._show()

    def _shown(self):
        highlight = self.answer if self.inked and not self.dark_on_light else -1
        return {
            self.pad: {"values": self.pixels.reshape(SIDE, SIDE)},
            self.column: {"values": self.framed.reshape(SIDE * SIDE, 1)},
            self.rows: {"values": self.framed.reshape(SIDE, SIDE)},
            self.bars: {"values": self.outputs, "highlight": highlight},
            self.switch: {"value": self.framing},
        }

    def _words(self):
        if self.dark_on_light:
            return f"This {DARK_INK}."
        if not self._drawn:
            return "Nothing is drawn yet. The pad is for a digit of yours."
        if not self.inked:
            return (
                "The pad is empty, and the network answers all the same: its largest output is "
                f"{self.answer}, with {self.outputs.max():.2f}."
            )
        return reads(self.outputs)
