"""Exercise: what one neuron adds up."""

import numpy as np

from mlp_helpers.checks.drawing import again_until, signed, spread, unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.mistake import in_parts
from mlp_helpers.texts import counted


def _cases():
    """Few numbers to think through, then more, of unlike sizes and signs."""
    yield Case(np.array([2.0, -1.0, 0.5]), np.array([1.0, 0.5, 1.0]))
    yield Case(np.array([3.0]), np.array([0.5]))
    yield Case(np.array([0.0, 4.0]), np.array([0.75, 0.25]))
    rng = np.random.default_rng(0)
    for n in (2, 3, 4, 4, 5, 10, 10, 16, 16, 28, 28, 784, 784):
        text = f"{n} random weights and {n} random activations"
        yield Case(rng.normal(size=n), rng.random(n), text=text)


def _whole_cases():
    """Whole numbers where a picture or weights are typed by hand, and both."""
    yield Case(np.array([2, -1, 3]), np.array([1, 0, 1]))
    yield Case(np.array([0.5, -1.5, 2.25]), np.array([1, 1, 3]))
    yield Case(np.array([2, -1, 3]), np.array([0.5, 0.25, 0.75]))


def _draw(rng):
    """Three of unlike sizes, none with 784 inputs: two sums below 0, and one above, which alone
    does not tell a sum whose sign was taken away."""
    cases = []
    for sign, n in zip((-1, -1, 1), unlike(rng, 3, 40, 3), strict=True):
        w, a = again_until(
            lambda both, sign=sign: sign * (both[0] @ both[1]) > 0.3,
            lambda n=n: (signed(rng, n, high=2.0), spread(rng, n)),
        )
        cases.append(Case(w, a))
    return cases


@in_parts
def _sum(inputs=lambda v: v, each=np.multiply, total=np.sum):
    """A weighted sum of the numbers seen, pair by pair, then all of them."""
    return lambda w, a: total(each(inputs(w), inputs(a)))


exercise = Exercise(
    signature="weighted_sum(w, a)",
    task="Give w[0] a[0] + w[1] a[1] + …, one number, from n weights w and n activations a.",
    right=lambda w, a: float(np.dot(w, a)),
    cases=list(_cases()),
    mistakes=[
        Mistake(
            "the products are not added up",
            "You give one product for each pixel. The neuron adds them all up: wanted is one "
            "number.",
            _sum(total=lambda products: products),
            lambda w, a: (w * a).reshape(1, -1),
        ),
        Mistake(
            "the average instead of the sum",
            "You divide by the number of products. A neuron only adds: with twice as many lit "
            "pixels, its sum is larger.",
            _sum(total=np.mean),
        ),
        Mistake(
            "only for 784 numbers",
            "It stops where there are fewer than 784 numbers: a neuron can have any number of "
            "inputs. How many there are, len(w) tells.",
            lambda w, a: sum(w[k] * a[k] for k in range(784)),
        ),
        Mistake(
            "the last one is left out",
            "The last weight and its activation do not count yet. Remember that range(n - 1) "
            "ends with n - 2.",
            _sum(inputs=lambda v: v[:-1]),
        ),
        Mistake(
            "the first one is left out",
            "The first weight and its activation do not count yet. Python counts from 0.",
            _sum(inputs=lambda v: v[1:]),
        ),
        Mistake(
            "only one product",
            "Only one product comes out. If you use a loop: is the return inside it, or does each "
            "round forget what came before?",
            lambda w, a: w[0] * a[0],
            lambda w, a: w[-1] * a[-1],
        ),
        Mistake(
            "w + a instead of w · a",
            "You add each weight to its activation. A weight says how much its pixel counts: "
            "multiply them.",
            _sum(each=np.add),
            lambda w, a: w + a,
        ),
        Mistake(
            "the weights play no part",
            "Your answer does not depend on the weights: every pixel counts the same.",
            _sum(each=lambda w, a: a),
        ),
        Mistake(
            "the activations play no part",
            "Your answer is the same for every image. A weight counts only as much as its pixel "
            "is lit.",
            _sum(each=lambda w, a: w),
        ),
        Mistake(
            "the sums are multiplied",
            "You add up the weights, add up the activations, and multiply the two. Each weight "
            "belongs to its own pixel: multiply first, pair by pair, then add.",
            lambda w, a: np.sum(w) * np.sum(a),
        ),
        Mistake(
            "all products are made positive",
            "A negative weight speaks against: its product is taken away from the sum. Yours is "
            "added.",
            _sum(each=lambda w, a: np.abs(w * a)),
            lambda w, a: np.abs(np.dot(w, a)),
        ),
    ],
    whole=list(_whole_cases()),
    counts=lambda w, a: {"the number of inputs": len(w)},
    sizes=lambda w, a: (counted(len(w), "input"),),
    asks="How many there are, len(w) tells.",
    hint="Start with total = 0 and go through the places; each adds w[k] * a[k]. Or: NumPy's @ "
    "between two vectors does all of it at once.",
    solution='''\
def weighted_sum(w, a):
    """w[0] a[0] + w[1] a[1] + …, with a loop."""
    total = 0.0
    for k in range(len(w)):
        total = total + w[k] * a[k]
    return total


def weighted_sum_dot(w, a):
    """The same as a dot product."""
    return w @ a''',
    draw=_draw,
)
