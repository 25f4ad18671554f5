"""Instant checks: `check(flatten)` says whether the function is right, and if not, what to look at.

The exercise is found by the function's name, or named: `check(my_function, "flatten")`.
`require(flatten)` shows the same, and stops with an error where the function is not right:
that is for tests and homework.
"""

import sys
from dataclasses import replace

from mlp_helpers import doors
from mlp_helpers.checks.catalog import exercises
from mlp_helpers.checks.judge import LONGEST, TOO_SLOW, judge
from mlp_helpers.checks.meant import (
    exercise_meant,
    exercises_near,
    name_of,
    one_of,
    scopes_of,
)
from mlp_helpers.checks.run import SECONDS
from mlp_helpers.checks.shown import one_line
from mlp_helpers.checks.verdict import Code, NotRight, Text, Verdict

__all__ = ["check", "exercises", "hint", "require", "solution"]

GRADED = (
    f"where it is graded, it has {SECONDS:g} s as here. More time only tells whether it is right"
)


def check(function, name=None, seconds=SECONDS):
    """Try a function on the cases of its exercise; gives a `Verdict`, true if it is right.

    function: the function itself, no brackets after it; name: of the exercise, if it is not
    the function's; seconds: of work, after which an endless loop is stopped, 0.01 to 100,000.
    """
    return _verdict(function, name, seconds, _names_of_caller())


def require(function, name=None, seconds=SECONDS):
    """Show the verdict of `check`, with the same arguments, and go on only if it is right.

    It does not offer the worked solution: what is required is for the student to find.

    Raises
    ------
    NotRight : an AssertionError with the verdict's words.
    """
    verdict = replace(_verdict(function, name, seconds, _names_of_caller()), solution="")
    if TOO_SLOW in verdict.headline:
        verdict = replace(verdict, notes=(*verdict.notes, GRADED))
    verdict.display()
    if not verdict:
        raise NotRight(str(verdict))


def hint(function_or_name):
    """The hint of an exercise, found by its function or its name."""
    scopes = _names_of_caller()
    exercise = exercise_meant(function_or_name, scopes)
    return Text(exercise.hint if exercise else _which(function_or_name, scopes))


def solution(function_or_name):
    """A worked solution of an exercise, found by its function or its name."""
    scopes = _names_of_caller()
    exercise = exercise_meant(function_or_name, scopes)
    if exercise is None:
        return Text(_which(function_or_name, scopes))
    if exercise.solution is None:
        return Text(f"{exercise.name} has no worked solution: this one is for you to find.")
    return Code(exercise.solution)


def _verdict(function, name, seconds, scopes):
    seconds = doors.between("seconds", seconds, 0.01, LONGEST)
    meant = function if name is None else name
    exercise = exercise_meant(meant, scopes)
    if not callable(function):
        message = (
            "check wants the function itself, without quotes around its name and without "
            f"brackets after it: check({_example(exercise, scopes)})"
        )
        return Verdict("check", "no exercise", "wants a function", message)
    if exercise is None:
        own = meant if isinstance(meant, str) else name_of(meant)
        shown = one_line(own, 40) if own else "check"
        near = exercises_near(own, scopes)
        which = f"there are {', '.join(near)}" if near[1:] else f"is {near[0]} meant?"
        return Verdict(
            shown, "no exercise", f"no exercise has this name; {which}", _which(meant, scopes)
        )
    own_name = name_of(function) == exercise.name
    handle = exercise.name if own_name else f'"{exercise.name}"'
    return judge(function, exercise, seconds, handle, _call(function, exercise, name))


def _call(function, exercise, name):
    """What stands in the brackets of a call like this one."""
    own = name_of(function) or ""
    if name is None:
        is_like = own.isidentifier() and exercise_meant(own, ()) is exercise
        return own if is_like else exercise.name
    return f'{own if own.isidentifier() else "my_function"}, "{exercise.name}"'


def _example(exercise, scopes):
    return exercise.name if exercise else one_of(exercises_near(None, scopes), "my_function")


def _which(function_or_name, scopes):
    """There are these exercises, and how to say which of them is meant."""
    own = function_or_name if isinstance(function_or_name, str) else name_of(function_or_name)
    near = exercises_near(own, scopes)
    if len(near) == 1:
        there_is, this_name = f"There is the exercise {near[0]}.", "this name"
    else:
        there_is, this_name = f"There are the exercises {', '.join(near)}.", "one of these names"
    name = one_of(near, "its name")
    return (
        f"{there_is} Give your function {this_name}, or say which exercise you mean: "
        f'check(my_function, "{name}")'
    )


def _names_of_caller():
    """The names that are known where one of the functions above is called."""
    return scopes_of(sys._getframe(2))
