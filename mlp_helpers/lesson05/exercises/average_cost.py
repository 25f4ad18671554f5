"""Exercise: the cost averaged over many images."""

import numpy as np

from mlp_helpers.checks.drawing import unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.mistake import in_parts
from mlp_helpers.lesson05.exercises.cases import (
    DIGITS,
    LECTURE,
    drawn_outputs,
    random_outputs,
)
from mlp_helpers.texts import counted


def _batches():
    """Two images to think through, and others; as many as outputs only once."""
    outputs = np.array([LECTURE, [0.5] * DIGITS])
    text = "two images, with the lecture's outputs for a 3 and with ten times 0.5 for a 7"
    yield Case(outputs, np.eye(DIGITS)[[3, 7]], text=text)
    for seed, m in enumerate((3, 1, 25, 10, 4, 4, 3, 16, 28, 2), start=1):
        yield Case(*random_outputs(m, seed), text=f"{counted(m, 'image')}, all outputs random")


def _draw(rng):
    """Three batches of unlike sizes, none of ten images, which need to be divided by ten."""
    sizes = [m for m in unlike(rng, 3, 30, 4) if m != DIGITS][:3]
    return [_drawn(rng, m) for m in sizes]


def _drawn(rng, m):
    return Case(*drawn_outputs(rng, m), text=f"{m} images, all outputs drawn")


def _whole_cases():
    """Wanted outputs as whole numbers, and outputs that are 0 or 1, too."""
    wanted = np.eye(DIGITS, dtype=int)[[3, 7]]
    outputs = np.array([LECTURE, [0.5] * DIGITS])
    text = "two images, with the lecture's outputs and ten times 0.5; targets are whole numbers"
    yield Case(outputs, wanted, text=text)
    yield Case(
        np.eye(DIGITS, dtype=int)[[3, 1, 7]],
        np.eye(DIGITS, dtype=int)[[3, 7, 9]],
        text="three images whose outputs and targets are whole numbers, 0 and 1",
    )


@in_parts
def _average(apart=np.subtract, each=np.square, total=lambda v: v.sum(axis=1).mean(), front=1):
    """An average cost: subtract, square, add up and average; and a factor in front."""
    return lambda outputs, targets: front * total(each(apart(outputs, targets)))


def _squares(outputs, targets):
    return (outputs - targets) ** 2  # (m, 10)


exercise = Exercise(
    signature="average_cost(outputs, targets)",
    task="Give the cost averaged over m images, a number, from the network's outputs (m, 10) and "
    "the wanted ones, targets (m, 10), one image a row.",
    right=lambda outputs, targets: _squares(outputs, targets).sum(axis=1).mean(),
    cases=list(_batches()),
    whole=list(_whole_cases()),
    counts=lambda outputs, targets: {"the number of images": len(outputs)},
    sizes=lambda outputs, targets: (counted(len(outputs), "image"),),
    asks="How many images there are, len(outputs) tells.",
    mistakes=[
        Mistake(
            "the sum instead of the average",
            "You add up the costs of all images. With twice as many of them your cost doubles, "
            "though the network is no worse.",
            _average(total=np.sum),
        ),
        Mistake(
            "divided by the ten outputs as well",
            "You average over the outputs, too. Over the outputs of an image the cost is a sum; "
            "averaged is only over the images.",
            _average(total=np.mean),
        ),
        Mistake(
            "divided by the ten outputs, not by the number of images",
            "You divide by 10, the number of outputs. How many images are there?",
            _average(total=lambda squares: squares.sum() / DIGITS),
        ),
        Mistake(
            "one cost for each image",
            "A cost comes out for every image. The last step is missing: one number for all.",
            _average(total=lambda squares: squares.sum(axis=1)),
        ),
        Mistake(
            "ten numbers, averaged over the images",
            "You average over the images, but leave the outputs apart: ten numbers come out. The "
            "cost adds them up.",
            _average(total=lambda squares: squares.mean(axis=0)),
            _average(total=lambda squares: squares.sum(axis=0)),
        ),
        Mistake(
            "nothing is added up",
            "A number comes out for every output of every image. The cost is a single one.",
            _squares,
        ),
        Mistake(
            "the differences are not squared",
            "The differences themselves are averaged: too high and too low then cancel.",
            _average(each=lambda d: d),
            _average(each=lambda d: -d),
        ),
        Mistake(
            "the size of the differences, not their squares",
            "You take away the sign of each difference. The lecture squares it.",
            _average(each=abs),
        ),
        Mistake(
            "½ in front",
            "Your cost is half of the lecture's, which has no ½ in front.",
            _average(front=0.5),
        ),
        Mistake(
            "a square root",
            "There is a root too many. The cost is made of squares and stays so.",
            lambda outputs, targets: np.sqrt(_squares(outputs, targets).sum(axis=1)).mean(),
            lambda outputs, targets: np.sqrt(_squares(outputs, targets).sum(axis=1).mean()),
            lambda outputs, targets: np.sqrt(_squares(outputs, targets).mean()),
        ),
        Mistake(
            "averaged before it is squared",
            "You average first and square afterwards. Every image has a cost of its own: average "
            "those.",
            lambda outputs, targets: ((outputs - targets).mean(axis=0) ** 2).sum(),
            lambda outputs, targets: (outputs - targets).sum(axis=1).mean() ** 2,
        ),
        Mistake(
            "only one image",
            "Only one image counts, the first or the last. If you use a loop: is the return "
            "inside it? And does it say += or only =?",
            lambda outputs, targets: _squares(outputs, targets)[0].sum(),
            lambda outputs, targets: _squares(outputs, targets)[-1].sum(),
            lambda outputs, targets: _squares(outputs, targets)[0].sum() / len(outputs),
            lambda outputs, targets: _squares(outputs, targets)[-1].sum() / len(outputs),
        ),
        Mistake(
            "an image is left out",
            "One image does not count: the last, or the first. Remember that range(m) ends with "
            "m − 1, and that Python counts from 0.",
            lambda outputs, targets: _squares(outputs, targets)[:-1].sum() / len(outputs),
            lambda outputs, targets: _squares(outputs, targets)[1:].sum() / len(outputs),
        ),
        Mistake(
            "another cost: cross-entropy",
            "That cost is made of logarithms. Other courses use it; the lecture's is made of the "
            "squares of the differences.",
            lambda outputs, targets: -(targets * np.log(outputs)).sum(axis=1).mean(),
            lambda outputs, targets: (
                -(
                    (targets * np.log(outputs) + (1 - targets) * np.log(1 - outputs)).sum(axis=1)
                ).mean()
            ),
        ),
        Mistake(
            "divided by one image too few",
            "You divide by m − 1. There are m images, and each of them counts.",
            lambda outputs, targets: _squares(outputs, targets).sum() / (len(outputs) - 1),
        ),
    ],
    hint="Begin with the cost of each image, a sum along its row: axis=1. Then average over the "
    "rows.",
    solution='''\
def average_cost(outputs, targets):
    """The cost averaged over m images; outputs and targets are (m, 10)."""
    costs = np.sum((outputs - targets) ** 2, axis=1)  # (m,)
    return np.mean(costs)''',
    draw=_draw,
)
