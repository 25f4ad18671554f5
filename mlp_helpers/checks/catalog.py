"""Where the lessons' exercises are. Each is imported when somebody asks for it, not before."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import mlp_helpers


@cache
def homes():
    """The module of each exercise, by the exercise's name, in the order of the lessons."""
    found = sorted(module.name for module in iter_modules(mlp_helpers.__path__))
    lessons = [name for name in found if name.startswith("lesson")]
    folders = [import_module(f"mlp_helpers.{lesson}.exercises") for lesson in lessons]
    return {name: f"{folder.__name__}.{name}" for folder in folders for name in folder.NAMES}


def find(name):
    """The `Exercise` of this name; None if there is none."""
    return import_module(homes()[name]).exercise if name in homes() else None


def exercises():
    """Every `Exercise`, by its name, in the order of the lessons."""
    return {name: find(name) for name in homes()}
