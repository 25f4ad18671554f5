"""Exercise: the cost averaged over many images."""

import numpy as np

from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.lesson05.exercises.cases import DIGITS, LECTURE, random_outputs
from mlp_helpers.texts import counted


def _batches():
    """Two images to think through, and others; as many as outputs only once."""
    outputs = np.array([LECTURE, [0.5] * DIGITS])
    text = "two images, with the lecture's outputs for a 3 and with ten times 0.5 for a 7"
    yield Case(outputs, np.eye(DIGITS)[[3, 7]], text=text)
    for m, seed in ((3, 1), (1, 2), (25, 3), (10, 4)):
        yield Case(*random_outputs(m, seed), text=f"{counted(m, 'image')}, all outputs random")


def _squares(outputs, targets):
    return (outputs - targets) ** 2  # (m, 10)


exercise = Exercise(
    signature="average_cost(outputs, targets)",
    task="Give the cost averaged over m images, a number, from the network's outputs (m, 10) and "
    "the wanted ones, targets (m, 10), one image a row.",
    right=lambda outputs, targets: _squares(outputs, targets).sum(axis=1).mean(),
    cases=list(_batches()),
    mistakes=[
        Mistake(
            "the sum instead of the average",
            "You add up the costs of all images. With twice as many of them your cost doubles, "
            "though the network is no worse.",
            lambda outputs, targets: _squares(outputs, targets).sum(),
        ),
        Mistake(
            "divided by the ten outputs as well",
            "You average over the outputs, too. Over the outputs of an image the cost is a sum; "
            "averaged is only over the images.",
            lambda outputs, targets: _squares(outputs, targets).mean(),
        ),
        Mistake(
            "divided by the ten outputs, not by the number of images",
            "You divide by 10, the number of outputs. How many images are there?",
            lambda outputs, targets: _squares(outputs, targets).sum() / DIGITS,
        ),
        Mistake(
            "one cost for each image",
            "A cost comes out for every image. The last step is missing: one number for all.",
            lambda outputs, targets: _squares(outputs, targets).sum(axis=1),
        ),
        Mistake(
            "ten numbers, averaged over the images",
            "You average over the images, but leave the outputs apart: ten numbers come out. The "
            "cost adds them up.",
            lambda outputs, targets: _squares(outputs, targets).mean(axis=0),
            lambda outputs, targets: _squares(outputs, targets).sum(axis=0),
        ),
        Mistake(
            "nothing is added up",
            "A number comes out for every output of every image. The cost is a single one.",
            _squares,
        ),
        Mistake(
            "the differences are not squared",
            "The differences themselves are averaged: too high and too low then cancel.",
            lambda outputs, targets: (outputs - targets).sum(axis=1).mean(),
            lambda outputs, targets: (targets - outputs).sum(axis=1).mean(),
            lambda outputs, targets: (outputs - targets).mean(),
        ),
        Mistake(
            "the size of the differences, not their squares",
            "You take away the sign of each difference. The lecture squares it.",
            lambda outputs, targets: abs(outputs - targets).sum(axis=1).mean(),
            lambda outputs, targets: abs(outputs - targets).mean(),
        ),
        Mistake(
            "½ in front",
            "Your cost is half of the lecture's, which has no ½ in front.",
            lambda outputs, targets: _squares(outputs, targets).sum(axis=1).mean() / 2,
            lambda outputs, targets: _squares(outputs, targets).mean() / 2,
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
)
