"""Ink and brush for a grid that a hand paints: a part of several demos."""

import ipywidgets as w

from mlp_helpers import doors
from mlp_helpers.kit.controls import choice, toggles
from mlp_helpers.kit.demo import button, put
from mlp_helpers.texts import listed

SIGNED = {"+": 1.0, "−": -1.0, "erase": 0.0}  # shares of the grid's limit
LIGHT = {False: 1.0, True: 0.0}  # whether the button that erases is pressed
BRUSHES = {"fine": 0.5, "medium": 1.0, "wide": 2.5}  # radii, in cells


class PaintTools:
    """What a hand paints a grid with, and buttons for methods of the demo, such as Undo.

    grid: the `PixelGrid`; full ink is as strong as its limit. buttons: a text and a method each.
    signed: whether the ink is +, − or erase, and its brush chosen, too; white or erase if not.

    chosen : {"ink": one of the inks above, "brush": its radius}; tools : the controls for them.
    controls : the widgets, for a row of the demo.
    """

    def __init__(self, grid, buttons, signed=True):
        self.grid, self._inks = grid, SIGNED if signed else LIGHT
        self._start = {"ink": next(iter(self._inks)), "brush": 1.0}
        self.chosen = dict(self._start)
        if signed:
            inks = toggles(list(SIGNED), layout={"width": "auto"})
            brushes = choice(list(BRUSHES.items()), "brush", value=1.0)
            self.tools, label = {"ink": inks, "brush": brushes}, [w.Label("paint")]
        else:
            erase = w.ToggleButton(description="Erase", tooltip="Erase, not draw")
            self.tools, label = {"ink": erase}, []
        made = [button(text, method) for text, method in buttons.items()]
        self.controls = [*label, *self.tools.values(), *made]
        for name, tool in self.tools.items():
            tool.observe(lambda change, name=name: self._by_hand(name, change["new"]), "value")
        grid.observe(lambda _: self.choose(), "limit")

    def choose(self, **chosen):
        """Take another ink, another brush, or both: `choose(ink="−", brush=2.5)`."""
        known = {"ink": self._inks, "brush": BRUSHES.values()}
        for name, value in chosen.items():
            doors.one_of("what is chosen", name, known)
            if value not in list(known[name]):
                wanted = listed(map(doors.said, known[name]), "or")
                raise ValueError(f"{name} is {doors.said(value)}; wanted {wanted}")
        self.chosen |= chosen
        for name, tool in self.tools.items():
            put(tool, value=self.chosen[name])
        strength = self._inks[self.chosen["ink"]] * self.grid.limit
        put(self.grid, ink=strength, brush=self.chosen["brush"])

    def _by_hand(self, name, value):
        try:
            self.choose(**{name: value})
        except Exception:
            self.choose()
            raise

    def reset(self):
        """Take the first ink and the brush of middle width."""
        self.choose(**self._start)
