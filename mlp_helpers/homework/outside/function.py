"""A function in a hand-in's process, as something that `judge` can call and look at here.

What can be looked at is compiled from its text, and never run.
"""

import ast
import builtins
import linecache
import sys
import textwrap
import types
import warnings

import numpy as np

from mlp_helpers.checks.answer import Told
from mlp_helpers.checks.run import Stopped

from .packing import ENTRIES, HELPERS, SOURCE, TEXT, Unreadable, pack, unpack
from .wire import Gone

NAME = 40  # letters of a name that is told
LINES = 10_000  # no line of an error is further down
GIVEN = 4_000  # numbers in what one of our own functions is called with from over there


class Function:
    """The function of this name in a `Student`'s cells.

    Its calls have some seconds of work together. After that, or if the process dies, a call
    raises `Stopped`, which a check takes for "too slow"; `ended` says why.
    """

    def __init__(self, student, name, seconds, looked):
        self.__name__, self.__annotations__ = name, {}
        self._student, self._left, self.ended = student, seconds, ""
        around, helpers = {}, looked.get("helpers")
        for helper in list(helpers)[:HELPERS] if type(helpers) is dict else ():
            around[helper] = compiled(helper, helpers[helper], around)
        own = compiled(name, looked.get("source"), around)
        if own is not None:
            self.__wrapped__, self.__code__, self.__globals__ = own, own.__code__, around
            self.__defaults__, self.__kwdefaults__ = own.__defaults__, own.__kwdefaults__

    def __call__(self, *args):
        """Its answer to copies of these arguments; those that it changes are changed here, too."""
        functions = []
        message = {"call": self.__name__, "args": [pack(part, functions) for part in args]}
        if self._left <= 0:
            self._stop("too slow")
        try:
            message["seconds"] = self._left
            reply, seconds = self._student.ask(message, self._left, functions)
            self._left -= seconds
            if reply.get("late") is True:
                if functions:  # it may have been stopped while it waited for one of ours
                    self._student.end()
                self._stop("too slow")
            return self._take(reply, args)
        except Gone as error:
            self._stop(str(error))
        except Stopped:  # whoever calls has run out of patience
            self._stop("too slow")
        except Unreadable:
            return None

    def _stop(self, why):
        self._left, self.ended = 0, self.ended or why
        raise Stopped

    def _take(self, reply, args):
        _repeat(reply)
        if "error" in reply:
            raise _error(reply["error"])
        changed = reply.get("changed")
        for place, after in changed if type(changed) is list else ():
            if type(place) is int and 0 <= place < len(args):
                change(args[place], unpack(after))
        return unpack(reply.get("value"))


def _repeat(reply):
    """Print here what was printed there, and warn of what was warned of."""
    printed, warned = reply.get("printed"), reply.get("warned")
    if type(printed) is str and printed:
        sys.stdout.write(printed[:TEXT])
    for text in warned[:3] if type(warned) is list else ():
        if type(text) is str:
            warnings.warn(text[:TEXT], RuntimeWarning, stacklevel=4)


def _error(told):
    """The error that was told: its type's name, its message, its line, what it was inside."""
    is_told = type(told) is list and len(told) == 4
    name, message, line, inside = told if is_told else ("Error", "", None, "")
    is_line = type(line) is int and 0 < line < LINES
    is_name = type(inside) is str and inside.isidentifier() and len(inside) <= NAME
    inside = inside if is_line and is_name else ""
    return Told(str(name)[:TEXT], str(message)[:TEXT], line if is_line else None, inside)


def change(own, after):
    """Make an argument what it is over there after the call, as far as it can be made so."""
    if isinstance(own, np.ndarray) and isinstance(after, np.ndarray):
        if own.shape != after.shape:
            own.resize(after.shape, refcheck=False)
        own[...] = after
    elif isinstance(own, list) and isinstance(after, (list, tuple)):
        alike = len(own) == len(after) and all(map(_alike, own, after))
        for part, now in zip(own, after, strict=False) if alike else ():
            change(part, now)
        if not alike or not any(isinstance(part, (np.ndarray, list)) for part in own):
            own[:] = after
    elif isinstance(own, tuple) and isinstance(after, (list, tuple)):
        for part, now in zip(own, after, strict=False):
            change(part, now)


def _alike(own, after):
    both = (type(own), type(after))
    return both == (list, list) or (both == (np.ndarray, np.ndarray) and own.shape == after.shape)


def answer(functions, asked):
    """The reply to a function over there that calls one of ours."""
    place, args = asked.get("ask"), asked.get("args")
    try:
        function = functions[place] if type(place) is int and place >= 0 else None
        values = [unpack(part) for part in args]
        if function is None or sum(map(_count, values)) > GIVEN:
            raise ValueError("that is no argument for this function")
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return {"value": pack(function(*values))}
    except Exception as error:
        known = isinstance(getattr(builtins, type(error).__name__, None), type)
        return {"error": [type(error).__name__ if known else "ValueError", str(error)[:TEXT]]}


def _count(value):
    """How many numbers; too many for what is no number, nor an array or a plain list of them."""
    if isinstance(value, (list, tuple)):
        nested = any(isinstance(part, (list, tuple)) for part in value)
        return ENTRIES if nested else sum(map(_count, value))
    if isinstance(value, np.ndarray):
        return value.size
    is_number = isinstance(value, (bool, int, float, np.generic))
    return 1 if is_number and not (type(value) is int and abs(value) > 2**64) else ENTRIES


def compiled(name, source, around):
    """A function as its text says, to be looked at and never to be called; None without one."""
    file = f"<hand-in: {name}>"
    try:
        text = textwrap.dedent(source[:SOURCE])
        (node,) = ast.parse(text).body
        whole = compile(text, file, "exec")
        code = next(part for part in whole.co_consts if type(part) is types.CodeType)
    except Exception:  # whatever the hand-in has made of it
        return None
    linecache.cache[file] = len(text), None, text.splitlines(True), file
    function = types.FunctionType(code, around, name)
    if isinstance(node, ast.FunctionDef):
        missing = [given is None for given in node.args.kw_defaults]
        names = [arg.arg for arg in node.args.kwonlyargs]
        function.__defaults__ = (None,) * len(node.args.defaults)
        function.__kwdefaults__ = {
            name: None for name, is_missing in zip(names, missing, strict=True) if not is_missing
        }
    return function
