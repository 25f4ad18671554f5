"""Runs a student's function so that nothing it does can harm the notebook.

It runs where the notebook's own cells run, in the main thread. A second thread looks at the
clock, and when time is up it signals the main thread, where the signal's handler raises
`Stopped` inside the function. Kernel ▸ Interrupt comes the same way.
"""

import _thread
import builtins
import copy
import io
import random
import signal
import sys
import threading
import time
import warnings
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

try:
    import resource
except ImportError:  # Windows
    resource = None

from mlp_helpers.checks.answer import Answer, from_error, from_value, unchanged
from mlp_helpers.checks.shown import one_line

SECONDS = 5.0  # of work that a function has for all calls, here and where homework is graded
LOOK = 0.02  # seconds between two looks at the clock, and between two signals
PATIENCE = 6  # how many times its seconds of work it may take by the clock on the wall
MEMORY = 1 << 29  # bytes that it may take, beyond the most that Python has had before
# A signal for the time that is up, which nobody else uses; Windows has only few to choose from.
TIME_IS_UP = getattr(signal, "SIGVTALRM", None) or signal.SIGBREAK


class Stopped(BaseException):
    """Raised inside a student's function when its time is up, or the user interrupts."""


class Call(NamedTuple):
    """One call of the function: its answer, and whether an argument was changed by it."""

    answer: Answer
    changed: bool


@dataclass
class Run:
    """All calls of a function: every case once in order, then once more in reverse order."""

    first: list  # of Call, one for each case
    second: list  # of Call, one for each case, in the order of the cases too
    printed: str  # the beginning of what it printed
    warned: list  # RuntimeWarnings as text, each once
    finished: bool  # False: not all calls were done when the time was up
    filled: bool = False  # True: it was stopped because of the memory that it took


def run(function, cases, seconds):
    """Call the function with the arguments of each case, for at most `seconds` of work in all."""
    if Limit.now:
        raise RuntimeError("check was called inside the function that is being checked")
    first, second, printed, limit = [], [], _Printed(), Limit(seconds)
    with (
        limit,
        _put_back_afterwards(),
        redirect_stdout(printed),
        redirect_stderr(_Printed()),
        warnings.catch_warnings(record=True) as caught,
        np.errstate(divide="warn", over="warn", invalid="warn", under="ignore"),
    ):
        warnings.simplefilter("ignore")
        warnings.simplefilter("default", RuntimeWarning)  # overflow, division by zero, ...
        try:
            _call_all(function, cases, first)
            _call_all(function, cases[::-1], second)
        except Stopped:
            pass
    if limit.interrupted:
        raise KeyboardInterrupt
    return Run(
        first=first,
        second=second[::-1],
        printed=printed.text,
        warned=list(dict.fromkeys(one_line(w.message, 100) for w in caught)),
        finished=len(second) == len(cases) and not limit.late,
        filled=limit.filled,
    )


def _call_all(function, cases, calls):
    """Call the function with each case. Only in here `Stopped` is raised."""
    for args in cases:
        own = copy.deepcopy(args)  # the student's to keep
        try:
            answer = from_value(function(*own))
        except Stopped:
            raise
        except BaseException as error:  # SystemExit and KeyboardInterrupt too: the student's own
            answer = _as_answer(error, function)
        calls.append(Call(answer, not unchanged(args, own)))


def _as_answer(error, function):
    try:
        return from_error(error, function)
    except Exception:  # it cannot even be described
        return from_error(RuntimeError("an error without words"), function)


class Limit:
    """While it is entered, `_call_all` is stopped after some seconds of work, or by the user.

    Work, not time: where the machine is busy with other things, a function may take longer. It is
    stopped as well if it takes so much memory that the machine may come to a halt.
    In another thread than the main one, which no signal reaches, there is no limit.
    """

    now = None  # the one that is entered

    def __init__(self, seconds):
        self.seconds, self.late, self.interrupted = seconds, False, False
        self.filled = False
        self._over, self._signals = threading.Event(), 0
        self._main = threading.main_thread()
        self._reached = threading.current_thread() is self._main

    def __enter__(self):
        Limit.now = self
        if self._reached:
            self._work = _clock_of(self._main)
            self._before = {n: signal.signal(n, self._stop) for n in (signal.SIGINT, TIME_IS_UP)}
            self._watch = threading.Thread(target=self._look, name="check", daemon=True)
            self._watch.start()
        return self

    def __exit__(self, *_):
        if self._reached:
            self._over.set()
            self._watch.join()
            for number, handler in self._before.items():
                signal.signal(number, handler if handler is not None else signal.SIG_DFL)
        Limit.now = None

    def _look(self):
        """In a thread of its own: when time is up, signal until the function has ended."""
        began, worked, had = time.monotonic(), self._work(), _most_memory()
        while not self._over.wait(LOOK):
            work, waited = self._work() - worked, time.monotonic() - began
            self.filled |= _most_memory() - had > MEMORY
            if self.filled or work > self.seconds or waited > PATIENCE * self.seconds:
                self.late = True
                _signal_main(self._main)

    def _stop(self, number, frame):
        """The handler of both signals: raise `Stopped`, if that is what the signal wants."""
        self.interrupted |= number == signal.SIGINT
        self._signals += 1
        # Not every time: a generator's `except:` (Python 3.12) would be met again for ever.
        if (self.late or self.interrupted) and self._signals % 10_000 and _is_inside(frame):
            # An `except:` may swallow it. So it comes again at the very next occasion, which is
            # in that `except:` or behind it: `map` asks for that without giving an occasion here.
            for _ in map(_thread.interrupt_main, (TIME_IS_UP,)):
                raise Stopped


def _is_inside(frame):
    """Whether a frame belongs to what `_call_all` calls, and not to a handler that runs there."""
    while frame and frame.f_code not in (_call_all.__code__, Limit._stop.__code__):
        frame = frame.f_back
    return frame is not None and frame.f_code is _call_all.__code__


def _clock_of(thread):
    """A function that gives the seconds a thread has worked; where unknown, all threads have."""
    if hasattr(time, "pthread_getcpuclockid"):
        clock = time.pthread_getcpuclockid(thread.ident)
        return lambda: time.clock_gettime(clock)
    return time.process_time


def _most_memory():
    """The bytes that Python has had at most so far; 0 on Windows, where it cannot be told so."""
    if resource is None:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else 1024 * most


def _signal_main(main):
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(main.ident, TIME_IS_UP)  # it wakes from sleep, too
    else:
        _thread.interrupt_main(TIME_IS_UP)


class _Printed(io.TextIOBase):
    """Takes the place of the screen and keeps the beginning of what is printed."""

    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text[: 200 - len(self.text)] if len(self.text) < 200 else ""
        return len(text)


@contextmanager
def _put_back_afterwards():
    """No input() inside, and nothing is told of what is ignored; afterwards all is as before.

    So are Python's and NumPy's random state.
    """
    input_before, hook_before = builtins.input, sys.unraisablehook
    numpy_before, python_before = np.random.get_state(), random.getstate()
    builtins.input = _no_input
    sys.unraisablehook = id  # which no signal can stop half-way: a generator may swallow `Stopped`
    try:
        yield
    finally:
        builtins.input, sys.unraisablehook = input_before, hook_before
        np.random.set_state(numpy_before)
        random.setstate(python_before)


def _no_input(*_):
    raise RuntimeError("input() asks a person; a function gets what it needs as its arguments")
