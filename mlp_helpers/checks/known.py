"""The known mistakes in an answer: one, two at once, or one and a factor."""

import numpy as np

from mlp_helpers.checks.answer import agree, side_by_side
from mlp_helpers.checks.mistake import two_at_once
from mlp_helpers.checks.shown import show

NOTHING = 1e-12  # what is left of 0, or of a difference, by rounding


def one_mistake(function, answers, exercise):
    """The name and the sentence of the first mistake that gives these answers, else None."""
    for mistake in exercise.mistakes:
        for way in mistake.ways_for(answers, exercise):
            if _same(answers, way, exercise):
                if mistake.when is None or mistake.when(function):
                    return mistake.name, mistake.sentence
                break
    return None


def two_mistakes(answers, exercise):
    """As before, for the first two mistakes that together give these answers."""
    if all(answer.kind == "raised" for answer in answers):
        return None  # from errors alone nothing can be learnt of two
    for one, other, way in two_at_once(exercise.mistakes):
        if _same(answers, way, exercise):
            return together([one.name, other.name], [one.alone, other.alone])
    return None


def together(names, sentences):
    """One name and one sentence for several mistakes at once."""
    if len(names) == 1:
        return names[0], sentences[0]
    number = {2: "Two", 3: "Three", 4: "Four"}.get(len(names), "Several")
    return "; ".join(names), f"{number} things at once. {' '.join(sentences)}"


def _same(answers, way, exercise):
    """Whether a way gives these answers; if all of them are errors, of the same words, too.

    What is always the same is not what depends on the input, and next to nothing is not 0.
    """
    stops = all(answer.kind == "raised" for answer in answers)
    others = []
    for answer, other in zip(answers, exercise.answers_of(way), strict=True):
        if agree(answer, other, exercise.tolerance, nan_too=True) is None:
            return False
        if stops and answer.message != other.message:
            return False
        others.append(other)
    is_constant = bool(always(answers)), bool(always(others))
    small, large = sorted((_size(answers), _size(others)))
    return is_constant[0] == is_constant[1] and (large < NOTHING or small > large / 2)


def always(answers):
    """What all answers are, in words: "0.0" for that number in all places, or "the same numbers".

    "" where they differ.
    """
    given = [_arrays(answer) for answer in answers]
    if not all(given):
        return ""
    first, numbers = given[0], np.concatenate([array.ravel() for some in given for array in some])
    if not len(numbers) or not np.isfinite(numbers).all():
        return ""
    low, high = float(numbers.min()), float(numbers.max())
    if high - low <= NOTHING * abs(high) and len({array.dtype for array in given[0]}) == 1:
        return show(first[0].flat[0])
    pairs = [zip(first, some, strict=False) for some in given if len(some) == len(first)]
    alike = [all(a.shape == b.shape and (a == b).all() for a, b in pair) for pair in pairs]
    return "the same numbers" if len(alike) == len(given) and all(alike) else ""


def _size(answers):
    """How large the numbers in some answers are, together."""
    arrays = [array.astype(float) for answer in answers for array in _arrays(answer)]
    return float(sum(np.abs(array[np.isfinite(array)]).sum() for array in arrays))


def _arrays(answer):
    """The arrays in an answer; none where it is, or holds, something else."""
    parts = [part for *_, part in side_by_side(answer, answer)]
    return [part.numbers for part in parts if part.kind == "numbers"]


def first_difference(answers, wanted, tolerance):
    """The place of the first case whose answers differ; None if there is none."""
    pairs = enumerate(zip(answers, wanted, strict=True))
    return next((place for place, pair in pairs if agree(*pair, tolerance) is None), None)
