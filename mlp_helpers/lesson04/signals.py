"""What travels between two layers of a network: the strongest of all signals."""

import numpy as np

MOST = 60  # that are shown at once: more could not be followed


def strongest(terms, start, end):
    """The largest of some terms by their size, for a `Diagram`: (at most 60, 5).

    terms: (n_start, n_end), what each neuron of layer `start` sends to each of layer `end`. A
    row of the result is layer and place where a term comes from, layer and place where it goes
    to, and the term. Those less than a hundredth of the largest are left out; None if all are 0.
    """
    sizes = np.abs(terms).ravel()
    order = np.argsort(-sizes, kind="stable")[:MOST]
    order = order[sizes[order] > sizes.max() / 100]
    if not order.size:
        return None
    rows, columns = np.unravel_index(order, terms.shape)
    layers = [np.full(len(order), layer) for layer in (start, end)]
    parts = [layers[0], rows, layers[1], columns, terms[rows, columns]]
    return np.stack(parts, axis=1).astype(np.float32)
