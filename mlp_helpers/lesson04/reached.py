"""Whose activations change when one weight is nudged."""

import numpy as np

NUDGE = 0.1


def reached(network, image, edge):
    """Which neurons of each layer after the input change: a bool array (n_l,) for each.

    edge : (layer, j, k), the weight to neuron j of a layer from neuron k of the layer before,
        layers counted from 1. It is nudged up, the network reads the image (784,) once more, and
        what is not the same number as before has changed. In float64, where small changes show.
    """
    layer, j, k = edge
    plain, nudged = network.copy("float64"), network.copy("float64")
    nudged.weights[layer - 1][j, k] += NUDGE
    picture = np.asarray(image, np.float64)
    pairs = zip(plain.layers(picture)[1:], nudged.layers(picture)[1:], strict=True)
    return [before != after for before, after in pairs]
