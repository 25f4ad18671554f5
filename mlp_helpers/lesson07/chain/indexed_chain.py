"""The chain rule with indices: three formulas, each symbol tied to its place in a network."""

import ipywidgets as w
import numpy as np

from mlp_helpers import doors
from mlp_helpers.kit.demo import Demo, button
from mlp_helpers.lesson07.chain import indexed_picture as picture
from mlp_helpers.network import Network, backprop, sigmoid, sigmoid_prime
from mlp_helpers.texts import in_digits
from mlp_helpers.views.linked import Linked
from mlp_helpers.views.slider import Slider

SIZES, MOST, MOST_OUTPUTS = (3, 4, 2), 4, 3
ENDS, LARGEST, EPSILON = 5.0, 1e6, 1e-6
HINT = "Click a line or a neuron to choose. Point at a symbol to see its place (or Tab, arrows)."


class IndexedChain(Demo):
    """A small network in which every symbol of backpropagation's formulas has its place.

    For one example, with neuron j of layer l and neuron k of the layer before:
    1. dC_0/dw_jk^(l) = a_k^(l-1) sigma'(z_j^(l)) dC_0/da_j^(l)
    2. dC_0/db_j^(l) = sigma'(z_j^(l)) dC_0/da_j^(l)
    3. dC_0/da_k^(l-1) = sum over j of w_jk^(l) sigma'(z_j^(l)) dC_0/da_j^(l)
    and dC_0/da_j^(L) = 2 (a_j^(L) - y_j) at the end.

    network : float64; set it with `set_weight`, `set_bias`. x, y : input and wanted outputs,
        (n_0,) and (n_L,), 0..1; set them with `set_input`, `set_wanted`.
    selected : (l, j, k), set with `select`: the weight of formula 1, whose neuron j formula 2
        is about, and whose neuron k, of layer l - 1, formula 3.
    slope_w, slope_b, slope_a : what the three formulas give. paths : the terms of formula 3's
        sum, one for each neuron j of layer l: (n_l,).
    a, z, dC_da : of every layer, lists; z begins with layer 1. cost : C_0.

    sizes : two to four layers of 1 to 4 neurons, at most 3 outputs. seed : of the weights.
    """

    name = "The chain rule with indices"

    def __init__(self, sizes=SIZES, seed=0):
        super().__init__()
        self._sizes, self._seed = _check_sizes(sizes), doors.whole("seed", seed, 0, 2**32)
        n_out, sizes = self._sizes[-1], self._sizes
        self._start = [round(0.9 - 0.35 * i, 2) % 1 for i in range(sizes[0])]
        self._start += [1.0] + [0.0] * (n_out - 1)
        self._view = Linked(
            places=picture.places(sizes), lines=picture.lines(sizes), numbers=self._start,
            hint=HINT, width=picture.WIDTH, height=picture.HEIGHT, beside=True,
            label=f"A network of {'-'.join(map(str, sizes))} neurons",
        )  # fmt: skip
        self._weight, self._bias = (
            Slider(lo=-ENDS, hi=ENDS, step=0.02, label=label) for label in ("weight", "bias")
        )
        self._choices = [w.Dropdown(description=f"{name} =") for name in "ljk"]
        self._choices[0].options = range(1, len(sizes))
        for choice in self._choices:
            choice.style.description_width = "initial"
            self._by_hand(choice, "value", lambda _: self._pick())
        self._by_hand(self._view, "numbers", lambda _: self._update())
        self._by_hand(self._view, "chosen", self._click)
        self._by_hand(self._weight, "value", lambda value: self.set_weight(*self.selected, value))
        self._by_hand(self._bias, "value", lambda value: self.set_bias(*self.selected[:2], value))
        for slider in (self._weight, self._bias):
            slider.add_class("mlp-mid")
        row = {"flex_flow": "row wrap", "align_items": "center"}
        tools = [*self._choices, self._weight, self._bias, button("Reset", self.reset)]
        self._lay_out(self._view, w.HBox(tools, layout=row))
        self.reset()

    def _numbers(self):
        l, j, k = self.selected
        return (
            f"C_0 {self.cost:.4f}; l={l}, j={j}, k={k}: by w {self.slope_w:.3g}, "
            f"by b {self.slope_b:.3g}, by a {self.slope_a:.3g}"
        )

    @property
    def selected(self):
        """The chosen weight's indices: (l, j, k)."""
        return self._selected

    @property
    def x(self):
        """The input, a^(0): (n_0,)."""
        return np.array(self._view.numbers[: self._sizes[0]])

    @property
    def y(self):
        """The wanted outputs: (n_L,)."""
        return np.array(self._view.numbers[self._sizes[0] :])

    @property
    def cost(self):
        """C_0 of this one example, no 1/2."""
        return float(((self.a[-1] - self.y) ** 2).sum())

    @property
    def slope_w(self):
        """Formula 1: of the cost by the chosen weight."""
        l, j, k = self.selected
        return float(self.a[l - 1][k] * self._prime[l - 1][j] * self.dC_da[l][j])

    @property
    def slope_b(self):
        """Formula 2: of the cost by the bias of the neuron it leads to."""
        l, j, _ = self.selected
        return float(self._prime[l - 1][j] * self.dC_da[l][j])

    @property
    def slope_a(self):
        """Formula 3: of the cost by the activation of the neuron it comes from."""
        return float(self.paths.sum())

    @property
    def paths(self):
        """The terms of formula 3's sum, one for each neuron of layer l: (n_l,)."""
        l, _, k = self.selected
        return self.network.weights[l - 1][:, k] * self._prime[l - 1] * self.dC_da[l]

    @property
    def gradient(self):
        """All slopes at once, by `backprop`: a `Gradient`."""
        return backprop(self.network, self.x, self.y)

    def select(self, l, j, k):
        """Choose w_jk^(l): from neuron k of layer l - 1 to neuron j of layer l; l from 1."""
        l = doors.whole("l", l, 1, len(self._sizes) - 1)
        j = doors.whole("j", j, 0, self._sizes[l] - 1)
        k = doors.whole("k", k, 0, self._sizes[l - 1] - 1)
        self._selected = l, j, k
        self._showing = True
        for choice, n, value in zip(
            self._choices[1:], (self._sizes[l], self._sizes[l - 1]), (j, k), strict=True
        ):
            if len(choice.options) != n:
                choice.options = range(n)
            choice.value = value
        self._choices[0].value = l
        self._view.chosen = picture.edge(l, j, k)
        self._view.marked = [
            *(picture.edge(l, i, k) for i in range(self._sizes[l])),
            *(picture.neuron(l, j), picture.neuron(l - 1, k)),
        ]
        self._view.rows = picture.formulas(self._sizes, l, j, k)
        self._showing = False
        self._update()

    def set_weight(self, l, j, k, value):
        """Set w_jk^(l), and choose it."""
        value = _check_value(f"w_{j}{k}", value)
        self.select(l, j, k)
        self.network.weights[l - 1][j, k] = value
        self._update()

    def set_bias(self, l, j, value):
        """Set b_j^(l), and choose neuron j of layer l."""
        value = _check_value(f"b_{j}", value)
        self._aim(l, j)
        self.network.biases[l - 1][j] = value
        self._update()

    def set_input(self, k, value):
        """Set a_k^(0), 0..1."""
        self._set(doors.whole("k", k, 0, self._sizes[0] - 1), f"a_{k}", value)

    def set_wanted(self, j, value):
        """Set y_j, what output j should be, 0..1."""
        j = doors.whole("j", j, 0, self._sizes[-1] - 1)
        self._set(self._sizes[0] + j, f"y_{j}", value)

    def reset(self):
        """Go back to the start; the seed's weights, the first input, w_00 of the last layer."""
        rng = np.random.default_rng(self._seed)
        self.network = Network(self._sizes, rng=rng, init="lecture", dtype=np.float64)
        self._showing = True
        self._view.numbers = self._start
        self._showing = False
        self.select(len(self._sizes) - 1, 0, 0)

    def _set(self, at, name, value):
        value = _check_value(name, value, 0, 1)
        self._view.numbers = [*self._view.numbers[:at], value, *self._view.numbers[at + 1 :]]

    def _pick(self):
        """A hand chose in one of the three lists: indices that are not there move in."""
        l = self._choices[0].value
        j, k = (choice.value or 0 for choice in self._choices[1:])
        self.select(l, min(j, self._sizes[l] - 1), min(k, self._sizes[l - 1] - 1))

    def _click(self, key):
        if not key:
            return
        kind, l, *places = picture.indices(key)
        if kind == "w":
            self.select(l, *places)
        elif l:
            self._aim(l, *places)
        else:
            self.select(1, min(self.selected[1], self._sizes[1] - 1), *places)

    def _aim(self, l, j):
        """Choose neuron j of layer l, and the nearest k there is."""
        l = doors.whole("l", l, 1, len(self._sizes) - 1)
        self.select(l, j, min(self.selected[2], self._sizes[l - 1] - 1))

    def _update(self):
        """Compute all slopes anew, and show them."""
        self.a, self.z = [self.x], []
        for W, b in zip(self.network.weights, self.network.biases, strict=True):
            self.z.append(W @ self.a[-1] + b)
            self.a.append(sigmoid(self.z[-1]))
        self._prime = [sigmoid_prime(z) for z in self.z]
        self.dC_da = [2 * (self.a[-1] - self.y)]
        for W, prime in zip(self.network.weights[::-1], self._prime[::-1], strict=True):
            self.dC_da.insert(0, W.T @ (prime * self.dC_da[0]))
        self._showing = True
        self._draw()
        self._showing = False
        self._changed()

    def _draw(self):
        """Bring all that is on the screen up to date."""
        l, j, k = self.selected
        weights = self.network.weights
        limit = max(float(np.abs(W).max()) for W in weights) or 1.0
        texts, lights, lines = {"C": f"{self.cost:.4f}"}, {}, {}
        for m, a in enumerate(self.a):
            for i, value in enumerate(a.tolist()):
                lights[picture.neuron(m, i)] = value
                texts[picture.neuron(m, i)] = f"{value:.2f}"
        for m, W in enumerate(weights, start=1):
            for (i, h), value in np.ndenumerate(W / limit):
                lines[picture.edge(m, i, h)] = float(value)
        o = j if l == len(weights) else 0
        numbers = {
            "by_w": self.slope_w, "by_b": self.slope_b, "by_a": self.slope_a,
            "a_k": self.a[l - 1][k], "slope": self._prime[l - 1][j], "onward": self.dC_da[l][j],
            "end": self.dC_da[-1][o], "output": self.a[-1][o], "wanted": self.y[o],
        }  # fmt: skip
        ways = zip(weights[l - 1][:, k], self._prime[l - 1], self.dC_da[l], self.paths, strict=True)
        for i, way in enumerate(ways):
            numbers |= zip((f"w{i}", f"slope{i}", f"onward{i}", f"path{i}"), way, strict=True)
        texts |= {name: in_digits(float(number)) for name, number in numbers.items()}
        self._view.texts = texts | {"sum": f"{len(self.paths)} paths"}
        self._view.lights, self._view.weights = lights, lines
        _show_on(self._weight, weights[l - 1][j, k])
        _show_on(self._bias, self.network.biases[l - 1][j])
        self.status.text = self._words()

    @property
    def measured(self):
        """The slopes of the three formulas by nudging and looking: {"w", "b", "a": float}."""
        up, down = (
            {kind: self._nudged_cost(kind, e) for kind in "wba"} for e in (EPSILON, -EPSILON)
        )
        return {kind: (up[kind] - down[kind]) / (2 * EPSILON) for kind in "wba"}

    def _nudged_cost(self, kind, nudge):
        l, j, k = self.selected
        network, a = self.network.copy(), self.a[l - 1].copy()
        if kind == "w":
            network.weights[l - 1][j, k] += nudge
        elif kind == "b":
            network.biases[l - 1][j] += nudge
        else:
            a[k] += nudge
        for W, b in zip(network.weights[l - 1 :], network.biases[l - 1 :], strict=True):
            a = sigmoid(W @ a + b)
        return float(((a - self.y) ** 2).sum())

    def _words(self):
        measured = self.measured
        found = ", ".join(f"by {kind} {in_digits(slope)}" for kind, slope in measured.items())
        slopes = {"w": self.slope_w, "b": self.slope_b, "a": self.slope_a}
        near = all(
            abs(measured[kind] - slopes[kind]) < 1e-6 + 1e-3 * abs(slopes[kind]) for kind in "wba"
        )
        verdict = "as the formulas say" if near else "the nudge is too large for weights like these"
        return f"Measured, each nudged by ±10⁻⁶: {found}: {verdict}."


def _show_on(slider, value):
    """Show a value on a slider whose ends make room for it, but stay while it is dragged."""
    value, end = float(value), ENDS
    while end < abs(value) or (slider.held and end < slider.hi):
        end *= 10
    if abs(slider.value) > end:
        slider.value = value  # before the ends come closer
    slider.lo, slider.hi, slider.step = -end, end, end / 250
    slider.value = value


def _check_value(name, value, low=-LARGEST, high=LARGEST):
    value = doors.number(name, value)
    if not low <= value <= high:
        raise ValueError(f"{name} is {value}; wanted a number from {low:g} to {high:g}")
    return value


def _check_sizes(sizes):
    """Sizes that the picture has room for, or a sentence."""
    network = Network(sizes)
    fits = 2 <= len(network.sizes) <= 4 and max(network.sizes) <= MOST
    if not fits or network.sizes[-1] > MOST_OUTPUTS:
        wanted = f"2 to 4 layers of at most {MOST} neurons, at most {MOST_OUTPUTS} outputs"
        raise ValueError(f"sizes is {network.sizes}; wanted {wanted}")
    return network.sizes
