"""The predictions of lesson 03, Sigmoid and bias: arguments of `mlp_helpers.quiz.Predict`."""

from mlp_helpers.by_hand import shape
from mlp_helpers.texts import fixed


def _lit(squish):
    sums = [s for s, a in zip(squish.sums, squish.activations, strict=True) if a > 0.5]
    words = (
        f"With bias {fixed(squish.bias, 1)}, {len(sums)} of 8 images have an activation above 0.5"
    )
    return f"{words}; the smallest of their sums is {fixed(min(sums), 1)}." if sums else f"{words}."


def _half(squish):
    bias, factor = fixed(squish.bias, 1), fixed(squish.factor, 1)
    place = -squish.bias / squish.factor
    return (
        f"With factor {factor} and bias {bias}, the activation is 0.5 "
        f"where the weighted sum is {fixed(place)}."
    )


def _shares(counter):
    layers = "-".join(map(str, counter.sizes))
    return f"{layers} has {counter.count:,} parameters, {counter.weights:,} of them weights."


HALF = {
    "question": "The weighted sum is exactly 0: what speaks for the edge and what speaks "
    "against it are equally strong. What does σ make of it?",
    "options": [
        (
            "0",
            "Nothing squished is not nothing: e to the power of 0 is 1, so σ(0) = 1 / (1 + 1). "
            "σ comes close to 0 only for sums far below 0.",
        ),
        ("0.5", "e to the power of 0 is 1, so σ(0) = 1 / (1 + 1): halfway between its two ends."),
        ("1", "You forgot the 1 + in the denominator. σ comes close to 1 only for large sums."),
        (
            "it cannot be squished",
            "Every number can: below the fraction bar stands always more than 1, never 0.",
        ),
    ],
    "right": 1,
}

BIAS = {
    "question": "At bias 0, five of the eight images light the neuron up: its activation is above "
    "0.5. Now you set the bias to +5. How many light it then? Their sums: "
    "−20.6, −8.0, −1.5, 4.0, 8.0, 11.8, 16.0 and 19.6.",
    "options": [
        (
            "five, as before: images and weights are the same",
            "The weighted sums stay the same, yes. But 5 is added to each before it is squished, "
            "so the activations change.",
        ),
        (
            "three: a sum must now be above 5 + 5",
            "That would be the bias −10. A bias above 0 helps: less evidence is enough.",
        ),
        (
            "six: every sum above −5 is enough",
            "With bias +5, z is above 0 where the sum is above −5. The image with −1.5 joins.",
        ),
        (
            "all eight: every activation grows by 5",
            "The bias is added before σ, not after it. A sum far below −5 stays below 0, and its "
            "activation close to 0.",
        ),
    ],
    "right": 2,
    "outcome": _lit,
}

STEEP = {
    "question": "The bias of this neuron is −10, and it is half active, a = 0.5, where the sum s "
    "is 10. Now all its weights are multiplied by 10: factor 10. Where is it half active?",
    "options": [
        (
            "where s is 1",
            "It is half active where z = f · s + b is 0: 10 · 1 − 10 = 0. The weights grew and the "
            "bias did not, so a tenth of the evidence is enough.",
        ),
        (
            "where s is 10, as before; the curve only becomes steeper",
            "Steeper it becomes. But at s = 10, z is now 10 · 10 − 10 = 90, and σ(90) is as good "
            "as 1. To keep the place, the bias has to be multiplied as well.",
        ),
        ("where s is 100", "The other way round: with larger weights, z gets to 0 sooner."),
        (
            "nowhere: it jumps from 0 to 1",
            "It looks like a jump from far away. Set the sum to 1 and look: σ never jumps.",
        ),
    ],
    "right": 0,
    "outcome": _half,
}

LARGEST = {
    "question": "Our network has layers of 784, 16, 16 and 10 neurons. Which layer holds most of "
    "its weights and biases? (Count those that lead into a layer as that layer's own.)",
    "options": [
        (
            "the first hidden layer, 16 neurons",
            "Each of its 16 neurons looks at all 784 pixels. No other layer has that much to "
            "look at.",
        ),
        (
            "the second hidden layer, 16 neurons",
            "It has as many neurons as the first, but each of them looks at only 16 others.",
        ),
        (
            "the output layer, because it decides",
            "It decides, but with little: 10 neurons, each looking at 16 others.",
        ),
        (
            "the input layer, 784 neurons",
            "It is the largest layer by neurons, and it has no parameters at all: it only holds "
            "the image.",
        ),
        (
            "all the same, within a few hundred",
            "Weights are counted by multiplying the sizes of two neighbouring layers, and the "
            "sizes are very different.",
        ),
    ],
    "right": 0,
    "outcome": _shares,
}


def _with_bias(sums):
    from mlp_helpers.lesson03.squished import Squished

    return Squished(bias=-10, factor=1).activation(sums)


def _bias_curve(guess, truth, sums):
    half = shape.crossing(sums, truth, 0.5)
    told = f"It is half active where the sum is {fixed(half, 0)}: there, sum and bias cancel."
    if guess is None:
        return f"{told} On both sides it is soon flat, close to 0 and close to 1."
    if max(abs(guess - truth)) < 0.2:
        return f"{told} Your sketch is close everywhere."
    gap = shape.gap_words(guess, truth, sums, "a sum of {}")
    mine, low = shape.crossing(sums, guess, 0.5), shape.crossing(sums, guess, 0.1)
    high = shape.crossing(sums, guess, 0.9)
    if shape.is_level(guess, 1):
        why = "You drew a neuron that never changes its mind. Only a weight of 0 makes one."
    elif shape.crossing(sums, guess, 0.5, rising=False) is not None:
        why = "Your curve falls somewhere. σ never does: a larger sum gives a larger activation."
    elif shape.is_straight(sums, guess, 1):
        why = "You drew a straight line. σ squishes: it is flat far out, and steep for a few units."
    elif mine is not None and abs(mine) < 3:
        why = "That is σ without a bias, half active at 0. The bias takes 10 away first."
    elif mine is not None and abs(mine + half) < 3:
        why = "You moved it to the other side. With −10 in front of it, a sum has to be larger."
    elif mine is None:
        why = "Yours is never half active. A sum far above 10 brings it as close to 1 as you like."
    elif low is not None and high is not None and high - low < 2.5:
        why = "You drew a step. From 0.1 to 0.9, σ takes more than 4 units."
    elif abs(mine - half) < 3:
        why = "The place is right. What differs is how quickly it rises: σ takes about 4 units."
    else:
        why = "The shape is one thing, its place another: look where yours is half active."
    return f"{told} {gap} {why}"


BIAS_CURVE = {
    "question": "A neuron has the bias −10. Its weighted sum goes from −20 to 20. Sketch its "
    "activation.",
    "x": (-20, 20),
    "y": (0, 1),
    "columns": 81,
    "x_label": "weighted sum s",
    "y_label": "activation a",
    "x_name": "s",
    "y_name": "a",
    "truth": _with_bias,
    "explain": _bias_curve,
}
