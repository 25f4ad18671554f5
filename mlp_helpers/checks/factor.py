"""All numbers of an answer are the right ones, or those of a known mistake, times one factor."""

from typing import NamedTuple

import numpy as np

from mlp_helpers.checks.answer import side_by_side

SAME = 1e-4  # how far two factors may be apart, as a share, to be the same


class Factor(NamedTuple):
    """What an answer is multiplied by: number · count^power, where count differs by case."""

    number: float
    count: str = ""  # such as "the number of images"
    power: int = 0  # 1, -1, or 0 where no count comes in


def factor_of(answers, others, exercise, undo=None):
    """The `Factor` by which the first answers are the second ones, case by case; else None.

    undo: what is taken back of both before, such as σ.
    """
    ratios, counts = [], []
    for case, answer, other in zip(exercise.cases, answers, others, strict=False):
        origin = exercise.origin(*case.args) if exercise.origin else 0.0
        c = ratio(answer, other, exercise.tolerance, origin, undo)
        if c is None:
            return None
        if c == c:
            ratios.append(c)
            counts.append(exercise.counts(*case.args))
    if len(ratios) < 2:
        return None
    ratios, near = np.array(ratios), 4 * exercise.tolerance
    for count in ("", *counts[0]):
        for power in (1, -1) if count else (0,):
            by = np.array([float(some[count]) if count else 1.0 for some in counts])
            numbers = ratios / by**power
            if np.allclose(numbers, numbers[0], rtol=near, atol=0):
                number = float(np.median(numbers))
                is_one = not power and np.isclose(number, 1, rtol=SAME)
                return None if is_one else Factor(number, count, power)
    return None


def ratio(answer, other, tolerance, origin=0.0, undo=None):
    """The number c with answer = c · other, both counted from an origin, and undone before.

    NaN where both are 0, None where there is no such number.
    """
    got, wanted = [], []
    for _, a, b in side_by_side(answer, other) or [(0, answer, other)]:
        if (a.kind, b.kind) != ("numbers", "numbers") or bool in (a.numbers.dtype, b.numbers.dtype):
            return None
        if a.numbers.squeeze().shape != b.numbers.squeeze().shape:
            return None
        if np.size(origin) not in (1, b.numbers.size):
            return None
        got.append(a.numbers.ravel() - np.ravel(origin))
        wanted.append(b.numbers.ravel() - np.ravel(origin))
    got, wanted = np.concatenate(got).astype(float), np.concatenate(wanted).astype(float)
    with np.errstate(all="ignore"):
        got, wanted = (undo(got), undo(wanted)) if undo else (got, wanted)
    if not (np.isfinite(got).all() and np.isfinite(wanted).all()):
        return None
    with np.errstate(all="ignore"):
        size = wanted @ wanted
        if not size or not np.isfinite(size):
            return None if got.any() or size else np.nan
        c = got @ wanted / size
        fits = c and np.isclose(got / c, wanted, rtol=tolerance, atol=1e-8).all()
    return float(c) if fits else None
