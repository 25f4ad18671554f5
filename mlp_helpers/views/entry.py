"""A field for words or numbers that are typed."""

import traitlets as T

from mlp_helpers.views.base import View


class Entry(View):
    """A line that is typed into; Enter, or leaving the field, hands it over.

    text : what stands in the field; whoever observes it says in `problem` what is wrong
        with it, in a sentence, or "" if nothing is. A field with a problem is marked.
    label : its name, shown in front and read by a screen reader.
    width : of the field on the screen, in letters.
    """

    text = T.Unicode().tag(sync=True)
    problem = T.Unicode().tag(sync=True)
    width = T.Int(24).tag(sync=True)

    by_hand = ("text",)

    def _numbers(self):
        return self.text[:80]
