"""Runs a hand-in's cells in a process of their own, and then answers. It knows no answers.

Lines of JSON come and go over one socket. First the other side says what to run (`Student` in
student.py lists it); then it is told of each statement before it runs, and when all are done;
then it asks. Nothing that is sent from here is believed there.
"""

import builtins
import contextlib
import importlib
import inspect
import io
import json
import linecache
import os
import resource
import sys
import types
import warnings

import numpy as np

from . import cells, guard, landlock, stand_in
from .clock import TimeUp, timed
from .packing import HELPERS, SOURCE, TEXT, pack, unpack


class Line:
    """The socket: a line of JSON each way."""

    def __init__(self, number):
        self.number, self.rest = number, b""

    def say(self, what):
        """Send one message."""
        left = memoryview(json.dumps(what).encode() + b"\n")
        while left:
            left = left[os.write(self.number, left) :]

    def hear(self):
        """The next message; ends the process where there is none to come."""
        parts = [self.rest]
        while b"\n" not in parts[-1]:
            parts.append(os.read(self.number, 1 << 20))
            if not parts[-1]:
                os._exit(0)
        message, _, self.rest = b"".join(parts).partition(b"\n")
        return json.loads(message)


class Said(io.TextIOBase):
    """Takes the place of the screen and keeps the beginning of what is printed."""

    def __init__(self):
        self.text = ""

    def write(self, text):
        """Keep it, if it is at the beginning."""
        self.text += text[: TEXT - len(self.text)] if len(self.text) < TEXT else ""
        return len(text)


def main(number):
    """Do as the socket of this number says, until it is closed."""
    line = Line(number)
    asked = line.hear()
    own, readable, listed = asked["own"], asked["readable"], asked["listed"]
    _limit(asked["limits"])
    line.say({"here": True})  # whatever goes wrong from now on is the hand-in's
    parsed = [cells.parse(source) for source in asked["cells"]]
    _import_what_is_needed(asked["cells"])
    stand_in.install(asked["names"], asked["images"])
    _close_the_screen()
    if asked["landlock"]:
        landlock.restrict(own, readable + asked["libraries"], listed)
    guard.install(own, readable, listed)
    space = _space()
    _run_all(parsed, asked, space, line)
    while True:
        line.say(_reply(line.hear(), space, line))


def _limit(limits):
    """Hold this process to some memory, file size and work; and to no core, no other process."""
    for name, most in limits.items():
        kind = getattr(resource, f"RLIMIT_{name}", None)
        if kind is not None:
            with contextlib.suppress(ValueError, OSError):  # macOS knows not all of them
                resource.setrlimit(kind, (most, most))


def _import_what_is_needed(sources):
    """Import what could not be imported behind the guard: it looks for fonts, or makes code."""
    for name in ("matplotlib.pyplot", "IPython.display", "asyncio", "unittest", "doctest"):
        if any(name.partition(".")[0] in source for source in sources):
            module = importlib.import_module(name)
            if hasattr(module, "show"):
                module.show = lambda *_, **__: None


def _close_the_screen():
    null = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(null, number)
    sys.stdin, sys.stdout, sys.stderr = None, Said(), Said()


def _space():
    """The names of a notebook: a module of its own, in the place of ours."""
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    space = vars(module)
    shell = cells.Shell(space)
    space |= {"get_ipython": lambda: shell, "display": lambda *_, **__: None}
    space |= {"input": _no_input, "exit": sys.exit, "quit": sys.exit}
    return space


def _no_input(*_):
    raise RuntimeError("input() asks a person, and here is none")


def _run_all(parsed, asked, space, line):
    """Run every statement of every cell but those to skip; one that fails stops no other."""
    skip, errors = {tuple(place) for place in asked["skip"]}, []
    for n, (source, statements, error) in enumerate(parsed):
        name, left = f"<cell {n}>", asked["cell"]
        linecache.cache[name] = len(source), None, source.splitlines(True), name
        if error:
            errors.append([n, *error])
        for k, code in enumerate(cells.compiled(statements, name)):
            if (n, k) in skip:
                continue
            line.say({"at": [n, k]})
            _, error, worked = timed(max(left, cells.LEAST), exec, code, space)
            left -= worked
            if error is not None:
                errors.append([n, *_told(error)])
    line.say({"ready": errors})


def _reply(message, space, line):
    """What there is to say to one question."""
    if "call" in message:
        return _called(message, space, line)
    name = message.get("name")
    value = space.get(name)
    if "look" in message:
        return {"source": _source(value), "helpers": _helpers(value, space)} | (
            {"is": "missing" if name not in space else "function" if callable(value) else "value"}
        )
    packed, error, _ = timed(message["seconds"], pack, value)
    return {"value": packed} if error is None else {"error": _told(error)}


def _called(message, space, line):
    """The answer of a function: its value, what it has changed, printed and warned of."""
    function, sent = space.get(message["call"]), message["args"]

    def given(place):
        return lambda *args: _asked_back(line, place, args)

    args, said = [unpack(part, given) for part in sent], Said()

    def answer():
        value = function(*args)
        if type(value) is stand_in.NotThere:
            raise stand_in.NotForHomework(stand_in.PART)
        after = [(place, pack(part)) for place, part in enumerate(args)]
        changed = [[place, now] for place, now in after if _differs(sent[place], now)]
        return {"value": pack(value), "changed": changed}

    sys.stdout, sys.stderr = said, Said()
    with (
        warnings.catch_warnings(record=True) as caught,
        np.errstate(divide="warn", over="warn", invalid="warn", under="ignore"),
    ):
        warnings.simplefilter("ignore")
        warnings.simplefilter("default", RuntimeWarning)
        reply, error, worked = timed(message["seconds"], answer)
    if error is not None:
        reply = (
            {"late": True} if isinstance(error, TimeUp) else {"error": _told_of(error, function)}
        )
    warned = [str(warning.message)[:TEXT] for warning in caught[:3]]
    return reply | {"printed": said.text, "warned": warned, "worked": worked}


def _differs(sent, now):
    is_function = isinstance(sent, dict) and "function" in sent
    return not is_function and sent != now


def _asked_back(line, place, args):
    """What a function on the other side gives for these arguments."""
    line.say({"ask": place, "args": [pack(part) for part in args]})
    reply = line.hear()
    if "error" in reply:
        name, message = reply["error"]
        raise getattr(builtins, name, RuntimeError)(message)
    return unpack(reply["value"])


def _told(error):
    """An error's type, its message, and no line of a function."""
    try:
        return [type(error).__name__[:TEXT], str(error)[:TEXT], None]
    except BaseException:  # it cannot even be described
        return ["RuntimeError", "an error without words", None]


def _told_of(error, function):
    """An error's type and message; the line of the function where it came, from 1, or None; and
    the name of the function of the cells that it was in then, if that is another one, or ""."""
    code, around = (getattr(function, name, None) for name in ("__code__", "__globals__"))
    line, inside = None, ""
    step = error.__traceback__
    while step is not None and isinstance(code, types.CodeType):
        frame = step.tb_frame
        if frame.f_code is code:
            line, inside = step.tb_lineno - code.co_firstlineno + 1, ""
        elif line and frame.f_globals is around and _has_a_name(frame.f_code):
            inside = frame.f_code.co_name[:TEXT]
        step = step.tb_next
    return [*_told(error)[:2], line, inside]


def _has_a_name(code):
    return code.co_name.isidentifier()  # a comprehension's is none


def _source(function):
    """The text of a function that a cell defines; "" where there is none."""
    try:
        return inspect.getsource(inspect.unwrap(function))[:SOURCE]
    except BaseException:  # no function, or one that is not made in a cell
        return ""


def _helpers(function, space):
    """The text of the functions of the cells that this one may call, by their names."""
    code = getattr(function, "__code__", None)
    names = code.co_names[: 10 * HELPERS] if isinstance(code, types.CodeType) else ()
    made_here = {
        name: _source(space[name])
        for name in names
        if type(space.get(name)) is types.FunctionType
        and space[name].__code__.co_filename.startswith("<cell ")
    }
    return dict(list(made_here.items())[:HELPERS])
