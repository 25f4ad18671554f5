"""From what a function did to what there is to say about it."""

import numpy as np

from mlp_helpers.checks import factor_words, known, near
from mlp_helpers.checks.answer import agree, repeats
from mlp_helpers.checks.differs import differs
from mlp_helpers.checks.forms import other_forms
from mlp_helpers.checks.inside import globals_in, goes_round
from mlp_helpers.checks.run import run
from mlp_helpers.checks.shown import one_line
from mlp_helpers.checks.tried import (
    calls_a_blank,
    cannot_be_called,
    ends_in_a_loop,
    exercises_called,
    in_another_order,
    is_blank,
    not_tried,
)
from mlp_helpers.checks.verdict import Verdict

TOO_SLOW = "too slow"
ENDLESS = (
    "Is there a loop that never ends? Look at what should end it, and whether that ever happens."
)
LARGE = (
    "Is there a loop that never ends, and keeps something in every round? Or an array that need "
    "not be so large?"
)
LONGEST = 100_000  # seconds, more than a day: of a loop that never ends, somebody wants to know


def judge(function, exercise, seconds, handle, call=""):
    """The `Verdict` on a function.

    handle: how the student would name it in `solution(...)`; call: what stands in the brackets of
    their `check(...)`, if it is not the exercise's name.
    """
    notes, said = [], cannot_be_called(function, exercise)
    if said:
        found = _wrong(*said)
    else:
        cases = [*exercise.cases, *exercise.forms]
        outcome = run(function, [case.args for case in cases], seconds)
        with np.errstate(all="ignore"):  # whatever the notebook asks for: the numbers may be any
            found, notes = _find(function, outcome, exercise, seconds, call or exercise.name)
        notes += _notes(outcome, exercise, found)
    state, headline, message = found
    return Verdict(
        name=exercise.name,
        state=state,
        headline=headline,
        message=message,
        notes=tuple(dict.fromkeys(notes)),
        hint="" if state == "right" else exercise.hint,
        solution=f"solution({handle})" if exercise.solution else "",
    )


def _find(function, outcome, exercise, seconds, call):
    """The state, the headline and the message, the first of these that fits; and notes."""
    if not outcome.finished:
        return (_too_large(exercise) if outcome.filled else _too_slow(exercise, seconds, call)), []
    n = len(exercise.cases)
    first, second, forms = outcome.first[:n], outcome.second[:n], outcome.first[n:]
    answers = [call.answer for call in first]
    blank = is_blank(answers)
    if any(call.changed for call in first + second):
        return _changed(exercise, blank), []
    if blank:
        state, headline, message = not_tried(function, outcome.printed, answers, exercise)
        found = _wrong(headline, message) if state == "wrong" else (state, headline, message)
        return found, []
    for case, call, again in zip(exercise.cases, first, second, strict=True):
        if not repeats(call.answer, again.answer, exercise.tolerance):
            return _unsteady(case, exercise), []
    place = known.first_difference(answers, exercise.wanted, exercise.tolerance)
    if place is None:
        return _right_but_for_forms(other_forms(function, forms, exercise))
    said = in_another_order(function, exercise)
    said = said or calls_a_blank(function, answers[place]) or ends_in_a_loop(function)
    said = said or known.one_mistake(function, answers, exercise)
    same = known.always(answers) if not known.always(exercise.wanted) else ""
    said = said or (None if same else known.two_mistakes(answers, exercise))
    said = said or _calls_a_wrong_one(function, exercise, seconds)
    said = said or (None if same else _likely(function, answers, exercise))
    if said is None:
        case = exercise.cases[place]
        what, message = differs(exercise, case, answers[place], exercise.wanted[place])
        if same:
            what, message = _always(function, same, message)
        names = globals_in(function) if answers[place].text != "NameError" else set()
        minded = [sentence for name, sentence in exercise.calling.items() if name in names]
        said = what, " ".join([message, *minded])
    return _wrong(*said), []


def _likely(function, answers, exercise):
    """A few words and a sentence if the answers are right but for something, else None."""
    explained = factor_words.right_but_for_a_factor(answers, exercise)
    if explained:
        return known.together(*explained)
    said = near.rounded(answers, exercise) or near.in_the_last_digits(answers, exercise)
    if said:
        return said
    explained = factor_words.a_mistake_and_a_factor(answers, exercise)
    if explained:
        return known.together(*explained)
    said = near.right_for_one_size(function, answers, exercise)
    return said or near.by_trial(answers, exercise)


def _always(function, same, message):
    """What to say of an answer that is the same for every input."""
    where = "Where do the arguments come in?"
    if same in ("0", "0.0") and goes_round(function):
        where = (
            "Is something put in place of the 0 that it begins with, by =, or added to it, by +=?"
        )
    return (
        f"always {same}, whatever the input",
        f"{message} It is the same for every input. {where}",
    )


def _calls_a_wrong_one(function, exercise, seconds):
    """What to say if the student's own answer to another exercise, which it calls, is wrong."""
    for name, helper, other in exercises_called(function):
        outcome = run(helper, [case.args for case in other.cases], seconds)
        answers = [call.answer for call in outcome.first]
        is_right = outcome.finished and (
            known.first_difference(answers, other.wanted, other.tolerance) is None
        )
        if not is_right:
            return f"your {name} is not right", (
                f"It calls your own {name}, and that is not right itself: mend it first, then look "
                f"at {exercise.name} again. check({name}) tells what is wrong with it."
            )
    return None


def _right_but_for_forms(failed):
    """Right; or wrong, or right with notes, for the first form of arguments that fails."""
    notes = []
    for case, name, what, reason in failed:
        if case.needed:
            return _wrong(name, f"{what} {reason}".rstrip()), []
        notes.append(f"{name}. {reason or what}".rstrip("."))
    return ("right", "right", ""), notes[:1]


def _changed(exercise, blank):
    if exercise.changed:
        return _wrong(exercise.changed.name, exercise.changed.sentence)
    return _wrong(
        "changes its argument",
        "It changes its argument: whoever calls it finds their own numbers altered. "
        "Work on a copy, or build something new" + (", and return it." if blank else "."),
    )


def _unsteady(case, exercise):
    return _wrong(
        "gives different answers to the same input",
        f"For {case.describe(exercise.name)}, it was asked twice and gave two different "
        "answers. Its answer should depend on nothing but its arguments.",
    )


def _too_slow(exercise, seconds, call):
    return _wrong(
        f"{TOO_SLOW}, not done after {seconds:g} s",
        f"It was not done after {seconds:g} s of work, so it was stopped. "
        f"{exercise.slow or ENDLESS} If it is only slow, give it more time: "
        f"check({call}, seconds={min(10 * seconds, LONGEST):g})",
    )


def _too_large(exercise):
    return _wrong(
        "takes more and more memory",
        f"It took more than half a gigabyte of memory, so it was stopped. {exercise.slow or LARGE}",
    )


def _notes(outcome, exercise, found):
    """What else there is to say: on the form of right answers, on warnings, on prints."""
    notes = []
    if found[0] == "right":
        for call, wanted in zip(outcome.first, exercise.wanted, strict=False):
            notes += agree(call.answer, wanted, exercise.tolerance)
        notes = list({note.partition(" (")[0]: note for note in reversed(notes)}.values())[::-1]
    notes += [f"a warning came up: {text}" for text in outcome.warned[:3]]
    if outcome.printed.strip() and "prints its answer" not in found[1]:
        notes.append(f"it also printed: {one_line(outcome.printed, 60)}")
    return notes


def _wrong(what, message):
    return "wrong", f"not right yet: {what}", message
