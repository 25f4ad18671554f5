"""Right answers that fail where the same numbers come in another form: whole, or in a list."""

from mlp_helpers.checks.answer import agree
from mlp_helpers.checks.differs import differs
from mlp_helpers.checks.inside import keywords_in, names_in

CHANGES = "Whole numbers that are its argument are changed by it."
LIKE = ("zeros_like", "empty_like", "ones_like", "full_like")


def other_forms(function, calls, exercise):
    """What fails on `exercise.forms`: (case, name, what, reason) for each call that does."""
    cases = zip(exercise.forms, calls, exercise.wanted_forms, strict=True)
    for place, (case, call, wanted) in enumerate(cases):
        if call.changed or agree(call.answer, wanted, exercise.tolerance) is None:
            is_whole = place < len(exercise.whole)
            words = _on_whole if is_whole else _on_list
            what = CHANGES if call.changed else differs(exercise, case, call.answer, wanted)[1]
            yield (case, *words(function, what, call.answer, exercise))


def _on_whole(function, what, got, exercise):
    reason = _reason(function, got, exercise)
    name = "fails on whole numbers" + (": they cannot hold a fraction" if reason else "")
    return name, f"Numbers with a fraction come out right. {_but(what)}", reason


def _on_list(_function, what, _got, _exercise):
    return "fails on a list", f"Other inputs come out right. {_but(what)}", ""


def _but(what):
    return f"But for {what.removeprefix('For ')}" if what.startswith("For ") else what


def _reason(function, got, exercise):
    """Why whole numbers fail, as far as the names in the function's code and its answer tell.

    "" where it stops, and not because an array cannot hold a fraction: then its error tells.
    """
    if got.kind == "raised" and "cast" not in got.message:
        return ""
    if exercise.on_whole:
        return exercise.on_whole
    names = names_in(function)
    for name in LIKE:
        if name in names and "dtype" not in keywords_in(function):
            return (
                f"np.{name}(x) of whole numbers holds whole numbers only: what is put into it "
                f"loses its fraction. np.{name.removesuffix('_like')}(x.shape) holds fractions."
            )
    if "vectorize" in names:
        return "np.vectorize goes by its first answer: if that is whole, all are made whole."
    is_cut = got.kind == "raised" or (got.kind == "numbers" and got.numbers.dtype.kind in "iu")
    if {"copy", "deepcopy"} & names and is_cut:
        return (
            "A copy of whole numbers holds whole numbers only: what is put into it loses its "
            "fraction. np.array(x, dtype=float) is a copy that holds fractions."
        )
    if "dtype" in names and is_cut:
        return (
            "With the dtype of whole numbers an array holds whole numbers only: what is put into "
            "it loses its fraction."
        )
    if is_cut:
        return (
            "An array of whole numbers cannot hold a fraction, nor can a copy of it or "
            "np.zeros_like(x): what is put into it loses what comes after the point."
        )
    return ""
