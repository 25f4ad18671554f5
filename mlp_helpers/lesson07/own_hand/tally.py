"""Which digits are asked for, and what is made of those that are written."""

from collections import Counter
from functools import cache

import numpy as np

from mlp_helpers.digits import load_digits


def asked_digits(count, seed):
    """The digits to ask for, int (count,): each ten hold all of 0..9, in a drawn order.

    No digit comes twice in a row.
    """
    rng, order = np.random.default_rng(seed), []
    while len(order) < count:
        ten = rng.permutation(10).tolist()
        order += ten[1:] + ten[:1] if order[-1:] == ten[:1] else ten
    return np.array(order[:count])


def gone_on_with(order, labels):
    """The digits of a row that goes on with some that are there: these first, then the others.

    order : all that were to be asked for; labels: those that are there. A list, as long as the
    order, or as the labels if there are more of them.
    """
    there, others = Counter(map(int, labels)), []
    for digit in map(int, order):
        if there[digit]:
            there[digit] -= 1
        else:
            others.append(digit)
    return [*map(int, labels), *others[: max(0, len(order) - len(labels))]]


def table_of(labels, answers):
    """How often each label (row) got each answer (column): int (10, 10), a confusion matrix."""
    return np.bincount(10 * labels + answers, minlength=100).reshape(10, 10)


def mistakes(table):
    """What was taken for what: (label, answer, how often) each, the most frequent first."""
    wrong = [
        (int(label), int(answer), int(table[label, answer]))
        for label, answer in np.argwhere(table)
        if label != answer
    ]
    return sorted(wrong, key=lambda one: -one[2])


def mean_picture(images, labels, digit):
    """The mean of the images (n, 784) with this label: float32 (784,), or None without any."""
    chosen = images[labels == digit]
    return chosen.mean(axis=0, dtype=np.float32) if len(chosen) else None


@cache
def mnist_means():
    """The mean picture of each digit in MNIST's test images: float32 (10, 784), read-only."""
    images, labels = load_digits("test")
    means = np.array([mean_picture(images, labels, digit) for digit in range(10)])
    means.flags.writeable = False
    return means
