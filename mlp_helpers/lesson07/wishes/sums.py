"""Wishes, example by example: what every neuron would like, and the nudges that come of it.

For one example a neuron wishes for -dC_0/da of its activation and for -dC_0/dz of its weighted
sum z: the sign says up or down, the size how much each bit of it would help. The wishes start
at the outputs, are passed back through the weights, and are added up wherever they meet.
Nothing here calls `backprop`: that both agree is for a lesson to find.
"""

from typing import NamedTuple

import numpy as np

from mlp_helpers.network import Gradient, Network


class Wish(NamedTuple):
    """One layer's wishes for one example."""

    a: np.ndarray  #: for its activations, -dC_0/da: (n_l,)
    z: np.ndarray  #: for its weighted sums, -dC_0/dz, which is a's times sigma'(z): (n_l,)


class Wished:
    """One example's wishes, from the outputs back to layer 1.

    image: (n_0,); label: 0..n_L - 1. The numbers are of the network's dtype.

    Attributes
    ----------
    layers : every layer's activations, the image first: list of (n_l,).
    wanted : 1 at the label's place, 0 elsewhere: (n_L,).
    wishes : `wishes[l - 1]` is the `Wish` of layer l.
    """

    def __init__(self, network, image, label):
        self.layers = network.layers(image)
        self.wanted = np.eye(network.sizes[-1], dtype=network.dtype)[label]
        self.wishes, self._terms = [], []
        wish_a = 2 * (self.wanted - self.layers[-1])  # (n_L,), what would lower C_0
        for l in range(len(network.weights), 0, -1):
            a = self.layers[l]
            wish_z = wish_a * a * (1 - a)  # (n_l,), for sigma'(z) = a (1 - a)
            self.wishes.insert(0, Wish(wish_a, wish_z))
            if l > 1:
                # Row j: what neuron j asks of all neurons before it. Column k: all that is
                # asked of neuron k, by neurons that want different things.
                terms = wish_z[:, None] * network.weights[l - 1]  # (n_l, n_(l-1))
                self._terms.insert(0, terms)
                wish_a = terms.sum(axis=0)  # (n_(l-1),)

    def asked(self, layer):
        """What each neuron of the next layer asks of each of this one: (n_(layer+1), n_layer)."""
        return self._terms[layer - 1]

    def contributions(self, layer, k):
        """What the neurons of the next layer ask of neuron k: w_jk * wish_j, (n_(layer+1),)."""
        return self._terms[layer - 1][:, k].copy()

    def most_contested(self, layer):
        """The neuron of a layer at which most is asked for in vain; the strongest output."""
        if layer > len(self._terms):
            return int(np.abs(self.wishes[-1].z).argmax())
        terms = self._terms[layer - 1]
        up, down = terms.clip(0, None).sum(axis=0), -terms.clip(None, 0).sum(axis=0)
        return int(np.minimum(up, down).argmax())

    def nudges(self):
        """-dC_0/dw = wish_j * a_k for every weight, -dC_0/db = wish_j for every bias."""
        pairs = zip(self.wishes, self.layers[:-1], strict=True)
        weights = [wish.z[:, None] * a[None, :] for wish, a in pairs]  # (n_l, n_(l-1))
        return Gradient(weights, [wish.z.copy() for wish in self.wishes])


class Average:
    """The average of many examples' nudges, and how many of them go up and down.

    n : examples so far. up, down : for every weight and bias, how many examples wish it up,
        and down; the others do not care: `Gradient`s of whole numbers.
    """

    def __init__(self, network):
        self.n = 0
        parts = network.weights, network.biases
        self._sum, self.up, self.down = (
            Gradient(*([np.zeros(part.shape, dtype) for part in one] for one in parts))
            for dtype in (network.dtype, int, int)
        )

    def add(self, nudges):
        """Take in one more example's nudges."""
        self.n += 1
        for part in ("weights", "biases"):
            sums, ups, downs = (getattr(one, part) for one in (self._sum, self.up, self.down))
            for l, nudge in enumerate(getattr(nudges, part)):
                sums[l] += nudge
                ups[l] += nudge > 0
                downs[l] += nudge < 0

    def nudges(self):
        """The average of what was taken in."""
        parts = self._sum.weights, self._sum.biases
        return Gradient(*([part / self.n for part in one] for one in parts))


class Moment(NamedTuple):
    """What is shown of one example's wishes, and of many examples' nudges.

    L : how many layers there are after the input. nudging : whether it is the last step.
    reached : the lowest layer whose wishes are known; L + 1 for none.
    terms : what the next layer asks of the selected neuron, where there is one: (n_(l+1),).
    """

    position: int  #: the step, 0 to L + 1; at the last one wishes are nudges
    selected: tuple  #: the neuron, (layer, neuron)
    chosen: int  #: which weight into it is read, by its place
    network: Network
    wished: Wished  #: the first example's wishes
    average: Average  #: of all examples' nudges
    images: np.ndarray  #: of all examples, (n, n_0)
    labels: np.ndarray  #: (n,)
    nudges: Gradient | None = None  #: at the last step, the average
    minus_gradient: Gradient | None = None  #: and the same by `backprop`

    L = property(lambda self: len(self.network.weights))
    nudging = property(lambda self: self.position == self.L + 1)
    reached = property(lambda self: max(self.L + 1 - self.position, 1))
    terms = property(lambda self: self.wished.contributions(*self.selected))


def difference(one, other):
    """The largest difference between two `Gradient`s' entries."""
    return float(np.abs(one.flat() - other.flat()).max())
