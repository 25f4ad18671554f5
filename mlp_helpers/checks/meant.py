"""Which exercise is meant by a function or a name, and if it is not clear, which there are."""

import re
from difflib import get_close_matches
from types import FunctionType, ModuleType

from mlp_helpers.checks.catalog import find, homes


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

    Those like the name; else those of the lesson that the caller imports from; else all.
    """
    if isinstance(name, str):
        inside = [known for known in homes() if _plain(known) in _plain(name)]
        near = inside[-1:] or get_close_matches(name.lower(), homes(), cutoff=0.6)
        if near:
            return near
    lesson = next(filter(None, map(_lesson_of, scopes)), "")
    return [known for known, home in homes().items() if f".{lesson}." in home] or list(homes())


def _alike(name):
    """The exercise of a name, with small letters and large ones, with and without "_", alike."""
    alike = [known for known in homes() if name and _plain(known) == _plain(name)]
    return find(alike[0]) if alike else None


def _plain(name):
    return re.sub(r"[\W_]", "", name).lower()


def _lesson_of(scope):
    """The last lesson that something in a scope comes from: "lesson03"; "" if there is none."""
    found = (re.match(r"mlp_helpers\.(lesson\d\d)", _home(value)) for value in scope.values())
    return max((match[1] for match in found if match), default="")


def _home(value):
    """The name of the module in which something was made."""
    kind = type(value)
    if issubclass(kind, ModuleType):
        return str(ModuleType.__getattribute__(value, "__name__"))
    home = getattr(value if issubclass(kind, (type, FunctionType)) else kind, "__module__", "")
    return home if type(home) is str else ""
