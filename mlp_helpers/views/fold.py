"""A line in short, and what is behind it, opened and closed by the reader."""

import traitlets as T

from mlp_helpers.views.base import View


class Fold(View):
    """One line that opens, and a sentence below that stays.

    mark, line : what is said in short, a sign in front of it; nothing is shown while `line` is "".
    head : what stands above the list when it is open. rows : the list, each (mark, name, text).
    own : the place in the list of what the reader chose, or -1.
    told : the sentence below, or "".
    """

    mark = T.Unicode().tag(sync=True)
    line = T.Unicode().tag(sync=True)
    head = T.Unicode().tag(sync=True)
    rows = T.List(T.List(T.Unicode())).tag(sync=True)
    own = T.Int(-1).tag(sync=True)
    told = T.Unicode().tag(sync=True)

    def _numbers(self):
        return f"{self.mark} {self.line} {self.told}".strip()
