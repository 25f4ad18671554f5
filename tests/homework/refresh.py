"""Bring the homework's notebooks up to date.

    python -m tests.homework.refresh          all assignments
    python -m tests.homework.refresh hw1      one of them

Each source notebook is run from its first cell to its last, and what it prints is stored: text
only, for demos and figures their one line. Then nbgrader makes what students get, `release`, in
a copy of the course, so that its gradebook is left alone.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from tests.homework.course import COURSE, copy_of_course

TEXT = ("text/plain", "text/html", "text/markdown")  # what is stored of an output


def sources():
    """The paths of the source notebooks by assignment: {"hw1": …}."""
    return {path.stem: path for path in sorted(COURSE.glob("source/hw*/hw*.ipynb"))}


def run(notebook, **more):
    """Run a notebook's cells in a kernel of its own; changes its outputs in place.

    more: for `nbclient.NotebookClient`, such as `allow_errors=True`.
    """
    NotebookClient(notebook, kernel_name="python3", timeout=120, **more).execute()
    return notebook


def store_outputs(path):
    """Run a source notebook and store it with what it prints.

    Raises
    ------
    RuntimeError : where a cell fails, even one that may fail in a student's hands.
    """
    notebook = nbformat.read(path, 4)
    before = notebook.metadata.copy()
    run(notebook, coalesce_streams=True)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                raise RuntimeError(f"{path.name}, {cell.id}: {output.ename}: {output.evalue}")
            if "data" in output:
                kept = {kind: text for kind, text in output.data.items() if kind in TEXT}
                output.data, output.metadata = kept, {}
    notebook.metadata = before
    nbformat.write(notebook, path)


def make_release(folder):
    """What nbgrader's generate_assignment makes of all assignments, in a copy of the course.

    folder: an empty one, for the copy. Returns the path of its `release`.
    """
    return copy_of_course(folder, *sources()).root / "release"


def main(names):
    """Refresh the assignments of these names, all if there are none."""
    for name in names or sources():
        store_outputs(sources()[name])
        print(f"ran {name}")
    with tempfile.TemporaryDirectory() as folder:
        release = make_release(Path(folder))
        shutil.copytree(release, COURSE / "release", dirs_exist_ok=True)
    print("made release")


if __name__ == "__main__":
    main(sys.argv[1:])
