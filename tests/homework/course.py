"""A copy of the course in a folder of its own, and nbgrader's own commands in it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mlp_helpers.homework import notebook
from mlp_helpers.homework.course import Course

PROJECT = Path(__file__).parents[2]
COURSE = PROJECT / "notebooks" / "homework"
OURS = re.compile(  # what a student would not write: the marks of a solution, a mark scheme
    r"^ *### (?:BEGIN|END) SOLUTION\n?|^### BEGIN MARK SCHEME.*### END MARK SCHEME", re.M | re.S
)


def copy_of_course(folder, *assignments):
    """The course's source and config, copied, and released by nbgrader: a `Course`.

    folder: an empty one; assignments: their names.
    """
    _copy(folder, assignments)
    nbgrader(folder, "generate_assignment", "hw*")
    return Course(folder)


def _copy(folder, assignments):
    for assignment in assignments:
        shutil.copytree(COURSE / "source" / assignment, folder / "source" / assignment)
    shutil.copy(COURSE / "nbgrader_config.py", folder)


def released_here(folder, assignment):
    """As `copy_of_course`, for one assignment, with nbgrader in this process: that is quicker."""
    _copy(folder, [assignment])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", _path())
        done = nbgrader_here(folder).generate_assignment(assignment)
    assert done["success"], done
    return Course(folder)


def nbgrader_here(folder):
    """nbgrader's commands for a course folder as methods, as its formgrader has them.

    Each gives a dict: `success`, and the `log`.
    """
    from nbgrader.apps import NbGraderAPI
    from traitlets.config.loader import PyFileConfigLoader

    config = PyFileConfigLoader("nbgrader_config.py", path=str(folder)).load_config()
    return NbGraderAPI(config=config)


def _path():
    """Where programs are looked for, this Python's first: nbgrader calls alembic by its name."""
    return os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])


def nbgrader(folder, *command, seconds=280):
    """Run a command of nbgrader in a folder, for so many seconds at most; gives what it said.

    Raises
    ------
    RuntimeError : it failed.
    """
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *command],
        cwd=folder,
        env=os.environ | {"PATH": _path(), "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        timeout=seconds,
    )
    if done.returncode:
        raise RuntimeError(f"nbgrader {' '.join(command)}: {done.stderr}")
    return done.stderr


def solutions(course, assignment):
    """The answers of a source notebook, by the grade_id of their cells."""
    cells = filter(notebook.marks_of, notebook.read(course.path("source", assignment)).cells)
    answers = [cell for cell in cells if notebook.marks_of(cell).get("solution")]
    return {notebook.marks_of(c)["grade_id"]: OURS.sub("", c.source) for c in answers}


def answered(nb, answers):
    """The notebook with these answers, by the grade_id of their cells, in place."""
    for cell in nb.cells:
        name = notebook.marks_of(cell).get("grade_id")
        cell.source = answers.get(name, cell.source)
    return nb
