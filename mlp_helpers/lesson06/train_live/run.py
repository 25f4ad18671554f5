"""One training of the lecture's network, taken a few steps at a time, with the moments it keeps."""

from bisect import bisect_right
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import pairwise
from time import perf_counter, sleep
from typing import NamedTuple

import numpy as np

from mlp_helpers.digits import COUNTS, load_digits, one_hot
from mlp_helpers.network import Network, _mean_cost, train

M = COUNTS["train"]  # images in an epoch
# The training images whose cost is told. In a row, for speed; of all such rows of 5,000 it is the
# one whose cost is nearest to that of all 60,000, within 2 % or so.
SAMPLE = slice(20_000, 25_000)
BINS = 20  # the batches' costs are averaged over so large a share of an epoch
EARLY = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75)  # epochs that are kept, and then each whole one,
SLOW = 50  # or each quarter, where batches smaller than this make an epoch long
MOST = 400  # moments that are kept, 53 KB each
SATURATED = 2e-3  # mean slope a (1 - a) of a layer, below which nearly no gradient comes through
HIGH = 0.25  # a cost that a training should end well below; ten outputs of 0.1 cost 0.9
STUCK = (
    "Stuck: the steps were so long that neurons are saturated, their slopes nearly 0. So is the "
    "gradient, and hardly anything is learned any more. Reset, and take a smaller η."
)


@cache
def test_images():
    """The 10,000 test images and their labels."""
    return load_digits("test")


def training_images():
    """The 60,000 training images and their labels: one copy for all runs, 188 MB."""
    try:
        return _fetched().result()
    except Exception:
        _fetched.cache_clear()  # to try again
        raise


def images_are_here():
    """Whether the training images have been fetched already."""
    return bool(_fetched.cache_info().currsize) and _fetched().done()


@cache
def _fetched():
    """The training images on their way, in a thread of its own: they take half a second."""
    pool = ThreadPoolExecutor(1)
    future = pool.submit(load_digits, "train")
    pool.shutdown(wait=False)
    return future


class Settings(NamedTuple):
    """What a step is taken with."""

    eta: float  #: as it is set; with `decay` it falls from there
    decay: bool
    batch_size: int

    @property
    def eta_text(self):
        """Such as "4", or "4 → 0" where it falls."""
        return f"{self.eta:.3g}" + " → 0" * self.decay


class Moment(NamedTuple):
    """A network on the way, and how good it is. `cost` is None before the images are there."""

    step: int
    epoch: float
    network: Network
    cost: float | None  #: of 5,000 training images
    test_cost: float  #: of the 10,000 test images
    accuracy: float  #: share of the test images read right
    eta: float  #: the learning rate there, that of the next step
    batch_size: int


def measure(network, images, labels):
    """`cost` and `accuracy` of a network in one go, in half the time."""
    outputs = network._forward(images)[-1]  # (m, 10); these images need no check
    right = outputs.argmax(axis=1) == labels
    return _mean_cost(outputs - one_hot(labels)), float(np.mean(right))


class TrainingRun:
    """A training by `train` from a start network, which can stop after any step.

    start : the network it begins with, which stays as it is. rng: shuffles the images.
    epochs : how many it takes in all.
    eta, batch_size, decay : read at every step; with `decay` eta falls to 0 at the end.
    network : as it is after `step` steps, which took `used` images, and `seconds`, as counted by
        whoever runs it.
    moments : what was kept on the way, the start first, the newest last.
    last : the `Progress` of the newest step, or None.
    settings : the `Settings` of its steps: those of the first, and again where they changed.
    """

    def __init__(self, start, rng, epochs, eta=4.0, batch_size=100, decay=True):
        self.start, self.network, self.epochs = start, start.copy(), epochs
        self.eta, self.batch_size, self.decay = eta, batch_size, decay
        self.step, self.used, self.last, self.seconds = 0, 0, None, 0.0
        self.settings = []
        self._rng, self._training = rng, None
        self._bins = []  # of the batches: [images, their cost, where they are in the run]
        self._bin = -1  # the newest one's number, counted from the start
        ready = images_are_here()
        self.moments = [self._measured(start, training_images() if ready else None)]

    @property
    def epoch(self):
        """Epochs done, with their fraction."""
        return self.used / M

    @property
    def finished(self):
        """Whether all epochs are done."""
        return self.used >= self.epochs * M

    @property
    def eta_now(self):
        """The learning rate of the next step."""
        return self._eta_at(self.used / (self.epochs * M))

    @property
    def batches(self):
        """Epochs (k,) and the batches' average cost there (k,), each before its step."""
        sums = np.reshape(self._bins, (-1, 3))
        return sums[:, 2] / sums[:, 0] / M, sums[:, 1] / sums[:, 0]

    @property
    def history(self):
        """All kept moments, and the batches' costs, as a dictionary of arrays."""
        names = ("step", "epoch", "cost", "test_cost", "accuracy")
        told = {name: np.array([getattr(m, name) for m in self.moments], float) for name in names}
        return told | dict(zip(("batch_epoch", "batch_cost"), self.batches, strict=True))

    @property
    def stuck(self):
        """Whether it learns no more: the newest moment's neurons have hardly any slope left."""
        newest = self.moments[-1]
        if newest.accuracy >= 0.2:
            return False
        layers = newest.network.layers(test_images()[0][:500])[1:]
        return min(np.mean(a * (1 - a)) for a in layers) < SATURATED

    def words(self, why=""):
        """What there is to say now that it stands; why: the reason, "" where it was to stop."""
        if self.stuck:
            return STUCK
        if why:
            return f"{why}. Step {self.step:,}, epoch {self.epoch:.2f}."
        if self.finished:
            done = f"Done: {self.step:,} steps in {self.seconds:.1f} s."
            return f"{done} {self._not_far() or 'Drag the mark to look back.'}"
        if self.used % M == 0:
            return f"Epoch {self.epoch:.0f} is done, after {self.step:,} steps."
        return (
            f"Step {self.step:,}: the batch's cost was {self.last.cost:.3f}. Every weight and bias "
            f"moved by −η times its entry of ∇C, η = {self.last.eta:.3g}."
        )

    def _not_far(self):
        """A sentence where the cost fell all the way and is still high: short steps; else ""."""
        end, costs = self.moments[-1], [m.cost for m in self.moments if m.epoch >= 0.5]
        if end.cost < HIGH or any(b > 1.01 * a for a, b in pairwise(costs)):
            return ""
        return (
            f"With steps as short as these (η {self.settings[-1].eta_text}) it has not come far: "
            f"the cost is still {end.cost:.2f}, and {end.accuracy:.0%} of the test images are "
            "read right. Take a larger η."
        ).replace("%", "\N{NO-BREAK SPACE}%")

    def advance(self, reached, seconds):
        """Take steps for so many seconds or until `reached()`; False when there is no more to do.

        True as well while the training images are still on their way.
        """
        began = perf_counter()
        if self._training is None:
            if not _fetched().done():
                sleep(0.005)
                return True
            self._begin()
        while not self.finished and not reached():
            self._take_step()
            if self._is_due():
                self.keep_moment()
            if perf_counter() - began >= seconds:
                return not self.finished and not reached()
        return False

    def keep_moment(self):
        """Measure the network as it is now, and keep it; nothing new if that was just done."""
        if self.moments[-1].step == self.step:
            return
        self.moments.append(self._measured(self.network, training_images()))
        if len(self.moments) > MOST:
            del self.moments[1:-1:2]

    def measure_start(self):
        """Measure the start's `cost` too, now that the training images are there or wanted."""
        self.moments[0] = self._measured(self.start, training_images())

    def _begin(self):
        images, labels = training_images()
        self.measure_start()
        self._training = train(
            self.network, images, labels, self.epochs, lambda _: self.batch_size,
            self._eta_at, self._rng,
        )  # fmt: skip

    def _eta_at(self, done):
        return self.eta * (1 - done) if self.decay else self.eta

    def _take_step(self):
        self.last = next(self._training)
        now = Settings(self.eta, self.decay, self.batch_size)
        if self.settings[-1:] != [now]:
            self.settings.append(now)
        place = self.used * BINS // M
        size = min(self.batch_size, M - self.used % M)
        if place > self._bin:
            self._bins.append([0, 0.0, 0.0])
            self._bin = place
        for i, part in enumerate((size, size * self.last.cost, size * (self.used + size / 2))):
            self._bins[-1][i] += part
        self.step, self.used = self.step + 1, self.used + size

    def _is_due(self):
        """Whether a place to keep was passed since the last moment."""
        each = 4 if self.batch_size < SLOW else 1
        return _places(self.epoch, each) > _places(self.moments[-1].epoch, each)

    def _measured(self, network, training):
        """A moment; `training`: the images and labels, or None where they are not there yet."""
        test_cost, accuracy = measure(network, *test_images())
        cost = training and measure(network, *(part[SAMPLE] for part in training))[0]
        used = 0 if network is self.start else self.used
        step, eta = self.step if used else 0, self._eta_at(used / (self.epochs * M))
        copy = network.copy()
        return Moment(step, used / M, copy, cost, test_cost, accuracy, eta, self.batch_size)


def _places(epoch, each):
    """How many places to keep there are up to here, `each` in an epoch besides the early ones."""
    return bisect_right(EARLY, epoch) + int(epoch * each)
