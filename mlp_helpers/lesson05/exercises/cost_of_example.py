"""Exercise: the cost of one example."""

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


def _examples():
    """One to think through, the lecture's, and others that nothing wrong gets past."""
    yield Case(np.array([0.1, 0.8, 0.5]), np.array([0.0, 1.0, 0.0]))
    yield Case(
        np.array(LECTURE), np.eye(DIGITS)[3], text="the lecture's ten outputs and a 3, as wanted"
    )
    outputs, wanted = random_outputs(4, 0)
    for a, y in zip(outputs, wanted, strict=True):
        yield Case(a, y, text=f"ten random outputs and a {y.argmax()}, as wanted")

    rng = np.random.default_rng(15)
    for n in (3, 4, 4, 16, 16, 28, 28, 784, 784):
        text = f"{n} random outputs, and {n} wanted ones with a 1 at a place"
        yield Case(rng.random(n), np.eye(n)[rng.integers(n)], text=text)


def _draw(rng):
    """Three examples of unlike numbers of outputs."""
    return [_drawn(rng, n) for n in unlike(rng, 3, 24, 3)]


def _drawn(rng, n):
    (a,), (y,) = drawn_outputs(rng, 1, n)
    return Case(a, y)


def _whole_cases():
    """Wanted outputs are typed as whole numbers, and outputs may be."""
    yield Case(np.array([0.1, 0.8, 0.5]), np.array([0, 1, 0]))
    yield Case(np.array([1, 0, 0]), np.array([0.25, 0.5, 0.75]))
    yield Case(np.array([1, 0, 0, 1]), np.array([0, 1, 0, 1]))


@in_parts
def _cost(apart=np.subtract, each=np.square, total=np.sum, front=1):
    """A cost of three steps, and a factor in front: subtract, square, add up."""
    return lambda a, y: front * total(each(apart(a, y)))


exercise = Exercise(
    signature="cost_of_example(a, y)",
    task="Give the lecture's cost of one example, a number, from the outputs a (n,) and the "
    "wanted outputs y (n,).",
    right=lambda a, y: float(((a - y) ** 2).sum()),
    cases=list(_examples()),
    whole=list(_whole_cases()),
    counts=lambda a, y: {"the number of outputs": len(a)},
    sizes=lambda a, y: (counted(len(a), "output"),),
    asks="How many there are, len(a) tells.",
    mistakes=[
        Mistake(
            "the differences are not squared",
            "You add up the differences themselves. One that is too high and one that is too low "
            "then cancel. What does the lecture do to each difference first?",
            _cost(each=lambda d: d),
            _cost(each=lambda d: -d),
            lambda a, y: a - y,
        ),
        Mistake(
            "the size of the differences, not their squares",
            "You take away the sign of each difference. The lecture does it another way, which "
            "also makes large differences count more.",
            _cost(each=abs),
        ),
        Mistake(
            "the mean instead of the sum",
            "You divide by the number of outputs. The cost of one example is a sum over its "
            "outputs; averaged is only over examples.",
            _cost(total=np.mean),
        ),
        Mistake(
            "½ in front",
            "Your cost is half of the lecture's. Many books put a ½ in front; here there is none.",
            _cost(front=0.5),
        ),
        Mistake(
            "the square root of the sum",
            "You take the root of the sum. That is a distance; the cost stops one step earlier.",
            _cost(total=lambda squares: np.sqrt(squares.sum())),
            _cost(total=lambda squares: np.sqrt(squares.mean())),
        ),
        Mistake(
            "the differences are not added up",
            "One number for each output comes out. The cost is a single number for all of them.",
            _cost(total=lambda squares: squares),
        ),
        Mistake(
            "added up before it is squared",
            "You square only once, at the end. Then too high and too low cancel before. Square "
            "each difference by itself.",
            lambda a, y: (a - y).sum() ** 2,
        ),
        Mistake(
            "outputs and wanted outputs are squared, not their difference",
            "You square a and y one by one and then subtract. First the difference, then its "
            "square.",
            lambda a, y: (a**2 - y**2).sum(),
            lambda a, y: (y**2 - a**2).sum(),
            lambda a, y: (a**2 - y).sum(),
        ),
        Mistake(
            "plus instead of minus",
            "You add what came and what was wanted. The cost asks how far apart they are.",
            _cost(apart=np.add),
        ),
        Mistake(
            "only the label's output",
            "You look at one output only. The others cost as well when they are not 0.",
            lambda a, y: ((a - y)[y.argmax()]) ** 2,
            lambda a, y: (y * (a - y) ** 2).sum(),
        ),
        Mistake(
            "the label's output is left out",
            "All outputs that should be dark are counted. The one that should be bright is not.",
            lambda a, y: ((1 - y) * (a - y) ** 2).sum(),
        ),
        Mistake(
            "only the largest term",
            "You give the largest of the squares. Wanted is what all of them cost together.",
            _cost(total=np.max),
        ),
        Mistake(
            "only one output",
            "Only one output counts, the first or the last. If you use a loop: is the return "
            "inside it? And does it say += or only =?",
            lambda a, y: (a[0] - y[0]) ** 2,
            lambda a, y: (a[-1] - y[-1]) ** 2,
        ),
        Mistake(
            "another cost: cross-entropy",
            "That cost is made of logarithms. Other courses use it; the lecture's is made of the "
            "squares of the differences.",
            lambda a, y: -(y * np.log(a)).sum(),
            lambda a, y: -(y * np.log(a) + (1 - y) * np.log(1 - a)).sum(),
        ),
        Mistake(
            "an output is left out",
            "One output does not count: the last, or the first. Remember that range(n) ends with "
            "n − 1, and that Python counts from 0.",
            _cost(total=lambda squares: squares[:-1].sum()),
            _cost(total=lambda squares: squares[1:].sum()),
        ),
    ],
    hint="Three steps: subtract, square, add up. With NumPy, each is one operation on the whole "
    "array.",
    solution='''\
def cost_of_example(a, y):
    """The lecture's cost of one example: no ½, not averaged over the outputs."""
    return np.sum((a - y) ** 2)''',
    draw=_draw,
)
