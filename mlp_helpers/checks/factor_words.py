"""What to say of an answer that is right, or a known mistake, but for a factor."""

from itertools import combinations

import numpy as np

from mlp_helpers.checks.factor import SAME, Factor, factor_of

LONG = 1e9  # from here on a factor is not written with all its digits


def right_but_for_a_factor(answers, exercise):
    """What to say if it is so: names and sentences; None if it is not."""
    found = factor_of(answers, exercise.wanted, exercise)
    if found:
        return _explained(found, _known_factors(exercise), exercise.multiplied)
    if exercise.undo:
        found = factor_of(answers, exercise.wanted, exercise, exercise.undo)
        if found:
            return _explained(found, [], "the sum before σ")
    return None


def a_mistake_and_a_factor(answers, exercise):
    """What to say if a known mistake and a factor give the answers: names and sentences."""
    of_the_right = _known_factors(exercise)
    for mistake in exercise.mistakes:
        if any(mistake is one for one, _ in of_the_right):
            continue  # nothing but a factor itself: with another one, it is right but for a factor
        for way in mistake.ways:
            found = factor_of(answers, exercise.answers_of(way), exercise)
            if found and not _is_constant(way, exercise):
                known = [one for one in of_the_right if one[0] is not mistake]
                names, sentences = _explained(found, known, exercise.multiplied)
                return [mistake.name, *names], [mistake.alone, *sentences]
    return None


def times(number):
    """A factor in words: "10 times too small"."""
    is_large = abs(number) > 1
    size = _written(abs(number) if is_large else 1 / abs(number))
    return f"{size} times too {'large' if is_large else 'small'}"


def _is_constant(way, exercise):
    """Whether it answers the same to all cases, so that nothing can be learnt from a factor."""
    texts = {str(answer) for answer in exercise.answers_of(way)}
    return len(texts) == 1


def _known_factors(exercise):
    """The mistakes that are nothing but a factor: (mistake, `Factor`)."""
    found = []
    for mistake in exercise.mistakes:
        for way in mistake.ways:
            factor = factor_of(exercise.answers_of(way), exercise.wanted, exercise)
            if factor:
                found.append((mistake, factor))
    return found


def _explained(found, known, what):
    """Names and sentences for a factor: as few known mistakes as can be, then what is left."""
    definite = _of_one_factor(known)
    for many in (1, 2, 3):
        for some in _some_of(known if many == 1 else definite, many):
            rest = _rest(found, some)
            if rest and np.isclose(abs(rest.number), 1, rtol=SAME):
                return _told(some, _in_words(rest, what))
        if many == 1 and _is_round(_instead_of_count(found)):
            return _told((), _in_words(found, what))  # as one writes it, and not two mistakes
    for some in _some_of([one for one in definite if not one[1].power], 1):
        rest = found._replace(number=_rest(Factor(found.number), some).number)
        if _is_round(_instead_of_count(rest)):
            return _told(some, _in_words(rest, what))
    if _instead_of_count(found) > 2:
        return _told((), _in_words(found, what))
    for some in _some_of(known, 0, 1):
        rest = _rest(found, some)
        if rest:
            return _told(some, _in_words(rest, what))
    return _told((), _in_words(found, what))


def _of_one_factor(known):
    """Those of the known mistakes that always have the same factor: not "by the nudge"."""
    factors = {}
    for mistake, factor in known:
        near = factor._replace(number=float(f"{factor.number:.3g}"))
        factors.setdefault(mistake, set()).add(near)
    return [one for one in known if len(factors[one[0]]) == 1]


def _some_of(known, *how_many):
    """So many unlike mistakes out of the known ones, each with its factor."""
    for few in how_many:
        for some in combinations(known, few):
            if len({mistake for mistake, _ in some}) == few:
                yield some


def _rest(found, known):
    """What known mistakes leave of a factor, if no count is left in it; else None."""
    number, powers = found.number, {found.count: found.power}
    for _, factor in known:
        number /= factor.number
        powers[factor.count] = powers.get(factor.count, 0) - factor.power
    return None if any(powers.values()) else Factor(number)


def _instead_of_count(factor):
    """The whole number that is divided by where a count belongs; 0 if it is not so."""
    by = 1 / abs(factor.number)
    return round(by) if factor.power == 1 and by > 1 and _is_whole(by) else 0


def _is_round(number):
    """Whether it is such as 10, 50, 64 or 60,000, as people choose."""
    return number > 2 and (str(number).rstrip("0") in ("1", "5", "6") or number.bit_count() == 1)


def _told(known, others):
    names = [mistake.name for mistake, _ in known] + [name for name, _ in others]
    return names, [mistake.alone for mistake, _ in known] + [sentence for _, sentence in others]


def _in_words(factor, what):
    """The name and the sentence for each part of a factor that no known mistake explains.

    what: is multiplied, "everything" or "the step".
    """
    parts, number = [], factor.number
    if number < 0:
        sentence = "Every sign is turned round: is there a minus, or a difference the wrong way?"
        parts.append(("the sign is turned round", sentence))
    number, by = abs(number), _instead_of_count(factor)
    if by:
        name = f"divided by {by:,}, not by {factor.count}"
        return [*parts, (name, f"All in all you divide by {by:,}. It should be {factor.count}.")]
    if factor.power:
        word = "multiplied" if factor.power > 0 else "divided"
        sentence = f"Here {what} is {word} by {factor.count}. Where does that come in?"
        parts.append((f"{what} is {word} by {factor.count}", sentence))
    if not np.isclose(number, 1, rtol=SAME):
        parts.append(_too_large_or_small(number, what))
    return parts


def _too_large_or_small(number, what):
    is_large = number > 1
    size = number if is_large else 1 / number
    name = f"{what} is {times(number)}"
    if np.isclose(size, 2, rtol=SAME):
        reason = "Is there a 2 too many?" if is_large else "Is a 2 missing, or a ½ too many?"
    elif np.isclose(size, 255, rtol=SAME):
        reason = "Pixels go from 0 to 1 here already: nothing is to be done with 255."
    elif is_large:
        reason = (
            f"Do you multiply by {_written(size)}, or leave out a division? A learning rate, a "
            "batch size, a number of layers: none of them belongs here."
        )
    else:
        multiply = f", or multiply by {_written(1 / size)}" if size < 1000 else ""
        reason = (
            f"Do you divide by {_written(size)}{multiply}? A batch size, the number of all "
            "training images, a learning rate: none of them belongs here."
        )
    return name, f"Right but for one factor: {name}. {reason}"


def _is_whole(number):
    return bool(np.isclose(number, np.round(number), rtol=SAME, atol=0))


def _written(number):
    return f"{round(number):,}" if number < LONG and _is_whole(number) else f"{number:.4g}"
