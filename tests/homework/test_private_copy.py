"""A private copy: other numbers in the code, nothing else changed, nothing secret along."""

import random

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from mlp_helpers.homework import notebook
from mlp_helpers.homework.course import Course, CourseError
from mlp_helpers.homework.exercises import ASSIGNMENTS
from mlp_helpers.homework.private_copy import change_numbers, private_copy
from tests.homework.course import COURSE
from tests.homework.refresh import run


def _cell(source, **mlp):
    return new_code_cell(source, metadata={"mlp": mlp})


def _changed(*cells, seed=0):
    nb = new_notebook(cells=list(cells))
    return change_numbers(nb, random.Random(seed)), [cell.source for cell in nb.cells]


def test_a_number_gets_another_value_within_its_range():
    seen = set()
    for seed in range(60):
        changed, (source,) = _changed(_cell("N = 4\nM = 4", numbers={"N": [3, 6]}), seed=seed)
        old, new = changed["N"]
        assert old == 4 and source == f"N = {new}\nM = 4"
        seen.add(new)
    assert seen == {3, 5, 6}


def test_numbers_with_a_fraction_and_several_on_a_line():
    cell = _cell("# η\nη, N = 0.5, 30  # two", numbers={"N": [10, 90], "η": [0.1, 0.9]})
    changed, (source,) = _changed(cell)
    assert source == f"# η\nη, N = {changed['η'][1]}, {changed['N'][1]}  # two"
    assert 0.1 <= changed["η"][1] <= 0.9 and changed["η"][1] != 0.5


def test_a_range_of_one_number_leaves_it():
    for only in ([4, 4], [0.5, 0.501]):
        old = only[0]
        changed, (source,) = _changed(_cell(f"N = {old}", numbers={"N": only}))
        assert changed["N"] == (old, old) and source == f"N = {old}"


def test_a_name_that_the_cell_does_not_set_is_told():
    with pytest.raises(CourseError, match="names N, but it sets no such number"):
        _changed(_cell("M = 4", numbers={"N": [1, 9]}))


def _course(folder):
    cell = _cell("N = 4", numbers={"N": [5, 9]})
    cell.outputs = [new_output("stream", text="4")]
    path = folder / "source" / "hw1" / "hw1.ipynb"
    notebook.write(new_notebook(cells=[cell]), path)
    (path.parent / "picture.png").write_bytes(b"png")
    (path.parent / ".ipynb_checkpoints").mkdir()
    for name in ("nbgrader_config.py", "grading_seed.txt", "gradebook.db"):
        (folder / name).write_text(name)
    return Course(folder)


def test_the_copy_holds_what_is_needed_and_nothing_secret(tmp_path):
    course = _course(tmp_path / "course")
    changed = private_copy(course, tmp_path / "mine")
    old, new = changed["hw1"]["N"]
    copied = notebook.read(tmp_path / "mine" / "source" / "hw1" / "hw1.ipynb")
    assert old == 4 and copied.cells[0].source == f"N = {new}" and copied.cells[0].outputs == []
    assert sorted(path.name for path in (tmp_path / "mine").rglob("*") if path.is_file()) == [
        "hw1.ipynb",
        "nbgrader_config.py",
        "picture.png",
    ]
    assert notebook.read(course.path("source", "hw1")).cells[0].source == "N = 4"


def test_nothing_is_ever_copied_over(tmp_path):
    course = _course(tmp_path / "course")
    (tmp_path / "empty").mkdir()
    private_copy(course, tmp_path / "empty")
    with pytest.raises(CourseError, match="is there already"):
        private_copy(course, tmp_path / "empty")
    (tmp_path / "bare" / "release").mkdir(parents=True)
    with pytest.raises(CourseError, match="no source/ to copy"):
        private_copy(Course(tmp_path / "bare"), tmp_path / "other")


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_the_real_ones_still_run_with_other_numbers(tmp_path, assignment):
    course = Course(COURSE)
    nb = notebook.read(course.path("source", assignment))
    changed = change_numbers(nb, random.Random(assignment))
    assert changed and all(old != new for old, new in changed.values())
    run(nb)
    outputs = [output for cell in notebook.code_cells(nb) for output in cell.outputs]
    assert not [output for output in outputs if output.output_type == "error"]
    assert f"{len(ASSIGNMENTS[assignment])} of {len(ASSIGNMENTS[assignment])} are right" in str(
        outputs
    )
