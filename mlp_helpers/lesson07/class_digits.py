"""A class's own digits: how many of them a network reads, and whether learning from some helps."""

import os
from dataclasses import dataclass

import numpy as np

from mlp_helpers import doors, files
from mlp_helpers.lesson01.hands import a_class
from mlp_helpers.lesson01.reading import as_reader
from mlp_helpers.network import Network, accuracy, train
from mlp_helpers.own_digits import SETS, Merged, merge_own, merged
from mlp_helpers.texts import counted

SIZES = (784, 16, 16, 10)
ENOUGH = 4  # writers, so that there are two in either half
MOST = 100_000  # images that the class's digits may make in an epoch: 300 MB
BATCH_SIZE, ETA = 100, 6.0  # of the experiment's trainings; the learning rate falls evenly to 0


@dataclass(frozen=True)
class ClassRead:
    """What a network answers to a class's digits.

    outputs : its ten outputs for each, (n, 10). answers : the place of the largest, int (n,).
    right : whether that is the label, bool (n,). share : of those that are right, 0..1.
    per_digit : the share for each label, (10,); NaN for one that nobody wrote.
    per_writer : the share for each writer, (writers,).
    sure : the largest output, (n,). misread : the numbers of those that are not right, those
        with the largest output first.
    """

    outputs: np.ndarray
    answers: np.ndarray
    right: np.ndarray
    share: float
    per_digit: np.ndarray
    per_writer: np.ndarray
    sure: np.ndarray
    misread: np.ndarray

    def __repr__(self):
        return f"{self.right.sum()} of {counted(len(self.right), 'digit')} read right"


@dataclass(frozen=True)
class Comparison:
    """Networks that never saw the class's digits, and networks that learned from half of them.

    shown : how often an epoch showed each digit of the learning half, one number a column below.
    right : the share of the other half that is read right, (repeats, columns).
    per_digit : that share for each label, (repeats, columns, 10); NaN for one not in that half.
    mnist : the share of MNIST's test images that is read right, (repeats, columns).
    learned, tested : how many digits are in either half, int (repeats,).
    by_writer : whether the halves have no writer in common.
    """

    shown: tuple
    right: np.ndarray
    per_digit: np.ndarray
    mnist: np.ndarray
    learned: np.ndarray
    tested: np.ndarray
    by_writer: bool

    def __repr__(self):
        pairs = zip(self.right.mean(axis=0), self.shown, strict=True)
        (share, times), *rest = pairs
        said = "".join(f", {share:.1%} where {times}" for share, times in rest)
        return f"read right: {share:.1%} where shown {counted(times, 'time')}{said}"

    @property
    def gain(self):
        """How much larger the share is than in the first column of its repeat, as `right`."""
        return self.right - self.right[:, :1]

    @property
    def by_digit(self):
        """`per_digit`, averaged over the repeats in which the digit was tested: (columns, 10)."""
        there = ~np.isnan(self.per_digit)
        sums, counts = np.where(there, self.per_digit, 0).sum(axis=0), there.sum(axis=0)
        return np.divide(sums, counts, out=np.full(sums.shape, np.nan), where=counts > 0)

    @property
    def split(self):
        """In a sentence, how it was drawn who is learned from and who is tested on."""
        if self.by_writer:
            return "Drawn by writer: nobody is both learned from and tested on."
        return (
            f"With fewer than {ENOUGH} writers the halves are drawn digit by digit: the same hands "
            "are in both, so the gain says nothing about hands that are new to the network."
        )


def class_in(folder):
    """The digits in a class's folder, as `merge_own` puts them together.

    Where there is no such folder, those of a class that a program wrote; the `source` says so.
    """
    if os.path.lexists(files.path_text(folder, SETS)):
        return merge_own(folder)
    pages = a_class()
    names = [f"program, hand {n}" for n in range(len(pages))]
    return merged(pages, names, source=f"a program: there is no folder {folder}")


def read_class(network, digits):
    """What a network answers to a class's digits: a `ClassRead`.

    network : with 784 inputs and 10 outputs. digits : a `Merged`.
    """
    outputs = as_reader(network)(_digits(digits).images)  # (n, 10)
    answers, sure = outputs.argmax(axis=1), outputs.max(axis=1)
    right = answers == digits.labels
    wrong = np.flatnonzero(~right)
    return ClassRead(
        outputs=outputs,
        answers=answers,
        right=right,
        share=float(right.mean()),
        per_digit=_shares(right, digits.labels, 10),
        per_writer=_shares(right, digits.writer, len(digits.files)),
        sure=sure,
        misread=wrong[np.argsort(-sure[wrong], kind="stable")],
    )


def drawn_half(digits, rng, teachers=None):
    """Half of a class, drawn to be tested on: bool (n,), True for its digits.

    By writer: all digits of one are in the same half. Whoever wrote in both would have taught the
    network the very hand that it is tested on, and the gain would be too good for anybody else.
    With fewer than 4 writers, half of the digits with each label instead.
    teachers : of how many writers the network may learn, at most; half of them if left out.
    """
    rng, half = doors.rng(rng), len(digits.files) // 2
    n = half if teachers is None else min(half, doors.whole("teachers", teachers, 1))
    if len(digits.files) >= ENOUGH:
        order = rng.permutation(len(digits.files))
        return np.isin(digits.writer, order[n:])
    if len(digits.labels) < 2:
        raise ValueError("there is only 1 digit; wanted at least 2, one for each half")
    order = rng.permutation(len(digits.labels))
    order = order[np.argsort(digits.labels[order], kind="stable")]
    half = np.zeros(len(order), bool)
    half[order[::2]] = True  # every other one, label by label
    return half


def with_and_without(
    digits,
    training,
    test,
    shown=(0, 1, 40),
    teachers=None,
    repeats=4,
    epochs=2,
    seed=0,
    sizes=SIZES,
):
    """Train on MNIST with and without half of a class's digits, test on the other half.

    In each repeat the halves are drawn anew (`drawn_half`), and a network is trained for every
    number in `shown`: all start from the same weights, take the same order and the same number
    of steps. They differ only in a few of the images: where one is shown a digit of the class,
    the others are shown an image of MNIST once more.

    digits : the class's, a `Merged`. training, test : MNIST's, each (images (m, 784), labels (m,)).
    shown : how often each digit of the learning half is shown in an epoch, 0..1,000; that makes
        100,000 images an epoch at most. teachers : as in `drawn_half`; all others are tested on.
    repeats, epochs : whole numbers from 1. seed : of all that is drawn.
    sizes : of the network. Returns a `Comparison`.
    """
    _digits(digits)
    shown = tuple(shown) if np.iterable(shown) and not isinstance(shown, str) else ()
    if not shown:
        raise ValueError("shown is empty; wanted how often each digit is shown, such as (0, 40)")
    for times in shown:
        doors.whole("one of shown", times, 0, 1000)
    training, test = _labelled("training", training), _labelled("test", test)
    repeats, seed = doors.whole("repeats", repeats, 1), doors.whole("seed", seed, 0)
    rows, halves = [], []
    for repeat in range(repeats):
        rng = np.random.default_rng((seed, repeat))
        half = drawn_half(digits, rng, teachers)
        start = Network(sizes, rng)
        order = rng.integers(2**32)
        row = []
        for images, labels in _training_sets(digits, ~half, training, shown, rng):
            network = start.copy()
            same = np.random.default_rng(order)
            for _ in train(network, images, labels, epochs, BATCH_SIZE, _falling, same):
                pass
            right = network(digits.images[half]).argmax(axis=1) == digits.labels[half]
            row.append((right, accuracy(network, *test)))
        rows.append(row)
        halves.append(half)
    return _compared(digits, shown, rows, halves)


def _training_sets(digits, learning, training, shown, rng):
    """For each number in `shown`, MNIST's images and behind them the class's, that many times.

    All are as long as the longest: what is missing is filled up with images of MNIST, drawn.
    The array is the same one for all of them, its end written anew.
    """
    images, labels = training
    own, theirs = digits.images[learning], digits.labels[learning]
    m, room = len(images), max(shown) * len(own)
    if room > MOST:
        what = (
            f"{counted(len(own), 'digit')}, each shown {max(shown):,} times, make {room:,} images"
        )
        raise ValueError(f"{what}; wanted at most {MOST:,}: show them less often")
    fill = rng.integers(m, size=room)
    all_images = np.concatenate([images, images[fill]])
    all_labels = np.concatenate([labels, labels[fill]])
    for times in shown:
        end = m + times * len(own)
        all_images[m:end] = np.tile(own, (times, 1))
        all_labels[m:end] = np.tile(theirs, times)
        all_images[end:], all_labels[end:] = images[fill[end - m :]], labels[fill[end - m :]]
        yield all_images, all_labels


def _labelled(name, pair):
    """Images float32 (m, 784) and labels int (m,), or a sentence."""
    if not isinstance(pair, (tuple, list)) or len(pair) != 2:
        raise TypeError(f"{name} is of type {type(pair).__name__}; wanted a pair (images, labels)")
    images = doors.images(pair[0], SIZES[0], np.float32)
    return images, doors.labels(pair[1], SIZES[-1], (len(images),))


def _falling(done):
    """The learning rate when this share of a training is done, 0..1."""
    return ETA * (1 - done)


def _compared(digits, shown, rows, halves):
    labels = [digits.labels[half] for half in halves]
    per_digit = [
        [_shares(right, those, 10) for right, _ in row]
        for row, those in zip(rows, labels, strict=True)
    ]
    return Comparison(
        shown=shown,
        right=np.array([[right.mean() for right, _ in row] for row in rows]),
        per_digit=np.array(per_digit),
        mnist=np.array([[share for _, share in row] for row in rows]),
        learned=np.array([(~half).sum() for half in halves]),
        tested=np.array([half.sum() for half in halves]),
        by_writer=len(digits.files) >= ENOUGH,
    )


def _shares(right, group, n):
    """The share of True in each of n groups, (n,); NaN for an empty one."""
    counts = np.bincount(group, minlength=n)
    hits = np.bincount(group, weights=right, minlength=n)
    return np.divide(hits, counts, out=np.full(n, np.nan), where=counts > 0)


def _digits(digits):
    if not isinstance(digits, Merged):
        wanted = "wanted what class_in or merge_own gives"
        raise TypeError(f"digits is of type {type(digits).__name__}; {wanted}")
    return digits
