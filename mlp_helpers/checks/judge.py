"""From what a function did to what there is to say about it."""

import dis
import inspect

import numpy as np

from mlp_helpers.checks.answer import (
    agree,
    one_line,
    repeats,
    same_numbers,
    shape_in_words,
    show,
    side_by_side,
)
from mlp_helpers.checks.run import run
from mlp_helpers.checks.verdict import Verdict

# What to say to errors whose own words do not help.
ADVICE = {
    "RecursionError": "The function calls itself again and again, without an end.",
    "SystemExit": "exit() and quit() would end Python; to leave a function, return its answer.",
    "KeyboardInterrupt": "A function should not raise KeyboardInterrupt; return its answer.",
}


def judge(function, exercise, seconds, handle):
    """The `Verdict` on a function. handle: how the student would name it in `solution(...)`."""
    outcome, notes = None, ()
    found = _cannot_be_called(function, exercise)
    if found is None:
        outcome = run(function, [case.args for case in exercise.cases], seconds)
        found = _find(function, outcome, exercise, seconds)
        notes = _notes(outcome, exercise, found)
    state, headline, message = found
    if state == "right" and notes:
        headline = "right, with a note"
    return Verdict(
        name=exercise.name,
        state=state,
        headline=headline,
        message=message,
        notes=tuple(notes),
        hint="" if state == "right" else exercise.hint,
        solution=f"solution({handle})" if exercise.solution else "",
    )


def _find(function, outcome, exercise, seconds):
    """The state, the headline and the message: the first of these that fits."""
    answers = [call.answer for call in outcome.first]
    if not outcome.finished:
        return _too_slow(exercise, seconds)
    is_blank = all(_is_blank(answer) for answer in answers)
    if any(call.changed for call in outcome.first + outcome.second):
        if exercise.changed:
            return _wrong(exercise.changed.name, exercise.changed.sentence)
        return _wrong(
            "changes its argument",
            "It changes its argument: whoever calls it finds their own numbers altered. "
            "Work on a copy, or build something new" + (", and return it." if is_blank else "."),
        )
    if is_blank:
        return _blank(function, outcome, answers, exercise)
    for case, call, again in zip(exercise.cases, outcome.first, outcome.second, strict=True):
        if not repeats(call.answer, again.answer):
            return _wrong(
                "gives different answers to the same input",
                f"{_sentence_start(case, exercise)} it was asked twice and gave two different "
                "answers. Its answer should depend on nothing but its arguments.",
            )
    first = _first_difference(answers, exercise.wanted, exercise.tolerance)
    if first is None:
        return "right", "right", ""
    for mistake in exercise.mistakes:
        for way in mistake.ways:
            if _first_difference(answers, exercise.answers_of(way), exercise.tolerance) is None:
                return _wrong(mistake.name, mistake.sentence)
    return _unknown(exercise, exercise.cases[first], answers[first], exercise.wanted[first])


def _first_difference(answers, wanted, tolerance):
    """The place of the first case whose answers differ; None if there is none."""
    pairs = enumerate(zip(answers, wanted, strict=True))
    return next((place for place, pair in pairs if agree(*pair, tolerance) is None), None)


def _unknown(exercise, case, got, wanted):
    """A wrong answer that is none of the known mistakes: what came, what was wanted."""
    where = _sentence_start(case, exercise)
    if got.kind == "raised":
        line = f" in line {got.line}" if got.line else ""
        counted = ", counted from the function's first line" if got.line else ""
        advice = ADVICE.get(got.text, "")
        if "not callable" in got.message:
            advice = "A bracket right after a value calls it; where a product is meant, put *."
        message = f"{where} it stops{line}{counted}, with {got}. {advice}".rstrip()
        return _wrong(f"stops with {got.text}{line}", message)
    pairs = side_by_side(got, wanted)
    if not pairs or any(a.kind != "numbers" for _, a, _ in pairs):
        return _wrong(*_gives(where, got, wanted))
    fits = [agree(a, b, exercise.tolerance) is not None for _, a, b in pairs]
    place, a, b = pairs[fits.index(False)]
    if not place:
        return _wrong(*_unlike(where, a, b, exercise.tolerance))
    names = [exercise.part_name(place) for place, *_ in pairs]
    name, right = names[fits.index(False)], [n for n, fit in zip(names, fits, strict=True) if fit]
    what, message = _unlike(f"{where} {name}:", a, b, exercise.tolerance)
    message += f" Right already: {', '.join(right)}." if right else " The others differ as well."
    return _wrong(f"{name}: {what}", message)


def _unlike(where, got, wanted, tolerance):
    """How some numbers differ from what was wanted: in a few words, and in sentences."""
    a, b = got.numbers, wanted.numbers
    if a.dtype.kind == "f" and np.isnan(a).any():
        return (
            "gives NaN, which is not a number",
            f"{where} it gives {got}. NaN, not a number, is what comes of 0 / 0, for example, or "
            f"of infinity − infinity. Wanted is {wanted}.",
        )
    if a.squeeze().shape != b.squeeze().shape:
        gives, wants = shape_in_words(a), shape_in_words(b)
        return (
            f"gives {gives}, wanted {wants}",
            f"{where} it gives {_with_shape(got)}. Wanted is {_with_shape(wanted)}.",
        )
    what, message = _gives(where, got, wanted)
    if b.size > 1 and (a.dtype == bool) == (b.dtype == bool):
        a = a.reshape(b.shape)
        at = tuple(map(int, np.argwhere(~same_numbers(a, b, tolerance))[0]))
        message += (
            f" The first number that differs is at place {at[0] if len(at) == 1 else at}, "
            f"counted from 0: {show(a[at])} instead of {show(b[at])}."
        )
    return what, message


def _gives(where, got, wanted):
    return f"gives {got}, wanted {wanted}", f"{where} it gives {got}. Wanted is {wanted}."


def _with_shape(answer):
    is_said = "shape" in answer.text
    return answer.text if is_said else f"{answer.text}, {shape_in_words(answer.numbers)}"


def _too_slow(exercise, seconds):
    return _wrong(
        f"too slow, not done after {seconds:g} s",
        f"It was not done after {seconds:g} s of work, so it was stopped. Is there a loop that "
        "never ends? Look at what should end it, and whether that ever happens. If it is only "
        f"slow, give it more time: check({exercise.name}, seconds={10 * seconds:g})",
    )


def _is_blank(answer):
    return answer.kind == "nothing" or answer.text == "NotImplementedError"


def _is_stub(function):
    """Whether there is nothing in the function but three dots, pass or return None."""
    code = getattr(function, "__code__", None)
    if code is None:
        return True
    nothing = {"RESUME", "NOP", "LOAD_CONST", "RETURN_VALUE", "RETURN_CONST", "POP_TOP", "CACHE"}
    return all(step.opname in nothing for step in dis.get_instructions(code))


def _blank(function, outcome, answers, exercise):
    if outcome.printed.strip() and answers[0].kind == "nothing":
        return _wrong(
            "prints its answer; return it instead",
            "It prints its answer; return it instead. What is printed is gone for the rest of "
            "the program, what is returned can be used.",
        )
    if answers[0].kind == "nothing" and not _is_stub(function):
        return _wrong(
            "gives nothing back",
            "It computes something, but gives nothing back: its answer goes after the word return.",
        )
    return (
        "not tried",
        "not tried yet",
        f"{exercise.signature}: {exercise.task} So far it gives None; the answer goes after "
        "the word return.",
    )


def _cannot_be_called(function, exercise):
    """What is found if the function is of a kind that a check cannot call, else None."""
    wanted = f"Wanted is {exercise.signature}."
    try:
        is_async = inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function)
        is_generator = inspect.isgeneratorfunction(function)
        parameters = inspect.signature(function)
    except Exception:  # some built-in functions cannot tell
        return None
    if is_async:
        return _wrong("is an async function", f"Leave out the word async before def. {wanted}")
    if is_generator:
        return _wrong(
            "yields instead of returning",
            "With yield in it, a function gives its answers one by one, to a loop. "
            f"Collect them, and return them together. {wanted}",
        )
    try:
        parameters.bind(*exercise.cases[0].args)
    except TypeError:
        names = one_line(", ".join(parameters.parameters), 60)
        return _wrong(
            f"takes ({names}), wanted {exercise.signature}",
            f"It takes ({names}) as its arguments. {wanted}",
        )
    return None


def _notes(outcome, exercise, found):
    """What else there is to say: on the form of right answers, on warnings, on prints."""
    notes = []
    if found[0] == "right":
        for call, wanted in zip(outcome.first, exercise.wanted, strict=True):
            notes += agree(call.answer, wanted, exercise.tolerance)
    notes += [f"a warning came up: {text}" for text in outcome.warned[:3]]
    if outcome.printed.strip() and "prints its answer" not in found[1]:
        notes.append(f"it also printed: {one_line(outcome.printed, 60)}")
    return list(dict.fromkeys(notes))


def _sentence_start(case, exercise):
    return f"For {case.describe(exercise.name)},"


def _wrong(what, message):
    return "wrong", f"not right yet: {what}", message
