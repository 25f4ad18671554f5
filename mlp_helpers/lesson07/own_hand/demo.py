"""Write twenty digits, and see which of them a network reads."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import SIDE, as_picture, frame_like_mnist
from mlp_helpers.kit import Demo, PaintTools, SaveBox, button, column, row, together
from mlp_helpers.lesson01.reading import as_reader
from mlp_helpers.lesson07.own_hand import tally, words
from mlp_helpers.lesson07.own_hand.screen import NONE_YET, Screen
from mlp_helpers.lesson07.own_hand.sitting import BLANK, Sitting
from mlp_helpers.own_digits import NAME, load_own, save_own

MOST = 60  # digits in one wall
FIRST_MEAN = 7  # whose mean is shown after the last digit: with a bar or without
RESET, SURE = "Reset", "Lose them"


class OwnHand(Demo):
    """A pad on which digits are asked for, a wall of those written, and what a network reads.

    network : reads them; 784 pixels in, 10 digits out; the shipped one if left out.
    count : how many are asked for, 1..60, each ten of them 0..9 in an order drawn with `seed`.

    asked : the digit that is asked for, or None once each is written or skipped.
    pixels : what is on the pad, float32 (28, 28), 0 black to 1 white.
    images : those written, in MNIST's frame, float32 (n, 784); labels: what was asked for,
        answers: what the network reads, int64 (n,); right: where the two are the same, bool (n,).
        In the order of the wall.
    outputs : the network's activations for them, (n, 10).
    table : how often each label (row) got each answer (column), int (10, 10).
    mean_digit : the digit whose means are shown, or None.
    """

    name = "Your own hand"
    asked = property(lambda self: self._sitting.digit)
    pixels = property(lambda self: self._sitting.ink)
    right = property(lambda self: self.labels == self.answers)
    table = property(lambda self: tally.table_of(self.labels, self.answers))

    def __init__(self, network=None, count=20, seed=0):
        super().__init__()
        self.network = as_reader(network)
        count = doors.whole("count", count, 1, MOST)
        self._order = tally.asked_digits(count, doors.whole("seed", seed, 0))
        self._build()
        self.reset()

    def _build(self):
        screen = self.screen = Screen()
        tally.mnist_means()  # now, so that no hand waits for the images
        self._by_hand(screen.pad, "values", self.draw)
        self._by_hand(screen.wall, "chosen", self._pick)
        self._by_hand(screen.mean_choice, "value", self._choose_mean)
        self.done_button = button("Done", self.done)
        self.done_button.add_class("mlp-on-enter")
        self.done_button.style.font_weight = "bold"
        self.reset_button = button(RESET, self._reset_by_hand, "Begin anew with an empty wall")
        undo = {"Undo": self.undo, "Clear": self.clear}
        self.paint = PaintTools(screen.pad, undo, signed=False)
        skip = button("Skip", self._skip_by_hand, "Go on without this digit")
        self.files = SaveBox(
            self.save, self._load_by_hand, self._say, NAME,
            "Save the digits in the wall to this file", "Bring back the digits in this file",
        )  # fmt: skip
        self.done_button.layout.width = "9em"
        tools = row(self.done_button, skip), row(*self.paint.controls)
        files = row(*self.files.controls, self.reset_button)
        means = column(screen.mean_choice, together(*screen.means), files, width="296px")
        below = row(screen.counts, means, align_items="flex-start")
        below.add_class("mlp-brief")
        left = column(screen.prompt, screen.pad, *tools)
        right = column(self.status, screen.wall, below, flex="1 1 551px")
        both = row(left, right, align_items="flex-start", grid_gap="0 10px")
        self._lay_out(both, first=screen.pad, words_last=False)
        self.box.add_class("mlp-tall")

    def _numbers(self):
        asks = "" if self.asked is None else f", asks for {words.named(self.asked)}"
        count = len(self._sitting.order)
        return f"{len(self.labels)} of {count} written, {self.right.sum()} read right{asks}"

    def draw(self, picture):
        """Put a picture on the pad: (28, 28) or (784,), values 0 black to 1 white."""
        picture = as_picture(picture)
        if self.asked is None:
            self._show(f"{words.nothing_to('draw on').capitalize()}.")
            return
        self._sitting.ink = picture
        self._go_on(self._sentence)

    def write(self, picture):
        """Take a picture as the digit that is asked for, read it, and ask for the next.

        picture : (rows, columns) of any size, or (784,), values 0 black to 1 white. It goes
        into MNIST's frame. Refuses an empty one, and dark ink on a light ground.
        """
        sitting = self._sitting
        place = self._place("write")
        sitting.write(frame_like_mnist(picture))
        self._unsaved = True
        self._read()
        at = sitting.written.index(place)
        said = words.read(self.labels[at], self.answers[at], self.outputs[at].max())
        self._after(f"{said} {words.so_far(self.right)}")

    def done(self):
        """Take what is on the pad as the digit that is asked for; an empty pad is not taken."""
        if self.asked is None:
            self._show()  # what came of all of them
            return
        if not self.pixels.any():
            self._say(words.empty(self.asked))
            return
        try:
            self.write(self.pixels)
        except ValueError as error:
            self._say(f"{error}.")

    def skip(self):
        """Go on without the digit that is asked for; `redo` brings it back."""
        self._place("skip")
        said = words.passed_over(self._sitting)
        self._sitting.skip()
        self._after(said)

    def redo(self, number):
        """Ask for the digit at a place in the wall, counted from 0: it is written anew."""
        number = doors.whole("number", number, 0, len(self._sitting.order) - 1)
        self._sitting.go(number)
        self._turn_to(words.gone_to(self._sitting))

    def undo(self):
        """Take the last stroke back."""
        if not self.screen.pad.undo():  # which the demo takes in as it does a stroke
            self._say(words.TAKEN_BACK)

    def clear(self):
        """Take all ink off the pad; undo brings it back."""
        self.draw(BLANK)

    def reset(self):
        """Go back to the start: an empty wall, the same digits to ask for."""
        self.paint.reset()
        self.files.reset()
        self.mean_digit = None
        self._begin(self._order)
        self._turn_to(words.start(self.asked))

    def show_mean(self, digit):
        """Show the mean of one's own pictures of a digit, and of MNIST's; neither for None."""
        self.mean_digit = None if digit is None else doors.whole("digit", digit, 0, 9)
        self._go_on(self._sentence)

    def mean_of(self, digit):
        """The mean of the pictures written for a digit: float32 (784,), or None without any."""
        return tally.mean_picture(self.images, self.labels, doors.whole("digit", digit, 0, 9))

    def save(self, path=NAME, overwrite=False):
        """Save the pictures and what was asked for; a file that is there is refused.

        overwrite : write over it all the same. Gives the path of the file, which holds nothing
        else: not who wrote them, nor when.
        """
        if not len(self.labels):
            raise ValueError("nothing is written yet; wanted at least one digit to save")
        file = save_own(path, self.images, self.labels, overwrite)
        self._unsaved = False
        self._go_on(words.saved_as(file, len(self.labels)))
        return file

    def load(self, path=NAME):
        """Put the digits of a file into the wall, in place of those there, and go on with them."""
        images, labels = load_own(path)
        if len(labels) > MOST:
            raise ValueError(f"{path} holds {len(labels):,} digits; wanted {MOST} or fewer")
        self._begin(tally.gone_on_with(self._order, labels))
        for image in images:
            self._sitting.write(image)
        self._read()
        self._after(words.loaded(len(labels)))

    def _place(self, to):
        """The place that is asked for, or a sentence: there is nothing to write, or to skip."""
        if self._sitting.place is None:
            raise ValueError(f"{words.nothing_to(to)}; wanted redo(number) before, or reset()")
        return self._sitting.place

    def _begin(self, order):
        self._sitting, self._unsaved = Sitting(order), False
        self._read()

    def _read(self):
        """Let the network read all that is written."""
        sitting = self._sitting
        self.images = np.array([sitting.framed[place] for place in sitting.written], np.float32)
        self.images = self.images.reshape(-1, SIDE * SIDE)
        self.labels = np.array([sitting.order[place] for place in sitting.written], np.int64)
        some = len(self.labels) > 0
        self.outputs = self.network(self.images) if some else np.zeros((0, 10), np.float32)
        self.answers = self.outputs.argmax(axis=1)
        for array in (self.images, self.labels, self.outputs, self.answers):
            array.flags.writeable = False

    def _after(self, said):
        """Say what came of a digit, and turn to the next; after the last one, what came of all."""
        if self.asked is not None:
            self._turn_to(f"{said} Next: {words.named(self.asked)}.")
            return
        if self.mean_digit is None:
            self.mean_digit = FIRST_MEAN
        self._turn_to(words.finished(self.right, self.table, not self._unsaved))

    def _turn_to(self, said):
        """Show the pad of another digit: its strokes are its own."""
        self._go_on(said)
        self.screen.pad.forget()

    def _go_on(self, said):
        self._sentence, self._sure = said, False
        self._show()

    def _pick(self, place):
        self._show() if place < 0 else self.redo(place)

    def _choose_mean(self, digit):
        self.show_mean(None if digit == NONE_YET else digit)

    def _skip_by_hand(self):
        if self.asked is None:
            self._say(f"{words.nothing_to('skip').capitalize()}.")
        else:
            self.skip()

    def _reset_by_hand(self):
        if self._unsaved and not self._sure:
            self._sure = True
            self._show(f"{words.not_saved(len(self.labels))}. Save first, or lose them?")
        else:
            self.reset()

    def _load_by_hand(self, path):
        if self._unsaved:
            raise ValueError(
                f"{words.not_saved(len(self.labels))}: save first, or Reset, then Load"
            )
        self.load(path)

    def _shown(self):
        digit = self.mean_digit
        mine = None if digit is None else self.mean_of(digit)
        answers = dict(zip(self._sitting.written, self.answers.tolist(), strict=True))
        shown = self.screen.shown(self._sitting, answers, self.table, mine, digit)
        return shown | {self.reset_button: {"description": SURE if self._sure else RESET}}

    def _words(self):
        return self._sentence
