"""Worked solutions of the homework's exercises, which has none to show: the tests run them."""

SOLUTIONS = {
    "row_and_column": '''\
def row_and_column(k, width):
    """Row and column of place k in a picture that is `width` pixels wide."""
    return k // width, k % width''',
    "balanced": '''\
def balanced(w):
    """The weights, shifted so that their sum is 0."""
    return w - np.sum(w) / np.size(w)''',
    "bias_for": '''\
def bias_for(w, a, activation):
    """The bias with which the neuron has this activation."""
    z = np.log(activation / (1 - activation))
    return z - w @ a''',
    "most_neurons": '''\
def most_neurons(n_in, n_out, budget):
    """How many hidden neurons fit into a budget of weights and biases."""
    n = (budget - n_out) // (n_in + 1 + n_out)
    return max(n, 0)''',
    "sizes_of": '''\
def sizes_of(weights):
    """How many neurons each layer has, the input first."""
    sizes = [weights[0].shape[1]]
    for W in weights:
        sizes.append(W.shape[0])
    return tuple(sizes)''',
    "swapped": '''\
def swapped(weights, biases, i, j):
    """The network with the hidden neurons i and j exchanged."""
    weights, biases = [W.copy() for W in weights], [b.copy() for b in biases]
    weights[0][[i, j]] = weights[0][[j, i]]
    biases[0][[i, j]] = biases[0][[j, i]]
    weights[1][:, [i, j]] = weights[1][:, [j, i]]
    return weights, biases''',
    "cost_of_labels": '''\
def cost_of_labels(outputs, labels):
    """The average cost, from outputs (m, n) and labels (m,)."""
    m, n = outputs.shape
    wanted = np.zeros((m, n))
    wanted[np.arange(m), labels] = 1
    return np.sum((outputs - wanted) ** 2) / m''',
    "confusion": '''\
def confusion(outputs, labels):
    """How many images of each label were read as what: (n, n)."""
    read_as = np.zeros((outputs.shape[1], outputs.shape[1]), dtype=int)
    for row, label in zip(outputs, labels):
        read_as[label, np.argmax(row)] += 1
    return read_as''',
    "line_cost_gradient": '''\
def line_cost_gradient(slope, intercept, x, y):
    """The slopes of the cost along the line's slope and its intercept: (2,)."""
    off = slope * x + intercept - y  # (m,)
    return np.array([np.mean(2 * off * x), np.mean(2 * off)])''',
    "steps_needed": '''\
def steps_needed(gradient_of, start, eta, small):
    """How many steps until the gradient is shorter than `small`."""
    w, n_steps = start, 0
    while np.linalg.norm(gradient_of(w)) >= small:
        w = w - eta * gradient_of(w)
        n_steps += 1
    return n_steps''',
    "mini_batches": '''\
def mini_batches(order, size):
    """The numbers in order, `size` at a time."""
    return [order[start : start + size] for start in range(0, len(order), size)]''',
    "previous_error_tanh": '''\
def previous_error_tanh(W_next, delta_next, z):
    """The error of a layer of tanh neurons, from that of the layer after it: (n,)."""
    return (W_next.T @ delta_next) * (1 - np.tanh(z) ** 2)''',
    "pixel_gradient": '''\
def pixel_gradient(weights, biases, image, target):
    """How the cost of one example depends on each pixel: (n_0,)."""
    layers = [image]
    for W, b in zip(weights, biases):
        layers.append(1 / (1 + np.exp(-(W @ layers[-1] + b))))
    dC_da = 2 * (layers[-1] - target)
    for W, a in zip(weights[::-1], layers[:0:-1]):
        dC_da = W.T @ (dC_da * a * (1 - a))
    return dC_da''',
}


def worked(exercise):
    """The code that does it: the exercise's own, or what is kept here, where none is shown."""
    return exercise.solution or SOLUTIONS[exercise.name]
