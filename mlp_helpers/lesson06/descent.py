"""What DescentCurve and DescentMap share: a walk downhill, step by step."""

import ipywidgets as w

from mlp_helpers import doors
from mlp_helpers.kit.demo import button
from mlp_helpers.kit.stepper import SteppedDemo
from mlp_helpers.lesson06.walk import Walk


class Descent(SteppedDemo):
    """A demo of gradient descent: place = place - eta * slope, one step after another.

    walk : the `Walk`, all places so far and how it ended. eta : the learning rate.
    etas : the smallest and the largest learning rate.
    """

    most = 200

    def _lay_out_beside(self, picture, controls, table, width):
        """A picture, and a column of controls, buttons and a table, at least so wide, beside it."""
        again = [button("Start again", self.restart), button("Reset", self.reset)]
        row = {"flex_flow": "row wrap", "align_items": "center"}
        tools = w.HBox([*self._step_buttons(), *again], layout=row)
        column = {"flex": f"1 1 {width}px", "align_items": "stretch"}
        right = w.VBox([*controls, tools, table], layout=column)
        right.add_class("mlp-fill")
        self._lay_out(w.HBox([picture, right], layout=row))
        self.box.add_class("mlp-tall")

    @property
    def value(self):
        """The cost where it is."""
        return self.walk.values[-1]

    @property
    def steps(self):
        """How many steps were made."""
        return self.walk.steps

    @property
    def outcome(self):
        """How it ended, "arrived", "left" or "enough"; "" while it can go on."""
        return self.walk.outcome

    def set_eta(self, eta):
        """Set the learning rate, inside `etas`; it counts from the next step on."""
        self.eta = doors.between("eta", eta, *self.etas)
        self._show()

    def restart(self):
        """Go back to where it began, with the same η; pauses."""
        self._begin(self.walk.path[0])

    def _begin(self, start):
        """Begin a walk on the same ground at a start that is on it; pauses."""
        self._loop.stop()
        self.walk = Walk(self.walk.ground, start)
        self._show()

    def _step(self):
        self.walk.step(self.eta)
        self._show()

    def _ended(self):
        return bool(self.outcome)
