"""Runs a student's function so that nothing it does can harm the notebook.

It runs in a thread of its own: that is what lets us stop waiting for it, on every system.
"""

import builtins
import copy
import ctypes
import io
import random
import sys
import threading
import time
import warnings
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from mlp_helpers.checks.answer import Answer, from_error, from_value, one_line, unchanged

ATTEMPTS, PAUSE = 25, 0.02  # how often, and every how many seconds, a late function is stopped


class Stopped(BaseException):
    """Raised inside a student's function when its time is up.

    A bare `except:` in the function catches it. So it is raised a second time in the very next
    line, which is in that `except:`, by Python's means for debuggers: a function that is called
    before each line.
    """

    def __init__(self):
        frame = sys._getframe(1)
        while frame and frame.f_code is not _call.__code__:
            frame.f_trace = _stop_again
            frame = frame.f_back
        sys.settrace(_stop_again)


def _stop_again(frame, event, _):
    if event == "exception":  # still the first time
        return _stop_again
    raise Stopped


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
    stuck: bool  # True: it could not be stopped either


def run(function, cases, seconds):
    """Call the function with the arguments of each case, for at most `seconds` in all."""
    if isinstance(threading.current_thread(), _Caller):
        raise RuntimeError("check was called inside the function that is being checked")
    caller, printed = _Caller(function, cases), _Printed()
    with (
        _put_back_afterwards(),
        redirect_stdout(printed),
        redirect_stderr(_Printed()),
        warnings.catch_warnings(record=True) as caught,
    ):
        warnings.simplefilter("ignore")
        warnings.simplefilter("default", RuntimeWarning)  # overflow, division by zero, ...
        caller.start()
        try:
            _wait_for(caller, seconds)
        finally:
            stuck = not _stop(caller)
    return Run(
        first=caller.first,
        second=caller.second[::-1],
        printed=printed.text,
        warned=list(dict.fromkeys(one_line(w.message, 100) for w in caught)),
        finished=caller.finished,
        stuck=stuck,
    )


class _Caller(threading.Thread):
    """The thread that calls the function."""

    def __init__(self, function, cases):
        super().__init__(name="check", daemon=True)  # daemon: Python can end without it
        self.function, self.cases = function, cases
        self.first, self.second = [], []
        self.finished = self.time_is_up = False

    def run(self):
        try:
            with np.errstate(divide="warn", over="warn", invalid="warn"):
                self._call_all(self.cases, self.first)
                self._call_all(self.cases[::-1], self.second)
            self.finished = not self.time_is_up
        except BaseException:  # Stopped, or an error that cannot even be described
            sys.settrace(None)

    def _call_all(self, cases, calls):
        for args in cases:
            if self.time_is_up:
                return
            calls.append(_call(self.function, args))


def _call(function, args):
    own = copy.deepcopy(args)  # the student's to keep
    try:
        answer = from_value(function(*own))
    except Stopped:
        raise
    except BaseException as error:  # SystemExit and KeyboardInterrupt too: all are the student's
        answer = from_error(error, function)
    return Call(answer, not unchanged(args, own))


def _wait_for(caller, seconds):
    end = time.monotonic() + seconds
    while caller.is_alive() and time.monotonic() < end:
        caller.join(PAUSE)  # short, because Kernel ▸ Interrupt comes through only in between


def _stop(caller):
    """Raise `Stopped` in the thread until it ends; False if it does not.

    A function that waits inside C code, such as time.sleep, ends only when it is back from there.
    """
    caller.time_is_up = True
    for _ in range(ATTEMPTS):
        if not caller.is_alive():
            return True
        ctypes.pythonapi.PyThreadState_SetAsyncExc(
            ctypes.c_ulong(caller.ident), ctypes.py_object(Stopped)
        )
        caller.join(PAUSE)
    return not caller.is_alive()


class _Printed(io.TextIOBase):
    """Takes the place of the screen and keeps the beginning of what is printed."""

    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text[: 200 - len(self.text)] if len(self.text) < 200 else ""
        return len(text)


@contextmanager
def _put_back_afterwards():
    """No input() inside; afterwards it and Python's and NumPy's random state are as before."""
    input_before = builtins.input
    numpy_before, python_before = np.random.get_state(), random.getstate()
    builtins.input = _no_input
    try:
        yield
    finally:
        builtins.input = input_before
        np.random.set_state(numpy_before)
        random.setstate(python_before)


def _no_input(*_):
    raise RuntimeError("input() asks a person; a function gets what it needs as its arguments")
