"""Functions that are not tried yet, or of a kind that a check cannot call as meant."""

import ast
import dis
import inspect
import sys
import textwrap
from types import FunctionType

from mlp_helpers.checks.answer import agree
from mlp_helpers.checks.catalog import find
from mlp_helpers.checks.inside import code_of, globals_in
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
GIVES_NONE = (
    "A list's {0} changes the list, and gives None. Write it as a line of its own, and return the "
    "list in the next one."
)
CHANGE_LISTS = {"append", "extend", "insert", "sort", "reverse"}
NO_RETURN = "It computes something, but gives nothing back: its answer goes after the word return."
BLANK = "It calls your own {0}, and that is still blank: it gives None. Write {0} first{1}."
SILENT = "It calls your own {0}, and {0} gives nothing back: its answer goes after the word return."
AFTER_RETURN = "So far it gives None; the answer goes after the word return."
IN_PLACE_OF_RAISE = "So far it only raises an error; a return with the answer takes its place."
RETURN_IN_LOOP = (
    "the return stands inside the loop",
    "The last line of a loop is a return, so the loop ends in its first round. Let the return "
    "stand behind the loop: as far to the left as the word for, or while.",
)
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
    if stops and "NotImplementedError" not in globals_in(function):
        return "wrong", "calls a function that is not written yet", NOT_WRITTEN
    if not stops and printed.strip():
        return "wrong", "prints its answer; return it instead", PRINTS
    said = None if stops else calls_a_blank(function, answers[0])
    if said:
        return "wrong", *said
    if not stops and not _is_stub(function):
        method = _returned_method(function)
        said = GIVES_NONE.format(method) if method in CHANGE_LISTS else NO_RETURN
        return "wrong", "gives nothing back", said
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


def in_another_order(function, exercise):
    """What to say if it takes what is wanted in another order, which matters; else None."""
    wanted = exercise.signature.partition("(")[2].rstrip(")").split(", ")
    try:
        names = list(inspect.signature(function).parameters)
    except Exception:
        return None
    if names == wanted or sorted(names) != sorted(wanted):
        return None
    places = [names.index(name) for name in wanted]
    mixed = exercise.answers_of(lambda *args: exercise.right(*(args[place] for place in places)))
    pairs = zip(mixed, exercise.wanted, strict=True)
    if all(agree(*pair, exercise.tolerance) is not None for pair in pairs):
        return None
    return (
        f"takes ({', '.join(names)}), wanted {exercise.signature}",
        f"It takes its arguments in the order ({', '.join(names)}). Whoever calls it gives them as "
        f"in {exercise.signature}.",
    )


def calls_a_blank(function, answer):
    """What to say if a function of the student's that it calls gives None, else None."""
    stops = answer.kind == "raised"
    if answer.kind != "nothing" and not (stops and answer.text in ("TypeError", "ValueError")):
        return None
    own = code_of(function)
    for name, helper in _called_by(function).items():
        code = code_of(helper) if inspect.isfunction(helper) else None
        if code is None or code is own or not _returns_none(code):
            continue
        if _is_stub(helper):
            network = sys.modules.get("mlp_helpers.network")  # where an exercise needs it, it is in
            or_take = f", or take network.{name} of mlp_helpers" if hasattr(network, name) else ""
            return f"your {name} is still blank", BLANK.format(name, or_take)
        if not stops or "NoneType" in answer.message:
            return f"your {name} gives nothing back", SILENT.format(name)
    return None


def exercises_called(function):
    """The functions of the student's that a function calls by the names of exercises.

    [(name, function, `Exercise`), ...], of those that take the arguments of their exercise. None
    of a function that is in another process: nothing of that may run here.
    """
    found = []
    if type(function) is not FunctionType:
        return found
    for name, helper in _called_by(function).items():
        is_own = type(helper) is FunctionType and helper.__globals__ is function.__globals__
        exercise = find(name) if is_own and helper is not function else None
        if exercise and not cannot_be_called(helper, exercise):
            found.append((name, helper, exercise))
    return found


def ends_in_a_loop(function):
    """What to say if a loop cannot go on, because its last line returns; else None."""
    loops = [
        part
        for line in _lines(function) or ()
        for part in ast.walk(line)
        if isinstance(part, (ast.For, ast.While)) and isinstance(part.body[-1], ast.Return)
    ]
    goes_on = any(isinstance(part, ast.Continue) for loop in loops for part in ast.walk(loop))
    return RETURN_IN_LOOP if loops and not goes_on else None


def _returned_method(function):
    """What is called in a line such as `return sizes.append(n)`: "append"; "" if there is none."""
    parts = [part for line in _lines(function) or () for part in ast.walk(line)]
    calls = [part.value for part in parts if isinstance(part, ast.Return)]
    calls = [call.func for call in calls if isinstance(call, ast.Call)]
    return next((func.attr for func in calls if isinstance(func, ast.Attribute)), "")


def _called_by(function):
    """What a function means by the names in it that are not its own: {name: value}."""
    try:
        function = inspect.unwrap(function)
        closed = inspect.getclosurevars(function).nonlocals
        around = function.__globals__
    except Exception:
        return {}
    return {name: around[name] for name in sorted(globals_in(function)) if name in around} | closed


def _returns_none(code):
    """Whether a function can give nothing but None."""
    if code.co_flags & (inspect.CO_GENERATOR | inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR):
        return False
    before, ends = None, []
    for step in dis.get_instructions(code):
        if step.opname.startswith("RETURN_") and step.opname != "RETURN_GENERATOR":
            ends.append(step if step.opname == "RETURN_CONST" else before)
        before = step
    return all(end.opname.endswith("_CONST") and end.argval is None for end in ends)


def _is_stub(function):
    """Whether there is nothing in the function but three dots, pass or return None."""
    code = code_of(function)
    if code is None:
        return True
    return all(step.opname in NOTHING for step in dis.get_instructions(code))


def _left_above(function):
    """The line of a stub, raise or return, that an answer stands below; "" if there is none."""
    lines = _lines(function)
    if lines is None:  # names that are left tell of an answer
        is_more = {"NotImplementedError"} < set(getattr(code_of(function), "co_names", ()))
        return "raise NotImplementedError" if is_more else ""
    for above in lines[:-1]:
        if isinstance(above, (ast.Raise, ast.Return)):
            return one_line(ast.unparse(above), 40)
    return ""


def _lines(function):
    """The statements of a function as syntax trees; None where its source cannot be read."""
    code = code_of(function)
    try:
        (made,) = ast.parse(textwrap.dedent(inspect.getsource(function))).body
    except Exception:  # no source, or part of a line
        return None
    is_its_own = isinstance(made, ast.FunctionDef) and made.name == getattr(code, "co_name", None)
    return made.body if is_its_own else None
