"""Values as JSON, and back: plain numbers, short texts, arrays, lists. Never code.

What a hand-in's process sends may be anything. So whatever is not plain is sent as the name of
its type, and `unpack` takes nothing on trust: sizes, shapes and kinds are held to each other.
"""

import base64
import math
from decimal import Decimal
from fractions import Fraction

import numpy as np

ENTRIES = 200_000  # in one value; nothing larger is sent
DEEP = 12  # lists in lists
TEXT = 200  # characters of a text
BITS = 1024  # of a whole number
SOURCE, HELPERS = 20_000, 20  # characters of a function's text; functions that it calls
KINDS = {"bool"} | {f"{kind}{bits}" for kind in ("int", "uint") for bits in (8, 16, 32, 64)}
KINDS |= {f"float{bits}" for bits in (16, 32, 64)}


class Unreadable(ValueError):
    """Raised for a message that `pack` has not made."""


class TooMuch(ValueError):
    """Raised by `pack` inside, for more than may be sent."""


def pack(value, functions=None):
    """A value as something that JSON can write.

    functions: a list that takes the functions in it, of which only their places are sent; where
    it is None, a function is sent as the name of its type, as is all that is not plain.
    """
    try:
        return _pack(value, functions, [ENTRIES], 0)
    except TooMuch:
        return _odd(value, "much too long")


def unpack(packed, function=None):
    """The value that was packed: plain numbers, texts, arrays, lists and tuples of these.

    function: gives the function of a place, where functions may come.

    Raises
    ------
    Unreadable : for anything that `pack` would not have made.
    """
    try:
        return _unpack(packed, function, [ENTRIES], 0)
    except Unreadable:
        raise
    except (ValueError, TypeError, OverflowError, RecursionError, MemoryError) as error:
        raise Unreadable(type(error).__name__) from None


def _pack(value, functions, room, depth):
    kind = type(value)
    if value is None or value is Ellipsis:
        return None
    if kind is bool:
        return value
    if issubclass(kind, np.generic) and not issubclass(kind, np.character):
        return _array(np.asarray(value), functions, room, depth, "scalar")
    if issubclass(kind, np.ndarray):
        return _array(value, functions, room, depth, "array")
    if issubclass(kind, float):
        return float.__add__(value, 0.0) if value else float.__mul__(value, 1.0)
    if kind in (Fraction, Decimal):  # which a check takes for a float as well
        return float(value)
    if issubclass(kind, int):
        whole = int.__add__(value, 0)
        return max(-(2**BITS), min(whole, 2**BITS))
    if issubclass(kind, str):
        return str.__getitem__(value, slice(TEXT))
    if issubclass(kind, (list, tuple)):
        return _parts("tuple" if issubclass(kind, tuple) else "list", value, functions, room, depth)
    if callable(value) and functions is not None:
        functions.append(value)
        return {"function": len(functions) - 1}
    return _odd(value)


def _array(values, functions, room, depth, tag):
    values = np.asarray(values)  # of a subclass, only the numbers
    if values.dtype == object and values.ndim:
        _take(room, values.size)
        return _parts("list", values.tolist(), functions, room, depth)
    if values.dtype.kind == "f" and values.dtype.itemsize > 8:
        values = values.astype(np.float64)
    if values.dtype.name not in KINDS:
        return {"odd": f"{tag} of {values.dtype.name}"[:TEXT], "callable": False}
    _take(room, values.size)
    plain = np.ascontiguousarray(values, values.dtype.newbyteorder("="))
    text = base64.b64encode(plain.tobytes()).decode()
    return {tag: [values.dtype.name, list(values.shape), text]}


def _parts(tag, values, functions, room, depth):
    _take(room, len(values))
    if depth > DEEP:
        raise TooMuch
    return {tag: [_pack(part, functions, room, depth + 1) for part in values]}


def _take(room, entries):
    room[0] -= entries
    if room[0] < 0:
        raise TooMuch


def _odd(value, what=""):
    name = f"{type(value).__name__} {what}".strip()
    return {"odd": name[:TEXT], "callable": callable(value)}


def _unpack(packed, function, room, depth):
    kind = type(packed)
    if packed is None or kind is bool or kind is float:
        return packed
    if kind is int:
        return _must(packed.bit_length() <= BITS + 1) and packed
    if kind is str:
        return packed[:TEXT]
    _must(kind is dict and packed and depth <= DEEP)
    tag, inside = next(iter(packed.items()))
    if tag in ("array", "scalar"):
        return _unpack_array(*inside, room)[... if tag == "array" else ()]
    if tag in ("list", "tuple"):
        _must(type(inside) is list)
        _unpack_room(room, len(inside))
        values = [_unpack(part, function, room, depth + 1) for part in inside]
        return values if tag == "list" else tuple(values)
    if tag == "function" and function:
        return function(inside)
    _must(tag == "odd" and type(inside) is str)
    return something_of(inside, packed.get("callable") is True)


def _unpack_array(kind, shape, text, room):
    _must(type(kind) is str and kind in KINDS and type(text) is str and type(shape) is list)
    _must(len(shape) <= 32 and all(type(n) is int and 0 <= n <= ENTRIES for n in shape))
    _unpack_room(room, math.prod(shape))
    stored = base64.b64decode(text, validate=True)
    _must(len(stored) == math.prod(shape) * np.dtype(kind).itemsize)
    if kind == "bool":  # a byte of it may be any
        return np.frombuffer(stored, np.uint8).reshape(shape) != 0
    return np.frombuffer(stored, kind).reshape(shape).copy()


def _unpack_room(room, entries):
    room[0] -= entries
    _must(room[0] >= 0)


def _must(is_so):
    if not is_so:
        raise Unreadable("not as it was packed")
    return True


def something_of(name, is_callable=False):
    """A thing that has nothing but the name of its type, for all that cannot be sent."""
    plain = "".join(c for c in name[:TEXT] if c.isprintable()) or "no name"
    methods = {"__call__": lambda self: None} if is_callable else {}
    return type(plain.encode("utf-8", "replace").decode(), (), methods)()
