"""How many weights and biases a network has, from the sizes of its layers, the input first."""


def pairs(sizes):
    """(neurons before, neurons of the layer) for each layer after the input."""
    return list(zip(sizes[:-1], sizes[1:], strict=True))


def weights(sizes):
    """All weights: between two layers, one for each pair of neurons."""
    return sum(n_in * n_out for n_in, n_out in pairs(sizes))


def biases(sizes):
    """All biases: one for each neuron after the input."""
    return sum(sizes[1:])


def own(sizes):
    """Each layer's own parameters: the weights that lead into it, and its biases."""
    return [n_in * n_out + n_out for n_in, n_out in pairs(sizes)]
