"""The predictions of lesson 02, Weighted sums: arguments of `mlp_helpers.quiz.Predict`."""

from mlp_helpers.texts import fixed


def _dimmed(neuron):
    now = f"Brightness {neuron.brightness:.2f}: the weighted sum is {fixed(neuron.sum)}."
    if not 0 < neuron.brightness < 1:
        return now
    return f"{now} At full brightness it is {fixed(neuron.sum / neuron.brightness)}."


def _hunted(hunt):
    if hunt.score is None:
        return "Paint some weights first."
    sums = hunt.sums
    top = [k for k, total in enumerate(sums) if total >= sums.max() - 1e-9 * abs(sums.max())]
    largest, name = top[-1], hunt.names[top[-1]]
    group = "an image with the edge" if hunt.has_edge[largest] else "an image without the edge"
    who = f'{group}, "{name}"' if name else group
    if len(top) > 1:
        who += f"; {len(top) - 1} more have the same"
    signs = "some weights are negative" if (hunt.weights < 0).any() else "no weight is negative"
    return f"With your weights ({signs}) the largest sum is that of {who}."


DIMMED = {
    "question": "The neuron below looks at a 7; the weighted sum stands on the line. You dim "
    "the image to half its brightness. What happens to the weighted sum?",
    "options": [
        (
            "nothing: it is still the same 7",
            "To you it is. But each product is a weight times a pixel's value, and all the "
            "values of lit pixels are different now.",
        ),
        ("it is halved", "Every pixel is half as large, so every product is, and so is their sum."),
        (
            "it shrinks to a quarter",
            "It would if the weights were halved as well. Only the image was dimmed.",
        ),
        (
            "it becomes negative",
            "Dimming makes products smaller, but none of them changes its sign.",
        ),
    ],
    "right": 1,
    "outcome": _dimmed,
}

BRIGHTEST = {
    "question": "The four neurons above look at the 7. In which order are their "
    "weighted sums, the largest first?",
    "options": [
        (
            "1, 2, 3, 4",
            "The blue weights of neuron 1 lie on black pixels only. A weight times 0 is 0, "
            "however large the weight is.",
        ),
        (
            "2, 3, 1, 4",
            "Blue on the stroke and orange on black is best. Orange on the stem takes more than "
            "half of it away again, all weights on black make 0, orange on the stroke is below 0.",
        ),
        (
            "3, 2, 1, 4",
            "Neurons 2 and 3 have the same blue weights. But the orange ones of neuron 3 lie on "
            "lit pixels, and take away; those of neuron 2 lie on black, where they cost nothing.",
        ),
        (
            "2, 3, 4, 1",
            "The orange weights of neuron 4 lie on the stroke, so its sum is below 0. Neuron 1 "
            "has its weights on black, and the sum 0 is larger than that.",
        ),
    ],
    "right": 1,
}

POSITIVE = {
    "question": "You paint positive weights only. Which image always has the largest weighted sum, "
    "alone or together with others, wherever you paint?",
    "options": [
        (
            "the clean line: it is the best edge of all",
            "You can make it large. But whatever pixels you choose, another image has them all "
            "lit as well.",
        ),
        (
            "the image that is all lit",
            "Every pixel counts in its favour or not at all, so nothing can beat the image in "
            "which all of them are lit; at best another one has the same sum.",
        ),
        (
            "one of the digits, whichever fits best",
            "A digit lights some of your pixels. Is there an image that lights all of them?",
        ),
        (
            "it depends on where you paint",
            "How large the sums get depends on it. But there is one image that nothing beats, "
            "wherever you paint: the one that is all lit.",
        ),
    ],
    "right": 1,
    "outcome": _hunted,
}


def _products(of):
    image, weights = of
    return image.reshape(-1) * weights.reshape(-1)


def _matters(guess, truth, of):
    image, weights = (part.reshape(-1) for part in of)

    def product(place):
        pixel, weight = fixed(image[place]), fixed(weights[place], plus=True)
        return f"pixel {pixel} × weight {weight} = {fixed(truth[place], plus=True)}"

    best = int(abs(truth).argmax())
    row, column = divmod(best, 28)
    told = f"The product furthest from 0 is in row {row}, column {column}: {product(best)}."
    if guess is None:
        return f"{told} It takes both: a lit pixel, and a weight that is far from 0."
    mine = f"Yours: {product(guess)}."
    rank = int((abs(truth) > abs(truth[guess])).sum())
    strongest = abs(weights).max()
    away = max(abs(row - guess // 28), abs(column - guess % 28))
    if guess == best:
        return (
            f"{told} That is the one you pointed at: a lit pixel, and a weight that is far from 0."
        )
    if image[guess] < 0.1 and abs(weights[guess]) > 0.5 * strongest:
        why = "A strong weight, but its pixel is black: times 0 it has no say in this sum."
    elif image[guess] < 0.1:
        why = "This pixel is black: whatever its weight, the product is as good as 0."
    elif abs(weights[guess]) < 0.1 * strongest:
        why = "A lit pixel, but its weight is close to 0: the neuron hardly looks there."
    elif away <= 1:
        why = "Right beside it: a neighbour with a smaller product."
    elif rank < 10:
        why = f"A good one: only {rank} of the 784 are larger in size."
    else:
        why = f"Lit, and weighted; but {rank} of the 784 products are larger in size."
    return f"{told} {mine} {why}"


MATTERS = {
    "question": "Each pixel is multiplied by its weight, and the 784 products are added up. Which "
    "pixel matters most to the sum: which product is furthest from 0, whatever its sign?",
    "truth": _products,
    "explain": _matters,
}
