"""The known mistakes in an answer: one, two at once, or one and a factor."""

from mlp_helpers.checks.answer import agree
from mlp_helpers.checks.mistake import two_at_once


def one_mistake(function, answers, exercise):
    """The name and the sentence of the first mistake that gives these answers, else None."""
    for mistake in exercise.mistakes:
        for way in mistake.ways:
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
    """Whether a way gives these answers; if all of them are errors, of the same words, too."""
    stops = all(answer.kind == "raised" for answer in answers)
    for answer, other in zip(answers, exercise.answers_of(way), strict=True):
        if agree(answer, other, exercise.tolerance, nan_too=True) is None:
            return False
        if stops and answer.message != other.message:
            return False
    return True


def first_difference(answers, wanted, tolerance):
    """The place of the first case whose answers differ; None if there is none."""
    pairs = enumerate(zip(answers, wanted, strict=True))
    return next((place for place, pair in pairs if agree(*pair, tolerance) is None), None)
