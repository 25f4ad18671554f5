"""What must be true of the assignments: of source, which the teacher has, and of release.

nbval runs the source notebooks: see pyproject.toml.
"""

import ast
import re

import nbformat
import pytest

from mlp_helpers.checks import exercises
from mlp_helpers.homework import trained
from mlp_helpers.homework.exercises import ASSIGNMENTS
from mlp_helpers.homework.grade import TRAINING, grade_notebook
from mlp_helpers.homework.outside.student import Limits, Student
from mlp_helpers.homework.own_network import WANTED
from mlp_helpers.homework.trained import plain_images
from tests.homework.refresh import COURSE, TEXT, make_release, run, sources
from tests.reading_time import minutes_of_homework

NEAR = 10  # minutes
PROSE = 3  # points
# What the table says in place of a mistake's name, for who has not met it yet.
IN_THE_TABLE = {
    "e is rounded": "2.718 is typed in place of `np.exp`",
    "a budget that is used up to the last is taken for exceeded": "an exact fit is refused "
    "(a budget of 20 gives 2)",
}
NETWORK = trained.NAME  # which is no function
BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"


@pytest.fixture(params=sorted(ASSIGNMENTS))
def name(request):
    return request.param


@pytest.fixture
def source(name):
    return nbformat.read(sources()[name], 4)


@pytest.fixture
def release(name):
    return nbformat.read(COURSE / "release" / name / f"{name}.ipynb", 4)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The release that nbgrader makes of the source notebooks as they are now."""
    pytest.importorskip("nbgrader")
    return make_release(tmp_path_factory.mktemp("course"))


def of_nbgrader(cell):
    return cell.metadata.get("nbgrader", {})


def graded_in(notebook):
    """The test cells."""
    return [c for c in notebook.cells if of_nbgrader(c).get("grade") and c.cell_type == "code"]


def answers_in(notebook):
    """The cells that a student fills in, by their grade_id: code and prose."""
    cells = [cell for cell in notebook.cells if of_nbgrader(cell).get("solution")]
    return {of_nbgrader(cell)["grade_id"]: cell for cell in cells}


def table_in(notebook):
    """The first cell's table of points: {task: (points, the mistakes that keep half)}."""
    rows = re.findall(r"^\| `?([\w ]+?)`? \| (\d+) \| (.*?) ?\|$", notebook.cells[0].source, re.M)
    return {task: (int(points), half) for task, points, half in rows}


def solutions_in(notebook):
    """What is to be taken out of source: the lines of all solutions, and of the model answers.

    A line that other cells give as well, such as a loop's first, is none.
    """
    solutions, given = [], "\n".join(cell.source for cell in notebook.cells)
    for cell in answers_in(notebook).values():
        inside = cell.source
        if cell.cell_type == "code":
            inside = re.search(f"{BEGIN}\n(.*?)\n *{END}", cell.source, re.S)[1]
        given = given.replace(inside, "")
        solutions += [line.strip() for line in inside.splitlines() if len(line.strip()) > 12]
    return [line for line in solutions if line not in given]


def test_there_is_a_notebook_for_each_assignment():
    assert list(sources()) == sorted(ASSIGNMENTS)


def test_release_is_what_nbgrader_makes_of_source_today(made, name):
    fresh = (made / name / f"{name}.ipynb").read_text("utf-8")
    kept = COURSE / "release" / name / f"{name}.ipynb"
    assert kept.read_text("utf-8") == fresh, "stale: run python -m tests.homework.refresh"


def test_release_holds_notebooks_and_nothing_else(made):
    files = {path.relative_to(made) for path in made.rglob("*") if path.is_file()}
    here = COURSE / "release"
    assert {path.relative_to(here) for path in here.rglob("*") if path.is_file()} == files
    assert sorted(path.stem for path in files) == sorted(ASSIGNMENTS)


def test_release_has_no_solution_and_no_mark_scheme(source, release):
    text = "\n".join(cell.source for cell in release.cells)
    lines = solutions_in(source)
    assert len(lines) > 12 and sum(" point: " in line for line in lines) == PROSE
    assert [line for line in lines if line in text] == []
    for word in ("SOLUTION", "MARK SCHEME", "HIDDEN TESTS", "grading_seed"):
        assert word not in text


def test_release_has_no_outputs_and_no_traces_of_a_run(release):
    for cell in release.cells:
        if cell.cell_type == "code":
            assert cell.outputs == [] and cell.execution_count is None
        known = {"alt", "deletable", "editable", "jupyter", "mlp", "nbgrader", "tags"}
        assert set(cell.metadata) <= known
    assert set(release.metadata) == {"kernelspec", "language_info"}
    assert release.metadata.language_info == {"name": "python"}


def test_its_tests_are_the_exercises_in_their_order(name, source):
    tests = graded_in(source)
    assert tuple(of_nbgrader(cell)["grade_id"] for cell in tests) == ASSIGNMENTS[name]
    known = exercises()
    for cell in tests:
        task = of_nbgrader(cell)["grade_id"]
        before = source.cells[source.cells.index(cell) - 1]
        assert of_nbgrader(before)["grade_id"] == f"{task}-answer"
        assert of_nbgrader(cell)["locked"] and not of_nbgrader(before)["locked"]
        if task == NETWORK:
            assert cell.source == "require_network(weights, biases)"
            continue
        assert cell.source == f"require({task})"
        (function,) = ast.parse(before.source).body
        assert f"{task}({', '.join(a.arg for a in function.args.args)})" == known[task].signature
        assert ast.get_docstring(function)


def test_the_points_are_those_of_its_own_table_and_make_twenty(source):
    table = table_in(source)
    assert table.pop("in your own words") == (PROSE, "")
    graded = map(of_nbgrader, graded_in(source))
    tests = {one["grade_id"]: one["points"] for one in graded}
    assert {task: points for task, (points, _) in table.items()} == tests
    prose = [c for c in answers_in(source).values() if c.cell_type == "markdown"]
    assert [of_nbgrader(cell)["points"] for cell in prose] == [PROSE]
    assert sum(tests.values()) + PROSE == 20
    assert all(type(points) is int for points in tests.values())


def test_its_table_names_the_mistakes_that_keep_half(source):
    table, known = table_in(source), exercises()
    for cell in graded_in(source):
        task = of_nbgrader(cell)["grade_id"]
        if task == NETWORK:
            continue
        mistakes = known[task].mistakes
        assert {one.share for one in mistakes} <= {0, 0.5}
        half = [IN_THE_TABLE.get(one.name, one.name) for one in mistakes if one.share]
        assert table[task][1] == (", or ".join(half) or "–")


def test_the_points_for_a_network_are_those_that_the_grader_gives():
    source = nbformat.read(sources()["hw4"], 4)
    points, part = table_in(source)[NETWORK]
    assert part == f"a part from {trained.LEAST:.0%} on, see task 6".replace("%", " %")
    (task,) = [cell.source for cell in source.cells if cell.id == f"{NETWORK}-task"]
    full, guessed, read = re.search(
        r"from (\d+) % on, all 4\..* guessing, which is (\d+) %: with (\d+) %", task
    ).groups()
    assert (int(full) / 100, int(guessed) / 100) == (WANTED, trained.CHANCE)
    share = (int(read) / 100 - trained.CHANCE) / (WANTED - trained.CHANCE)
    assert f"gets {points * share:.1f} points" in task
    (rules,) = [cell.source for cell in source.cells if cell.id == f"{NETWORK}-rules"]
    assert "five minutes" in rules and TRAINING.cell == 300


def test_model_answers_get_all_points_from_the_grader_and_blanks_none(name, source, release):
    marks = grade_notebook(source, source, seed=3)
    assert [mark.mistake for mark in marks] == ["right"] * len(ASSIGNMENTS[name])
    assert sum(mark.points for mark in marks) == 20 - PROSE
    assert sum(mark.points for mark in grade_notebook(release, source, seed=3)) == 0


def test_each_mark_scheme_gives_three_points(source):
    (prose,) = [c for c in answers_in(source).values() if c.cell_type == "markdown"]
    scheme = prose.source.partition("### BEGIN MARK SCHEME")[2].partition("### END MARK")[0]
    points = re.findall(r"^- (\d) point: ", scheme, re.M)
    assert sum(map(int, points)) == PROSE and len(prose.source.split()) > 100
    question = source.cells[source.cells.index(prose) - 1].source
    assert "There is a point for" in question  # so that it is known what is asked


def test_it_says_first_what_is_asked_how_it_is_graded_and_how_long_it_takes(name, release):
    first = release.cells[0].source
    said = ["Run All Cells", "What is asked", "How it is graded", "You may use", "You may not use"]
    said += ["drawn for the grading", "nobody grades them", "`np`"]
    assert [words for words in said if words not in first] == []
    end = ["Before you hand in", f"`{name}.ipynb`", "Restart Kernel", "Save with", "has an error"]
    assert [words for words in end if words not in release.cells[-2].source] == []
    minutes = int(re.search(r"\*\*Time:\*\* about (\d+) minutes", first)[1])
    assert minutes == pytest.approx(minutes_of_homework(release), abs=NEAR)


def test_what_may_be_used_is_there_where_it_is_graded(source):
    """The names of the first cell, in a hand-in's process."""
    told = re.search(r"\*\*You may use\*\* (.*?), Python's own", source.cells[0].source)[1]
    names = re.findall(r"`(\w+)`", told)
    lines = [line for line in source.cells[1].source.splitlines() if "follow_the_theme" not in line]
    used = "\n".join(lines) + "\nimport math\n"
    used += f"kinds = [type(thing).__name__ for thing in ({', '.join(names)},)]"
    with Student([used], [], Limits(), plain_images()) as student:
        assert student.errors == [] and "NotThere" not in student.value("kinds")
        assert len(student.value("kinds")) == len(names) >= 2


def test_an_exact_fit_that_is_refused_gives_what_the_table_says():
    (mistake,) = [one for one in exercises()["most_neurons"].mistakes if one.share]
    assert {way(3, 2, 20) for way in mistake.ways} == {2}


@pytest.mark.parametrize(("image", "said"), [(4, "activation 0.900"), (0, "beyond the slider")])
def test_a_bias_beyond_the_slider_is_said_and_no_error(capsys, image, said):
    cells = {cell.id: cell.source for cell in nbformat.read(sources()["hw1"], 4).cells}
    known = {"display": lambda *_: None}
    for name in ("setup", "bias_for-answer", "bias_for-squish"):
        exec(cells[name].replace("IMAGE, WISH = 4", f"IMAGE, WISH = {image}"), known)
    assert said in capsys.readouterr().out


def test_its_last_cell_says_what_stands(name, source):
    assert source.cells[-1].source == f'progress("{name}")'


def test_a_blank_answer_gives_nothing(release):
    for task, cell in answers_in(release).items():
        if cell.cell_type == "markdown" or task == f"{NETWORK}-answer":
            continue
        names, exercise = {}, exercises()[task.removesuffix("-answer")]
        exec(cell.source, names)
        assert names[exercise.name](*exercise.cases[0].args) is None
        assert cell.source.endswith("\n    ...")


def test_release_runs_to_its_end_and_only_tests_of_blank_answers_fail(release):
    run(release, allow_errors=True)
    failed = {}
    for cell in release.cells:
        errors = [o for o in cell.get("outputs", []) if o.output_type == "error"]
        if errors:
            failed[of_nbgrader(cell).get("grade_id")] = errors[0].ename
    names = [of_nbgrader(cell)["grade_id"] for cell in graded_in(release)]
    assert failed == dict.fromkeys(names, "NotRight")
    (progress,) = [o.data["text/plain"] for o in release.cells[-1].outputs]
    assert "✓" not in progress and all(name in progress for name in names)


def test_run_all_goes_on_whatever_a_student_has_written(release):
    for cell in answers_in(release).values():
        if cell.cell_type == "code":
            cell.source += "\nthis is no Python"
    run(release)  # stops at the first error, but for cells that are marked
    assert "0 of" in release.cells[-1].outputs[0].data["text/plain"]


def test_source_stores_text_only(name, source):
    outputs = [o for cell in source.cells for o in cell.get("outputs", [])]
    assert all(set(output.get("data", {})) <= set(TEXT) for output in outputs)
    assert all("widgets" not in key for key in source.metadata)
    assert sources()[name].stat().st_size < 80_000


def test_every_source_test_stands(source):
    for cell in graded_in(source):
        assert [o.output_type for o in cell.outputs] == ["display_data"]
        assert cell.outputs[0].data["text/plain"].partition(": ")[2].startswith("right")


def test_its_cells_are_short_and_what_only_draws_is_folded_away(release):
    nbformat.validate(release)
    assert len({cell.id for cell in release.cells}) == len(release.cells)
    code = [cell for cell in release.cells if cell.cell_type == "code"]
    assert max(len(cell.source.splitlines()) for cell in code) <= 13
    for cell in code:
        hidden = cell.metadata.get("jupyter", {}).get("source_hidden")
        first = cell.source.startswith(("# the figure below", "# what this homework uses"))
        assert bool(hidden) == first
        if "plt.subplots" in cell.source:
            assert len(cell.metadata.alt) > 20
        assert max(map(len, cell.source.splitlines())) <= 100
        given = of_nbgrader(cell).get("locked") and not of_nbgrader(cell).get("grade")
        assert ("raises-exception" in cell.metadata.get("tags", [])) == (not given)


def test_numbers_that_another_copy_may_change_stand_on_a_line_of_their_own(source):
    marked = [cell for cell in source.cells if "mlp" in cell.metadata]
    for cell in marked:
        for number, (low, high) in cell.metadata.mlp.numbers.items():
            (value,) = re.findall(rf"^{number} = ([\d.]+)$", cell.source, re.M)
            assert low <= float(value) <= high
    assert marked
