"""Step through one layer, number by number: W a + b, then the sigmoid of each sum."""

import ipywidgets as w
import numpy as np
import traitlets as T

from mlp_helpers.kit.demo import Demo, Loop, button
from mlp_helpers.network import sigmoid
from mlp_helpers.views.lines import Lines
from mlp_helpers.views.matrix_view import MatrixView
from mlp_helpers.views.slider import Slider

W_START = [[0.5, -1.2, 0.8, 0.3], [-0.7, 0.4, -1.5, -0.9], [1.8, 0.6, -0.4, 0.9]]
A_START = [1.0, 0.0, 0.5, 0.8]
B_START = [-0.5, 0.2, -0.1]
ROWS, COLUMNS = np.shape(W_START)  # neurons, inputs
A_ROW = COLUMNS + 1  # steps: the bias, then one product a column
LAST = ROWS * A_ROW + ROWS  # and in the end the sigmoid of every sum
SECONDS = 0.8  # a step takes while it plays
HINT = (
    "Drag a number up or down, or double-click it and type. Keys: Tab goes to W, a, b; "
    "← → choose a number, ↑ ↓ change it by 0.1, Enter or a digit types."
)


class MatrixStep(Demo):
    """A layer of 3 neurons with 4 inputs, computed step by step, every number visible.

    W : weights, float32 (3, 4), row j into neuron j; a : the inputs' activations, (4,), 0..1;
    b : biases, (3,). Set them with `set_W`, `set_a`, `set_b`, or one number with `set_entry`.
    z, activation : W a + b and its sigmoid, float32 (3,), all of them, however many of them
        the screen shows so far.
    position : steps done, 0..18. In every row the bias, then four products; at the end three
        sigmoids. It can be set.
    """

    name = "A layer, step by step"

    def __init__(self):
        super().__init__()
        self._view = MatrixView(
            W=W_START, a=A_START, b=B_START, z=np.zeros(ROWS), result=np.zeros(ROWS),
            ranges={"a": (0, 1)}, names={"result": "a_next"}, hint=HINT,
            signs={"b": "+", "z": "=", "result": "σ →"}, label="W a + b = z, then a_next = σ(z)",
        )  # fmt: skip
        self._code = Lines(rows=6, columns=33, title="The same in code", label="Code")
        self._sum = Lines(rows=6, columns=43, title=" ", label="The sum written out")
        self._slider = Slider(lo=0, hi=LAST, step=1, decimals=0, label="Steps done")
        self._position = 0
        self._loop = Loop(self, SECONDS)
        self._loop.step = self._play_on
        self._view.observe(lambda _: self._compute(), ["W", "a", "b"])
        self._slider.observe(lambda _: self._go(round(self._slider.value)), "value")
        tools = [
            button("Back", self.back),
            button("Step", self.step),
            button("Play", self.play),
            button("Pause", self.pause),
            button("To the end", self.finish),
            button("Reset", self.reset),
        ]
        wrapped = {"flex_flow": "row wrap"}
        self._slider.layout.flex = "1 1 22em"
        self._lay_out(
            self._view,
            w.HBox([self._code, self._sum], layout=wrapped | {"grid_gap": "12px"}),
            w.HBox([*tools, self._slider], layout=wrapped | {"align_items": "center"}),
        )
        self._compute()

    def _numbers(self):
        shown = [
            _text(z) if (j + 1) * A_ROW <= self.position else "·" for j, z in enumerate(self.z)
        ]
        return f"step {self.position} of {LAST}, z {', '.join(shown)}"

    @property
    def W(self):
        """The weights: float32 (3, 4), row j holds those into neuron j."""
        return self._view.W

    @property
    def a(self):
        """The activations that come in: float32 (4,), 0..1."""
        return self._view.a

    @property
    def b(self):
        """The biases: float32 (3,)."""
        return self._view.b

    @property
    def z(self):
        """The weighted sums with their biases: float32 (3,)."""
        return self._view.z

    @property
    def activation(self):
        """The activations that come out, sigmoid(z): float32 (3,)."""
        return self._view.result

    @property
    def changed_rows(self):
        """The rows whose z differs from that of the numbers at the start: a list."""
        z = np.array(W_START) @ A_START + B_START
        return [j for j in range(ROWS) if not np.isclose(self.z[j], z[j], atol=1e-5)]

    @property
    def position(self):
        """Steps done, 0..18."""
        return self._position

    @position.setter
    def position(self, position):
        whole = isinstance(position, (int, np.integer)) and not isinstance(position, bool)
        if not whole or not 0 <= position <= LAST:
            raise ValueError(f"position is {position!r}; wanted a whole number 0..{LAST}")
        self._loop.stop()
        self._go(int(position))

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
        if part not in MatrixView.by_hand:
            raise ValueError(f'part is {part!r}; wanted "W", "a" or "b"')
        array = np.array(getattr(self, part), np.float64)
        *place, value = place_and_value or [None]
        fits = len(place) == array.ndim and all(
            isinstance(i, (int, np.integer)) and not isinstance(i, bool) and 0 <= i < n
            for i, n in zip(place, array.shape, strict=True)
        )
        if not fits:
            highest = ", ".join(f"0..{n - 1}" for n in array.shape)
            raise ValueError(f"{part}: {place_and_value!r} given; wanted {highest}, then a value")
        try:
            array[tuple(place)] = value
        except (TypeError, ValueError):
            raise TypeError(f"the value is {value!r}; wanted a number") from None
        self._set(part, array)

    def step(self):
        """One step further; at the end nothing happens."""
        self._loop.stop()
        self._go(self.position + 1)

    def back(self):
        """One step back; at the start nothing happens."""
        self._loop.stop()
        self._go(self.position - 1)

    def play(self):
        """Step by itself until the end, or until Pause; at the end, from the start again."""
        if self.position == LAST:
            self._go(0)
        self._loop.start()

    def pause(self):
        """Stop playing."""
        self._loop.stop()

    def finish(self):
        """All steps that are left, at once."""
        self.position = LAST

    def reset(self):
        """Go back to the start: the first numbers, and no step done."""
        self._loop.stop()
        self._position = 0
        with self._view.hold_trait_notifications():
            self._view.W, self._view.a, self._view.b = W_START, A_START, B_START
        self._compute()

    def _set(self, part, value):
        try:
            setattr(self._view, part, value)
        except T.TraitError as error:
            raise ValueError(str(error)) from None

    def _play_on(self, _seconds):
        self._go(self.position + 1)
        return self.position < LAST

    def _go(self, position):
        self._position = min(max(position, 0), LAST)
        self._draw()

    def _compute(self):
        """Bring z and the activations up to date with W, a and b."""
        W, a, b = (np.array(part, np.float64) for part in (self.W, self.a, self.b))
        self._view.z = W @ a + b
        self._view.result = sigmoid(self._view.z)
        self._draw()

    def _draw(self):
        """Show what is done at this position, and hide what is not."""
        row, column, kind = where(self.position)
        view = self._view
        rows_done = min(self.position // A_ROW, ROWS)
        squished = max(self.position - ROWS * A_ROW, 0)
        view.empty = [["z", j, -1] for j in range(rows_done, ROWS)] + [
            ["result", j, -1] for j in range(squished, ROWS)
        ]
        view.tinted, view.marked = _highlights(row, column, kind)
        self._code.current = {"bias": 1, "product": 3, "sigmoid": 4}.get(kind, -1)
        self._code.lines = [
            _with_comment("for j in range(3):", "j", row if kind in ("bias", "product") else None),
            "    z[j] = b[j]",
            _with_comment("    for k in range(4):", "k", column if kind == "product" else None),
            "        z[j] += W[j, k] * a[k]",
            "a_next = sigmoid(z)",
        ]
        self._write_out(row, column, kind)
        self._slider.value = self.position
        self._changed()

    def _write_out(self, row, column, kind):
        """The sum of this row, or the sigmoids, one a line, and the last of them in words."""
        panel, z, out = self._sum, self.z, self.activation
        if kind == "sigmoid":
            panel.title, panel.current = "Each sum, squished", row
            panel.lines = [
                f"a_next[{j}] = σ({_text(z[j])})".ljust(24) + f"= {_text(out[j])}"
                if j <= row
                else f"a_next[{j}] = ·"
                for j in range(ROWS)
            ]
            self.status.text = f"Row {row}: σ({_text(z[row])}) = {_text(out[row])}." + (
                " All done: three activations." if row == ROWS - 1 else ""
            )
            return
        panel.title = f"Row {row} of W times a, plus b[{row}]"
        products = np.array(self.W[row], np.float64) * self.a  # (4,)
        sums = np.cumsum([self.b[row], *products])  # (5,)
        done = {"start": -1, "bias": 0, "product": column + 1 if column is not None else 0}[kind]
        lines = [f"z[{row}] = b[{row}]".ljust(25) + f"{_text(self.b[row]):>8}{_text(sums[0]):>9}"]
        for k in range(COLUMNS):
            factors = f"     + {_text(self.W[row, k])} · {_text(self.a[k])}".ljust(23)
            lines.append(f"{factors}= {_text(products[k]):>8}{_text(sums[k + 1]):>9}")
        blank = [f"z[{row}] = ·", *["     + ·"] * COLUMNS]
        panel.lines = [" " * 28 + "value   so far"] + [
            line if i <= done else blank[i] for i, line in enumerate(lines)
        ]
        panel.current = done + 1 if done >= 0 else -1
        if kind == "start":
            self.status.text = "Nothing is computed yet: Step, or Play."
        elif kind == "bias":
            self.status.text = f"Row {row} begins with its bias, {_text(self.b[row])}."
        else:
            j, k = row, column
            self.status.text = (
                f"W[{j}, {k}] · a[{k}] = {_text(self.W[j, k])} · {_text(self.a[k])} = "
                f"{_text(products[k])}. "
            ) + (
                f"The row is done: z[{j}] = {_text(z[j])}."
                if k == COLUMNS - 1
                else f"The sum so far: {_text(sums[k + 1])}."
            )


def where(position):
    """Row, column (or None) and kind of the step that leads to this position.

    kind: "start", "bias", "product" or "sigmoid".
    """
    if position == 0:
        return 0, None, "start"
    row, within = divmod(position - 1, A_ROW)
    if row >= ROWS:
        return position - ROWS * A_ROW - 1, None, "sigmoid"
    return (row, within - 1, "product") if within else (row, None, "bias")


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
    return tinted, marked + ([["z", row, 0]] if column == COLUMNS - 1 else [])


def _with_comment(line, name, value):
    return line if value is None else f"{line:<24}# {name} is {value}"


def _text(value):
    """A number in at most six characters, as `MatrixView` writes it: −99.99, −999.9, −1.5e6."""
    size = abs(float(value))
    if size >= 9999.5:
        digits, exponent = f"{size:.1e}".split("e")
        return ("−" if value < 0 else "") + f"{digits}e{int(exponent)}"
    text = f"{size:.{0 if size >= 999.95 else 1 if size >= 99.995 else 2}f}"
    return ("−" if value < 0 and float(text) else "") + text
