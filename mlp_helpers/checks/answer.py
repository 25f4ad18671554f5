"""What a function answered, in a plain form that can be compared and shown.

A student's answer can be anything. It is copied once into numbers, if it is made of numbers,
and from then on nothing of the answer itself is asked or called.
"""

import inspect
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np

from mlp_helpers.checks.shown import one_line, shape_in_words, show

BIG = 200_000  # entries; nothing larger is copied
TOLERANCE = 1e-5  # relative, for numbers with a fraction: about float32's precision
# Python's own words for 0.5 ^ 2 speak of casting rules.
NO_POWER = '^ is not for numbers with a fraction. In Python "squared" is ** 2; ^ is something else'
NUMBERS = (bool, int, float, complex, np.generic, np.ndarray)
EXACT = (Fraction, Decimal)  # numbers as good as a float


@dataclass
class Answer:
    """One answer. kind is "numbers", "parts", "nothing", "raised" or "other"."""

    kind: str
    text: str = ""  # in words; for "raised" the name of the error's type
    numbers: np.ndarray | None = None  # a plain copy, for "numbers"
    form: str = "array"  # for "numbers": "array", "list" or "matrix"
    message: str = ""  # for "raised": what the error says
    line: int | None = None  # for "raised": the line of the student's function, its first being 1
    inside: str = ""  # for "raised": the function that it calls, of the student's, where it stops
    parts: tuple = ()  # for "parts", a list of arrays of unlike shapes: an `Answer` for each

    def __str__(self):
        if self.kind == "raised":
            return f"{self.text}: {self.message}" if self.message else self.text
        return self.text


def from_value(value):
    """The `Answer` in whatever a function has returned."""
    if value is None or value is Ellipsis:
        return Answer("nothing", "None")
    value = float(value) if type(value) in EXACT else value
    kind = type(value)
    if issubclass(kind, str):
        return Answer("other", f"the text '{one_line(value, 30)}'")
    is_list = issubclass(kind, (list, tuple))
    if callable(value) and not issubclass(kind, NUMBERS):
        return Answer("other", "a function, not its answer (are the brackets () missing?)")
    if not is_list and not issubclass(kind, NUMBERS):
        return Answer("other", f"something of type {one_line(kind.__name__, 30)}")
    if issubclass(kind, np.ndarray) and value.size > BIG:
        return Answer("other", f"an array of shape {tuple(value.shape)}")
    if (is_list or _is_boxed(value)) and _count(value) > BIG:
        return Answer("other", f"a {kind.__name__} that is much too long")
    value = _unboxed(value)
    is_list = is_list or isinstance(value, list)
    try:
        numbers = np.array(value, subok=False)  # subok=False: no subclass, only the numbers
    except (ValueError, TypeError, OverflowError):
        return _from_parts(value, kind.__name__)
    if numbers.dtype.kind not in "biuf":
        return Answer("other", _what_else(kind, numbers))
    form = "matrix" if issubclass(kind, np.matrix) else "list" if is_list else "array"
    return Answer("numbers", show(numbers), numbers, form)


class Told(Exception):
    """Raised in place of an error that came up in another process, of which only this is told.

    kind: the name of its type; message: what it says; line: of the function, its first being 1;
    inside: the name of the function that it was calling, if it is one of the student's.
    """

    def __init__(self, kind, message, line, inside=""):
        super().__init__(message)
        self.kind, self.line, self.inside = kind, line, inside


def from_error(error, function):
    """The `Answer` of a function that has raised an error."""
    told = error if isinstance(error, Told) else None
    kind = told.kind if told else type(error).__name__
    try:
        message = str(error)
        is_kind = told or isinstance(error, TypeError)
        if is_kind and ("bitwise_xor" in message or "for ^" in message):
            message = NO_POWER
        message = one_line(message, 150)
    except Exception:
        message = ""
    line, inside = (told.line, told.inside) if told else _where(error.__traceback__, function)
    return Answer("raised", one_line(kind, 40), message=message, line=line, inside=inside)


def _where(step, function):
    """The line of the function that an error has come through, and where it was inside then.

    That is the name of a function of the same notebook, or file, that it calls; "" if it is none.
    """
    line, inside = None, ""
    code = function.__code__ if inspect.isfunction(function) else None
    while step is not None and code is not None:
        frame = step.tb_frame
        if frame.f_code is code:
            line, inside = step.tb_lineno - code.co_firstlineno + 1, ""
        elif frame.f_globals is function.__globals__ and frame.f_code.co_name.isidentifier():
            inside = frame.f_code.co_name if line else ""  # a comprehension's is no identifier
        step = step.tb_next
    return line, inside


def agree(got, wanted, tolerance=TOLERANCE, nan_too=False):
    """Whether two answers say the same: None if not, else the notes on the form of `got`.

    nan_too: whether NaN is the same as NaN, as for a mistake that gives it.
    """
    if _is_nested(wanted):
        pairs = side_by_side(got, wanted)
        notes = [agree(a, b, tolerance, nan_too) for _, a, b in pairs] if pairs else [None]
        return None if None in notes else [note for some in notes for note in some]
    if got.kind != "numbers" or wanted.kind != "numbers":
        return None if (got.kind, got.text) != (wanted.kind, wanted.text) else []
    a, b = got.numbers.squeeze(), wanted.numbers.squeeze()
    alike = a.shape == b.shape and (a.dtype == bool) == (b.dtype == bool)
    if not alike or not same_numbers(a, b, tolerance, nan_too).all():
        return None
    return _notes_on_form(got, wanted)


def side_by_side(got, wanted, place=()):
    """The arrays of two answers that are lists, or lists of lists: [(place, got, wanted), ...].

    place: of the array, one number for each list it is in. None if the lists are of unlike length.
    """
    if not _is_nested(wanted):
        return [(place, got, wanted)]
    wanted_parts = _parts(wanted)
    is_array = got.kind == "numbers" and got.numbers.ndim > 0
    if is_array and len(got.numbers) != len(wanted_parts):
        return None  # before each of its rows is made an answer
    parts = _parts(got)
    if len(parts) != len(wanted_parts):
        return None
    pairs = []
    for i, (part, wanted_part) in enumerate(zip(parts, wanted_parts, strict=True)):
        inner = side_by_side(part, wanted_part, (*place, i))
        if inner is None:
            return None
        pairs += inner
    return pairs


def same_numbers(got, wanted, tolerance=TOLERANCE, nan_too=False):
    """Which entries are the same: up to a relative tolerance, whole numbers exactly.

    got, wanted: arrays of the same shape; the answer has that shape too.
    """
    with np.errstate(all="ignore"):
        if wanted.dtype.kind in "biu":  # a float may be equal, and hold too few of their digits
            return np.asarray((got == wanted) & (got.astype(wanted.dtype) == wanted))
        return np.asarray(np.isclose(got, wanted, rtol=tolerance, atol=1e-8, equal_nan=nan_too))


def unchanged(before, after):
    """Whether an argument is after the call what it was before, to the last bit."""
    if type(before) is not type(after):
        return False
    if isinstance(before, np.ndarray):
        same_form = before.shape == after.shape and before.dtype == after.dtype
        return same_form and before.tobytes() == after.tobytes()
    if isinstance(before, (list, tuple)):
        return len(before) == len(after) and all(map(unchanged, before, after))
    return before is after or before == after


def repeats(first, second, tolerance=TOLERANCE):
    """Whether two calls with the same arguments gave the same answer; here NaN equals NaN.

    Numbers with a fraction may differ as far as right ones may: the last digits of a sum hang on
    its order.
    """
    if (first.kind, first.form) != (second.kind, second.form):
        return False
    if first.kind == "parts":
        pairs = zip(first.parts, second.parts, strict=False)
        same_length = len(first.parts) == len(second.parts)
        return same_length and all(repeats(a, b, tolerance) for a, b in pairs)
    if first.kind != "numbers":
        return first.text == second.text
    a, b = first.numbers, second.numbers
    alike = a.shape == b.shape and a.dtype == b.dtype
    return alike and bool(same_numbers(a, b, tolerance, nan_too=True).all())


def _from_parts(values, kind):
    """The `Answer` in a list that is no array, because its parts are of unlike shapes."""
    parts = tuple(map(from_value, values))
    for part in parts:
        if part.kind not in ("numbers", "parts"):
            return Answer("other", one_line(f"a {kind} that contains {part}", 80))
    shapes = ", ".join(map(_shapes, parts))
    text = one_line(f"a {kind} of {len(parts)}, with the shapes {shapes}", 120)
    return Answer("parts", text, parts=parts)


def _is_nested(answer):
    """Whether it is to be compared part by part: it was given as a list."""
    is_list = answer.kind == "numbers" and answer.form == "list" and answer.numbers.ndim > 1
    return answer.kind == "parts" or is_list


def _parts(answer):
    """The parts of a list, or the rows of an array, each as an `Answer`; none of anything else."""
    if answer.kind == "numbers" and answer.numbers.ndim:
        return [Answer("numbers", show(row), row) for row in answer.numbers]
    return answer.parts


def _shapes(answer):
    """The shapes of the arrays in a list, such as [(4, 3), (2, 4)], [(4,), (2,)]."""
    if _is_nested(answer):
        return f"[{', '.join(map(_shapes, _parts(answer)))}]"
    return str(answer.numbers.shape) if answer.numbers.ndim else "a number"


def _notes_on_form(got, wanted):
    notes = []
    if got.form == "matrix":
        notes.append("it gives an np.matrix, which NumPy advises against, where an array is meant")
    if got.form == "list" and wanted.form != "list" and wanted.numbers.ndim:
        notes.append("it gives a list where a NumPy array is meant")
    if got.numbers.shape != wanted.numbers.shape:
        meant = shape_in_words(wanted.numbers).removeprefix("shape ")
        notes.append(f"it gives {shape_in_words(got.numbers)} where {meant} is meant")
    is_place = not wanted.numbers.ndim and wanted.numbers.dtype.kind in "iu"
    if is_place and got.numbers.dtype.kind == "f":
        notes.append("it gives a float, such as 3.0, where a whole number, 3, is meant")
    return notes


def _what_else(kind, numbers):
    if kind is int:
        return "a whole number too large for NumPy"
    if numbers.dtype.kind == "c":
        return "a complex number" if not numbers.ndim else "complex numbers"
    return f"a {kind.__name__} of things that are not plain numbers"


def _is_boxed(value):
    """Whether it is an array of objects, such as arrays of unlike shapes."""
    return issubclass(type(value), np.ndarray) and value.dtype == object and value.ndim > 0


def _unboxed(value):
    """The same with lists for arrays of objects, floats for fractions, in its lists, too."""
    if _is_boxed(value):
        return [_unboxed(part) for part in np.ndarray.tolist(value)]
    if issubclass(type(value), (list, tuple)):
        kind = tuple if issubclass(type(value), tuple) else list
        return kind(_unboxed(part) for part in value)
    return float(value) if type(value) in EXACT else value


def _count(value, depth=0):
    """Entries of a list and of the lists in it, counted until there are too many."""
    parts = np.ndarray.tolist(value) if _is_boxed(value) else value
    n = len(parts)
    for part in parts:
        if n > BIG or depth > 30:  # a list that contains itself has no end
            return BIG + 1
        if issubclass(type(part), (list, tuple)) or _is_boxed(part):
            n += _count(part, depth + 1)
        elif issubclass(type(part), np.ndarray):
            n += part.size
    return n
