"""A demo's line of words."""

import traitlets as T

from mlp_helpers.views.base import View


class Status(View):
    """What there is to say about a demo right now; a screen reader reads it aloud.

    It also gives the demo its name.
    """

    text = T.Unicode().tag(sync=True)

    def _numbers(self):
        return self.text[:80]
