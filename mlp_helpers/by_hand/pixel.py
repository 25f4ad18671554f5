"""A prediction that is pointed at: a pixel of an image."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.by_hand.question import PredictByHand
from mlp_helpers.views import PixelGrid

SIDE = 252  # of each picture, px


class PredictPixel(PredictByHand):
    """Point at the pixel that matters most; then the products show which one it is.

    of : the image (784,), each 0..1, and a neuron's weights (784,).
    truth : a function of `of`: the product of each pixel with its weight, (784,).
    explain : a function of the place pointed at, 0..783, the products, and `of`.

    `guess` is a place 0..783, `truth` the products, float64 (784,), `answer` the place of the
    largest in size.
    """

    name = "point at a prediction"
    how = (
        "Point at a pixel in either picture. By keyboard: Tab to a picture, arrows move, Space "
        "points; Enter answers."
    )

    def _picture(self):
        image, weights = self.of
        image = np.reshape(doors.pixels("the image", image), (28, 28))
        weights = np.reshape(doors.numbers("the weights", weights), (28, 28))
        size = {"width": SIDE, "height": SIDE, "pointable": True}
        limit = float(np.abs(weights).max()) or 1.0
        self.image = PixelGrid(values=image, title="The image", label="the image", **size)
        self.weights = PixelGrid(
            values=weights, scale="signed", limit=limit, title="The weights", label="the weights",
            **size,
        )  # fmt: skip
        self.image.linked, self.weights.linked = [self.weights.key], [self.image.key]
        for grid in self._grids:
            self._by_hand(grid, "pointed", self._hand)
        return self._grids

    @property
    def _grids(self):
        return [self.image, self.weights]

    def _hand(self, guess):
        super()._hand(int(np.clip(guess, 0, 783)))

    def _taken(self, guess):
        return doors.whole("the place", guess, 0, 783)

    def _missing(self):
        return "" if self.guess is not None else "Nothing is pointed at yet: choose a pixel first."

    def _find(self):
        super()._find()
        self.truth = np.asarray(self.truth, float).ravel()

    @property
    def answer(self):
        """The place of the product that is largest in size; None before the truth is told."""
        return None if self.truth is None else int(np.abs(self.truth).argmax())

    def _shown(self):
        marks = {"pointed": -1 if self.guess is None else self.guess, "locked": self._shut}
        marks["answer"] = -1 if self.answer is None else self.answer
        shown = super()._shown() | {grid: dict(marks) for grid in self._grids}
        image, weights = self.of
        products = None if self.open else np.reshape(self.truth, (28, 28))
        right = np.reshape(weights, (28, 28)) if products is None else products
        limit = float(np.abs(right).max()) or 1.0
        title = "The weights" if products is None else "Products:  □ yours  ○ largest"
        shown[self.weights] |= {"values": right, "limit": limit, "title": title}
        return shown

    def _explained(self, guess):
        return self._explain(guess, self.truth, self.of)

    def _so_far(self):
        row, column = divmod(self.guess, 28)
        return f"You point at row {row}, column {column}."

    def _in_short(self):
        larger = int((np.abs(self.truth) > abs(self.truth[self.guess])).sum())
        return f"place {larger + 1:,} of 784"
