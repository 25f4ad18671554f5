"""Lines of text in fixed width, one of them marked: code, or a sum written out."""

import traitlets as T

from mlp_helpers.views.base import View


class Lines(View):
    """A few lines that stand under one another, with the current one marked.

    lines : the texts; each takes one line, and what is longer than `columns` is cut.
    current : place of the line that is marked with an arrow and bold, -1 for none.
    columns, rows : characters and lines that there is always room for.
    """

    lines = T.List(T.Unicode()).tag(sync=True)
    current = T.Int(-1).tag(sync=True)
    columns = T.Int(40).tag(sync=True)
    rows = T.Int(5).tag(sync=True)
    title = T.Unicode().tag(sync=True)

    def _numbers(self):
        return f"{len(self.lines)} lines, current {self.current}"
