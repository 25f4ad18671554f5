"""A few rows of numbers, drawn as small bars on cards that a hand puts in order."""

import numpy as np
import traitlets as T

from mlp_helpers.views.base import Array, one_each
from mlp_helpers.views.picture import Picture


class Cards(Picture):
    """Cards in an order, from the top down; a hand drags them.

    names : of the cards, one each. pictures : float32 (n, k), the bars on each card, 0..1.
    wanted : float32 (k,), drawn as a line on every bar of every card, or None.
    order : places of the cards in `names`, from the top down.
    truth : float32 (n,), each card's number, by which they should stand, smallest first; it is
        drawn as a bar at the right, with what should stand there. None while nothing is told.
    truth_name : what the number is. ends : what stands above the first and below the last card.

    By hand: drag a card up or down. By keyboard: Tab goes to the cards, up and down from one
    to another, Space lifts one and sets it down, up and down move it meanwhile; so does Shift
    with up and down.
    """

    names = T.List(T.Unicode()).tag(sync=True)
    pictures = Array(2, np.zeros((1, 1), np.float32))
    wanted = Array(1, None, allow_none=True)
    order = T.List(T.Int()).tag(sync=True)
    truth = Array(1, None, allow_none=True)
    truth_name = T.Unicode("number").tag(sync=True)
    ends = T.List(T.Unicode(), ["first", "last"]).tag(sync=True)
    decimals = T.Int(2).tag(sync=True)

    by_hand = ("order",)

    def __init__(self, **traits):
        traits.setdefault("order", list(range(len(traits.get("names", ())))))
        super().__init__(**traits)

    def _numbers(self):
        return ", ".join(self.names[i] for i in self.order)

    @T.validate("pictures", "truth")
    def _one_each(self, proposal):
        return one_each(proposal, len(self.names), "card")

    @T.validate("order")
    def _each_once(self, proposal):
        order, n = proposal["value"], len(self.names)
        if sorted(order) != list(range(n)):
            raise T.TraitError(f"order is {order}; wanted each of 0..{n - 1} once")
        return order
