"""The network that a demo shows: given, shipped or random; and one with nudges, beside itself."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import load_trained
from mlp_helpers.network import Network

KINDS = ("trained", "random")
SIZES = (784, 16, 16, 10)
MOST = 20  # neurons a layer: more do not fit on the screen


def as_network(network=None, dtype=None):
    """A copy of the network given, or of the shipped one; refused where it cannot be shown."""
    network = load_trained() if network is None else network
    if not isinstance(network, Network):
        raise TypeError(f"network is of type {type(network).__name__}; wanted a Network")
    doors.parameters(network)
    n_in, *inside, n_out = network.sizes
    if n_in != SIZES[0] or len(inside) > 3 or max(inside, default=0) > MOST or n_out != SIZES[-1]:
        wanted = f"784 pixels, up to 3 layers of at most {MOST} neurons, 10 outputs"
        raise ValueError(f"the network has sizes {network.sizes}; wanted {wanted}")
    return network.copy(dtype)


def network_of(kind, trained, seed=0):
    """The network of a kind: `trained` itself, or a random one, of the same sizes and dtype."""
    doors.one_of("kind", kind, KINDS)
    rng = np.random.default_rng(doors.whole("seed", seed, 0, 2**32))
    return trained if kind == "trained" else Network(trained.sizes, rng, dtype=trained.dtype)


class NudgedNetwork:
    """A copy of a network that holds nudges, and the `plain` one that does not.

    layers, before : every layer's activations for the last picture read, nudged and plain.
    changes : nudged minus plain, of all neurons after the input in one vector; change : of the
        outputs, (10,).
    limit : the size of the largest plain weight after the first layer.
    """

    change = property(lambda self: self.layers[-1] - self.before[-1])
    changes = property(
        lambda self: np.concatenate(self.layers[1:]) - np.concatenate(self.before[1:])
    )

    def __init__(self, plain, picture):
        self.network, self.before = plain.copy(), [picture]
        self.restart(plain)

    def read(self, picture):
        """Compute both networks' activations for a picture (784,)."""
        self.before, self.layers = self.plain.layers(picture), self.network.layers(picture)

    def nudge(self):
        """Compute the activations anew, once `network` has changed; `before` stays as it is."""
        self.layers = self.network.layers(self.before[0])

    def restart(self, plain):
        """Go on with another plain network, without nudges. `network` stays the same object."""
        self.plain, fresh = plain.copy(), plain.copy()
        self.network.weights[:], self.network.biases[:] = fresh.weights, fresh.biases
        self.limit = largest(*self.plain.weights[1:])
        self.read(self.before[0])

    @property
    def n_nudged(self):
        """How many weights and biases differ."""
        now, plain = (n.weights + n.biases for n in (self.network, self.plain))
        pairs = zip(now, plain, strict=True)
        return sum(int(np.count_nonzero(one != other)) for one, other in pairs)

    def heaviest(self, layer, neuron):
        """Which of a neuron's weights adds most to its weighted sum, before any nudge."""
        shares = self.plain.weights[layer - 1][neuron] * self.layers[layer - 1]
        return int(np.abs(shares).argmax())


def largest(*weights):
    """The largest size of some weights; 1 if all are 0, or there are none."""
    return max((float(np.abs(W).max()) for W in weights), default=0.0) or 1.0
