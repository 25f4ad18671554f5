"""Choose one of MNIST's images: a part of several demos."""

import ipywidgets as w

from mlp_helpers.digits import count_examples, load_example
from mlp_helpers.kit.demo import button

CHOICES = [("any", None)] + [(str(digit), digit) for digit in range(10)]


class Chooser:
    """A digit and a number, that of the digit's images, from 0; and a button for the next.

    take: called with the picture, (784,), that a hand or `load` has chosen.
    digit, which: what is chosen at first; taken: whether the demo shows that already.
    choices: what the digit may be, as pairs of a text and a digit; split: "test" or "train".
    controls : the widgets, for a row of the demo.
    """

    def __init__(self, take, digit=3, which=0, taken=True, choices=CHOICES, split="test"):
        self._take, self._start, self._split = take, (digit, which, taken), split
        self.digit = w.Dropdown(options=choices, description="Example of")
        self.which = w.BoundedIntText(min=0, description="number")
        self.controls = [self.digit, self.which, button("Next", self.next)]
        for control in (self.digit, self.which):
            control.style.description_width = "initial"
            control.observe(lambda _: self._chosen(), "value")
        self.reset()

    def load(self, digit=None, which=0):
        """Take the `which`-th image of a digit, or of all; refused if there is none."""
        picture = load_example(digit, which, self._split)
        self._show(digit, which)
        self._take(picture)

    def next(self):
        """Take the next one of the chosen digit; after the last one, the first."""
        which = self.which.value + self._taken
        self.load(self.digit.value, which if which <= self.which.max else 0)

    def reset(self):
        """Show what is chosen at first, without taking it."""
        digit, which, taken = self._start
        self._show(digit, which)
        self._taken = taken

    def _show(self, digit, which):
        self._by_hand = False
        self.digit.value, self.which.max = digit, self._last(digit)
        self.which.value = int(which)
        self._by_hand, self._taken = True, True

    def _chosen(self):
        if self._by_hand:
            digit = self.digit.value
            self.load(digit, min(self.which.value, self._last(digit)))

    def _last(self, digit):
        return count_examples(digit, self._split) - 1
