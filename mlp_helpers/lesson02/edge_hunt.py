"""Paint the weights of one neuron until it tells images with an edge from those without."""

import numpy as np

from mlp_helpers.digits import SIDE
from mlp_helpers.kit import Demo, PaintTools, button, column, row
from mlp_helpers.lesson02 import patterns
from mlp_helpers.lesson02.edge_scores import collect, scores
from mlp_helpers.lesson02.weighted import as_weights
from mlp_helpers.texts import fixed
from mlp_helpers.views import NumberLine, PixelGrid, Sheet
from mlp_helpers.views.number_line import nice_limit, range_in_words

GROUPS = {"edge": "● with an edge in the frame", "no edge": "■ without"}


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
        self.images, self.has_edge, self.names = collect()
        self._painting = False  # a stroke counts for the best when it is done
        self._build()
        self.reset()

    def _build(self):
        rows, columns = patterns.EDGE
        frame = [rows.start, columns.start, rows.stop - rows.start, columns.stop - columns.start]
        self.pad = PixelGrid(
            values=patterns.blank(), scale="signed", paintable=True, brush=1.0, outline=frame,
            width=286, height=286, label="Weights, 28 by 28",
            hint="Paint, or use Space and arrows.", words="row {row}, column {column}: {value}",
        )  # fmt: skip
        self.pad.add_class("mlp-brief")
        self.sheets = [
            Sheet(pictures=images, columns=6, size=72, outline=frame, first=first, title=t, label=t)
            for first, images, t in zip(
                (0, 12), np.split(self.images, 2), GROUPS.values(), strict=True
            )
        ]
        self.line = NumberLine(
            width=840, height=130, label="The weighted sums", group_names=list(GROUPS),
            groups=[int(not edge) for edge in self.has_edge], names=list(self.names),
            points=np.zeros(len(self.images)),
            hint="Dashed: the mean. Point at a dot, or an image.",
        )  # fmt: skip
        together = [*self.sheets, self.line]
        for one in together:
            one.linked = [other.key for other in together if other is not one]
        self.paint = PaintTools(self.pad, {"Undo": self.undo, "Clear": self.clear})
        self._by_hand(self.pad, "held", self._hold)
        self._by_hand(self.pad, "values", self.set_weights)
        after = [button("Best so far", self.take_best), button("Reset", self.reset)]
        self._lay_out(
            row(*self.paint.controls, *after),
            row(self.pad, column(*self.sheets, flex="1 1 400px"), grid_gap="12px"),
            self.line,
            first=self.pad,
        )

    def _numbers(self):
        if self.score is None:
            return "all sums are the same, no score yet"
        return f"d' {self.score:.2f}, pairs ranked right {self.ranked:.0%}"

    def set_weights(self, weights):
        """Give the neuron other weights: (784,) or (28, 28), finite numbers."""
        self.weights = as_weights(weights).ravel()
        self._score()

    def undo(self):
        """Take the last change back."""
        if not self.pad.undo():  # which the demo takes in as it does a stroke
            self._say("Nothing to take back.")

    def clear(self):
        """Make all weights 0."""
        self.set_weights(patterns.blank())

    def take_best(self):
        """Bring back the weights with the best d′ so far."""
        if self._best is None:
            self._say("No score yet: paint something first.")
        else:
            self.set_weights(self._best)

    def reset(self):
        """Go back to the start, and forget the best."""
        self.best_score = self.best_ranked = self._best = None
        self._limit, self._ends = 1.0, (1.0, 1.0)  # of the colours; of the line, left and right
        self.paint.reset()
        self.clear()
        self.pad.forget()

    def _hold(self, held):
        self._painting = held
        self._score()

    def _score(self):
        largest = float(np.abs(self.weights).max())
        if largest > self._limit or 0 < largest < 0.2 * self._limit:
            self._limit = largest
        self.sums = self.images.astype(np.float64) @ self.weights.astype(np.float64)
        reach = max(0.0, float(-self.sums.min())), max(0.0, float(self.sums.max()))
        self._ends = tuple(map(nice_limit, reach, self._ends))
        self.score, self.ranked = scores(self.sums[self.has_edge], self.sums[~self.has_edge])
        if self.score is not None and not self._painting:
            if self.best_score is None or self.score > self.best_score:
                self.best_score, self._best = self.score, self.weights
            self.best_ranked = max(self.ranked, self.best_ranked or 0.0)
        self._show()

    def _shown(self):
        left, right = self._ends
        return {
            self.pad: {
                "values": self.weights.reshape(SIDE, SIDE),
                "limit": self._limit,
                "title": f"weights, −{self._limit:g} to {self._limit:g}",
            },
            self.line: {
                "points": self.sums,
                "lo": -left,
                "hi": right,
                "title": f"weighted sums, {range_in_words(left, right)}",
            },
        }

    def _words(self):
        if self.score is None:
            return "All sums are the same. Paint weights that speak for an edge in the frame."
        now = f"Score d′ {_short(self.score)}, pairs ranked right {self.ranked:.0%}"
        if self.best_score is not None:
            now += f" (best {_short(self.best_score)} and {self.best_ranked:.0%})"
        return now + ("." if (self.weights < 0).any() else ". No weight is negative.")


def _short(score):
    if abs(score) < 100:
        return fixed(score)
    return "above 100" if score > 0 else "below −100"
