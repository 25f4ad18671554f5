"""A number in a mistake that may be any, such as a nudge: found from the answers it leads to."""

import numpy as np

from mlp_helpers.checks.answer import side_by_side

ROUNDS = 12  # of getting nearer
FEW = 3  # cases that it is looked for in; whether it is so in all of them is asked later


def by_nudging(to_one_side, to_both=None):
    """For `Mistake.fits`: ways with the nudge that answers hint at.

    to_one_side, to_both: give the function with a nudge; to one side it may be below 0.
    """

    def fits(answers, exercise):
        for nudged, power in ((to_one_side, 1), (to_both, 2)):
            nudge = nudge_of(nudged, answers, exercise, power) if nudged else None
            if nudge is not None:
                yield nudged(nudge)

    return fits


def nudge_of(nudged, answers, exercise, power):
    """The nudge that makes a slope as far from the right one as these answers are; else None.

    nudged: a function that gives the function with a nudge; power: how what is off grows with the
    nudge, 1 for a nudge to one side (which may be below 0), 2 for both sides.
    """
    wanted = numbers_of(exercise.wanted, exercise)
    got = numbers_of(answers, exercise)
    if got is None or wanted is None:
        return None
    nudge = 0.01
    for _ in range(ROUNDS):
        made = numbers_of(list(exercise.answers_of(nudged(nudge), FEW)), exercise)
        if made is None:  # the nudge has become so large that infinity comes out
            return None
        with np.errstate(all="ignore"):
            off = made - wanted
            times = (got - wanted) @ off / (off @ off)
        if not 1e-9 < abs(times) < 1e9 or (power == 2 and times < 0):
            return None
        nudge *= np.sign(times) * abs(times) ** (1 / power)
    return nudge


def numbers_of(answers, exercise):
    """The numbers in the answers to the first few cases, in one row; None if they do not fit."""
    rows = []
    for answer, wanted in list(zip(answers, exercise.wanted, strict=False))[:FEW]:
        for _, a, b in side_by_side(answer, wanted) or [(0, answer, wanted)]:
            if (a.kind, b.kind) != ("numbers", "numbers") or a.numbers.size != b.numbers.size:
                return None
            rows.append(a.numbers.ravel().astype(float))
    row = np.concatenate(rows)
    return row if np.isfinite(row).all() else None
