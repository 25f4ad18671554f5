"""The predictions of lesson 05, Cost: arguments of `mlp_helpers.quiz.Predict`."""


def _gallery(gallery):
    return (
        f"With seed {gallery.seed}, {gallery.accuracy:.0%} of 1,000 test images are read right, "
        f"{gallery.right} of the 10 on the screen."
    )


def _table(table):
    names = {"sure and wrong": "A", "all 0.5": "B", "your own": "Your own"}
    if table.whose not in names:
        return "Not tried yet: press Sure and wrong, for A, and All 0.5, for B."
    name = names[table.whose]
    return name, f"{name}, for a {table.label}: cost {table.cost:.4f}."


TRASH = {
    "question": "You roll five networks, all with random weights and biases. How many of 100 test "
    "images does each of them read right?",
    "options": [
        (
            "exactly 10, each of them",
            "Guessing is right one time in ten on average. But each roll has its own favourite "
            "digits, and not all digits are equally frequent.",
        ),
        (
            "more from roll to roll",
            "That would be learning. A roll throws all the numbers away and takes new ones.",
        ),
        (
            "anything from 0 to 100: it is a matter of luck",
            "To read many more than 10, the 13,002 numbers would have to fit to digits, and by "
            "chance they never do. To read none, it would have to know what is right.",
        ),
        (
            "about 10, give or take a few",
            "There are ten digits, and its answers have nothing to do with the image. A guess "
            "is right about one time in ten.",
        ),
    ],
    "right": 3,
    "outcome": _gallery,
}

CONFIDENT = {
    "question": "The image is a 3. Network A says 8, and nothing else: output 8 is 1, all others "
    "are 0. Network B shrugs: all ten outputs are 0.5. Which costs more?",
    "options": [
        (
            "A, because it is sure and wrong",
            "It pays for two outputs: 1 for the 8 that should be 0, and 1 for the 3 that should "
            "be 1. That makes 2, and its other eight outputs are free.",
        ),
        (
            "B, the shrug",
            "Every output is wrong by 0.5, so it costs 0.25, and there are ten of them: 2.5. A "
            "pays in two places only, 1 each.",
        ),
        (
            "both the same, both are wrong",
            "Right or wrong does not enter the cost. Each output is compared with the wanted one, "
            "and all ten count.",
        ),
    ],
    "right": 1,
    "outcome": _table,
}

LOWER = {
    "question": "One network reads more test images right than another. Can its cost be higher "
    "all the same?",
    "options": [
        (
            "yes",
            "An answer is right if its output is the largest, even if that is 0.4 against 0.3. "
            "The cost asks for 1 against 0. A network that is right, but never sure, pays a lot.",
        ),
        (
            "no: more right answers, lower cost",
            "Often it goes like this. But the cost looks at how far each output is off, and the "
            "answer only at which output is largest.",
        ),
        (
            "only if the two are tested on different images",
            "The images can be the same: it is the outputs that are looked at in two ways.",
        ),
    ],
    "right": 0,
}

PIXEL_0 = {
    "question": "A map like the one above, but one of its two knobs is the weight from pixel 0, "
    "the upper left corner, to neuron 3 of layer 1. What does the cost do along this knob's axis?",
    "options": [
        (
            "it rises on both sides of a lowest place",
            "Like most knobs do. But look at what this weight is multiplied with.",
        ),
        (
            "it jumps to and fro",
            "The cost follows every knob smoothly: sums, products and σ have no jumps.",
        ),
        (
            "nothing at all",
            "The corner is black in every training image. Its weight is multiplied by 0 each time, "
            "so no value of it changes any output, and no training will ever move it.",
        ),
    ],
    "right": 2,
}


def _costs(of):
    return ((of - _wanted()) ** 2).sum(axis=1)


def _wanted():
    from mlp_helpers.digits import one_hot

    return one_hot(3)


def _cheapest_first(guess, truth):
    right = sorted(truth, key=truth.get)
    told = "The cheapest first: " + ", ".join(f"{name} {truth[name]:.2f}" for name in right) + "."
    if guess is None:
        return told
    if guess == right:
        return f"{told} Your order is right."
    place = {name: i for i, name in enumerate(guess)}
    pairs = [(one, other) for i, one in enumerate(right) for other in right[i + 1 :]]
    swapped = [pair for pair in pairs if place[pair[0]] > place[pair[1]]]
    many = f"{len(swapped)} of the {len(pairs)} pairs {'is' if len(swapped) == 1 else 'are'} the"
    reasons = " ".join(dict.fromkeys(_WHY[pair] for pair in swapped if pair in _WHY))
    if guess == right[::-1]:
        reasons = "You put the most expensive first. A small cost means that little is wrong."
    return f"{told} {many} other way round. {reasons}"


_SHRUG = "Q is off by only 0.5, but in all ten places: ten times 0.25 is more than one large error."
_NEXT_TO_NOTHING = "S pays only for the 0.1 that its output 3 lacks, and 0.1 squared is 0.01."
_WHY = {
    ("S", "R"): _NEXT_TO_NOTHING,
    ("S", "P"): _NEXT_TO_NOTHING,
    ("S", "Q"): _NEXT_TO_NOTHING,
    ("R", "P"): "P is silent and pays 1 for the missing 3; R has its 3, and pays 0.81 for the 8.",
    ("R", "Q"): _SHRUG,
    ("P", "Q"): _SHRUG,
}


ORDER = {
    "question": "Four answers to an image of a 3; the lines mark what is wanted. Put them in "
    "order of their cost, the cheapest at the top.",
    "names": "PQRS",
    "number": "cost",
    "ends": ("cheapest", "most expensive"),
    "wanted": (0, 0, 0, 1, 0, 0, 0, 0, 0, 0),
    "truth": _costs,
    "explain": _cheapest_first,
}
