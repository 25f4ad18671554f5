"""A training that goes on in the background, in slices short enough for hands not to wait."""

import signal
import threading
from contextlib import contextmanager
from functools import wraps
from time import perf_counter, sleep

from mlp_helpers.kit import Loop
from mlp_helpers.lesson06.train_live.images import M
from mlp_helpers.lesson06.train_live.words import INTERRUPTED, PAUSED, UNSEEN

SLICE = 0.025  # seconds of steps, after which hands and cells have their turn
PICTURE = 0.075  # seconds between two pictures
PATIENCE = 4.0  # seconds without a page that shows it, after which it stops


def between_steps(method):
    """A method, run under its owner's lock: no other thread trains or moves widgets meanwhile."""

    @wraps(method)
    def alone(self, *args, **kwargs):
        with self._lock:
            return method(self, *args, **kwargs)

    return alone


class TrainingLoop:
    """Advances a `TrainingRun` until a goal is reached, or `stop`; only one at a time does.

    lock : held during a slice. JupyterLab answers hands in a thread of its own: whoever touches
        the run, or the widgets that show it, holds it too.
    view : one of those, which is asked whether a page still shows it.
    draw : called for a picture, when it has begun and while it runs.
    rest : called with the reason, "" where the goal was reached, when it has come to rest.
    running : whether there are steps to come.
    """

    running = property(lambda self: self._loop.running)

    def __init__(self, lock, view, draw, rest):
        self._lock, self._view, self._draw, self._rest = lock, view, draw, rest
        self._loop = Loop(self, 0.001, self._slice, replaced=self.stop)
        self._run = self._reached = None
        self._waits = False  # whether the code that started it waits for it
        self._began, self._used = 0.0, 0  # when it began, and the images used before
        self._drawn_at = self._pinged_at = 0.0

    @property
    def seconds_left(self):
        """Until all epochs are done, at the speed so far; None where there is none yet."""
        if not self.running or self._run.used == self._used:
            return None
        done, seconds = self._run.used - self._used, perf_counter() - self._began
        return (self._run.epochs * M - self._run.used) * seconds / done

    def start(self, run, reached, wait=False):
        """Train until `reached()`; wait: before coming back, interrupts stop it.

        Where there is no event loop, code waits in any case.
        """
        for other in [one.demo for one in Loop.all]:
            if isinstance(other, TrainingLoop) and other is not self:
                other.stop()
        with self._lock:
            if self.running:  # on to another goal
                self._count()
            self._run, self._reached, self._waits = run, reached, wait
            self._began, self._used = perf_counter(), run.used
            self._drawn_at = self._pinged_at = 0.0
            if not wait:
                self._loop.start()
                if self.running:
                    self._draw()
        if wait:
            with _interrupts_call(self._loop.stop) as came:
                self._loop.start(wait=True)
            if came:
                with self._lock:
                    self._end(INTERRUPTED)
                raise KeyboardInterrupt

    def stop(self):
        """Stop after the step that is being taken; nothing happens if it does not run."""
        with self._lock:
            if self.running:
                self._end(PAUSED)

    def drop(self):
        """Stop without coming to rest: the run is to be forgotten."""
        self._loop.stop()

    def _end(self, why):
        self.drop()
        self._count()
        self._rest(why)

    def _count(self):
        self._run.seconds += perf_counter() - self._began

    def _slice(self, _elapsed):
        if self._waits:
            sleep(0.0005)  # a hand may want the lock
        with self._lock:
            if not self.running:
                return False
            if not self._run.step:
                self._began = perf_counter()  # to fetch the images does not count
            try:
                more = self._run.advance(self._reached, SLICE)
            except Exception as error:
                self.drop()
                self._rest(f"Stopped: {error}")
                raise
            if not self.running:  # interrupted meanwhile
                return False
            if not more:
                self._end("")
            elif not self._waits and self._nobody_looks():
                self._end(UNSEEN)
            elif perf_counter() - self._drawn_at >= PICTURE:
                self._draw()
                self._drawn_at = perf_counter()
            return self.running

    def _nobody_looks(self):
        """Whether pages that once showed it have been silent for too long."""
        now, seen = perf_counter(), self._view.seen_at
        if now - self._pinged_at >= 1:
            self._pinged_at = now
            self._view.ping()
        return seen is not None and now - max(seen, self._began) > PATIENCE


@contextmanager
def _interrupts_call(function):
    """What interrupts the kernel calls a function instead; gives a list, empty if none came.

    A `KeyboardInterrupt` in the middle of a step would leave half of the weights moved.
    """
    came = []

    def note(*_):
        came.append(True)
        function()

    if threading.current_thread() is not threading.main_thread():
        yield came
        return
    before = signal.signal(signal.SIGINT, note)
    try:
        yield came
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)
