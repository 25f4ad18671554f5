"""The network of the lecture: layers of sigmoid neurons, its cost, its gradient, its training.

Symbols as in the lecture. Layer l has n_l neurons; a^(0) is the image.
W^(l), shape (n_l, n_(l-1)), holds in row j the weights into neuron j;
z^(l) = W^(l) a^(l-1) + b^(l) and a^(l) = sigmoid(z^(l)). Python counts from 0,
so W^(l) is `network.weights[l - 1]`. Many images at once are stacked as rows.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from mlp_helpers import doors

QUIET = {"all": "ignore"}  # whatever the student's own np.seterr says


def sigmoid(z):
    """Squish any number into 0..1: 1 / (1 + e^(-z)).

    z: a number or an array of any shape, infinities allowed; the answer has the same shape.
    """
    z = doors.array("z", z)
    if z.dtype.kind != "f":
        z = doors.numbers("z", z)
    if np.isnan(z).any():
        raise ValueError("z contains NaN; wanted numbers")
    with np.errstate(**QUIET):  # e^(-z) too large is infinity, and 1 / infinity the right 0
        return _squish(z)


def sigmoid_prime(z):
    """Slope of the sigmoid at z, at most 0.25: sigmoid(z) (1 - sigmoid(z)). Shape as z."""
    a = sigmoid(z)
    with np.errstate(**QUIET):
        return a * (1 - a)


class Network:
    """A multilayer perceptron with sigmoid neurons in every layer after the input.

    Parameters
    ----------
    sizes : neurons in each layer, the input first: (784, 16, 16, 10).
    rng : `np.random.Generator` that draws the start; one seeded with 0 if left out.
    init : "scaled": weights from N(0, 1/n_in), biases 0 (training starts well);
        "lecture": weights and biases from N(0, 1), "totally random".
    dtype : np.float32, or np.float64 where small differences matter.

    Attributes
    ----------
    weights : list of arrays; `weights[l - 1]` is W^(l), shape (n_l, n_(l-1)).
    biases : list of arrays; `biases[l - 1]` is b^(l), shape (n_l,).
    """

    def __init__(self, sizes, rng=None, init="scaled", dtype=np.float32):
        self.sizes = doors.sizes(sizes)
        doors.one_of("init", init, ("scaled", "lecture"))
        dtype, rng = doors.dtype(dtype), doors.rng(rng)
        self.weights, self.biases = [], []
        for n_in, n_out in zip(self.sizes[:-1], self.sizes[1:], strict=True):
            W, b = rng.normal(size=(n_out, n_in)), np.zeros(n_out)
            if init == "scaled":
                W /= np.sqrt(n_in)
            else:
                b = rng.normal(size=n_out)
            self.weights.append(W.astype(dtype))  # (n_out, n_in)
            self.biases.append(b.astype(dtype))  # (n_out,)

    @property
    def n_parameters(self):
        """How many numbers can be turned: all weights and all biases."""
        return sum(p.size for p in self.weights + self.biases)

    @property
    def dtype(self):
        """The numbers' type, float32 or float64."""
        return self.weights[0].dtype

    def __call__(self, images):
        """Activations of the last layer: (n_L,) for one image (n_0,), (m, n_L) for (m, n_0)."""
        return self.layers(images)[-1]

    def layers(self, images):
        """Activations of every layer, the image itself first, each (n_l,) or (m, n_l)."""
        return self._forward(_images(self, images))

    def copy(self, dtype=None):
        """An independent network with the same parameters, as `dtype` if given."""
        dtype = self.dtype if dtype is None else doors.dtype(dtype)
        other = Network.__new__(Network)
        other.sizes = self.sizes
        other.weights = [np.array(W, dtype=dtype) for W in self.weights]
        other.biases = [np.array(b, dtype=dtype) for b in self.biases]
        return other

    def __repr__(self):
        return f"Network {'-'.join(map(str, self.sizes))}, {self.n_parameters:,} parameters"

    def _forward(self, a):
        layers = [a]  # (m, n_0)
        with np.errstate(**QUIET):
            for W, b in zip(self.weights, self.biases, strict=True):
                layers.append(_squish(layers[-1] @ W.T + b))  # (m, n_l)
        return layers


@dataclass
class Gradient:
    """The slope of the cost along every parameter, in the shapes of the network's own."""

    weights: list
    biases: list

    def flat(self):
        """All entries in one vector: W^(1), b^(1), ..., W^(L), b^(L), each row by row."""
        pairs = zip(self.weights, self.biases, strict=True)
        return np.concatenate([part.ravel() for pair in pairs for part in pair])


class Progress(NamedTuple):
    """Where a training is, told after every step."""

    epoch: int  #: epochs finished before this step, from 0
    step: int  #: steps done in all, from 1
    steps: int  #: steps the whole training takes, if the batches stay as large as they are
    cost: float  #: cost of this step's batch, before the step
    eta: float  #: learning rate of this step


def cost(network, images, targets):
    """The lecture's cost: sum of (a_j - y_j)^2 over the outputs, averaged over the images.

    No factor 1/2. images: (m, n_0), or (n_0,) for one; targets: labels (m,), whole
    numbers 0..n_L - 1, or wanted outputs (m, n_L). Returns a float.
    """
    images, y = _examples(network, images, targets)
    return _mean_cost(network._forward(images)[-1] - y)


def backprop(network, images, targets):
    """Gradient of `cost` by backpropagation. Arguments as there, returns a `Gradient`.

    Nielsen, Neural Networks and Deep Learning, chapter 2, with the lecture's cost (no 1/2):
    delta^(L) = 2 (a - y) sigma'(z), delta^(l) = (delta^(l+1) W^(l+1)) sigma'(z),
    and sigma'(z) = a (1 - a).
    """
    images, y = _examples(network, images, targets)
    layers = network._forward(images)
    return _backward(network, layers, layers[-1] - y)


def train(network, images, targets, epochs=20, batch_size=100, eta=4.0, rng=None):
    """Mini-batch gradient descent, one step at a time; changes `network` in place.

    A generator: each `next` takes one step and gives its `Progress`, so that whoever
    runs it can stop, slow down or draw.

    Parameters
    ----------
    images, targets : as in `cost`, (m, n_0) and (m,) or (m, n_L).
    epochs : how often every image is used, a whole number from 1.
    batch_size : images a step, 1..m; the last step of an epoch takes what is left.
    eta : the learning rate, a number above 0, or a function that gives it for the
        share of the training that is done, 0..1: `lambda done: 4 * (1 - done)`.
        So may `batch_size` be.
    rng : `np.random.Generator` that shuffles the images; one seeded with 0 if left out.
    """
    images, y = _examples(network, images, targets)
    epochs = doors.whole("epochs", epochs, 1)
    size_at = batch_size if callable(batch_size) else lambda done: batch_size
    doors.whole("batch_size", size_at(0.0), 1, len(images))
    eta_at = eta if callable(eta) else lambda done: eta
    doors.eta(eta_at(0.0))
    return _steps(network, images, y, epochs, size_at, eta_at, doors.rng(rng))


def accuracy(network, images, labels):
    """Share of images whose largest output is the label's, 0..1.

    images (m, n_0), labels (m,): whole numbers 0..n_L - 1.
    """
    images = np.atleast_2d(_images(network, images))
    labels = doors.labels(labels, network.sizes[-1], (len(images),))
    return float(np.mean(network._forward(images)[-1].argmax(axis=1) == labels))


def _steps(network, images, y, epochs, size_at, eta_at, rng):
    m, step = len(images), 0
    space = images[:0]  # for every batch: faster
    for epoch in range(epochs):
        order = rng.permutation(m)
        start = 0
        while start < m:
            done = (epoch * m + start) / (epochs * m)
            batch_size = doors.whole("batch_size", size_at(done), 1, m)
            if batch_size > len(space):
                space = np.empty((batch_size, images.shape[1]), images.dtype)
            batch = order[start : start + batch_size]
            x = images.take(batch, axis=0, out=space[: len(batch)], mode="clip")
            layers = network._forward(x)
            error = layers[-1] - y.take(batch, axis=0)  # (batch_size, n_L)
            gradient = _backward(network, layers, error)
            eta = doors.eta(eta_at(done))
            parameters = network.weights + network.biases
            with np.errstate(**QUIET):
                for p, dp in zip(parameters, gradient.weights + gradient.biases, strict=True):
                    p -= eta * dp
            step, start = step + 1, start + len(batch)
            to_come = -(-(m - start) // batch_size) + (epochs - 1 - epoch) * -(-m // batch_size)
            yield Progress(epoch, step, step + to_come, _mean_cost(error), eta)


def _backward(network, layers, error):
    """The gradient, from every layer's activations (m, n_l) and the error a - y (m, n_L)."""
    L = len(network.weights)
    dW, db = [None] * L, [None] * L
    with np.errstate(**QUIET):
        dC_da = 2 * error / len(error)  # (m, n_L), every example's share of the average
        for l in range(L, 0, -1):
            delta = dC_da * layers[l] * (1 - layers[l])  # (m, n_l), dC/dz
            dW[l - 1] = delta.T @ layers[l - 1]  # (n_l, n_(l-1))
            db[l - 1] = delta.sum(axis=0)  # (n_l,)
            if l > 1:
                dC_da = delta @ network.weights[l - 1]  # (m, n_(l-1))
    return Gradient(dW, db)


def _squish(z):
    return 1 / (1 + np.exp(-z))


def _mean_cost(error):
    return float(np.vdot(error, error)) / len(error)


def _examples(network, images, targets):
    """Images as (m, n_0) and wanted outputs as (m, n_L), checked."""
    images = np.atleast_2d(_images(network, images))
    return images, doors.targets(targets, len(images), network.sizes[-1], network.dtype)


def _images(network, images):
    """One image (n_0,) or many (m, n_0), checked, as is the network."""
    if not isinstance(network, Network):
        raise TypeError(f"network is of type {type(network).__name__}; wanted a Network")
    doors.parameters(network)
    return doors.images(images, network.sizes[0], network.dtype)
