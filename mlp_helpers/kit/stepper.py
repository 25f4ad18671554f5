"""Back, Step, Play, Pause: what a demo that goes step by step is walked with."""

from mlp_helpers.kit.demo import Demo, Loop, button


class SteppedDemo(Demo):
    """A demo that goes step by step, by hand or by itself.

    A subclass takes one step in `_step`, if there is one, and shows it, says in `_ended` whether
    there is none to come, goes back to where the first one is to come in `restart`, and has
    `back()` where there is a way.

    seconds : from step to step while it plays. most : steps that it plays in one go.
    """

    seconds = 0.8
    most = float("inf")

    def __init__(self):
        super().__init__()
        self._loop = Loop(self, step=self._play_on)
        self._played = 0  # steps, since Play was pressed

    def _step_buttons(self):
        """A button for each of the methods, in a row's order."""
        back = {"Back": self.back} if hasattr(self, "back") else {}
        methods = {**back, "Step": self.step, "Play": self.play, "Pause": self.pause}
        return [button(text, method) for text, method in methods.items()]

    @property
    def running(self):
        """Whether it is playing."""
        return self._loop.running

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
