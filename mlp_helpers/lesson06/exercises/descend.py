"""Exercise: a walk downhill, and its path."""

import numpy as np

from mlp_helpers.checks.drawing import again_until, signed, steady, unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.mistake import in_parts
from mlp_helpers.checks.shown import show_argument
from mlp_helpers.lesson06.exercises.cases import drawn_valley
from mlp_helpers.texts import counted


def _valleys():
    """Valleys to walk down: a round one, a ravine, one that is no parabola, one of three inputs."""
    for gradient_of, said, start, eta, steps in [
        (lambda x: 2 * x, "2 * x", [1.0, -2.0], 0.25, 3),
        (lambda x: x * np.array([1, 9]), "[x[0], 9 * x[1]]", [-3.0, 0.5], 0.1, 6),
        (
            lambda x: x**3 + np.array([0.5, -1, 0.2]),
            "x**3 + [0.5, -1, 0.2]",
            [1.2, 0.4, -0.9],
            0.3,
            2,
        ),
        (
            lambda x: np.array([np.cos(x[0]), x[0] + x[1]]),
            "[cos(x[0]), x[0] + x[1]]",
            [0.3, 2.0],
            0.5,
            40,
        ),
        (lambda x: 4 * x**3, "4 * x**3", [0.9, -0.5, 0.2, 0.7], 0.05, 3),
        (lambda x: x - 1, "x - 1", [2.5, 0.5], 0.3, 10),
        (lambda x: x - 1, "x - 1", [2.5, 0.5, -1.0], 0.2, 10),
    ]:
        yield _case(gradient_of, said, np.array(start), eta, steps)


def _case(gradient_of, said, start, eta, steps):
    text = f"the gradient {said}, the start {show_argument(start)}, η = {eta} and {steps} steps"
    return Case(gradient_of, start, eta, steps, text=text)


def _draw(rng):
    """Two valleys of unlike numbers of inputs, and unlike numbers of steps."""
    sizes = zip(unlike(rng, 2, 6, 2), unlike(rng, 3, 15, 2), strict=True)
    return [again_until(steady(_walk()), lambda s=some: _drawn_walk(rng, *s)) for some in sizes]


def _drawn_walk(rng, n, steps):
    eta = round(float(rng.uniform(0.15, 0.45)), 3)
    return _case(*drawn_valley(rng, n), signed(rng, n, low=1.0, high=4.0), eta, steps)


def _whole_cases():
    """Starts that are whole numbers, which one types by hand."""
    yield _case(lambda x: 2 * x, "2 * x", np.array([1, -2]), 0.25, 3)
    yield _case(lambda x: 0.5 * x + 1, "0.5 * x + 1", np.array([3, 0, -1]), 0.1, 5)


@in_parts
def _walk(
    way=np.subtract,
    size=lambda slope, eta: eta * slope,
    begin=lambda start: start,
    extra=0,
    seen=lambda points: points,
):
    """A descend: from `begin`, steps of a size, some way; `seen`: what of its points comes out."""

    def descend(gradient_of, start, eta, steps):
        points = [begin(start)]
        for _ in range(steps + extra):
            points.append(way(points[-1], size(gradient_of(points[-1]), eta)))
        return np.array(seen(points))  # (steps + 1, n)

    return descend


def _always_the_first_slope(gradient_of, start, eta, steps):
    return start - eta * np.arange(steps + 1)[:, None] * gradient_of(start)


def _slopes_on_the_way(gradient_of, start, eta, steps):
    path = _walk()(gradient_of, start, eta, steps)
    return np.array([gradient_of(point) for point in path[:-1]])


exercise = Exercise(
    signature="descend(gradient_of, start, eta, steps)",
    task="Walk downhill from start (n,): `steps` steps, each against the gradient there, "
    "gradient_of(w), times η. Give the path, shape (steps + 1, n): a row for the start and for "
    "every point after it.",
    right=_walk(),
    cases=list(_valleys()),
    whole=list(_whole_cases()),
    sizes=lambda gradient_of, start, eta, steps: (
        counted(steps, "step"),
        counted(len(start), "input"),
    ),
    asks="There are `steps` steps, and len(start) inputs.",
    mistakes=[
        Mistake(
            "the first point is missing from the path",
            "Your path begins after the first step. The start is a point of it, too.",
            _walk(seen=lambda points: points[1:]),
        ),
        Mistake(
            "the last point is missing from the path",
            "Your path has one row too few: it ends one step too early, or the last point is not "
            "kept. With the start, 3 steps make 4 points.",
            _walk(extra=-1),
            _walk(seen=lambda points: [*points[:-1], 0 * points[-1]]),
        ),
        Mistake(
            "one step too many",
            "You walk one step further than asked. With the start, 3 steps make 4 points.",
            _walk(extra=1),
            _walk(extra=1, seen=lambda points: points[1:]),
        ),
        Mistake(
            "the first and the last point are missing from the path",
            "Your path has two rows too few: neither the start is there, nor the end.",
            _walk(seen=lambda points: points[1:-1]),
        ),
        Mistake(
            "the start is still 0",
            "The first row of your path is all 0. It should hold the start.",
            _walk(seen=lambda points: [0 * points[0], *points[1:]]),
        ),
        Mistake(
            "the walk begins at 0",
            "You walk from 0, wherever the start is.",
            _walk(begin=lambda start: 0 * start),
        ),
        Mistake(
            "every row is the last point",
            "All rows of your path are the same: it holds one array many times, and that array "
            "has moved on. Keep a copy of each point, or make a new array in every step.",
            _walk(seen=lambda points: [points[-1]] * len(points)),
        ),
        Mistake(
            "only where it ends",
            "Only the last point comes out. Keep all of them on the way.",
            _walk(seen=lambda points: points[-1]),
        ),
        Mistake(
            "uphill",
            "You climb. The gradient points where the function rises most quickly.",
            _walk(way=np.add),
        ),
        Mistake(
            "η is forgotten",
            "The learning rate makes no difference yet. It says how much of the gradient a step "
            "takes.",
            _walk(size=lambda slope, eta: slope),
        ),
        Mistake(
            "always the gradient of the start",
            "You walk straight on: the gradient is asked for only once. Ask again at every point, "
            "because it changes on the way.",
            _always_the_first_slope,
        ),
        Mistake(
            "every step begins at the start",
            "Every step begins at the start again. Begin where the step before ended.",
            lambda gradient_of, start, eta, steps: np.array(
                [start] + [start - eta * gradient_of(start)] * steps
            ),
        ),
        Mistake(
            "every step has the same length",
            "Your steps are all η long. They should shrink as the slope does: take the gradient "
            "as it is.",
            _walk(size=lambda slope, eta: eta * slope / np.linalg.norm(slope)),
        ),
        Mistake(
            "divided by η",
            "The smaller your η, the larger is your step. It should be the other way round.",
            _walk(size=lambda slope, eta: slope / eta),
        ),
        Mistake(
            "every step is too short or too long by one factor",
            "The walk is right but for one factor, the same in every step. The step is η times "
            "the gradient, nothing else: no 2, no 10, no number of steps.",
            *(
                _walk(size=lambda slope, eta, by=by: by * eta * slope)
                for by in (0.5, 2, 0.1, 10, 1 / 3, 3, 0.01, 100, 1 / 60_000)
            ),
        ),
        Mistake(
            "the gradients instead of the points",
            "You keep the gradients on the way. Wanted are the points.",
            _slopes_on_the_way,
        ),
        Mistake(
            "the path lies on its side",
            "Every point has become a column. Give a row for each.",
            _walk(seen=lambda points: np.transpose(points)),
        ),
        Mistake(
            "all points in one long row",
            "Your points stand end to end in one long row: np.append joins them so. Give each a "
            "row: keep them in a list, and np.array makes rows of it.",
            _walk(seen=lambda points: np.ravel(points)),
        ),
        Mistake(
            "only one step",
            "Only the first step is there. If you use a loop: does it come round again, or is the "
            "return inside it?",
            _walk(seen=lambda points: points[:2]),
        ),
    ],
    hint="Put the start into a list. Then, `steps` times, take one step from the point you are at "
    "and append where it leads. np.array turns the list into rows.",
    solution='''\
def descend(gradient_of, start, eta, steps):
    """The points of a walk downhill, (steps + 1, n), the start first."""
    w = start
    path = [w]
    for _ in range(steps):
        w = w - eta * gradient_of(w)  # a new array, so that the path keeps the old one
        path.append(w)
    return np.array(path)''',
    draw=_draw,
)
