"""One number in large figures, a few beside another run's, and how far a run has come."""

import traitlets as T

from mlp_helpers.views.base import Number, View


class Scoreboard(View):
    """What a run has reached.

    big : the number that matters, as text; caption: what it is, in two lines beside it.
    rows : further numbers, each (name, text, text of the other run).
    heads : names of the columns, as many as a row has.
    share : of the run that is done, 0..1, drawn as a bar; words: the same in words. Without
        words there is no bar.
    """

    big = T.Unicode().tag(sync=True)
    caption = T.Unicode().tag(sync=True)
    rows = T.List(T.List(T.Unicode())).tag(sync=True)
    heads = T.List(T.Unicode()).tag(sync=True)
    share = Number(low=0, high=1)
    words = T.Unicode().tag(sync=True)

    def _numbers(self):
        return f"{self.big}, {self.words}"
