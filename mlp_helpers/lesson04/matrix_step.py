"""Step through one layer, number by number: W a + b, then the sigmoid of each sum."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.kit import PlacedDemo, button, row
from mlp_helpers.lesson04 import layer_steps as steps
from mlp_helpers.lesson04.layer_words import code_at, number, sum_at, words_at
from mlp_helpers.views import Lines, MatrixView, Slider

START = steps.Layer(
    steps.as_part("W", [[0.5, -1.2, 0.8, 0.3], [-0.7, 0.4, -1.5, -0.9], [1.8, 0.6, -0.4, 0.9]]),
    steps.as_part("a", [1.0, 0.0, 0.5, 0.8]),
    steps.as_part("b", [-0.5, 0.2, -0.1]),
)
HINT = (
    "Drag a number up or down, or double-click it and type. Keys: Tab goes to W, a, b; "
    "← → choose a number, ↑ ↓ change it by 0.1, Enter or a digit types."
)


class MatrixStep(PlacedDemo):
    """A layer of 3 neurons with 4 inputs, computed step by step, every number visible.

    W : weights, float32 (3, 4), row j into neuron j; a : the inputs' activations, (4,), 0..1;
    b : biases, (3,). Set them with `set_W`, `set_a`, `set_b`, or one number with `set_entry`.
    z, activation : W a + b and its sigmoid, float32 (3,), all of them, however many of them
        the screen shows so far.
    position : steps done, 0..18. In every row the bias, then four products; at the end three
        sigmoids. It can be set.
    """

    name = "A layer, step by step"
    n_steps = steps.LAST
    position = property(lambda self: self._position, PlacedDemo.go)

    def __init__(self):
        super().__init__()
        self.matrix = MatrixView(
            **START._asdict(), z=START.z, result=START.activation,
            ranges={"a": steps.RANGES["a"]}, names={"result": "a_next"}, hint=HINT,
            signs={"b": "+", "z": "=", "result": "σ →"}, label="W a + b = z, then a_next = σ(z)",
        )  # fmt: skip
        self.code = Lines(rows=6, columns=33, title="The same in code", label="Code")
        self.sum = Lines(rows=6, columns=43, title=" ", label="The sum written out")
        self.slider = Slider(lo=0, hi=steps.LAST, step=1, decimals=0, label="Steps done")
        for part in steps.SHAPES:
            self._by_hand(self.matrix, part, lambda values, part=part: self._set(part, values))
        self._by_hand(self.slider, "value", lambda value: self._go(round(value)))
        more = [button("To the end", self.finish), button("Reset", self.reset)]
        self.slider.layout.flex = "1 1 22em"
        self._lay_out(
            self.matrix,
            row(self.code, self.sum, align_items=None, grid_gap="12px"),
            row(*self._step_buttons(), *more, self.slider),
            first=self.buttons["step"],
        )
        self.reset()

    def _numbers(self):
        n, _ = steps.n_done(self.position)
        shown = [number(z) if j < n else "·" for j, z in enumerate(self.z)]
        return f"step {self.position} of {steps.LAST}, z {', '.join(shown)}"

    @property
    def changed_rows(self):
        """The rows whose z differs from that of the numbers at the start: a list."""
        same = np.isclose(self.z, START.z, atol=1e-5)
        return [int(j) for j in np.flatnonzero(~same)]

    def set_W(self, W):
        """Set all weights, (3, 4), each -1e6..1e6."""
        self._set("W", W)

    def set_a(self, a):
        """Set the activations that come in, (4,), each 0..1."""
        self._set("a", a)

    def set_b(self, b):
        """Set all biases, (3,), each -1e6..1e6."""
        self._set("b", b)

    def set_entry(self, part, *place_and_value):
        """Set one number: `set_entry("W", j, k, value)`, or `set_entry("b", j, value)`.

        part: "W", "a" or "b"; then its row (and column), from 0, and the value.
        """
        shape = steps.SHAPES[doors.one_of("part", part, steps.SHAPES)]
        *place, value = place_and_value or [None]
        fits = len(place) == len(shape) and all(
            doors.is_whole(i) and 0 <= i < n for i, n in zip(place, shape, strict=True)
        )
        if not fits:
            highest = ", ".join(f"0..{n - 1}" for n in shape)
            raise ValueError(
                f"{part}: {doors.said(place_and_value)} given; wanted {highest}, then a value"
            )
        values = getattr(self, part).astype(np.float64)
        values[tuple(place)] = doors.number("the value", value)
        self._set(part, values)

    def finish(self):
        """All steps that are left, at once."""
        self.go(steps.LAST)

    def reset(self):
        """Go back to the start: the first numbers, and no step done."""
        self._loop.stop()
        self._position = 0
        self._take(START)

    def _set(self, part, values):
        self._take(self._layer._replace(**{part: steps.as_part(part, values)}))

    def _take(self, layer):
        self._layer, (self.W, self.a, self.b) = layer, layer
        self.z, self.activation = layer.z, layer.activation
        self._show()

    def _go(self, position):
        self._position = position
        self._show()

    def _shown(self):
        n_sums, n_squished = steps.n_done(self.position)
        empty = [["z", j, -1] for j in range(n_sums, steps.ROWS)]
        empty += [["result", j, -1] for j in range(n_squished, steps.ROWS)]
        tinted, marked = _highlights(*steps.where(self.position))
        return {
            self.matrix: self._layer._asdict()
            | {"z": self.z, "result": self.activation}
            | {"empty": empty, "tinted": tinted, "marked": marked},
            self.code: code_at(self.position),
            self.sum: sum_at(self._layer, self.position),
            self.slider: {"value": self.position},
        }

    def _words(self):
        return words_at(self._layer, self.position)


def _highlights(row, column, kind):
    """What is on a shade, and what is in a frame, as `MatrixView` wants it."""
    if kind == "start":
        return [], []
    if kind == "sigmoid":
        return [["z", -1, -1]], [["z", row, 0], ["result", row, 0]]
    tinted = [["W", row, -1], ["a", -1, -1], ["b", row, 0], ["z", row, 0]]
    if kind == "bias":
        return tinted, [["b", row, 0]]
    marked = [["W", row, column], ["a", column, 0]]
    return tinted, marked + ([["z", row, 0]] if column == steps.COLUMNS - 1 else [])
