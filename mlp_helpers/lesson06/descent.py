"""What DescentCurve and DescentMap share: a walk downhill, step by step."""

from mlp_helpers import doors
from mlp_helpers.kit import SteppedDemo, button, column, row
from mlp_helpers.lesson06.walk import Walk


class Descent(SteppedDemo):
    """A demo of gradient descent: place = place - eta * slope, one step after another.

    walk : the `Walk`, of which `value`, the cost where it is, `steps` and `outcome` tell.
    eta : the learning rate. etas : the smallest and the largest one.
    """

    most = 200
    value = property(lambda self: self.walk.values[-1])
    steps = property(lambda self: self.walk.steps)
    outcome = property(lambda self: self.walk.outcome)

    def _lay_out_beside(self, picture, controls, table, width):
        """A picture, and a column of controls, buttons and a table, at least so wide, beside it."""
        again = [self._button("Start again", "restart"), button("Reset", self.reset)]
        parts = [*controls, row(*self._step_buttons(), *again), table]
        right = column(*parts, flex=f"1 1 {width}px", align_items="stretch")
        right.add_class("mlp-fill")
        self._lay_out(row(picture, right), first=self.buttons["play"])
        self.box.add_class("mlp-tall")

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

    def _left(self, picture, place):
        """What to say when the walk has left the picture."""
        return (
            f"η is too large: step {self.steps} leaves the {picture}, to {place}. Stopped. "
            "Start again with a smaller η."
        )

    def _ended(self):
        return bool(self.outcome)
