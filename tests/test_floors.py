"""Who may import whom: each module is imported anew, to see what comes along."""

import ast
import json
import os
import pkgutil
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import mlp_helpers

# A floor, and the floors that it may use, with all that those may use.
FLOORS = {
    "doors": (),
    "texts": (),
    "palette": (),
    "threads": (),
    "files": (),
    "network": ("doors",),
    "digits": ("doors",),  # a Network only inside load_trained
    "paper": ("doors", "digits", "files"),  # a photo of paper; Pillow, but no figures
    "own_digits": ("digits", "files", "doors", "texts"),
    "plots": ("palette", "texts", "doors"),
    "views": ("palette", "texts", "doors"),
    "kit": ("views", "digits", "doors", "texts", "threads"),
    "quiz": ("kit",),
    "by_hand": ("kit", "texts"),
    "checks": ("doors", "texts"),  # the exercises only when it is asked for one
    "slides": (),
    "notes_page": ("slides",),
    "printed": (),
    "__main__": ("files", "texts"),  # the command; what else it needs it imports when it runs
    "quick_server": (),  # a setting of the server that the command starts
}
LESSON = re.compile(r"lesson\d\d")  # a lesson may use all of these, and earlier lessons
HOMEWORK = "homework"  # may use these and all lessons; nothing uses it but the command
WIDGETS = {"ipywidgets", "anywidget", "IPython", "traitlets", "jupyterlab"}
PICTURES = WIDGETS | {"matplotlib", "nbgrader"}
WITH_PICTURES = (
    "views",
    "kit",
    "quiz",
    "by_hand",
    "plots",
    "printed",  # nbconvert's traits
    "quick_server",
)  # the floors that are there for them
LIGHT = ("texts", "palette", "files", "questions", "slides", "__main__")  # not even NumPy
LOOK = """
import importlib, json, sys

class Guard:
    refused, asked = set(), set()

    def find_spec(self, name, path=None, target=None):
        root = name.partition(".")[0]
        if root in self.refused:
            self.asked.add(root)
            raise ImportError(f"{name} is not wanted here")

def came_along(module):
    for name in [name for name in sys.modules if name.partition(".")[0] == "mlp_helpers"]:
        del sys.modules[name]
    guard.asked = set()
    try:
        importlib.import_module(module)
    except ImportError as error:
        if not guard.asked:
            raise
        step, asks = error.__traceback__, module
        while step:
            name = step.tb_frame.f_globals["__name__"]
            asks, step = name if name.startswith("mlp_helpers") else asks, step.tb_next
        guard.asked = {f"{name}, which {asks} imports" for name in guard.asked}
    ours = [name for name in sys.modules if name.startswith("mlp_helpers.")]
    return {"ours": ours, "refused": sorted(guard.asked)}

guard, found = Guard(), {}
sys.meta_path.insert(0, guard)
for guard.refused, modules in json.load(sys.stdin):
    found |= {module: came_along(module) for module in modules}
guard.refused = ()  # of those that stopped there, what else they bring
for module in [module for module in found if found[module]["refused"]]:
    found[module]["ours"] = came_along(module)["ours"]
print(json.dumps(found))
"""


def modules():
    """Every module of ours: its name, and whether it is a package."""
    found = pkgutil.walk_packages(mlp_helpers.__path__, "mlp_helpers.", onerror=_fail)
    return {"mlp_helpers": True} | {module.name: module.ispkg for module in found}


def _fail(name):
    raise ImportError(f"{name} cannot be imported")


MODULES = modules()


def floor_of(module):
    """The first name after mlp_helpers, which itself is a floor below all."""
    return module.split(".")[1] if "." in module else ""


def allowed(floor):
    """The floors that may come along with one."""
    lessons = {name for name in map(floor_of, MODULES) if LESSON.fullmatch(name)}
    if floor == HOMEWORK:
        return set(FLOORS) - {"__main__"} | lessons | {HOMEWORK}
    if LESSON.fullmatch(floor):
        return set(FLOORS) - {"__main__"} | {name for name in lessons if name <= floor}
    return {floor}.union(*map(allowed, FLOORS[floor]))


def imports_of(module):
    """What the module's own source imports when it is imported itself, by full names."""
    path = Path(mlp_helpers.__file__).parent.joinpath(*module.split(".")[1:])
    path = path / "__init__.py" if MODULES[module] else path.with_suffix(".py")
    names = []
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.Import):
            names += [name.name for name in node.names]
        if isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{name.name}" for name in node.names]
    return names


@cache
def touches_widgets(module):
    """Whether it is there for widgets or figures: its source imports what makes them, or a class
    that is made of them. A module that brings them along for anything else is not."""
    for name in imports_of(module):
        home, _, what = name.rpartition(".")
        if name.partition(".")[0] in PICTURES:
            return True
        if name.startswith("mlp_helpers.") and floor_of(name) in WITH_PICTURES:
            return True
        is_class = re.match("[A-Z][a-z]", what)
        if is_class and name.startswith("mlp_helpers.lesson") and touches_widgets(home):
            return True
    return False


def not_wanted(module):
    """What may not come along from outside."""
    floor = floor_of(module)
    in_lesson = LESSON.fullmatch(floor) or floor == HOMEWORK
    is_list = MODULES[module] and (in_lesson or not floor)  # a package that says what is in it
    if is_list or module.split(".")[-1] in LIGHT:
        return PICTURES | {"numpy"}
    if floor == "plots":
        return WIDGETS
    has_pictures = floor in WITH_PICTURES or (in_lesson and touches_widgets(module))
    if has_pictures:
        return set()
    return PICTURES - {"traitlets"} if floor == HOMEWORK else PICTURES  # nbformat stands on it


@cache
def came_along():
    """What each module brings in: ours, and what is not wanted, the strictest asked first."""
    kinds = {module: sorted(not_wanted(module)) for module in MODULES}
    strictest_first = sorted({tuple(kind) for kind in kinds.values()}, key=len, reverse=True)
    groups = [(kind, [m for m in MODULES if kinds[m] == [*kind]]) for kind in strictest_first]
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        input=json.dumps(groups),
        capture_output=True,
        text=True,
        cwd=Path(mlp_helpers.__file__).parents[1],
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_down_only(module):
    floor, ours = floor_of(module), came_along()[module]["ours"]
    if not floor:
        assert not ours, "importing mlp_helpers itself should import nothing of ours"
        return
    known = floor in (*FLOORS, HOMEWORK) or LESSON.fullmatch(floor)
    assert known, f"{module} is on no floor: give it one, here and in CONTRIBUTING"
    too_high = [name for name in ours if floor_of(name) not in allowed(floor)]
    assert not too_high, f"{module} may not import {', '.join(too_high)}"


@pytest.mark.parametrize("module", MODULES)
def test_brings_nothing_heavy(module):
    refused = came_along()[module]["refused"]
    assert not refused, f"{module} may not bring in {', '.join(refused)}"


def test_floors_are_all_there():
    """A floor that is gone should leave the table, too."""
    assert set(FLOORS) - {floor_of(module) for module in MODULES} == set()


def test_lessons_have_arithmetic_of_their_own():
    """So that what is held above is held of something: a look at the rule that tells them."""
    free = {m for m in MODULES if LESSON.match(floor_of(m)) and not touches_widgets(m)}
    assert "mlp_helpers.lesson03.squished" in free and "mlp_helpers.lesson03.squish" not in free
