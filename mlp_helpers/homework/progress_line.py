"""The line at the end of an assignment: which of its exercises stand, in this notebook, now."""

import sys

from mlp_helpers.checks import check
from mlp_helpers.checks.verdict import LOOKS, Text
from mlp_helpers.homework.exercises import ASSIGNMENTS
from mlp_helpers.homework.own_network import network_verdict
from mlp_helpers.texts import listed

SECONDS = 2.0  # for each exercise; a loop that never ends costs no more
MARKS = {state: mark for state, (mark, _) in LOOKS.items()}


def progress(assignment):
    """One line on each exercise of an assignment: ✓ right, ✗ not yet, ○ not tried.

    It looks at the functions of the notebook in which it is called, as `check` does, and never
    stops with an error.

    assignment: its name, such as "hw1".
    """
    if assignment not in ASSIGNMENTS:
        return Text(f"There is no assignment {assignment!r}; there are {listed(ASSIGNMENTS)}.")
    frame = sys._getframe(1)
    known = frame.f_globals | frame.f_locals
    marks = {name: MARKS[_state(name, known)] for name in ASSIGNMENTS[assignment]}
    stand = list(marks.values()).count(MARKS["right"])
    line = " ".join(f"{mark} {name}" for name, mark in marks.items())
    return Text(f"{assignment}: {stand} of {len(marks)} stand · {line}")


def _state(name, known):
    """ "right", "wrong" or "not tried"."""
    try:
        if name == "trained_network":
            return network_verdict(known.get("weights"), known.get("biases")).state
        function = known.get(name)
        return check(function, name, SECONDS).state if callable(function) else "not tried"
    except Exception:  # of what a notebook may hold under these names
        return "wrong"
