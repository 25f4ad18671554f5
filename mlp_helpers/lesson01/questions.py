"""The predictions of lesson 01, Pixels: arguments of `mlp_helpers.quiz.Predict`."""


def _ink(pad):
    n = pad.inked
    return f"{n} of 784 pixels have ink." if n else "Now draw one: the count appears here."


def _frame(pad):
    if not pad.inked:
        return "Nothing is drawn. Reset brings the small 4 back."
    if pad.dark_on_light:
        return "That is dark ink on a light ground. Reset brings the small 4 back."
    if pad.framing:
        return f"With MNIST's frame on, it reads {pad.answer}. Now switch the frame off."
    return f"With the frame off, it reads {pad.answer}: output {pad.outputs.max():.2f}."


INK = {
    "question": "You will draw a digit that fills the pad's height. How many of the pad's 784 "
    "pixels will have ink on them, the grey rims of the strokes included?",
    "options": [
        ("10 to 40", "A stroke is two or three pixels wide: even a thin 1 needs more."),
        ("60 to 220", "A 1 needs few, a 0 or an 8 many, but most of every image stays black."),
        ("300 to 400", "That would be half of the image. Look how much of the pad stays black."),
        ("more than 500", "Only if you fill the pad. A digit is a stroke on black ground."),
    ],
    "right": 1,
    "outcome": _ink,
}

SECOND_ROW = {
    "question": "The pixel in row 1, column 0 is the first of the second row. "
    "What is its place in the tall column of 784?",
    "options": [
        ("1", "Place 1 is in row 0: the tall column takes a whole row before it begins the next."),
        ("27", "Place 27 is the last pixel of row 0, because the places start at 0."),
        ("28", "Row 0 takes the places 0 to 27, so row 1 begins at 28."),
        ("29", "That is counted from 1. The first place is 0, so row 0 ends at 27."),
    ],
    "right": 2,
}

CORNER = {
    "question": "With MNIST's frame switched off, the small 4 goes to the network as it lies "
    "there, in the corner. What will the network read?",
    "options": [
        (
            "a 4, as surely as before",
            "You see the 4 at once. The network treats every pixel separately, and now the ink "
            "is on pixels that meant something else in training.",
        ),
        (
            "nothing: all ten outputs stay near 0",
            "That would be wise. But it was never shown such an image and never asked to keep "
            "quiet, so nothing makes it.",
        ),
        (
            "another digit",
            "It was never shown such an image, so its answer means nothing, however large the "
            "output is.",
        ),
    ],
    "right": 2,
    "outcome": _frame,
}

TORN = {
    "question": "Back to the 1 that is hard to read. Its outputs for 1 and for 3 are both near "
    "0.4. What does that mean?",
    "options": [
        (
            "it is a 1 with a probability of 40 %",
            "An activation is no probability. Nothing makes the ten add up to 1, as the sums "
            "above show, and nobody has checked that 0.4 is right in 40 cases of 100.",
        ),
        (
            "the network answers both digits",
            "It only gives ten numbers. Choosing one digit is what we do, and we take the largest.",
        ),
        (
            "the image excites both of these neurons partly, and neither fully",
            "Each output is a neuron of its own with its own activation. The largest still wins, "
            "but barely.",
        ),
        (
            "something is broken",
            "No: a healthy network has unsure outputs for an image such as this one.",
        ),
    ],
    "right": 2,
}


def _outputs(image):
    from mlp_helpers.digits import load_trained

    return load_trained()(image)


def _torn(guess, truth):
    first, second = sorted(range(10), key=lambda d: -truth[d])[:2]
    rest = max(value for d, value in enumerate(truth) if d not in (first, second))
    told = (
        f"Output {first} is {truth[first]:.2f}, output {second} is {truth[second]:.2f}, and no "
        f"other is above {rest:.2f}."
    )
    if guess is None:
        return told
    largest = max(range(10), key=lambda d: guess[d])
    off = max(range(10), key=lambda d: abs(guess[d] - truth[d]))
    gap = f"Furthest off is output {off}: you said {guess[off]:.2f}, it is {truth[off]:.2f}."
    if abs(guess[off] - truth[off]) < 0.15:
        return f"{told} You are close, with every one of the ten."
    if max(guess) - min(guess) < 0.15:
        why = "You expected ten outputs alike. Two stand out, and the other eight stay low."
    elif sorted(guess)[-2] < 0.2 and largest == first:
        why = "You expected a clear answer. The right digit is the largest, but only just."
    elif sorted(guess)[-2] < 0.2:
        why = f"You expected a clear {largest}. Nothing makes one output win clearly."
    elif {largest, sorted(range(10), key=lambda d: -guess[d])[1]} == {first, second}:
        why = "You found the two digits it hesitates between, though not by how much."
    elif abs(sum(guess) - 1) < 0.06:
        why = f"Your bars add up to 1. The outputs need not: these add up to {sum(truth):.2f}."
    else:
        why = "You expected it to hesitate, but between other digits than it does."
    return f"{told} {gap} {why}"


TORN_BARS = {
    "question": "The writer of this digit meant a 1. What will the network's ten outputs be? "
    "Drag each bar that you expect to be above 0.",
    "truth": _outputs,
    "explain": _torn,
}
