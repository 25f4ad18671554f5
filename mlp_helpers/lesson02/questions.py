"""The predictions of lesson 02, Weighted sums: arguments of `mlp_helpers.quiz.Predict`."""

from mlp_helpers.texts import fixed


def _dimmed(neuron):
    return f"Brightness {neuron.brightness:.2f}: the weighted sum is {fixed(neuron.sum)}."


def _hunted(hunt):
    if hunt.score is None:
        return "Paint some weights first."
    sums = hunt.sums
    top = [k for k, total in enumerate(sums) if total >= sums.max() - 1e-9 * abs(sums.max())]
    largest, name = top[-1], hunt.names[top[-1]]
    group = "an image with the edge" if hunt.has_edge[largest] else "an image without the edge"
    who = f'{group}, "{name}"' if name else group
    if len(top) > 1:
        who += f", and {len(top) - 1} more tie with it"
    signs = "some weights are negative" if (hunt.weights < 0).any() else "no weight is negative"
    return f"With your weights ({signs}) the largest sum belongs to {who}."


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
    "question": "The four neurons look at the image on the left. Which of them has the "
    "largest weighted sum?",
    "options": [
        (
            "neuron 1",
            "Its blue weights lie on black pixels only. A weight times 0 is 0, however large the "
            "weight is.",
        ),
        (
            "neuron 2",
            "Its blue weights lie on the lit stroke, and its orange ones on black pixels, where "
            "they cost nothing.",
        ),
        (
            "neuron 3",
            "Its blue weights do lie on the stroke. But its orange ones lie on lit pixels, too: "
            "they take most of it away again.",
        ),
        (
            "neuron 4",
            "Its orange weights lie on the stroke. It is the neuron that this image speaks "
            "against most.",
        ),
    ],
    "right": 1,
}

POSITIVE = {
    "question": "You may paint positive weights only, as cleverly as you like. Which image will "
    "have the largest sum in the end?",
    "options": [
        (
            "the clean line: it is the best edge of all",
            "You can make it large. But whatever pixels you choose, another image has them all "
            "lit as well.",
        ),
        (
            "the image that is all lit",
            "Every pixel counts in its favour or not at all, so nothing can beat the image in "
            "which all of them are lit; at best another one ties. An edge cannot win like this.",
        ),
        (
            "one of the digits, whichever fits best",
            "A digit lights some of your pixels. Is there an image that lights all of them?",
        ),
        (
            "it depends on where you paint",
            "How large the sums get depends on it. But nothing beats the image that is all lit: at "
            "best another one ties with it.",
        ),
    ],
    "right": 1,
    "outcome": _hunted,
}
