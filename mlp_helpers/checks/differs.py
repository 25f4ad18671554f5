"""A wrong answer that is none of the known mistakes: what came, what was wanted, and where."""

import numpy as np

from mlp_helpers.checks import errors
from mlp_helpers.checks.answer import agree, same_numbers, side_by_side
from mlp_helpers.checks.factor import ratio
from mlp_helpers.checks.factor_words import times
from mlp_helpers.checks.shown import shape_in_words, show

ONE_BY_ONE = ("generator", "zip", "map", "filter", "range", "enumerate", "dict_values")


def differs(exercise, case, got, wanted):
    """What is said of the answer to one case: a few words, without arrays, and sentences."""
    where = f"For {case.describe(exercise.name)},"
    if got.kind == "raised":
        return _stops(where, got)
    pairs = side_by_side(got, wanted)
    if not pairs or any(a.kind != "numbers" for _, a, _ in pairs):
        return _gives(where, got, wanted)
    fits = [agree(a, b, exercise.tolerance) is not None for _, a, b in pairs]
    place, a, b = pairs[fits.index(False)]
    if not place:
        return _unlike(where, a, b, exercise.tolerance)
    names = [exercise.part_name(place) for place, *_ in pairs]
    name, right = names[fits.index(False)], [n for n, fit in zip(names, fits, strict=True) if fit]
    what, message = _unlike(f"{where} {name}:", a, b, exercise.tolerance)
    message += f" Right already: {', '.join(right)}." if right else " The others differ as well."
    return f"{name}: {what}", message


def _stops(where, error):
    line = f" in line {error.line}" if error.line else ""
    counted = ", counted from the function's first line" if error.line else ""
    inside = f", inside your {error.inside}" if error.inside else ""
    words, advice = errors.about(error)
    headline = f"stops with {error.text}{line}{inside}" + (f": {words}" if words else "")
    return headline, f"{where} it stops{line}{counted}{inside}, with {error}. {advice}".rstrip()


def _unlike(where, got, wanted, tolerance):
    """How some numbers differ from what was wanted."""
    a, b = got.numbers, wanted.numbers
    if a.dtype.kind == "f" and np.isnan(a).any():
        return (
            "gives NaN, which is not a number",
            f"{where} it gives {got}. NaN, not a number, is what comes of 0 / 0, for example, or "
            f"of infinity − infinity. Wanted is {wanted}.",
        )
    if a.squeeze().shape != b.squeeze().shape:
        gives, wants = shape_in_words(a), shape_in_words(b)
        return (
            f"gives {gives}, wanted {wants}",
            f"{where} it gives {_with_shape(got)}. Wanted is {_with_shape(wanted)}.",
        )
    what, message = _gives(where, got, wanted)
    if b.size > 1 and (a.dtype == bool) == (b.dtype == bool):
        a = a.reshape(b.shape)
        wrong = np.argwhere(~same_numbers(a, b, tolerance))
        at = tuple(map(int, wrong[0]))
        c = ratio(got, wanted, tolerance)
        if c and not 0.99 < c < 1.01:
            what = f"{'both' if b.size == 2 else f'all {b.size:,}'} numbers {_by_a_factor(c)}"
        else:
            what = _how_many(len(wrong), b.size)
        message += (
            f" The first number that differs is at place {at[0] if len(at) == 1 else at}, "
            f"counted from 0: {show(a[at])} instead of {show(b[at])}."
        )
    return what, message


def _by_a_factor(c):
    if np.isclose(c, -1, rtol=1e-4):
        return "have the other sign"
    return f"are {times(c)}" + (", and have the other sign" if c < 0 else "")


def _how_many(wrong, all_of_them):
    if wrong == all_of_them == 2:
        return "both numbers differ"
    if wrong == all_of_them:
        return f"all {wrong:,} numbers differ"
    return f"{wrong:,} of {all_of_them:,} numbers {'differs' if wrong == 1 else 'differ'}"


def _gives(where, got, wanted):
    one_by_one = got.text.removeprefix("something of type ") in ONE_BY_ONE
    return (
        f"gives {_in_words(got)}, wanted {_in_words(wanted)}",
        f"{where} it gives {got}. Wanted is {wanted}."
        + " Such a thing gives its values one by one; list(…) around it makes a list." * one_by_one,
    )


def _in_words(answer):
    """An answer for a headline: a single number as it is, of an array its shape, of a text none."""
    if answer.kind == "other" and answer.text.startswith("the text "):
        return "a text"
    if answer.kind == "numbers" and answer.numbers.size == 1:
        return show(answer.numbers.item())
    if answer.kind == "numbers" and answer.numbers.ndim:
        kind = "True and False" if answer.numbers.dtype == bool else "numbers"
        return f"{kind} of {shape_in_words(answer.numbers)}"
    return str(answer)


def _with_shape(answer):
    is_said = "shape" in answer.text
    return answer.text if is_said else f"{answer.text}, {shape_in_words(answer.numbers)}"
