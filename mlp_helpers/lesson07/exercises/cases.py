"""What the exercise on the whole gradient is made of: its networks, and ways to go wrong."""

import numpy as np

from mlp_helpers.checks.drawing import again_until, spread, steady, unlike
from mlp_helpers.checks.exercise import Case
from mlp_helpers.checks.mistake import in_parts
from mlp_helpers.lesson04.exercises.cases import (
    drawn_network,
    name_of,
    random_network,
    sizes_in_words,
    whole_network,
)
from mlp_helpers.network import sigmoid
from mlp_helpers.texts import counted


def networks():
    """Small networks, unlike and square, and the lesson's; one image, and batches."""
    rng = np.random.default_rng(9)
    for sizes, m in [
        ((3, 4, 2), 5),
        ((3, 4, 2), 1),
        ((3, 3, 3), 4),
        ((4, 3), 2),
        ((5, 3, 4, 2), 3),
        ((784, 16, 16, 10), 6),
        ((5, 3, 4, 2), 4),
        ((20, 6, 3), 3),
        ((2, 3, 4, 3, 2), 3),
    ]:
        weights, biases = random_network(sizes, rng)
        images, labels = rng.random((m, sizes[0])), rng.integers(sizes[-1], size=m)
        text = f"{name_of(weights)} and {counted(m, 'image')}"
        yield Case(weights, biases, images, np.eye(sizes[-1])[labels], text=text)


def drawn_networks(rng):
    """Three networks with some images each: of four layers and of five, all unlike, and a square
    one, through which every mix-up goes. With three layers, the next layer would be the last."""
    *four, m = unlike(rng, 2, 9, 5)
    *five, k = unlike(rng, 2, 9, 6)
    n, images = unlike(rng, 3, 5, 2)
    return [
        again_until(steady(right), lambda s=some: _drawn(rng, *s))
        for some in ((four, m), (five, k), ([n] * 4, images))
    ]


def _drawn(rng, sizes, m):
    images, labels = spread(rng, m, sizes[0], low=0.05), rng.integers(sizes[-1], size=m)
    weights, biases = drawn_network(rng, sizes)
    text = f"{name_of(weights)} and {counted(m, 'image')}, all numbers drawn"
    return Case(weights, biases, images, np.eye(sizes[-1])[labels], text=text)


def whole_cases():
    """Whole numbers in images and targets; and in a network, which only a hand would make."""
    rng = np.random.default_rng(19)
    weights, biases = random_network((2, 3, 1), rng)
    images, targets = np.array([[1, 0], [0, 1], [1, 1]]), np.array([[1], [0], [1]])
    text = "a network 2-3-1 and 3 images, whose numbers and targets are whole"
    yield Case(weights, biases, images, targets, text=text)
    text = "a network 2-3-1 whose weights and biases are whole numbers, and 3 images"
    yield Case(*whole_network(), images / 2, targets * 1.0, text=text, needed=False)


def sizes_of(weights, biases, images, targets):
    """The number of layers, the network, the number of images."""
    return *sizes_in_words(weights), counted(len(images), "image")


def slope_at(a):
    """The slope of σ at z, where a = σ(z)."""
    return a * (1 - a)


@in_parts
def gradient_with(
    squish=sigmoid,
    two=2,
    apart=np.subtract,
    slope_at_output=slope_at,
    back=lambda delta, weights, l, a: delta @ weights[l + 1],
    slope=lambda a, l: slope_at(a[l + 1]),
    dW=lambda delta, a, l: delta.T @ a[l],
    db=lambda delta, a, l: delta.sum(axis=0),
    last=lambda dW, db, m: (dW, db),
    average=lambda delta, m: delta / m,
):
    """A gradient, or, with another function for one of its lines, one that makes a mistake.

    In these, a[l] are the activations that layer l, from 0, looks at: (m, n_l).
    """

    def gradient(weights, biases, images, targets):
        a = [images]
        for W, b in zip(weights, biases, strict=True):
            a.append(squish(a[-1] @ W.T + b))
        m, L = len(images), len(weights)
        dWs, dbs = [None] * L, [None] * L
        dC_da = two * apart(a[-1], targets)
        delta = average(dC_da * slope_at_output(a[-1]), m)  # (m, n_L)
        for l in range(L - 1, -1, -1):
            dWs[l], dbs[l] = dW(delta, a, l), db(delta, a, l)
            if l:
                delta = back(delta, weights, l - 1, a) * slope(a, l - 1)
        return last(dWs, dbs, m)

    return gradient


right = gradient_with()


def stepping(eta):
    """One that changes each layer's weights before it goes back through them."""
    return gradient_with(
        back=lambda delta, weights, l, a: delta @ (weights[l + 1] - eta * delta.T @ a[l + 1])
    )


def after_a_step(eta):
    """One that gives the weights and biases after a step."""

    def gradient(weights, biases, images, targets):
        pairs = zip((weights, biases), right(weights, biases, images, targets), strict=True)
        return tuple([p - eta * dp for p, dp in zip(*pair, strict=True)] for pair in pairs)

    return gradient


def of_one_image(one, divided):
    """One that is made of one image alone, a slice; divided: by how many there are, or not."""

    def gradient(weights, biases, images, targets):
        parts, m = right(weights, biases, images[one], targets[one]), len(images)
        return tuple([part / m if divided else part for part in some] for some in parts)

    return gradient


def nudged(nudge, below=0.0):
    """One that nudges each weight and each bias, up by so much and, if wanted, down."""

    def gradient(weights, biases, images, targets):
        L, parts = len(weights), [part.astype(float) for part in (*weights, *biases)]

        def cost():
            a = images
            for W, b in zip(parts[:L], parts[L:], strict=True):
                a = sigmoid(a @ W.T + b)
            return ((a - targets) ** 2).sum() / len(images)

        slopes = [_slopes(part, nudge, below, cost) for part in parts]
        return slopes[:L], slopes[L:]

    return gradient


def _slopes(part, nudge, below, cost):
    """The slopes of cost() along all entries of an array, which is as before when it is done."""
    slopes, before = np.zeros(part.shape), cost()
    for at in np.ndindex(part.shape):
        middle = part[at]
        part[at] = middle + nudge
        above = cost()
        part[at] = middle - below
        slopes[at] = (above - (cost() if below else before)) / (nudge + below)
        part[at] = middle
    return slopes


def flat(dW, db):
    """All of a gradient in one vector, layer by layer."""
    return np.concatenate([part.ravel() for pair in zip(dW, db, strict=True) for part in pair])


def zeros_before(parts):
    """The last part as it is, all before it 0."""
    return [*(0 * part for part in parts[:-1]), parts[-1]]
