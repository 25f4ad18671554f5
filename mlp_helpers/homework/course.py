"""The course folder: which file of an assignment is where, as nbgrader has it.

source/hw1/hw1.ipynb          with solutions
release/hw1/hw1.ipynb         what students get, made by nbgrader generate_assignment
submitted/ada/hw1/hw1.ipynb   a hand-in; autograded/, feedback/ are laid out alike
as_it_came/ada/hw1/…          hand-ins that check-in had to mend, untouched
grading_seed.txt              what cases are drawn from: secret
"""

import secrets
from pathlib import Path

from mlp_helpers.homework import notebook

SEED = "grading_seed.txt"
HERE = Path(__file__).parents[2] / "notebooks" / "homework"


class CourseError(ValueError):
    """The course folder has not what is needed; the sentence says what is, and what to do."""


class Course:
    """A course folder."""

    def __init__(self, root):
        self.root = Path(root)
        if not (self.root / "release").is_dir() and not (self.root / "source").is_dir():
            raise CourseError(
                f"{self.root} is no course folder: it has neither source/ nor release/"
            )

    def released(self, assignment, name=None):
        """The notebook that students got; name: of the file, if it is not the assignment's.

        Raises
        ------
        CourseError : it is not there, or cannot be read.
        """
        path = self.path("release", assignment, name=name)
        if not path.exists():
            raise CourseError(
                f"no {path}; released here: {', '.join(self.assignments()) or 'nothing yet'}. "
                f"To release it: nbgrader generate_assignment {assignment}"
            )
        try:
            return notebook.read(path)
        except notebook.Unreadable as error:
            raise CourseError(f"{path} {error}") from error

    def assignments(self):
        """The names of the assignments that are released, in order."""
        return _folders(self.root / "release")

    def others(self, assignment):
        """The names of all assignments but one."""
        return [name for name in self.assignments() if name != assignment]

    def path(self, step, assignment, student="", name=None):
        """Where a notebook is: step is "release", "submitted", "autograded" …"""
        return self.root / step / student / assignment / f"{name or assignment}.ipynb"

    def students(self, step="submitted"):
        """The names of the folders of students, in order."""
        return _folders(self.root / step)

    def seed(self):
        """The whole number that cases are drawn from, made when it is asked for the first time."""
        path = self.root / SEED
        try:
            with path.open("x") as new:
                path.chmod(0o600)
                new.write(f"{secrets.randbits(120)}\n")
        except FileExistsError:
            pass
        text = path.read_text().strip()
        if not text.isdecimal():
            raise CourseError(f"{path} should hold one whole number and nothing else")
        return int(text)


def _folders(folder):
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(path.name for path in found if path.is_dir() and path.name[0] != ".")


def course_at(folder=None):
    """The `Course` in a folder; without one, here, or else the project's own."""
    if folder is None:
        here = Path.cwd()
        folder = here if (here / "nbgrader_config.py").exists() else HERE
    return Course(folder)
