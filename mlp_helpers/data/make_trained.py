"""Make trained.npz, the network the lessons ship: python mlp_helpers/data/make_trained.py

Settings were compared on 10,000 images held out of the 60,000 training images (`--choose`
does it with one seed; LICENSE.md beside this file has five). All but the largest learning
rate do equally well, to within the luck of a seed, so the quicker batches of 100 were taken.
The network is then trained on all 60,000, and the test images are used once, at the end, to
say how well it reads digits it never saw.
"""

import sys

import numpy as np

from mlp_helpers.digits import DATA, load_digits
from mlp_helpers.network import Network, accuracy, train

SIZES = (784, 16, 16, 10)
CHOICES = [(32, 1.0), (32, 2.0), (32, 3.0), (100, 3.0), (100, 4.0), (100, 6.0)]  # batch, eta
EPOCHS, BATCH_SIZE, ETA, SEED = 20, 100, 4.0, 0


def trained(images, labels, batch_size, eta, seed):
    """A network trained with a learning rate that falls evenly from eta to 0."""
    rng = np.random.default_rng(seed)
    network = Network(SIZES, rng=rng)
    falling = lambda done: eta * (1 - done)  # noqa: E731 - one line says it best
    for _ in train(network, images, labels, EPOCHS, batch_size, falling, rng):
        pass
    return network


def choose():
    """Print the share of held-out images read right, for each setting."""
    images, labels = load_digits("train")
    order = np.random.default_rng(SEED).permutation(len(labels))
    held_out, rest = order[:10_000], order[10_000:]
    for batch_size, eta in CHOICES:
        network = trained(images[rest], labels[rest], batch_size, eta, SEED)
        right = accuracy(network, images[held_out], labels[held_out])
        print(f"batch {batch_size:4}  eta {eta:4}  held-out images read right: {right:.2%}")


def make():
    """Train on all training images, store the network, and test it once."""
    network = trained(*load_digits("train"), BATCH_SIZE, ETA, SEED)
    arrays = {f"W{layer}": W for layer, W in enumerate(network.weights, 1)}
    arrays |= {f"b{layer}": b for layer, b in enumerate(network.biases, 1)}
    np.savez(DATA / "trained.npz", **arrays)
    print(f"test images read right: {accuracy(network, *load_digits('test')):.2%}")


if __name__ == "__main__":
    choose() if "--choose" in sys.argv else make()
