"""What OwnHand says."""

from typing import NamedTuple

from mlp_helpers.lesson07.own_hand.tally import mistakes
from mlp_helpers.texts import counted, listed

MOST_TOLD = 3  # mistakes in one sentence
PAD_HINT = "Draw, then Done. Keys: Shift with arrows draws, Space inks, Enter is Done."
FINISHED_HINT = "Each digit has its place. A click on one in the wall asks for it anew."
TAKEN_BACK = "Nothing to take back. A click on a digit in the wall asks for it anew."


class Told(NamedTuple):
    """A place in the wall: the texts above and below, and what a screen reader says."""

    above: str
    below: str
    aloud: str


def named(digit):
    """A 4, an 8: the digit with its article."""
    return f"an {digit}" if digit == 8 else f"a {digit}"


def asked_for(digit):
    """In large letters: what to do now."""
    return "" if digit is None else f"Write {named(digit)}"


def progress(sitting, n, count):
    """How far it has come: n of `count` written."""
    left_out = f", {len(sitting.skipped)} skipped" if sitting.skipped else ""
    return f"{n} of {count} written{left_out}{', this one again' if sitting.again else ''}"


def start(digit):
    """Before the first one."""
    return (
        f"Write {named(digit)} on the pad, the way you do on paper, and press Done. "
        "The wall then shows what the network reads."
    )


def empty(digit):
    """Done was pressed, and there is no ink."""
    return f"The pad is empty: write {named(digit)}, or Skip it."


def nothing_to(do):
    """Every digit has its place already."""
    return f"there is no digit to {do}: each is written or skipped"


def read(label, answer, output):
    """What the network makes of the last one."""
    verdict = "right" if label == answer else "wrong"
    return f"Your {label} is read as {named(answer)}, with {output:.2f}: {verdict}."


def so_far(right):
    """How many of those written are read right; right: bool (n,)."""
    return f"{int(right.sum())} of {len(right)} right so far."


def passed_over(sitting):
    """After Skip."""
    if sitting.again:
        return f"The {sitting.digit} in the wall stays as it is."
    return f"Skipped: a click on its place in the wall brings the {sitting.digit} back."


def gone_to(sitting):
    """After a click in the wall."""
    if sitting.again:
        return f"Write {named(sitting.digit)} once more. With Skip the old one stays."
    return f"Write {named(sitting.digit)} now; the others follow."


def finished(right, table, saved):
    """After the last one. right: bool (n,); table: (10, 10), label against answer."""
    if not len(right):
        return "Nothing is written. A click on a place in the wall asks for its digit."
    wrong = [_mistake(*one) for one in mistakes(table)]
    if len(wrong) > MOST_TOLD:
        wrong = [*wrong[: MOST_TOLD - 1], f"{len(wrong) - MOST_TOLD + 1} more"]
    said = f"Read right: {int(right.sum())} of {len(right)}. "
    said += f"Wrong: {listed(wrong)}." if wrong else "None is read wrong."
    if not saved:
        said += " Save them, or they are gone when Python stops."
    return said


def saved_as(file, n):
    """After saving. file: its path, pathlib's."""
    where = "beside this notebook" if str(file.parent) == "." else f"in {file.parent}"
    return (
        f"Saved as {file.name}, {where}: {counted(n, 'picture')} and which digit each is. "
        "Nothing in it names a person."
    )


def loaded(n):
    """After loading."""
    return f"{counted(n, 'digit')} of the file {'is' if n == 1 else 'are'} in the wall."


def not_saved(n):
    """What would be lost."""
    return f"{counted(n, 'digit')} in the wall {'is' if n == 1 else 'are'} not saved"


def of_place(sitting, place, answer):
    """A place in the wall: `Told`. answer: what is read there, or None."""
    digit, now = sitting.order[place], place == sitting.place
    being = ", asked for now" if now else ""
    if answer is not None:
        sign, verdict = ("✓", "right") if digit == answer else ("✗", "wrong")
        return Told(str(digit), f"{answer} {sign}", f"{digit}, read as {answer}, {verdict}{being}")
    if place in sitting.skipped:
        return Told(str(digit), "–", f"{digit}, skipped{being}")
    return Told(str(digit) * now, "", f"{digit}{being}" if now else "not asked for yet")


def _mistake(label, answer, times):
    often = {1: "", 2: " (twice)"}.get(times, f" ({times} times)")
    return f"{named(label)} as {answer}{often}"
