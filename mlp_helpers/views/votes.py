"""Hands that are counted: for each option, how many there were, once or twice."""

import traitlets as T

from mlp_helpers.views.base import Array, View, one_each

MOST = 999  # hands that are counted for one option


class Votes(View):
    """Options, each with a bar that grows by a hand, in a first vote and in a second one.

    options : n texts. letters : n letters, by which a key counts.
    first, second : float32 (n,), how many hands there were, whole numbers from 0 to 999.
    vote : 1 or 2, the one that is counted now; the bars of the other are pale.
    right : place of the right option, once it is told, -1 before.

    By keyboard: the letter of an option counts one hand more, with Shift one less.
    """

    options = T.List(T.Unicode()).tag(sync=True)
    letters = T.List(T.Unicode()).tag(sync=True)
    first = Array(1, [0.0])
    second = Array(1, [0.0])
    vote = T.Int(1, min=1, max=2).tag(sync=True)
    right = T.Int(-1).tag(sync=True)

    by_hand = ("first", "second")

    def _numbers(self):
        counted = [self.first, self.second][: self.vote]
        return "; ".join(" ".join(f"{n:.0f}" for n in hands) for hands in counted)

    @T.validate("first", "second")
    def _counts(self, proposal):
        value = one_each(proposal, len(self.options), "option")
        wrong = value[(value < 0) | (value > MOST) | (value % 1 != 0)]
        if wrong.size:
            raise T.TraitError(f"{wrong[0]:g} hands; wanted a whole number from 0 to {MOST}")
        return value
