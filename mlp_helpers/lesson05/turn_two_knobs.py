"""Two of the network's 13,002 knobs, and the map of its cost over their settings."""

import ipywidgets as w
import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import load_digits
from mlp_helpers.kit import Demo, button, choice, column, row
from mlp_helpers.lesson04.networks import as_network
from mlp_helpers.lesson05.cost_slice import START, CostSlice
from mlp_helpers.lesson05.knob_chooser import KnobChooser
from mlp_helpers.lesson05.knob_words import OWN, PAIRS, name_of_pair, why_flat
from mlp_helpers.lesson05.map_maker import MapMaker
from mlp_helpers.lesson05.refined import lowest_of, scale_of, varies
from mlp_helpers.texts import fixed
from mlp_helpers.views import HeatMap, Slider

SAMPLE = 1000  # training images that the cost is averaged over
SHARES = np.array([0.003, 0.01, 0.03, 0.07, 0.13, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
NAMES = ("A ↔", "B ↕")
REFUSED = "That is the other knob already: wanted two different ones."


class TurnTwoKnobs(Demo):
    """Two knobs of the real network, all others as they are, and its true cost as a map.

    knobs : the two, as `Knob`s; choose others with `choose`. The first is the map's x axis.
    values : what they are set to, two floats; set them with `set_values`.
    cost : there, averaged over `images`: what `cost(demo.network, demo.images, demo.labels)` is.
    best : the lowest place so far, as (values, cost); it begins anew with other knobs.
    network : a copy of the network with the two values in it.
    images, labels : 1,000 training images, float32 (1000, 784), and their labels, (1000,).
    map : costs at equally spaced settings, float64 (n, n), the second knob's lowest in row 0.
        n is 9 at once and grows to 65 by itself.
    lowest : the lowest point of the map, as (values, cost). `reveal` shows where it is.
    revealed : whether it is shown.
    ranges : the ends of the two axes, ((low, high), (low, high)).
    matters : for each of the two knobs, whether it changes the cost at all: two bools.

    network: 784 pixels to 10 outputs; the shipped trained one if left out; it is not changed.
    knob_a, knob_b: to begin with, as in `choose`.
    """

    name = "Turn two knobs"

    def __init__(self, network=None, knob_a=START[0], knob_b=START[1]):
        super().__init__()
        self._given, self._start = as_network(network), (knob_a, knob_b)
        self.images, self.labels = load_digits("train", SAMPLE)
        self.images.flags.writeable = self.labels.flags.writeable = False
        self.maker = MapMaker(self, self._take_map)
        self._build()
        self.choose(knob_a, knob_b)

    def _build(self):
        self.heatmap = HeatMap(
            width=500, height=400, step_x=0.1, step_y=0.1, decimals=1, value_decimals=4,
            x_name="A", y_name="B", label="Map of the cost: your setting of the two knobs",
            best_name="best so far",
        )  # fmt: skip
        self.sliders = [Slider(step=0.1, decimals=1, label=f"knob {name}") for name in NAMES]
        self.talk = w.HTML()
        self.pairs = choice([*PAIRS, OWN], "Two knobs")
        self.choosers = [KnobChooser(f"Knob {name}", self._given.sizes) for name in NAMES]
        self._by_hand(self.heatmap, "point", self._moved)
        self._by_hand(self.pairs, "value", self._pair_by_hand)
        for i, (slider, chooser) in enumerate(zip(self.sliders, self.choosers, strict=True)):
            self._by_hand(slider, "value", lambda value, i=i: self._slid(i, value))
            for control in chooser.controls:
                self._by_hand(control, "value", lambda _, i=i: self._knob_by_hand(i))
        tools = [
            button("Back to the best", self.back_to_best),
            button("Show the lowest place", self.reveal),
            button("Reset", self.reset),
        ]
        right = column(self.pairs, self.talk, *self.sliders, row(*tools), flex="1 1 345px")
        right.add_class("mlp-fill")
        knobs = [chooser.row for chooser in self.choosers]
        self._lay_out(*knobs, row(self.heatmap, right), first=self.heatmap)
        self.box.add_class("mlp-tall")

    def _numbers(self):
        a, b = self.values
        (best_a, best_b), best = self.best
        return (
            f"A {a:.2f}, B {b:.2f}, cost {self.cost:.3f}; "
            f"best {best:.3f} at A {best_a:.2f}, B {best_b:.2f}"
        )

    @property
    def network(self):
        """A copy of the network, with the two knobs as they are set."""
        network = self._given.copy()
        for knob, value in zip(self.knobs, self.values, strict=True):
            knob.turn(network, value)
        return network

    def set_values(self, a, b):
        """Set the two knobs, each inside its axis."""
        together = zip(("knob A", "knob B"), (a, b), self.ranges, strict=True)
        self._go(*[doors.between(name, value, *ends) for name, value, ends in together])

    def choose(self, knob_a, knob_b):
        """Turn two other knobs; the former two go back to what they were.

        A knob is ("weight", layer, j, k) or ("bias", layer, j): layer from 1, j the neuron it
        leads into, k the neuron, or for layer 1 the pixel, it comes from, both from 0.
        """
        here = CostSlice(self._given, knob_a, knob_b, self.images, self.labels)
        self.maker.stop()
        self._refused = False  # once true, it is said until the next touch, while the map grows
        self._here, self.knobs, self.ranges, self.revealed = here, here.knobs, here.ranges, False
        # Where it costs most of four places: far from the lowest one.
        self.values = max(self._corners(), key=lambda place: round(here.cost(*place), 4))
        self.cost = here.cost(*self.values)
        self.best, self.matters = (self.values, self.cost), None
        # A second one for the map: a kernel may answer the hand in a thread of its own.
        for_map = CostSlice(self._given, knob_a, knob_b, self.images, self.labels)
        self.maker.start(for_map.cost, *self.ranges)

    def back_to_best(self):
        """Go back to the lowest place so far."""
        self._go(*self.best[0])

    def reveal(self):
        """Show which of the map's points is the lowest."""
        self.revealed, self._refused = True, False
        self._show()

    def reset(self):
        """Go back to the start; first two knobs, nothing found yet."""
        self.choose(*self._start)

    def _corners(self):
        """Four places to begin, a tenth of the axes inside the map's corners."""
        xs, ys = ([low + 2, high - 2] for low, high in self.ranges)
        return [(float(x), float(y)) for y in reversed(ys) for x in reversed(xs)]

    def _moved(self, values):
        """A hand moved the point, or a slider."""
        ends = zip(values, self.ranges, strict=True)
        self._go(*(min(max(round(float(v), 4), low), high) for v, (low, high) in ends))

    def _slid(self, i, value):
        values = list(self.values)
        values[i] = value
        self._moved(values)

    def _pair_by_hand(self, name):
        self.choose(*PAIRS[name]) if name in PAIRS else self._show()

    def _knob_by_hand(self, i):
        knobs = list(self.knobs)
        knobs[i] = self.choosers[i].chosen()
        if knobs[0] == knobs[1]:
            self._refused = True
            self._show()
        else:
            self.choose(*knobs)

    def _go(self, a, b):
        """Set the knobs, compute the cost, keep the best."""
        self.values, self.cost, self._refused = (a, b), self._here.cost(a, b), False
        if self.cost < self.best[1]:
            self.best = self.values, self.cost
        self._show()

    def _take_map(self, field):
        """Show the map, as far as it is computed."""
        field.flags.writeable = False
        self.map, self._scale = field, scale_of(field, SHARES)
        self.lowest = lowest_of(field, *self.ranges)
        matters = varies(field)
        if matters != self.matters:
            self.matters = matters
            self._about = f'<div class="mlp-talk">{self._explain()}</div>'
        self._show()

    def _explain(self):
        """What the map is; or, for a knob that cannot matter, why it is flat."""
        flat = ""
        for name, knob, matters in zip("AB", self.knobs, self.matters, strict=True):
            if not matters:
                flat += f"<p>{why_flat(name, knob, self.images, bool(flat))}</p>"
        return flat or (
            f"<p><b>Two of {self._given.n_parameters:,} knobs.</b> A place on the map is one "
            "setting of both: dark is low cost, light is high, and a line joins equal costs. "
            f"It is the real cost, averaged over {SAMPLE:,} training images. All other knobs "
            "stay as trained.</p><p><b>Find the lowest place:</b> drag the point, or use the arrow "
            "keys, with Shift for ten steps.</p>"
        )

    def _shown(self):
        (x_lo, x_hi), (y_lo, y_hi) = self.ranges
        a, b = (knob.text for knob in self.knobs)
        place = self.lowest[0] if self.revealed and self._scale.levels is not None else None
        shown = {
            self.heatmap: {
                "x_lo": x_lo, "x_hi": x_hi, "y_lo": y_lo, "y_hi": y_hi,
                "x_label": f"A: {a}", "y_label": f"B: {b}",
                "field": self.map, **self._scale._asdict(), "goal": place,
                "point": self.values, "value": self.cost,
                "best": self.best[0] if self.best[0] != self.values else None,
            },
            self.pairs: {"value": name_of_pair(self.knobs)},
            self.talk: {"value": self._about},
        }  # fmt: skip
        for i, (low, high) in enumerate(self.ranges):
            shown[self.sliders[i]] = {"lo": low, "hi": high, "value": self.values[i]}
            shown |= self.choosers[i].shown(self.knobs[i])
        return shown

    def _words(self):
        """Your cost, the best, and where it is to be had lower."""
        if self._refused:
            return REFUSED
        best_values, best = self.best
        beyond = " (beyond the scale)" * (self.cost > self._scale.hi)
        words = f"Your cost: {self.cost:.4f}{beyond}. "
        words += f"Best so far: {best:.4f}, {self._place(best_values)}. "
        if self.revealed and not any(self.matters):
            words += f"All {self.map.size:,} points of the map cost the same."
        elif self.revealed:
            values, lowest = self.lowest
            words += (
                f"Lowest of the map's {self.map.size:,} points: {lowest:.4f}, "
                f"{self._place(values)}."
            )
            if best < lowest:
                words += " Yours is lower: it lies between its points."
        return words

    def _place(self, values):
        """Where on the map: "at A 2.5, B −1.0"; a knob that changes nothing may be anywhere."""
        named = zip("AB", values, self.matters, strict=True)
        at = [f"{name} {fixed(value, 1)}" for name, value, matters in named if matters]
        if len(at) == 1:
            at.append(f"whatever {'AB'[self.matters.index(False)]} is")
        return f"at {', '.join(at)}" if at else "everywhere"
