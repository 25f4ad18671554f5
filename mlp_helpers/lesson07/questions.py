"""The predictions of lesson 07, Backpropagation: arguments of `mlp_helpers.quiz.Predict`."""

from mlp_helpers.by_hand import shape
from mlp_helpers.texts import counted, short


def _bought(avenues):
    before = avenues.before["activation"]
    if before > 0.99:
        return (
            f"Output {avenues.label} is as good as 1 before any nudge. There is next to nothing "
            "left to buy."
        )
    bias, weights, activations = map(avenues.would_be, ("bias", "weights", "activations"))
    return (
        f"The whole budget of {avenues.budget:.2f} raises output {avenues.label} from "
        f"{before:.2f} to {bias:.2f} on the bias, to {weights:.2f} on the weights, and to "
        f"{activations:.2f} on the activations."
    )


def _chain(chain):
    factors = " · ".join(short(value) for value in chain.factors)
    return f"The factors at the moment: {factors} ≈ {short(chain.slope)}."


def _own_hand(hand):
    n = len(hand.labels)
    if not n:
        return "Not tried yet: write the digit that is asked for, and press Done."
    return f"{hand.right.sum()} of {counted(n, 'digit')} read right so far."


AVENUE = {
    "question": "Output 8 should be 1.0 and is 0.20. You may spend 0.5 in all on nudges: on the "
    "bias, on the 16 weights, or on the 16 activations of the layer before. Which buys most?",
    "options": [
        (
            "the bias: it acts directly",
            "It acts directly, and always with the factor 1: a bias raised by 0.5 raises z by 0.5. "
            "Most weights of this neuron are larger than 1 in size, and a nudged activation is "
            "multiplied by them.",
        ),
        (
            "the weights",
            "A nudge of a weight is multiplied by its activation, and that is at most 1. Spread "
            "over the lit neurons it buys more than the bias, but there is something better.",
        ),
        (
            "the activations",
            "A nudge of an activation is multiplied by its weight, and this neuron has large "
            "ones. In a real network nobody can set these activations, though. It stays a wish "
            "to the layer before.",
        ),
        (
            "all the same: 0.5 is 0.5",
            "The same length, but not the same effect. That is what a gradient is about: how "
            "much each knob matters.",
        ),
    ],
    "right": 2,
    "outcome": _bought,
}

TEN_WISHES = {
    "question": "An image of a 2, which the network takes for a 3. Ten outputs look at the same 16 "
    "neurons of layer 2, and each wishes these to be brighter or darker. Do outputs 2 and 3, "
    "which are furthest off, ask for the same?",
    "options": [
        (
            "yes, at every neuron",
            "Both want the image to be read right, but each only knows its own wanted value: "
            "output 2 should rise and output 3 fall.",
        ),
        (
            "at some neurons, not at others",
            "What each asks depends on its own weight from that neuron, too. Where the two weights "
            "have opposite signs, the two ask for the same; where they have one sign, for the "
            "opposite. All ten wishes are added up, large ones counting more.",
        ),
        (
            "no, at no neuron",
            "Output 2 should rise and output 3 fall, so they are opposed. But a neuron may have a "
            "positive weight to one and a negative weight to the other: then darker, or brighter, "
            "suits both.",
        ),
    ],
    "right": 1,
}

FACTORS = {
    "question": "The slope of the cost for one weight is a product of three factors: the "
    "activation before it, the slope of σ, and how far the output is off. Say the output is "
    "quite wrong. Can the slope be close to 0 all the same?",
    "options": [
        (
            "no: a wrong output has a large slope",
            "Being wrong makes only one of the three factors large. A product is small as soon as "
            "one factor is.",
        ),
        (
            "yes, but only if the activation before it is near 0",
            "That is one way: a silent neuron before it. But there is a second one: far out, σ is "
            "flat.",
        ),
        (
            "yes, in two ways",
            "If the activation before it is near 0, or if σ is flat. A weight that reads a silent "
            "neuron learns nothing from this example. And a neuron that is sure and wrong learns "
            "slowly, since it sits where σ is flat.",
        ),
    ],
    "right": 2,
    "outcome": _chain,
}

BUG = {
    "question": "Suspect A does not multiply by σ′ when it goes from one layer back to the layer "
    "before. In which of the three layers is its gradient wrong?",
    "options": [
        (
            "in all three",
            "The last layer is computed before anything is passed back, so it is still right.",
        ),
        (
            "in layers 1 and 2",
            "The mistake is made on the way from layer 3 to layer 2, and carried on from there. "
            "So look where the error enters the wrong layer that is nearest to the output.",
        ),
        (
            "only in layer 1",
            "Layer 2 already gets its error from layer 3, through the step that is wrong.",
        ),
    ],
    "right": 1,
}

EDGES = {
    "question": "An edge painted by hand is explained by its best-fitting edge to about 90 %, "
    "pure noise to about 3 %. How about the 16 weight pictures of your trained network, on "
    "average?",
    "options": [
        (
            "about 90 %: they are edges",
            "That was the hope of lesson 01. The network was never told to look for edges, only "
            "to lower the cost.",
        ),
        (
            "about 60 %: mostly edges",
            "Not so much. In most of them the best edge leaves far more than it explains.",
        ),
        (
            "about 25 %: a little like edges",
            "There is something of a shape in them, more than in noise. But most of each picture "
            "is no edge.",
        ),
        (
            "about 3 %: they are noise",
            "They look like it at first sight. But they read 95 % of the digits, so there must be "
            "something in them; and there is, only not mainly edges.",
        ),
    ],
    "right": 2,
}

NOISE = {
    "question": "1,000 images of pure noise: every pixel random. For how many of them does the "
    "network give an output above 0.5, a clear answer?",
    "options": [
        (
            "hardly any: there is no digit in them",
            "It could say so, with ten outputs near 0. But no example ever asked it to: in "
            "training there always was a digit.",
        ),
        (
            "about 100, by chance",
            "The outputs are not drawn by lot. For noise, two of the ten digits get nearly all "
            "the answers.",
        ),
        (
            "most of them",
            "And nearly always one of the same two digits. This network is sure of itself far away "
            "from everything it has seen. How many it is differs from one training to another.",
        ),
    ],
    "right": 2,
}


def _read_when_moved(shifts, network):
    from mlp_helpers.lesson07.shifts import read_when_moved

    return read_when_moved(shifts, network)


def _moved(guess, truth, shifts):
    middle, at_three = truth[len(shifts) // 2], (truth[3], truth[-4])
    told = (
        f"In the middle {middle:.0%} are read right; three pixels to the left {at_three[0]:.0%}, "
        f"to the right {at_three[1]:.0%}; at the ends {truth[0]:.0%} and {truth[-1]:.0%}."
    )
    meaning = "It knows which pixels are lit when a digit lies in the middle, not its shape."
    if guess is None:
        return f"{told} {meaning}"
    gap = shape.gap_words(guess, truth, shifts, "a shift of {}")
    if max(abs(guess - truth)) < 0.15:
        return f"{told} Your sketch is close everywhere. {meaning}"
    side = guess - guess[::-1]
    if shape.is_level(guess, 1):
        why = "You drew a network that does not care where a digit lies. You do not; it does."
    elif shape.is_straight(shifts, guess, 1):
        why = "A straight line would make one direction harmless. Each pixel has its own weights."
    elif shape.turns(guess, 1) == 1 and guess[len(shifts) // 2] < guess[0]:
        why = "Yours is lowest in the middle, where all the training digits lay."
    elif abs(side).max() > 0.3:
        why = "Yours favours one direction. Nothing in the training did: both sides fall alike."
    elif (guess - truth)[3:-3].min() > -0.1 and (guess - truth).max() > 0.15:
        why = "You expected it to bear more. Three pixels already cost it half of its answers."
    elif (truth - guess).max() > 0.15 and (guess - truth).max() < 0.1:
        why = "You expected less of it. A pixel to the side leaves most of a thick stroke in place."
    else:
        why = "The middle is high and both sides fall, but in another way than yours."
    return f"{told} {gap} {why} {meaning}"


SHIFTS = {
    "question": "All 10,000 test images are moved by up to six pixels, to the left (below 0) or "
    "to the right. Sketch the share that your network reads right.",
    "x": (-6, 6),
    "y": (0, 1),
    "columns": 13,
    "x_label": "shift in pixels",
    "y_label": "read right",
    "x_name": "shift",
    "y_name": "share",
    "truth": _read_when_moved,
    "explain": _moved,
}

OWN_HAND = {
    "question": "Your network reads about 95 % of MNIST's test images right, and those were new to "
    "it. Now you write 20 digits, and each is put into MNIST's frame. How many will it read right?",
    "options": [
        (
            "hardly any: it has never seen your hand",
            "It had not seen the hands of the test images either: MNIST's test images were written "
            "by other people than its training images. What we all call a 3 is enough alike.",
        ),
        (
            "19 or 20, whoever writes, as of the test images",
            "Those are new images, but not of a new kind: the same two groups of people, in the "
            "same country, with a pen on the same form. What all of them do alike, you may not.",
        ),
        (
            "more for some hands than for others",
            "Where you write as MNIST's people did, it reads you. Where you do not, say with an "
            "upstroke at the 1, nothing has taught it. It may be all 20, or 12.",
        ),
        (
            "all 20: in MNIST's frame all hands are alike",
            "The frame takes away where a digit is and how large. The slant, the pen, an upstroke "
            "at the 1, a bar through the 7: all that is left as you made it.",
        ),
    ],
    "right": 2,
    "outcome": _own_hand,
}

CLASS = {
    "question": "Two networks with the same start see the same 60,000 images of MNIST. The second "
    "sees 120 digits by six people of the class, too, each only once an epoch. Of 100 digits by "
    "the others, how many more does it read right than the first?",
    "options": [
        (
            "about 20",
            "That is what one would wish for. But a digit of the class counts no more than one of "
            "MNIST, and of those there are hundreds for each.",
        ),
        (
            "about 3",
            "That takes more: the same digits, but each shown many times an epoch. Once is too "
            "seldom.",
        ),
        (
            "about none",
            "A step follows the average slope, and in it a hundred digits among 60,000 hardly "
            "count. Who happens to be among the six makes a larger difference.",
        ),
        (
            "it reads fewer than the first: the strange digits confuse it",
            "For worse they count as little as for better: there are too few of them to push "
            "60,000 others aside.",
        ),
    ],
    "right": 2,
}
