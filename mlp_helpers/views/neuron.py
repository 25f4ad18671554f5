"""One neuron and all that leads into it: inputs, weights, a bias, each with a nudge."""

import numpy as np
import traitlets as T

from mlp_helpers.views.base import Array, Number, one_each
from mlp_helpers.views.picture import Picture


class Neuron(Picture):
    """A neuron with its inputs as a column of neurons, their weights as edges, and its bias.

    inputs, weights : float32 (n,), what it reads, 0..1, and what each is multiplied with, without
        nudges. bias : without its nudge. limit : the weight that is drawn widest.
    nudges : float32 (1 + 2n,), of the bias, the weights and the inputs. A hand may drag each, in
        steps of 0.01. What is drawn is what they make of it all.
    reach : the ends of the nudges' tracks, -reach and reach. lowest, highest : (1 + 2n,), how
        far a hand may move each nudge, or None: to the ends.
    effects : float32 (1 + n,), what the bias's nudge and those of each input and its weight do to
        the neuron's weighted sum: a triangle, up or down, where an edge leads on, largest for
        the largest of them.
    output : its activation. mark : what is written in it; note : two lines below it.
    heads : a text above the nudges of the inputs, the inputs, the weights, and their nudges.
    hint : two lines at the lower right.

    By keyboard Tab goes from nudge to nudge: the bias, the weights, the inputs; arrows
    (with Shift ten steps), Home and End change one.
    """

    inputs = Array(1, np.zeros(1, np.float32))
    weights = Array(1, np.zeros(1, np.float32))
    bias = Number()
    limit = Number(1.0, above=0)
    nudges = Array(1, np.zeros(3, np.float32))
    reach = Number(1.0, above=0)
    lowest = Array(1, None, allow_none=True)
    highest = Array(1, None, allow_none=True)
    effects = Array(1, np.zeros(2, np.float32))
    output = Number()
    mark = T.Unicode().tag(sync=True)
    note = T.List(T.Unicode(), ["", ""], minlen=2, maxlen=2).tag(sync=True)
    hint = T.List(T.Unicode(), ["", ""], minlen=2, maxlen=2).tag(sync=True)
    heads = T.List(T.Unicode(), [""] * 4, minlen=4, maxlen=4).tag(sync=True)

    by_hand = ("nudges",)

    def _numbers(self):
        return f"{len(self.inputs)} inputs, activation {self.output:.2f}"

    @T.validate("weights", "nudges", "lowest", "highest", "effects")
    def _one_each(self, proposal):
        n = len(self.inputs)
        if proposal["trait"].name == "weights":
            return one_each(proposal, n, "input")
        if proposal["trait"].name == "effects":
            return one_each(proposal, 1 + n, "summand")
        return one_each(proposal, 1 + 2 * n, "nudge")
