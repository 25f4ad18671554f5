"""A network, nudged, beside itself without nudges: what each makes of one picture."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import SIDE
from mlp_helpers.network import Network

MOST = 20  # neurons a layer: more do not fit on the screen


class NudgedNetwork:
    """A copy of a network that holds nudges, and the `plain` one that does not.

    layers, before : every layer's activations for the last picture read, nudged and plain.
    limit : the size of the largest plain weight after the first layer.
    """

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
    def changes(self):
        """Nudged minus plain activations of all neurons after the input, in one vector."""
        return np.concatenate(self.layers[1:]) - np.concatenate(self.before[1:])

    @property
    def change(self):
        """Nudged minus plain outputs: (10,)."""
        return self.layers[-1] - self.before[-1]

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


def check_network(network):
    """Refuse, with a sentence, what cannot be shown: 784 pixels, few neurons, 10 outputs."""
    if not isinstance(network, Network):
        raise TypeError(f"network is of type {type(network).__name__}; wanted a Network")
    doors.parameters(network)
    sizes = network.sizes
    few = 2 <= len(sizes) <= 5 and max(sizes[1:]) <= MOST
    if not few or sizes[0] != SIDE * SIDE or sizes[-1] != 10:
        wanted = f"784 pixels, up to 3 layers of at most {MOST} neurons, 10 outputs"
        raise ValueError(f"the network has sizes {sizes}; wanted {wanted}")
