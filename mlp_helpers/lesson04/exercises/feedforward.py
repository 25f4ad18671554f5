"""Exercise: all layers, one after the other, for one image or many."""

from itertools import product

import numpy as np

from mlp_helpers.checks.drawing import again_until, spread, unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.mistake import in_parts
from mlp_helpers.lesson03.exercises.cases import (
    brackets_are_missing,
    e_is_rounded,
    minus_misses_the_bias,
)
from mlp_helpers.lesson04.exercises.cases import (
    drawn_network,
    name_of,
    random_network,
    sizes_in_words,
    whole_network,
)
from mlp_helpers.network import sigmoid


def _networks():
    """Small networks, unlike and square, and the lesson's; one image, and batches as rows."""
    rng = np.random.default_rng(5)
    for sizes, m in [
        ((3, 4, 2), None),
        ((3, 4, 2), 5),
        ((3, 3, 3), None),
        ((3, 3, 3), 3),
        ((4, 3), 2),
        ((784, 16, 16, 10), None),
        ((784, 16, 16, 10), 6),
        ((5, 3, 4, 2), None),
        ((5, 3, 4, 2), 4),
        ((784, 30, 10), None),
        ((2, 3, 4, 3, 2), 3),
    ]:
        weights, biases = random_network(sizes, rng)
        x = rng.random(sizes[0] if m is None else (m, sizes[0]))
        yield _case(weights, biases, x)


def _case(weights, biases, x):
    what = "one image" if x.ndim == 1 else f"a batch of {len(x)} images"
    steps = f"{len(weights)} arrays of weights" if len(weights) > 1 else "one array of weights"
    text = f"{name_of(weights)} ({steps}) and {what}, x of shape {x.shape}"
    return Case(weights, biases, x, text=text)


def _draw(rng):
    """One image, in networks of three layers and of four; a batch; and a square network with as
    many images, through which every mix-up goes. Who mixes the images of a batch, or takes single
    ones only, is told by the batches; who takes batches only, by the single ones."""
    few, some, (n,) = unlike(rng, 3, 12, 3), unlike(rng, 3, 9, 4), unlike(rng, 3, 5, 1)
    *many, m = unlike(rng, 3, 9, 5)
    return [
        again_until(_is_bent, lambda s=sizes, b=batch: _drawn(rng, s, *b))
        for sizes, batch in ((few, ()), (some, ()), (many, (m,)), ([n] * 4, (n,)))
    ]


def _drawn(rng, sizes, *batch):
    return _case(*drawn_network(rng, sizes), spread(rng, *batch, sizes[0], low=0.05))


def _is_bent(case):
    """Whether an output is so small that an e rounded to 2.7183 shows in it."""
    return _run()(*case.args).min() < 0.13


def _whole_cases():
    """Whole numbers, as one types them by hand: everywhere, in the network, in the images."""
    (whole, biases), image = whole_network(), np.array([1, 0])
    halves = [W / 2 for W in whole], [b / 2 for b in biases]
    with_whole = "a network 2-3-1 whose weights and biases are whole numbers"
    yield Case(whole, biases, image, text=f"{with_whole} and x = np.array([1, 0])")
    yield Case(whole, biases, image / 2, text=f"{with_whole} and x = np.array([0.5, 0.0])")
    yield Case(*halves, image, text="a network 2-3-1 and x = np.array([1, 0]), whole numbers")
    batch = np.array([[1, 0], [0, 1], [1, 1]])
    yield Case(*halves, batch, text="a network 2-3-1 and a batch of whole numbers, shape (3, 2)")


def _neuron(z, b, squish):
    return squish(z + b)


@in_parts
def _run(
    first=lambda x: x,
    product=lambda a, W: a @ W.T,
    neuron=_neuron,
    squish=sigmoid,
    squish_last=None,
    fed=lambda a, x: a,
    part=slice(None),
    last=lambda a: a,
    row_by_row=False,
):
    """A feedforward, or, with another function for one of its parts, one that makes a mistake.

    fed: of the activations before a layer and the image; part: of the layers; neuron: of z, b, σ.
    """

    def feedforward(weights, biases, x):
        a, layers = first(x), list(zip(weights, biases, strict=True))[part]
        for place, (W, b) in enumerate(layers, start=1):
            here = squish_last if squish_last and place == len(layers) else squish
            a = neuron(product(fed(a, x), W), b, here)
        return last(a)

    if row_by_row:
        return lambda weights, biases, x: np.array([feedforward(weights, biases, r) for r in x])
    return feedforward


def _same(z):
    return z


def _all_layers(weights, biases, x):
    layers = [x]
    for W, b in zip(weights, biases, strict=True):
        layers.append(sigmoid(layers[-1] @ W.T + b))
    return layers


def _minus_misses_the_biases(weights, biases, x):
    for W, b in zip(weights, biases, strict=True):
        x = 1 / (1 + np.exp(-(x @ W.T) + b))
    return x


exercise = Exercise(
    signature="feedforward(weights, biases, x)",
    task="Give the network's outputs: (n_L,) for one image x (n_0,), and (m, n_L) for a batch "
    "(m, n_0), one image a row. weights and biases are lists, one array for each layer.",
    right=_run(),
    cases=list(_networks()),
    whole=list(_whole_cases()),
    sizes=sizes_in_words,
    asks="`for W, b in zip(weights, biases)` takes all layers.",
    mistakes=[
        e_is_rounded(lambda squish: _run(squish=squish)),
        brackets_are_missing(lambda squish: _run(squish=squish)),
        minus_misses_the_bias(_minus_misses_the_biases),
        Mistake(
            "only works for one image, not for a batch",
            "One image goes through, a batch does not. In a batch every row is an image, so x has "
            "shape (m, n_0). Which product of x and W has a row for every image and a column for "
            "every neuron? Write the shapes side by side.",
            _run(product=lambda a, W: W @ a),
            _run(product=lambda a, W: W @ a.T),
            _run(product=lambda a, W: (W * a).sum(axis=1)),
        ),
        Mistake(
            "only works for a batch, not for one image",
            "A batch goes through, one image does not: it has no rows to go through one by one. "
            "Is there a product that takes both?",
            _run(row_by_row=True, product=lambda a, W: W @ a),
            _run(row_by_row=True, product=lambda a, W: (W * a).sum(axis=1)),
            _run(row_by_row=True, product=lambda a, W: W @ a[:, None]),
        ),
        Mistake(
            "the batch comes out on its side",
            "All numbers are there, but every image has become a column. Give a row for each.",
            _run(last=np.transpose),
        ),
        Mistake(
            "only the first image of a batch",
            "One row comes out, whatever the batch. Every image should have its own.",
            _run(first=lambda x: x if x.ndim == 1 else x[0]),
            _run(last=lambda a: a if a.ndim == 1 else a[0]),
        ),
        Mistake(
            "the images of a batch are mixed",
            "You average or add up over the images. Each image has outputs of its own.",
            _run(last=lambda a: a if a.ndim == 1 else a.mean(axis=0)),
            _run(last=lambda a: a if a.ndim == 1 else a.sum(axis=0)),
        ),
        Mistake(
            "σ is left out at the last layer",
            "All layers but the last are right. The output neurons are neurons like the others.",
            _run(squish_last=_same),
        ),
        Mistake(
            "σ is left out",
            "Nothing is squished on the way. Every layer squishes its sums.",
            _run(squish=_same),
        ),
        Mistake(
            "σ at the last layer only",
            "Only the outputs are squished. Every layer squishes its sums.",
            _run(squish=_same, squish_last=sigmoid),
        ),
        Mistake(
            "the image is fed into every layer",
            "Every layer gets x. Only the first one does: the next looks at what the layer before "
            "has made.",
            _run(fed=lambda a, x: x),
            _run(fed=lambda a, x: x, product=lambda a, W: W @ a),
            lambda Ws, bs, x: [_run()([W], [b], x) for W, b in zip(Ws, bs, strict=True)],
        ),
        Mistake(
            "a loop inside a loop",
            "A loop in a loop takes each array of weights with each of biases. They go together in "
            "pairs, one for each layer: a single loop takes both.",
            lambda Ws, bs, x: _run()(*zip(*product(Ws, bs), strict=True), x),
            lambda Ws, bs, x: _run()(*list(zip(*product(bs, Ws), strict=True))[::-1], x),
        ),
        Mistake(
            "only the first layer",
            "What comes out belongs to the first layer. If you use a loop: does it come round "
            "again, or is the return inside it?",
            _run(part=slice(1)),
            _run(product=lambda a, W: W @ a, part=slice(1)),
        ),
        Mistake(
            "a layer is left out",
            "Not every layer is passed through: the first or the last is skipped.",
            _run(part=slice(-1)),
            _run(part=slice(1, None)),
        ),
        Mistake(
            "the layers in reverse",
            "You begin with the last layer. The image goes into the first.",
            _run(part=slice(None, None, -1)),
        ),
        Mistake(
            "the same weights in every layer",
            "You use the first layer's weights again and again. Every layer has its own.",
            lambda Ws, bs, x: _run()([Ws[0]] * len(Ws), bs, x),
        ),
        Mistake(
            "W is transposed",
            "Row j of W holds the weights into neuron j. Your product takes its columns instead.",
            _run(product=lambda a, W: a @ W),
            _run(product=lambda a, W: W.T @ a),
        ),
        Mistake(
            "the biases are forgotten",
            "The biases make no difference yet. Each layer adds its own before it squishes.",
            _run(neuron=lambda z, b, squish: squish(z)),
        ),
        Mistake(
            "the biases are added after σ",
            "The biases come too late: add them to the sums, before you squish.",
            _run(neuron=lambda z, b, squish: squish(z) + b),
        ),
        Mistake(
            "the biases are taken away",
            "The biases come in with the wrong sign. They are part of the sum, with the sign they "
            "have, and a minus in the exponent belongs to all of the sum.",
            _run(neuron=lambda z, b, squish: squish(z - b)),
        ),
        Mistake(
            "the sign of the exponent",
            "The larger a sum, the lower is its activation. Look at the sign in your σ.",
            _run(squish=lambda z: sigmoid(-z)),
        ),
        Mistake(
            "another function than σ",
            "The sums are not squished by 1 / (1 + e^(−z)).",
            _run(squish=np.tanh),
            _run(squish=lambda z: np.maximum(z, 0)),
        ),
        Mistake(
            "the image is squished first",
            "You squish the image itself. Its pixels are activations already.",
            _run(first=sigmoid),
        ),
        Mistake(
            "the digit instead of the outputs",
            "You give the place of the largest output. Wanted are the outputs themselves.",
            _run(last=lambda a: a.argmax(axis=-1)),
            _run(last=np.argmax),
        ),
        Mistake(
            "every layer instead of the last",
            "You give the layers in between, too. Wanted are the outputs alone.",
            _all_layers,
            lambda *args: _all_layers(*args)[1:],
        ),
    ],
    hint="Begin with x. Then, for every layer, replace it by what the layer makes of it. With "
    "rows as images, the product that fits has the transposed matrix, W.T, on the right.",
    solution='''\
def feedforward(weights, biases, x):
    """Outputs of a network for one image x, (n_0,), or for a batch of images, (m, n_0)."""
    a = x
    for W, b in zip(weights, biases):
        z = a @ W.T + b  # (n,) or (m, n)
        a = 1 / (1 + np.exp(-z))
    return a  # (n_L,) or (m, n_L)''',
    draw=_draw,
)
