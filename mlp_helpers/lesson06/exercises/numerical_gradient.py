"""Exercise: the slope along every input, by nudging one after the other."""

import numpy as np

from mlp_helpers.checks.drawing import again_until, signed, unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.fitted import by_nudging
from mlp_helpers.checks.shown import show_argument
from mlp_helpers.texts import counted

NUDGES = [10.0**-power for power in range(2, 8)]  # that a student may choose
TINY = 1e-6  # an entry in which even a small nudge that stays is much


def _functions():
    """Smooth functions and where to take their slopes; in one of them an input does not matter."""
    for f, said, x in [
        (lambda x: x[0] ** 2 + 3 * x[1], "x[0]**2 + 3 * x[1]", [1.0, 2.0]),
        (lambda x: x[0] * x[1] + np.sin(x[2]), "x[0] * x[1] + np.sin(x[2])", [0.5, -1.5, 1.0]),
        (
            lambda x: np.exp(x[0]) - x[2] ** 3 + 0 * x[1],
            "np.exp(x[0]) - x[2]**3, whatever x[1],",
            [0.2, 5.0, -1.0],
        ),
        (
            lambda x: x[0] ** 2 * x[1] + x[2] - x[3] ** 2,
            "x[0]**2 * x[1] + x[2] - x[3]**2",
            [2.0, 3.0, -1.0, 4.0],
        ),
        # Here a nudge that stays in x[0] makes much of the slope along x[1].
        (lambda x: 1000 * x[0] * x[1], "1000 * x[0] * x[1]", [TINY, 2.0]),
        (lambda x: np.sum(x**2), "np.sum(x**2)", [0.5, -1.0, 2.0, 1.5]),
        (lambda x: np.sum(x**2), "np.sum(x**2)", [0.5 * k for k in range(1, 11)]),
    ]:
        yield _case(f, said, np.array(x))


def _case(f, said, x):
    return Case(f, x, text=f"f(x) = {said} at x = {show_argument(x)}")


def _draw(rng):
    """Three functions of unlike numbers of inputs.

    In the first two, one slope is next to nothing and depends on an entry before it: there it shows
    if a nudge is so small that it drowns in rounding, and if that entry stays nudged by much. The
    last one alone tells that of a small nudge. All bend, so that a nudge that is too large shows.
    """
    *two, n = unlike(rng, 4, 9, 3)
    cases = [again_until(_drowns, lambda n=n: _drawn(rng, n)) for n in two]
    return [*cases, _drawn_tiny(rng, n)]


def _drowns(case):
    """Whether a nudge of 1e-13 drowns in rounding, well so."""
    return not np.allclose(_forward(1e-13, 1e-13)(*case.args), _right(*case.args), rtol=0.01)


def _drawn(rng, n):
    (i, k), c = sorted(unlike(rng, 0, n - 1, 2)), float(signed(rng, 1, low=1.0, high=2.0)[0])
    s, x = signed(rng, n, low=0.1, high=0.3), signed(rng, n, low=0.2, high=0.45)
    s[[i, k]] = 0
    x[i], x[k] = 0.001, float(signed(rng, 1, low=0.2, high=0.6)[0])
    said = f"{c} * x[{i}] * x[{k}] + np.sum(s * np.sin(2 * x)) with drawn numbers s"
    return _case(lambda x: c * x[i] * x[k] + np.sum(s * np.sin(2 * x)), said, x)


def _drawn_tiny(rng, n):
    """A function of an entry next to nothing, the first, that all other slopes depend on."""
    s, x = signed(rng, n, low=1.5, high=1.9), signed(rng, n, low=0.2, high=0.45)
    s[0], x[0] = 0, TINY
    said = "1000 * x[0] * np.exp(np.sum(s * x)) with drawn numbers s, of which s[0] is 0,"
    return _case(lambda x: 1000 * x[0] * np.exp(np.sum(s * x)), said, x)


def _whole_cases():
    """Places that are whole numbers, which one types by hand."""
    yield _case(lambda x: x[0] ** 2 + 3 * x[1], "x[0]**2 + 3 * x[1]", np.array([1, 2]))
    f = lambda x: x[0] * x[1] + 0.5 * x[2]  # noqa: E731
    yield _case(f, "x[0] * x[1] + 0.5 * x[2]", np.array([3, -4, 0]))


def _entry_by_entry(slope):
    """A gradient that finds each entry by `slope(nudged)`.

    nudged: says what f is if this one entry is larger by so much.
    """

    def gradient(f, x):
        return np.array([slope(lambda by, one=one: f(x + by * one)) for one in np.eye(len(x))])

    return gradient


def _forward(nudge, divisor=1.0):
    return _entry_by_entry(lambda nudged: (nudged(nudge) - nudged(0)) / divisor)


def _central(nudge, divisor=1.0):
    return _entry_by_entry(lambda nudged: (nudged(nudge) - nudged(-nudge)) / divisor)


def _nudges_pile_up(nudge):
    """All slopes from the one f(x) before: the nudges add up."""

    def gradient(f, x):
        nudged, before = x.copy(), f(x)
        slopes = np.zeros(len(x))
        for k in range(len(x)):
            nudged[k] += nudge
            slopes[k] = (f(nudged) - before) / nudge
        return slopes

    return gradient


def _stays_nudged(nudge):
    """Each slope from two values of f, in a copy whose entry then stays where it is."""

    def gradient(f, x):
        x, slopes = x.copy(), []
        for k in range(len(x)):
            middle = x[k]
            x[k] = middle + nudge
            above = f(x)
            x[k] = middle - nudge
            slopes.append((above - f(x)) / (2 * nudge))
        return np.array(slopes)

    return gradient


def _stays_above(nudge):
    """As before, with a nudge to one side only."""

    def gradient(f, x):
        x, slopes = x.copy(), []
        for k in range(len(x)):
            before = f(x)
            x[k] += nudge
            slopes.append((f(x) - before) / nudge)
        return np.array(slopes)

    return gradient


def _with_other_tiny_nudges(answers, exercise):
    """Ways with nudges that drown in rounding, which leave no trace that could be measured."""
    tiny = [digit * 10.0**-power for power in range(12, 18) for digit in (1, 2, 3, 5)]
    yield from (_forward(nudge, nudge) for one in tiny for nudge in (one, -one))
    yield from (_central(nudge, 2 * nudge) for nudge in tiny)


_right = _central(1e-4, 2e-4)

exercise = Exercise(
    signature="numerical_gradient(f, x)",
    task="Give the slope of f along every entry of x: nudge one entry at a time by a small ε, "
    "such as 0.0001, and see by how much f(x) changes for it. f takes an array (n,) and gives a "
    "number; the answer is (n,), as x is.",
    right=_right,
    cases=list(_functions()),
    whole=list(_whole_cases()),
    on_whole="An array of whole numbers cannot hold a nudge, nor a slope with a fraction, and "
    "neither can a copy of it or np.zeros_like(x). Begin with an array that can: np.array(x, "
    "dtype=float) is such a copy.",
    counts=lambda f, x: {"the number of entries": len(x)},
    sizes=lambda f, x: (counted(len(x), "entry").replace("entrys", "entries"),),
    asks="How many there are, len(x) tells.",
    mistakes=[
        Mistake(
            "not divided by the nudge",
            "You give by how much f changes. A slope is that change for each unit of the nudge: "
            "one step is missing.",
            *[_forward(nudge) for nudge in NUDGES],
            *[_central(nudge) for nudge in NUDGES],
        ),
        Mistake(
            "multiplied by the nudge, not divided by it",
            "You multiply by the nudge. Python goes from left to right: d / 2 * ε is half of d, "
            "times ε. What stands below a fraction bar belongs into brackets.",
            *[_central(nudge, 2 / nudge) for nudge in NUDGES[2:5]],
            *[_forward(nudge, 1 / nudge) for nudge in NUDGES[2:5]],
        ),
        Mistake(
            "twice too large: divided by one nudge, not by two",
            "Your slopes are twice as large as they should be. From x − ε to x + ε, how far is it?",
            *(_central(nudge, nudge) for nudge in NUDGES),
        ),
        Mistake(
            "nudged to one side, divided by two nudges",
            "Your slopes are half as steep as they should be. From x to x + ε, how far is it?",
            *(_forward(nudge, 2 * nudge) for nudge in NUDGES[1:]),
        ),
        Mistake(
            "the sign is turned round",
            "Where f rises, your slope is negative. Which of the two values of f is to be "
            "subtracted from the other?",
            _central(1e-4, -2e-4),
        ),
        Mistake(
            "all entries are nudged at once",
            "You nudge the whole of x, and one number comes out. Nudge one entry, and leave the "
            "others as they are; then the next.",
            lambda f, x: (f(x + 1e-4) - f(x)) / 1e-4,
        ),
        Mistake(
            "an entry stays nudged: it is not put back",
            "The first slope is right, but the entry stays nudged, so the slopes after it belong "
            "to another place. Put its old number back before you nudge the next entry.",
            *[_nudges_pile_up(nudge) for nudge in NUDGES],
            *[_stays_above(nudge) for nudge in (*NUDGES[1:], 1e-8)],
            *[_stays_nudged(nudge) for nudge in (*NUDGES, 1e-8)],
        ),
        Mistake(
            "only one entry",
            "Only one slope comes out. If you use a loop: does it come round again, or is the "
            "return inside it?",
            lambda f, x: _right(f, x)[0],
            lambda f, x: _right(f, x)[-1],
        ),
        Mistake(
            "the nudge is too large",
            "Nearly right: your nudge is so large that f bends on the way. Make it smaller.",
            *[_forward(nudge, nudge) for nudge in (1.0, 0.1, 0.01)],
            *[_central(nudge, 2 * nudge) for nudge in (1.0, 0.1)],
            fits=by_nudging(lambda h: _forward(h, h), lambda h: _central(h, 2 * h)),
        ),
        Mistake(
            "the nudge is too small",
            "Your nudge is so small that it drowns in rounding: a float has about 16 digits. Make "
            "it larger.",
            *[_forward(e, e) for e in (1e-13, 1e-14, 1e-15, 1e-16, 1e-18)],
            *[_central(e, 2 * e) for e in (1e-14, 1e-15, 1e-16, 1e-18)],
            fits=_with_other_tiny_nudges,
            share=0.5,
        ),
        Mistake(
            "the values of f instead of its slopes",
            "You give f at the nudged places. The slope is made of how it changes.",
            _entry_by_entry(lambda nudged: nudged(1e-4)),
            _entry_by_entry(lambda nudged: nudged(1e-2)),
        ),
    ],
    hint="For each place k: keep the number x[k], change the entry, ask f, put the number back. "
    "The most exact is to nudge to both sides.",
    changed=Mistake(
        "an entry of x stays nudged: it is not put back",
        "After the call x is not what it was, and slopes are taken at another place. Keep the "
        "number before you nudge it, middle = x[k], and afterwards put that one back: + and − of "
        "a nudge come back only nearly.",
    ),
    solution='''\
def numerical_gradient(f, x):
    """Slope of f along every entry of x, (n,), by a nudge to both sides."""
    x, eps = np.array(x, dtype=float), 1e-4  # a copy, which can hold a nudge
    slopes = []
    for k in range(len(x)):
        old = x[k]
        x[k] = old + eps
        above = f(x)
        x[k] = old - eps
        below = f(x)
        x[k] = old
        slopes.append((above - below) / (2 * eps))
    return np.array(slopes)''',
    draw=_draw,
    tolerance=2e-3,  # a nudge to one side only is fine, too
)
