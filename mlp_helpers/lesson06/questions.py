"""The predictions of lesson 06, Gradient descent: arguments of `mlp_helpers.quiz.Predict`."""

from mlp_helpers.by_hand import shape


def _ball(descent):
    if not descent.steps:
        return "Not tried yet: press Play."
    side = "left" if descent.x < 0 else "right"
    return (
        f"After {descent.steps} steps the ball is at x = {descent.x:.2f}, on the {side}, where "
        f"the cost is {descent.value:.2f} and the slope {descent.slope:.2f}."
    ).replace("-", "−")


def _map(descent):
    if not descent.steps:
        return "Not tried yet: press Play, then Start again, raise η, and play once more."
    x, y = descent.point
    return (
        f"After {len(descent.path) - 1} steps with η = {descent.eta:g} the value is "
        f"{descent.value:.3g}, at ({x:.2f}, {y:.2f})."
    ).replace("-", "−")


def _trained(trainer):
    epochs = trainer.history["epoch"]
    if not epochs[-1]:
        return "Not tried yet: press One epoch."
    if epochs[-1] < 1:
        return "Less than one epoch so far. One epoch goes on to its end."
    return (
        f"After {epochs[-1]:.1f} epochs, {trainer.accuracy:.1%} of the 10,000 test images are "
        "read right."
    )


VALLEY = {
    "question": "A curve with two valleys and a hill between them; the valley on the right is the "
    "deeper one. The ball starts on the far left. At each step it moves against the slope, by η "
    "times the slope, with η = 0.1. Where does it end?",
    "options": [
        (
            "in the deeper valley, on the right: that is the lowest place",
            "To get there it would have to go up over the hill in the middle. Each step only "
            "knows the slope where the ball is, and goes down.",
        ),
        (
            "in the left valley",
            "It goes down until the slope is 0, and that is the bottom of the first valley it "
            "comes to. It cannot see that there is a deeper one.",
        ),
        (
            "it rolls to and fro for ever",
            "A real ball would swing, since it gathers speed. This one has no speed: each step "
            "starts from rest, and where the slope is small the step is small.",
        ),
        (
            "on top of the hill in the middle",
            "The slope is 0 there as well. But on both sides of the hill a step leads away from "
            "it, not towards it.",
        ),
    ],
    "right": 1,
    "outcome": _ball,
}

RAVINE = {
    "question": "A long, narrow valley: steep across, nearly level along. You raise η until the "
    "steps are large enough to get along quickly. What happens first?",
    "options": [
        (
            "the path runs straight along the valley, with no zigzag, to the lowest place",
            "The arrow stands at right angles on the level lines. In a ravine it points across, "
            "to the other wall, and hardly along. It may arrive sooner so, but in a zigzag.",
        ),
        (
            "the path jumps to and fro between the walls",
            "The slope across is much larger than the slope along. A step that is right for one "
            "is far too long for the other.",
        ),
        (
            "nothing: only the start decides the path",
            "The start decides the first direction. How far the path goes before it looks again "
            "is η, and in a ravine that makes all the difference.",
        ),
    ],
    "right": 1,
    "outcome": _map,
}

READ = {
    "question": "Six of the 13,002 knobs, and −∇C for them: 0.18, 0.45, −0.51, 0.40, −0.32, 0.82. "
    "Which one should be turned most, and which way?",
    "options": [
        (
            "the last one, up",
            "0.82 is the largest in size, and it is positive: turning this knob up lowers the "
            "cost most for each bit of turning.",
        ),
        (
            "the third one, down: −0.51 is the smallest number",
            "Its sign says down, rightly. But how much a knob matters is the size, and 0.51 is "
            "less than 0.82.",
        ),
        (
            "the last one, down: we want the cost to fall",
            "These are entries of −∇C, with the minus in front. They point to where the cost "
            "falls, so positive means up.",
        ),
        (
            "the fifth one: its weight, 3.82, is the largest",
            "How large a weight is, says nothing about how much the cost reacts to it.",
        ),
    ],
    "right": 0,
}

LAYERS = {
    "question": "A network that has not been trained. Per weight, on average: in which layer does "
    "a nudge change the cost most?",
    "options": [
        (
            "layer 1: it is the first, everything follows from it",
            "Everything follows from it, but thinned out: a nudge there has to get through two "
            "more layers, and through σ, whose slope is at most 0.25 each time. And many of its "
            "784 pixels are black.",
        ),
        (
            "layer 3: it is next to the outputs",
            "A nudge there reaches the outputs at once. On the way from layer 1 it would be "
            "multiplied by two more slopes of σ, each at most 0.25.",
        ),
        (
            "the same in all layers",
            "It would be fair, but nothing makes it so. Each layer that lies between a weight and "
            "the cost makes its slope smaller.",
        ),
    ],
    "right": 1,
}

BATCH = {
    "question": "The gradient over 10,000 images, and the gradient over only 100 of them, of a "
    "network that has not been trained. What is the angle between the two?",
    "options": [
        (
            "about 90°: 100 images say nothing about 10,000",
            "In 13,002 directions, two arrows that have nothing to do with each other would be at "
            "90°. But 100 digits have much in common with 10,000.",
        ),
        (
            "a few degrees",
            "Nearly the same direction, for a hundredth of the work. That is the whole idea of "
            "mini-batches.",
        ),
        (
            "0°: an average is an average",
            "The average over a part is close to the average over all, but not the same.",
        ),
    ],
    "right": 1,
}

EPOCH = {
    "question": "One epoch: every one of the 60,000 training images is used once, in 600 steps of "
    "100 images. After it, how many of the 10,000 test images does the network read right?",
    "options": [
        (
            "10 %: one look is not enough to learn from",
            "One look at each image, but 600 steps. Each lowers the cost a little.",
        ),
        (
            "about 50 %",
            "It is at 50 % long before the first epoch is over. Watch the first second once more.",
        ),
        (
            "about 90 %",
            "Most of it is learned in the first few hundred steps. The rest of the training goes "
            "into the last few percent.",
        ),
        (
            "more than 99 %",
            "This network never gets there. With 16 and 16 hidden neurons it ends at about 95 %.",
        ),
    ],
    "right": 2,
    "outcome": _trained,
}


def _cost_along(steps):
    from mlp_helpers.lesson06.first_steps import cost_along

    return cost_along(steps)


def _first_steps(guess, truth, steps):
    early = next(int(step) for step, c in zip(steps, truth, strict=True) if c < 1)
    level = next(int(step) for step, c in zip(steps, truth, strict=True) if c < 0.8)
    told = (
        f"It begins at {truth[0]:.2f}, is below 1 after {early} steps, hardly falls until about "
        f"step {level}, and ends at {truth[-1]:.2f}."
    )
    stairs = (
        "First all ten outputs go to about 0.1, whatever the image, since each is wanted by one "
        "image in ten: that costs 0.9. Only then does it learn which one should be lit."
    )
    if guess is None:
        return f"{told} {stairs}"
    gap = shape.gap_words(guess, truth, steps, "step {}")
    if max(abs(guess - truth)) < 0.35:
        return f"{told} Your sketch is close everywhere. {stairs}"
    if shape.is_level(guess, 3.5):
        why = "You drew a network that learns nothing. Each step lowers the cost a little."
    elif guess[-1] > guess[0]:
        why = "Yours ends higher than it begins. Each step goes against the slope, so downhill."
    elif shape.is_straight(steps, guess, 3.5):
        why = (
            "A straight line: as much with every step. But where the slope is small, so is a step."
        )
    elif guess[-1] < 0.05:
        why = (
            "Yours gets to 0. The cost would, if every output were exactly as wanted; they are not."
        )
    elif shape.turns(guess, 3.5):
        why = "Yours goes up again. A batch may do that for a moment, by very little."
    elif guess[0] < 1.5:
        why = "Yours begins too low: a fresh network is worse than a silent one, which pays 1."
    else:
        why = "You drew one fall, quick at first, then slower. There are two, with a rest between."
    return f"{told} {gap} {why} {stairs}"


FIRST_STEPS = {
    "question": "A fresh network is trained, 200 steps of 100 images each. Sketch the cost on the "
    "training images. It begins at about 3, at the dot.",
    "x": (0, 200),
    "y": (0, 3.5),
    "start": 3.05,  # what `truth` gives before the first step
    "columns": 41,
    "x_label": "steps",
    "y_label": "cost on 1,000 training images",
    "x_name": "step",
    "y_name": "cost",
    "truth": _cost_along,
    "explain": _first_steps,
}
