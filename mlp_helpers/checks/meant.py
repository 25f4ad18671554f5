"""Which exercise is meant by a function or a name, and if it is not clear, which there are."""

import re
from difflib import get_close_matches
from types import FunctionType, ModuleType

from mlp_helpers.checks.catalog import asked_in, find, homes

FEW = 6  # names; of more than these, none is an example


def exercise_meant(function_or_name, scopes):
    """The `Exercise` meant by a function or a name; None if it cannot be told.

    scopes: dicts of the names that are known where it is asked, as `scopes_of` gives them; a
    function may have the exercise's name only there.
    """
    if isinstance(function_or_name, str):
        return _alike(function_or_name)
    if not callable(function_or_name):
        return None
    own = name_of(function_or_name)
    for scope in scopes:
        bound = [name for name in homes() if scope.get(name) is function_or_name]
        if bound:
            return find(own if own in bound else bound[0])
    return _alike(own)


def scopes_of(frame):
    """The names known in a frame, and in those that have called it: the nearest first."""
    scopes = []
    while frame is not None:
        scopes += [frame.f_locals, frame.f_globals]
        frame = frame.f_back
    return scopes


def name_of(function):
    """A function's own name; None if it has none."""
    try:
        name = function.__name__
    except Exception:
        name = None
    return name if type(name) is str else None


def exercises_near(name, scopes):
    """The names of the exercises that may be meant.

    Those like the name; else those of the lesson that the caller imports from; else all of the
    lessons. In homework, those that it asks. The others only where nothing else is like the name.
    """
    part = next(filter(None, map(_part_of, scopes)), "")
    known = asked_in(part)
    if isinstance(name, str):
        first = known if part == "homework" else asked_in("")
        return _like(name, first) or _like(name, homes()) or known
    return known


def one_of(near, otherwise):
    """The first of a few names, as an example; where they are many, the other words."""
    return near[0] if len(near) <= FEW else otherwise


def _like(name, known):
    """The names like this one: the last that stands in it; else up to three."""
    inside = [one for one in known if _plain(one) in _plain(name)]
    return inside[-1:] or get_close_matches(name.lower(), known, cutoff=0.6)


def _alike(name):
    """The exercise of a name, with small letters and large ones, with and without "_", alike."""
    alike = [known for known in homes() if name and _plain(known) == _plain(name)]
    return find(alike[0]) if alike else None


def _plain(name):
    return re.sub(r"[\W_]", "", name).lower()


def _part_of(scope):
    """What something in a scope comes from: "homework", the last lesson, "lesson03"; or ""."""
    found = (re.match(r"mlp_helpers\.(lesson\d\d|homework)", _home(v)) for v in scope.values())
    parts = {match[1] for match in found if match}
    return "homework" if "homework" in parts else max(parts, default="")


def _home(value):
    """The name of the module in which something was made."""
    kind = type(value)
    if issubclass(kind, ModuleType):
        return str(ModuleType.__getattribute__(value, "__name__"))
    home = getattr(value if issubclass(kind, (type, FunctionType)) else kind, "__module__", "")
    return home if type(home) is str else ""
