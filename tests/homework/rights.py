"""Right answers to the homework's exercises, five or more of each, differently written.

Those of the lessons' exercises that lessons' tests hold already are taken from there.
"""

import math
from collections import Counter

import numpy as np

from mlp_helpers.network import sigmoid
from tests.lesson07.test_exercises import RIGHT as OF_LESSON_7
from tests.lesson07.test_exercises import loop_gradient


def for_each(numbers, function):
    return np.array([function(number) for number in numbers])


# hw1


def by_counting(k, width):
    row = 0
    while k >= width:
        row, k = row + 1, k - width
    return row, k


def halving_the_gap(n_in, n_out, budget):
    """Between a number that fits and one that does not, until they are neighbours."""
    fits, too_many = 0, budget + 1
    while too_many - fits > 1:
        n = (fits + too_many) // 2
        if n_in * n + n + n * n_out + n_out <= budget:
            fits = n
        else:
            too_many = n
    return fits


def loop_of_inputs(w, a, b):
    z = b
    for k in range(len(w)):
        z += w[k] * a[k]
    return 1 / (1 + math.exp(-z))


def shifted(w):
    answer = np.array(w, dtype=float)
    answer -= answer.sum() / answer.size
    return answer


def halving(w, a, activation):
    """The bias is looked for, between two that are too low and too high."""
    low, high = -1000.0, 1000.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if sigmoid(w @ a + middle) < activation else (low, middle)
    return low


# hw2


def exchanged(weights, biases, i, j):
    """With copies of rows and columns, put back in the other order."""
    first, second, bias = weights[0].copy(), weights[1].copy(), biases[0].copy()
    row = first[i].copy()
    first[i], first[j] = first[j], row
    column = second[:, i].copy()
    second[:, i], second[:, j] = second[:, j], column
    bias[i], bias[j] = bias[j], bias[i]
    return [first, second, *weights[2:]], [bias, *biases[1:]]


def with_a_matrix(weights, biases, i, j):
    P = np.eye(len(biases[0]))
    P[[i, j]] = P[[j, i]]
    return [P @ weights[0], weights[1] @ P, *weights[2:]], [P @ biases[0], *biases[1:]]


def neuron_by_neuron(weights, biases, i, j):
    order = list(range(len(biases[0])))
    order[i], order[j] = j, i
    first = np.array([weights[0][k] for k in order])
    second = np.array([weights[1][:, k] for k in order]).T
    return [first, second] + weights[2:], [np.array([biases[0][k] for k in order])] + biases[1:]


def without_wanted_outputs(outputs, labels):
    own = outputs[np.arange(len(labels)), labels]
    return ((outputs**2).sum() - 2 * own.sum() + len(labels)) / len(labels)


def image_by_image(outputs, labels):
    total = 0
    for a, label in zip(outputs, labels, strict=True):
        for j in range(len(a)):
            total += (a[j] - (j == label)) ** 2
    return total / len(outputs)


def in_place_of_a_copy(outputs, labels):
    off = np.array(outputs, dtype=float)
    off[np.arange(len(labels)), labels] -= 1
    return np.vdot(off, off) / len(off)


def by_pairs(outputs, labels):
    n = outputs.shape[1]
    counts = Counter(zip(labels.tolist(), outputs.argmax(axis=1).tolist(), strict=True))
    return [[counts[j, k] for k in range(n)] for j in range(n)]


def added_at(outputs, labels):
    table = np.zeros((outputs.shape[1],) * 2)
    np.add.at(table, (labels, outputs.argmax(axis=1)), 1)
    return table


def layer_by_layer(weights, biases, x):
    """One image by itself; a batch image by image."""
    if x.ndim == 2:
        return np.array([layer_by_layer(weights, biases, image) for image in x])
    for W, b in zip(weights, biases, strict=True):
        x = for_each(range(len(b)), lambda j, W=W, b=b, x=x: sigmoid(sum(W[j] * x) + b[j]))
    return x


def with_columns(weights, biases, x):
    """Images as columns, then turned back."""
    a = np.atleast_2d(x).T
    for W, b in zip(weights, biases, strict=True):
        a = sigmoid(W @ a + b[:, None])
    return a.T if x.ndim == 2 else a[:, 0]


def again(weights, biases, x):
    """The first layer, then the rest of the network."""
    if not weights:
        return x
    return again(weights[1:], biases[1:], sigmoid(x @ weights[0].T + biases[0]))


def with_the_bias_as_a_weight(weights, biases, x):
    for W, b in zip(weights, biases, strict=True):
        one = np.ones((*x.shape[:-1], 1))
        x = sigmoid(np.concatenate([x, one], axis=-1) @ np.column_stack([W, b]).T)
    return x


# hw3


def nudged(nudge, central=True):
    def gradient(f, x):
        x, below = np.array(x, dtype=float), nudge if central else 0.0
        steps = np.eye(len(x))
        return for_each(steps, lambda e: (f(x + nudge * e) - f(x - below * e)) / (nudge + below))

    return gradient


def put_back(f, x):
    x, slopes = np.array(x, dtype=float), np.zeros(len(x))
    for k in range(len(x)):
        old = x[k]
        x[k] = old + 1e-5
        slopes[k] = f(x)
        x[k] = old - 1e-5
        slopes[k] = (slopes[k] - f(x)) / 2e-5
        x[k] = old
    return slopes


def filled(gradient_of, start, eta, steps):
    path = np.zeros((steps + 1, len(start)))
    path[0] = start
    for step in range(steps):
        path[step + 1] = path[step] - eta * gradient_of(path[step])
    return path


def while_it_goes_on(gradient_of, start, eta, steps):
    path = start[None, :].astype(float)
    while len(path) <= steps:
        path = np.vstack([path, path[-1] - eta * gradient_of(path[-1])])
    return path


def the_rest_after_a_step(gradient_of, start, eta, steps):
    if steps == 0:
        return np.array([start])
    rest = the_rest_after_a_step(gradient_of, start - eta * gradient_of(start), eta, steps - 1)
    return np.concatenate([[start], rest])


def entry_by_entry(gradient_of, start, eta, steps):
    path = [start.tolist()]
    for _ in range(steps):
        slope = gradient_of(np.array(path[-1]))
        path.append([w - eta * g for w, g in zip(path[-1], slope, strict=True)])
    return np.array(path)


def from_a_copy(gradient_of, start, eta, steps):
    w = start.astype(float)
    path = [w.copy()]
    for _ in range(steps):
        w -= eta * gradient_of(w)
        path.append(w.copy())
    return np.stack(path)


def point_by_point(slope, intercept, x, y):
    along_slope = along_intercept = 0
    for x_k, y_k in zip(x, y, strict=True):
        off = slope * x_k + intercept - y_k
        along_slope += 2 * off * x_k / len(x)
        along_intercept += 2 * off / len(x)
    return np.array([along_slope, along_intercept])


def line_nudged(slope, intercept, x, y):
    def cost(at):
        return np.mean((at[0] * x + at[1] - y) ** 2)

    return nudged(1e-4)(cost, np.array([slope, intercept]))


def line_by_a_matrix(slope, intercept, x, y):
    A = np.column_stack([x, np.ones(len(x))])
    return 2 * A.T @ (A @ np.array([slope, intercept]) - y) / len(x)


def line_by_moments(slope, intercept, x, y):
    xx, xm, ym = np.mean(x * x), np.mean(x), np.mean(y)
    along_slope = 2 * (slope * xx + intercept * xm - np.mean(x * y))
    return np.array([along_slope, 2 * (slope * xm + intercept - ym)])


def counted_for_ever(gradient_of, start, eta, small):
    w, steps = start.copy(), 0
    while True:
        gradient = gradient_of(w)
        if sum(g**2 for g in gradient) < small**2:
            return steps
        w, steps = w - eta * gradient, steps + 1


def counted_down(gradient_of, start, eta, small):
    for steps in range(100_000):
        if math.sqrt(np.dot(gradient_of(start), gradient_of(start))) < small:
            return steps
        start = start - eta * gradient_of(start)


def counted_again(gradient_of, start, eta, small):
    gradient = gradient_of(start)
    if np.linalg.norm(gradient) < small:
        return 0
    return 1 + counted_again(gradient_of, start - eta * gradient, eta, small)


def counted_points(gradient_of, start, eta, small):
    points = [start]
    while not (gradient_of(points[-1]) ** 2).sum() ** 0.5 < small:
        points.append(points[-1] - eta * gradient_of(points[-1]))
    return len(points) - 1


def counted_in_place(gradient_of, start, eta, small):
    w, steps = start.astype(float), 0
    slope = gradient_of(w)
    while np.hypot.reduce(slope) >= small:
        w -= eta * slope
        slope = gradient_of(w)
        steps += 1
    return np.int64(steps)


def taken_off(order, size):
    batches = []
    while len(order):
        batches.append(order[:size])
        order = order[size:]
    return batches


def one_after_another(order, size):
    batches = []
    for place, number in enumerate(order):
        if place % size == 0:
            batches.append([])
        batches[-1].append(number)
    return [np.array(batch) for batch in batches]


# hw4


def back_by_nudges(weights, biases, image, target):
    def cost(x):
        return ((again(weights, biases, x) - target) ** 2).sum()

    return nudged(1e-5)(cost, image)


def by_the_chain_of_matrices(weights, biases, image, target):
    """Forward, keeping how much each pixel changes each neuron."""
    a, J = image, np.eye(len(image))
    for W, b in zip(weights, biases, strict=True):
        a = sigmoid(W @ a + b)
        J = (a * (1 - a))[:, None] * (W @ J)
    return 2 * (a - target) @ J


def sum_by_sum(weights, biases, image, target):
    layers = [image]
    for W, b in zip(weights, biases, strict=True):
        layers.append(sigmoid(W @ layers[-1] + b))
    slopes = [2 * (a - y) for a, y in zip(layers[-1], target, strict=True)]
    for l in reversed(range(len(weights))):
        W, a = weights[l], layers[l + 1]
        slopes = [
            sum(W[j, k] * a[j] * (1 - a[j]) * slopes[j] for j in range(len(a)))
            for k in range(W.shape[1])
        ]
    return np.array(slopes)


def errors_first(weights, biases, image, target):
    a = [image]
    for W, b in zip(weights, biases, strict=True):
        a.append(sigmoid(a[-1] @ W.T + b))
    delta = 2 * (a[-1] - target) * a[-1] * (1 - a[-1])
    for W, below in zip(weights[:0:-1], a[-2:0:-1], strict=True):
        delta = delta @ W * below * (1 - below)
    return delta @ weights[0]


def of_the_first_layer_s_gradient(weights, biases, image, target):
    """From ∂C/∂b of the first layer, which is that layer's error."""
    _, db = loop_gradient(weights, biases, image[None], target[None])
    return weights[0].T @ db[0]


def batch_of_matrices(weights, biases, images, targets):
    """All images at once, as columns."""
    a = [images.T]
    for W, b in zip(weights, biases, strict=True):
        a.append(sigmoid(W @ a[-1] + b[:, None]))
    delta, dW, db = 2 * (a[-1] - targets.T) * a[-1] * (1 - a[-1]), [], []
    for l in reversed(range(len(weights))):
        dW.insert(0, delta @ a[l].T / len(images))
        db.insert(0, delta.mean(axis=1))
        delta = weights[l].T @ delta * a[l] * (1 - a[l])
    return dW, db


def outer_products(weights, biases, images, targets):
    """Image by image, averaged at the end."""
    each = [loop_gradient(weights, biases, x[None], y[None]) for x, y in zip(images, targets)]  # noqa: B905
    return tuple(
        [np.mean([one[part][l] for one in each], axis=0) for l in range(len(weights))]
        for part in (0, 1)
    )


def tanh_prime(z):
    return 4 / (np.exp(z) + np.exp(-z)) ** 2


RIGHT = {
    "row_and_column": [
        divmod,
        by_counting,
        lambda k, width: [k // width, k % width],
        lambda k, width: np.array([int(k / width), k - width * int(k / width)]),
        lambda k, width: np.unravel_index(k, (k + 1, width)),
    ],
    "balanced": [
        lambda w: w - w.mean(),
        shifted,
        lambda w: w - np.average(w.ravel()),
        lambda w: w - w.reshape(-1) @ np.ones(w.size) / w.size,
        lambda w: np.vectorize(lambda one, mean: one - mean, otypes=[float])(w, np.mean(w)),
    ],
    "bias_for": [
        halving,
        lambda w, a, activation: -np.log(1 / activation - 1) - np.dot(w, a),
        lambda w, a, activation: math.log(activation) - math.log(1 - activation) - (w * a).sum(),
        lambda w, a, activation: 2 * np.arctanh(2 * activation - 1) - w @ a,
        lambda w, a, activation: -(sum(w * a) + np.log((1 - activation) / activation)),
    ],
    "most_neurons": [
        halving_the_gap,
        lambda n_in, n_out, budget: max(0, (budget - n_out) // (n_in + n_out + 1)),
        lambda n_in, n_out, budget: max(0, math.floor((budget - n_out) // (n_in + 1 + n_out))),
        lambda n_in, n_out, budget: len(range(n_in + 1 + 2 * n_out, budget + 1, n_in + n_out + 1)),
        lambda n_in, n_out, budget: divmod(max(budget - n_out, 0), n_in + n_out + 1)[0],
    ],
    "sizes_of": [
        lambda weights: [weights[0].shape[1]] + [len(W) for W in weights],
        lambda weights: np.array([W.shape[1] for W in weights] + [weights[-1].shape[0]]),
        lambda weights: tuple(len(row) for row in [weights[0][0], *(W[:, 0] for W in weights)]),
        lambda weights: (len(weights[0].T), *map(len, weights)),
        lambda weights: tuple(W.shape[1] for W in weights) + (weights[-1].shape[0],),
    ],
    "swapped": [
        exchanged,
        with_a_matrix,
        neuron_by_neuron,
        lambda weights, biases, i, j: neuron_by_neuron(weights, biases, j, i),
        lambda *args: tuple(map(tuple, exchanged(*args))),
    ],
    "cost_of_labels": [
        without_wanted_outputs,
        image_by_image,
        in_place_of_a_copy,
        lambda outputs, labels: np.mean(
            [np.sum((a - np.eye(len(a))[label]) ** 2) for a, label in zip(outputs, labels)]  # noqa: B905
        ),
        lambda outputs, labels: (
            np.linalg.norm(outputs - np.eye(outputs.shape[1])[labels]) ** 2 / len(labels)
        ),
    ],
    "confusion": [
        by_pairs,
        added_at,
        lambda outputs, labels: (
            np.eye(outputs.shape[1], dtype=int)[:, labels]
            @ np.eye(outputs.shape[1], dtype=int)[outputs.argmax(axis=1)]
        ),
        lambda outputs, labels: np.array(
            [
                [np.sum((labels == j) & (outputs.argmax(1) == k)) for k in range(outputs.shape[1])]
                for j in range(outputs.shape[1])
            ]
        ),
        lambda outputs, labels: np.bincount(
            labels * outputs.shape[1] + outputs.argmax(axis=1), minlength=outputs.shape[1] ** 2
        ).reshape(outputs.shape[1], -1),
    ],
    "neuron": [
        loop_of_inputs,
        lambda w, a, b: 1 / (1 + np.exp(-(w @ a + b))),
        lambda w, a, b: np.exp(w @ a + b) / (1 + np.exp(w @ a + b)),
        lambda w, a, b: (1 + np.tanh((np.dot(w, a) + b) / 2)) / 2,
        lambda w, a, b: sigmoid(np.append(w, b) @ np.append(a, 1)),
    ],
    "layer": [
        lambda W, a, b: sigmoid((W * a).sum(axis=1) + b),
        lambda W, a, b: sigmoid(a @ W.T + b),
        lambda W, a, b: for_each(range(len(b)), lambda j: sigmoid(W[j] @ a + b[j])),
        lambda W, a, b: 1 / (1 + np.exp(-np.einsum("jk,k->j", W, a) - b)),
        lambda W, a, b: np.array([loop_of_inputs(W[j], a, b[j]) for j in range(len(W))]),
    ],
    "feedforward": [
        layer_by_layer,
        with_columns,
        again,
        with_the_bias_as_a_weight,
        lambda weights, biases, x: np.array(again(weights, biases, np.array(x, dtype=float))),
    ],
    "numerical_gradient": [
        put_back,
        *(nudged(nudge) for nudge in (1e-3, 1e-5, 1e-7)),
        *(nudged(nudge, central=False) for nudge in (1e-3, 1e-4, 1e-6, 1e-8, 1e-9)),
    ],
    "descend": [
        filled,
        while_it_goes_on,
        the_rest_after_a_step,
        entry_by_entry,
        from_a_copy,
    ],
    "line_cost_gradient": [
        point_by_point,
        line_nudged,
        line_by_a_matrix,
        line_by_moments,
        lambda slope, intercept, x, y: (
            2 * np.array([x, np.ones(len(x))]) @ (slope * x + intercept - y) / len(x)
        ),
    ],
    "steps_needed": [
        counted_for_ever,
        counted_down,
        counted_again,
        counted_points,
        counted_in_place,
    ],
    "mini_batches": [
        taken_off,
        one_after_another,
        lambda order, size: np.split(order, range(size, len(order), size)),
        lambda order, size: [
            order[k * size : (k + 1) * size] for k in range(math.ceil(len(order) / size))
        ],
        lambda order, size: tuple(
            order[np.arange(len(order)) // size == k]
            for k in range((len(order) + size - 1) // size)
        ),
    ],
    "output_error": [
        *OF_LESSON_7["output_error"],
        lambda a, y, z: 2 * (a - y) * np.exp(-z) / (1 + np.exp(-z)) ** 2,
        lambda a, y, z: np.diag(a * (1 - a)) @ (2 * (a - y)),
        lambda a, y, z: -2 * (y - a) * sigmoid(z) * sigmoid(-z),
    ],
    "previous_error": [
        *OF_LESSON_7["previous_error"],
        lambda W, delta, z: np.einsum("jk,j->k", W, delta) * sigmoid(z) * (1 - sigmoid(z)),
        lambda W, delta, z: for_each(
            range(len(z)), lambda k: sum(W[:, k] * delta) * sigmoid(z[k]) * sigmoid(-z[k])
        ),
        lambda W, delta, z: np.diag(sigmoid(z) * sigmoid(-z)) @ W.T @ delta,
    ],
    "previous_error_tanh": [
        lambda W, delta, z: delta @ W * (1 - np.tanh(z) * np.tanh(z)),
        lambda W, delta, z: (W * delta[:, None]).sum(axis=0) / np.cosh(z) ** 2,
        lambda W, delta, z: W.T @ delta * (1 - np.tanh(z)) * (1 + np.tanh(z)),
        lambda W, delta, z: for_each(range(len(z)), lambda k: W[:, k] @ delta * tanh_prime(z[k])),
        lambda W, delta, z: np.dot(delta, W) * 4 * sigmoid(2 * z) * sigmoid(-2 * z),
    ],
    "gradient": [*OF_LESSON_7["gradient"], batch_of_matrices, outer_products],
    "pixel_gradient": [
        back_by_nudges,
        by_the_chain_of_matrices,
        sum_by_sum,
        errors_first,
        of_the_first_layer_s_gradient,
    ],
}
