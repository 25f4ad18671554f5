"""Exercise: the whole gradient, layer by layer, for a batch."""

import numpy as np

from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.lesson04.exercises.cases import random_network
from mlp_helpers.network import sigmoid
from mlp_helpers.texts import counted


def _networks():
    """Small networks, unlike and square, and the lesson's; one image, and batches."""
    rng = np.random.default_rng(9)
    for sizes, m in [
        ((3, 4, 2), 5),
        ((3, 4, 2), 1),
        ((3, 3, 3), 4),
        ((4, 3), 2),
        ((5, 3, 4, 2), 3),
        ((784, 16, 16, 10), 6),
    ]:
        weights, biases = random_network(sizes, rng)
        images, labels = rng.random((m, sizes[0])), rng.integers(sizes[-1], size=m)
        text = f"a network {'-'.join(map(str, sizes))} and {counted(m, 'image')}"
        yield Case(weights, biases, images, np.eye(sizes[-1])[labels], text=text)


def _slope(a):
    return a * (1 - a)  # sigmoid'(z) where a = sigmoid(z)


def _gradient(
    start=lambda a, y: 2 * (a - y) * _slope(a),
    back=lambda delta, weights, l, a: delta @ weights[l + 1],
    slope=lambda a, l: _slope(a[l + 1]),
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
            a.append(sigmoid(a[-1] @ W.T + b))
        m, L = len(images), len(weights)
        dWs, dbs = [None] * L, [None] * L
        delta = average(start(a[-1], targets), m)  # (m, n_L)
        for l in range(L - 1, -1, -1):
            dWs[l], dbs[l] = dW(delta, a, l), db(delta, a, l)
            if l:
                delta = back(delta, weights, l - 1, a) * slope(a, l - 1)
        return last(dWs, dbs, m)

    return gradient


def _stepping(eta):
    """One that changes each layer's weights before it goes back through them."""
    return _gradient(
        back=lambda delta, weights, l, a: delta @ (weights[l + 1] - eta * delta.T @ a[l + 1])
    )


def _flat(dW, db):
    return np.concatenate([part.ravel() for pair in zip(dW, db, strict=True) for part in pair])


def _zeros_before(parts):
    return [*(0 * part for part in parts[:-1]), parts[-1]]


exercise = Exercise(
    signature="gradient(weights, biases, images, targets)",
    task="Give two lists, ∂C/∂W and ∂C/∂b of every layer, in the shapes of weights and biases. "
    "C is the lecture's cost, averaged over the images (m, n_0); targets (m, n_L) are the wanted "
    "outputs.",
    right=_gradient(),
    cases=list(_networks()),
    mistakes=[
        Mistake(
            "the outer product is transposed",
            "∂C/∂W lies on its side. Row j of W leads into neuron j, so row j of its gradient "
            "belongs to the error of neuron j.",
            _gradient(dW=lambda delta, a, l: a[l].T @ delta),
        ),
        Mistake(
            "the bias gradient is multiplied by an activation",
            "In ∂C/∂b there is an activation too many. A weight's nudge is multiplied by the "
            "activation it weighs; what is a bias multiplied by in the sum z?",
            _gradient(db=lambda delta, a, l: (delta * a[l + 1]).sum(axis=0)),
            _gradient(db=lambda delta, a, l: (delta * a[l]).sum(axis=0)),
            _gradient(db=lambda delta, a, l: (delta.T @ a[l]).sum(axis=1)),
        ),
        Mistake(
            "summed over the images, not averaged",
            "You add up over the images. With twice as many your gradient doubles, though the "
            "average cost stays what it is.",
            _gradient(average=lambda delta, m: delta),
        ),
        Mistake(
            "the biases are summed over the images, not averaged",
            "∂C/∂W is right. ∂C/∂b is added up over the images; C is an average.",
            _gradient(last=lambda dW, db, m: (dW, [b * m for b in db])),
        ),
        Mistake(
            "the weights are summed over the images, not averaged",
            "∂C/∂b is right. ∂C/∂W is added up over the images; C is an average.",
            _gradient(last=lambda dW, db, m: ([W * m for W in dW], db)),
        ),
        Mistake(
            "divided by the number of images twice",
            "Your gradient is divided by the number of images twice. Once is enough.",
            _gradient(average=lambda delta, m: delta / m**2),
        ),
        Mistake(
            "the biases are divided by the number of images twice",
            "∂C/∂W is right. ∂C/∂b is divided by the number of images once too often: if your "
            "error has it already, its rows are only added up.",
            _gradient(db=lambda delta, a, l: delta.mean(axis=0)),
        ),
        Mistake(
            "divided by the number of images in every layer",
            "The last layer is right. On the way back you divide by the number of images again, "
            "in every layer. Once is enough.",
            _gradient(back=lambda delta, weights, l, a: delta @ weights[l + 1] / len(delta)),
        ),
        Mistake(
            "a 2 in every layer",
            "The last layer is right. On the way back a 2 comes in again. It belongs to the cost's "
            "square, which there is only once, at the end.",
            _gradient(back=lambda delta, weights, l, a: 2 * delta @ weights[l + 1]),
        ),
        Mistake(
            "the weights are changed before the error goes back through them",
            "The last layer is right. You go back through weights that are changed already. The "
            "gradient belongs to the network as it is: compute all of it, then take the step.",
            *map(_stepping, (0.1, 0.5, 1, 2, 3)),
        ),
        Mistake(
            "averaged over the outputs as well",
            "You divide by the number of outputs, too. Over the outputs the cost is a sum.",
            _gradient(start=lambda a, y: 2 * (a - y) * _slope(a) / a.shape[1]),
        ),
        Mistake(
            "one gradient for each image",
            "∂C/∂b has a row for every image. Add the rows up; and see that all in all you divide "
            "by the number of images once.",
            _gradient(db=lambda delta, a, l: delta),
            _gradient(db=lambda delta, a, l: delta * len(delta)),
        ),
        Mistake(
            "only the first image, or the last",
            "Only one image counts. If you use a loop over them: does it add to what is there, or "
            "put something new in its place?",
            lambda W, b, images, targets: _gradient()(W, b, images[:1], targets[:1]),
            lambda W, b, images, targets: _gradient()(W, b, images[-1:], targets[-1:]),
        ),
        Mistake(
            "the 2 is forgotten",
            "Half of it is there. The cost has no ½ here: what does the slope of a square bring "
            "along?",
            _gradient(start=lambda a, y: (a - y) * _slope(a)),
        ),
        Mistake(
            "the sign is turned round",
            "That is −∇C, the way downhill. The gradient points uphill: it begins with a − y.",
            _gradient(start=lambda a, y: 2 * (y - a) * _slope(a)),
            _gradient(start=lambda a, y: (y - a) * _slope(a)),
        ),
        Mistake(
            "σ' is forgotten at the output",
            "At the output layer the chain goes from the cost to a, and from a to z. The second "
            "link is missing.",
            _gradient(start=lambda a, y: 2 * (a - y)),
            _gradient(start=lambda a, y: a - y),
        ),
        Mistake(
            "σ' is forgotten on the way back",
            "The last layer is right. On the way back, each layer's own slope of σ is missing.",
            _gradient(slope=lambda a, l: 1),
        ),
        Mistake(
            "σ' is forgotten everywhere",
            "No slope of σ comes in. From z to a there is a link of the chain in every layer.",
            _gradient(start=lambda a, y: 2 * (a - y), slope=lambda a, l: 1),
            _gradient(start=lambda a, y: a - y, slope=lambda a, l: 1),
        ),
        Mistake(
            "σ' of the wrong layer",
            "The last layer is right. On the way back, the slope of σ belongs to another layer's "
            "sums.",
            _gradient(slope=lambda a, l: _slope(a[l + 2])),
            _gradient(slope=lambda a, l: _slope(a[l])),
            _gradient(
                back=lambda delta, weights, l, a: (delta * _slope(a[l + 2])) @ weights[l + 1],
                slope=lambda a, l: 1,
            ),
        ),
        Mistake(
            "σ' of the activations instead of z",
            "The slope of σ is taken at the activations, which are squished already. It belongs "
            "to z.",
            _gradient(
                start=lambda a, y: 2 * (a - y) * _slope(sigmoid(a)),
                slope=lambda a, l: _slope(sigmoid(a[l + 1])),
            ),
            _gradient(slope=lambda a, l: _slope(sigmoid(a[l + 1]))),
        ),
        Mistake(
            "W is taken the wrong way round on the way back",
            "On the way back you go through W as on the way forward. Neuron k adds up over all "
            "neurons j it leads to: their weights stand in column k.",
            _gradient(back=lambda delta, weights, l, a: delta @ weights[l + 1].T),
        ),
        Mistake(
            "the weights of the wrong layer on the way back",
            "The last layer is right. On the way back from a layer you go through the weights "
            "that lead into it.",
            _gradient(back=lambda delta, weights, l, a: delta @ weights[l]),
            _gradient(back=lambda delta, weights, l, a: delta @ weights[-1]),
        ),
        Mistake(
            "the wrong layer's activations",
            "∂C/∂b is right. In ∂C/∂W the error meets the activations that came into the layer, "
            "not those that it gives.",
            _gradient(dW=lambda delta, a, l: delta.T @ a[l + 1]),
            _gradient(dW=lambda delta, a, l: delta.T @ a[l - 1] if l else delta.T @ a[0]),
            _gradient(dW=lambda delta, a, l: delta.T @ a[0]),
        ),
        Mistake(
            "only the last layer",
            "Only the last layer's gradient is there. Go on, layer by layer, to the first.",
            _gradient(last=lambda dW, db, m: (dW[-1:], db[-1:])),
            _gradient(last=lambda dW, db, m: (dW[-1], db[-1])),
            _gradient(last=lambda dW, db, m: (_zeros_before(dW), _zeros_before(db))),
        ),
        Mistake(
            "the last layer comes first",
            "All is there, but the lists begin with the last layer. Let them begin with the first.",
            _gradient(last=lambda dW, db, m: (dW[::-1], db[::-1])),
        ),
        Mistake(
            "a pair for each layer instead of two lists",
            "All is there, but sorted by layer. Wanted is one list for the weights and one for "
            "the biases.",
            _gradient(last=lambda dW, db, m: list(zip(dW, db, strict=True))),
        ),
        Mistake(
            "biases before weights",
            "All is there, but the biases come first. Give the list for the weights first.",
            _gradient(last=lambda dW, db, m: (db, dW)),
        ),
        Mistake(
            "only the weights",
            "The list for the biases is missing.",
            _gradient(last=lambda dW, db, m: dW),
        ),
        Mistake(
            "stacked into one vector",
            "All is stacked into one long vector. Wanted are two lists, in the shapes of the "
            "network's own.",
            _gradient(last=lambda dW, db, m: _flat(dW, db)),
        ),
    ],
    hint="First forward, keeping every layer's activations. Then backward: the output layer's "
    "error, what it says to its weights and biases, and the error of the layer before.",
    solution='''\
from mlp_helpers.network import sigmoid


def gradient(weights, biases, images, targets):
    """∂C/∂W and ∂C/∂b of every layer, for the cost averaged over the images."""
    layers = [images]
    for W, b in zip(weights, biases):
        layers.append(sigmoid(layers[-1] @ W.T + b))  # (m, n)
    dC_dW, dC_db = [], []
    dC_da = 2 * (layers[-1] - targets) / len(images)  # (m, n), each image's share
    for l in range(len(weights), 0, -1):
        a = layers[l]
        delta = dC_da * a * (1 - a)  # (m, n), the layer's error
        dC_dW.insert(0, delta.T @ layers[l - 1])  # the sum over the images is in the product
        dC_db.insert(0, delta.sum(axis=0))
        dC_da = delta @ weights[l - 1]
    return dC_dW, dC_db''',
    part_name=lambda place: f"∂C/∂{'Wb'[place[0]]} of layer {place[1] + 1}",
)
