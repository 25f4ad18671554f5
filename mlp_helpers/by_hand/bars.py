"""A prediction that is dragged: a row of bars, such as a network's outputs."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.by_hand.question import PredictByHand
from mlp_helpers.texts import fixed
from mlp_helpers.views import Bars, PixelGrid


class PredictBars(PredictByHand):
    """Drag ten bars to what the ten outputs will be; then a line on each shows what they are.

    of : the image that the outputs belong to, (784,); it stands beside the bars.
    truth : a function of `of`: the ten outputs, each 0..1.

    `guess` and `truth` are float64 (10,).
    """

    name = "drag a prediction"
    how = (
        "Drag the bars to where you expect the outputs. By keyboard: Tab goes from bar to bar, "
        "left and right change one; Enter answers."
    )

    def _picture(self):
        picture = np.reshape(doors.pixels("the image", self.of), (28, 28))
        self.image = PixelGrid(
            values=picture, plain=True, label="the image", title="The image", width=210, height=210
        )
        zeros = np.zeros(10, np.float32)
        self.bars = Bars(
            values=zeros, draggable=True, label="your guess", width=296, height=252, title=" "
        )
        self._by_hand(self.bars, "values", self._hand)
        return [self.image, self.bars]

    def _empty(self):
        return np.zeros(10)

    def _taken(self, guess):
        return doors.within("the guess", guess, (10,), 0, 1).astype(float)

    def _hand(self, guess):
        super()._hand(np.asarray(guess, float))

    @property
    def guess(self):
        """The ten bars; None while all of them are at 0."""
        return self._kept.copy() if self._kept.any() else None

    def _missing(self):
        return "" if self._kept.any() else "All bars are at 0 still: drag at least one of them."

    def _find(self):
        super()._find()
        self.truth = np.asarray(self.truth, float)

    def _shown(self):
        title = "Your bars" if self.open else "▬ your bars   ┃ the network's outputs"
        bars = {"values": self._kept, "targets": self.truth, "title": title, "locked": self._shut}
        return super()._shown() | {self.bars: bars}

    def _in_short(self):
        return f"largest gap {fixed(np.abs(self._kept - self.truth).max())}"
