"""Paint the weights of one neuron until it tells images with an edge from those without."""

import ipywidgets as w
import numpy as np

from mlp_helpers.digits import SIDE, load_digits
from mlp_helpers.kit.demo import Demo, button
from mlp_helpers.lesson02 import patterns
from mlp_helpers.lesson02.one_neuron import INKS, _numbers, paint_tools
from mlp_helpers.views.number_line import NumberLine
from mlp_helpers.views.pixel_grid import PixelGrid

# Places in MNIST's test set, sorted by eye: is there a horizontal edge in the frame, a stroke
# about three pixels high with dark above and below it?
WITH_EDGE = (8156, 7266, 4440, 7117, 9045, 4374, 8043, 3591, 4018, 120)
WITHOUT_EDGE = (8493, 7862, 4839, 5791, 1176, 9989, 117, 636, 642, 1680)
NAMES = ("edge", "no edge")


class EdgeHunt(Demo):
    """Twelve images with a horizontal edge in the frame and twelve without; paint 784 weights.

    images : float32 (24, 784), the ones with the edge first; ten of each group are MNIST's.
    has_edge : bool (24,).
    names : of the four images that are made, "" for the others.
    weights : float32 (784,). Set them with `set_weights`.
    sums : the weighted sum of each image, float64 (24,).
    score : d', how far the means of the two groups of sums stand apart, in standard
        deviations; None while all sums are the same.
    ranked : share of the 144 pairs (one with the edge, one without) in which the one with the
        edge has the larger sum, 0..1; a tie counts half.
    best_score, best_ranked : the largest so far, or None.

    Neither score changes when all weights are multiplied by the same number above 0.
    """

    name = "Edge hunt"

    def __init__(self):
        super().__init__()
        self.images, self.has_edge, self.names = _collect()
        rows, columns = patterns.EDGE
        frame = [rows.start, columns.start, rows.stop - rows.start, columns.stop - columns.start]
        self._pad = PixelGrid(
            values=patterns.blank(), scale="signed", paintable=True, brush=1.0, outline=frame,
            width=280, height=280, title="weights, −1 to 1", label="Weights, 28 by 28",
            hint="Paint. Keys: arrows move, Space paints, Shift with arrows draws, Ctrl+Z undoes.",
        )  # fmt: skip
        sheets = [
            PixelGrid(
                values=_sheet(self.images[self.has_edge == wanted]), plain=True,
                width=389, height=128, title=title, label=title,
            )
            for wanted, title in ((True, "● with an edge in the frame"), (False, "■ without"))
        ]  # fmt: skip
        self._line = NumberLine(
            width=840, height=150, label="The weighted sums", group_names=list(NAMES),
            groups=[int(not edge) for edge in self.has_edge], names=list(self.names),
            points=np.zeros(len(self.images)),
        )  # fmt: skip
        self._ink, self._brush = paint_tools(self._choose_ink)
        self._pad.observe(lambda _: self._compute(), ["values", "held"])
        row = {"flex_flow": "row wrap", "align_items": "center"}
        self._lay_out(
            w.HBox(
                [
                    w.Label("paint"),
                    self._ink,
                    self._brush,
                    button("Undo", self.undo),
                    button("Clear", self.clear),
                    button("Best so far", self.take_best),
                    button("Reset", self.reset),
                ],
                layout=row,
            ),  # fmt: skip
            w.HBox([self._pad, w.VBox(sheets)], layout={"grid_gap": "12px"}),
            self._line,
        )
        self.reset()

    def _numbers(self):
        if self.score is None:
            return "all sums are the same, no score yet"
        return f"d' {self.score:.2f}, pairs ranked right {self.ranked:.0%}"

    @property
    def weights(self):
        """The weights: float32 (784,)."""
        return self._pad.values.ravel()

    @property
    def sums(self):
        """The weighted sum of each image: float64 (24,)."""
        return self.images.astype(np.float64) @ self.weights.astype(np.float64)

    def set_weights(self, weights):
        """Give the neuron other weights: (784,) or (28, 28), finite numbers."""
        self._pad.values = _numbers(weights, "weights")

    def undo(self):
        """Take the last change back."""
        if not self._pad.undo():
            self.status.text = "Nothing to take back."

    def clear(self):
        """Make all weights 0."""
        self._pad.values = patterns.blank()

    def take_best(self):
        """Bring back the weights with the best d′ so far."""
        if self._best is None:
            self.status.text = "No score yet: paint something first."
        else:
            self._pad.values = self._best

    def reset(self):
        """Go back to the start, and forget the best."""
        self.best_score = self.best_ranked = self._best = None
        self._ink.value, self._brush.value = "+", 1.0
        self._pad.values = patterns.blank()
        self._pad.limit, self._pad.title = 1.0, "weights, −1 to 1"
        self._choose_ink()
        self._pad.forget()
        self._compute()

    def _choose_ink(self):
        self._pad.ink, self._pad.brush = INKS[self._ink.value] * self._pad.limit, self._brush.value

    def _compute(self):
        largest = float(np.abs(self._pad.values).max())
        if largest > self._pad.limit or (largest and largest < 0.2 * self._pad.limit):
            self._pad.limit = largest
            self._pad.title = f"weights, −{largest:g} to {largest:g}"
            self._choose_ink()
        sums = self.sums
        self.score, self.ranked = _scores(sums[self.has_edge], sums[~self.has_edge])
        if self.score is not None and not self._pad.held:  # a stroke counts when it is done
            if self.best_score is None or self.score > self.best_score:
                self.best_score, self._best = self.score, self._pad.values
            self.best_ranked = max(self.ranked, self.best_ranked or 0.0)
        self._line.reach(sums)
        self._line.points = sums
        self.status.text = self._words()
        self._changed()

    def _words(self):
        if self.score is None:
            return "All sums are the same. Paint weights that speak for an edge in the frame."
        now = f"Score d′ {_short(self.score)}, pairs ranked right {self.ranked:.0%}"
        if self.best_score is not None:
            now += f" (best {_short(self.best_score)} and {self.best_ranked:.0%})"
        return now + ("." if (self.weights < 0).any() else ". No weight is negative.")


def _short(score):
    text = f"{score:.2f}" if abs(score) < 100 else "above 100" if score > 0 else "below -100"
    return text.replace("-", "−")


def _scores(edge, no_edge):
    """d' and the share of pairs ranked right; (None, None) if all sums are the same."""
    size = max(np.abs(edge).max(), np.abs(no_edge).max())
    if size == 0 or np.ptp(np.concatenate([edge, no_edge])) < 1e-9 * size:
        return None, None
    spread = np.sqrt((edge.var() + no_edge.var()) / 2)
    apart = edge.mean() - no_edge.mean()
    score = apart / max(spread, 1e-6 * size)  # groups without any spread: very large, not infinite
    difference = edge[:, None] - no_edge[None, :]
    tie = np.abs(difference) < 1e-9 * size
    ranked = np.where(tie, 0.5, difference > 0).mean()
    return float(score), float(ranked)


def _collect():
    """The images, whether each has the edge, and the names of those that are made."""
    rows, columns = patterns.EDGE
    line, thin, blob, full = (np.zeros((SIDE, SIDE), np.float32) for _ in range(4))
    line[rows, columns] = 1
    thin[rows.start + 1, columns] = 1
    blob[rows.start - 4 : rows.stop + 4, columns.start - 2 : columns.stop + 2] = 1
    full[:] = 1
    digits, _ = load_digits("test")
    made = {True: [line, thin], False: [blob, full]}
    named = {True: ["line", "thin line"], False: ["blob", "all lit"]}
    images, has_edge, names = [], [], []
    for edge, places in ((True, WITH_EDGE), (False, WITHOUT_EDGE)):
        images += [*digits[list(places)], *(picture.ravel() for picture in made[edge])]
        names += [""] * len(places) + named[edge]
        has_edge += [edge] * (len(places) + 2)
    return np.array(images, np.float32), np.array(has_edge), tuple(names)


def _sheet(images):
    """Twelve images (12, 784), each with the frame, in two rows of six, a grey line between."""
    sheet = np.full((2 * SIDE + 1, 6 * SIDE + 5), 0.4, np.float32)
    rows, columns = patterns.EDGE
    frame = np.zeros((SIDE, SIDE), np.float32)  # every other pixel around the place of the edge
    frame[rows.start - 1 : rows.stop + 1, columns.start - 1 : columns.stop + 1] = 0.5
    frame[rows, columns] = 0
    frame[1::2, ::2] = frame[::2, 1::2] = 0
    for k, image in enumerate(images):
        row, column = (SIDE + 1) * (k // 6), (SIDE + 1) * (k % 6)
        shown = np.maximum(image.reshape(SIDE, SIDE), frame)
        sheet[row : row + SIDE, column : column + SIDE] = shown
    return sheet
