"""Who may import whom: each module is imported in a fresh Python, to see what comes along."""

import os
import pkgutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import mlp_helpers

# A floor, and the floors below it that it may use. Its own package counts as one floor.
FLOORS = {
    "network": (),
    "palette": (),
    "digits": ("network",),
    "edges": ("digits", "network"),
    "questions": (),
    "plots": ("palette",),
    "views": ("palette",),
    "checks": ("network", "digits"),
    "demos": ("views", "network", "digits", "palette"),
    "quiz": ("demos.base", "views", "palette"),
    "__main__": (),  # the command; what it needs it imports when it runs
}
PICTURES = {"matplotlib", "ipywidgets", "anywidget", "IPython", "traitlets", "jupyterlab"}
WIDGETS = PICTURES - {"matplotlib"}
NOT_WANTED = {
    "network": PICTURES,
    "digits": PICTURES,
    "edges": PICTURES,
    "palette": PICTURES | {"numpy"},
    "questions": PICTURES | {"numpy"},
    "checks": PICTURES,
    "__main__": PICTURES | {"numpy"},
    "plots": WIDGETS,
}
LOOK = """
import importlib, sys
importlib.import_module(sys.argv[1])
print(*sys.modules)
"""


def modules():
    """Every module of ours, without the leading mlp_helpers."""
    found = pkgutil.walk_packages(mlp_helpers.__path__, "mlp_helpers.", onerror=_fail)
    return sorted(module.name.removeprefix("mlp_helpers.") for module in found)


def _fail(name):
    raise ImportError(f"{name} cannot be imported")


def floor_of(module):
    return module.split(".")[0]


def what_comes_along(module):
    name = f"mlp_helpers.{module}" if module else "mlp_helpers"
    root = Path(mlp_helpers.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", LOOK, name],
        capture_output=True,
        text=True,
        cwd=root,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.fixture(scope="module")
def came_along():
    """What each module brings in, all its imports included."""
    names = ["", *modules()]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(names, pool.map(what_comes_along, names), strict=True))


@pytest.mark.parametrize("module", modules())
def test_imports_go_down_only(module, came_along):
    assert floor_of(module) in FLOORS, f"{module} is in no floor: give it one, here and in design"
    allowed = (floor_of(module), *FLOORS[floor_of(module)])
    packages = {part.rsplit(".", n)[0] for part in allowed for n in (0, 1)}  # demos.base: demos
    for name in came_along[module]:
        if name.startswith("mlp_helpers."):
            name = name.removeprefix("mlp_helpers.")
            below = any(name == part or name.startswith(part + ".") for part in allowed)
            assert below or name in packages, f"{module} may not import {name}"


@pytest.mark.parametrize("module", modules())
def test_brings_nothing_heavy(module, came_along):
    heavy = {name.split(".")[0] for name in came_along[module]}
    unwanted = heavy & NOT_WANTED.get(floor_of(module), set())
    assert not unwanted, f"{module} brings in {unwanted}"


def test_the_package_itself_imports_nothing(came_along):
    names = {name.split(".")[0] for name in came_along[""]}
    assert not names & (PICTURES | {"numpy"})
    assert not [name for name in came_along[""] if name.startswith("mlp_helpers.")]


def test_floors_are_all_there():
    """A floor that is gone should leave the table, too."""
    assert {floor_of(module) for module in modules()} == set(FLOORS)
