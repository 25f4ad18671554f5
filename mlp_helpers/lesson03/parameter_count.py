"""Count a network's weights and biases, for any layers."""

import ipywidgets as w
import numpy as np

from mlp_helpers.kit import Demo, button, choice, row
from mlp_helpers.lesson03 import layer_sizes
from mlp_helpers.lesson03.layer_sizes import MOST_LAYERS
from mlp_helpers.views import Bars, Entry

START = (784, 16, 16, 10)
PRESETS = [(784, 10), START, (784, 128, 64, 10), (784, 2000, 1500, 1000, 500, 10)]
NEW = 16  # neurons in a layer that is added
CLOSED = '<p class="mlp-talk">Closed: answer first. Then the count stands here.</p>'


class ParameterCount(Demo):
    """The weights and biases of a network, written out term by term.

    sizes : neurons in each layer, the input first, a tuple such as (784, 16, 16, 10): 2 to 8
        layers of 1 to 1,000,000 neurons. Set it here or with `set_sizes`.
    count : all parameters; weights, biases : how many of each.
    """

    name = "Count the parameters"

    def __init__(self):
        super().__init__()
        self._build()
        self.reset()

    def _build(self):
        self.entry = Entry(label="layers, input first", width=34)
        examples = [(layer_sizes.write(sizes), sizes) for sizes in PRESETS]
        options, auto = [("choose …", ""), *examples], {"width": "auto"}
        self.examples = choice(options, "or an example", layout=auto)
        self.terms = w.HTML(layout=auto)
        self.terms.add_class("mlp-terms-box")
        self.bars = Bars(
            lo=0, hi=100, decimals=1, width=780, label="Share of each layer, in percent",
            title="Each layer's own parameters, and its share of all of them in %",
        )  # fmt: skip
        self._by_hand(self.entry, "text", self._type)
        self._by_hand(self.examples, "value", self._choose)
        add = button("Add a hidden layer", self.add_layer)
        buttons = [
            add,
            button("Remove a hidden layer", self.remove_layer),
            button("Reset", self.reset),
        ]
        self._lay_out(
            row(self.entry, self.examples, align_items=None),
            row(*buttons, align_items=None),
            self.terms,
            w.Box([self.bars], layout={"height": "270px", "align_items": "flex-start"}),
            first=add,
        )
        self.status.add_class("mlp-tall")

    def _numbers(self):
        layers = "-".join(map(str, self.sizes))
        return f"{layers}, {self.weights:,} weights + {self.biases:,} biases = {self.count:,}"

    def set_sizes(self, sizes):
        """Choose other layers: neurons in each, the input first."""
        self._take(layer_sizes.as_sizes(sizes))

    sizes = property(lambda self: self._sizes, set_sizes)

    def add_layer(self):
        """Add a hidden layer of 16 neurons, in front of the output."""
        if len(self.sizes) == MOST_LAYERS:
            self._say(f"There are {MOST_LAYERS} layers already, and no room for more here.")
        else:
            self._take((*self.sizes[:-1], NEW, self.sizes[-1]))

    def remove_layer(self):
        """Remove the last hidden layer."""
        if len(self.sizes) == 2:
            self._say("There is no hidden layer left to remove.")
        else:
            self._take((*self.sizes[:-2], self.sizes[-1]))

    def reset(self):
        """Go back to 784, 16, 16, 10."""
        self._take(START)

    def _type(self, text):
        try:
            sizes = layer_sizes.read(text)
        except (TypeError, ValueError) as error:
            self._typed, self._problem = text, str(error)
            self._show(f"{error} Still counted: {layer_sizes.write(self.sizes)}.")
        else:
            self._take(sizes, text)

    def _choose(self, sizes):
        self._take(sizes) if sizes else self._show()

    def _take(self, sizes, typed=None):
        """Count, and show the count; what was typed stays as it was typed."""
        self._sizes = sizes
        self._typed, self._problem = typed or layer_sizes.write(sizes), ""
        self.weights, self.biases = layer_sizes.weights(sizes), layer_sizes.biases(sizes)
        self.count, self._own = self.weights + self.biases, layer_sizes.own(sizes)
        self._names = [f"hidden {i}" for i in range(1, len(sizes) - 1)] + ["output"]
        self._show()

    def _shown(self):
        layers = zip(self._names, layer_sizes.pairs(self.sizes), self._own, strict=True)
        terms = [f"{name}: {n_in:,} × {n:,} + {n:,} = {own:,}" for name, (n_in, n), own in layers]
        return {
            self.entry: {"text": self._typed, "problem": self._problem},
            self.examples: {"value": self.sizes if self.sizes in PRESETS else ""},
            self.bars: {
                "labels": terms,
                "values": 100 * np.array(self._own) / self.count,
                "height": 32 * len(terms),
                "highlight": int(np.argmax(self._own)),
            },
            self.bars.layout: {"visibility": "hidden" if self.locked else "visible"},
            self.terms: {"value": CLOSED if self.locked else self._written_out()},
        }

    def _words(self):
        if self.locked:
            return ""
        if len(self.sizes) == 2:
            return f"{self.count:,} parameters, all of them between the input and the output."
        most = self._names[np.argmax(self._own)].replace("hidden", "hidden layer")
        most = most.replace("output", "the output layer")
        share = 100 * max(self._own) / self.count
        return f"{self.count:,} parameters. The largest share, {share:.1f} %, belongs to {most}."

    def _written_out(self):
        """The sums, term by term, as HTML."""
        products = " + ".join(f"{n_in:,} × {n:,}" for n_in, n in layer_sizes.pairs(self.sizes))
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
