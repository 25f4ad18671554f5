"""Two exercises of lesson 5: the cost of one example, and averaged over many."""

import numpy as np

from mlp_helpers.checks.exercise import Case, Exercise, Mistake

DIGITS = 10
LECTURE = [0.43, 0.28, 0.19, 0.88, 0.72, 0.01, 0.64, 0.86, 0.99, 0.63]  # outputs for a 3


def _random(m, seed):
    """Outputs of m images, (m, 10), and what was wanted."""
    rng = np.random.default_rng(seed)
    return rng.random((m, DIGITS)), np.eye(DIGITS)[rng.integers(DIGITS, size=m)]


def _examples():
    """One to think through, the lecture's, and others that nothing wrong gets past."""
    yield Case((np.array([0.1, 0.8, 0.5]), np.array([0.0, 1.0, 0.0])))
    yield Case(
        (np.array(LECTURE), np.eye(DIGITS)[3]), "the lecture's ten outputs and a 3, as wanted"
    )
    outputs, wanted = _random(4, 0)
    for a, y in zip(outputs, wanted, strict=True):
        yield Case((a, y), f"ten random outputs and a {y.argmax()}, as wanted")


def _distance(a, y):
    return np.sqrt(((a - y) ** 2).sum())


cost_of_example = Exercise(
    signature="cost_of_example(a, y)",
    task="Give the lecture's cost of one example, a number, from the outputs a (n,) and the "
    "wanted outputs y (n,).",
    right=lambda a, y: ((a - y) ** 2).sum(),
    cases=list(_examples()),
    mistakes=[
        Mistake(
            "the differences are not squared",
            "You add up the differences themselves. One that is too high and one that is too low "
            "then cancel. What does the lecture do to each difference first?",
            (lambda a, y: (a - y).sum(), lambda a, y: (y - a).sum(), lambda a, y: a - y),
        ),
        Mistake(
            "the size of the differences, not their squares",
            "You take away the sign of each difference. The lecture does it another way, which "
            "also makes large differences count more.",
            (lambda a, y: abs(a - y).sum(),),
        ),
        Mistake(
            "the mean instead of the sum",
            "You divide by the number of outputs. The cost of one example is a sum over its "
            "outputs; averaged is only over examples.",
            (lambda a, y: ((a - y) ** 2).mean(),),
        ),
        Mistake(
            "½ in front",
            "Your cost is half of the lecture's. Many books put a ½ in front; here there is none.",
            (lambda a, y: ((a - y) ** 2).sum() / 2, lambda a, y: ((a - y) ** 2).mean() / 2),
        ),
        Mistake(
            "the square root of the sum",
            "You take the root of the sum. That is a distance; the cost stops one step earlier.",
            (_distance, lambda a, y: np.sqrt(((a - y) ** 2).mean())),
        ),
        Mistake(
            "the differences are not added up",
            "One number for each output comes out. The cost is a single number for all of them.",
            (lambda a, y: (a - y) ** 2,),
        ),
        Mistake(
            "added up before it is squared",
            "You square only once, at the end. Then too high and too low cancel before. Square "
            "each difference by itself.",
            (lambda a, y: (a - y).sum() ** 2,),
        ),
        Mistake(
            "outputs and wanted outputs are squared, not their difference",
            "You square a and y one by one and then subtract. First the difference, then its "
            "square.",
            (
                lambda a, y: (a**2 - y**2).sum(),
                lambda a, y: (y**2 - a**2).sum(),
                lambda a, y: (a**2 - y).sum(),
            ),
        ),
        Mistake(
            "plus instead of minus",
            "You add what came and what was wanted. The cost asks how far apart they are.",
            (lambda a, y: ((a + y) ** 2).sum(),),
        ),
        Mistake(
            "only the label's output",
            "You look at one output only. The others cost as well when they are not 0.",
            (
                lambda a, y: ((a - y)[y.argmax()]) ** 2,
                lambda a, y: (y * (a - y) ** 2).sum(),
            ),
        ),
        Mistake(
            "the label's output is left out",
            "All outputs that should be dark are counted. The one that should be bright is not.",
            (lambda a, y: ((1 - y) * (a - y) ** 2).sum(),),
        ),
        Mistake(
            "only the largest term",
            "You give the largest of the squares. Wanted is what all of them cost together.",
            (lambda a, y: ((a - y) ** 2).max(),),
        ),
        Mistake(
            "only one output",
            "Only one output counts, the first or the last. If you use a loop: is the return "
            "inside it? And does it say += or only =?",
            (lambda a, y: (a[0] - y[0]) ** 2, lambda a, y: (a[-1] - y[-1]) ** 2),
        ),
        Mistake(
            "an output is left out",
            "One output does not count: the last, or the first. Remember that range(n) ends with "
            "n − 1, and that Python counts from 0.",
            (
                lambda a, y: ((a - y)[:-1] ** 2).sum(),
                lambda a, y: ((a - y)[1:] ** 2).sum(),
            ),
        ),
    ],
    hint="Three steps: subtract, square, add up. With NumPy, each is one operation on the whole "
    "array.",
    solution='''\
def cost_of_example(a, y):
    """The lecture's cost of one example: no ½, not averaged over the outputs."""
    return np.sum((a - y) ** 2)''',
)


def _batches():
    """Two images to think through, and others; as many as outputs only once."""
    outputs = np.array([LECTURE, [0.5] * DIGITS])
    text = "two images, with the lecture's outputs for a 3 and with ten times 0.5 for a 7"
    yield Case((outputs, np.eye(DIGITS)[[3, 7]]), text)
    for m, seed in ((3, 1), (1, 2), (25, 3), (10, 4)):
        yield Case(_random(m, seed), f"{m} image{'s' * (m > 1)}, all outputs random")


def _squares(outputs, targets):
    return (outputs - targets) ** 2  # (m, 10)


average_cost = Exercise(
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
            (lambda outputs, targets: _squares(outputs, targets).sum(),),
        ),
        Mistake(
            "divided by the ten outputs as well",
            "You average over the outputs, too. Over the outputs of an image the cost is a sum; "
            "averaged is only over the images.",
            (lambda outputs, targets: _squares(outputs, targets).mean(),),
        ),
        Mistake(
            "divided by the ten outputs, not by the number of images",
            "You divide by 10, the number of outputs. How many images are there?",
            (lambda outputs, targets: _squares(outputs, targets).sum() / DIGITS,),
        ),
        Mistake(
            "one cost for each image",
            "A cost comes out for every image. The last step is missing: one number for all.",
            (lambda outputs, targets: _squares(outputs, targets).sum(axis=1),),
        ),
        Mistake(
            "ten numbers, averaged over the images",
            "You average over the images, but leave the outputs apart: ten numbers come out. The "
            "cost adds them up.",
            (
                lambda outputs, targets: _squares(outputs, targets).mean(axis=0),
                lambda outputs, targets: _squares(outputs, targets).sum(axis=0),
            ),
        ),
        Mistake(
            "nothing is added up",
            "A number comes out for every output of every image. The cost is a single one.",
            (_squares,),
        ),
        Mistake(
            "the differences are not squared",
            "The differences themselves are averaged: too high and too low then cancel.",
            (
                lambda outputs, targets: (outputs - targets).sum(axis=1).mean(),
                lambda outputs, targets: (targets - outputs).sum(axis=1).mean(),
                lambda outputs, targets: (outputs - targets).mean(),
            ),
        ),
        Mistake(
            "the size of the differences, not their squares",
            "You take away the sign of each difference. The lecture squares it.",
            (
                lambda outputs, targets: abs(outputs - targets).sum(axis=1).mean(),
                lambda outputs, targets: abs(outputs - targets).mean(),
            ),
        ),
        Mistake(
            "½ in front",
            "Your cost is half of the lecture's, which has no ½ in front.",
            (
                lambda outputs, targets: _squares(outputs, targets).sum(axis=1).mean() / 2,
                lambda outputs, targets: _squares(outputs, targets).mean() / 2,
            ),
        ),
        Mistake(
            "a square root",
            "There is a root too many. The cost is made of squares and stays so.",
            (
                lambda outputs, targets: np.sqrt(_squares(outputs, targets).sum(axis=1)).mean(),
                lambda outputs, targets: np.sqrt(_squares(outputs, targets).sum(axis=1).mean()),
                lambda outputs, targets: np.sqrt(_squares(outputs, targets).mean()),
            ),
        ),
        Mistake(
            "averaged before it is squared",
            "You average first and square afterwards. Every image has a cost of its own: average "
            "those.",
            (
                lambda outputs, targets: ((outputs - targets).mean(axis=0) ** 2).sum(),
                lambda outputs, targets: (outputs - targets).sum(axis=1).mean() ** 2,
            ),
        ),
        Mistake(
            "only one image",
            "Only one image counts, the first or the last. If you use a loop: is the return "
            "inside it? And does it say += or only =?",
            (
                lambda outputs, targets: _squares(outputs, targets)[0].sum(),
                lambda outputs, targets: _squares(outputs, targets)[-1].sum(),
                lambda outputs, targets: _squares(outputs, targets)[-1].sum() / len(outputs),
            ),
        ),
        Mistake(
            "an image is left out",
            "One image does not count: the last, or the first. Remember that range(m) ends with "
            "m − 1, and that Python counts from 0.",
            (
                lambda outputs, targets: _squares(outputs, targets)[:-1].sum() / len(outputs),
                lambda outputs, targets: _squares(outputs, targets)[1:].sum() / len(outputs),
            ),
        ),
        Mistake(
            "divided by one image too few",
            "You divide by m − 1. There are m images, and each of them counts.",
            (lambda outputs, targets: _squares(outputs, targets).sum() / (len(outputs) - 1),),
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
