"""One neuron, from its weighted sum s to its activation sigmoid(factor * s + bias)."""

from typing import NamedTuple

import numpy as np

from mlp_helpers.digits import load_example
from mlp_helpers.lesson02 import patterns
from mlp_helpers.network import sigmoid, sigmoid_prime

# Test images and their labels, from a strong "no" of the edge neuron to a strong "yes".
STRIP = {4350: 2, 2368: 4, 644: 0, 6206: 5, 3885: 9, 4818: 3, 4225: 7, 4748: 8}


class Squished(NamedTuple):
    """What is added to a neuron's weighted sums before they are squished, and what they are
    multiplied with: all its weights by the same factor, so to speak."""

    bias: float
    factor: float

    def z(self, s):
        """factor * s + bias. s: a number or an array of any shape; the answer has the same."""
        return self.factor * s + self.bias

    def activation(self, s):
        """sigmoid(z), 0..1. Shape as s."""
        return sigmoid(self.z(s))

    def slope(self, s):
        """How much the activation grows with s: factor * sigmoid'(z). Shape as s."""
        return self.factor * sigmoid_prime(self.z(s))

    def step(self, s):
        """The step function beside it: 0 where z is below 0, 1 above. Shape as s."""
        return np.heaviside(self.z(s), 0.5)


def strip_images():
    """The strip's test images, float32 (8, 784), and the edge neuron's weighted sums, (8,)."""
    images = np.array([load_example(which=place) for place in STRIP])
    return images, images @ patterns.edge_with_surround().ravel()
