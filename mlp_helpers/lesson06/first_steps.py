"""How the cost falls in the first steps of training."""

import numpy as np

from mlp_helpers.digits import load_digits
from mlp_helpers.network import Network, cost, train

SIZES = (784, 16, 16, 10)
BATCH, ETA = 100, 4.0
SAMPLE = 1000  # training images by which the cost is measured


def cost_along(steps):
    """The cost at each of these steps of a short training, one after another: a generator.

    steps : whole numbers that rise from 0. The network is a fresh one, the same each time, and
    is trained with batches of 100 training images, as TrainLive does at its start; the cost is
    that of 1,000 of them.
    """
    steps = [int(step) for step in steps]
    images, labels = load_digits("train", BATCH * steps[-1])
    sample, its_labels = images[:SAMPLE], labels[:SAMPLE]
    network = Network(SIZES, np.random.default_rng(0))
    if steps[0] == 0:
        yield cost(network, sample, its_labels)
    wanted = set(steps)
    run = train(network, images, labels, 1, BATCH, ETA, np.random.default_rng(1))
    for progress in run:
        if progress.step in wanted:
            yield cost(network, sample, its_labels)
