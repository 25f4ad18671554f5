"""Weights for one neuron with 784 inputs, to begin with: each float32 (28, 28)."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.digits import SIDE, load_trained

EDGE = (slice(6, 9), slice(8, 20))  # rows and columns where the edge is looked for


def edge():
    """+1 where a horizontal edge is looked for, 0 elsewhere."""
    weights = blank()
    weights[EDGE] = 1
    return weights


def edge_with_surround():
    """`edge`, and -1 in the three rows above and the three below it."""
    rows, columns = EDGE
    weights = edge()
    weights[rows.start - 3 : rows.start, columns] = -1
    weights[rows.stop : rows.stop + 3, columns] = -1
    return weights


def ring():
    """+1 on a ring around the middle, -1 in its hole: on-surround, off-centre."""
    rows, columns = np.indices((SIDE, SIDE)) - (SIDE - 1) / 2
    distance = np.hypot(rows, columns)
    return np.where(distance < 4, -1, np.where(distance < 8, 1, 0)).astype(np.float32)


def blank():
    """0 everywhere."""
    return np.zeros((SIDE, SIDE), np.float32)


def noise(seed=0):
    """Drawn from N(0, 1/784), as a network's first weights are before training."""
    drawn = np.random.default_rng(seed).normal(size=(SIDE, SIDE)) / SIDE
    return drawn.astype(np.float32)


def trained(neuron):
    """Row `neuron`, 0..15, of the trained network's W^(1)."""
    neuron = doors.whole("neuron", neuron, 0, 15)
    return load_trained().weights[0][neuron].reshape(SIDE, SIDE)
