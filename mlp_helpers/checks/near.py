"""Nearly right: rounded, right but for the last digits, or right for one size only."""

from itertools import combinations

import numpy as np

from mlp_helpers.checks.answer import agree, side_by_side
from mlp_helpers.checks.inside import numbers_in


def rounded(answers, exercise):
    """What to say if the right numbers came out rounded, or cut off; None if they did not."""
    for digits in range(5):
        if _is_made_by(lambda b, digits=digits: np.round(b, digits), answers, exercise):
            places = f"to {digits} places" if digits else "to whole numbers"
            return "the answer is rounded", (
                f"The numbers are right but for this: they are rounded {places}. Give them as they "
                "are, and round only what you print."
            )
    if _is_made_by(np.trunc, answers, exercise):
        return "the fractions are cut off", (
            "The numbers are right up to the point, and what comes after it is cut off. int(), or "
            "an array of whole numbers, cannot hold a fraction."
        )
    return None


def in_the_last_digits(answers, exercise):
    """What to say if all numbers are the right ones to about three digits; None if not."""
    for answer, wanted in zip(answers, exercise.wanted, strict=True):
        for _, a, b in side_by_side(answer, wanted) or [(0, answer, wanted)]:
            if (a.kind, b.kind) != ("numbers", "numbers") or b.numbers.dtype.kind != "f":
                return None
            got, right = a.numbers.squeeze(), b.numbers.squeeze()
            if got.shape != right.shape or got.dtype == bool:
                return None
            small = 1e-6 * np.abs(right).max(initial=0)
            if not np.isclose(got, right, rtol=1e-3, atol=small).all():
                return None
    return "right but for the last digits", (
        "The numbers are right to about three digits, and should be to five. Is something rounded "
        "on the way, typed with few digits, or kept as float32, which holds seven?"
    )


def by_trial(answers, exercise):
    """What to say if every answer is one number, as near as steps of a trial come; else None."""
    pairs = list(zip(answers, exercise.wanted, strict=True))
    if not all(a.kind == b.kind == "numbers" for a, b in pairs):
        return None
    if any(a.numbers.size != 1 or b.numbers.size != 1 for a, b in pairs):
        return None
    off = max(abs(float(a.numbers.item()) - float(b.numbers.item())) for a, b in pairs)
    size = max(abs(float(b.numbers.item())) for _, b in pairs)
    if not off < min(0.02, 0.01 * size):  # so for NaN, too
        return None
    return "an approximation", (
        f"The numbers are near the right ones, off by {off:.1g} at most, and should be right to "
        "five digits. If they are looked for in small steps: they can be computed, without a loop."
    )


def right_for_one_size(function, answers, exercise):
    """What to say if only the cases of one size come out right; None if it is not so."""
    right = [
        agree(answer, wanted, exercise.tolerance) is not None
        for answer, wanted in zip(answers, exercise.wanted, strict=True)
    ]
    sizes = [exercise.sizes(*case.args) for case in exercise.cases]
    if not any(right) or not sizes[0]:
        return None
    stops = any(answer.kind == "raised" for answer in answers)
    if right.count(True) < 2 and not stops:
        return None  # by chance, perhaps
    for many in range(1, len(sizes[0]) + 1):
        for some in combinations(range(len(sizes[0])), many):
            words = _one_size([tuple(size[i] for i in some) for size in sizes], right)
            if words.startswith("1 ") and words != "1 image":
                return None  # of one alone many mistakes are right
            if words:
                return _told(words, function, answers, right, exercise)
    return None


def _told(words, function, answers, right, exercise):
    wrong = right.index(False)
    stops = answers[wrong].kind == "raised"
    does = f"it stops with {answers[wrong].text}" if stops else "something else comes out"
    other = exercise.sizes(*exercise.cases[wrong].args)
    numbers = numbers_in(function)
    if numbers is None or numbers - {1, -1}:
        where = "Is a number written in it, as in range(3), or a line for each?"
    else:
        where = "Go through it by hand for that size: where does it leave the right way?"
    return f"right only for this size: {words}", (
        f"With {words} it is right; with {', '.join(other)} {does}. {where} {exercise.asks}"
    )


def _one_size(sizes, right):
    """The size, in words, that is that of all right cases and of no wrong one; else ""."""
    those_right = {size for size, fits in zip(sizes, right, strict=True) if fits}
    those_wrong = {size for size, fits in zip(sizes, right, strict=True) if not fits}
    if len(those_right) != 1 or those_right & those_wrong:
        return ""
    return ", ".join(*those_right)


def _is_made_by(change, answers, exercise):
    """Whether all answers are the right ones after a change, which is not the same everywhere."""
    differs = False
    for answer, wanted in zip(answers, exercise.wanted, strict=True):
        for _, a, b in side_by_side(answer, wanted) or [(0, answer, wanted)]:
            if (a.kind, b.kind) != ("numbers", "numbers") or a.numbers.dtype == bool:
                return False
            if a.numbers.squeeze().shape != b.numbers.squeeze().shape:
                return False
            changed = change(b.numbers.astype(float)).ravel()
            differs = differs or changed.any()
            if not np.allclose(a.numbers.ravel(), changed, rtol=1e-7, atol=1e-9):
                return False
    return bool(differs)
