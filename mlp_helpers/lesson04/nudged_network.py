"""A network, nudged, beside itself without nudges: what each says about one picture, in words."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import SIDE
from mlp_helpers.network import Network
from mlp_helpers.texts import fixed

MOST = 20  # neurons a layer: more do not fit on the screen


class NudgedNetwork:
    """A copy of a network that holds nudges, and the `plain` one that does not.

    layers, before : every layer's activations for the last picture read, nudged and plain.
    """

    def __init__(self, plain, picture):
        self.plain, self.network = plain.copy(), plain.copy()
        self.read(picture)

    def read(self, picture):
        """Compute both networks' activations for a picture (784,)."""
        self.before, self.layers = self.plain.layers(picture), self.network.layers(picture)

    def restart(self, plain):
        """Go on with another plain network, without nudges. `network` stays the same object."""
        self.plain, fresh = plain.copy(), plain.copy()
        self.network.weights[:], self.network.biases[:] = fresh.weights, fresh.biases
        self.read(self.layers[0])

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
        return sum(int((one != other).sum()) for one, other in zip(now, plain, strict=True))

    def equation(self, layer, neuron):
        """How one neuron's activation comes about, in numbers."""
        row, bias = self.network.weights[layer - 1][neuron], self.network.biases[layer - 1][neuron]
        a, bias = self.layers[layer][neuron], float(bias)
        total = float(row @ self.layers[layer - 1])
        z = total + bias
        rest = round(total, 2) + round(bias, 2) - round(z, 2)
        equals = "=" if abs(rest) < 0.005 else "≈"  # roundings need not add up
        b = f"({fixed(bias)})" if bias < 0 else fixed(bias)
        return (
            f"Layer {layer}, neuron {neuron}: "
            f"z = w·a + b = {fixed(total)} + {b} {equals} {fixed(z)}, a = σ(z) = {a:.2f}"
        )

    def words(self, kind):
        """What the network reads, and what the nudges did to that; kind: "trained", "random"."""
        n, now, before = self.n_nudged, int(self.layers[-1].argmax()), int(self.before[-1].argmax())
        if not n:
            second, largest = np.sort(self.layers[-1])[-2:]
            return (
                f"No nudges. The {kind} network reads {now}: its output is {largest:.2f}, "
                f"the next largest {second:.2f}."
            )
        moves = []
        for digit in np.argsort(-np.abs(self.change), kind="stable")[:2]:
            change = self.change[digit]
            if abs(change) >= 0.005:
                verb = "rises" if change > 0 else "falls"
                moves.append(f"output {digit} {verb} by {abs(change):.2f}")
        moved = ", ".join(moves) or "no output moves by 0.01"
        answer = f"stays {now}" if now == before else f"turns from {before} to {now}"
        return f"{n:,} of {self.network.n_parameters:,} nudged: {moved}; the answer {answer}."


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
