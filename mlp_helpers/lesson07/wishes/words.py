"""Wishes in words: the sum behind every number that the demo shows."""

import numpy as np

from mlp_helpers.lesson04.networks import largest
from mlp_helpers.lesson07.wishes.sums import difference
from mlp_helpers.texts import counted, short


def two_lines(now):
    """The sum behind the selected neuron's numbers at a `Moment`, and what there is to it."""
    sizes, wished, (layer, k) = now.network.sizes, now.wished, now.selected
    if now.nudging and len(now.labels) > 1:
        return votes(now, layer, k, now.chosen)
    if now.nudging:
        return nudge(sizes, wished, layer, k, now.chosen)
    if layer == now.L:
        return output(sizes, wished, k, now.position)
    if layer >= now.reached:
        return hidden(now.network, wished, layer, k)
    return f"{name(sizes, layer, k)} has no wish yet: step {now.L + 1 - layer}.", ""


def in_short(now):
    """What the selected neuron wishes for at a `Moment`, or how it is to be nudged."""
    layer, k = now.selected
    if now.nudging:
        return f"bias nudge {short(now.nudges.biases[layer - 1][k], True)}"
    if layer < now.reached:
        return "has no wish yet"
    if now.position == 0:
        return f"lacks {short(now.wished.wanted[k] - now.wished.layers[-1][k], True)}"
    wish = now.wished.wishes[layer - 1]
    if layer < now.L:
        return f"wishes {short(wish.a[k], True)} for a"
    return f"wishes {short(wish.z[k], True)} for z"


def line(now):
    """What a step is about, at a `Moment`: a line."""
    layer, k = now.selected
    if now.position == 0:
        return differences(now.wished, now.labels[0])
    if now.nudging:
        n, size = now.network.n_parameters, largest(*now.minus_gradient.weights)
        return equality(len(now.labels), n, difference(now.nudges, now.minus_gradient), size)
    if now.reached <= layer < now.L:
        return competing(now.terms, k)
    return all_outputs(now.wished.wishes[-1].z)


def source(sizes, layer, k):
    """What neuron k of a layer is called where something comes from it."""
    if layer == 0:
        return f"pixel {k}"
    return f"output {k}" if layer == len(sizes) - 1 else f"neuron {k} of layer {layer}"


def name(sizes, layer, k):
    """What the selected neuron is called."""
    return f"Output {k}" if layer == len(sizes) - 1 else f"Layer {layer}, neuron {k}"


def signed(value):
    """A number with its sign, in brackets: a factor."""
    return f"({short(value, True)})" if value else "0"


def sum_of(terms):
    """Terms written out, the largest first, with what they add up to.

    At most ten, and only those that count: the rest, each less than a thousandth of the
    largest or behind nine others, is written as one.
    """
    order = np.argsort(-np.abs(terms), kind="stable")
    small = np.abs(terms[order]) < abs(terms[order[0]]) / 1000
    first = int(np.argmax(small)) if small.any() else len(terms)
    if len(terms) > 10:
        first = min(first, 9)
    rest = terms[order[first:]]
    parts = list(terms[order[:first]])
    if rest.any():
        parts.append(rest.sum())
    texts = [short(value, True) for value in parts]
    shown = sum(float(text.replace("−", "-")) for text in texts)
    total = short(terms.sum(), True)
    written = [f"{text[0]} {text[1:]}" if i else text for i, text in enumerate(texts)]
    if len(rest) > 1 and rest.any():
        written[-1] = f"+ (the other {len(rest)} together: {texts[-1]})"
    return f"{' '.join(written)} {'=' if short(shown, True) == total else '≈'} {total}"


def output(sizes, wished, j, step):
    """Two lines about output j: what it lacks, and from step 1 on what it wishes for."""
    (y, a), L = (wished.wanted[j], wished.layers[-1][j]), len(sizes) - 1
    if step == 0:
        squares = (wished.layers[-1] - wished.wanted) ** 2
        return (
            f"{name(sizes, L, j)}: wanted y = {y:.0f}, is a = {short(a)}. "
            f"Difference y − a = {short(y - a, True)}.",
            f"Its part of the cost C₀: (a − y)² = {short(squares[j])} of {short(squares.sum())}.",
        )
    return (
        f"{name(sizes, L, j)}, wish for its z: 2 · (y − a) · σ′(z) = 2 · {signed(y - a)} · "
        f"{short(a * (1 - a))} = {short(wished.wishes[-1].z[j], True)}.",
        f"σ′(z) = a · (1 − a) = {short(a)} · {short(1 - a)}: "
        "small near 0 and near 1, and with it the wish.",
    )


def hidden(network, wished, layer, k):
    """Two lines about neuron k of a hidden layer: the sum of what is asked of it, and its wish."""
    sizes, terms = network.sizes, wished.contributions(layer, k)
    a, wish = wished.layers[layer][k], wished.wishes[layer - 1]
    top = int(np.abs(terms).argmax())
    if not terms[top]:
        return f"{name(sizes, layer, k)}, wish for its a: 0.", "Nobody asks anything of it."
    w, asked = network.weights[layer][top, k], wished.wishes[layer].z[top]
    return (
        f"{name(sizes, layer, k)}, wish for its a: {sum_of(terms)}.",
        f"Largest: {source(sizes, layer + 1, top)}, w · wish = {signed(w)} · {signed(asked)} = "
        f"{short(terms[top], True)}. Times σ′(z) = {short(a * (1 - a))}: "
        f"for z {short(wish.z[k], True)}.",
    )


def nudge(sizes, wished, layer, j, k):
    """Two lines about the bias of neuron j and its weight from k, for one example."""
    wish, a = wished.wishes[layer - 1].z[j], wished.layers[layer - 1][k]
    why = "The stronger what comes in, the larger the nudge of its weight."
    if not a:
        why = "Nothing comes in through this weight, a = 0: no nudge, whatever the wish."
    return (
        f"{name(sizes, layer, j)}, bias: nudge = its wish for z = {short(wish, True)}. "
        f"Weight from {source(sizes, layer - 1, k)}: wish · a = {signed(wish)} · {short(a)} = "
        f"{short(wish * a, True)}.",
        why,
    )


def votes(now, layer, j, k):
    """Two lines about the same two, for many examples: how many want them up, and down."""
    sizes, n = now.network.sizes, now.average.n

    def count(ups, downs, value):
        rest = n - ups - downs
        idle = f", {rest:,} ask nothing" if rest else ""
        mean = short(value, True)
        return f"{ups:,} of {n:,} wish it up, {downs:,} down{idle}; average {mean}."

    counted_and_mean = now.average.up, now.average.down, now.nudges
    bias = count(*(one.biases[layer - 1][j] for one in counted_and_mean))
    weight = count(*(one.weights[layer - 1][j, k] for one in counted_and_mean))
    return (
        f"{name(sizes, layer, j)}, bias: {bias}",
        f"Weight from {source(sizes, layer - 1, k)}: {weight}",
    )


def differences(wished, label):
    """What the network reads, and what is wanted."""
    outputs = wished.layers[-1]
    off = np.abs(wished.wanted - outputs)
    return (
        f"The image is a {label}, the network reads {outputs.argmax()}. Furthest from what is "
        f"wanted: output {off.argmax()}, by {short(off.max())}."
    )


def competing(terms, k):
    """How the wishes that meet at neuron k disagree; terms: the contributions to its wish."""
    up, down, total = terms[terms > 0], terms[terms < 0], short(terms.sum(), True)
    if not terms.any():
        return f"Nobody asks anything of neuron {k}."
    if not len(up) or not len(down):
        return f"All who ask something of neuron {k} agree: {total}."
    less, more = sorted((up.sum(), -down.sum()))
    if less < more / 10:  # a whisper is no quarrel
        return f"Nearly all that is asked of neuron {k} agrees: {total}."
    return (
        f"Neuron {k} is pulled up by {len(up)} ({short(up.sum(), True)}) and down by {len(down)} "
        f"({short(down.sum(), True)}): impossible to satisfy all. Added up: {total}."
    )


def all_outputs(wishes):
    """How many outputs wish to go up and down, and which wishes most."""
    top = int(np.abs(wishes).argmax())
    if not wishes[top]:
        return "No output has a wish left."
    up, down, way = (wishes > 0).sum(), (wishes < 0).sum(), "up" if wishes[top] > 0 else "down"
    return (
        f"{up} output{'s wish' if up != 1 else ' wishes'} to go up, {down} down. "
        f"The strongest: output {top}, {way} by {short(abs(wishes[top]))}."
    )


def equality(n, n_parameters, difference, size):
    """How far the average of the nudges is from -grad C, whose largest entry is `size`."""
    equal = "equal to rounding" if difference <= 1e-9 * size else "not equal"
    return (
        f"{counted(n, 'example')}: wishes and −∇C differ by at most {short(difference)} "
        f"in {n_parameters:,} entries: {equal}."
    )
