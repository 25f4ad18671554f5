"""Exercise: a whole layer at once."""

import numpy as np

from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.network import sigmoid


def _layers():
    """A layer to think through, a square one, which takes any mix-up, and a real first one."""
    W = np.array([[1.0, 2.0, -1.0], [0.5, -1.0, 2.0]])
    yield Case(W, np.array([1.0, 0.5, 0.25]), np.array([0.25, -1.0]))
    square = np.array([[0.4, -1.0, 0.6], [2.0, 0.3, -0.5], [-0.8, 1.2, 0.7]])
    yield Case(square, np.array([0.2, 0.9, 0.5]), np.array([0.3, -0.7, 1.1]))
    rng = np.random.default_rng(4)
    for n_out, n_in in ((4, 2), (16, 784)):
        W, a, b = rng.normal(size=(n_out, n_in)), rng.random(n_in), rng.normal(size=n_out)
        text = f"a layer of {n_out} neurons with {n_in} inputs, all numbers random"
        yield Case(W / np.sqrt(n_in), a, b, text=text)


def _softmax(z):
    raised = np.exp(z - z.max())
    return raised / raised.sum()


exercise = Exercise(
    signature="layer(W, a, b)",
    task="Give the activations of a whole layer, (n_out,), from its weights W (n_out, n_in), the "
    "activations a (n_in,) that come in, and its biases b (n_out,).",
    right=lambda W, a, b: sigmoid(W @ a + b),
    cases=list(_layers()),
    mistakes=[
        Mistake(
            "W is transposed",
            "You multiply with the columns of W where its rows are meant. Row j of W holds the "
            "weights into neuron j, one for every number in a.",
            lambda W, a, b: sigmoid(W.T @ a + b),
            lambda W, a, b: sigmoid((W * a).sum(axis=0) + b),
            lambda W, a, b: W.T @ a + b,
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
            lambda W, a, b: W @ a + b,
        ),
        Mistake(
            "the biases are forgotten",
            "The biases make no difference yet. Every neuron adds its own before it squishes.",
            lambda W, a, b: sigmoid(W @ a),
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
            lambda W, a, b: sigmoid(W @ a - b),
        ),
        Mistake(
            "one bias for all neurons",
            "All neurons get the same bias. There is one for each: b[j] belongs to row j.",
            lambda W, a, b: sigmoid(W @ a + b[0]),
            lambda W, a, b: sigmoid(W @ a + b[-1]),
            lambda W, a, b: sigmoid(W @ a + b.sum()),
        ),
        Mistake(
            "the inputs are squished again",
            "You squish a before it is weighted. It comes in as activations already; σ belongs to "
            "the sums.",
            lambda W, a, b: sigmoid(W @ sigmoid(a) + b),
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
            lambda W, a, b: sigmoid((W * a).mean(axis=1) + b),
        ),
        Mistake(
            "the sign of the exponent",
            "The larger the sum, the lower is your activation. Look at the sign in your σ.",
            lambda W, a, b: sigmoid(-(W @ a + b)),
        ),
        Mistake(
            "another function than σ",
            "The sums are right, but they are not squished by 1 / (1 + e^(−z)).",
            lambda W, a, b: np.tanh(W @ a + b),
            lambda W, a, b: np.maximum(W @ a + b, 0),
            lambda W, a, b: _softmax(W @ a + b),
        ),
    ],
    hint="In the formula every neuron is a row of W. NumPy's sign for the matrix product is @.",
    solution='''\
def layer(W, a, b):
    """Activations of a layer: weights W, activations a that come in, biases b."""
    z = W @ a + b
    return 1 / (1 + np.exp(-z))''',
)
