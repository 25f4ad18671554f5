"""Exercise: how many steps of gradient descent it takes until there is hardly a slope."""

import numpy as np

from mlp_helpers.checks.drawing import again_until, signed, unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.mistake import in_parts
from mlp_helpers.checks.shown import show_argument
from mlp_helpers.lesson06.exercises.cases import drawn_valley
from mlp_helpers.texts import counted

LIMIT = 200  # steps after which a wrong way gives up that would go on for ever


def _case(gradient_of, said, start, eta, small):
    text = f"the gradient {said}, the start {show_argument(start)}, η = {eta} and small = {small}"
    return Case(gradient_of, start, eta, small, text=text)


def _valleys():
    """Valleys to walk down, round and not; and a start at which there is hardly a slope.

    In each of them the entries, and the squares, of the gradient become small as well: who waits
    for those comes to an end, too, and is told so. In one of them so does who climbs.
    """
    for gradient_of, said, start, eta, small in [
        (lambda x: 2 * x, "2 * x", [4.0, 3.0], 0.25, 1.5),
        (lambda x: 2 * x, "2 * x", [0.5, 0.25], 0.25, 1.5),
        (lambda x: x * np.array([1, 6]), "[x[0], 6 * x[1]]", [-3.0, 2.0], 0.1, 0.01),
        (lambda x: x * np.array([1, 6]), "[x[0], 6 * x[1]]", [-3.0, 2.0], 0.05, 0.5),
        (lambda x: x + x.sum() - 3, "x + x.sum() - 3", [2.5, -1.0, 3.0], 0.1, 0.3),
        (lambda x: x + x.sum() - 3, "x + x.sum() - 3", [2.5, 1.0, 2.0, 0.5], 0.06, 0.7),
        (lambda x: 4 * x**3, "4 * x**3", [0.9, -0.5, 0.2, 0.7], 0.05, 0.2),
        (lambda x: x**3 + x - 1, "x**3 + x - 1", [1.5], 0.1, 0.04),
        (lambda x: -np.exp(-x), "-exp(-x)", [-1.0, 0.5], 0.1, 0.7),
        (lambda x: x / (1 + x**2), "x / (1 + x**2)", [0.8, -0.5], 0.5, 0.3),
        (lambda x: 1.5 * x + 0.6, "1.5 * x + 0.6", [-0.4, -0.4], 0.2, 0.1),
    ]:
        yield _case(gradient_of, said, np.array(start), eta, small)


def _draw(rng):
    """Two valleys of unlike numbers of inputs; and a start that is already where it should end,
    which alone tells who always takes a step, and who counts nothing but whole steps."""
    cases = [again_until(_is_told, lambda n=n: _drawn_walk(rng, n)) for n in unlike(rng, 2, 5, 2)]
    gradient_of, start, eta, _ = cases[0].args
    small = round(1.1 * float(np.linalg.norm(gradient_of(start))), 3)
    return [*cases, _case(gradient_of, "of the first valley", start, eta, small)]


def _drawn_walk(rng, n):
    eta, small = round(float(rng.uniform(0.3, 0.5)), 3), round(float(rng.uniform(0.05, 0.3)), 3)
    return _case(*drawn_valley(rng, n), signed(rng, n, low=1.0, high=4.0), eta, small)


def _is_told(case):
    """Whether it ends clearly, and at another step than by what is often measured instead."""
    gradient_of, start, eta, small = case.args
    right = _steps()(*case.args)
    if not 3 < right < 80:
        return False
    lengths = [np.linalg.norm(gradient_of(x)) / small for x in _points(*case.args, right)[-2:]]
    if not lengths[0] > 1.001 > 0.999 > lengths[1]:
        return False
    sizes = (_steps(size=size) for size in _INSTEAD.values())
    steps = (_steps(step=step) for step in (_eta_long, _whole_slope))
    largest, with_sign = (_steps(size=_INSTEAD[k]) for k in ("largest", "largest with its sign"))
    if largest(*case.args) == with_sign(*case.args):
        return False
    return all(way(*case.args) != right for way in (*sizes, *steps))


def _points(gradient_of, start, eta, small, steps):
    points = [start]
    for _ in range(steps):
        points.append(points[-1] - eta * gradient_of(points[-1]))
    return points


def _length(slope, x, eta):
    return np.sqrt((slope**2).sum())


# What is often waited for instead of the length.
_INSTEAD = {
    "largest": lambda slope, x, eta: np.abs(slope).max(),
    "smallest": lambda slope, x, eta: np.abs(slope).min(),
    "sum": lambda slope, x, eta: np.abs(slope).sum(),
    "mean": lambda slope, x, eta: np.abs(slope).mean(),
    "squares": lambda slope, x, eta: (slope**2).sum(),
    "sum with signs": lambda slope, x, eta: slope.sum(),
    "largest with its sign": lambda slope, x, eta: slope.max(),
    "first": lambda slope, x, eta: slope[0],
    "size of the first": lambda slope, x, eta: abs(slope[0]),
}


def _eta_long(x, slope, eta, at_start):
    return x - eta * slope / np.linalg.norm(slope)


def _whole_slope(x, slope, eta, at_start):
    return x - slope


@in_parts
def _steps(
    size=_length,
    step=lambda x, slope, eta, start_slope: x - eta * slope,
    at_least=0,
    last=lambda n, x: n,
):
    """A count of steps: what is to become small, how a step is taken, what comes out."""

    def steps_needed(gradient_of, start, eta, small):
        x, n, at_start = start, 0, gradient_of(start)
        while n < LIMIT and (n < at_least or size(gradient_of(x), x, eta) >= small):
            x, n = step(x, gradient_of(x), eta, at_start), n + 1
        return last(n, x)

    return steps_needed


exercise = Exercise(
    signature="steps_needed(gradient_of, start, eta, small)",
    task="Walk downhill from start (n,), each step against the gradient there, gradient_of(w), "
    "times η. Give how many steps it takes until the gradient is shorter than `small`: its length, "
    "the root of the sum of its squares. At a start where it is so already, that is 0.",
    right=_steps(),
    cases=list(_valleys()),
    whole=[_case(lambda x: 2 * x, "2 * x", np.array([4, -3]), 0.25, 1)],
    sizes=lambda gradient_of, start, eta, small: (counted(len(start), "input"),),
    asks="Arrays can be multiplied, subtracted and squared as a whole.",
    mistakes=[
        Mistake(
            "one step too many",
            "You count one step too many: the points, perhaps, of which there is one more than "
            "steps, or a step that is still taken when the gradient is small already.",
            _steps(last=lambda n, x: n + 1),
        ),
        Mistake(
            "one step too few",
            "You count one step too few. If the count begins at 0, it goes up by 1 with every "
            "step, the first one, too.",
            _steps(last=lambda n, x: n - 1),
            _steps(last=lambda n, x: max(0, n - 1)),
        ),
        Mistake(
            "always one step at least",
            "Where the gradient is small at the start already, you still take a step. Look first, "
            "then step.",
            _steps(at_least=1),
        ),
        Mistake(
            "the largest entry instead of the length",
            "You wait until every entry is small. The length is the root of the sum of the "
            "squares.",
            _steps(size=_INSTEAD["largest"]),
        ),
        Mistake(
            "the smallest entry is enough",
            "You stop as soon as one entry is small. The others may still be large.",
            _steps(size=_INSTEAD["smallest"]),
        ),
        Mistake(
            "only the first entry counts",
            "You look at the first entry of the gradient alone.",
            _steps(size=_INSTEAD["first"]),
            _steps(size=_INSTEAD["size of the first"]),
        ),
        Mistake(
            "the entries are added up, not their squares",
            "You add up the entries, or average their sizes. The length is the root of the sum of "
            "the squares.",
            _steps(size=_INSTEAD["sum"]),
            _steps(size=_INSTEAD["mean"]),
        ),
        Mistake(
            "the root is forgotten",
            "You add up the squares, but leave out the root. The length has one.",
            _steps(size=_INSTEAD["squares"]),
        ),
        Mistake(
            "a negative slope counts as small",
            "A negative entry is smaller than `small`, however steep it is. Its sign says which "
            "way, its size how steep.",
            _steps(size=_INSTEAD["sum with signs"]),
            _steps(size=_INSTEAD["largest with its sign"]),
        ),
        Mistake(
            "the step is small, not the gradient",
            "You wait until the step is short, η times the gradient. Asked is the gradient itself.",
            _steps(size=lambda slope, x, eta: eta * _length(slope, x, eta)),
        ),
        Mistake(
            "the place is near 0, not the gradient",
            "You look at how far the place is from 0. The bottom of a valley can be anywhere; "
            "there the gradient is 0.",
            _steps(size=lambda slope, x, eta: _length(x, x, eta)),
        ),
        Mistake(
            "uphill",
            "You climb, and the gradient does not become small. Which way does it point?",
            _steps(step=lambda x, slope, eta, at_start: x + eta * slope),
        ),
        Mistake(
            "η is forgotten",
            "The learning rate makes no difference yet. It says how much of the gradient a step "
            "takes.",
            _steps(step=_whole_slope),
        ),
        Mistake(
            "always the gradient of the start",
            "You walk straight on: the gradient of the start is taken in every step. Ask again at "
            "every point.",
            _steps(step=lambda x, slope, eta, at_start: x - eta * at_start),
        ),
        Mistake(
            "every step has the same length",
            "Your steps are all η long. They should shrink as the slope does: take the gradient as "
            "it is.",
            _steps(step=_eta_long),
        ),
        Mistake(
            "where it ends, not after how many steps",
            "You give the point where the walk ends. Asked is how many steps it takes.",
            _steps(last=lambda n, x: x),
        ),
        Mistake(
            "whether it is small, not after how many steps",
            "True or False comes out. Asked is a number of steps.",
            _steps(last=lambda n, x: True),
        ),
    ],
    hint="Begin with 0 steps. As long as the gradient where you are is too long, take a step and "
    "count it. np.linalg.norm gives the length of a vector.",
    draw=_draw,
)
