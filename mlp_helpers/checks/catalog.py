"""Where the exercises are. Each is imported when somebody asks for it, not before."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import mlp_helpers


@cache
def homes():
    """The module of each exercise, by its name: the lessons' in their order, then homework's."""
    found = sorted(module.name for module in iter_modules(mlp_helpers.__path__))
    parts = [*(name for name in found if name.startswith("lesson")), "homework"]
    folders = [import_module(f"mlp_helpers.{part}.exercises") for part in parts]
    return {name: f"{folder.__name__}.{name}" for folder in folders for name in folder.NAMES}


def asked_in(part):
    """The names asked in one part of the course: "lesson03", or "homework", which asks some of
    the lessons' again; all of the lessons' for ""."""
    if part == "homework":
        assignments = import_module("mlp_helpers.homework.exercises").ASSIGNMENTS.values()
        return [name for names in assignments for name in names if name in homes()]
    return [
        name
        for name, home in homes().items()
        if (f".{part}." in home if part else ".homework." not in home)
    ]


def find(name):
    """The `Exercise` of this name; None if there is none."""
    return import_module(homes()[name]).exercise if name in homes() else None


def exercises():
    """Every `Exercise`, by its name, in the order of `homes`."""
    return {name: find(name) for name in homes()}
