"""A nudged network in words: how a neuron's activation comes about, what the nudges did."""

import numpy as np

from mlp_helpers.texts import fixed


def equation(both, layer, neuron):
    """How one neuron's activation comes about, in numbers. both: a `NudgedNetwork`."""
    W, b = both.network.weights[layer - 1], both.network.biases[layer - 1]
    total, bias = float(W[neuron] @ both.layers[layer - 1]), float(b[neuron])
    z = total + bias
    rest = round(total, 2) + round(bias, 2) - round(z, 2)
    equals = "=" if abs(rest) < 0.005 else "≈"  # roundings need not add up
    return (
        f"Layer {layer}, neuron {neuron}: z = w·a + b = {fixed(total)} + "
        f"{fixed(bias, in_sum=True)} {equals} {fixed(z)}, a = σ(z) = "
        f"{both.layers[layer][neuron]:.2f}"
    )


def what_happened(both, kind):
    """What the network reads, and what the nudges did to that; kind: "trained", "random"."""
    outputs, n = both.layers[-1], both.n_nudged
    now, before = int(outputs.argmax()), int(both.before[-1].argmax())
    if not n:
        second, first = np.sort(outputs)[-2:]
        return (
            f"No nudges. The {kind} network reads {now}: its output is {first:.2f}, "
            f"the next largest {second:.2f}."
        )
    moves = []
    for digit in np.argsort(-np.abs(both.change), kind="stable")[:2]:
        change = both.change[digit]
        if abs(change) >= 0.005:
            verb = "rises" if change > 0 else "falls"
            moves.append(f"output {digit} {verb} by {abs(change):.2f}")
    moved = ", ".join(moves) or "no output moves by 0.01"
    answer = f"stays {now}" if now == before else f"turns from {before} to {now}"
    return f"{n:,} of {both.network.n_parameters:,} nudged: {moved}; the answer {answer}."


def so_far(network, layers, position):
    """What has been computed after some layers; layers: every layer's activations."""
    if not position:
        return f"Only the image is there: {len(layers[0])} numbers. Step: layer 1 reads them."
    W, a = network.weights[position - 1], layers[position - 1]
    j, k = np.unravel_index(np.abs(W * a).argmax(), W.shape)
    source, term = "pixel" if position == 1 else "neuron", fixed(W[j, k] * a[k], plus=True)
    lit = int((layers[position] > 0.5).sum())
    return (
        f"Layer {position}: {lit} of {len(W)} neurons are above 0.5. The strongest signal, w·a: "
        f"{term}, from {source} {k} to neuron {j}."
    )
