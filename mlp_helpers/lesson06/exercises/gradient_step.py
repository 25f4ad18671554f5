"""Exercise: one step downhill."""

import numpy as np

from mlp_helpers.checks.drawing import again_until, signed, steady, unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.mistake import in_parts


def _steps():
    """A step to think through, others, and one for a whole matrix of weights."""
    yield Case(np.array([1.0, -2.0]), np.array([4.0, 3.0]), 0.1)
    yield Case(np.array([2.25, -1.57, 1.98]), np.array([-0.18, -0.45, 0.51]), 0.5)
    rng = np.random.default_rng(6)
    W, slopes = _random(rng, 2.0, 3, 4)
    yield Case(W, slopes, 2.0, text="weights (3, 4), their gradient (3, 4), all random, and η = 2")
    yield Case(np.array([0.3, -0.7, 1.1, 0.2]), np.array([1.5, 0.0, -0.5, 2.0]), 0.01)
    for n, eta in ((2, 3.0), (3, 0.25), (4, 0.1), (10, 0.5), (784, 0.1), (784, 2.5)):
        text = f"{n} weights, {n} slopes, all random, and η = {eta}"
        yield Case(*_random(rng, eta, n), eta, text=text)


def _random(rng, eta, *shape):
    """Weights and their slopes, such that no weight is near 0 after the step: nothing cancels."""
    slopes = signed(rng, *shape, high=2.5)
    return signed(rng, *shape, high=2.0) + eta * slopes, slopes


def _draw(rng):
    """Weights of three shapes, two of them vectors, one a matrix, and learning rates below 1."""
    n, m, *shape = unlike(rng, 3, 12, 4)
    shapes = (n,), (m,), tuple(shape)
    return [again_until(steady(exercise.right), lambda s=shape: _drawn(rng, s)) for shape in shapes]


def _drawn(rng, shape):
    w, gradient = signed(rng, *shape, high=3.0), signed(rng, *shape, high=2.5)
    return Case(w, gradient, round(float(rng.uniform(0.05, 0.8)), 3))


def _whole_cases():
    """Weights as whole numbers, which one types by hand; the gradient; a learning rate."""
    yield Case(np.array([1, -2]), np.array([4, 3]), 0.1)
    yield Case(np.array([1, -2, 3]), np.array([0.5, -0.25, 1.5]), 1)
    yield Case(np.array([0.5, -1.5]), np.array([2, 1]), 0.25)


@in_parts
def _step(way=np.subtract, size=lambda gradient, eta: eta * gradient):
    """A step from w of a size, some way."""
    return lambda w, gradient, eta: way(w, size(gradient, eta))


exercise = Exercise(
    signature="gradient_step(w, gradient, eta)",
    task="Give the weights after one step downhill, in the shape of w, from the weights w, the "
    "gradient of the cost there, and the learning rate η, a number.",
    right=lambda w, gradient, eta: w - eta * gradient,
    cases=list(_steps()),
    whole=list(_whole_cases()),
    counts=lambda w, gradient, eta: {"η": eta},
    sizes=lambda w, gradient, eta: (f"len(w) = {len(w)}",),
    asks="Arrays can be multiplied and subtracted as a whole.",
    origin=lambda w, gradient, eta: w,
    multiplied="the step",
    mistakes=[
        Mistake(
            "uphill",
            "You climb. The gradient points where the cost rises most quickly, and you want to go "
            "down.",
            _step(way=np.add),
        ),
        Mistake(
            "η is forgotten",
            "The direction is right, but the learning rate makes no difference yet. It says how "
            "much of the gradient a step takes.",
            _step(size=lambda gradient, eta: gradient),
        ),
        Mistake(
            "uphill, and η is forgotten",
            "You climb, and the learning rate makes no difference yet. Which way does the "
            "gradient point, and how much of it should a step take?",
            lambda w, gradient, eta: w + gradient,
        ),
        Mistake(
            "the step, not where it leads",
            "That is the step alone. Wanted is where you stand after it: begin at w.",
            lambda w, gradient, eta: -eta * gradient,
            lambda w, gradient, eta: eta * gradient,
        ),
        Mistake(
            "divided by η",
            "The smaller your η, the larger is your step. It should be the other way round.",
            _step(size=lambda gradient, eta: gradient / eta),
        ),
        Mistake(
            "η shrinks the weights as well",
            "η multiplies the weights, too. It belongs to the gradient alone; mind the brackets.",
            lambda w, gradient, eta: eta * (w - gradient),
            lambda w, gradient, eta: eta * w - gradient,
        ),
        Mistake(
            "the weights are multiplied with the gradient",
            "You multiply the weights with the gradient. A step is added to where you are.",
            lambda w, gradient, eta: w * (1 - eta * gradient),
            lambda w, gradient, eta: w * eta * gradient,
            lambda w, gradient, eta: -w * eta * gradient,
        ),
        Mistake(
            "every step has the same length",
            "Your step is η long, however steep it is. A step should shrink as the slope does: "
            "take the gradient as it is.",
            lambda w, gradient, eta: w - eta * gradient / np.linalg.norm(gradient),
            lambda w, gradient, eta: w - eta * np.sign(gradient),
        ),
        Mistake(
            "η is subtracted, not multiplied",
            "You subtract η itself. It says how many times the gradient is taken.",
            lambda w, gradient, eta: w - gradient - eta,
            lambda w, gradient, eta: w - (gradient + eta),
            lambda w, gradient, eta: w - (eta - gradient),
            lambda w, gradient, eta: w - eta,
        ),
        Mistake(
            "the weights as they were",
            "The weights come back unchanged: no step is taken.",
            lambda w, gradient, eta: w,
        ),
    ],
    hint="The step is −η∇C. Where do you stand after it? Give a new array, and leave w alone.",
    solution='''\
def gradient_step(w, gradient, eta):
    """The weights after one step downhill."""
    return w - eta * gradient''',
    draw=_draw,
)
