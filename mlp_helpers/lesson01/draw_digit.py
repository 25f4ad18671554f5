"""Draw a digit, see its 784 numbers, and watch the trained network read it."""

import ipywidgets as w
import numpy as np

from mlp_helpers.digits import SIDE, as_picture, frame_of, load_trained, place
from mlp_helpers.kit.chooser import Chooser
from mlp_helpers.kit.demo import Demo, Loop, button
from mlp_helpers.views.bars import Bars
from mlp_helpers.views.pixel_grid import PixelGrid

FRAME = "MNIST's frame: scale and centre the drawing before it is read"
SECONDS = 1.6  # that the way into MNIST's frame takes on the screen


class DrawDigit(Demo):
    """A pad of 28 x 28 pixels, the column of 784 numbers it makes, and the network's answer.

    pixels : what is drawn, float32 (784,), 0 black to 1 white. Set it with `draw`.
    framed : what the network reads, float32 (784,): the drawing in MNIST's frame, or
        the drawing itself while `framing` is off.
    outputs : the network's ten activations for it, float32 (10,).
    answer : the digit with the largest output.

    picture: what is on the pad at the start and after `reset`, as in `draw`; nothing if left out.
    network: which reads it; the shipped one if left out.
    """

    name = "Draw a digit"

    def __init__(self, picture=None, network=None):
        super().__init__()
        self.network = network or load_trained()
        self._start = np.zeros((SIDE, SIDE)) if picture is None else as_picture(picture)
        self._pad = PixelGrid(
            values=self._start, width=280, height=280, paintable=True, brush=1.0,
            title="Your drawing", label="Pad, 28 by 28 pixels",
            hint="Draw. Keys: arrows move, Space inks, Shift with arrows draws, Ctrl+Z undoes.",
        )  # fmt: skip
        self._column = PixelGrid(
            values=np.zeros((SIDE * SIDE, 1)), width=40, height=280,
            title="→ 784 numbers", label="The column of 784 numbers",
        )  # fmt: skip
        self._seen = PixelGrid(
            values=np.zeros((SIDE, SIDE)), width=168, height=168,
            title="→ rows of 28 again", label="The column in 28 rows of 28, as it is read",
        )  # fmt: skip
        self._bars = Bars(
            values=np.zeros(10), highlight=-1, width=205, height=280,
            title="→ ten outputs", label="The ten outputs",
        )  # fmt: skip
        self._column.linked, self._seen.linked = [self._seen.key], [self._column.key]
        self._pad.observe(lambda _: self._read(), "values")
        self.chooser = Chooser(self.draw, digit=None, taken=False)
        self._erase = w.ToggleButton(value=False, description="Erase", tooltip="Erase, not draw")
        self._frame = w.Checkbox(value=True, description=FRAME, indent=False)
        self._erase.observe(self._choose_ink, "value")
        self._frame.observe(lambda _: self._move(), "value")
        self._way = 1.0  # how far the drawing is on its way into the frame, 0..1
        self._loop = Loop(self)
        tools = [
            *self.chooser.controls,
            self._erase,
            button("Undo", self.undo),
            button("Clear", self.clear),
            button("Reset", self.reset),
        ]
        replay = button("Show how", self.show_framing)
        wrapped = {"grid_gap": "6px", "flex_flow": "row wrap"}
        self._lay_out(
            w.HBox(tools, layout={"flex_flow": "row wrap"}),
            w.HBox([self._pad, self._column, self._seen, self._bars], layout=wrapped),
            w.HBox([self._frame, replay]),
        )
        self._frame.layout.width = "auto"
        self._read()

    def _numbers(self):
        ink = int((self.pixels > 0).sum())
        if not ink:
            return "nothing drawn yet, 28 x 28 pixels of 0.00"
        return f"{ink} of 784 pixels inked, reads {self.answer} with {self.outputs.max():.2f}"

    @property
    def pixels(self):
        """What is drawn: float32 (784,), 0 black to 1 white."""
        return self._pad.values.ravel()

    @property
    def framed(self):
        """What the network reads: float32 (784,)."""
        return self._column.values.ravel()

    @property
    def outputs(self):
        """The network's ten activations: float32 (10,)."""
        return self._bars.values

    @property
    def answer(self):
        """The digit with the largest output."""
        return int(self.outputs.argmax())

    @property
    def framing(self):
        """Whether the drawing is put into MNIST's frame before the network reads it."""
        return self._frame.value

    @framing.setter
    def framing(self, on):
        self._frame.value = bool(on)

    def draw(self, picture):
        """Put a picture on the pad: (28, 28) or (784,), values 0 black to 1 white."""
        self._pad.values = as_picture(picture)

    def load(self, digit=None, which=0):
        """Put a test image of MNIST on the pad: the `which`-th of a digit, or of all, from 0."""
        self.chooser.load(digit, which)

    def next(self):
        """Put the next example on the pad."""
        self.chooser.next()

    def clear(self):
        """Take all ink off the pad; undo brings it back."""
        self._pad.values = np.zeros((SIDE, SIDE))

    def undo(self):
        """Take the last stroke back."""
        if not self._pad.undo():
            self.status.text = "Nothing to take back."

    def reset(self):
        """Go back to the start; MNIST's frame is on."""
        self._erase.value, self._frame.value = False, True
        self._loop.stop()
        self.chooser.reset()
        self._pad.values = self._start
        self._pad.forget()
        self._way = 1.0
        self._read()

    def show_framing(self):
        """Show how the drawing gets into MNIST's frame."""
        self._way = 0.0
        if self.framing:
            self._move()
        else:
            self.framing = True

    def _choose_ink(self, _change):
        self._pad.ink = 0.0 if self._erase.value else 1.0

    def _move(self):
        """Let what is read glide to where the switch says: into the frame, or back."""
        start, goal = self._way, float(self.framing)

        def step(seconds):
            share = min(1.0, seconds / SECONDS)
            self._way = start + share * share * (3 - 2 * share) * (goal - start)
            self._read()
            return share < 1

        self._loop.step = step
        self._loop.start()

    def _read(self):
        """Bring everything right of the pad up to date with it."""
        drawing = self._pad.values
        empty = not drawing.any()
        if not empty and self._way:
            scale, shift = frame_of(drawing)
            drawing = place(drawing, 1 + self._way * (scale - 1), self._way * shift)
        self._column.values = np.reshape(drawing, (SIDE * SIDE, 1))
        self._seen.values = np.reshape(drawing, (SIDE, SIDE))
        self._bars.values = self.network(self.framed)
        self._bars.highlight = -1 if empty else self.answer
        self.status.text = self._words(empty)
        self._changed()

    def _words(self, empty):
        if empty:
            return (
                "Nothing drawn yet. The network answers even to black: its largest output is "
                f"{self.answer}, with {self.outputs.max():.2f}."
            )
        largest, second = np.sort(self.outputs)[[-1, -2]]
        words = f"The network reads {self.answer}: its output is {largest:.2f}, "
        return words + f"the next largest {second:.2f}."
