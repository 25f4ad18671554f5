"""Points and words for the tasks of a hand-in, from answers that it cannot talk up.

The hand-in's cells run in a process of their own (`outside`); it is asked for its answers to cases
that are drawn, and they are judged here, by the `judge` that a student's own `check` uses. For a
task there are all points or none; a few mistakes that are really small keep a stated share.

The cases hang on the hand-in's own code: what feedback tells of one, a friend's or one's own, is of
no use for another hand-in, and the same one has the same cases each time.
"""

import hashlib
import re
from contextlib import ExitStack
from dataclasses import dataclass, replace

import numpy as np

from mlp_helpers.checks.catalog import find
from mlp_helpers.checks.judge import ENDLESS, judge
from mlp_helpers.checks.verdict import Verdict
from mlp_helpers.homework import trained
from mlp_helpers.homework.notebook import code_of, marks_of, tests_of
from mlp_helpers.homework.outside.student import Limits, Student

NOT_YET = "not right yet: "
SILENT = (
    "too slow",
    "is silent",
    "runs without an end",
)  # why a process has ended: no end in sight
LOADS = ("load_digits", "load_example")
TRAINING = Limits(cell=300.0, cells=600.0)  # where a network is trained


@dataclass(frozen=True)
class Task:
    """What is graded: the name of an exercise, or "trained_network", and its points."""

    name: str
    points: float


@dataclass(frozen=True)
class Mark:
    """What a hand-in gets for a task.

    Attributes
    ----------
    name : of the task.
    points, of : how many it gets, of how many.
    verdict : a `Verdict`: its state, headline, message, as a notebook shows it.
    words : the same as text.
    mistake : "right", "blank", "too slow", the name of a known mistake (two of them are joined by
        "; "), or "other".
    """

    name: str
    points: float
    of: float
    verdict: Verdict
    words: str
    mistake: str


def grade(cells, tasks, seed, limits=None):
    """The `Mark` for each task, in their order.

    Parameters
    ----------
    cells : sources of the hand-in's code cells, in order, without the test cells.
    tasks : a list of `Task`.
    seed : a whole number, at least 0, as large as you like; the cases are drawn from it and from
        the cells, and nothing that is said leads back to it.
    limits : `Limits` of time and memory; if left out, `TRAINING` for a network, else the usual.

    Raises
    ------
    ValueError : if a task is none, which the hand-in has nothing to do with.
    OSError : on Windows, where hand-ins cannot be held to limits.
    """
    rngs = {task.name: _generator(task.name, seed, cells) for task in tasks}
    exercises = {name: _drawn(name, rng) for name, rng in rngs.items() if name != trained.NAME}
    trains, order = len(exercises) < len(tasks), None
    limits = limits or (TRAINING if trains else Limits())
    with ExitStack() as stack:
        path = trained.plain_images() if _loads(cells) and not trains else None
        if trains:
            path, order = stack.enter_context(trained.shuffled_images(rngs[trained.NAME]))
        names = [task.name for task in tasks]
        student = stack.enter_context(Student(cells, names, limits, path))
        marks = {}
        for task in sorted(tasks, key=lambda task: task.name != trained.NAME):  # it first
            student.revive()
            if task.name == trained.NAME:
                marks[task.name] = _trained(task, student, order)
            else:
                marks[task.name] = _function(task, student, exercises[task.name])
    return [marks[task.name] for task in tasks]


def grade_notebook(hand_in, source, seed, limits=None):
    """As `grade`, for a hand-in of an assignment, both of them notebooks as `notebook.read` gives.

    The tasks and their points are those of the source; of the hand-in, the code counts.
    """
    tasks = [Task(name, marks_of(cell)["points"]) for name, cell in tests_of(source).items()]
    return grade(code_of(hand_in), tasks, seed, limits)


def _drawn(name, rng):
    """The exercise of this name with drawn cases, and without a solution to be shown."""
    exercise = find(name)
    if exercise is None or exercise.draw is None:
        raise ValueError(f"no exercise that can be graded has the name {name!r}")
    return replace(exercise, solution=None).drawn(rng)


def _generator(name, seed, cells):
    """What draws the cases: from some of its numbers, nobody finds the seed or another task's."""
    text = "\n\n".join([f"{int(seed)} {name}", *cells])
    digest = hashlib.sha256(text.encode("utf-8", "replace")).digest()
    return np.random.default_rng(int.from_bytes(digest, "big"))


def _loads(cells):
    return any(name in source for source in cells for name in LOADS)


def _function(task, student, exercise):
    """The mark for a function."""
    function = student.function(task.name)
    if function is None:
        verdict = _missing(task.name, student, exercise)
        return _mark(task, verdict, "blank" if verdict.state == "not tried" else "other")
    # It has a limit of its own; the one of `judge`, on work that is done here, is out of its way
    verdict = judge(function, exercise, 10 * student.limits.function, task.name)
    if function.ended:
        return _ended(task, function.ended, student.limits.function, exercise)
    mistake, share = _named(verdict, exercise)
    return _mark(task, verdict, mistake, share)


def _named(verdict, exercise):
    """The name of the mistake, and the share of the points that is left with it."""
    if verdict.state != "wrong":
        return ("right", 1.0) if verdict else ("blank", 0.0)
    shares = {mistake.name: getattr(mistake, "share", 0.0) for mistake in exercise.mistakes}
    if exercise.changed:
        shares[exercise.changed.name] = 0.0
    named = verdict.headline.removeprefix(NOT_YET)
    if named in shares:
        return named, shares[named]
    is_known = all(part in shares for part in named.split("; "))
    return (named if is_known else "other"), 0.0


def _missing(name, student, exercise):
    """The verdict where nothing has the name, or no function has it."""
    if student.has(name):
        message = f"{name} is the name of something else here. Wanted is {exercise.signature}."
        return Verdict(name, "wrong", f"{NOT_YET}is no function", message)
    if not student.is_there:
        message = "The cells were not done in time, or Python ended, again and again."
        return Verdict(name, "wrong", f"{NOT_YET}the cells did not run", message)
    for error in reversed(student.errors):
        if re.search(rf"\bdef {name}\b", student.cells[error.cell]):
            line = f" in line {error.line}" if error.line else ""
            headline = f"{NOT_YET}its cell stops with {error.kind}{line}"
            message = f"The cell that defines {name} stops{line}: {error.kind} {error.message}"
            return Verdict(name, "wrong", headline, message.rstrip())
    message = f"After all cells have run, nothing has the name {name}. {exercise.task}"
    return Verdict(name, "not tried", "not tried yet", message)


def _ended(task, why, seconds, exercise):
    """The mark for a function whose calls took too long, or took the process with them."""
    if why in SILENT:
        headline, mistake = f"too slow, not done after {seconds:g} s", "too slow"
        message = f"It was not done after {seconds:g} s of work, so it was stopped. "
        message += exercise.slow or ENDLESS
    else:
        headline, mistake = "Python ended in it", "other"
        message = f"While it was called, its process {why}. A function returns its answer."
    verdict = Verdict(task.name, "wrong", NOT_YET + headline, message, hint=exercise.hint)
    return _mark(task, verdict, mistake)


def _trained(task, student, order):
    """The mark for a network that the cells have trained."""
    weights, biases = student.value("weights"), student.value("biases")
    outcome = trained.judge_trained(weights, biases, order, student.cells)
    return _mark(task, outcome.verdict, outcome.mistake, outcome.share)


def _mark(task, verdict, mistake, share=0.0):
    points = round(task.points * share, 2)
    return Mark(task.name, points, task.points, verdict, str(verdict), mistake)
