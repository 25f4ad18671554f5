"""Instant checks: `check(flatten)` says whether the function is right, and if not, what to look at.

The exercise is found by the function's name, or named: `check(my_function, "flatten")`.
A check is true if the function is right, so that homework can `assert check(flatten)`.
"""

from mlp_helpers.checks.answer import one_line
from mlp_helpers.checks.catalog import exercises, find, homes
from mlp_helpers.checks.judge import judge
from mlp_helpers.checks.verdict import Code, Text, Verdict

__all__ = ["check", "exercises", "hint", "solution"]


def check(function, name=None, seconds=5.0):
    """Try a function on the cases of its exercise; gives a `Verdict`.

    function: the function itself, no brackets after it; name: of the exercise, if it is not
    the function's; seconds: after which an endless loop is stopped.
    """
    if not callable(function):
        example = name if _exercise_of(name) else next(iter(homes()))
        message = (
            "check wants the function itself, without quotes around its name and without "
            f"brackets after it: check({example})"
        )
        return Verdict("check", "no exercise", "wants a function", message)
    wanted = _name_of(function) if name is None else name
    exercise = _exercise_of(wanted)
    if exercise is None:
        shown = one_line(wanted, 40) if isinstance(wanted, str) else "check"
        headline = f"no exercise has this name; there are {', '.join(homes())}"
        return Verdict(shown, "no exercise", headline, _known())
    own_name = _name_of(function) == exercise.name
    handle = exercise.name if own_name else f'"{exercise.name}"'
    return judge(function, exercise, seconds, handle)


def hint(function_or_name):
    """The hint of an exercise, found by its function or its name."""
    exercise = _exercise_of(function_or_name)
    return Text(exercise.hint if exercise else _known())


def solution(function_or_name):
    """A worked solution of an exercise, found by its function or its name."""
    exercise = _exercise_of(function_or_name)
    if exercise is None:
        return Text(_known())
    if exercise.solution is None:
        return Text(f"{exercise.name} has no worked solution: this one is for you to find.")
    return Code(exercise.solution)


def _exercise_of(function_or_name):
    is_name = isinstance(function_or_name, str)
    return find(function_or_name if is_name else _name_of(function_or_name))


def _name_of(function):
    try:
        name = function.__name__
    except Exception:
        name = None
    return name if type(name) is str else None


def _known():
    return (
        f"There are the exercises {', '.join(homes())}. Give your function one of these names, "
        f'or say which one you mean: check(my_function, "{next(iter(homes()))}")'
    )
