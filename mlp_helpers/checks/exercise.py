"""An exercise: what is asked, on which cases an answer is checked, and the mistakes we know."""

import copy
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from mlp_helpers.checks.answer import TOLERANCE, from_error, from_value
from mlp_helpers.checks.mistake import Mistake
from mlp_helpers.checks.shown import show_argument

__all__ = ["Case", "Exercise", "Mistake"]


class Case:
    """Arguments to call a function with.

    text: how to speak of them, if they are too long to be shown; needed: whether an answer that
    fails on them alone is wrong, or right and told so.
    """

    def __init__(self, *args, text="", needed=True):
        self.args, self.text, self.needed = args, text, needed

    def describe(self, name):
        """The call, as in "pixel_index(2, 3)", to be typed back, or the case's own words."""
        return self.text or f"{name}({', '.join(map(show_argument, self.args))})"


@dataclass
class Exercise:
    """One function to write.

    Parameters
    ----------
    signature : as the student sees it, "flatten(image)"; the part before the bracket is the name.
    task : what it should do, in one sentence.
    right : a function that does it.
    cases : a list of `Case`, the one that is easiest to think through first.
    whole : cases with whole numbers, and lists : with lists, where the lesson may meet them; they
        are asked of answers that are right in all other cases.
    mistakes : a list of `Mistake`; where two fit, the first is named.
    hint : one or two sentences.
    solution : worked Python code; None where there is none to be shown, as in homework.
    tolerance : how far numbers with a fraction may be off, as a share of the right number.
    changed : a `Mistake` without ways, for functions that change an argument; None: the
        common words.
    calling : what to mind where a function of this name is called: {name: a sentence}. It is said
        of answers that are wrong in no known way.
    on_whole : why whole numbers fail here, where it is not the common reason.
    origin : what a factor is counted from, a function of the arguments; None: from 0.
    multiplied : what a factor is then said of.
    undo : what takes back the last step, as a function of arrays: a factor may be found before.
    counts : what an answer may be multiplied or divided by, for each case: a function of the
        arguments that gives {"the number of images": 5}.
    sizes : a function of the arguments that says which sizes they have, in words, ("3 inputs",):
        an answer may be right for one only.
    slow : what makes a right function too slow here, and what to do about it, in a sentence or two.
    asks : a sentence on where the sizes are to be had from: "len(w) tells."
    part_name : for answers that are lists of arrays: what to call the array at a place (i, j).
    draw : a function of a `np.random.Generator` that gives a list of cases, unlike each time: one
        draw. On every draw each known mistake is wrong somewhere, mostly in every case.
    """

    signature: str
    task: str
    right: Callable
    cases: list
    mistakes: list
    hint: str
    solution: str | None = None
    whole: list = field(default_factory=list)
    lists: list = field(default_factory=list)
    tolerance: float = TOLERANCE
    changed: Mistake | None = None
    calling: dict = field(default_factory=dict)
    on_whole: str = ""
    origin: Callable | None = None
    multiplied: str = "everything"
    undo: Callable | None = None
    counts: Callable = lambda *args: {}
    sizes: Callable = lambda *args: ()
    slow: str = ""
    asks: str = "The arguments can tell."
    part_name: Callable = str
    draw: Callable | None = None

    @property
    def name(self):
        """The function's name."""
        return self.signature.split("(")[0]

    @property
    def forms(self):
        """The cases that are asked of right answers: other forms of arguments."""
        return [*self.whole, *self.lists]

    @cached_property
    def wanted(self):
        """The right answer to every case."""
        return list(self.answers_of(self.right))

    @cached_property
    def wanted_forms(self):
        """The right answer to every one of `forms`."""
        return [_answer(self.right, case.args) for case in self.forms]

    def drawn(self, rng, draws=3):
        """The same exercise, but for its `cases`: they are drawn, so many times one after another.

        rng: a `np.random.Generator`; of the same seed come the same cases. The `forms` stay.
        Raises a ValueError where there is nothing to draw with.
        """
        if self.draw is None:
            raise ValueError(f"{self.name} has no `draw`: no cases can be drawn for it")
        with np.errstate(all="ignore"):  # of cases that are tried, and drawn anew
            cases = [case for _ in range(draws) for case in self.draw(rng)]
        return replace(self, cases=cases)

    def answers_of(self, function, few=None):
        """What one of our own functions, right or wrong, answers: case by case, when asked.

        few: how many of the first cases are asked alone.
        """
        return (_answer(function, case.args) for case in self.cases[:few])


def _answer(function, args):
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return from_value(function(*copy.deepcopy(args)))
        except Exception as error:  # a mistake may be one that raises
            return from_error(error, function)
