"""Count a network's weights and biases, for any layers."""

import re

import ipywidgets as w
import numpy as np

from mlp_helpers.kit.demo import Demo, button
from mlp_helpers.views.bars import Bars
from mlp_helpers.views.entry import Entry

START = (784, 16, 16, 10)
PRESETS = {
    "784, 10": (784, 10),
    "784, 16, 16, 10": START,
    "784, 128, 64, 10": (784, 128, 64, 10),
    "784, 2000, 1500, 1000, 500, 10": (784, 2000, 1500, 1000, 500, 10),
}
NEW = 16  # neurons in a layer that is added
MOST_LAYERS, MOST_NEURONS = 8, 1_000_000
CLOSED = '<p class="mlp-talk">Closed: answer first. Then the count stands here.</p>'
WANTED = f"Wanted: 2 to {MOST_LAYERS} layers, each a whole number from 1 to {MOST_NEURONS:,}."


class ParameterCount(Demo):
    """The weights and biases of a network, written out term by term.

    sizes : neurons in each layer, the input first, a tuple such as (784, 16, 16, 10): 2 to 8
        layers of 1 to 1,000,000 neurons. Set it here or with `set_sizes`.
    count : all parameters; weights, biases : how many of each.
    """

    name = "Count the parameters"

    def __init__(self):
        super().__init__()
        self._entry = Entry(label="layers, input first", width=34)
        self._entry.observe(self._typed, "text")
        self._presets = w.Dropdown(options=[("choose …", "")] + list(PRESETS.items()))
        self._presets.description = "or an example"
        self._presets.observe(self._chosen, "value")
        self._terms = w.HTML()
        self._bars = Bars(
            lo=0, hi=100, decimals=1, width=780, label="Share of each layer, in percent",
            title="Each layer's own parameters, and its share of all of them in %",
        )  # fmt: skip
        top = w.HBox([self._entry, self._presets], layout={"flex_flow": "row wrap"})
        buttons = [
            button("Add a hidden layer", self.add_layer),
            button("Remove a hidden layer", self.remove_layer),
            button("Reset", self.reset),
        ]
        below = w.Box([self._bars], layout={"height": "270px", "align_items": "flex-start"})
        self._lay_out(top, w.HBox(buttons, layout={"flex_flow": "row wrap"}), self._terms, below)
        self._presets.layout.width, self._presets.style.description_width = "auto", "initial"
        self._terms.layout.width = "auto"
        self._terms.add_class("mlp-terms-box")
        self.status.add_class("mlp-tall")
        self._take(START)

    def _numbers(self):
        layers = "-".join(map(str, self.sizes))
        return f"{layers}, {self.weights:,} weights + {self.biases:,} biases = {self.count:,}"

    @property
    def locked(self):
        """Whether the controls are closed to the hand, and the count hidden with them."""
        return self._locked

    @locked.setter
    def locked(self, locked):
        Demo.locked.fset(self, locked)
        self._show_count()

    @property
    def sizes(self):
        """Neurons in each layer, the input first."""
        return self._sizes

    @sizes.setter
    def sizes(self, sizes):
        self.set_sizes(sizes)

    @property
    def weights(self):
        """How many weights: between two layers, one for each pair of neurons."""
        return sum(n_in * n_out for n_in, n_out in _pairs(self.sizes))

    @property
    def biases(self):
        """How many biases: one for each neuron after the input."""
        return sum(self.sizes[1:])

    @property
    def count(self):
        """How many parameters in all."""
        return self.weights + self.biases

    def set_sizes(self, sizes):
        """Choose other layers: neurons in each, the input first."""
        self._take(_checked(sizes))

    def add_layer(self):
        """Add a hidden layer of 16 neurons, in front of the output."""
        if len(self.sizes) == MOST_LAYERS:
            self._refuse(f"There are {MOST_LAYERS} layers already, and no room for more here.")
        else:
            self._take((*self.sizes[:-1], NEW, self.sizes[-1]))

    def remove_layer(self):
        """Remove the last hidden layer."""
        if len(self.sizes) == 2:
            self._refuse("There is no hidden layer left to remove.")
        else:
            self._take((*self.sizes[:-2], self.sizes[-1]))

    def reset(self):
        """Go back to 784, 16, 16, 10."""
        self._take(START)

    def _typed(self, change):
        if change["new"] == _as_text(self.sizes) and not self._entry.problem:
            return  # `_take` has just written it there
        try:
            self._take(_checked(_read(change["new"])), text=change["new"])
        except (TypeError, ValueError) as error:
            self._entry.problem = str(error)
            self._refuse(f"{error} Still counted: {_as_text(self.sizes)}.")

    def _chosen(self, change):
        if change["new"] and change["new"] != self.sizes:
            self._take(change["new"])

    def _refuse(self, why):
        self.status.text = why

    def _take(self, sizes, text=None):
        """Count, and show the count; what was typed stays as it was typed."""
        self._sizes = sizes
        self._entry.problem, self._entry.text = "", text or _as_text(sizes)
        self._presets.value = sizes if sizes in PRESETS.values() else ""
        self._show_count()
        self._changed()

    def _show_count(self):
        """Write the sums out and draw each layer's share; nothing of it while closed."""
        own = [n_in * n_out + n_out for n_in, n_out in _pairs(self._sizes)]
        shares = 100 * np.array(own) / self.count
        with self._bars.hold_trait_notifications():  # as many labels as values
            self._bars.labels = [
                f"{name}: {n_in:,} × {n_out:,} + {n_out:,} = {n:,}"
                for name, (n_in, n_out), n in zip(
                    self._names(), _pairs(self.sizes), own, strict=True
                )
            ]
            self._bars.values, self._bars.height = shares, 32 * len(own)
            self._bars.highlight = int(np.argmax(shares))
        self._bars.layout.visibility = "hidden" if self.locked else "visible"
        self._terms.value = CLOSED if self.locked else self._written_out()
        self.status.text = "" if self.locked else self._words(shares)

    def _names(self):
        """What the layers after the input are called."""
        return [f"hidden {i}" for i in range(1, len(self.sizes) - 1)] + ["output"]

    def _words(self, shares):
        if len(shares) == 1:
            return f"{self.count:,} parameters, all of them between the input and the output."
        most = self._names()[np.argmax(shares)].replace("hidden", "hidden layer")
        most = most.replace("output", "the output layer")
        words = f"{self.count:,} parameters. The largest share, {max(shares):.1f} %, belongs to "
        return f"{words}{most}."

    def _written_out(self):
        """The sums, term by term, as HTML."""
        pairs = _pairs(self.sizes)
        products = " + ".join(f"{n_in:,} × {n_out:,}" for n_in, n_out in pairs)
        ones = " + ".join(f"{n:,}" for n in self.sizes[1:])
        lines = [
            ("weights", products, self.weights),
            ("biases", ones, self.biases),
            ("in all", f"{self.weights:,} + {self.biases:,}", self.count),
        ]
        rows = "".join(
            f"<tr><th>{name}</th><td>{terms} = <b>{answer:,}</b></td></tr>"
            for name, terms, answer in lines
        )
        return f'<table class="mlp-talk mlp-terms">{rows}</table>'


def _pairs(sizes):
    """(neurons before, neurons of the layer) for each layer after the input."""
    return list(zip(sizes[:-1], sizes[1:], strict=True))


def _as_text(sizes):
    return ", ".join(map(str, sizes))


def _read(text):
    """The numbers in what was typed: "784, 16, 10" or "784-16-10" or "784 16 10"."""
    text = text.strip().strip("()[]").strip()
    if "," in text or ";" in text:
        parts = re.split(r"[,;]", text.rstrip(",; "))
    else:
        parts = re.sub(r"\s+[-–—→>]+\s+|→|->", " ", text).split()
        if len(parts) == 1:
            parts = re.split(r"(?<=\d)[-–—]", parts[0])
    return [_read_one(part.strip()) for part in parts]


def _read_one(part):
    """A whole number of neurons, or a sentence that says why this is none."""
    shown = part if len(part) <= 20 else f"{part[:19]}…"
    if re.fullmatch(r"[0-9]+", part):
        if len(part) > 1 and part[0] == "0":
            raise ValueError(f"“{shown}” begins with 0. Write a thousand as 1000. {WANTED}")
        if len(part) > 12:
            raise ValueError(f"{shown} neurons are too many. {WANTED}")
        return int(part)
    if not part:
        raise ValueError(f"A number is missing. {WANTED}")
    if re.fullmatch(r"[-−–+]\s*[0-9.]+", part):
        raise ValueError(f"A layer cannot have {shown} neurons. {WANTED}")
    if re.fullmatch(r"[0-9]*\.[0-9]*", part):
        raise ValueError(
            f"A layer cannot have {shown} neurons: there are no parts of one. {WANTED}"
        )
    raise ValueError(f"“{shown}” is not a whole number. {WANTED}")


def _checked(sizes):
    """Layer sizes as a tuple of ints, or a sentence."""
    try:
        sizes = list(sizes)
    except TypeError:
        raise TypeError(f"sizes is {sizes!r}; wanted numbers such as (784, 16, 16, 10)") from None
    for n in sizes:
        if isinstance(n, (bool, np.bool_)) or not isinstance(n, (int, np.integer)):
            raise TypeError(f"sizes has {n!r}, which is not a whole number. {WANTED}")
        if n < 1:
            raise ValueError(f"A layer cannot have {n} neurons. {WANTED}")
        if n > MOST_NEURONS:
            many = f"{n:,}" if n < 10**12 else "So many"
            raise ValueError(f"{many} neurons are too many. {WANTED}")
    if not 2 <= len(sizes) <= MOST_LAYERS:
        came = {0: "No layers", 1: "One layer"}.get(len(sizes), f"{len(sizes)} layers")
        why = "too many here" if len(sizes) > 2 else "not enough: there is an input and an output"
        raise ValueError(f"{came}: {why}. {WANTED}")
    return tuple(int(n) for n in sizes)
