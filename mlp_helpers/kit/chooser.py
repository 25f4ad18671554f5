"""Choose one of MNIST's images: a part of several demos."""

from mlp_helpers import doors
from mlp_helpers.digits import count_examples, load_example
from mlp_helpers.kit.controls import choice, number
from mlp_helpers.kit.demo import button, put

ANY = "any"  # not None: ipywidgets' lists show nothing where None is chosen


class Chooser:
    """A digit and a number, that of the digit's images, from 0; and a button for the next.

    take: called with the picture, (784,), that a hand or `load` has chosen.
    digit, which: what is chosen at first; taken: whether the demo shows that already.
    any_digit: whether the digit may be left open; split: "test" or "train".

    chosen : the digit, or None for any, and the number. digit, which : the controls for them.
    controls : the widgets, for a row of the demo.
    """

    def __init__(self, take, digit=3, which=0, taken=True, any_digit=True, split="test"):
        self._take, self._start, self._split = take, (digit, which, taken), split
        self._any = any_digit
        choices = [(ANY, ANY)] * any_digit + [(str(d), d) for d in range(10)]
        self.digit, self.which = choice(choices, "Example of"), number("number")
        self.controls = [self.digit, self.which, button("Next", self.next)]
        self.reset()
        for control in (self.digit, self.which):
            control.observe(self._by_hand, "value")

    def load(self, digit=None, which=0):
        """Take the `which`-th image of a digit, or of all; refused if there is none."""
        if not self._any:
            doors.whole("digit", digit, 0, 9)
        picture = load_example(digit, which, self._split)
        self._show(digit, int(which))
        self._take(picture)

    def next(self):
        """Take the next one of the chosen digit; after the last one, the first."""
        digit, which = self.chosen
        which += self._taken
        self.load(digit, which if which <= self._last(digit) else 0)

    def reset(self):
        """Show what is chosen at first, without taking it."""
        self._show(*self._start)

    def _show(self, digit, which, taken=True):
        self.chosen, self._taken = (digit, which), taken
        self._showing = True  # these changes are no hand's
        try:
            put(self.digit, value=ANY if digit is None else digit)
            put(self.which, hi=self._last(digit), value=which)
        finally:
            self._showing = False

    def _by_hand(self, _change):
        if self._showing:
            return
        try:
            digit = (
                None if self.digit.value == ANY else doors.whole("digit", self.digit.value, 0, 9)
            )
            self.load(digit, min(self.which.value, self._last(digit)))
        except Exception:
            self._show(*self.chosen, self._taken)
            raise

    def _last(self, digit):
        return count_examples(digit, self._split) - 1


class WithChooser:
    """A demo that has a `chooser`, by code: `class DrawDigit(WithChooser, Demo)`."""

    def load(self, digit=None, which=0):
        """Take one of MNIST's images: the `which`-th of a digit, or of all, from 0."""
        self.chooser.load(digit, which)

    def next(self):
        """Take the next image of the chosen digit; after the last one, the first."""
        self.chooser.next()
