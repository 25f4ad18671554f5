"""A network that nobody has trained, and what it says to ten digits; roll the dice again."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import SIDE, load_digits, load_example, one_hot
from mlp_helpers.kit import Demo, button, row
from mlp_helpers.network import Network, accuracy, cost
from mlp_helpers.views import PixelGrid

LAST_SEED = 2**32  # after which comes 0
SAMPLE = 1000  # test images that cost and accuracy are taken over
WORDS = "image of a {row}, output {column}: {value}{mark}{frame}"  # said of a cell of the square
SIZE = 350  # of the square of outputs, in CSS pixels
LABELS = list(range(0, 100, 11))  # the cells of the square where the labels are
NAME = "The ten outputs for each image"
HINT = "Rows: images. Columns: outputs. Frame: the label. ✓ ✗: the answer."


class RandomGallery(Demo):
    """Ten test images, one of each digit, read by a network with random weights and biases.

    network : 784-16-16-10, weights and biases drawn from N(0, 1) with the seed.
    images : float32 (10, 784), the image of a 0 first.
    outputs : float32 (10, 10), a row for each image.
    answers : the place of the brightest output for each image, int64 (10,).
    right : how many of the ten images it reads right.
    cost, accuracy : over the same 1,000 test images each time.

    seed: of the network at the start, a whole number from 0.
    """

    name = "Random gallery"

    def __init__(self, seed=0):
        super().__init__()
        self._start = doors.whole("seed", seed, 0, LAST_SEED)
        self.images = np.array([load_example(digit) for digit in range(10)])  # (10, 784)
        self._sample = load_digits("test", SAMPLE)
        column = PixelGrid(
            values=self.images.reshape(10 * SIDE, SIDE), plain=True, width=SIZE // 10,
            height=SIZE, title="in", label="Ten images, a 0 at the top, a 9 at the bottom",
        )  # fmt: skip
        digits = [str(digit) for digit in range(10)]
        square = {
            "width": SIZE, "height": SIZE, "words": WORDS, "row_names": digits,
            "column_names": digits, "framed": LABELS, "frame_words": ", the label",
        }  # fmt: skip
        self.got = PixelGrid(
            title="what we get: outputs 0 … 9", label=NAME,
            hint=HINT, **square,
        )  # fmt: skip
        wanted = PixelGrid(
            values=one_hot(np.arange(10)), title="what we want: outputs 0 … 9",
            label="The wanted outputs for each image",
            hint="1 at the label's place, which has the frame, 0 elsewhere.", **square,
        )  # fmt: skip
        roll = button("Roll again", self.roll)
        self._lay_out(
            row(roll, button("Reset", self.reset)),
            row(column, self.got, wanted, align_items=None, grid_gap="14px"),
            first=roll,
        )
        self.status.add_class("mlp-tall")
        self.reset()

    def _numbers(self):
        return (
            f"seed {self.seed}, {self.right} of 10 right, cost {self.cost:.2f}, "
            f"accuracy {self.accuracy:.0%}"
        )

    def roll(self):
        """Draw another network, with the next seed."""
        self.roll_to(self.seed + 1 if self.seed < LAST_SEED else 0)

    def roll_to(self, seed):
        """Draw the network of a seed, a whole number from 0; the same seed, the same network."""
        self.seed = doors.whole("seed", seed, 0, LAST_SEED)
        rng = np.random.default_rng(self.seed)
        self.network = Network((SIDE * SIDE, 16, 16, 10), rng, init="lecture")
        self.outputs = self.network(self.images)
        self.answers = self.outputs.argmax(axis=1)
        self.right = int((self.answers == np.arange(10)).sum())
        self.cost = cost(self.network, *self._sample)
        self.accuracy = accuracy(self.network, *self._sample)
        self._show()

    def reset(self):
        """Go back to the first seed."""
        self.roll_to(self._start)

    def _shown(self):
        right = self.answers == np.arange(10)
        read = ", ".join(f"a {digit} as {answer}" for digit, answer in enumerate(self.answers))
        answered = not self.locked  # marks would give away how many are right
        return {
            self.got: {
                "values": self.outputs,
                "label": f"{NAME}. It reads {read}" if answered else NAME,
                "marks": (10 * np.arange(10) + self.answers).tolist() if answered else [],
                "signs": ["✓" if one else "✗" for one in right] if answered else [],
                "mark_words": [f", the answer: {'right' if one else 'wrong'}" for one in right],
            }
        }

    def _words(self):
        if self.locked:
            return ""
        return (
            f"Seed {self.seed}: {self.right} of these 10 images read right. Over {SAMPLE:,} test "
            f"images: average cost {self.cost:.2f}, {self.accuracy:.0%} right."
        )
