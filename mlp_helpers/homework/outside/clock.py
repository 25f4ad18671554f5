"""Stops what takes too long, in the process where it runs: by a signal, as Ctrl-C comes."""

import signal
import time

AGAIN = 0.05  # seconds of work until the signal comes once more: an `except:` may swallow it


class TimeUp(BaseException):
    """Raised inside what has had its time."""


def limited(seconds, function, *args):
    """What the function gives; stopped after some seconds of this process's work, not of waiting.

    Raises
    ------
    TimeUp : when they are over, even if the function has swallowed that itself.
    """
    late = []

    def stop(number, frame):
        late.append(number)
        raise TimeUp

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN)
    try:
        value = function(*args)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, signal.SIG_IGN)
    if late:
        raise TimeUp
    return value


def timed(seconds, function, *args):
    """As `limited`: (value, error, seconds of work); one of the first two is None."""
    began, value, error = time.process_time(), None, None
    try:
        value = limited(seconds, function, *args)
    except BaseException as raised:  # SystemExit, KeyboardInterrupt too: the student's own
        error = raised
    signal.setitimer(signal.ITIMER_PROF, 0)  # once more: the signal may have come in between
    return value, error, time.process_time() - began
