"""A prediction that is arranged: rows of numbers on cards, put in order."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.by_hand.question import PredictByHand
from mlp_helpers.views import Cards


class PredictCards(PredictByHand):
    """Put cards in order, the smallest at the top; then each shows its number.

    names : of the cards, in the order in which they lie at the start; that order is no guess yet.
    of : what is on them, float (n, k), each 0..1, drawn as k bars.
    wanted : float (k,), drawn as a line on every bar, or None.
    number : what the order goes by, in a word. ends : what stands above and below the cards.
    truth : a function of `of`: that number for each card, (n,).
    explain : a function of guess, truth and names.

    `guess` is a list of names, the smallest first, `truth` the numbers by name.
    """

    name = "arrange a prediction"
    how = (
        "Drag the cards into order. By keyboard: Tab to the cards, up and down choose one, Space "
        "lifts it and sets it down; Enter answers."
    )

    def __init__(self, names, number, ends, wanted=None, **more):
        self.names = list(names)
        self._traits = {"truth_name": number, "ends": list(ends), "wanted": wanted}
        super().__init__(**more)

    def _picture(self):
        pictures = doors.numbers("the cards", self.of)
        self.cards = Cards(
            label="the cards", names=self.names, pictures=pictures, width=424, height=336,
            **self._traits,
        )  # fmt: skip
        self._by_hand(self.cards, "order", self._hand)
        return [self.cards]

    def _empty(self):
        return list(range(len(self.names)))

    def _hand(self, guess):
        super()._hand(list(guess))

    def _taken(self, guess):
        given = list(guess) if isinstance(guess, (str, list, tuple)) else [guess]
        if sorted(map(str, given)) != sorted(self.names):
            wanted = f"wanted each of {', '.join(self.names)} once"
            raise ValueError(f"the guess is {doors.said(guess)}; {wanted}")
        return [self.names.index(name) for name in given]

    @property
    def guess(self):
        """The names from the top down, or None while the cards lie as at the start."""
        return None if self._kept == self._empty() else [self.names[i] for i in self._kept]

    def _missing(self):
        return "" if self.guess else f"The cards lie as they were dealt. {self.how}"

    def _find(self):
        super()._find()
        self._found = np.asarray(self.truth, float)
        self.truth = dict(zip(self.names, map(float, self._found), strict=True))

    def _shown(self):
        truth = None if self.open else self._found
        cards = {"order": self._kept, "truth": truth, "locked": self._shut}
        return super()._shown() | {self.cards: cards}

    def _explained(self, guess):
        return self._explain(guess if self.state == "answered" else None, self.truth)

    def _so_far(self):
        return f"Your order: {', '.join(self.guess)}."

    def _in_short(self):
        right = sorted(self.names, key=self.truth.get)
        places = sum(one == other for one, other in zip(self.guess, right, strict=True))
        return f"{places} of {len(right)} in their places"
