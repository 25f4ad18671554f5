"""A line of numbers with what lies on it: a sum and what it is made of, or two groups of sums."""

import numpy as np
import traitlets as T

from mlp_helpers.texts import fixed
from mlp_helpers.views.base import Array
from mlp_helpers.views.picture import Picture


class NumberLine(Picture):
    """Numbers as places on a line from `lo` to `hi`. What lies beyond is drawn at the end.

    value : float32 (1,), marked with a pointer and written out, or None.
    spans : float32 (k, 2), each a bar from one number to another, under one another; a bar
        to the right is blue and begins with +, one to the left orange with −; or None.
    span_names : k names, written at the bars.
    points : float32 (n,), drawn as dots, or None; `groups` says for each whether it is in group
        0 (circles, the upper lane) or 1 (squares, the lower lane), `names` what it is called.
    group_names : a name for each of the two groups; a dashed line marks each group's mean.
    pointed : the dot that a hand points at, -1 for none; linked: keys of the views, such as a
        `Sheet`, in which it points along, and where it may point for this one.
    hint : what is said beside the title while there is nothing else to say.

    Another scale is not jumped to: the numbers slide, and for some seconds it is said.
    By keyboard, where views are linked: arrows go from dot to dot, Home and End to the outer ones.
    """

    value = Array(1, None, allow_none=True)
    spans = Array(2, None, allow_none=True)
    span_names = T.List(T.Unicode()).tag(sync=True)
    points = Array(1, None, allow_none=True)
    groups = T.List(T.Int()).tag(sync=True)
    names = T.List(T.Unicode()).tag(sync=True)
    group_names = T.List(T.Unicode()).tag(sync=True)
    pointed = T.Int(-1).tag(sync=True)
    linked = T.List(T.Unicode()).tag(sync=True)
    hint = T.Unicode().tag(sync=True)
    lo = T.CFloat(-1.0).tag(sync=True)
    hi = T.CFloat(1.0).tag(sync=True)

    def _numbers(self):
        shown = self.value if self.value is not None else self.points
        return "" if shown is None else " ".join(f"{number:.2f}" for number in shown)


def nice_limit(largest, current=0.0):
    """The smallest of …, 1, 2, 5, 10, 20, … that is not below `largest`, at least 1e-3; 1 for 0.

    `current` is kept as long as `largest` fits and fills a fifth of it, so that a scale does
    not jump to and fro under the hand.
    """
    if not largest:
        return 1.0
    if current / 5 <= largest <= current:
        return float(current)
    power = 10.0 ** np.floor(np.log10(max(largest, 1e-3)))
    steps = (power, 2 * power, 5 * power, 10 * power)
    return float(next((step for step in steps if largest <= step * (1 + 1e-9)), steps[-1]))


def range_in_words(left, right):
    """From -left to right: "−50 to 100", as it stands above the line."""
    return " to ".join(fixed(end, 0 if abs(end) >= 1 else 3) for end in (-left, right))
