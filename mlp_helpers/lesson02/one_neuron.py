"""One neuron that looks at an image: 784 pixels times 784 weights, added up."""

import ipywidgets as w
import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import DARK_INK, SIDE, as_picture, is_dark_on_light, load_example
from mlp_helpers.kit import Chooser, Demo, PaintTools, WithChooser, button, choice, row, together
from mlp_helpers.lesson02 import patterns
from mlp_helpers.lesson02.weighted import as_weights, largest, parts, shifted
from mlp_helpers.texts import fixed, power
from mlp_helpers.views import Bars, NumberLine, PixelGrid, Slider
from mlp_helpers.views.number_line import nice_limit, range_in_words

PRESETS = {
    "an edge": patterns.edge,
    "a ring": patterns.ring,
    "blank": patterns.blank,
    "random": patterns.noise,
    **{f"trained neuron {j}": lambda j=j: patterns.trained(j) for j in range(16)},
}
OWN = "your own"  # the list's word for weights that are none of these
MOVES = {"←": ("left", 0, -1), "→": ("right", 0, 1), "↑": ("up", -1, 0), "↓": ("down", 1, 0)}
NAMED = 5  # of the largest contributions
SIZE = 168  # of a picture, in CSS pixels


class OneNeuron(WithChooser, Demo):
    """An image times the weights of one neuron gives products, and their sum.

    image : what the neuron sees, float32 (784,), 0 black to 1 white: the drawing, dimmed by
        `brightness` 0..1 and shifted by `shift` (rows down, columns right), in whole pixels.
    weights : float32 (784,), any finite numbers up to 1e9.
    whose : the name of these weights, one of `OneNeuron.presets`, or "your own".
    products : weights * image, float32 (784,).
    sum : their sum, the weighted sum, a float.
    parts : the sum of the products above 0 (for), and of those below 0 (against).

    picture: the drawing at the start, as in `draw`; a 7 of the test images if left out.
    preset: name of the weights at the start, one of `OneNeuron.presets`.
    """

    name = "One neuron"
    presets = tuple(PRESETS)

    def __init__(self, picture=None, preset="an edge"):
        super().__init__()
        self._start = as_picture(load_example(7, 3) if picture is None else picture)
        self._start_preset = _checked_preset(preset)
        self.chooser = Chooser(self.draw, 7, 3, taken=picture is None)
        self._build()
        self.reset()

    def _build(self):
        grid = {"width": SIZE, "height": SIZE}
        self.grids = {
            "image": PixelGrid(
                values=self._start, paintable=True, label="Image, 28 by 28 pixels",
                title="image, 0 to 1", hint="Draw, or Space and Shift with arrows.", **grid,
            ),
            "weights": PixelGrid(
                values=patterns.blank(), scale="signed", paintable=True, brush=1.0,
                label="Weights, 28 by 28", hint="Paint, or Space and Shift with arrows.", **grid,
            ),
            "products": PixelGrid(
                scale="signed", label="Products, 28 by 28", hint="Weight × pixel.", **grid
            ),
        }  # fmt: skip
        for one in self.grids.values():
            one.linked = [other.key for other in self.grids.values() if other is not one]
        self.bars = Bars(
            values=np.zeros(NAMED), labels=[""] * NAMED, lo=-1, hi=1, width=244, height=SIZE,
            title="largest products", label="The largest products",
        )  # fmt: skip
        self.line = NumberLine(
            width=840, height=112, label="The weighted sum on a line",
            span_names=["for:", "against:"],
        )  # fmt: skip
        self.slider = Slider(value=1, lo=0, hi=1, step=0.01, label="brightness")
        self.slider.add_class("mlp-narrow")
        self.menu = choice([*PRESETS, OWN], "weights")
        self.paint = PaintTools(self.grids["weights"], {"Undo": self.undo})
        self._by_hand(self.grids["image"], "values", self._draw_on)
        self._by_hand(self.grids["weights"], "values", lambda drawn: self._weigh(as_weights(drawn)))
        self._by_hand(self.slider, "value", self.set_brightness)
        self._by_hand(self.menu, "value", self._choose)
        moves = [
            button(sign, lambda by=by: self.shift_by(*by), f"Shift the image {name}")
            for sign, (name, *by) in MOVES.items()
        ]
        image_tools = [*self.chooser.controls, button("Clear", self.clear), *moves, self.slider]
        weight_tools = [self.menu, *self.paint.controls, button("Reset", self.reset)]
        image, weights, products = self.grids.values()
        self._lay_out(
            row(*image_tools),
            row(*weight_tools),
            together(
                *[image, _sign("×"), weights, _sign("="), products, self.bars],
                align_items="flex-start",
                grid_gap="4px",
            ),
            self.line,
            first=self.slider,
        )

    def _numbers(self):
        plus, minus = self.parts
        return f"weighted sum {self.sum:z.2f}, for {plus:+z.2f}, against {minus:+z.2f}"

    def set_weights(self, weights):
        """Give the neuron other weights: (784,) or (28, 28), finite numbers."""
        weights = as_weights(weights)
        self._scale_to(weights)
        self._weigh(weights)

    def preset(self, name):
        """Give the neuron the weights of this name, one of `OneNeuron.presets`."""
        weights = as_weights(PRESETS[_checked_preset(name)]())
        self._scale_to(weights)
        self._weigh(weights, name)

    def draw(self, picture):
        """Show the neuron another picture: (28, 28) or (784,), 0 black to 1 white."""
        self._drawing, self.shift = as_picture(picture), (0, 0)
        self._compute()

    def clear(self):
        """Make the image black."""
        self.draw(np.zeros((SIDE, SIDE)))

    def set_brightness(self, brightness):
        """Dim the image: 1 as it is, 0.5 half as bright, 0 black."""
        self.brightness = doors.between("brightness", brightness, 0, 1)
        self._compute()

    def shift_by(self, rows, columns):
        """Shift the image by whole pixels, down and to the right; ink may leave the picture."""
        by = {"rows": rows, "columns": columns}
        by = [doors.whole(name, n, -2 * SIDE, 2 * SIDE) for name, n in by.items()]
        new = (self.shift[0] + by[0], self.shift[1] + by[1])
        if max(map(abs, new)) > SIDE:
            raise ValueError(f"the shift would be {new}; wanted whole numbers, -{SIDE} to {SIDE}")
        self.shift = new
        self._compute()

    def undo(self):
        """Take the last change of the weights back."""
        if self.grids["weights"].undo():  # which the demo takes in as it does a stroke
            self._scale_to(self.weights)
            self._show()
        else:
            self._say("No change of the weights to take back.")

    def reset(self):
        """Go back to the start."""
        self.paint.reset()
        self.chooser.reset()
        self._drawing, self.shift, self.brightness = self._start, (0, 0), 1.0
        self._end = self._reach = 1.0  # of the line, and of the bars
        self.preset(self._start_preset)
        for grid in self.grids.values():
            grid.forget()

    def _choose(self, name):
        doors.one_of("the name", name, [*PRESETS, OWN])
        self.preset(name) if name in PRESETS else self._weigh(self.weights)

    def _draw_on(self, picture):
        """What a hand draws on is what the neuron sees; that is the drawing from now on."""
        picture = as_picture(picture)
        self.brightness = 1.0
        self.draw(picture)

    def _scale_to(self, weights):
        """One scale for weights and products, so that their colours can be compared."""
        self._limit = float(np.abs(weights).max()) or 1.0

    def _weigh(self, weights, whose=OWN):
        self.weights, self.whose = weights.ravel(), whose
        self._compute()

    def _compute(self):
        self.image = (shifted(self._drawing, *self.shift) * self.brightness).ravel()
        self.products = self.weights * self.image
        self.sum = float(self.products.sum(dtype=np.float64))
        self.parts = parts(self.products)
        self._end = nice_limit(max(np.abs(self.parts)), self._end)
        self._reach = nice_limit(float(np.abs(self.products).max()), self._reach)
        self._show()

    def _shown(self):
        limit, (plus, minus) = power(self._limit, 3), self.parts
        places = largest(self.products, NAMED)
        names = [f"row {k // SIDE}, col {k % SIDE}" if self.products[k] else "–" for k in places]
        shown = {
            grid: {"values": getattr(self, name).reshape(SIDE, SIDE)}
            for name, grid in self.grids.items()
        }
        for name in ("weights", "products"):
            shown[self.grids[name]] |= {
                "limit": self._limit,
                "title": f"{name}, −{limit} to {limit}",
            }
        return shown | {
            self.bars: {
                "values": self.products[places],
                "labels": names,
                "lo": -self._reach,
                "hi": self._reach,
            },
            self.line: {
                "value": [self.sum],
                "spans": [[0, plus], [plus, plus + minus]],
                "lo": -self._end,
                "hi": self._end,
                "title": f"weighted sum, {range_in_words(self._end, self._end)}",
            },
            self.slider: {"value": self.brightness},
            self.menu: {"value": self.whose},
        }

    def _words(self):
        if is_dark_on_light(self.image):
            return f"Weighted sum {fixed(self.sum)}. The image {DARK_INK}."
        lit = int((self.image > 0).sum())
        return (
            f"Weighted sum {fixed(self.sum)}: {lit} lit pixels, of which "
            f"{int((self.products > 0).sum())} speak for it and "
            f"{int((self.products < 0).sum())} against it."
        )


def _sign(text):
    return w.HTML(f'<span class="mlp-sign">{text}</span>', layout={"align_self": "center"})


def _checked_preset(name):
    if not isinstance(name, str) or name not in PRESETS:
        raise ValueError(
            f"no weights are called {doors.said(name)}; there are {', '.join(PRESETS)}"
        )
    return name
