"""Exercise: the ten wanted outputs for a label."""

import numpy as np

from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.lesson05.exercises.cases import DIGITS


def _wanted(label):
    return np.eye(DIGITS)[label]


def _one_at(place, length=DIGITS):
    """A list with a 1 at a place, as a student fills it: an error where there is no such place."""
    values = np.zeros(length)
    values[place] = 1
    return values


def _draw(rng):
    """All ten labels in some order. 0, 1, 5 and 9 alone do not tell all: counted from the end, 5
    is 5 again, and up to its place 0 is a 1 alone, as 9 is from its place on."""
    return [Case(int(label)) for label in rng.permutation(DIGITS)]


exercise = Exercise(
    signature="one_hot(label)",
    task="Give the ten wanted outputs, shape (10,), for a label 0 to 9: 1 at the label's place, "
    "0 everywhere else.",
    right=_wanted,
    cases=[Case(label) for label in (3, 0, 9, 1, 2, 4, 5, 6, 7, 8)],
    whole=[Case(np.int64(3), text="the label 3 out of an array of labels")],
    mistakes=[
        Mistake(
            "the 1 stands one place too far",
            "Your 1 comes one place after the label's. The ten places are counted from 0, as the "
            "digits are.",
            lambda label: _one_at(label + 1),
            lambda label: _one_at((label + 1) % DIGITS),
        ),
        Mistake(
            "the 1 stands one place too early",
            "Your 1 comes one place before the label's. The ten places are counted from 0, as the "
            "digits are.",
            lambda label: _one_at(label - 1),
        ),
        Mistake(
            "counted from the end",
            "Your list is the wrong way round: its first number should belong to the digit 0.",
            lambda label: _one_at(-label),
            lambda label: _one_at(9 - label),
        ),
        Mistake(
            "a single number",
            "One number comes out. Wanted are ten, one for each output neuron.",
            lambda label: label,
            lambda label: 1,
            lambda label: label / 10,
            lambda label: label / 9,
            lambda label: np.array([label]),
        ),
        Mistake(
            "nine numbers",
            "Nine numbers come out. The digits go from 0 to 9: how many are there?",
            lambda label: _one_at(label, 9),
            lambda label: np.array([float(place == label) for place in range(9)]),
            lambda label: np.array([float(place == label) for place in range(1, 10)]),
        ),
        Mistake(
            "eleven numbers",
            "Eleven numbers come out. The digits go from 0 to 9: how many are there?",
            lambda label: _one_at(label, 11),
            lambda label: _one_at(label + 1, 11),
        ),
        Mistake(
            "the length depends on the label",
            "For every label another number of values comes out. The network always has ten "
            "outputs, so ten are wanted, whatever the label.",
            lambda label: _one_at(label, label + 1),
            lambda label: np.zeros(label),
            lambda label: np.ones(label),
        ),
        Mistake(
            "0 and 1 are exchanged",
            "Your list has nine times 1, and a 0 at the label's place. It is the label's output "
            "that should be bright.",
            lambda label: 1 - _wanted(label),
        ),
        Mistake(
            "the label itself in its place",
            "The place is right, but how bright an output should be does not depend on which "
            "digit it stands for.",
            lambda label: label * _wanted(label),
        ),
        Mistake(
            "ten zeros",
            "Nothing is set. One = puts a number in its place, two, ==, only ask whether it is "
            "there already.",
            lambda label: np.zeros(DIGITS),
        ),
        Mistake(
            "1 at every place up to the label's",
            "Several outputs are wanted bright. Only the label's own is.",
            lambda label: (np.arange(DIGITS) <= label) * 1.0,
            lambda label: (np.arange(DIGITS) < label) * 1.0,
            lambda label: (np.arange(DIGITS) >= label) * 1.0,
        ),
        Mistake(
            "True and False instead of 1 and 0",
            "The places are right, but these are answers to a question, True or False. Outputs "
            "are numbers.",
            lambda label: np.arange(DIGITS) == label,
        ),
        Mistake(
            "all ten rows",
            "The wanted outputs for all ten labels come out. Which of the rows is the label's?",
            lambda label: np.eye(DIGITS),
        ),
    ],
    hint="Begin with ten zeros, np.zeros(10). One of them has to change: which?",
    solution='''\
def one_hot(label):
    """The ten wanted outputs for a label 0 to 9."""
    target = np.zeros(10)
    target[label] = 1
    return target''',
    draw=_draw,
)
