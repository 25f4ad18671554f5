"""Functions that are not tried yet, or of a kind that a check cannot call as meant."""

import ast
import dis
import inspect
import textwrap

from mlp_helpers.checks.forms import code_of, names_in
from mlp_helpers.checks.shown import one_line

ABOVE = (
    "The line `{0}` is still there, above your answer. A function ends at such a line, and what "
    "stands below it is never reached: take the line out."
)
NOT_WRITTEN = (
    "It calls another function, which stops with NotImplementedError because it is not written "
    "yet. Write that one first, or take the one of mlp_helpers.network."
)
PRINTS = (
    "It prints its answer; return it instead. What is printed is gone for the rest of the "
    "program, what is returned can be used."
)
NO_RETURN = "It computes something, but gives nothing back: its answer goes after the word return."
AFTER_RETURN = "So far it gives None; the answer goes after the word return."
IN_PLACE_OF_RAISE = "So far it only raises an error; a return with the answer takes its place."
NOTHING = {"RESUME", "NOP", "LOAD_CONST", "RETURN_VALUE", "RETURN_CONST", "POP_TOP", "CACHE"}


def is_blank(answers):
    """Whether nothing has come of any case yet."""
    return all(a.kind == "nothing" or a.text == "NotImplementedError" for a in answers)


def not_tried(function, printed, answers, exercise):
    """The state, the headline and the message of a function from which nothing comes."""
    left, stops = _left_above(function), answers[0].kind == "raised"
    if left:
        what = f"{left} stands above the answer"
        return "wrong", what, ABOVE.format(left)
    if stops and "NotImplementedError" not in names_in(function):
        return "wrong", "calls a function that is not written yet", NOT_WRITTEN
    if not stops and printed.strip():
        return "wrong", "prints its answer; return it instead", PRINTS
    if not stops and not _is_stub(function):
        return "wrong", "gives nothing back", NO_RETURN
    task = f"{exercise.signature}: {exercise.task}"
    if stops:
        return "not tried", "not tried yet", f"{task} {IN_PLACE_OF_RAISE}"
    return "not tried", "not tried yet", f"{task} {AFTER_RETURN}"


def cannot_be_called(function, exercise):
    """What to say if the function is of a kind that a check cannot call, else None."""
    wanted = f"Wanted is {exercise.signature}."
    try:
        is_async = inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function)
        is_generator = inspect.isgeneratorfunction(function)
        parameters = inspect.signature(function)
    except Exception:  # some built-in functions cannot tell
        return None
    if is_async:
        return "is an async function", f"Leave out the word async before def. {wanted}"
    if is_generator:
        return "yields instead of returning", (
            "With yield in it, a function gives its answers one by one, to a loop. "
            f"Collect them, and return them together. {wanted}"
        )
    try:
        parameters.bind(*exercise.cases[0].args)
    except TypeError:
        names = one_line(", ".join(parameters.parameters), 60)
        return (
            f"takes ({names}), wanted {exercise.signature}",
            f"It takes ({names}) as its arguments. {wanted}",
        )
    return None


def _is_stub(function):
    """Whether there is nothing in the function but three dots, pass or return None."""
    code = code_of(function)
    if code is None:
        return True
    return all(step.opname in NOTHING for step in dis.get_instructions(code))


def _left_above(function):
    """The line of a stub, raise or return, that an answer stands below; "" if there is none."""
    code = code_of(function)
    try:
        (line,) = ast.parse(textwrap.dedent(inspect.getsource(function))).body
    except Exception:  # no source, or part of a line
        line = None
    if not isinstance(line, ast.FunctionDef) or line.name != getattr(code, "co_name", None):
        # Not its source, or none that can be read: names that are left tell of an answer.
        is_more = {"NotImplementedError"} < set(getattr(code, "co_names", ()))
        return "raise NotImplementedError" if is_more else ""
    for above in line.body[:-1]:
        if isinstance(above, (ast.Raise, ast.Return)):
            return one_line(ast.unparse(above), 40)
    return ""
