"""The times that the lessons state are honest: what a count of their cells gives."""

import re

import nbformat
import pytest

from tests.browser.lab import ROOT
from tests.browser.refresh import lessons
from tests.reading_time import STOP, minutes_of

NEAR = 10  # minutes
LONG = 60  # minutes; a lesson that takes longer has a place to stop


@pytest.fixture(params=lessons(), ids=lambda path: path.stem)
def lesson(request):
    """The number of a lesson, such as "05", and its notebook."""
    return request.param.stem[:2], nbformat.read(request.param, 4)


def stated(notebook):
    """The minutes that the first cell states, and those up to the place to stop, or None."""
    time = re.search(r"\*\*Time:\*\* about (\d+) minutes(.*after about (\d+))?", first(notebook))
    return int(time[1]), time[3] and int(time[3])


def first(notebook):
    return notebook.cells[0].source


def test_the_stated_time_is_what_the_cells_take(lesson):
    number, notebook = lesson
    (total, half), (wanted, wanted_half) = stated(notebook), minutes_of(notebook, number)
    assert total == pytest.approx(wanted, abs=NEAR)
    assert (half is None) == (wanted_half is None)
    if half:
        assert half == pytest.approx(wanted_half, abs=NEAR)


def test_a_long_lesson_has_one_place_to_stop_and_says_what_is_left(lesson):
    _, notebook = lesson
    total, half = stated(notebook)
    marked = [cell.source for cell in notebook.cells if STOP in cell.source]
    assert len(marked) == (half is not None) and (half or total <= LONG)
    assert ("A good place to stop is marked" in first(notebook)) == bool(half)
    for source in marked:
        left = int(re.search(r"takes about (\d+) minutes", source)[1])
        assert half + left == total


def test_the_readme_states_the_same_time(lesson):
    number, notebook = lesson
    (row,) = re.findall(rf"^\| {number} \|.*$", (ROOT / "README.md").read_text("utf-8"), re.M)
    assert row.split("|")[4].strip() == str(stated(notebook)[0])


def test_the_count_goes_by_the_cells():
    words = nbformat.v4.new_markdown_cell("word " * 400 + r"$$\sigma(z)$$")
    notes, blank = nbformat.v4.new_markdown_cell("word " * 400), nbformat.v4.new_code_cell("...")
    blank.source = "def f(x):\n    ...\n\n\ncheck(f)"
    stop = nbformat.v4.new_markdown_cell(STOP)
    cells = [words, notes, stop, blank]
    for cell, kind in zip(cells, ("slide", "notes", "-", "-"), strict=True):
        cell.metadata["slideshow"] = {"slide_type": kind}
    notebook = nbformat.v4.new_notebook(cells=cells)
    total, half = minutes_of(notebook, "01")
    assert half == pytest.approx(2 + 40 / 60)
    assert total == pytest.approx(half + (6 * 0.3 + 3 * 6 + 240) / 60)
