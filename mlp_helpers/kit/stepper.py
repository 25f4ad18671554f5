"""Back, Step, Play, Pause: what a demo that goes step by step is walked with."""

from mlp_helpers import doors
from mlp_helpers.kit.demo import Demo, Loop, button


class SteppedDemo(Demo):
    """A demo that goes step by step, by hand or by itself.

    A subclass takes one step in `_step`, if there is one, and shows it, says in `_ended` whether
    there is none to come, goes back to where the first one is to come in `restart`, and has
    `back()` where there is a way.

    running : whether it is playing.
    seconds : from step to step while it plays. most : steps that it plays in one go.
    tooltips : of buttons, by their methods' names, where they say more than the method does.
    buttons : those of `_step_buttons`, by their methods' names.
    """

    seconds = 0.8
    most = float("inf")
    tooltips = {}
    running = property(lambda self: self._loop.running)

    def __init__(self):
        super().__init__()
        self._loop = Loop(self, step=self._play_on)
        self._played = 0  # steps, since Play was pressed

    def _step_buttons(self):
        """A button for each of the methods, in a row's order."""
        names = ["back"] * hasattr(self, "back") + ["step", "play", "pause"]
        self.buttons = {name: self._button(name.capitalize(), name) for name in names}
        return list(self.buttons.values())

    def _button(self, text, name):
        return button(text, getattr(self, name), self.tooltips.get(name, ""))

    def step(self):
        """One step; where it has ended, none. Pauses."""
        self._loop.stop()
        self._step()

    def play(self):
        """Step on by itself, until it ends or you pause; where it has ended, from the start."""
        if self._ended():
            self.restart()
        self._played, self._loop.interval = 0, self._seconds()
        self._loop.start()

    def pause(self):
        """Stop playing."""
        self._loop.stop()
        self._show()

    def _seconds(self):
        """From this step to the next, while it plays."""
        return self.seconds

    def _play_on(self, _elapsed):
        self._played += 1
        self._loop.interval = self._seconds()
        self._step()
        return not self._ended() and self._played < self.most


class PlacedDemo(SteppedDemo):
    """A demo whose steps are counted, and of which each can be gone to.

    A subclass shows in `_go(position)` how it is after so many steps.

    position : steps done, 0 to `n_steps`.
    """

    def go(self, position):
        """Show how it is after `position` steps, 0 to `n_steps`. Pauses."""
        position = doors.whole("position", position, 0, self.n_steps)
        self._loop.stop()
        self._go(position)

    def back(self):
        """One step back; at the first one nothing happens."""
        self.go(max(self.position - 1, 0))

    def restart(self):
        """Go back to before the first step."""
        self.go(0)

    def _step(self):
        self._go(min(self.position + 1, self.n_steps))

    def _ended(self):
        return self.position == self.n_steps
