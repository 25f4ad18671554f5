"""Exercise: a whole layer at once."""

import numpy as np

from mlp_helpers.checks.drawing import again_until, signed, spread, unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.mistake import in_parts
from mlp_helpers.lesson03.exercises.cases import (
    brackets_are_missing,
    e_is_rounded,
    logit,
    minus_misses_the_bias,
)
from mlp_helpers.network import sigmoid
from mlp_helpers.texts import counted


def _layers():
    """A layer to think through, a square one, which takes any mix-up, and a real first one."""
    W = np.array([[1.0, 2.0, -1.0], [0.5, -1.0, 2.0]])
    yield Case(W, np.array([1.0, 0.5, 0.25]), np.array([0.25, -1.0]))
    square = np.array([[0.4, -1.0, 0.6], [2.0, 0.3, -0.5], [-0.8, 1.2, 0.7]])
    yield Case(square, np.array([0.2, 0.9, 0.5]), np.array([0.3, -0.7, 1.1]))
    rng = np.random.default_rng(4)
    for n_out, n_in in ((4, 2), (16, 784), (2, 3), (4, 3), (3, 4), (3, 2), (10, 16), (16, 16)):
        W, a, b = rng.normal(size=(n_out, n_in)), rng.random(n_in), rng.normal(size=n_out)
        text = f"a layer of {n_out} neurons with {n_in} inputs, all numbers random"
        yield Case(W / np.sqrt(n_in), a, b, text=text)


def _draw(rng):
    """Three layers: more inputs than neurons, fewer, and a square one, which takes any mix-up."""
    few, some, many = sorted(unlike(rng, 3, 14, 3))
    shapes = (few, many), (many, some), (few, few)
    return [again_until(_is_bent, lambda s=shape: _drawn_layer(rng, s)) for shape in shapes]


def _is_bent(case):
    """Whether a neuron is so dark that an e rounded to 2.7183 shows in it."""
    return _layer()(*case.args).min() < 0.13


def _drawn_layer(rng, shape):
    W = np.round(signed(rng, *shape, high=2.0) / np.sqrt(shape[1]), 4)
    text = f"a layer of {shape[0]} neurons with {shape[1]} inputs, all numbers drawn"
    return Case(W, spread(rng, shape[1]), signed(rng, shape[0], high=1.5), text=text)


def _whole_cases():
    """Whole numbers, as one types them by hand."""
    W = np.array([[2, -1, 0], [1, 1, -2]])
    yield Case(W, np.array([1, 0, 1]), np.array([1, 0]))
    yield Case(W, np.array([0.5, 0.25, 1.0]), np.array([-1, 1]))
    yield Case(W / 4, np.array([1, 0, 1]), np.array([0.5, -0.25]))


@in_parts
def _layer(product=np.matmul, bias=np.add, squish=sigmoid):
    """A layer of three steps: the product, the biases, the squish."""
    return lambda W, a, b: squish(bias(product(W, a), b))


def _softmax(z):
    raised = np.exp(z - z.max())
    return raised / raised.sum()


exercise = Exercise(
    signature="layer(W, a, b)",
    task="Give the activations of a whole layer, (n_out,), from its weights W (n_out, n_in), the "
    "activations a (n_in,) that come in, and its biases b (n_out,).",
    right=lambda W, a, b: sigmoid(W @ a + b),
    cases=list(_layers()),
    whole=list(_whole_cases()),
    counts=lambda W, a, b: {
        "the number of inputs": W.shape[1],
        "the number of neurons": W.shape[0],
    },
    sizes=lambda W, a, b: (counted(W.shape[1], "input"), counted(W.shape[0], "neuron")),
    asks="W.shape tells how many there are; and @ need not be told.",
    undo=logit,
    mistakes=[
        e_is_rounded(lambda squish: _layer(squish=squish)),
        brackets_are_missing(lambda squish: _layer(squish=squish)),
        minus_misses_the_bias(lambda W, a, b: 1 / (1 + np.exp(-(W @ a) + b))),
        Mistake(
            "W is transposed",
            "You multiply with the columns of W where its rows are meant. Row j of W holds the "
            "weights into neuron j, one for every number in a.",
            _layer(product=lambda W, a: W.T @ a),
            _layer(product=lambda W, a: (W * a).sum(axis=0)),
        ),
        Mistake(
            "W * a instead of the matrix product",
            "The star multiplies entry by entry, and nothing is added up: you get one number for "
            "every weight. A neuron needs the sum over its row. Which sign does that in Python?",
            lambda W, a, b: sigmoid(W * a + b),
            lambda W, a, b: sigmoid(W * a + b[:, None]),
            lambda W, a, b: sigmoid(W * a),
            lambda W, a, b: W * a + b,
            lambda W, a, b: W * a,
        ),
        Mistake(
            "z instead of σ(z)",
            "Those are the sums z, and they can be any numbers. Squish them.",
            _layer(squish=lambda z: z),
        ),
        Mistake(
            "the biases are forgotten",
            "The biases make no difference yet. Every neuron adds its own before it squishes.",
            _layer(bias=lambda z, b: z),
        ),
        Mistake(
            "σ and the biases are forgotten",
            "Those are the weighted sums. The biases and the squishing are still to come.",
            lambda W, a, b: W @ a,
        ),
        Mistake(
            "the biases are added after σ",
            "The biases come too late: added to what is squished already, they can push it out of "
            "0 to 1.",
            lambda W, a, b: sigmoid(W @ a) + b,
        ),
        Mistake(
            "the biases are taken away",
            "The biases are subtracted. They are part of the sum, with the sign they have.",
            _layer(bias=np.subtract),
        ),
        Mistake(
            "one bias for all neurons",
            "All neurons get the same bias. There is one for each: b[j] belongs to row j.",
            _layer(bias=lambda z, b: z + b[0]),
            _layer(bias=lambda z, b: z + b[-1]),
            _layer(bias=lambda z, b: z + b.sum()),
        ),
        Mistake(
            "the inputs are squished again",
            "You squish a before it is weighted. It comes in as activations already; σ belongs to "
            "the sums.",
            _layer(product=lambda W, a: W @ sigmoid(a)),
            lambda W, a, b: W @ sigmoid(a) + b,
        ),
        Mistake(
            "only one neuron",
            "Only one activation comes out. Every row of W is a neuron. If you use a loop: does "
            "it come round again, or is the return inside it?",
            lambda W, a, b: sigmoid(W[0] @ a + b[0]),
            lambda W, a, b: sigmoid(W[-1] @ a + b[-1]),
        ),
        Mistake(
            "all rows in one sum",
            "You add up the products of all neurons. Each neuron adds up its own row only. If you "
            "use a loop: does the sum begin anew for every row?",
            lambda W, a, b: sigmoid((W * a).sum() + b),
            lambda W, a, b: sigmoid(np.cumsum(W @ a) + b),
            lambda W, a, b: sigmoid(np.cumsum(W @ a + b)),
        ),
        Mistake(
            "an input or a neuron is left out",
            "The last row or the last column of W does not count. Remember that range(n) ends "
            "with n − 1.",
            lambda W, a, b: sigmoid(W[:, :-1] @ a[:-1] + b),
            lambda W, a, b: sigmoid(W[:-1] @ a + b[:-1]),
        ),
        Mistake(
            "the mean instead of the sum",
            "You divide by the number of inputs. A weighted sum is a sum.",
            _layer(product=lambda W, a: (W * a).mean(axis=1)),
        ),
        Mistake(
            "the sign of the exponent",
            "The larger the sum, the lower is your activation. Look at the sign in your σ.",
            _layer(squish=lambda z: sigmoid(-z)),
        ),
        Mistake(
            "another function than σ",
            "The sums are right, but they are not squished by 1 / (1 + e^(−z)).",
            _layer(squish=np.tanh),
            _layer(squish=lambda z: np.maximum(z, 0)),
            _layer(squish=_softmax),
        ),
    ],
    hint="In the formula every neuron is a row of W. NumPy's sign for the matrix product is @.",
    solution='''\
def layer(W, a, b):
    """Activations of a layer: weights W, activations a that come in, biases b."""
    z = W @ a + b
    return 1 / (1 + np.exp(-z))''',
    draw=_draw,
)
