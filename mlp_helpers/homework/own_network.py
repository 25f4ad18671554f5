"""The check of the network that a student has trained: what it reads, and if little, why."""

import numpy as np

from mlp_helpers.checks.verdict import NotRight, Verdict
from mlp_helpers.digits import load_digits
from mlp_helpers.network import Network, accuracy

NAME = "trained_network"
SIZES = (784, 16, 16, 10)
WANTED = 0.93  # share of the test images
GUESSED = 0.3  # what reads less has hardly learned anything
HINT = (
    "Draw `shares`: does it rise from epoch to epoch? If it stays near 10 %, look at one step: do "
    "the weights change, against the gradient, by η times it?"
)


REBOUND = (
    "`W = W - …` makes a new array that only the name W holds; the list keeps the old one. "
    "`W -= …` changes the array itself."
)


def require_network(weights, biases):
    """Show the verdict of `network_verdict`, and go on only if it is right.

    Raises
    ------
    NotRight : an AssertionError with the verdict's words.
    """
    verdict = network_verdict(weights, biases)
    verdict.display()
    if not verdict:
        raise NotRight(str(verdict))


def network_verdict(weights, biases):
    """The `Verdict` on a network 784-16-16-10: right if it reads 93 % of the test images.

    weights, biases: lists of arrays, W^(l) of shape (n_l, n_(l-1)) and b^(l) of shape (n_l,); what
    is none is said to be so. Not tried where one of them is None, or where no bias has moved from
    0 and little is read.
    """
    if weights is None or biases is None:
        return _not_tried("There are no weights, or no biases, yet.")
    try:
        share = share_read(weights, biases)
        still = not any(np.any(b) for b in biases)
    except (TypeError, ValueError) as error:
        return _wrong("this is no network 784-16-16-10 yet", f"It says: {error}.")
    read = f"{share:.1%} of the test images are read right"
    if share >= WANTED:
        return Verdict(NAME, "right", f"right, {read}")
    if share < GUESSED and still:
        message = (
            f"This network is as it began: {read}, about one in ten, by guessing. If you did train "
            f"it, the lists hold none of it: {REBOUND}"
        )
        return _not_tried(message, "not trained yet")
    return _wrong(f"{read}, wanted are {WANTED:.0%}", _why(share, still))


def share_read(weights, biases):
    """The share of the test images that a network of these parameters reads right, 0 to 1.

    Raises
    ------
    TypeError, ValueError : if they are no network 784-16-16-10.
    """
    network = Network(SIZES)
    network.weights = [np.asarray(W) for W in weights]  # of a matrix, the plain array
    network.biases = [np.asarray(b) for b in biases]
    return accuracy(network, *load_digits("test"))


def _not_tried(message, headline="not tried yet"):
    return Verdict(NAME, "not tried", headline, message)


def _why(share, still):
    if still:
        return f"All biases are still 0: the loop changes the weights alone. Or does it? {REBOUND}"
    if share < GUESSED:
        return (
            "That is little more than guessing. Is `gradient` right? Do the images and the wanted "
            "outputs of a batch belong together? And does each step go against the gradient?"
        )
    return (
        "It has learned, and not enough. Does it see all 50,000 images in each epoch? Then more "
        "epochs help, or an η that begins larger and falls to the end."
    )


def _wrong(what, message):
    return Verdict(NAME, "wrong", f"not right yet: {what}", message, hint=HINT)
