"""The chain rule with indices: three formulas, each symbol tied to its place in a network."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.kit import Demo, button, choice, roomy, row, toggles
from mlp_helpers.lesson04.networks import largest
from mlp_helpers.lesson07.chain import indexed_picture as picture
from mlp_helpers.lesson07.chain.slopes import Slopes
from mlp_helpers.network import Network, backprop
from mlp_helpers.texts import cost_in_digits, in_digits
from mlp_helpers.views import Linked, Slider

SIZES, MOST, MOST_OUTPUTS = (3, 4, 2), 4, 3
USUAL, LARGEST = 5.0, 1e6  # of weights and biases
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
    all_paths : whether every path from neuron k to the cost is shown, with their sum, or only the
        one through neuron j; set with `show_paths`.
    slope_w, slope_b, slope_a : what the three formulas give. paths : the terms of formula 3's
        sum, one for each neuron j of layer l: (n_l,).
    measured : the three slopes by nudging and looking, {"w", "b", "a": float}.
    a, z, dC_da : of every layer, lists; z begins with layer 1. cost : C_0.
    slopes : the arithmetic. gradient : all slopes at once, by `backprop`: a `Gradient`.

    sizes : two to four layers of 1 to 4 neurons, at most 3 outputs. seed : of the weights.
    """

    name = "The chain rule with indices"
    gradient = property(lambda self: backprop(self.network, self.x, self.y))

    def __init__(self, sizes=SIZES, seed=0):
        super().__init__()
        self._sizes, self._seed = _check_sizes(sizes), doors.whole("seed", seed, 0, 2**32)
        n_in, *_, n_out = sizes = self._sizes
        self._start = [round(0.9 - 0.35 * i, 2) % 1 for i in range(n_in)]
        self._start += [1.0] + [0.0] * (n_out - 1)
        self.linked = Linked(
            places=picture.places(sizes), lines=picture.lines(sizes), numbers=self._start,
            hint=HINT, width=picture.WIDTH, height=picture.HEIGHT, beside=True,
            label=f"A network of {'-'.join(map(str, sizes))} neurons",
        )  # fmt: skip
        self.lists = [choice(range(1, len(sizes)), f"{name} =") for name in "ljk"]
        self.sliders = {
            name: Slider(lo=-USUAL, hi=USUAL, step=0.02, label=name) for name in ("weight", "bias")
        }
        self.which = toggles([("One path", False), ("All paths", True)])
        self._by_hand(self.which, "value", self.show_paths)
        self._by_hand(self.linked, "numbers", self._take)
        self._by_hand(self.linked, "chosen", self._click)
        for at, index in enumerate(self.lists):
            self._by_hand(index, "value", lambda value, at=at: self._pick(at, value))
        weight, bias = self.sliders.values()
        self._by_hand(weight, "value", lambda value: self.set_weight(*self.selected, value))
        self._by_hand(bias, "value", lambda value: self.set_bias(*self.selected[:2], value))
        for slider in (weight, bias):
            slider.add_class("mlp-mid")
        tools = row(self.which, *self.lists, weight, bias, button("Reset", self.reset))
        self._lay_out(self.linked, tools, first=self.linked)
        self.reset()

    def _numbers(self):
        l, j, k = self.selected
        return (
            f"C_0 {cost_in_digits(self.cost)}; l={l}, j={j}, k={k}: by w {self.slope_w:.3g}, "
            f"by b {self.slope_b:.3g}, by a {self.slope_a:.3g}"
        )

    def select(self, l, j, k):
        """Choose w_jk^(l): from neuron k of layer l - 1 to neuron j of layer l; l from 1."""
        self._aim(l, j, doors.whole("k", k, 0, max(self._sizes) - 1))
        self._compute()

    def show_paths(self, every):
        """Show every path from neuron k to the cost, and their sum; or only that through j."""
        self.all_paths = doors.truth("every", every)
        self._show()

    def set_weight(self, l, j, k, value):
        """Set w_jk^(l), and choose it."""
        value = doors.between(f"w_{j}{k}", value, -LARGEST, LARGEST)
        self._aim(l, j, k)
        self.network.weights[l - 1][j, k] = value
        self._compute()

    def set_bias(self, l, j, value):
        """Set b_j^(l), and choose neuron j of layer l."""
        value = doors.between(f"b_{j}", value, -LARGEST, LARGEST)
        self._aim(l, j)
        self.network.biases[l - 1][j] = value
        self._compute()

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
        self.selected, self.all_paths = (len(self._sizes) - 1, 0, 0), False
        self._take(self._start)

    def _set(self, at, name, value):
        numbers = [*self.x, *self.y]
        numbers[at] = doors.between(name, value, 0, 1)
        self._take(numbers)

    def _take(self, numbers):
        """Set all inputs, then all wanted outputs."""
        n_in = self._sizes[0]
        self.x, self.y = np.array(numbers[:n_in]), np.array(numbers[n_in:])
        self._compute()

    def _aim(self, l, j, k=None):
        """Choose the weight, or neuron j of layer l and the nearest k there is."""
        l = doors.whole("l", l, 1, len(self._sizes) - 1)
        j = doors.whole("j", j, 0, self._sizes[l] - 1)
        last = self._sizes[l - 1] - 1
        k = min(self.selected[2], last) if k is None else doors.whole("k", k, 0, last)
        self.selected = l, j, k

    def _pick(self, at, value):
        """A hand chose in one of the three lists: indices that are not there move in."""
        l, j, k = (value if i == at else old for i, old in enumerate(self.selected))
        self.select(l, min(j, self._sizes[l] - 1), min(k, self._sizes[l - 1] - 1))

    def _click(self, key):
        kind, l, *places = picture.indices(key)
        if kind == "w":
            self.select(l, *places)
        elif l:
            self._aim(l, *places)
            self._compute()
        else:
            self.select(1, min(self.selected[1], self._sizes[1] - 1), *places)

    def _compute(self):
        (l, j, k), slopes = self.selected, Slopes(self.network, self.x, self.y)
        self.a, self.z, self.dC_da, self.cost = slopes.a, slopes.z, slopes.dC_da, slopes.cost
        self.slope_w, self.slope_b = slopes.by_w(l, j, k), slopes.by_b(l, j)
        self.slope_a, self.paths = slopes.by_a(l, k), slopes.paths(l, k)
        self.slopes, self.measured = slopes, slopes.measured(l, j, k)
        self._show()

    def _shown(self):
        l, j, k = self.selected
        weight, bias = self.sliders.values()
        limit = largest(*self.network.weights)
        shown = self._sizes, l, j, k, self.all_paths
        lights = {
            picture.neuron(m, i): value
            for m, a in enumerate(self.a)
            for i, value in enumerate(a.tolist())
        }
        lines = {
            picture.edge(m, i, h): float(value)
            for m, W in enumerate(self.network.weights, start=1)
            for (i, h), value in np.ndenumerate(W / limit)
        }
        texts = {key: f"{value:.2f}" for key, value in lights.items()}  # no room for more
        return {
            self.linked: {
                "numbers": [*self.x.tolist(), *self.y.tolist()],
                "texts": texts | {"C": cost_in_digits(self.cost)} | self._terms(),
                "lights": lights,
                "weights": lines,
                "chosen": picture.edge(l, j, k),
                "marked": picture.marked(*shown),
                "tones": picture.tones(*shown),
                "rows": picture.formulas(*shown),
            },
            self.which: {"value": self.all_paths},
            self.lists[0]: {"value": l},
            self.lists[1]: {"options": tuple(range(self._sizes[l])), "value": j},
            self.lists[2]: {"options": tuple(range(self._sizes[l - 1])), "value": k},
            weight: roomy(weight, self.network.weights[l - 1][j, k], USUAL, steps=250),
            bias: roomy(bias, self.network.biases[l - 1][j], USUAL, steps=250),
        }

    def _terms(self):
        """What stands below the terms of the formulas, by their names."""
        (l, j, k), slopes = self.selected, self.slopes
        o = j if l == len(self._sizes) - 1 else 0  # the output of which formula 4 speaks
        prime, onward, paths = slopes.prime[l - 1], slopes.dC_da[l], self.paths
        numbers = {
            "by_w": self.slope_w, "by_b": self.slope_b, "by_a": self.slope_a,
            "a_k": self.a[l - 1][k], "slope": prime[j], "onward": onward[j],
            "w": self.network.weights[l - 1][j, k],
            "end": self.dC_da[-1][o], "output": self.a[-1][o], "wanted": self.y[o],
        }  # fmt: skip
        ways = zip(self.network.weights[l - 1][:, k], prime, onward, paths, strict=True)
        for i, way in enumerate(ways):
            numbers |= zip((f"w{i}", f"slope{i}", f"onward{i}", f"path{i}"), way, strict=True)
        texts = {name: in_digits(float(number)) for name, number in numbers.items()}
        return texts | {"sum": f"{len(paths)} paths"}

    def _words(self):
        found = ", ".join(f"by {kind} {in_digits(slope)}" for kind, slope in self.measured.items())
        slopes = np.array([self.slope_w, self.slope_b, self.slope_a])
        off = np.abs(np.array(list(self.measured.values())) - slopes)
        near = (off < 1e-6 + 1e-3 * np.abs(slopes)).all()
        verdict = "as the formulas say" if near else "the nudge is too large for weights like these"
        return f"Measured, each nudged by ±10⁻⁶: {found}: {verdict}."


def _check_sizes(sizes):
    """Sizes that the picture has room for, or a sentence."""
    sizes = doors.sizes(sizes)
    if len(sizes) > 4 or max(sizes) > MOST or sizes[-1] > MOST_OUTPUTS:
        wanted = f"2 to 4 layers of at most {MOST} neurons, at most {MOST_OUTPUTS} outputs"
        raise ValueError(f"sizes is {sizes}; wanted {wanted}")
    return sizes
