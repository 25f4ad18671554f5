"""A private copy of the homework, with other numbers in its tasks and a seed of its own.

A number that may change is named in the metadata of the code cell that sets it, with its range,
both ends included: {"mlp": {"numbers": {"NEURON": [0, 15]}}} for a cell with `NEURON = 4`. The
words around it speak of "the neuron", so that they read right with any number.
"""

import ast
import random
import shutil
from pathlib import Path

from mlp_helpers.homework import notebook
from mlp_helpers.homework.course import CourseError

TRIES = 100  # to draw another number, where there may be hardly one


def private_copy(course, target, rng=None):
    """Copy a course's source/ and config into a new folder, with other numbers.

    course: a `Course`; target: a folder that is not there yet, or empty; rng: a `random.Random`,
    or None for one that nobody can repeat. Gives {assignment: {name: (old, new)}}.

    Raises
    ------
    CourseError : there is nothing to copy, or something at `target` already.
    """
    sources = sorted((course.root / "source").glob("*/*.ipynb"))
    if not sources:
        raise CourseError(f"{course.root} has no source/ to copy")
    target, config = Path(target), course.root / "nbgrader_config.py"
    if not config.is_file():
        raise CourseError(f"{course.root} has no nbgrader_config.py to copy")
    if target.resolve().is_relative_to((course.root / "source").resolve()):
        raise CourseError(f"{target} lies in what is copied; wanted a folder outside of source/")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise CourseError(f"{target} is there already; wanted a new folder")
    shutil.copytree(course.root / "source", target / "source", ignore=_not_ours)
    shutil.copy(config, target)
    rng = rng or random.SystemRandom()
    changed = {}
    for path in sources:
        nb = notebook.read(path)
        changed[path.stem] = change_numbers(nb, rng)
        notebook.write(nb, target / path.relative_to(course.root))
    return changed


def _not_ours(folder, names):
    return [name for name in names if name.startswith(".") or name == "__pycache__"]


def change_numbers(nb, rng):
    """Give the numbers that may change other values, in place, and drop outputs, which may differ.

    Gives {name: (old, new)}.

    Raises
    ------
    CourseError : the metadata names a number that the cell does not set.
    """
    changed = {}
    for cell in notebook.code_cells(nb):
        cell.outputs, cell.execution_count = [], None
        for name, (low, high) in cell.metadata.get("mlp", {}).get("numbers", {}).items():
            old = _set_in(cell, name)
            new = _other(old.value, low, high, rng)
            cell.source = _with(cell.source, old, new)
            changed[name] = (old.value, new)
    return changed


def _other(old, low, high, rng):
    """Another number between two, ends included: whole if both are, else with two decimals."""
    whole = isinstance(low, int) and isinstance(high, int)
    for _ in range(TRIES):
        new = rng.randint(low, high) if whole else round(rng.uniform(low, high), 2)
        if new != old:
            return new
    return old


def _set_in(cell, name):
    """Where a cell sets a number: the node of its value, in `N = 4` or in `M, N = 3, 4`."""
    for node in ast.walk(ast.parse(cell.source)):
        for place, value in _pairs(node):
            if isinstance(place, ast.Name) and place.id == name and isinstance(value, ast.Constant):
                return value
    raise CourseError(f"cell {cell.id}: its metadata names {name}, but it sets no such number")


def _pairs(node):
    """What an assignment sets, and to what."""
    if not isinstance(node, ast.Assign):
        return []
    (target, *_), value = node.targets, node.value
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        return list(zip(target.elts, value.elts, strict=False))
    return [(target, value)]


def _with(source, old, new):
    """The source with another number in place of a node's."""
    lines = source.splitlines(keepends=True)
    line = lines[old.lineno - 1].encode()  # a node's place is counted in bytes
    start, end = old.col_offset, old.end_col_offset
    lines[old.lineno - 1] = (line[:start] + f"{new}".encode() + line[end:]).decode()
    return "".join(lines)
