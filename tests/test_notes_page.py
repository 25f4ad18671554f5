"""The presenter's page: every slide, its notes, the minutes of two classes."""

import re

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from mlp_helpers.__main__ import lessons, main
from mlp_helpers.notes_page import notes_page
from mlp_helpers.slides import slides_of


def cell(text, kind, minutes=None):
    told = {"slide_type": kind} | ({"minutes": minutes} if minutes else {})
    return new_markdown_cell(text, metadata={"slideshow": told})


def page_of(*lessons):
    return notes_page([new_notebook(cells=cells) for cells in lessons])


def route(page):
    rows = re.findall(r'class="number">(.*?)</td><td class="at">(.*?)</td>', page)
    return dict(rows)


def test_every_slide_has_its_number_its_title_and_what_to_say():
    notes = "**For the presenter (students: skip this).** Ask *aloud* for <b>."
    cells = [cell("# 1 · Pixels", "slide", 2), cell("## A & B", "subslide"), cell(notes, "notes")]
    page = page_of(cells)
    assert "<h2>1 · Pixels <small>2 minutes in class</small></h2>" in page
    assert route(page) == {"1.1": "1 · 0:00", "1.2": ""}
    assert "<b>A &amp; B</b>" in page and "Ask <em>aloud</em>" in page
    assert "For the presenter" not in page


def test_a_slide_that_would_last_beyond_the_first_class_begins_the_second():
    first = [cell("# 1", "slide", 40), cell("## home", "slide"), cell("## long", "slide", 10)]
    second = [cell("# 2", "slide", 1.5), cell("## end", "slide", 2)]
    page = page_of(first)
    assert route(page) == {"1.1": "1 · 0:00", "2.1": "", "3.1": "2 · 0:00"}
    page = page_of(first, second)
    rows = re.findall(r'class="at">(.*?)</td>', page)
    assert rows == ["1 · 0:00", "", "2 · 0:00", "2 · 10:00", "2 · 11:30"]
    assert 'data-from="45" data-to="55"' in page


def test_where_the_route_leaves_slides_out_it_says_how_to_jump():
    page = page_of(
        [cell("# 1", "slide", 1), cell("## next", "subslide", 1)],
        [cell("# 2", "slide"), cell("## on", "slide", 1), cell("## home", "slide")]
        + [cell("## a", "slide", 1)],
    )
    assert re.findall(r"<kbd>G</kbd> ([\d.]+) <kbd>Enter", page) == ["2.1", "4.1"]


def test_it_says_where_a_class_begins_and_which_notebook_is_next():
    page = page_of(
        [cell("# 1", "slide", 40), cell("## more", "slide", 5), cell("## late", "slide", 5)],
        [cell("# 2", "slide", 5)],
    )
    assert page.count("class 2 begins") == 1
    (late,) = [row for row in page.split("<tr") if "<b>late</b>" in row]
    assert "class 2 begins: this notebook, <kbd>G</kbd> 3.1" in late
    assert re.findall("next notebook: <b>(.*?)</b>", page) == ["2"]
    assert "Only the route" not in page.split("<script>")[0]  # there is nothing else


def test_the_lessons_route_fits_two_classes_and_nothing_comes_from_elsewhere():
    page = notes_page([nbformat.read(path, 4) for path in sorted(lessons().glob("*.ipynb"))])
    ends = [float(end) for end in re.findall(r'data-to="([\d.]+)"', page)]
    assert ends == sorted(ends) and ends[-1] <= 90
    assert 45 in [float(begin) for begin in re.findall(r'data-from="([\d.]+)"', page)]
    assert page.count('<section class="lesson">') == 7
    assert not re.search(r'(src|href)="http|@import|url\(', page)


def test_the_command_writes_it_where_it_is_told(tmp_path, capsys, monkeypatch):
    assert main(["--notes", str(tmp_path / "mine.html")]) == 0
    assert "open it in a browser" in capsys.readouterr().out
    assert (tmp_path / "mine.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    monkeypatch.chdir(tmp_path)
    assert main(["--notes"]) == 0 and (tmp_path / "notes.html").exists()
    with pytest.raises(SystemExit, match="cannot be written .*; wanted the name of a file"):
        main(["--notes", str(tmp_path)])


def test_a_talk_has_the_slides_of_the_route_its_own_notes_and_overwrites_nothing(
    tmp_path, capsys, monkeypatch
):
    monkeypatch.setattr("mlp_helpers.__main__.own_folder", lambda source: tmp_path / "mine")
    assert main(["--talk"]) == 0
    talk = tmp_path / "mine" / "talk"
    assert str(talk) in capsys.readouterr().out
    ours = sorted(lessons().glob("*.ipynb"))
    assert sorted(path.name for path in talk.iterdir()) == sorted(
        [path.name for path in ours] + ["notes.html", "sliveshow.css"]
    )
    for path in ours:
        whole, shown = (slides_of(nbformat.read(one, 4)) for one in (path, talk / path.name))
        assert [(slide.title, slide.minutes, slide.notes) for slide in shown] == [
            (slide.title, slide.minutes, slide.notes) for slide in whole if slide.minutes
        ]
    page = (talk / "notes.html").read_text(encoding="utf-8")
    assert 'class="home"' not in page and "jump: " not in page
    (talk / "notes.html").unlink()
    with pytest.raises(SystemExit, match="holds 01_pixels.ipynb already; wanted a folder without"):
        main(["--talk"])
    assert main(["--talk", str(tmp_path / "other")]) == 0
    (tmp_path / "file").touch()
    with pytest.raises(SystemExit, match="cannot be written .*; wanted a folder for the talk"):
        main(["--talk", str(tmp_path / "file")])
