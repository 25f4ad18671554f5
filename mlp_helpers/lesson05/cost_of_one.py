"""The cost of one example, term by term, and outputs that are worth a look."""

from typing import NamedTuple

import numpy as np

from mlp_helpers.digits import one_hot
from mlp_helpers.texts import in_little_room, listed

DIGITS = 10
LECTURE = (0.43, 0.28, 0.19, 0.88, 0.72, 0.01, 0.64, 0.86, 0.99, 0.63)  # outputs for a 3
LABEL = 3
PRESETS = ("the lecture's", "all 0.1", "all 0.5", "sure and right", "sure and wrong")


class OneCost(NamedTuple):
    """Ten outputs and the digit that was wanted: sum of (a_j - y_j)^2, without a factor 1/2.

    wanted : y, float64 (10,), 1 at the label's place, 0 elsewhere.
    terms : (a - y)^2, float64 (10,). total : their sum, the cost, a float.
    largest, brightest : the places of the largest terms, and of the largest outputs.
    """

    outputs: np.ndarray  #: a: float64 (10,), each 0..1
    label: int

    wanted = property(lambda self: np.eye(DIGITS)[self.label])
    terms = property(lambda self: (self.outputs - self.wanted) ** 2)
    total = property(lambda self: float(self.terms.sum()))
    largest = property(lambda self: largest_of(self.terms))
    brightest = property(lambda self: largest_of(self.outputs))

    @property
    def decimals(self):
        """Two where they say all, as in the lecture; four for a network's own outputs."""
        return 2 if np.allclose(self.outputs, np.round(self.outputs, 2), 0, 1e-9) else 4


class KeptCost(NamedTuple):
    """A cost that was kept, to compare another with."""

    one: OneCost
    whose: str  #: whose outputs they are

    in_short = property(lambda self: written(self.one.total))


def compared(a, b):
    """Two kept costs, A and B, in a sentence: which is larger, by how much, and where from."""
    dear, cheap = ("A", a), ("B", b)
    by = a.one.total - b.one.total
    names = {"A": f"A ({_named(a)})", "B": f"B ({_named(b)})"}
    if _named(a) == _named(b):
        names = {"A": "A", "B": "B"}
    if written(a.one.total) == written(b.one.total):
        return f"{names['A']} and {names['B']} cost the same: {written(a.one.total)}."
    if by < 0:
        dear, cheap = cheap, dear
    more = dear[1].one.terms - cheap[1].one.terms  # (10,)
    places = largest_of(more)
    if len(places) > 1:
        where = (
            f"the largest parts of it at outputs {listed(places)}, {written(more[places[0]])} each"
        )
    else:
        (j,) = places
        where = f"{'most' if more[j] > abs(by) / 2 else 'the largest part'} of it at output {j}"
    return f"{names[dear[0]]} costs {written(abs(by))} more than {names[cheap[0]]}, {where}."


def _named(kept):
    """Whose outputs, or what they are where all ten are the same."""
    outputs = kept.one.outputs
    whose = f"all {outputs[0]:.2f}".rstrip("0").rstrip(".") if np.ptp(outputs) == 0 else kept.whose
    return f"{whose}, for a {kept.one.label}"


def largest_of(numbers):
    """The places of the largest numbers, those that look the same as they are `written`."""
    numbers = np.asarray(numbers)
    most = float(numbers.max())
    near = np.abs(numbers - most) < (0.02 * most if 0 < most < 5e-5 else 5e-5)
    return [int(j) for j in np.flatnonzero(near | (numbers == most))]


def written(value):
    """A term or a cost as text: four decimals; two digits that count where they would not show."""
    return in_little_room(value, 4, digits=2)


def preset(name, label):
    """The outputs of a name in PRESETS: float64 (10,). One that is sure has a 1 and nine 0."""
    outputs = {
        "the lecture's": LECTURE,
        "all 0.1": np.full(DIGITS, 0.1),
        "all 0.5": np.full(DIGITS, 0.5),
        "sure and right": one_hot(label),
        "sure and wrong": one_hot((label + 5) % DIGITS),
    }
    return np.array(outputs[name], float)
