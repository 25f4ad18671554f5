"""Check-in: files as students hand them in, made ready; one bad file never stops the others."""

import json
import os
import shutil
import zipfile
from copy import deepcopy

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_output

from mlp_helpers.homework import notebook
from mlp_helpers.homework.check_in import bring_in, check_in, report
from mlp_helpers.homework.course import Course, CourseError
from mlp_helpers.homework.exercises import ASSIGNMENTS
from mlp_helpers.homework.in_doubt import in_doubt
from mlp_helpers.homework.put_together import put_together
from tests.homework.course import COURSE, answered, solutions
from tests.homework.sheets import BLANK, RIGHT, course_with, handed_in, put, released

SHEET = released()
GOOD = handed_in(SHEET)


def _text(nb):
    return nbformat.writes(nb).encode()


def _checked(folder, student="ada", assignment="hw1"):
    return {one.student: one for one in check_in(Course(folder), assignment)}[student]


def _home(folder, student="ada"):
    return folder / "submitted" / student / "hw1" / "hw1.ipynb"


def _answer(folder, student="ada"):
    return "\n".join(notebook.code_of(notebook.read(_home(folder, student))))


def test_a_good_hand_in_is_not_touched(tmp_path):
    course_with(tmp_path, SHEET, ada=GOOD)
    before = _home(tmp_path).stat().st_mtime_ns, _home(tmp_path).read_bytes()
    checked = _checked(tmp_path)
    assert checked.ready and checked.notes == []
    assert before == (_home(tmp_path).stat().st_mtime_ns, _home(tmp_path).read_bytes())
    assert not (tmp_path / "as_it_came").exists()


NAMES = ["hw1/hw1 (1).ipynb", "hw1/hw1_final.ipynb", "hw1/sub/hw1.ipynb", "hw1.ipynb"]
NAMES += ["hw1_done/mine.ipynb", "Ada Lovelace.ipynb"]
if os.name == "posix":  # elsewhere these are no other names
    NAMES += ["hw1/HW1.IPYNB", "HW1/hw1.ipynb"]


@pytest.mark.parametrize("name", NAMES)
def test_a_renamed_file_is_found_and_kept_as_it_came(tmp_path, name):
    course_with(tmp_path, SHEET)
    put(tmp_path / "submitted" / "ada" / name, GOOD)
    came = (tmp_path / "submitted" / "ada" / name).read_bytes()
    checked = _checked(tmp_path)
    assert checked.ready and checked.mended == [f"it came as {name}"] and not checked.look
    assert RIGHT["layer"] in _answer(tmp_path)
    assert (tmp_path / "as_it_came" / "ada" / name).read_bytes() == came
    assert _checked(tmp_path).notes == []  # a second time there is nothing left to do


def test_a_zip_is_looked_into(tmp_path):
    course_with(tmp_path, SHEET)
    path = tmp_path / "submitted" / "ada" / "hw1" / "homework.zip"
    path.parent.mkdir(parents=True)
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("../../../../hw1.ipynb", _text(GOOD))
        packed.writestr("__MACOSX/._hw1.ipynb", b"\x00\x05")
        packed.writestr("readme.txt", "hello")
    checked = _checked(tmp_path)
    assert checked.ready and checked.mended == [
        "it came as hw1/homework.zip: ../../../../hw1.ipynb"
    ]
    assert RIGHT["layer"] in _answer(tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["as_it_came", "release", "submitted"]


def test_a_zip_that_unpacks_to_too_much_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(notebook, "LARGEST", 10_000)
    course_with(tmp_path, SHEET)
    path = tmp_path / "submitted" / "ada" / "hw1" / "hw1.zip"
    path.parent.mkdir(parents=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("hw1.ipynb", b" " * 20_000)
    checked = _checked(tmp_path)
    assert not checked.ready and "MB unpacked" in checked.look[0]


BROKEN = {
    "cut off": _text(GOOD)[:500],
    "empty": b"",
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe",
    "a list": b"[1, 2]",
    "cells are no list": b'{"cells": {"a": 1}, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
    "a cell is no cell": b'{"cells": [7], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
    "deep": b"[" * 100_000,
    "merge conflict": b"<<<<<<< HEAD\n" + _text(GOOD),
    "no source": b'{"cells": [{"cell_type": "code"}], "nbformat": 4, "nbformat_minor": 5}',
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_told_and_stops_nobody(tmp_path, kind):
    course_with(tmp_path, SHEET, ada=BROKEN[kind], bob=GOOD)
    checked = _checked(tmp_path)
    assert not checked.ready and checked.look[0].startswith("hw1/hw1.ipynb ")
    assert _home(tmp_path).read_bytes() == BROKEN[kind]
    assert _checked(tmp_path, "bob").ready


def test_whatever_else_goes_wrong_is_told_and_stops_nobody(tmp_path, monkeypatch):
    course_with(tmp_path, SHEET, ada=GOOD, bob=GOOD)

    def fails(path):
        if "ada" in path.parts:
            raise RuntimeError("the disk is full")
        return notebook.parsed(path.read_bytes())

    monkeypatch.setattr(notebook, "read", fails)
    course = Course(tmp_path)
    monkeypatch.setattr(course, "released", lambda name: SHEET)
    ada, bob = check_in(course, "hw1")
    assert ada.look == ["could not be checked in: RuntimeError: the disk is full"]
    assert bob.ready and not ada.ready


def test_where_one_of_two_files_is_broken_the_other_is_taken(tmp_path):
    course_with(tmp_path, SHEET, ada=BROKEN["cut off"])
    put(_home(tmp_path).with_name("hw1 (1).ipynb"), GOOD)
    checked = _checked(tmp_path)
    assert checked.ready and "is no JSON" in checked.look[0]
    assert RIGHT["layer"] in _answer(tmp_path)
    kept = {path.name for path in (tmp_path / "as_it_came" / "ada" / "hw1").iterdir()}
    assert kept == {"hw1.ipynb", "hw1 (1).ipynb"}


def test_of_two_files_the_one_with_answers_is_taken_and_both_are_told(tmp_path):
    course_with(tmp_path, SHEET)
    folder = tmp_path / "submitted" / "ada"
    put(folder / "hw1_a.ipynb", GOOD)
    put(folder / "hw1_b.ipynb", SHEET)
    checked = _checked(tmp_path)
    assert checked.look == ["hw1_a.ipynb is taken; also there: hw1_b.ipynb"]
    assert RIGHT["layer"] in _answer(tmp_path)


def test_another_assignment_is_left_alone(tmp_path):
    course_with(tmp_path, SHEET)
    put(tmp_path / "release" / "hw2" / "hw2.ipynb", released(["layer"]))
    put(tmp_path / "submitted" / "ada" / "hw2" / "hw2.ipynb", GOOD)
    put(tmp_path / "submitted" / "ada" / "lessons.ipynb", nbformat.v4.new_notebook())
    checked = _checked(tmp_path)
    assert not checked.ready
    assert checked.look == ["no notebook of this assignment was handed in"]


def test_repeated_ids_and_old_formats_are_put_right(tmp_path):
    same, old = json.loads(_text(GOOD)), json.loads(_text(GOOD))
    same["cells"][3]["id"] = same["cells"][2]["id"]
    old["nbformat_minor"] = 2
    for cell in old["cells"]:
        del cell["id"]
    course_with(tmp_path, SHEET, ada=json.dumps(same).encode(), bob=json.dumps(old).encode())
    for checked in check_in(Course(tmp_path), "hw1"):
        assert checked.mended == ["its format was put right"]
    for student in ("ada", "bob"):
        nb = json.loads(_home(tmp_path, student).read_bytes())
        assert len({cell["id"] for cell in nb["cells"]}) == len(nb["cells"])
        assert RIGHT["layer"] in _answer(tmp_path, student)
        assert _checked(tmp_path, student).notes == []


def test_outputs_that_are_none_do_not_cost_the_answers(tmp_path):
    nb = json.loads(_text(GOOD))
    nb["cells"][0]["outputs"] = [{"output_type": "stream", "nonsense": 1}]
    nb["cells"][0]["execution_count"] = "seven"
    course_with(tmp_path, SHEET, ada=json.dumps(nb).encode())
    assert _checked(tmp_path).ready and RIGHT["layer"] in _answer(tmp_path)


REACHES = [
    "from mlp_helpers.checks.catalog import find",
    "from mlp_helpers.checks import exercises",
    "EXERCISES['neuron'].right(w, a, b)",
    "import sys; sys.modules['mlp_helpers.checks']",
    "con = sqlite3.connect('../../gradebook.db')",
    "get_ipython().input_transformers_cleanup.append(f)",
    "from mlp_helpers.homework.grade import grade",
    "import base64",
    "from scipy.optimize import approx_fprime",
    "import torch",
    "!ls ..",
    "open('../../source/hw1/hw1.ipynb')",
    "data = '" + "QUJD" * 120 + "'",
    "data = [" + "0.123, " * 200 + "]",
    "#" * 20_001,
]
HARMLESS = [
    "from mlp_helpers.checks import check, hint",
    "from mlp_helpers.homework import progress",
    "%matplotlib inline",
    "from scipy.special import expit",
    "ax.spines.right.set_visible(False)",
    "rng = np.random.default_rng(0)",
    "sizes = [784, 16, 16, 10]",
]


@pytest.mark.parametrize("line", REACHES)
def test_code_in_doubt_is_listed_for_a_person_and_left_as_it_is(tmp_path, line):
    nb = deepcopy(GOOD)
    nb.cells.append(new_code_cell(line))
    course_with(tmp_path, SHEET, ada=nb)
    checked = _checked(tmp_path)
    assert checked.ready and not checked.mended
    assert len(checked.look) == 1 and checked.look[0].startswith(f"cell {len(nb.cells)}: ")
    assert notebook.holds(_home(tmp_path), nb)


@pytest.mark.parametrize("line", HARMLESS)
def test_usual_code_is_not_listed(tmp_path, line):
    nb = deepcopy(GOOD)
    nb.cells.append(new_code_cell(line))
    course_with(tmp_path, SHEET, ada=nb)
    assert _checked(tmp_path).notes == []


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_the_right_answers_to_the_real_ones_are_not_in_doubt(assignment):
    course = Course(COURSE)
    sheet = course.released(assignment)
    nb = answered(deepcopy(sheet), solutions(course, assignment))
    assert nb != sheet and in_doubt(nb, sheet) == [] and put_together(nb, sheet) == []


def test_what_the_assignment_itself_says_is_not_in_doubt(tmp_path):
    sheet = deepcopy(SHEET)
    sheet.cells[0].source += "\nimport importlib"
    course_with(tmp_path, sheet, ada=handed_in(sheet))
    assert _checked(tmp_path).notes == []


def test_outputs_do_not_matter(tmp_path):
    nb = deepcopy(GOOD)
    nb.cells[0].outputs = [new_output("stream", text="gradebook sqlite3")]
    course_with(tmp_path, SHEET, ada=nb)
    assert _checked(tmp_path).notes == []


def test_the_report_says_first_what_to_look_at(tmp_path):
    nb = deepcopy(GOOD)
    nb.cells.append(new_code_cell("import sqlite3"))
    course_with(tmp_path, SHEET, ada=nb, bob=b"", cleo=GOOD)
    shutil.move(_home(tmp_path, "cleo"), _home(tmp_path, "cleo").with_name("mine.ipynb"))
    assert report(check_in(Course(tmp_path), "hw1"), "hw1").splitlines() == [
        "hw1: 2 of 3 hand-ins ready, 1 mended, 2 to look at",
        "",
        "To look at:",
        f"  ada: cell {len(nb.cells)}: the gradebook: import sqlite3",
        "  bob: hw1/hw1.ipynb is no JSON from line 1 on (Expecting value)",
        "    no notebook of this assignment was handed in",
        "",
        "Mended (as they came, in as_it_came/):",
        "  cleo: it came as hw1/mine.ipynb",
    ]


def test_an_assignment_that_was_not_released_is_named(tmp_path):
    course_with(tmp_path, SHEET)
    with pytest.raises(CourseError, match="released here: hw1. To release it: nbgrader"):
        check_in(Course(tmp_path), "hw7")
    with pytest.raises(CourseError, match="is no course folder"):
        Course(tmp_path / "release")


def test_a_downloaded_folder_is_brought_in_and_nothing_is_copied_over(tmp_path):
    course_with(tmp_path / "course", SHEET, cleo=GOOD)
    came = tmp_path / "download"
    put(came / "Ada Lovelace_123_assignsubmission_file_" / "hw1.ipynb", GOOD)
    put(came / "bob.ipynb", GOOD)
    put(came / "cleo" / "hw1.ipynb", SHEET)
    with zipfile.ZipFile(came / "dan.zip", "w") as packed:
        packed.writestr("hw1.ipynb", _text(GOOD))
    (came / "grades.csv").write_text("")
    course = Course(tmp_path / "course")
    assert bring_in(course, "hw1", came) == 3 and bring_in(course, "hw1", came) == 0
    checked = check_in(course, "hw1")
    assert [one.student for one in checked] == ["Ada Lovelace_123", "bob", "cleo", "dan"]
    assert all(one.ready and not one.look for one in checked)
    for one in checked:
        assert RIGHT["layer"] in _answer(tmp_path / "course", one.student)


@pytest.mark.skipif(os.name != "posix", reason="links are for administrators in Windows")
def test_a_link_out_of_the_folder_is_taken_away_and_told(tmp_path):
    course_with(tmp_path, SHEET, bob=GOOD)
    (tmp_path / "gradebook.db").write_text("points")
    put(tmp_path / "download" / "ada" / "hw1.ipynb", GOOD)
    (tmp_path / "download" / "ada" / "data.txt").symlink_to(tmp_path / "gradebook.db")
    (_home(tmp_path, "bob").parent / "all").symlink_to(tmp_path)
    bring_in(Course(tmp_path), "hw1", tmp_path / "download")
    ada, bob = check_in(Course(tmp_path), "hw1")
    assert ada.look == ["hw1/data.txt was a link, taken away"] and ada.ready
    assert bob.look == ["hw1/all was a link, taken away"] and bob.ready
    assert not any(path.is_symlink() for path in (tmp_path / "submitted").rglob("*"))
    assert (tmp_path / "gradebook.db").read_text() == "points"


def test_two_hand_ins_of_one_name_are_told(tmp_path):
    course = Course(course_with(tmp_path, SHEET))
    for name in ("ada/hw1.ipynb", "ada.ipynb"):
        put(tmp_path / "download" / name, GOOD)
    with pytest.raises(CourseError, match="ada.ipynb and ada are both of ada"):
        bring_in(course, "hw1", tmp_path / "download")


def test_a_folder_that_is_not_there_or_empty_is_told(tmp_path):
    course = Course(course_with(tmp_path, SHEET))
    (tmp_path / "empty").mkdir()
    with pytest.raises(CourseError, match="no folder .*nowhere"):
        bring_in(course, "hw1", tmp_path / "nowhere")
    with pytest.raises(CourseError, match="wanted a folder or a notebook for each student"):
        bring_in(course, "hw1", tmp_path / "empty")


def test_the_blank_one_is_ready_too(tmp_path):
    course_with(tmp_path, SHEET, ada=SHEET)
    assert _checked(tmp_path).ready and BLANK["neuron"] in _answer(tmp_path)


def test_the_seed_is_made_once_and_is_for_its_owner_only(tmp_path):
    course_with(tmp_path, SHEET)
    first = Course(tmp_path).seed()
    assert first == Course(tmp_path).seed() and first > 2**64
    if os.name == "posix":
        assert (tmp_path / "grading_seed.txt").stat().st_mode & 0o077 == 0
    (tmp_path / "grading_seed.txt").write_text("my seed")
    with pytest.raises(CourseError, match="one whole number"):
        Course(tmp_path).seed()


def test_where_there_is_no_room_nobody_comes_in_half(tmp_path, monkeypatch):
    course_with(tmp_path, SHEET)
    put(tmp_path / "download" / "ada" / "hw1.ipynb", GOOD)
    put(tmp_path / "download" / "bob.ipynb", GOOD)
    course = Course(tmp_path)
    with monkeypatch.context() as full:

        def half_a_file(source, target):
            target.write_bytes(source.read_bytes()[:100])
            raise OSError(28, "No space left on device")

        def half_a_folder(source, target, **more):
            target.mkdir(parents=True)
            (target / "hw1.ipynb").write_bytes(b"{")
            why = [(str(source), str(target), "[Errno 28] No space left on device")]
            raise shutil.Error(why)

        full.setattr(shutil, "copytree", half_a_folder)
        full.setattr(shutil, "copy", lambda source, to: half_a_file(source, to / source.name))
        with pytest.raises(CourseError, match=r"'s hand-in cannot be copied to .*[Nn]o space left"):
            bring_in(course, "hw1", tmp_path / "download")
    assert list((tmp_path / "submitted").rglob("*")) == []
    bring_in(course, "hw1", tmp_path / "download")
    assert len(list((tmp_path / "submitted").rglob("*.ipynb"))) == 2
