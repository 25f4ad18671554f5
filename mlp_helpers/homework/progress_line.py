"""The line at the end of an assignment: which of its exercises are right, in this notebook, now."""

import os
import sys
from pathlib import Path

from mlp_helpers.checks import check
from mlp_helpers.checks.verdict import LOOKS, Text
from mlp_helpers.homework.exercises import ASSIGNMENTS
from mlp_helpers.homework.notebook import Unreadable, code_of, prose_of, read
from mlp_helpers.homework.own_network import NAME, network_verdict
from mlp_helpers.homework.trained import holds_data
from mlp_helpers.texts import listed

SECONDS = 2.0  # for each exercise; a loop that never ends costs no more
STUB = "*Your answer: "  # how a question begins that nobody has answered
TOO_MUCH = ' · the saved code cells hold too much for a network to count: see "Code, not data"'
MARKS = {state: mark for state, (mark, _) in LOOKS.items()}


def progress(assignment):
    """One line on each exercise of an assignment: ✓ right, ✗ not yet, ○ not tried.

    It looks at the functions of the notebook in which it is called, as `check` does, and never
    stops with an error. Where Jupyter tells which file the notebook is, the line says as well
    whether the question in words is still blank there, as it was last saved, and whether the cells
    hold more than a trained network may be handed in with.

    assignment: its name, such as "hw1".
    """
    if not isinstance(assignment, str) or assignment not in ASSIGNMENTS:
        return Text(f"There is no assignment {assignment!r}; there are {listed(ASSIGNMENTS)}.")
    frame = sys._getframe(1)
    known = frame.f_globals | frame.f_locals
    marks = {name: MARKS[_state(name, known)] for name in ASSIGNMENTS[assignment]}
    right = list(marks.values()).count(MARKS["right"])
    line = " ".join(f"{mark} {name}" for name, mark in marks.items())
    return Text(
        f"{assignment}: {right} of {len(marks)} are right · {line}{_on_the_file(assignment)}"
    )


def _on_the_file(assignment):
    """What there is to say of the notebook as it was saved; "" where it cannot be seen."""
    try:
        nb = read(Path(os.environ.get("JPY_SESSION_NAME", "")))
    except Unreadable:
        return ""
    blank = any(not c.source.strip() or c.source.startswith(STUB) for c in prose_of(nb))
    said = " · your own words: still blank in the saved file" if blank else ""
    if NAME in ASSIGNMENTS[assignment] and holds_data(code_of(nb)):
        said += TOO_MUCH
    return said


def _state(name, known):
    """ "right", "wrong" or "not tried"."""
    try:
        if name == NAME:
            return network_verdict(known.get("weights"), known.get("biases")).state
        function = known.get(name)
        return check(function, name, SECONDS).state if callable(function) else "not tried"
    except Exception:  # of what a notebook may hold under these names
        return "wrong"
