"""The slides of a lesson: numbers, titles, notes and minutes, as the slideshow cuts them."""

import re

import nbformat
import pytest

from mlp_helpers.__main__ import lessons
from mlp_helpers.slides import on_route, slides_of


def cell(kind, source, code=False, minutes=None):
    """A cell of this slide type; without one, if it is None."""
    made = (nbformat.v4.new_code_cell if code else nbformat.v4.new_markdown_cell)(source)
    if kind:
        made.metadata["slideshow"] = {"slide_type": kind}
        if minutes:
            made.metadata["slideshow"]["minutes"] = minutes
    return made


def cut(*cells):
    return slides_of(nbformat.v4.new_notebook(cells=list(cells)))


LESSON = (
    cell("notes", "said before anything is shown"),
    cell("slide", "# 1 · Digits\n\nWords", minutes=2),
    cell("skip", "import this", code=True),
    cell("notes", "**For the presenter (students: skip this).** Wait."),
    cell("slide", "## A pad\n\nWords"),
    cell("subslide", "pad = Pad()\nPredict(**questions.INK, demo=pad)", code=True, minutes=3),
    cell("subslide", "**What to notice.** This.\n\n**Try this.**\n1. That"),
    cell("notes", "Draw slowly."),
    cell(
        "notes", "<details><summary>For the presenter (skip this)</summary>\n\nAsk.\n\n</details>"
    ),
    cell("subslide", "Predict(**questions.ROW)", code=True),
    cell("subslide", "#### Once you have answered, open this\n\nHere."),
    cell(None, "print(1)", code=True),
    cell("fragment", "more"),
    cell("skip", "### Your turn"),
    cell("subslide", "mine = Pad()\nmine", code=True),
    cell("subslide", "print(mine)", code=True),
    cell("slide", "### The end"),
)


def test_numbers_are_those_that_the_slideshow_counts():
    numbers = [slide.number for slide in cut(*LESSON)]
    assert numbers == ["1.1", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "3.1"]


def test_a_title_is_its_heading_or_what_it_adds_to_the_one_before():
    assert [slide.title for slide in cut(*LESSON)] == [
        "1 · Digits",
        "A pad",
        "A pad: the question and its demo",
        "A pad: what to notice",
        "A pad: the question",
        "A pad: the answer",
        "A pad: the demo",
        "A pad: go on",
        "The end",
    ]


def test_notes_go_with_the_slide_before_them_without_their_first_words():
    notes = {slide.number: slide.notes for slide in cut(*LESSON) if slide.notes}
    assert notes == {"1.1": "Wait.", "2.3": "Draw slowly.\n\nAsk."}


def test_minutes_are_those_of_the_cell_that_begins_it():
    minutes = [slide.minutes for slide in cut(*LESSON)]
    assert minutes == [2, None, 3, None, None, None, None, None, None]


def test_a_slide_knows_its_cells_and_nothing_skipped_is_on_one():
    cells = [slide.cells for slide in cut(*LESSON)]
    assert cells == [(1,), (4,), (5,), (6,), (9,), (10, 11, 12), (14,), (15,), (16,)]


@pytest.mark.parametrize("kind", ["subslide", "fragment", None])
def test_the_first_cell_begins_a_slide_whatever_it_is(kind):
    assert [slide.number for slide in cut(cell(kind, "# One"), cell("slide", "# Two"))] == [
        "1.1",
        "2.1",
    ]


def test_a_notebook_without_slides_has_none():
    assert cut() == cut(cell("skip", "words")) == []


def test_on_the_route_are_the_slides_with_minutes_with_their_notes_and_all_cells_run():
    lesson = nbformat.v4.new_notebook(cells=list(LESSON))
    talk = on_route(lesson)
    assert [
        (slide.number, slide.title, slide.minutes, slide.notes) for slide in slides_of(talk)
    ] == [
        ("1.1", "1 · Digits", 2, "Wait."),
        ("1.2", "A pad: the question and its demo", 3, ""),
    ]
    assert [cell.source for cell in talk.cells] == [cell.source for cell in LESSON]
    assert LESSON[4].metadata["slideshow"] == {"slide_type": "slide"}  # the lesson stays as it is


@pytest.mark.parametrize("path", sorted(lessons().glob("*.ipynb")), ids=lambda path: path.stem)
def test_the_minutes_of_a_lesson_s_slides_are_what_its_first_note_says(path):
    notebook = nbformat.read(path, 4)
    told = [cell.metadata.get("slideshow", {}) for cell in notebook.cells]
    first = next(
        cell.source
        for cell, its in zip(notebook.cells, told, strict=True)
        if its.get("slide_type") == "notes"
    )
    planned = sum(slide.minutes or 0 for slide in slides_of(notebook))
    assert re.findall(r"In class, ([\d.]+) minutes", first) == [f"{planned:g}"]
    # Minutes of a cell that begins no slide would be lost.
    assert planned == sum(its.get("minutes", 0) for its in told)
