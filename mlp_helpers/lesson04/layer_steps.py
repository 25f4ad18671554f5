"""One layer of 3 neurons with 4 inputs, computed number by number: which step is which."""

from typing import NamedTuple

import numpy as np

from mlp_helpers import doors
from mlp_helpers.network import sigmoid

ROWS, COLUMNS = 3, 4  # neurons, inputs
A_ROW = COLUMNS + 1  # steps: the bias, then one product a column
LAST = ROWS * A_ROW + ROWS  # and in the end the sigmoid of every sum
SHAPES = {"W": (ROWS, COLUMNS), "a": (COLUMNS,), "b": (ROWS,)}
RANGES = {"W": (-1e6, 1e6), "a": (0, 1), "b": (-1e6, 1e6)}


class Layer(NamedTuple):
    """A layer and what comes into it; its sums are float64 inside, so that they add up."""

    W: np.ndarray  #: the weights: float32 (3, 4), row j holds those into neuron j
    a: np.ndarray  #: the activations that come in: float32 (4,)
    b: np.ndarray  #: the biases: float32 (3,)

    @property
    def z(self):
        """W a + b: float32 (3,)."""
        W, a, b = (part.astype(np.float64) for part in self)
        return (W @ a + b).astype(np.float32)

    activation = property(lambda self: sigmoid(self.z))  #: float32 (3,)

    def written_out(self, row):
        """A row's products, float64 (4,), and the sum so far: its bias, then after each, (5,)."""
        products = self.W[row].astype(np.float64) * self.a
        return products, np.cumsum([self.b[row], *products])


def as_part(part, values):
    """`values` as "W", "a" or "b" of a `Layer`, float32 and read-only, or a sentence."""
    checked = doors.within(part, values, SHAPES[part], *RANGES[part]).astype(np.float32)
    checked.flags.writeable = False
    return checked


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


def n_done(position):
    """How many of the sums z are done at this position, and how many of the activations."""
    return min(position // A_ROW, ROWS), max(position - ROWS * A_ROW, 0)
