"""What every exercise promises."""

import warnings
from importlib import import_module
from itertools import combinations
from pkgutil import iter_modules

import numpy as np
import pytest

from mlp_helpers.checks import check, exercises
from mlp_helpers.checks.answer import agree, side_by_side
from mlp_helpers.checks.catalog import homes
from tests.checks.common import html
from tests.homework.solutions import SOLUTIONS, worked

EXERCISES = exercises()


def in_seven(value):
    """The same with float32, which holds seven digits, for all arrays of numbers with a point."""
    if isinstance(value, (list, tuple)):
        return [in_seven(part) for part in value]
    is_array = isinstance(value, np.ndarray) and value.dtype.kind == "f"
    return value.astype(np.float32) if is_array else value


SHARED = {"cases", "way_back"}  # of several exercises
MISTAKES = [(e, m, way) for e in EXERCISES.values() for m in e.mistakes for way in m.ways]
IDS = [f"{e.name}: {m.name}" for e, m, _ in MISTAKES]


def test_homework_shows_no_solution():
    shown = {name for name, exercise in EXERCISES.items() if exercise.solution}
    assert shown == set(EXERCISES) - set(SOLUTIONS)
    assert set(SOLUTIONS) == {n for n, home in homes().items() if ".homework." in home}


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_the_right_answer_and_the_worked_solution_pass_without_a_note(exercise):
    scope = {"np": np}
    exec(worked(exercise), scope)
    for function in (exercise.right, scope[exercise.name]):
        verdict = check(function, exercise.name)
        assert verdict and verdict.state == "right" and not verdict.notes
        assert repr(verdict) == f"{exercise.name}: right"


@pytest.mark.parametrize(("exercise", "mistake", "way"), MISTAKES, ids=IDS)
def test_each_known_mistake_is_named_without_a_warning(exercise, mistake, way):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        verdict = check(way, exercise.name)
    assert not verdict and verdict.state == "wrong"
    assert repr(verdict) == f"{exercise.name}: not right yet: {mistake.name}"
    assert verdict.message == mistake.sentence
    assert worked(exercise).splitlines()[-1].split("return ")[1] not in html(verdict)


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_mistakes_differ_from_each_other_and_from_the_right_answer(exercise):
    given = [(m.name, list(exercise.answers_of(way))) for m in exercise.mistakes for way in m.ways]
    given.append(("right", exercise.wanted))
    told_by_code = {mistake.name for mistake in exercise.mistakes if mistake.when}
    for (name, answers), (other_name, others) in combinations(given, 2):
        if name != other_name and not ({name, other_name} & told_by_code):
            pairs = zip(answers, others, strict=True)
            differ = [agree(*pair, exercise.tolerance) is None for pair in pairs]
            assert any(differ), (name, other_name)


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_an_exercise_is_complete(exercise):
    assert EXERCISES[exercise.name] is exercise
    assert exercise.task and exercise.hint and exercise.task.endswith(".")
    assert all(m.ways and m.sentence.endswith((".", "?")) for m in exercise.mistakes)
    assert all(len(f"{exercise.name}: not right yet: {m.name}") <= 110 for m in exercise.mistakes)
    for answer in exercise.wanted:
        for _, _, array in side_by_side(answer, answer):
            assert array.kind == "numbers" and not np.isnan(array.numbers).any()


@pytest.mark.parametrize("name", EXERCISES)
def test_seven_digits_are_enough(name):
    scope = {"np": np}
    exec(worked(EXERCISES[name]), scope)
    assert check(lambda *args: scope[name](*map(in_seven, args)), name)


def test_only_this_exercise_is_tolerant():
    off = 1 + 1e-3
    assert check(
        lambda f, x: off * EXERCISES["numerical_gradient"].right(f, x), "numerical_gradient"
    )
    assert EXERCISES["numerical_gradient"].tolerance == 2e-3
    for name, exercise in EXERCISES.items():
        assert exercise.tolerance == (2e-3 if name == "numerical_gradient" else 1e-5)
    assert not check(lambda w, gradient, eta: (w - eta * gradient) * off, "gradient_step")
    assert not check(lambda a, y: off * ((a - y) ** 2).sum(), "cost_of_example")


def test_every_exercise_is_in_a_file_of_its_name_and_in_the_list_of_its_lesson():
    assert [name for name, exercise in EXERCISES.items() if name != exercise.name] == []
    for folder in {import_module(home.rpartition(".")[0]) for home in homes().values()}:
        files = {module.name for module in iter_modules(folder.__path__)}
        assert files - SHARED == set(folder.NAMES), folder.__name__
