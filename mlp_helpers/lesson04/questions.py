"""The predictions of lesson 04, Matrix form: arguments of `mlp_helpers.quiz.Predict`."""

from mlp_helpers.texts import fixed


def _rows(step):
    from mlp_helpers.lesson04.matrix_step import START

    rows = step.changed_rows
    if not rows:
        return "The sums are still what they were at the start. Change a[2] from 0.5 to 1.0."
    before, now = (", ".join(fixed(z) for z in sums) for sums in (START.z, step.z))
    named = ", ".join(map(str, rows))
    return f"z was {before}, and is {now} now: it has changed in row {named}."


def _outputs(explorer):
    change = [float(value) for value in explorer.change]
    place = max(range(len(change)), key=lambda i: abs(change[i]))
    if abs(change[place]) < 0.005:
        return "No output has moved by as much as 0.01 so far."
    moved = fixed(change[place], plus=True)
    return f"Output {place} has moved most, by {moved}. It lies downstream of the nudge."


ONE_INPUT = {
    "question": "You will change one number of a, and nothing else: a[2], from 0.5 to 1.0. "
    "How many of the three sums in z change?",
    "options": [
        (
            "none, only the activations do",
            "The activations are made of the sums. They can only change when a sum does.",
        ),
        (
            "one: the sum in row 2",
            "a[2] stands beside row 2 of z in the picture, but the 2 counts inputs, not neurons. "
            "It meets column 2 of W, and that column crosses every row.",
        ),
        (
            "all three",
            "Every neuron looks at every input. a[2] is weighted with W[0, 2], W[1, 2] and "
            "W[2, 2], and none of these is 0.",
        ),
    ],
    "right": 2,
    "outcome": _rows,
}

SHAPE = {
    "question": "The output layer has 10 neurons, and each looks at the 16 neurons of layer 2. "
    "What is the shape of its W, as (rows, columns)?",
    "options": [
        (
            "(16, 10)",
            "That would be a row for each neuron that is looked at. The rows are the neurons of "
            "the layer itself, and there are 10.",
        ),
        (
            "(10, 16)",
            "A row for each of the 10 outputs, and in it a weight for each neuron of layer 2.",
        ),
        ("(16,)", "That is one neuron's share, a single row. The layer has 10 of them."),
        (
            "(10, 784)",
            "Only the first hidden layer looks at the 784 pixels. The outputs look at layer 2.",
        ),
    ],
    "right": 1,
}

TRANSPOSED = {
    "question": "W.T is W transposed: its rows become columns, so its shape is (784, 16). "
    "What comes of W.T @ image, where the image has shape (784,)?",
    "options": [
        (
            "the same 16 sums",
            "Then it would not matter what is a row and what is a column. It does: the rows of "
            "W.T have 16 numbers each, and the image has 784.",
        ),
        (
            "16 numbers, but wrong ones",
            "There would have to be 16 rows for that. W.T has 784 rows, of 16 numbers each.",
        ),
        (
            "784 numbers",
            "784 rows would give 784 sums, if each row had a partner for each pixel. But a row "
            "of W.T has 16 numbers, and the image has 784.",
        ),
        (
            "an error",
            "A row of 16 weights and a column of 784 pixels: 768 pixels are left without a "
            "weight. NumPy refuses.",
        ),
    ],
    "right": 3,
}

BATCH = {
    "question": "Five images, stacked as rows: images has shape (5, 784). W.T has shape "
    "(784, 16). What is the shape of images @ W.T?",
    "options": [
        (
            "(5, 16)",
            "A row for each image, a column for each neuron. The 784 in the middle is what is "
            "added up, and it is gone.",
        ),
        ("(16, 5)", "That is W @ images.T: the same numbers, but every image has become a column."),
        ("(16,)", "That is one image's share. Five images give five such rows."),
        (
            "an error, because 5 is not 784",
            "The inner sizes have to agree, and they do: the rows of images and the columns of "
            "W.T both have 784 numbers. The outer ones may be anything.",
        ),
    ],
    "right": 0,
}

RANDOM = {
    "question": "Now small random weights instead of trained ones, all biases 0, and ten images, "
    "one of each digit. What will the ten outputs of this network look like?",
    "options": [
        (
            "all near 0: it knows nothing",
            "To know nothing is not to be silent. Random sums are squished, too, and a sum near 0 "
            "becomes 0.5.",
        ),
        (
            "wild: other random outputs for every image",
            "The weights are random, but they are the same for every image. And with small ones, "
            "what differs between two images fades from layer to layer.",
        ),
        (
            "nearly the same ten outputs, whatever the image",
            "Small weights keep the sums near 0, where a neuron says half and half to all. What "
            "differs between two images fades with every layer, and little of it comes out.",
        ),
        (
            "right for about half of the images",
            "By what luck? If it gave every image the same answer, it would be right for about "
            "one in ten.",
        ),
    ],
    "right": 2,
}


def _reached(network, image, edge):
    from mlp_helpers.lesson04.reached import reached

    return reached(network, image, edge)


def _downstream(guess, truth):
    last = max(layer for layer, _ in truth)
    first = min(layer for layer, _ in truth)
    (neuron,) = (j for layer, j in truth if layer == first)
    n = sum(layer == last for layer, _ in truth)
    told = (
        f"{len(truth)} neurons change: number {neuron} of layer {first}, which the weight leads "
        f"to, and all {n} outputs, since each of them looks at it."
    )
    if guess is None:
        return told
    if guess == truth:
        return f"{told} You picked exactly these."
    missed, wrong = truth - guess, guess - truth
    reasons = []
    if any(layer < first for layer, _ in wrong):
        reasons.append("Layer 1 comes before the weight: nothing flows back to it.")
    if any(layer == first for layer, _ in wrong):
        reasons.append("Neurons of one layer do not look at each other: the other 15 stay.")
    if (first, neuron) in missed:
        reasons.append(f"You left out neuron {neuron} itself, whose sum has this weight in it.")
    left = sum(layer == last for layer, _ in missed)
    if left == n:
        reasons.append("You forgot who looks at layer 2: the outputs.")
    elif left:
        reasons.append(f"You left out {left} of the outputs: no output skips a neuron.")
    return " ".join([told, *reasons])


REACH = {
    "question": "One weight in the middle of the network is nudged: the thick line, which leads "
    "from neuron 3 of layer 1 to neuron 5 of layer 2. Which neurons can change? Pick them all.",
    "edge": (2, 5, 3),
    "truth": _reached,
    "explain": _downstream,
}
