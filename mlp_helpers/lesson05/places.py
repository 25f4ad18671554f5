"""Where each of a network's parameters stands in the one long vector of `Gradient.flat`.

That vector is W^(1), b^(1), ..., W^(L), b^(L), each row by row. Layers count from 1, neurons
and places from 0.
"""

from mlp_helpers import doors
from mlp_helpers.digits import SIDE


def place_of(sizes, layer, neuron, source=None):
    """The place of the weight into a neuron from `source` in the layer before, or of its bias."""
    layer = doors.whole("layer", layer, 1, len(sizes) - 1)
    n_in, n_out = sizes[layer - 1], sizes[layer]
    neuron = doors.whole("neuron", neuron, 0, n_out - 1)
    before = sum((n + 1) * m for n, m in zip(sizes, sizes[1:layer], strict=False))
    if source is None:
        return before + n_out * n_in + neuron
    return before + neuron * n_in + doors.whole("source", source, 0, n_in - 1)


def entry_at(sizes, place):
    """What stands at a place: (layer, neuron, source), source None for a bias."""
    n_parameters = sum((n + 1) * m for n, m in zip(sizes, sizes[1:], strict=False))
    place = doors.whole("place", place, 0, n_parameters - 1)
    for layer in range(1, len(sizes)):
        n_in, n_out = sizes[layer - 1], sizes[layer]
        if place < n_out * n_in:
            return layer, *divmod(place, n_in)
        place -= n_out * n_in
        if place < n_out:
            return layer, place, None
        place -= n_out


def name_of(sizes, place):
    """What stands at a place, in words."""
    layer, neuron, source = entry_at(sizes, place)
    if source is None:
        return f"bias of layer {layer}, neuron {neuron}"
    if layer > 1:
        origin = f"neuron {source} of layer {layer - 1}"
    elif sizes[0] == SIDE * SIDE:
        origin = f"pixel row {source // SIDE}, column {source % SIDE}"
    else:
        origin = f"input {source}"
    return f"weight of layer {layer}, neuron {neuron}, from {origin}"
