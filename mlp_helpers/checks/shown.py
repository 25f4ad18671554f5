"""How a check writes numbers, arguments and other people's texts: short, on one line."""

import re

import numpy as np

SHOWN = 12  # entries; nothing larger is shown in full
ROWS = 8  # entries, in rows
DIGITS = 6  # of a number with a fraction; as many as are compared


def show(numbers):
    """Numbers in few characters: 0.25, [1.0, 2.0], [0, 28, 56, …, 783], an array of shape …

    Whole numbers have no point, numbers that may have a fraction do, so that what is shown can
    be typed back.
    """
    numbers = np.asarray(numbers)
    if numbers.ndim == 0:
        return _one(numbers[()])
    if numbers.size <= (SHOWN if numbers.ndim == 1 else ROWS):
        return _all(numbers)
    if numbers.ndim == 1:
        return f"[{', '.join(map(show, numbers[:3]))}, …, {show(numbers[-1])}]"
    return f"an array of shape {numbers.shape}"


def show_argument(value):
    """An argument as a student would type it: np.array([1.0, 2.0]), [3, 4, 2], (3, 2), 0.1."""
    if isinstance(value, np.ndarray) and value.size <= SHOWN:
        return f"np.array({_all(value)})"
    if isinstance(value, (list, tuple)) and len(value) <= SHOWN:
        inside = ", ".join(map(show_argument, value))
        if isinstance(value, list):
            return f"[{inside}]"
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    return show(value)


def shape_in_words(numbers):
    """Such as "shape (784,)", or "a single number"."""
    return f"shape {numbers.shape}" if numbers.ndim else "a single number"


def one_line(text, length):
    """Text on one line, at most `length` characters, without addresses in memory.

    What is too long ends in "…", after a whole word or number unless that is very long itself.
    """
    text = re.sub(r" at 0x[0-9a-fA-F]+", "", str(text)[:1000])
    text = " ".join(text.split()).encode("utf-8", "replace").decode()
    if len(text) <= length:
        return text
    cut = text[: length - 2]
    if not text[length - 2].isspace() and " " in cut[length // 2 :]:
        cut = cut[: cut.rindex(" ")]  # where a word ends, or a number
    is_list = cut.rstrip(" …").endswith(",")
    return cut.rstrip(" ,;:.…([") + (", …" if is_list else "…")


def _all(numbers):
    if numbers.ndim == 0:
        return _one(numbers[()])
    return f"[{', '.join(map(_all, numbers))}]"


def _one(number):
    if not isinstance(number, (float, np.floating)):
        return str(number)
    text = f"{number:.{DIGITS}g}"
    return f"{text}.0" if text.lstrip("-").isdigit() else text
