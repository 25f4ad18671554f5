"""One training of the lecture's network, taken a few steps at a time, with the moments it keeps."""

from bisect import bisect_right
from itertools import pairwise
from time import perf_counter, sleep
from typing import NamedTuple

import numpy as np

from mlp_helpers.digits import one_hot
from mlp_helpers.lesson06.train_live import images as mnist
from mlp_helpers.lesson06.train_live.images import M
from mlp_helpers.network import Network, _mean_cost, train

BINS = 20  # the batches' costs are averaged over so large a share of an epoch
EARLY = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75)  # epochs that are kept, and then each whole one,
SLOW = 50  # or each quarter, where batches smaller than this make an epoch long
MOST = 400  # moments that are kept, 53 KB each
SATURATED = 2e-3  # mean slope a (1 - a) of a layer, below which nearly no gradient comes through
HIGH = 0.25  # a cost that a training should end well below; ten outputs of 0.1 cost 0.9


class Settings(NamedTuple):
    """What a step is taken with."""

    eta: float  #: as it is set
    batch_size: int
    decay: bool  #: whether eta falls from there, to 0 at the end


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


class Snapshot(NamedTuple):
    """A run as it is now, or as it was at a moment that is looked at."""

    moment: Moment  #: the newest that was measured, or the one looked at
    network: Network  #: now's, or of then
    is_now: bool
    eta: float  #: of the next step, or of then
    batch_size: int
    epoch: float  #: how far the run has come, of its `epochs`
    epochs: int


class Kept(NamedTuple):
    """What stays of a run to compare another with: as it was at its end, when it was kept."""

    lines: np.ndarray  #: as `TrainingRun.lines`, without the single batches
    moment: Moment
    settings: tuple  #: the `Settings` of its first step, and again where they changed


def measure(network, images, labels):
    """`cost` and `accuracy` of a network in one go.

    It takes a quarter of the time of these two, by the network's private parts: one pass instead
    of two, and without their checks, which take as long as a pass. These images need no check.
    """
    outputs = network._forward(images)[-1]  # (m, 10)
    right = outputs.argmax(axis=1) == labels
    return _mean_cost(outputs - one_hot(labels)), float(np.mean(right))


class TrainingRun:
    """A training by `train` from a start network, which can stop after any step.

    start : the network it begins with, which stays as it is. rng: shuffles the images.
    epochs : how many it takes in all. epoch : how many are done, with their fraction. finished :
        whether that is all of them.
    settings : the `Settings` of the next step; others may be set at any time. eta_now : the
        learning rate of that step.
    network : as it is after `step` steps, which took `used` images, and `seconds`, as counted by
        whoever runs it.
    moments : what was kept on the way, the start first, the newest last. stops : where, as
        epochs, (k,).
    last : the `Progress` of the newest step, or None.
    used_settings : those of its first step, and again where they changed.
    """

    epoch = property(lambda self: self.used / M)
    finished = property(lambda self: self.used >= self.epochs * M)
    eta_now = property(lambda self: self._eta_at(self.used / (self.epochs * M)))
    stops = property(lambda self: np.array([moment.epoch for moment in self.moments]))

    def __init__(self, start, rng, epochs, settings):
        self.start, self.network, self.epochs = start, start.copy(), epochs
        self.settings, self.used_settings = settings, []
        self.step, self.used, self.last, self.seconds = 0, 0, None, 0.0
        self._rng, self._training = rng, None
        self._bins = {}  # of the batches, from the start: [images, their cost, where they are]
        ready = mnist.images_are_here()
        self.moments = [self._measured(start, mnist.training_images() if ready else None)]

    @property
    def batches(self):
        """Epochs (k,) and the batches' average cost there (k,), each before its step."""
        sums = np.reshape([*self._bins.values()], (-1, 3))
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
        layers = newest.network.layers(mnist.test_images()[0][:500])[1:]
        return min(np.mean(a * (1 - a)) for a in layers) < SATURATED

    @property
    def fell_slowly(self):
        """Whether the cost fell all the way and is still high: the steps were short."""
        costs = [m.cost for m in self.moments if m.epoch >= 0.5]
        return self.moments[-1].cost >= HIGH and all(b <= 1.01 * a for a, b in pairwise(costs))

    @property
    def lines(self):
        """What there is to draw, float32 (n, 3): which line, epoch, cost.

        Line 0 are the batches, 1 the training images, 2 the test images.
        """
        known = [moment for moment in self.moments if moment.cost is not None]
        lines = [
            np.stack(self.batches, axis=1),
            np.reshape([(moment.epoch, moment.cost) for moment in known], (-1, 2)),
            np.array([(moment.epoch, moment.test_cost) for moment in self.moments]),
        ]
        points = [np.insert(line, 0, i, axis=1) for i, line in enumerate(lines)]
        return np.concatenate(points).astype(np.float32)

    def nearest(self, epoch):
        """The place of the moment that is nearest to an epoch."""
        return int(np.abs(self.stops - epoch).argmin())

    def steps_done(self, n):
        """A function that says whether n steps more are done."""
        goal = self.step + n
        return lambda: self.step >= goal

    def epochs_done(self, epochs):
        """A function that says whether so many epochs more are done, or, for None, this one."""
        goal = (self.used // M + 1) * M if epochs is None else self.used + epochs * M
        return lambda: self.used >= goal

    def snapshot(self, place=None):
        """A `Snapshot` of now, or of the moment at a place."""
        is_now = place is None
        moment = self.moments[-1 if is_now else place]
        eta, batch_size = moment.eta, moment.batch_size
        if is_now and not self.finished:  # what is set after the end is nobody's any more
            eta, batch_size = self.eta_now, self.settings.batch_size
        network = self.network if is_now else moment.network
        return Snapshot(moment, network, is_now, eta, batch_size, self.epoch, self.epochs)

    def kept(self):
        """What stays of it, a `Kept`."""
        lines = self.lines
        return Kept(lines[lines[:, 0] > 0], self.moments[-1], tuple(self.used_settings))

    def advance(self, reached, seconds):
        """Take steps for so many seconds or until `reached()`; False when there is no more to do.

        True as well while the training images are still on their way.
        """
        began = perf_counter()
        if self._training is None:
            if not mnist.fetched().done():
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
        self.moments.append(self._measured(self.network, mnist.training_images()))
        if len(self.moments) > MOST:
            del self.moments[1:-1:2]

    def measure_start(self):
        """Measure the start's `cost` too, now that the training images are there or wanted."""
        self.moments[0] = self._measured(self.start, mnist.training_images())

    def _begin(self):
        images, labels = mnist.training_images()
        self.measure_start()
        self._training = train(
            self.network, images, labels, self.epochs, lambda _: self.settings.batch_size,
            self._eta_at, self._rng,
        )  # fmt: skip

    def _eta_at(self, done):
        eta, _, decay = self.settings
        return eta * (1 - done) if decay else eta

    def _take_step(self):
        self.last = next(self._training)
        if self.used_settings[-1:] != [self.settings]:
            self.used_settings.append(self.settings)
        size = min(self.settings.batch_size, M - self.used % M)
        sums = self._bins.setdefault(self.used * BINS // M, [0, 0.0, 0.0])
        for i, part in enumerate((size, size * self.last.cost, size * (self.used + size / 2))):
            sums[i] += part
        self.step, self.used = self.step + 1, self.used + size

    def _is_due(self):
        """Whether a place to keep was passed since the last moment."""
        each = 4 if self.settings.batch_size < SLOW else 1
        return _places(self.epoch, each) > _places(self.moments[-1].epoch, each)

    def _measured(self, network, training):
        """A moment; `training`: the images and labels, or None where they are not there yet."""
        test_cost, accuracy = measure(network, *mnist.test_images())
        cost = training and measure(network, *(part[mnist.SAMPLE] for part in training))[0]
        used = 0 if network is self.start else self.used
        step, eta = self.step if used else 0, self._eta_at(used / (self.epochs * M))
        copy = network.copy()
        return Moment(
            step, used / M, copy, cost, test_cost, accuracy, eta, self.settings.batch_size
        )


def _places(epoch, each):
    """How many places to keep there are up to here, `each` in an epoch besides the early ones."""
    return bisect_right(EARLY, epoch) + int(epoch * each)
