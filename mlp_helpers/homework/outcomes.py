"""The outcome of every task of a hand-in, whatever happens on the way."""

from mlp_helpers.checks.catalog import find
from mlp_helpers.homework import trained
from mlp_helpers.homework.grade import Task, grade
from mlp_helpers.homework.marks import not_graded, outcome_of
from mlp_helpers.homework.notebook import code_of, marks_of, tests_of


def outcomes_of(nb, seed, say):
    """A list of `Outcome`, one for each test cell of a hand-in that was put together.

    Where a test is no exercise's, or the grader itself fails, the answer is not graded: a person
    has to look. seed: as for `grade`; say: a function that takes a sentence on such a failure.
    """
    points = {name: marks_of(cell)["points"] for name, cell in tests_of(nb).items()}
    found = {name: not_graded(name, of) for name, of in points.items()}
    for name in filter(lambda name: not _is_known(name), points):
        say(f"the test {name} has the name of no exercise, so nobody can grade it but a person")
    tasks = [Task(name, of) for name, of in points.items() if _is_known(name)]
    try:
        found |= {mark.name: outcome_of(mark) for mark in grade(code_of(nb), tasks, seed)}
    except Exception as error:  # ours; whatever it is, the next hand-in is graded
        say(f"the grader stopped: {type(error).__name__}: {error}"[:200])
    return list(found.values())


def _is_known(name):
    """Whether there is an exercise of this name that can be graded."""
    exercise = find(name)
    return name == trained.NAME or exercise is not None and exercise.draw is not None
