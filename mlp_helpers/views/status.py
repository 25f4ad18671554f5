"""A demo's line of words."""

import traitlets as T

from mlp_helpers.views.base import View, read_source, read_style


class Status(View):
    """What there is to say about a demo right now; a screen reader reads it aloud.

    It also gives the demo, and the handles of ipywidgets' sliders in it, their names.
    """

    _esm = read_source("status")
    _css = read_style()
    text = T.Unicode().tag(sync=True)
