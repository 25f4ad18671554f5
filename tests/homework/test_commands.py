"""python -m mlp_helpers.homework: each command does what it says, or says what is missing."""

import json
import re
import subprocess
import sys

import pytest

from mlp_helpers.homework import marks, notebook, outcomes
from mlp_helpers.homework.__main__ import main
from mlp_helpers.homework.course import Course, course_at
from mlp_helpers.homework.grade_alone import grade_folder
from mlp_helpers.homework.outside.shield import NEEDS_WSL
from tests.homework.sheets import BLANK, cell_of, course_with, handed_in, put, released

grades = pytest.mark.skipif(sys.platform == "win32", reason=NEEDS_WSL)
SHEET = released()
NO_BIAS = "def neuron(w, a, b):\n    return 1 / (1 + np.exp(-np.dot(w, a)))"
GOOD = handed_in(SHEET)
HALF = handed_in(SHEET, neuron=NO_BIAS)
FORGOTTEN = "the bias is forgotten"


def _do(folder, *words):
    return main(["--course", str(folder), *map(str, words)])


def _said(capsys):
    return capsys.readouterr().out.splitlines()


def _points(folder):
    """{student: points} of what the command grade wrote."""
    rows = (folder / "marks_hw1.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0] == "student,neuron,layer,sum"
    return {row.split(",")[0]: row.split(",")[-1] for row in rows[1:]}


def test_check_in_prints_its_report(tmp_path, capsys):
    course_with(tmp_path, SHEET)
    put(tmp_path / "download" / "ada.ipynb", GOOD)
    assert _do(tmp_path, "check-in", "hw1", "--from", tmp_path / "download") == 0
    assert _said(capsys) == [
        f"1 new hand-in from {tmp_path / 'download'}",
        "hw1: 1 of 1 hand-in ready, 1 mended, 0 to look at",
        "",
        "Mended (as they came, in as_it_came/):",
        "  ada: it came as hw1/ada.ipynb",
    ]


@grades
def test_grade_gives_points_for_a_folder_and_stops_at_nothing(tmp_path, capsys):
    course_with(tmp_path, SHEET, ada=GOOD, bob=HALF, cleo=SHEET, dan=b"{", eve=GOOD)
    (tmp_path / "submitted" / "eve" / "hw1" / "hw1.ipynb").unlink()
    assert _do(tmp_path, "grade", "hw1") == 0
    said = _said(capsys)
    assert said[1:4] == ["ada: 8", "bob: 4", "cleo: 0"]
    assert said[4] == "dan: –" and said[5].startswith("  look: hw1/hw1.ipynb is no JSON")
    assert said[-2] == "  look: no notebook of this assignment was handed in"
    assert _points(tmp_path) == {"ada": "8", "bob": "4", "cleo": "0", "dan": "", "eve": ""}
    kept = marks.load(tmp_path / "marks_hw1.json")
    assert [one.mistake for one in kept["bob"]] == [FORGOTTEN, "right"]
    assert [one.mistake for one in kept["cleo"]] == ["blank", "blank"]
    assert notebook.holds(tmp_path / "submitted" / "bob" / "hw1" / "hw1.ipynb", HALF)


@grades
def test_grade_takes_a_notebook_a_student_and_cells_that_were_lost(tmp_path, capsys):
    course_with(tmp_path, SHEET)
    lost = handed_in(SHEET)
    lost.cells = [cell for cell in lost.cells if not notebook.is_test(cell)]
    put(tmp_path / "download" / "ada.ipynb", lost)
    assert _do(tmp_path, "grade", "hw1", tmp_path / "download") == 0
    assert "ada: 8" in _said(capsys) and _points(tmp_path) == {"ada": "8"}


@grades
def test_grade_writes_what_each_student_is_told(tmp_path):
    course_with(tmp_path, SHEET, bob=HALF, dan=b"{")
    _do(tmp_path, "grade", "hw1", "--feedback", tmp_path / "told")
    assert [path.name for path in (tmp_path / "told").iterdir()] == ["bob.txt"]
    lines = (tmp_path / "told" / "bob.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == f"neuron: not right yet: {FORGOTTEN}"
    assert lines[2:5] == ["0 of 4 points", "", "layer: right"]
    assert lines[5:] == ["4 of 4 points", "", "Together: 4 of 8 points"]


@grades
def test_a_seed_draws_the_same_cases_each_time_and_is_never_shown(tmp_path, capsys):
    course_with(tmp_path, SHEET, bob=HALF)
    _do(tmp_path, "grade", "hw1")
    first = (tmp_path / "marks_hw1.json").read_text(encoding="utf-8")
    _do(tmp_path, "grade", "hw1")
    assert (tmp_path / "marks_hw1.json").read_text(encoding="utf-8") == first
    seed = (tmp_path / "grading_seed.txt").read_text().strip()
    assert seed not in first + "".join(_said(capsys))


@grades
def test_where_the_grader_itself_fails_a_person_is_asked_and_the_others_are_graded(
    tmp_path, monkeypatch
):
    course_with(tmp_path, SHEET, ada=GOOD, bob=HALF)
    seen = []

    def fails_first(cells, tasks, seed):
        seen.append(seed)
        if len(seen) == 1:
            raise RuntimeError("no room")
        return grade(cells, tasks, seed)

    grade = outcomes.grade
    monkeypatch.setattr(outcomes, "grade", fails_first)
    ada, bob = grade_folder(Course(tmp_path), "hw1", tmp_path / "submitted")
    assert ada.notes == ["the grader stopped: RuntimeError: no room"]
    assert {one.state for one in ada.outcomes} == {marks.NOT_GRADED}
    assert [one.points for one in bob.outcomes] == [0, 4]


@grades
def test_a_test_of_no_exercise_is_left_to_a_person_and_the_others_are_graded(tmp_path):
    sheet = released()
    cell_of(sheet, "layer").metadata["nbgrader"]["grade_id"] = "my-own-test"
    course_with(tmp_path, sheet, ada=handed_in(sheet))
    (ada,) = grade_folder(Course(tmp_path), "hw1", tmp_path / "submitted")
    states = {one.name: (one.state, one.points) for one in ada.outcomes}
    assert states == {"neuron": ("right", 4), "my-own-test": (marks.NOT_GRADED, 0)}
    assert len(ada.notes) == 1 and "my-own-test has the name of no exercise" in ada.notes[0]


@grades
def test_class_counts_what_grade_wrote(tmp_path, capsys):
    course_with(tmp_path, SHEET, ada=GOOD, bob=HALF, cleo=HALF)
    _do(tmp_path, "grade", "hw1")
    _said(capsys)
    for out in ("class.pdf", "class.png"):
        files = "--marks", tmp_path / "marks_hw1.json", "--out", tmp_path / out
        assert _do(tmp_path, "class", "hw1", *files) == 0
        said = _said(capsys)
        assert said[0] == "neuron: 1 of 3 answers right"
        assert said[1].split() == ["2", *FORGOTTEN.split()]
        assert "bob" not in "".join(said) and said[-1] == f"To print: {tmp_path / out}"
    assert (tmp_path / "class.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "class.png").read_bytes().startswith(b"\x89PNG")
    _do(tmp_path, "class", "hw1", "--names", *files)
    assert "(bob and cleo)" in "".join(_said(capsys))


def test_private_copy_says_what_it_changed_and_what_comes_next(tmp_path, capsys):
    sheet = released()
    sheet.cells[0].source += "\nN = 4"
    sheet.cells[0].metadata["mlp"] = {"numbers": {"N": [5, 9]}}
    put(tmp_path / "course" / "source" / "hw1" / "hw1.ipynb", sheet)
    (tmp_path / "course" / "nbgrader_config.py").write_text("c = get_config()")
    assert _do(tmp_path / "course", "private-copy", tmp_path / "mine") == 0
    said = _said(capsys)
    assert re.fullmatch(r"hw1: N 4 → [5-9]", said[0]) and "generate_assignment" in said[1]
    assert Course(tmp_path / "mine").seed() > 2**64


BAD = [
    (["check-in", "hw7"], "no .*hw7.ipynb; released here: hw1. To release it: nbgrader"),
    (["check-in", "hw1"], "no hand-ins: wanted folders submitted/STUDENT/"),
    (["check-in", "hw1", "--from", "nowhere"], "no folder nowhere"),
    (["grade", "hw1", "nowhere"], "no folder nowhere"),
    (["class", "hw1"], "nothing of hw1 is graded in .*; first nbgrader autograde hw1"),
    (["class", "hw1", "--marks", "nowhere.json"], "nowhere.json"),
    (["class", "hw1", "--marks", "release/hw1/hw1.ipynb"], "does not hold marks"),
    (["class", "hw1", "--marks", "marks.json", "--out", "page.doc"], "page.doc: .*pdf"),
    (["private-copy", "release"], "has no source/ to copy"),
]


@pytest.mark.parametrize(("words", "sentence"), BAD)
def test_what_is_wrong_is_told_in_a_sentence(tmp_path, monkeypatch, words, sentence):
    course_with(tmp_path, SHEET)
    (tmp_path / "marks.json").write_text("{}")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match=sentence) as stopped:
        _do(tmp_path, *words)
    assert "\n" not in str(stopped.value) and "Traceback" not in str(stopped.value)


def test_a_folder_that_is_no_course_is_told(tmp_path):
    with pytest.raises(SystemExit, match="is no course folder: it has neither"):
        _do(tmp_path, "grade", "hw1")


def test_the_course_is_the_folder_one_is_in_else_the_project_s(tmp_path, monkeypatch):
    course_with(tmp_path, SHEET)
    monkeypatch.chdir(tmp_path)
    assert course_at().root.parts[-2:] == ("notebooks", "homework")
    (tmp_path / "nbgrader_config.py").write_text("")
    assert course_at().root == tmp_path


def test_it_is_a_command_and_its_help_names_the_others():
    command = [sys.executable, "-m", "mlp_helpers.homework", "--help"]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    assert all(name in said for name in ("check-in", "grade", "class", "private-copy", "--course"))


@grades
def test_marks_are_plain_json(tmp_path):
    course_with(tmp_path, SHEET, ada=handed_in(SHEET, neuron=BLANK["neuron"]))
    _do(tmp_path, "grade", "hw1")
    (first, _) = json.loads((tmp_path / "marks_hw1.json").read_text(encoding="utf-8"))["ada"]
    assert first | {"words": ""} == {
        "name": "neuron",
        "points": 0.0,
        "of": 4,
        "state": "not tried",
        "mistake": "blank",
        "words": "",
    }


@pytest.mark.parametrize("out", ["nodir/m", "nodir/m.csv"])
def test_where_marks_cannot_go_nothing_is_graded(tmp_path, monkeypatch, out):
    course_with(tmp_path, SHEET, ada=GOOD)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match="there is no folder nodir; wanted one to write into"):
        _do(tmp_path, "grade", "hw1", "--out", out)


@grades
def test_points_that_were_there_are_kept_beside_the_new_ones(tmp_path, capsys, monkeypatch):
    course_with(tmp_path, SHEET, ada=GOOD)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "points.csv").write_text("mine")
    _do(tmp_path, "grade", "hw1", "--out=~/points.csv", "--feedback=~/told")
    said = _said(capsys)
    assert said[-2].startswith(f"Points are in {tmp_path / 'points.csv'}, what to say of them in ")
    assert said[-1] == f"What was there before is in {tmp_path / 'points_before.csv'}."
    assert (tmp_path / "points_before.csv").read_text() == "mine"
    assert (tmp_path / "points.json").exists() and (tmp_path / "told" / "ada.txt").exists()
    _do(tmp_path, "grade", "hw1", "--out", "points")  # all is as it was
    assert "before" not in _said(capsys)[-1]
    (tmp_path / "points.csv").write_text("mine, too")
    _do(tmp_path, "grade", "hw1", "--out", "points")
    assert (tmp_path / "points_before.csv").read_text() == "mine"
    assert (tmp_path / "points_before_2.csv").read_text() == "mine, too"
    assert sorted(path.name for path in tmp_path.glob("points*.json")) == ["points.json"]
    _said(capsys)
    _do(tmp_path, "class", "hw1", "--marks", "points.json", "--out", "page")
    assert _said(capsys)[-1] == "To print: page.pdf" and (tmp_path / "page.pdf").exists()
    spoilt = json.loads((tmp_path / "points.json").read_text())
    spoilt["ada"][0]["mistake"] = None
    (tmp_path / "spoilt.json").write_text(json.dumps(spoilt))
    with pytest.raises(SystemExit, match="spoilt.json does not hold marks"):
        _do(tmp_path, "class", "hw1", "--marks", "spoilt.json")


def test_a_private_copy_lies_outside_of_what_is_copied(tmp_path):
    put(tmp_path / "source" / "hw1" / "hw1.ipynb", released())
    with pytest.raises(SystemExit, match="has no nbgrader_config.py to copy"):
        _do(tmp_path, "private-copy", tmp_path / "mine")
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()")
    with pytest.raises(SystemExit, match="lies in what is copied"):
        _do(tmp_path, "private-copy", tmp_path / "source" / "hw1" / "new")
    assert not (tmp_path / "mine").exists() and not (tmp_path / "source" / "hw1" / "new").exists()
