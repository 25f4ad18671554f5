"""The cost of one example, term by term: ten outputs, what was wanted, and how far apart."""

import ipywidgets as w
import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import SIDE, load_example, load_trained
from mlp_helpers.kit import Chooser, Demo, WithChooser, button, choice, column, row
from mlp_helpers.lesson05.cost_of_one import (
    DIGITS,
    LABEL,
    PRESETS,
    KeptCost,
    OneCost,
    compared,
    preset,
    written,
)
from mlp_helpers.texts import listed
from mlp_helpers.views import Differences, PixelGrid, Scoreboard, Slider, Status

TITLES = {name[0].upper() + name[1:]: name for name in PRESETS}
KEPT = ("A", "B")
KEEP = "Keep these outputs and their cost, to compare with others"
TRAINED, OWN = "the network's", "your own"


class CostTable(WithChooser, Demo):
    """Ten outputs and a label: the lecture's cost of one example, sum of (a_j - y_j)^2.

    outputs : a, a copy, float64 (10,), each 0..1; label : the digit that was wanted, 0..9.
    wanted : y, float64 (10,): 1 at the label's place, 0 elsewhere.
    terms : (a - y)^2, float64 (10,); cost : their sum, a float, without a factor 1/2.
    largest : place of the largest term, the first one if there are several.
    whose : whose outputs they are, in words: one of `CostTable.presets`, "the network's"
        (the trained one's), or "your own".
    kept : the costs kept as "A" and "B", to compare; see `keep`. {name: (one, whose)}
    """

    name = "Cost table"
    presets = PRESETS
    outputs = property(lambda self: self._one.outputs.copy())

    def __init__(self):
        super().__init__()
        self._network = load_trained()
        self._build()
        self.reset()

    def _build(self):
        self.table = Differences(
            value_name="output", total_name="their sum, the cost C₀",
            label="Outputs, wanted outputs, differences and their squares",
        )  # fmt: skip
        self.image = PixelGrid(width=132, height=132, plain=True)
        self.big = Scoreboard(caption="the cost C₀", label="The cost C₀")
        self.big.add_class("mlp-figure")
        self.costs = {name: w.Label() for name in KEPT}
        self.comparison = Status(label=self.name)
        self.label_box = choice(range(DIGITS), "label", value=LABEL)
        self.sum = Status(label=self.name)
        self.sum.add_class("mlp-tall")
        self.chooser = Chooser(self._read, LABEL, taken=False, any_digit=False)
        self.all_ten = Slider(0.5, label="all ten to")
        self.all_ten.add_class("mlp-narrow")
        self.all_ten.layout.margin = "0 0 0 auto"  # at the end of its row
        self._by_hand(self.table, "values", self._dragged)
        self._by_hand(self.label_box, "value", self.set_label)
        self._by_hand(self.all_ten, "value", self.set_all)
        tools = {
            name: button(title, lambda name=name: self.choose(name), f"Take outputs: {name}")
            for title, name in TITLES.items()
        }
        kept = [
            row(
                button(f"Keep {name}", lambda name=name: self.keep(name), KEEP),
                cost,
                flex_flow="row",
            )
            for name, cost in self.costs.items()
        ]
        left = column(self.image, self.label_box, self.big, *kept, flex="0 1 176px")
        self.table.layout.flex = "1 1 480px"
        self._lay_out(
            row(w.Label("Outputs:"), *tools.values(), button("Reset", self.reset)),
            row(w.Label("The trained network's:"), *self.chooser.controls, self.all_ten),
            row(left, self.table),
            self.sum,
            self.comparison,
            first=self.table,
        )

    def _numbers(self):
        j = self.largest
        return (
            f"{self.whose} outputs, label {self.label}, cost {written(self.cost)}, "
            f"largest term {written(self.terms[j])} at output {j}"
        )

    def set_output(self, j, value):
        """Set output j, 0..9, to a number 0..1."""
        outputs = self.outputs
        j = doors.whole("j", j, 0, DIGITS - 1)
        outputs[j] = doors.between(f"output {j}", value, 0, 1)
        self._take(outputs, OWN)

    def set_outputs(self, values):
        """Set all outputs, (10,), each 0..1."""
        outputs = doors.within("the list of outputs", values, (DIGITS,), 0, 1)
        self._take(outputs.astype(float), OWN)

    def set_all(self, value):
        """Set all ten outputs to one number 0..1."""
        self._take(np.full(DIGITS, doors.between("each output", value, 0, 1)), OWN)

    def set_label(self, d):
        """Say which digit was wanted, 0..9. The outputs stay as they are."""
        d = doors.whole("the label", d, 0, DIGITS - 1)
        if d == self.label:
            return
        self.label = d
        if self.whose != TRAINED:  # else they belong to the image that is shown
            self._example = d, load_example(d)
        self._take(self.outputs, OWN if self.whose.startswith("sure") else self.whose)

    def choose(self, name):
        """Take the outputs of this name, one of `CostTable.presets`.

        The lecture's belong to a 3; those that are sure have one 1 and nine 0, for the label or
        for another digit.
        """
        doors.one_of("the name", name, PRESETS)
        if name == PRESETS[0] and self.label != LABEL:
            self.label, self._example = LABEL, (LABEL, load_example(LABEL))
        self._take(preset(name, self.label), name)

    def keep(self, name):
        """Keep these outputs and their cost as "A" or "B", to compare the others with."""
        doors.one_of("the name", name, KEPT)
        self.kept = self.kept | {name: KeptCost(self._one, self.whose)}
        self._show()

    def reset(self):
        """Go back to the lecture's outputs for a 3, and forget what was kept."""
        self.kept = {}
        self.chooser.reset()
        self.label, self._example = LABEL, (LABEL, load_example(LABEL))
        self.choose(PRESETS[0])

    def _read(self, picture):
        """Let the trained network read the image that was chosen."""
        self.label, _ = self.chooser.chosen
        self._example = self.label, picture
        self._take(self._network(picture).astype(float), TRAINED)

    def _dragged(self, values):
        moved = values != self._one.outputs.astype(np.float32)
        if moved.any():
            outputs = self.outputs
            outputs[moved] = np.round(values[moved].astype(float), 6)  # 0.43, not 0.43000001
            self._take(outputs, OWN)

    def _take(self, outputs, whose):
        self._one = one = OneCost(outputs, self.label)
        self.whose, self.wanted, self.terms, self.cost = whose, one.wanted, one.terms, one.total
        self.largest = one.largest[0]
        self._show()

    def _shown(self):
        one, (digit, picture) = self._one, self._example
        largest = one.largest
        return {
            self.table: {
                "values": one.outputs,
                "wanted": one.wanted,
                "differences": one.outputs - one.wanted,
                "squares": one.terms,
                "total": self.cost,
                "decimals": one.decimals,
                "heads": ["digit", f"output a, {self.whose}", "wanted y", "a − y", "(a − y)²"],
                "marked": one.label,
                "largest": largest if len(largest) < DIGITS else [],
            },
            self.image: {
                "values": picture.reshape(SIDE, SIDE),
                "title": f"a {digit}",
                "label": f"Image of a {digit}",
            },
            self.label_box: {"value": one.label},
            self.all_ten: {"value": float(one.outputs.mean().round(6))},
            self.sum: {"text": _as_sum(one)},
            self.big: {"big": written(self.cost)},
            self.comparison: {"text": self._comparison()},
        } | {
            label: {"value": self.kept[name].in_short if name in self.kept else ""}
            for name, label in self.costs.items()
        }

    def _comparison(self):
        """What was kept, beside what is shown, or beside each other."""
        if len(self.kept) == len(KEPT):
            return compared(*(self.kept[name] for name in KEPT))
        if not self.kept:
            return "Keep A, change something, keep B: they are compared here."
        ((name, kept),) = self.kept.items()
        other = next(one for one in KEPT if one != name)
        what = f"{name}: {kept.whose}, for a {kept.one.label}"
        return f"{what}. Change something, and keep {other}: they are compared here."

    def _words(self):
        return f"{_largest_in_words(self._one)} {_answer_in_words(self._one)}"


def _largest_in_words(one):
    places = one.largest
    term = written(one.terms[places[0]])
    if len(places) == DIGITS:
        return f"All ten terms are {term}."
    if len(places) > 1:
        return f"The largest terms are outputs {listed(places)}: {term} each."
    (j,) = places
    a = f"{one.outputs[j]:.{one.decimals}f}"
    return f"The largest term is output {j}: ({a} − {int(j == one.label)})² = {term}."


def _answer_in_words(one):
    places = one.brightest
    if len(places) == DIGITS:
        return "All outputs are the same: no answer."
    if len(places) > 1:
        return f"Outputs {listed(places)} are the brightest: no answer."
    if places == [one.label]:
        return f"The brightest output is {one.label}, and so is the label: right."
    return f"The brightest output is {places[0]}, the label {one.label}: wrong."


def _as_sum(one):
    """The sum written out, with ≈ where the rounded terms do not add up to the rounded total."""
    shown, total = [written(term) for term in one.terms], written(one.total)
    adds_up = written(sum(float(text.replace("−", "-")) for text in shown)) == total
    return f"C₀ = {' + '.join(shown)} {'=' if adds_up else '≈'} {total}"
