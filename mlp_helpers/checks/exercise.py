"""An exercise: what is asked, on which cases an answer is checked, and the mistakes we know."""

import copy
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mlp_helpers.checks.answer import TOLERANCE, from_error, from_value, show


class Case:
    """Arguments to call a function with.

    text: how to speak of them, if they are too long to be shown.
    """

    def __init__(self, *args, text=""):
        self.args, self.text = args, text

    def describe(self, name):
        """The call, as in "pixel_index(2, 3)", or the case's own words."""
        return self.text or f"{name}({', '.join(map(show, self.args))})"


class Mistake:
    """A wrong answer that students give.

    name: in a few words; sentence: lets the student find it without giving the solution;
    ways: functions that make it; an answer that is the same as theirs on all cases has made it.
    """

    def __init__(self, name, sentence, *ways):
        self.name, self.sentence, self.ways = name, sentence, ways


@dataclass
class Exercise:
    """One function to write.

    Parameters
    ----------
    signature : as the student sees it, "flatten(image)"; the part before the bracket is the name.
    task : what it should do, in one sentence.
    right : a function that does it.
    cases : a list of `Case`, the one that is easiest to think through first.
    mistakes : a list of `Mistake`; where two fit, the first is named.
    hint : one or two sentences.
    solution : worked Python code; None where there is none to be shown, as in homework.
    tolerance : how far numbers with a fraction may be off, as a share of the right number.
    changed : a `Mistake` without ways, for functions that change an argument; None: the
        common words.
    part_name : for answers that are lists of arrays: what to call the array at a place (i, j).
    """

    signature: str
    task: str
    right: Callable
    cases: list
    mistakes: list
    hint: str
    solution: str | None = None
    tolerance: float = TOLERANCE
    changed: Mistake | None = None
    part_name: Callable = str

    @property
    def name(self):
        """The function's name."""
        return self.signature.split("(")[0]

    @cached_property
    def wanted(self):
        """The right answer to every case."""
        return list(self.answers_of(self.right))

    def answers_of(self, function):
        """What one of our own functions, right or wrong, answers: case by case, when asked."""
        return (_answer(function, case.args) for case in self.cases)


def _answer(function, args):
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return from_value(function(*copy.deepcopy(args)))
        except Exception as error:  # a mistake may be one that raises
            return from_error(error, function)
