"""A copy of the course in a folder of its own, and nbgrader's own commands in it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

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
    for assignment in assignments:
        shutil.copytree(COURSE / "source" / assignment, folder / "source" / assignment)
    shutil.copy(COURSE / "nbgrader_config.py", folder)
    nbgrader(folder, "generate_assignment", "hw*")
    return Course(folder)


def nbgrader(folder, *command, seconds=280):
    """Run a command of nbgrader in a folder, for so many seconds at most; gives what it said.

    Raises
    ------
    RuntimeError : it failed.
    """
    programs = str(Path(sys.executable).parent)  # nbgrader calls alembic, by its name
    path = os.pathsep.join([programs, os.environ["PATH"]])
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *command],
        cwd=folder,
        env=os.environ | {"PATH": path, "PYTHONPATH": str(PROJECT)},
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
