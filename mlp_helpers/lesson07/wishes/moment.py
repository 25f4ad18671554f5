"""A moment of `Wishes`: the step and the neuron that are shown, and the numbers behind them."""

from typing import NamedTuple

import numpy as np

from mlp_helpers.lesson07.wishes.sums import Average, Wished
from mlp_helpers.network import Gradient, Network


class Moment(NamedTuple):
    """What is shown of one example's wishes, and of many examples' nudges."""

    position: int  #: the step, 0 to L + 1; at the last one wishes are nudges
    selected: tuple  #: the neuron, (layer, neuron)
    chosen: int  #: which weight into it is read, by its place
    network: Network
    wished: Wished  #: the first example's wishes
    average: Average  #: of all examples' nudges
    images: np.ndarray  #: of all examples, (n, n_0)
    labels: np.ndarray  #: (n,)
    nudges: Gradient | None = None  #: at the last step, the average
    minus_gradient: Gradient | None = None  #: and the same by `backprop`

    @property
    def L(self):
        """How many layers there are after the input."""
        return len(self.network.weights)

    @property
    def nudging(self):
        """Whether it is the last step."""
        return self.position == self.L + 1

    @property
    def reached(self):
        """The lowest layer whose wishes are known; L + 1 for none."""
        return max(self.L + 1 - self.position, 1)

    @property
    def terms(self):
        """What the next layer asks of the selected neuron, where there is one: (n_(l+1),)."""
        return self.wished.contributions(*self.selected)
