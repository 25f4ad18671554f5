"""Exercise: the gradient of a cost that is no network's: of a line through points."""

import numpy as np

from mlp_helpers.checks.drawing import again_until, signed, spread, unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.fitted import by_nudging
from mlp_helpers.checks.mistake import in_parts
from mlp_helpers.texts import counted


def _lines():
    """Two points to think through, then others, of unlike sizes."""
    yield Case(1.0, 0.0, np.array([1.0, 2.0]), np.array([0.0, 4.0]))
    yield Case(-0.5, 1.5, np.array([3.0]), np.array([2.0]))
    rng = np.random.default_rng(37)
    for m in (2, 3, 4, 3, 4, 10, 10, 16, 16, 28, 28, 784, 784):
        slope, intercept = np.round(rng.normal(size=2), 2).tolist()
        x = rng.normal(0.5, size=m)
        y = 2 * x - 1 + rng.normal(size=m)
        text = f"slope {slope}, intercept {intercept} and {m} random points"
        yield Case(slope, intercept, x, y, text=text)


def _draw(rng):
    """Two lines through unlike numbers of points, none of them near the best one."""
    return [again_until(_is_clear, lambda m=m: _drawn_line(rng, m)) for m in unlike(rng, 4, 20, 2)]


def _drawn_line(rng, m):
    slope, intercept = signed(rng, 2, high=2.0).tolist()
    return Case(slope, intercept, spread(rng, m, low=-1.0, high=3.0), signed(rng, m, high=4.0))


def _is_clear(case):
    """Whether points lie on both sides, no part of the answer is near 0, nor the two alike."""
    slopes, off = _gradient()(*case.args), _off(*case.args)
    is_between = off.min() < -0.2 and off.max() > 0.2
    return is_between and min(abs(slopes)) > 0.2 and abs(slopes[0] - slopes[1]) > 0.2


@in_parts
def _gradient(
    two=2,
    line=lambda slope, intercept, x: slope * x + intercept,
    apart=np.subtract,
    each=lambda d: d,
    inside=lambda x, slope: x,
    average=np.mean,
    last=lambda slopes: slopes,
):
    """A gradient: how far off the line is, times what stands inside, averaged, times 2."""

    def gradient(slope, intercept, x, y):
        off = each(apart(line(slope, intercept, x), y))  # (m,)
        slopes = [average(off * inside(x, slope)), average(off)]
        return last(two * np.array(slopes))

    return gradient


def _off(slope, intercept, x, y):
    return slope * x + intercept - y  # (m,)


def _nudged(nudge):
    def gradient(slope, intercept, x, y):
        at = np.array([slope, intercept])
        costs = [np.mean(_off(*line, x, y) ** 2) for line in (at, *(at + nudge * np.eye(2)))]
        return (np.array(costs[1:]) - costs[0]) / nudge

    return gradient


def _product_of_means(slope, intercept, x, y):
    off = _off(slope, intercept, x, y).mean()
    return 2 * np.array([off * x.mean(), off])


def _the_best_line(slope, intercept, x, y):
    return np.polyfit(x, y, 1) if len(x) > 1 else np.array([0.0, y[0]])


exercise = Exercise(
    signature="line_cost_gradient(slope, intercept, x, y)",
    task="Give ∂C/∂slope and ∂C/∂intercept, (2,), of the cost of a line through m points x (m,), "
    "y (m,): C is the average of (slope · x_k + intercept − y_k)².",
    right=_gradient(),
    cases=list(_lines()),
    whole=[
        Case(1, 0, np.array([1, 2]), np.array([0, 4])),
        Case(0.5, -1, np.array([3, 1, -2]), np.array([1, 0, 2])),
    ],
    counts=lambda slope, intercept, x, y: {"the number of points": len(x)},
    sizes=lambda slope, intercept, x, y: (counted(len(x), "point"),),
    asks="How many points there are, len(x) tells.",
    part_name=lambda place: ("∂C/∂slope", "∂C/∂intercept")[place[0]],
    mistakes=[
        Mistake(
            "the 2 is forgotten",
            "Half of it is there. What does the slope of a square bring along?",
            _gradient(two=1),
        ),
        Mistake(
            "the sign is turned round",
            "That is −∇C, the way downhill. Where the line lies too high, a larger intercept costs "
            "more: that slope is positive.",
            _gradient(apart=lambda line, y: y - line),
        ),
        Mistake(
            "the sum instead of the average",
            "You add up over the points. C is an average: with twice as many points your gradient "
            "doubles.",
            _gradient(average=np.sum),
        ),
        Mistake(
            "the 2 only once",
            "One of the two slopes lacks its 2. Both come from the same square.",
            _gradient(last=lambda slopes: slopes / np.array([2, 1])),
            _gradient(last=lambda slopes: slopes / np.array([1, 2])),
        ),
        Mistake(
            "x is forgotten",
            "Your two slopes are the same. The line's slope is multiplied by x_k: a nudge of it "
            "moves the line at x_k by x_k times as much.",
            _gradient(inside=lambda x, slope: 1),
        ),
        Mistake(
            "multiplied with the slope instead of x",
            "You multiply by the line's slope. That is how C depends on the points; asked is how "
            "it depends on the slope, and x_k stands beside it.",
            _gradient(inside=lambda x, slope: slope),
        ),
        Mistake(
            "x comes in twice",
            "There is one x too many. The slope of slope · x_k along the slope is x_k alone.",
            _gradient(inside=lambda x, slope: x**2),
            _gradient(inside=lambda x, slope: slope * x),
        ),
        Mistake(
            "averaged before it is multiplied",
            "You average x and how far off the line is one by one, and multiply afterwards. "
            "Multiply point by point, then average.",
            _product_of_means,
        ),
        Mistake(
            "the intercept comes first",
            "Both slopes are there, in the other order. Give the one along the slope first.",
            _gradient(last=lambda slopes: slopes[::-1]),
            share=0.5,
        ),
        Mistake(
            "the squares are still there",
            "The square is still there. The slope of a square is not a square any more.",
            _gradient(each=np.square),
            _gradient(each=np.square, two=1),
        ),
        Mistake(
            "the cost, not its slopes",
            "That is C itself. Asked is how much it rises along each of its two inputs.",
            lambda *args: np.mean(_off(*args) ** 2),
            lambda *args: np.sum(_off(*args) ** 2),
        ),
        Mistake(
            "the size of the differences",
            "You take away the sign of each difference. It says whether the line is too high or "
            "too low there.",
            _gradient(each=np.abs),
            _gradient(each=np.sign),
        ),
        Mistake(
            "the intercept is left out of the line",
            "Your line goes through 0: the intercept does not come in.",
            _gradient(line=lambda slope, intercept, x: slope * x),
        ),
        Mistake(
            "the intercept is taken away",
            "Your line has the intercept with the other sign. It is added, and y_k taken off.",
            _gradient(line=lambda slope, intercept, x: slope * x - intercept),
        ),
        Mistake(
            "the points' own y does not matter",
            "Your gradient is the same whatever the points' y. How far off is the line?",
            _gradient(apart=lambda line, y: line),
        ),
        Mistake(
            "a slope for every point",
            "Numbers for every point come out. Average them: wanted are two.",
            lambda *args: 2 * _off(*args),
            lambda slope, intercept, x, y: (
                2 * np.array([_off(slope, intercept, x, y) * x, _off(slope, intercept, x, y)])
            ),
            lambda slope, intercept, x, y: (
                2 * _off(slope, intercept, x, y).mean() * x,
                2 * _off(slope, intercept, x, y).mean(),
            ),
        ),
        Mistake(
            "only one of the two slopes",
            "One number comes out. Wanted are two: one along the slope, one along the intercept.",
            _gradient(last=lambda slopes: slopes[0]),
            _gradient(last=lambda slopes: slopes[1]),
            _gradient(last=np.sum),
            _gradient(last=np.mean),
        ),
        Mistake(
            "slopes by nudging, only nearly right",
            "Nudging the line a little and looking at C is a good way to check slopes, and yours "
            "are close. There are formulas that give them exactly.",
            _nudged(0.001),
            fits=by_nudging(_nudged),  # to both sides it would be right
        ),
        Mistake(
            "the best line, not the gradient",
            "You give the line that fits best. Asked is the gradient at this one.",
            _the_best_line,
        ),
        Mistake(
            "only one point",
            "Only one point counts, the first or the last. If you use a loop: is the return inside "
            "it? And does it say += or only =?",
            _gradient(average=lambda v: np.ravel(v)[0]),
            _gradient(average=lambda v: np.ravel(v)[-1]),
            _gradient(average=lambda v: np.ravel(v)[0] / np.size(v)),
            _gradient(average=lambda v: np.ravel(v)[-1] / np.size(v)),
        ),
    ],
    hint="Call r_k how far the line is off at x_k, and write C with it. What is the slope of r_k² "
    "along r_k, and how does r_k depend on the slope, and on the intercept?",
    draw=_draw,
)
