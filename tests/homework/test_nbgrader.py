"""Twelve hand-ins through real nbgrader, in one gradebook: each gets what it deserves."""

import sys
from copy import deepcopy
from types import SimpleNamespace

import pytest
from nbformat.v4 import new_code_cell, new_output

from mlp_helpers.homework import notebook, outcomes
from mlp_helpers.homework.check_in import check_in
from mlp_helpers.homework.class_table import counted_answers
from mlp_helpers.homework.exercises import ASSIGNMENTS
from mlp_helpers.homework.grade import grade
from mlp_helpers.homework.marks import NOT_GRADED, outcomes_in
from mlp_helpers.homework.outside.shield import NEEDS_WSL
from tests.homework.course import answered, copy_of_course, nbgrader, nbgrader_here, solutions
from tests.homework.sheets import cell_of, put

pytest.importorskip("nbgrader", reason="nbgrader is for teachers: pip install -e '.[teach]'")
if sys.platform == "win32":
    pytest.skip(NEEDS_WSL, allow_module_level=True)

pytestmark = pytest.mark.filterwarnings("ignore:Object of type")  # nbgrader's own
NAMES = ASSIGNMENTS["hw1"]
PROSE = "doubled-prose"
SCRIPT = "<script>givePoints(100)</script>"


class HandIns:
    """The hand-ins of a class: `right` is the solution, the others are made of it."""

    def __init__(self, released, answers):
        self.released, self.answers = released, answers

    def with_answers(self, **sources):
        """The right ones, but for some, by the exercise's name."""
        changed = {f"{name}-answer": source for name, source in sources.items()}
        return answered(deepcopy(self.released), self.answers | changed)

    def right(self):
        return self.with_answers()

    def right_with_a_warning(self):
        own = "import sys\nprint('careful', file=sys.stderr)\n" + self.answers["neuron-answer"]
        return self.with_answers(neuron=own)

    def blank(self):
        return deepcopy(self.released)

    def half_right(self):
        sign = "def neuron(w, a, b):\n    return 1 / (1 + np.exp(w @ a + b))"
        return self.with_answers(neuron=sign, balanced="def balanced(w):\n    ...")

    def endless(self):
        return self.with_answers(neuron="def neuron(w, a, b):\n    while True: pass")

    def ends_python(self):
        return self.with_answers(bias_for="import os\nos._exit(0)")

    def test_cell_deleted(self):
        nb = self.right()
        nb.cells.remove(cell_of(nb, "neuron"))
        return nb

    def points_changed(self):
        nb = self.half_right()
        for name in NAMES:
            cell_of(nb, name).metadata["nbgrader"]["points"] = 100
        cell_of(nb, "neuron").source = "print(4.0)"
        cell_of(nb, "neuron").outputs = [
            new_output("execute_result", data={"text/plain": "4.0"}, execution_count=1)
        ]
        return nb

    def verdict_patched(self):
        patch = (
            "from mlp_helpers.checks import verdict, judge\n"
            "verdict.Verdict.__bool__ = lambda self: True\n"
            "judge.judge = lambda *a, **k: verdict.Verdict('neuron', 'right', 'right')\n"
        )
        return self.with_answers(neuron=patch + "def neuron(w, a, b):\n    return 0.5")

    def gradebook_opened(self):
        opens = (
            "import sqlite3, pathlib\n"
            "def neuron(w, a, b):\n"
            "    for path in pathlib.Path(GRADEBOOK), pathlib.Path('../../gradebook.db'):\n"
            "        db = sqlite3.connect(path)\n"
            "        db.execute('update grade set manual_score = 0, auto_score = 0')\n"
            "        db.commit()\n"
            "    return 0.5"
        )
        return self.with_answers(neuron=f"GRADEBOOK = {self.gradebook!r}\n" + opens)

    def references_copied(self):
        takes = (
            "from mlp_helpers.checks.catalog import find\n"
            "def neuron(w, a, b):\n    return find('neuron').right(w, a, b)"
        )
        return self.with_answers(neuron=takes)

    def renamed(self):
        nb = self.right()
        cell_of(nb, PROSE).source = f"Twice as steep. {SCRIPT}"
        return nb


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """The class, checked in and graded, with what check-in said."""
    course = copy_of_course(tmp_path_factory.mktemp("course"), "hw1")
    made = HandIns(course.released("hw1"), solutions(course, "hw1"))
    made.gradebook = str(course.root / "gradebook.db")
    students = [name for name in vars(HandIns) if name[0] != "_" and name != "with_answers"]
    for student in students:
        name = "hw1 (1)" if student == "renamed" else None
        put(course.path("submitted", "hw1", student, name), getattr(made, student)())
    put(course.path("submitted", "hw1", "broken"), b"{")
    checked = {one.student: one for one in check_in(course, "hw1")}
    course.path("submitted", "hw1", "broken").unlink()
    nbgrader(course.root, "autograde", "hw1")
    return SimpleNamespace(course=course, checked=checked, students=students)


@pytest.fixture(scope="module")
def feedback(graded):
    """What each of them is told: a function of the student's name."""
    nbgrader(graded.course.root, "generate_feedback", "hw1")
    folder = graded.course.root / "feedback"
    return lambda who: (folder / who / "hw1" / "hw1.html").read_text(encoding="utf-8")


def _grades(course):
    """{student: {grade_id: Grade}} as the gradebook has them."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        return {
            one.student.id: {
                grade.name: SimpleNamespace(
                    auto=grade.auto_score, of=grade.max_score, look=grade.needs_manual_grade
                )
                for grade in one.notebooks[0].grades
            }
            for one in gradebook.assignment_submissions("hw1")
        }


LOST = {  # which exercises each of them deserves no points for; all others are right
    "right": (),
    "right_with_a_warning": (),
    "blank": NAMES,
    "half_right": ("neuron", "balanced"),
    "endless": ("neuron",),
    "ends_python": ("bias_for",),
    "test_cell_deleted": (),
    "points_changed": ("neuron", "balanced"),
    "verdict_patched": ("neuron",),
    "gradebook_opened": ("neuron",),
    "references_copied": ("neuron",),
    "renamed": (),
}


def test_every_hand_in_is_in_the_gradebook(graded):
    assert set(_grades(graded.course)) == set(LOST) == set(graded.students)
    assert len(LOST) == 12


@pytest.mark.parametrize("student", LOST)
def test_each_gets_what_it_deserves(graded, student):
    found = _grades(graded.course)[student]
    released = notebook.tests_of(graded.course.released("hw1"))
    points = {name: notebook.marks_of(cell)["points"] for name, cell in released.items()}
    wanted = {name: 0 if name in LOST[student] else points[name] for name in NAMES}
    assert {name: found[name].auto for name in NAMES} == wanted
    assert not any(found[name].look for name in NAMES)
    assert {name: found[name].of for name in NAMES} == points


def test_prose_waits_for_a_person(graded):
    prose = {student: found[PROSE] for student, found in _grades(graded.course).items()}
    assert prose["blank"].auto == 0 and not prose["blank"].look
    assert prose["right"].auto is None and prose["right"].look


def test_check_in_told_what_a_person_should_look_at(graded):
    look = {student: one.look for student, one in graded.checked.items() if one.look}
    assert set(look) == {
        "broken",
        "ends_python",
        "gradebook_opened",
        "points_changed",
        "references_copied",
        "verdict_patched",
    }
    assert graded.checked["renamed"].mended == ["it came as hw1/hw1 (1).ipynb"]


@pytest.mark.parametrize("student", LOST)
def test_feedback_gives_the_points_and_shows_nothing_secret(graded, feedback, student):
    html = feedback(student)
    secrets = [str(graded.course.seed()), "MARK SCHEME", "BEGIN SOLUTION", "HIDDEN TESTS"]
    assert not [secret for secret in secrets if secret in html]
    assert "of 3 points" in html and "of 4 points" in html


def test_feedback_made_again_has_the_points_that_were_given_meanwhile(graded, feedback):
    from nbgrader.api import Gradebook

    assert "hw1 (Score: 17.0 / 20.0)" in feedback("right")
    with Gradebook(f"sqlite:///{graded.course.root / 'gradebook.db'}") as gradebook:
        gradebook.find_grade(PROSE, "hw1", "hw1", "right").manual_score = 2
        gradebook.db.commit()
    nbgrader(graded.course.root, "generate_feedback", "hw1", "--student", "right")
    assert "hw1 (Score: 19.0 / 20.0)" in feedback("right")


def test_words_are_shown_as_words(graded, feedback):
    html = feedback("renamed")
    assert "Twice as steep" in html and "givePoints(100)" in html and SCRIPT not in html


def test_feedback_of_a_known_mistake_has_its_words(graded, feedback):
    nb = notebook.read(graded.course.path("autograded", "hw1", "half_right"))
    (outcome,) = (one for one in outcomes_in(nb) if one.name == "neuron")
    assert outcome.mistake not in ("right", "other", "blank")
    assert outcome.mistake in feedback("half_right") and "0 of 3 points" in feedback("half_right")


def test_the_class_report_reads_what_was_graded(graded):
    course = graded.course
    paths = {student: course.path("autograded", "hw1", student) for student in LOST}
    outcomes = {who: outcomes_in(notebook.read(path)) for who, path in paths.items()}
    counts = {one.name: one.counts for one in counted_answers(outcomes)}
    assert tuple(counts) == NAMES
    assert counts["neuron"]["right"] == sum("neuron" not in lost for lost in LOST.values())
    assert counts["neuron"]["too slow"] == counts["neuron"]["blank"] == 1


def test_a_second_grading_gives_the_same_points_and_keeps_a_person_s(graded):
    from nbgrader.api import Gradebook

    course = graded.course
    before = _grades(course)["half_right"]
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        grade = gradebook.find_grade("neuron", "hw1", "hw1", "half_right")
        grade.manual_score = 1.5
        gradebook.db.commit()
    nbgrader(course.root, "autograde", "hw1", "--force", "--student", "half_right")
    after = _grades(course)["half_right"]
    assert {name: one.auto for name, one in after.items()} == {n: b.auto for n, b in before.items()}
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        grade = gradebook.find_grade("neuron", "hw1", "hw1", "half_right")
        assert grade.score == 1.5 and grade.needs_manual_grade
        grade.manual_score = None
        gradebook.db.commit()


def test_where_the_grader_itself_fails_a_person_is_asked_and_the_others_are_graded(
    graded, monkeypatch
):
    course = graded.course
    right = notebook.read(course.path("submitted", "hw1", "right"))
    mutilated = deepcopy(right)  # and not checked in
    mutilated.cells.remove(cell_of(mutilated, "balanced"))
    cell_of(mutilated, "neuron").metadata["nbgrader"].update(grade=False, points="many")
    put(course.path("submitted", "hw1", "zoe"), mutilated)
    right.cells.insert(1, new_code_cell("unlucky = True"))
    put(course.path("submitted", "hw1", "unlucky"), right)

    def fails(cells, tasks, seed):
        if "unlucky = True" in cells:
            raise MemoryError("of our own")
        return grade(cells, tasks, seed)

    monkeypatch.setattr(outcomes, "grade", fails)
    here = nbgrader_here(course.root)
    done = {student: here.autograde("hw1", student) for student in ("unlucky", "zoe")}
    assert all(one["success"] for one in done.values()), done
    assert "unlucky, please look: the grader stopped: MemoryError: of our" in done["unlucky"]["log"]
    found = _grades(course)
    assert all(found["unlucky"][name].look for name in NAMES)
    assert all(found["unlucky"][name].auto is None for name in NAMES)
    assert {n: found["zoe"][n].auto for n in NAMES} == {n: found["right"][n].auto for n in NAMES}
    nb = notebook.read(course.path("autograded", "hw1", "unlucky"))
    assert {one.state for one in outcomes_in(nb)} == {NOT_GRADED}


def test_without_a_release_nbgrader_still_grades(graded):
    course = graded.course
    release, away = course.root / "release", course.root / "away"
    release.rename(away)
    try:
        done = nbgrader_here(course.root).autograde("hw1", "right")
    finally:
        away.rename(release)
    assert done["success"] and "right is not put together: no " in done["log"]
    assert _grades(course)["right"]["neuron"].auto == 3
