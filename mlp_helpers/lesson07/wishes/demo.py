"""One example's wishes, passed back step by step from the outputs, until they are nudges."""

from copy import deepcopy
from functools import cache

import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import load_digits
from mlp_helpers.kit import Chooser, WithChooser, button, column, row, together, toggles, toggles_of
from mlp_helpers.kit.stepper import PlacedDemo
from mlp_helpers.lesson04.networks import KINDS, as_network, network_of
from mlp_helpers.lesson07.wishes import words
from mlp_helpers.lesson07.wishes.screen import WishScreen
from mlp_helpers.lesson07.wishes.sums import Average, Moment, Wished, difference
from mlp_helpers.network import Gradient, backprop
from mlp_helpers.texts import counted

DIGIT, WHICH = 2, 486  # the training image at the start: a 2 that is read as a 3
MOST = 1000  # examples that are averaged


class Wishes(WithChooser, PlacedDemo):
    """What every neuron wishes for, for one training image; then the average over many.

    With layers 1..L: step 0 shows what the outputs lack, step 1 what each wishes for, every
    further step passes the wishes one layer back and adds them up, and the last, step L + 1,
    turns them into nudges of all weights and biases. Nothing of it uses `backprop`. Unless a
    neuron of the layer that a step is about is selected already, one is: the output with the
    strongest wish, or the hidden neuron at which the wishes disagree most.

    network : the network, float64; kind : which, "trained" or "random".
    example : the image, float32 (784,), and its `label`, whose output should be 1.
    outputs, wanted : (10,) each. layers : every layer's activations, the image first.
    wishes : `wishes[l - 1]` holds layer l's: `.a`, -dC_0/da, the sum of all that is asked of
        its activations, and `.z`, -dC_0/dz = a's times sigma'(z); (n_l,) each.
    nudges : -dC_0/dw and -dC_0/db of the example: a `Gradient` of shapes as in the network.
    images, labels : of the `n_examples` that are averaged, (n, 784) and (n,), `example` first;
        another example, or another network, drops those that were added.
    average : of their nudges; minus_gradient : -grad C, by `backprop` over the same examples;
        difference : the largest between those two.
    position : the step that is shown, 0 to `n_steps`. selected : the neuron, (layer, neuron),
        the layer from 1. chosen : which weight into it is read at the last step, by its place.

    network: 784 pixels to 10 outputs, up to three layers of at most 20 neurons between; the
    shipped trained one if left out. It is what "trained" stands for, and is not changed.
    """

    name = "Wishes"
    seconds = 2.5
    tooltips = {"step": "One step further", "play": "Step by itself to the end, or until Pause"}

    def __init__(self, network=None):
        super().__init__()
        self._given = as_network(network, np.float64)
        self.n_steps = len(self._given.sizes)
        self.chooser = Chooser(self._take, DIGIT, WHICH, any_digit=False, split="train")
        self._build()
        self.reset()

    def _build(self):
        sizes = self._given.sizes
        self.screen = WishScreen(sizes, self.name)
        layers = [f"{len(sizes) - l} Layer {l}" for l in range(len(sizes) - 2, 0, -1)]
        names = ["0 Differences", "1 Output wishes", *layers, f"{self.n_steps} Nudges"]
        self.steps = toggles([(text, i) for i, text in enumerate(names)])
        self.kinds = toggles_of(KINDS)
        self._by_hand(self.kinds, "value", self.choose)
        self._by_hand(self.steps, "value", self.go)
        self._by_hand(self.screen.diagram, "selected", lambda pair: self.select(*pair))
        for picture in self.screen.pictures:
            self._by_hand(picture, "chosen", self.pick)
        more = [
            button(f"+{n}", lambda n=n: self._add_by_hand(n), f"Average {n} more examples")
            for n in (1, 10, 100)
        ]
        alone, screen = button("Only this", self.only_this), self.screen
        left = column(screen.image, screen.wall, together(*more), alone)
        self._lay_out(
            row(*self.chooser.controls, self.kinds, button("Reset", self.reset)),
            row(*self._step_buttons(), self.steps),
            together(left, screen.diagram, screen.right),
            screen.sum,
            first=self.buttons["step"],
        )
        self.box.add_class("mlp-dense")

    def _numbers(self):
        (layer, k), now = self.selected, self._now()
        return (
            f"step {self.position} of {self.n_steps}, a {self.label} read as "
            f"{self.outputs.argmax()}; layer {layer}, neuron {k} {words.in_short(now)}; "
            f"{counted(self.n_examples, 'example')}"
        )

    # What the class says of them: copies, so that nobody changes the demo's own.
    network = property(lambda self: self._network.copy())
    example = property(lambda self: (self.images[0].copy(), self.label))
    layers = property(lambda self: deepcopy(self._wished.layers))
    outputs = property(lambda self: self._wished.layers[-1].copy())
    wanted = property(lambda self: self._wished.wanted.copy())
    wishes = property(lambda self: deepcopy(self._wished.wishes))
    nudges = property(lambda self: self._wished.nudges())
    average = property(lambda self: self._average.nudges())
    difference = property(lambda self: difference(self.average, self.minus_gradient))

    @property
    def minus_gradient(self):
        """-grad C by `backprop`, C being the cost averaged over the same examples."""
        if self._gradient is None:
            self._gradient = backprop(self._network, self.images, self.labels)
        gradient = self._gradient
        return Gradient([-W for W in gradient.weights], [-b for b in gradient.biases])

    def contributions(self, layer, k):
        """What every neuron of the next layer asks of neuron k: w_jk * wish_j, (n_(layer+1),).

        They add up to `wishes[layer - 1].a[k]`. layer: 1..L - 1; nobody asks the outputs.
        """
        sizes = self._network.sizes
        layer = doors.whole("layer", layer, 1, len(sizes) - 2)
        return self._wished.contributions(layer, doors.whole("k", k, 0, sizes[layer] - 1))

    def add(self, n):
        """Average `n` more training images, drawn at random, always in the same order."""
        n = doors.whole("n", n, 1, MOST)
        if self.n_examples + n > MOST:
            raise ValueError(
                f"n is {n}; there are {self.n_examples:,} examples, wanted {MOST:,} at most"
            )
        (images, labels), first = _others(), self.n_examples - 1
        self._take_in(images[first : first + n], labels[first : first + n])
        self._show()

    def only_this(self):
        """Forget the examples that were added."""
        self._begin(self.images[0], self.label)

    def choose(self, kind, seed=0):
        """Take the "trained" or a "random" network; the first example alone is averaged.

        The random one is `Network(sizes)`, its weights drawn from a generator with that seed.
        """
        self._network, self.kind = network_of(kind, self._given, seed), kind
        self.only_this()

    def select(self, layer, neuron):
        """Select neuron `neuron`, from 0, of layer `layer`, from 1."""
        layer = doors.whole("layer", layer, 1, len(self._network.sizes) - 1)
        neuron = doors.whole("neuron", neuron, 0, self._network.sizes[layer] - 1)
        self._select(layer, neuron)
        self._show()

    def pick(self, k):
        """Choose which weight of the selected neuron is read: the one from place k, from 0."""
        layer, _ = self.selected
        self.chosen = doors.whole("k", k, 0, self._network.sizes[layer - 1] - 1)
        self._show()

    def reset(self):
        """Go back to the start; first example alone, given network, first step."""
        self._loop.stop()
        self.kind, self._network, self.position = "trained", self._given, 0
        self.selected, self.chosen = (len(self._network.weights), DIGIT), 0
        self.load(DIGIT, WHICH)
        self.select(*self.selected)

    def _take(self, picture):
        self._begin(picture, self.chooser.chosen[0])

    def _begin(self, image, label):
        """This example, and no other."""
        self.label = int(label)
        self.images, self.labels = np.empty((0, len(image)), np.float32), np.empty(0, int)
        self._average = Average(self._network)
        self._wished = Wished(self._network, image, label)
        self._take_in(image[None], [label])
        self._show()

    def _take_in(self, images, labels):
        """Average these examples as well."""
        for image, label in zip(images, labels, strict=True):
            self._average.add(Wished(self._network, image, label).nudges())
        self.images = np.concatenate([self.images, images])  # (n_examples, 784)
        self.labels = np.concatenate([self.labels, labels])  # (n_examples,)
        self.n_examples, self._gradient = len(self.labels), None
        self.images.flags.writeable = self.labels.flags.writeable = False

    def _add_by_hand(self, n):
        n = min(n, MOST - self.n_examples)
        if n:
            self.add(n)
        else:
            self._say(f"{MOST:,} examples: no more than these.")

    def _go(self, position):
        self.position = position
        now = self._now()
        layer = min(now.reached, now.L)  # the one that the step is about
        if not now.nudging and self.selected[0] != layer:
            self._select(layer, self._wished.most_contested(layer))
        self._show()

    def _select(self, layer, neuron):
        self.selected = layer, neuron
        self.chosen = int(np.abs(self.average.weights[layer - 1][neuron]).argmax())

    def _now(self):
        both = (self.average, self.minus_gradient) if self._ended() else ()
        return Moment(
            self.position, self.selected, self.chosen, self._network, self._wished, self._average,
            self.images, self.labels, *both,
        )  # fmt: skip

    def _shown(self):
        controls = {self.kinds: {"value": self.kind}, self.steps: {"value": self.position}}
        return controls | self.screen.shown(self._now())

    def _words(self):
        return words.line(self._now())


@cache
def _others():
    """The examples to add to the first: images (MOST, 784), labels (MOST,)."""
    return load_digits("train", MOST, seed=0)
