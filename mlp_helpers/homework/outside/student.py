"""A hand-in's cells, run in a process of their own, and what they define, asked from here.

Nothing that the process says is believed: it can be wrong only about its own answers.
"""

import sys
import time
from dataclasses import dataclass
from typing import NamedTuple

from mlp_helpers.checks.run import SECONDS
from mlp_helpers.checks.shown import one_line

from . import shield
from .function import Function, answer
from .packing import Unreadable, unpack
from .process import START, Process
from .wire import Gone

PATIENCE = 3  # how many times its seconds of work something may take by the clock on the wall
MESSAGES = 20_000  # in one exchange: statements that begin, functions of ours that are called
OPEN_FILES = 64


@dataclass(frozen=True)
class Limits:
    """What a hand-in may take.

    Attributes
    ----------
    cell : seconds of work for each cell.
    cells : seconds for all cells together, by the clock on the wall.
    function : seconds of work for all calls of one function.
    memory, file : bytes, in all and for each file that it writes.
    starts : how often its process is started, if it dies or has to be ended.
    """

    cell: float = 20.0
    cells: float = 120.0
    function: float = SECONDS
    memory: int = 3 << 30
    file: int = 10 << 20
    starts: int = 8

    def of_process(self):
        """As the system names them, for one process."""
        seconds = int(self.cells + 20 * self.function) + 1
        return {
            "AS": self.memory,
            "FSIZE": self.file,
            "CPU": seconds,
            "CORE": 0,
            "NPROC": 0,
            "NOFILE": OPEN_FILES,
        }


class CellError(NamedTuple):
    """A statement that failed, or a cell that cannot be read (`line` is then known)."""

    cell: int  #: its place among the cells, from 0
    kind: str  #: the error's type; "TimeUp" where it was stopped, "Ended" where Python was
    message: str
    line: int | None


class Student:
    """The cells, run one after the other, statement by statement.

    Parameters
    ----------
    cells : the sources of the code cells.
    names : of what the cells are to define themselves, so that mlp_helpers does not have it.
    limits : `Limits`.
    images : path of an .npz that `load_digits` of the hand-in reads, or None; see `stand_in`.

    Attributes
    ----------
    errors : a list of `CellError`.

    Raises
    ------
    CannotStart : with what Python said.

    Use it in a `with`: at its end all of the process is gone, and its folder.
    """

    def __init__(self, cells, names=(), limits=None, images=None):
        if sys.platform == "win32":
            raise OSError(shield.NEEDS_WSL)
        self.cells, self.names, self.images = list(cells), list(names), images
        self.limits = limits or Limits()
        self.errors, self._ended, self._skip, self._starts = [], [], [], 0
        self._process, self._left = None, self.limits.cells
        self.revive()

    @property
    def is_there(self):
        """Whether there is a process to ask."""
        return self._process is not None

    def revive(self):
        """Start it again if it is gone, without what had ended it; at most a few times."""
        while not self.is_there and self._starts < self.limits.starts and self._left > 0:
            self._starts += 1
            began, self._at, self._failed = time.monotonic(), None, []
            try:
                self._process = Process(self._to_run(), self.images)
                self._run()
                self.errors = self._ended + self._failed
            except Gone as error:
                self._blame(str(error))
                self.end()
            except BaseException:
                self.end()
                raise
            finally:
                self._left -= time.monotonic() - began

    def function(self, name):
        """The function of this name, a `Function`; None if there is none."""
        looked = self._look(name)
        if looked.get("is") != "function":
            return None
        return Function(self, name, self.limits.function, looked)

    def has(self, name):
        """Whether the cells have given something this name."""
        return self._look(name).get("is") in ("function", "value")

    def value(self, name):
        """What has this name, as far as it is plain; None if there is nothing of the kind."""
        try:
            reply, _ = self.ask({"name": name, "seconds": 5.0}, 5.0)
            return unpack(reply.get("value"))
        except (Gone, Unreadable):
            return None

    def ask(self, message, seconds, functions=()):
        """(reply, seconds of work) of one question; the process is ended if it gives no reply.

        seconds: of work; functions: ours, which may be called from over there meanwhile.
        """
        began = time.monotonic()
        until = began + PATIENCE * seconds + 1
        try:
            if not self.is_there:
                raise Gone("has ended")
            self._process.wire.say(message, until - time.monotonic())
            for _ in range(MESSAGES):
                reply = self._process.wire.hear(until - time.monotonic())
                if "ask" not in reply:
                    return reply, _seconds(reply, time.monotonic() - began)
                self._process.wire.say(answer(functions, reply), until - time.monotonic())
            raise Gone("asks without an end")
        except BaseException:  # interrupted, too: then the reply would be that to the next question
            self.end()
            raise

    def end(self):
        """End the process, with all that it has started, and remove its folder."""
        if self._process is not None:
            self._process.end()
        self._process = None

    def close(self):
        """End the process for good."""
        self.end()
        self._starts = self.limits.starts

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _look(self, name):
        try:
            return self.ask({"look": True, "name": name}, 5.0)[0]
        except Gone:
            return {}

    def _to_run(self):
        """What the process is told first."""
        return {
            "cells": self.cells,
            "names": self.names,
            "skip": self._skip,
            "cell": self.limits.cell,
            "limits": self.limits.of_process(),
        }

    def _run(self):
        """Follow the cells until all are done; `Gone` if they never are."""
        until = time.monotonic() + self._left
        patience, heard = START, {}
        for _ in range(MESSAGES):
            heard = self._process.wire.hear(min(patience, until - time.monotonic()))
            if "ready" in heard:
                self._failed = _errors(heard["ready"], len(self.cells))
                return
            self._at = heard.get("at")
            patience = PATIENCE * self.limits.cell + 1
        raise Gone("runs without an end")

    def _blame(self, why):
        """Leave out, from now on, the statement that was running when the process was gone."""
        if _is_place(self._at, len(self.cells)):
            self._skip.append(self._at)
            kind = "TimeUp" if why == "is silent" else "Ended"
            self._ended.append(CellError(self._at[0], kind, "", None))
            self.errors = list(self._ended)
        else:
            self._starts = self.limits.starts


def _seconds(reply, elapsed):
    """The seconds of work that a reply speaks of, as far as the clock on the wall allows it."""
    worked = reply.get("worked")
    is_likely = type(worked) is float and 0 <= worked <= elapsed
    return max(worked, elapsed / PATIENCE) if is_likely else elapsed


def _is_place(place, n_cells):
    is_pair = type(place) is list and len(place) == 2
    return is_pair and all(type(n) is int and n >= 0 for n in place) and place[0] < n_cells


def _errors(told, n_cells):
    """What was told of the statements that failed, as far as it can be read."""
    found = []
    for entry in told[:100] if type(told) is list else ():
        if type(entry) is list and len(entry) == 4 and _is_place([entry[0], 0], n_cells):
            cell, kind, message, line = entry
            line = line if type(line) is int else None
            found.append(CellError(cell, one_line(kind, 40), one_line(message, 150), line))
    return found
