"""Exercise: all layers, one after the other, for one image or many."""

import numpy as np

from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.lesson04.exercises.cases import random_network
from mlp_helpers.network import sigmoid


def _networks():
    """Small networks, unlike and square, and the lesson's; one image, and batches as rows."""
    rng = np.random.default_rng(5)
    names = {1: "one layer", 2: "two layers", 3: "three layers"}
    for sizes, m in [
        ((3, 4, 2), None),
        ((3, 4, 2), 5),
        ((3, 3, 3), None),
        ((3, 3, 3), 3),
        ((4, 3), 2),
        ((784, 16, 16, 10), None),
        ((784, 16, 16, 10), 6),
    ]:
        weights, biases = random_network(sizes, rng)
        x = rng.random(sizes[0] if m is None else (m, sizes[0]))
        what = "one image" if m is None else f"a batch of {m} images"
        text = f"a network {'-'.join(map(str, sizes))} ({names[len(weights)]}) and {what}, "
        yield Case(weights, biases, x, text=text + f"x of shape {x.shape}")


def _run(step, first=lambda x: x, last=lambda a: a, part=slice(None)):
    """A feedforward whose way through one layer is `step(W, b, a, x)`."""

    def feedforward(weights, biases, x):
        a = first(x)
        for W, b in list(zip(weights, biases, strict=True))[part]:
            a = step(W, b, a, x)
        return last(a)

    return feedforward


def _step(W, b, a, _x):
    return sigmoid(a @ W.T + b)


def _all_layers(weights, biases, x):
    layers = [x]
    for W, b in zip(weights, biases, strict=True):
        layers.append(sigmoid(layers[-1] @ W.T + b))
    return layers


def _no_last_squish(weights, biases, x):
    a = _run(_step, part=slice(-1))(weights, biases, x)
    return a @ weights[-1].T + biases[-1]


def _first_weights_again(weights, biases, x):
    return _run(lambda _W, b, a, _x: sigmoid(a @ weights[0].T + b))(weights, biases, x)


def _image_by_image(step):
    return lambda weights, biases, x: np.array([_run(step)(weights, biases, row) for row in x])


exercise = Exercise(
    signature="feedforward(weights, biases, x)",
    task="Give the network's outputs: (n_L,) for one image x (n_0,), and (m, n_L) for a batch "
    "(m, n_0), one image a row. weights and biases are lists, one array for each layer.",
    right=_run(_step),
    cases=list(_networks()),
    mistakes=[
        Mistake(
            "only works for one image, not for a batch",
            "One image goes through, a batch does not. In a batch every row is an image, so x has "
            "shape (m, n_0). Which product of x and W has a row for every image and a column for "
            "every neuron? Write the shapes side by side.",
            _run(lambda W, b, a, x: sigmoid(W @ a + b)),
            _run(lambda W, b, a, x: sigmoid(W @ a.T + b)),
            _run(lambda W, b, a, x: sigmoid((W * a).sum(axis=1) + b)),
        ),
        Mistake(
            "only works for a batch, not for one image",
            "A batch goes through, one image does not: it has no rows to go through one by one. "
            "Is there a product that takes both?",
            _image_by_image(lambda W, b, a, x: sigmoid(W @ a + b)),
            _image_by_image(lambda W, b, a, x: sigmoid((W * a).sum(axis=1) + b)),
            _image_by_image(lambda W, b, a, x: sigmoid(W @ a[:, None] + b)),
        ),
        Mistake(
            "the batch comes out on its side",
            "All numbers are there, but every image has become a column. Give a row for each.",
            _run(_step, last=np.transpose),
        ),
        Mistake(
            "only the first image of a batch",
            "One row comes out, whatever the batch. Every image should have its own.",
            _run(_step, first=lambda x: x if x.ndim == 1 else x[0]),
            _run(_step, last=lambda a: a if a.ndim == 1 else a[0]),
        ),
        Mistake(
            "the images of a batch are mixed",
            "You average or add up over the images. Each image has outputs of its own.",
            _run(_step, last=lambda a: a if a.ndim == 1 else a.mean(axis=0)),
            _run(_step, last=lambda a: a if a.ndim == 1 else a.sum(axis=0)),
        ),
        Mistake(
            "σ is left out at the last layer",
            "All layers but the last are right. The output neurons are neurons like the others.",
            _no_last_squish,
        ),
        Mistake(
            "σ is left out",
            "Nothing is squished on the way. Every layer squishes its sums.",
            _run(lambda W, b, a, x: a @ W.T + b),
        ),
        Mistake(
            "σ at the last layer only",
            "Only the outputs are squished. Every layer squishes its sums.",
            _run(lambda W, b, a, x: a @ W.T + b, last=sigmoid),
        ),
        Mistake(
            "the image is fed into every layer",
            "Every layer gets x. Only the first one does: the next looks at what the layer before "
            "has made.",
            _run(lambda W, b, a, x: sigmoid(x @ W.T + b)),
            _run(lambda W, b, a, x: sigmoid(W @ x + b)),
        ),
        Mistake(
            "only the first layer",
            "What comes out belongs to the first layer. If you use a loop: does it come round "
            "again, or is the return inside it?",
            _run(_step, part=slice(1)),
            _run(lambda W, b, a, x: sigmoid(W @ a + b), part=slice(1)),
        ),
        Mistake(
            "a layer is left out",
            "Not every layer is passed through: the first or the last is skipped.",
            _run(_step, part=slice(-1)),
            _run(_step, part=slice(1, None)),
        ),
        Mistake(
            "the layers in reverse",
            "You begin with the last layer. The image goes into the first.",
            _run(_step, part=slice(None, None, -1)),
        ),
        Mistake(
            "the same weights in every layer",
            "You use the first layer's weights again and again. Every layer has its own.",
            _first_weights_again,
        ),
        Mistake(
            "W is transposed",
            "Row j of W holds the weights into neuron j. Your product takes its columns instead.",
            _run(lambda W, b, a, x: sigmoid(a @ W + b)),
            _run(lambda W, b, a, x: sigmoid(W.T @ a + b)),
        ),
        Mistake(
            "the biases are forgotten",
            "The biases make no difference yet. Each layer adds its own before it squishes.",
            _run(lambda W, b, a, x: sigmoid(a @ W.T)),
        ),
        Mistake(
            "the biases are added after σ",
            "The biases come too late: add them to the sums, before you squish.",
            _run(lambda W, b, a, x: sigmoid(a @ W.T) + b),
        ),
        Mistake(
            "the image is squished first",
            "You squish the image itself. Its pixels are activations already.",
            _run(_step, first=sigmoid),
        ),
        Mistake(
            "the digit instead of the outputs",
            "You give the place of the largest output. Wanted are the outputs themselves.",
            _run(_step, last=lambda a: a.argmax(axis=-1)),
            _run(_step, last=np.argmax),
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
)
