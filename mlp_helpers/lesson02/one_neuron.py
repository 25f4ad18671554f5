"""One neuron that looks at an image: 784 pixels times 784 weights, added up."""

import ipywidgets as w
import numpy as np

from mlp_helpers.digits import SIDE, as_picture, load_example
from mlp_helpers.kit.chooser import Chooser
from mlp_helpers.kit.demo import Demo, button
from mlp_helpers.lesson02 import patterns
from mlp_helpers.views.bars import Bars
from mlp_helpers.views.number_line import NumberLine, nice_limit
from mlp_helpers.views.pixel_grid import PixelGrid
from mlp_helpers.views.slider import Slider

PRESETS = {
    "an edge": patterns.edge,
    "an edge, dark around it": patterns.edge_with_surround,
    "a ring": patterns.ring,
    "blank": patterns.blank,
    "random": patterns.noise,
    **{f"trained neuron {j}": lambda j=j: patterns.trained(j) for j in range(16)},
}
OWN = "your own"  # the list's word for weights that are none of these
INKS = {"+": 1.0, "−": -1.0, "erase": 0.0}
NAMED = 5  # of the largest contributions
SIZE = 168  # of a picture, in CSS pixels


class OneNeuron(Demo):
    """An image times the weights of one neuron gives products, and their sum.

    image : what the neuron sees, float32 (784,), 0 black to 1 white: the drawing, dimmed by
        `brightness` 0..1 and shifted by `shift` (rows down, columns right), in whole pixels.
    weights : float32 (784,), any finite numbers up to 1e9.
    products : weights * image, float32 (784,).
    sum : their sum, the weighted sum, a float.

    picture: the drawing at the start, as in `draw`; a 7 of the test images if left out.
    preset: name of the weights at the start, one of `OneNeuron.presets`.
    """

    name = "One neuron"
    presets = tuple(PRESETS)

    def __init__(self, picture=None, preset="an edge"):
        super().__init__()
        self._start = as_picture(load_example(7, 3) if picture is None else picture)
        self._first_preset = _preset_name(preset)
        grid = {"width": SIZE, "height": SIZE}
        self._drawing = self._start
        self.chooser = Chooser(self.draw, 7, 3, taken=picture is None)
        self._image = PixelGrid(
            values=self._drawing, paintable=True, title="image, 0 to 1",
            label="Image, 28 by 28 pixels", hint="Draw, or Space and Shift with arrows.", **grid,
        )  # fmt: skip
        self._weights = PixelGrid(
            values=patterns.blank(), scale="signed", paintable=True, brush=1.0,
            label="Weights, 28 by 28", hint="Paint, or Space and Shift with arrows.", **grid,
        )  # fmt: skip
        self._products = PixelGrid(
            values=patterns.blank(), scale="signed", label="Products, 28 by 28",
            hint="Weight × pixel.", **grid,
        )  # fmt: skip
        for one, others in _each_with_the_others(self._image, self._weights, self._products):
            one.linked = [other.key for other in others]
        self._named = Bars(
            values=np.zeros(NAMED), labels=[""] * NAMED, lo=-1, hi=1, width=244, height=SIZE,
            title="largest products", label="The largest products",
        )  # fmt: skip
        self._line = NumberLine(width=840, height=112, label="The weighted sum on a line")
        self.brightness_slider = Slider(value=1, lo=0, hi=1, step=0.01, label="brightness")
        self._shift = (0, 0)
        self._ink, self._brush = paint_tools(self._choose_ink)
        self._preset = w.Dropdown(
            options=[*PRESETS, OWN], value=preset, description="weights"
        )  # fmt: skip
        self._own = True  # whether a change of a control is a hand's
        self._image.observe(lambda _: self._drawn(), "values")
        self._weights.observe(lambda _: self._weighed(), "values")
        self.brightness_slider.observe(lambda _: self._look(), "value")
        self._preset.observe(lambda _: self._chosen(), "value")
        arrows = {"←": (0, -1), "→": (0, 1), "↑": (-1, 0), "↓": (1, 0)}
        names = {"←": "left", "→": "right", "↑": "up", "↓": "down"}
        moves = [
            button(sign, lambda by=by: self.shift_by(*by), f"Shift the image {names[sign]}")
            for sign, by in arrows.items()
        ]
        undo = button("Undo", self.undo)
        image_tools = [*self.chooser.controls, button("Clear", self.clear), *moves]
        row = {"flex_flow": "row wrap", "align_items": "center"}
        middle = {"align_items": "center", "grid_gap": "4px"}
        self._lay_out(
            w.HBox([*image_tools, self.brightness_slider], layout=row),
            w.HBox(
                [
                    self._preset,
                    w.Label("paint"),
                    self._ink,
                    self._brush,
                    undo,
                    button("Reset", self.reset),
                ],
                layout=row,
            ),  # fmt: skip
            w.HBox(
                [self._image, _sign("×"), self._weights, _sign("="), self._products, self._named],
                layout=middle,
            ),
            self._line,
        )
        self._preset.style.description_width = "initial"
        self.brightness_slider.add_class("mlp-narrow")
        self.preset(preset)
        self._weights.forget()

    def _numbers(self):
        plus, minus = self.parts
        return f"weighted sum {self.sum:.2f}, for {plus:+.2f}, against {minus:+.2f}"

    @property
    def image(self):
        """What the neuron sees: float32 (784,)."""
        return self._image.values.ravel()

    @property
    def weights(self):
        """The weights: float32 (784,)."""
        return self._weights.values.ravel()

    @property
    def products(self):
        """weights * image: float32 (784,)."""
        return self._products.values.ravel()

    @property
    def sum(self):
        """The weighted sum."""
        return float(self.products.sum(dtype=np.float64))

    @property
    def parts(self):
        """The sum of the products above 0 (for), and of those below 0 (against)."""
        products = self.products.astype(np.float64)
        return float(products.clip(min=0).sum()), float(products.clip(max=0).sum())

    @property
    def brightness(self):
        """What the drawing is multiplied by, 0..1."""
        return self.brightness_slider.value

    @property
    def shift(self):
        """How far the drawing is shifted: (rows down, columns right)."""
        return self._shift

    def set_weights(self, weights):
        """Give the neuron other weights: (784,) or (28, 28), finite numbers."""
        weights = _numbers(weights, "weights")
        self._scale_to(weights)
        self._weights.values = weights
        self._choose(self._preset, OWN)

    def preset(self, name):
        """Give the neuron the weights of this name, one of `OneNeuron.presets`."""
        self.set_weights(PRESETS[_preset_name(name)]())
        self._choose(self._preset, name)

    def draw(self, picture):
        """Show the neuron another picture: (28, 28) or (784,), 0 black to 1 white."""
        self._set_drawing(as_picture(picture))

    def load(self, digit=None, which=0):
        """Show the neuron a test image of MNIST: the `which`-th of a digit, or of all, from 0."""
        self.chooser.load(digit, which)

    def clear(self):
        """Make the image black."""
        self._set_drawing(np.zeros((SIDE, SIDE), np.float32))

    def set_brightness(self, brightness):
        """Dim the image: 1 as it is, 0.5 half as bright, 0 black."""
        self.brightness_slider.value = brightness

    def shift_by(self, rows, columns):
        """Shift the image by whole pixels, down and to the right; ink may leave the picture."""
        new = (self._shift[0] + rows, self._shift[1] + columns)
        if not all(isinstance(n, (int, np.integer)) and abs(n) <= SIDE for n in new):
            raise ValueError(f"the shift would be {new}; wanted whole numbers, -{SIDE} to {SIDE}")
        self._shift = new
        self._look()

    def undo(self):
        """Take the last change of the weights back."""
        if self._weights.undo():
            self._scale_to(self._weights.values)
        else:
            self.status.text = "No change of the weights to take back."

    def reset(self):
        """Go back to the start."""
        self.brightness_slider.value, self._ink.value, self._brush.value = 1, "+", 1.0
        self.chooser.reset()
        self._set_drawing(self._start)
        self.preset(self._first_preset)
        self._weights.forget()
        self._image.forget()

    def _weighed(self):
        self._choose(self._preset, OWN)
        self._compute()

    def _chosen(self):
        if self._own and self._preset.value in PRESETS:
            self.preset(self._preset.value)

    def _choose(self, control, value):
        self._own = False
        control.value = value
        self._own = True

    def _choose_ink(self):
        self._weights.ink = INKS[self._ink.value] * self._weights.limit
        self._weights.brush = self._brush.value

    def _scale_to(self, weights):
        """One scale for weights and products, so that their colours can be compared."""
        limit = nice_limit(float(np.abs(weights).max()) or 1.0)
        for grid in (self._weights, self._products):
            grid.limit = limit
        self._weights.title = f"weights, −{limit:g} to {limit:g}"
        self._products.title = f"products, −{limit:g} to {limit:g}"
        self._named.hi, self._named.lo = limit, -limit
        self._choose_ink()

    def _set_drawing(self, drawing):
        self._drawing, self._shift = np.asarray(drawing, np.float32), (0, 0)
        self._look()

    def _drawn(self):
        """A hand has drawn on what the neuron sees; that is the drawing from now on."""
        if self._own:
            self._drawing, self._shift = self._image.values, (0, 0)
            self._choose(self.brightness_slider, 1)
            self._compute()

    def _look(self):
        """Show the drawing dimmed and shifted."""
        if self._own:
            self._own = False
            self._image.values = _shifted(self._drawing, *self._shift) * self.brightness
            self._own = True
            self._compute()

    def _compute(self):
        self._products.values = self._weights.values * self._image.values
        products = self.products
        largest = np.argsort(-np.abs(products), kind="stable")[:NAMED]
        self._named.labels = [
            f"row {k // SIDE}, col {k % SIDE}" if products[k] else "–" for k in largest
        ]
        self._named.values = products[largest]
        plus, minus = self.parts
        self._line.reach(plus, minus)
        self._line.spans = [[0, plus], [plus, plus + minus]]
        self._line.span_names = ["for:", "against:"]
        self._line.value = [self.sum]
        lit = int((self.image > 0).sum())
        self.status.text = (
            f"Weighted sum {_said(self.sum)}: {lit} lit pixels, of which "
            f"{int((products > 0).sum())} speak for it and {int((products < 0).sum())} against it."
        )
        self._changed()


def paint_tools(choose):
    """Buttons for the sign of the ink and a list for the width of the brush.

    choose: called whenever a hand or code chooses another one.
    """
    ink = w.ToggleButtons(options=list(INKS), value="+", style={"button_width": "auto"})
    brushes = [("fine", 0.5), ("medium", 1.0), ("wide", 2.5)]
    brush = w.Dropdown(options=brushes, value=1.0, description="brush")
    ink.layout.width, brush.style.description_width = "auto", "initial"
    for tool in (ink, brush):
        tool.observe(lambda _: choose(), "value")
    return ink, brush


def _said(number):
    text = f"{number:.2f}" if abs(number) < 1e5 else f"{number:.2e}"
    return text.replace("-", "−")


def _each_with_the_others(*things):
    return [(one, [other for other in things if other is not one]) for one in things]


def _sign(text):
    return w.HTML(f'<span class="mlp-sign">{text}</span>')


def _shifted(picture, rows, columns):
    """The picture moved down and to the right; what leaves it is lost, black follows."""
    moved = np.zeros_like(picture)
    to = [slice(max(0, n), SIDE + min(0, n)) for n in (rows, columns)]
    of = [slice(max(0, -n), SIDE + min(0, -n)) for n in (rows, columns)]
    moved[tuple(to)] = picture[tuple(of)]
    return moved


def _preset_name(name):
    if name not in PRESETS:
        raise ValueError(f"no weights are called {name!r}; there are {', '.join(PRESETS)}")
    return name


def _numbers(values, what):
    """Finite numbers as (28, 28) of float32, or a sentence."""
    values = np.asarray(values)
    if values.dtype.kind not in "biuf":
        raise TypeError(f"{what} holds {values.dtype}; wanted numbers")
    if values.shape not in ((SIDE, SIDE), (SIDE * SIDE,)):
        raise ValueError(f"{what} has shape {values.shape}; wanted (784,) or (28, 28)")
    if not (np.abs(values) <= 1e9).all():
        raise ValueError(f"{what} contains NaN or a number beyond 1e9; wanted finite numbers")
    return values.reshape(SIDE, SIDE).astype(np.float32)
