"""Every hand-in gets what it deserves, from the grader alone, and none disturbs another's."""

import dataclasses
import os
import sys
import tempfile
import threading

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from mlp_helpers.checks.catalog import find
from mlp_helpers.checks.mistake import Mistake
from mlp_helpers.homework.grade import Task, grade, grade_notebook
from tests.homework.hand_ins import HAND_INS, NEURON, PLACE, SHORT, START, TASKS

SEED = 7


@pytest.fixture(autouse=True)
def nothing_is_left(tmp_path, monkeypatch):
    """No process, thread or folder, and the grader's own state as it was."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    threads = threading.active_count()
    state = os.getcwd(), sys.getrecursionlimit(), os.environ["PATH"]
    yield
    assert not list(tmp_path.glob("hand-in-*"))
    assert threading.active_count() == threads
    assert (os.getcwd(), sys.getrecursionlimit(), os.environ["PATH"]) == state
    with pytest.raises(ChildProcessError):  # no child, neither alive nor unburied
        os.waitpid(-1, os.WNOHANG)


def marked(cells, **options):
    return {mark.name: mark for mark in grade(cells, TASKS, SEED, SHORT, **options)}


@pytest.mark.parametrize("name", HAND_INS)
def test_gets_what_it_deserves(name):
    hand_in = HAND_INS[name]
    marks = marked(hand_in.cells)
    neuron, place = marks["neuron"], marks["row_and_column"]
    points, mistake = hand_in.neuron
    assert (neuron.points, neuron.mistake) == (points, mistake or neuron.mistake), neuron.words
    assert hand_in.words in neuron.words and neuron.words.encode()  # a file can hold them
    if hand_in.place:
        assert (place.points, place.mistake) == hand_in.place, place.words


def test_the_grader_goes_on_after_the_worst():
    """One after the other, in one process, with a right one at the end."""
    for name in ("os._exit in the function", "deaf to SIGTERM", "floods the socket", "forks"):
        marked(HAND_INS[name].cells)
    marks = marked([START, PLACE, NEURON])
    assert [marks[task.name].points for task in TASKS] == [2, 4]


def test_the_same_seed_asks_the_same_and_another_seed_something_else():
    wrong = [START, "def neuron(w, a, b):\n    return 100.0 + len(w)"]
    words = {seed: grade(wrong, TASKS, seed, SHORT)[1].words for seed in (1, 2, 2**200)}
    assert words[1] == grade(wrong, TASKS, 1, SHORT)[1].words
    assert len(set(words.values())) == 3


def test_what_is_told_of_a_case_is_of_no_use_for_another_hand_in():
    """From the words on a first one, its cases and what was wanted can be had."""
    tells = "def neuron(w, a, b):\n    raise ValueError((len(w), round(float(w.sum() + b), 6)))"
    first = [START, tells]
    told = _told_in(grade(first, TASKS[1:], SEED, SHORT))
    assert told == _told_in(grade(first, TASKS[1:], SEED, SHORT))
    for other in ([START, f"{tells}  # anew"], [START, "1", tells], [*first, ""]):
        assert told != _told_in(grade(other, TASKS[1:], SEED, SHORT))


def _told_in(marks):
    """What `tells` has told of the first case, in the words."""
    (found,) = {mark.words.partition("ValueError: ")[2].partition(")")[0] for mark in marks}
    assert found
    return found


def test_a_worked_solution_is_not_shown():
    (mark,) = grade([START, "def neuron(w, a, b): return 3.0"], TASKS[1:], SEED, SHORT)
    assert mark.verdict.solution == "" and "solution" not in mark.verdict._repr_html_()


def test_a_task_that_is_none_is_the_teachers_error():
    with pytest.raises(ValueError, match="'neuro'"):
        grade([], [Task("neuro", 1)], SEED)


def test_a_small_mistake_keeps_its_share(monkeypatch):
    small = Mistake("nearly", "Nearly right.", lambda k, width: (k // width, 0), share=0.5)
    exercise = find("row_and_column")
    changed = dataclasses.replace(exercise, mistakes=[small, *exercise.mistakes])
    monkeypatch.setattr("mlp_helpers.homework.grade.find", lambda name: changed)
    cells = ["def row_and_column(k, width):\n    return k // width, 0"]
    (mark,) = grade(cells, [Task("row_and_column", 3)], SEED, SHORT)
    assert (mark.points, mark.of, mark.mistake) == (1.5, 3, "nearly")


def test_a_hand_in_that_is_a_notebook():
    cells = [
        new_code_cell(START),
        new_code_cell(PLACE, metadata=_marks("row_and_column-answer", solution=True)),
        new_code_cell("require(row_and_column)", metadata=_marks("row_and_column", 2)),
        new_code_cell("raise SystemExit", metadata=_marks("neuron", 4)),
        new_code_cell(NEURON, metadata=_marks("neuron-answer", solution=True)),
    ]
    source = new_notebook(cells=cells)
    marks = grade_notebook(new_notebook(cells=cells[:2] + cells[4:]), source, SEED, SHORT)
    assert [(mark.name, mark.points) for mark in marks] == [("row_and_column", 2), ("neuron", 4)]


def _marks(name, points=None, solution=False):
    marks = {"grade_id": name, "grade": points is not None, "solution": solution}
    return {"nbgrader": marks | ({"points": points} if points else {})}


def test_a_right_answer_to_every_exercise_gets_all_points():
    """With callbacks, lists of arrays and whole numbers among the arguments."""
    names = ["numerical_gradient", "descend", "gradient", "feedforward", "one_hot"]
    cells = [find(name).solution for name in names]
    marks = grade(["import numpy as np", *cells], [Task(n, 1) for n in names], SEED)
    assert [(mark.name, mark.mistake) for mark in marks] == [(name, "right") for name in names]
