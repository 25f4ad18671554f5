"""The cost of one example, term by term: ten outputs, what was wanted, and how far apart."""

import ipywidgets as w
import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import SIDE, load_example, load_trained, one_hot
from mlp_helpers.kit.chooser import CHOICES, Chooser
from mlp_helpers.kit.demo import Demo, button
from mlp_helpers.views.differences import Differences
from mlp_helpers.views.pixel_grid import PixelGrid
from mlp_helpers.views.slider import Slider
from mlp_helpers.views.status import Status

DIGITS = 10
LECTURE = (0.43, 0.28, 0.19, 0.88, 0.72, 0.01, 0.64, 0.86, 0.99, 0.63)  # outputs for a 3
LABEL = 3
PRESETS = ("the lecture's", "all 0.1", "all 0.5", "sure and right", "sure and wrong")
TRAINED, OWN = "the network's", "your own"


class CostTable(Demo):
    """Ten outputs and a label: the lecture's cost of one example, sum of (a_j - y_j)^2.

    outputs : a, float64 (10,), each 0..1; label : the digit that was wanted, 0..9.
    wanted : y, float64 (10,): 1 at the label's place, 0 elsewhere.
    terms : (a - y)^2, float64 (10,); cost : their sum, a float, without a factor 1/2.
    largest : place of the largest term, the first one if there are several.
    whose : whose outputs they are, in words: one of `CostTable.presets`, "the network's"
        (the trained one's), or "your own".
    """

    name = "Cost table"
    presets = PRESETS

    def __init__(self):
        super().__init__()
        self._network = load_trained()
        self._table = Differences(
            values=np.zeros(DIGITS), wanted=np.zeros(DIGITS), differences=np.zeros(DIGITS),
            squares=np.zeros(DIGITS), value_name="output", total_name="their sum, the cost C₀",
            label="Outputs, wanted outputs, differences and their squares",
        )  # fmt: skip
        self._image = PixelGrid(values=np.zeros((SIDE, SIDE)), width=150, height=150, plain=True)
        self._label_box = w.Dropdown(options=range(DIGITS), value=LABEL, description="label")
        self._label_box.style.description_width = "initial"
        self._sum = Status(label=self.name)
        self.chooser = Chooser(self._read, LABEL, taken=False, choices=CHOICES[1:])
        self._table.observe(lambda change: self._dragged(change["new"]), "values")
        self._label_box.observe(lambda change: self.set_label(change["new"]), "value")
        self._all = Slider(0.5, label="all ten to")
        self._all.add_class("mlp-narrow")
        self._all.layout.margin = "0 0 0 auto"  # at the end of its row
        self._by_hand(self._all, "value", self.set_all)
        tools = [
            button(_as_title(name), lambda name=name: self.choose(name), f"Take outputs: {name}")
            for name in PRESETS
        ]
        row = {"flex_flow": "row wrap", "align_items": "center"}
        left = w.VBox([self._image, self._label_box], layout={"flex": "0 0 176px"})
        self._table.layout.flex = "1 1 480px"
        self._lay_out(
            w.HBox([w.Label("Outputs:"), *tools, button("Reset", self.reset)], layout=row),
            w.HBox(
                [w.Label("The trained network's:"), *self.chooser.controls, self._all], layout=row
            ),
            w.HBox([left, self._table], layout={"align_items": "center"}),
            self._sum,
        )
        self.reset()

    def _numbers(self):
        j = self.largest
        return (
            f"{self.whose} outputs, label {self.label}, cost {self.cost:.4f}, "
            f"largest term {self.terms[j]:.4f} at output {j}"
        )

    @property
    def outputs(self):
        """What came: a copy, float64 (10,), each 0..1."""
        return self._outputs.copy()

    @property
    def label(self):
        """The digit that was wanted, 0..9."""
        return self._label

    @property
    def wanted(self):
        """The wanted outputs: float64 (10,), 1 at the label's place, 0 elsewhere."""
        return one_hot(self.label).astype(float)

    @property
    def terms(self):
        """The squared differences: float64 (10,)."""
        return (self._outputs - self.wanted) ** 2

    @property
    def cost(self):
        """The lecture's cost of this example: the sum of the terms."""
        return float(self.terms.sum())

    @property
    def largest(self):
        """Place of the largest term; of the first, if there are several."""
        return _largest(self.terms)[0]

    @property
    def whose(self):
        """Whose outputs these are, in words."""
        return self._whose

    def set_output(self, j, value):
        """Set output j, 0..9, to a number 0..1."""
        j = doors.whole("j", j, 0, DIGITS - 1)
        outputs = self.outputs
        outputs[j] = _checked(value, (), f"output {j}")
        self._take(outputs, OWN)

    def set_outputs(self, values):
        """Set all outputs, (10,), each 0..1."""
        self._take(_checked(values, (DIGITS,), "the outputs"), OWN)

    def set_all(self, value):
        """Set all ten outputs to one number 0..1."""
        self._take(np.full(DIGITS, _checked(value, (), "all outputs")), OWN)

    def set_label(self, d):
        """Say which digit was wanted, 0..9. The outputs stay as they are."""
        d = doors.whole("the label", d, 0, DIGITS - 1)
        if d == self._label:
            return
        self._label = d
        if self._whose != TRAINED:  # else they belong to the image that is shown
            self._show_image(d, load_example(d))
        self._take(self._outputs, OWN if self._whose.startswith("sure") else self._whose)

    def choose(self, name):
        """Take the outputs of this name, one of `CostTable.presets`.

        The lecture's belong to a 3; those that are sure have one 1 and nine 0, for the label or
        for another digit.
        """
        if not isinstance(name, str) or name not in PRESETS:
            raise ValueError(f"{name!r} given; wanted one of {', '.join(PRESETS)}")
        if name == PRESETS[0] and self._label != LABEL:
            self._label = LABEL
            self._show_image(LABEL, load_example(LABEL))
        outputs = {
            "the lecture's": np.array(LECTURE),
            "all 0.1": np.full(DIGITS, 0.1),
            "all 0.5": np.full(DIGITS, 0.5),
            "sure and right": one_hot(self._label),
            "sure and wrong": one_hot((self._label + 5) % DIGITS),
        }
        self._take(outputs[name].astype(float), name)

    def load(self, digit, which=0):
        """Take the trained network's outputs for the `which`-th test image of a digit, from 0."""
        self.chooser.load(doors.whole("digit", digit, 0, DIGITS - 1), which)

    def reset(self):
        """Go back to the lecture's outputs for a 3."""
        self.chooser.reset()
        self._label = LABEL
        self._show_image(LABEL, load_example(LABEL))
        self.choose(PRESETS[0])

    def _read(self, picture):
        """Let the trained network read the image that was chosen."""
        self._label = self.chooser.digit.value
        self._show_image(self._label, picture)
        self._take(self._network(picture).astype(float), TRAINED)

    def _dragged(self, values):
        moved = values != self._outputs.astype(np.float32)
        if moved.any():
            outputs = self.outputs
            outputs[moved] = np.round(values[moved].astype(float), 6)  # 0.43, not 0.43000001
            self._take(outputs, OWN)

    def _show_image(self, digit, picture):
        self._image.values = picture.reshape(SIDE, SIDE)
        self._image.title, self._image.label = f"a {digit}", f"Image of a {digit}"

    def _take(self, outputs, whose):
        """Compute the terms and bring all that is on the screen up to date."""
        self._outputs, self._whose = outputs, whose
        self._label_box.value = self.label
        self._quietly(self._all, value=float(outputs.mean().round(6)))
        terms, largest = self.terms, _largest(self.terms)
        self._tell_table(
            values=outputs.astype(np.float32),
            wanted=self.wanted,
            differences=(outputs - self.wanted).astype(np.float32),
            squares=terms.astype(np.float32),
            total=self.cost,
            decimals=self._decimals(),
            heads=["digit", f"output a, {whose}", "wanted y", "a − y", "(a − y)²"],
            marked=self.label,
            largest=largest if len(largest) < DIGITS else [],
        )
        self._sum.text = _as_sum(terms, self.cost)
        self.status.text = f"{self._largest_in_words()} {self._answer_in_words()}"
        self._changed()

    def _tell_table(self, **values):
        """Set the table's traits; what has not changed is not sent again."""
        with self._table.hold_sync():
            for name, value in values.items():
                if not np.array_equal(getattr(self._table, name), value):
                    setattr(self._table, name, value)

    def _decimals(self):
        """Two where they say all, as in the lecture; four for a network's own outputs."""
        return 2 if np.allclose(self._outputs, np.round(self._outputs, 2), 0, 1e-9) else 4

    def _largest_in_words(self):
        places = _largest(self.terms)
        term = f"{self.terms[places[0]]:.4f}"
        if len(places) == DIGITS:
            small = term == "0.0000" and self.cost > 0
            return f"All ten terms are {'below 0.0001' if small else term}."
        if len(places) > 1:
            return f"The largest terms are outputs {_listed(places)}: {term} each."
        j, y = places[0], int(self.wanted[places[0]])
        a = f"{self._outputs[j]:.{self._decimals()}f}"
        return f"The largest term is output {j}: ({a} − {y})² = {term}."

    def _answer_in_words(self):
        places = _largest(self._outputs)
        if len(places) == DIGITS:
            return "All outputs are the same: no answer."
        if len(places) > 1:
            return f"Outputs {_listed(places)} are the brightest: no answer."
        if places == [self.label]:
            return f"The brightest output is {places[0]}, and so is the label: right."
        return f"The brightest output is {places[0]}, the label {self.label}: wrong."


def _largest(numbers):
    """The places of the largest numbers, those that look the same at four decimals."""
    shown = np.round(numbers, 4)
    return [int(j) for j in np.flatnonzero(shown == shown.max())]


def _listed(places):
    return f"{', '.join(map(str, places[:-1]))} and {places[-1]}"


def _as_sum(terms, total):
    """The sum written out, with ≈ where the rounded terms do not add up to the rounded total."""
    shown = [f"{term:.4f}" for term in terms]
    adds_up = abs(sum(map(float, shown)) - float(f"{total:.4f}")) < 5e-5
    return f"C₀ = {' + '.join(shown)} {'=' if adds_up else '≈'} {total:.4f}"


def _as_title(name):
    return name[0].upper() + name[1:]


def _checked(values, shape, name):
    """Outputs as float64 of this shape, each 0..1, or a sentence."""
    try:
        array = np.asarray(values)
    except ValueError:
        raise ValueError(f"{name}: rows of unlike lengths given; wanted {DIGITS} numbers") from None
    wanted = f"{DIGITS} numbers 0..1" if shape else "a number 0..1"
    if array.dtype.kind not in "iuf":
        raise TypeError(f"{name}: {type(values).__name__} given; wanted {wanted}")
    if array.shape != shape:
        raise ValueError(f"{name}: shape {array.shape} given; wanted {wanted}")
    if not ((array >= 0) & (array <= 1)).all():
        wrong = array[~((array >= 0) & (array <= 1))].flat[0]
        raise ValueError(f"{name}: {wrong} given; wanted {wanted}")
    return array.astype(float)
