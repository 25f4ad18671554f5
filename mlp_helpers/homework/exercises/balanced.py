"""Exercise: weights that an image lit all over says nothing to."""

import numpy as np

from mlp_helpers.checks.drawing import again_until, signed, unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.mistake import in_parts


def _weights():
    """Few to think through, then more, of unlike sizes, as a vector and as a picture."""
    yield Case(np.array([1.0, 2.0, 6.0]))
    yield Case(np.array([0.5, -1.0]))
    yield Case(np.array([[1.0, -2.0, 0.5], [4.0, 0.0, 2.5]]))
    rng = np.random.default_rng(31)
    for shape in ((3,), (4,), (4,), (10,), (10,), (16,), (16,), (28, 28), (784,), (784,), (3, 2)):
        weights = again_until(_is_lopsided, lambda s=shape: signed(rng, *s, low=0.4, high=2.0))
        yield Case(weights, text=f"random weights of shape {shape}")


def _draw(rng):
    """A vector and a picture, whose numbers do not cancel; a vector has no rows to be balanced
    one by one, so it alone does not tell who does that."""
    return [
        Case(again_until(_is_lopsided, lambda shape=shape: signed(rng, *shape, low=0.4, high=2.0)))
        for shape in (unlike(rng, 5, 40, 1), unlike(rng, 3, 9, 2))
    ]


def _is_lopsided(w):
    """Whether the sum is far from 0, the mean far from the median and from all weights.

    A weight near the mean would become so small that few of its digits are left.
    """
    is_off = np.abs(w - w.mean()).min() > 0.05 and abs(w.mean() - np.median(w)) > 0.02
    return is_off and abs(w.sum()) > 0.5


@in_parts
def _shift(way=np.subtract, by=np.mean):
    """Weights, each shifted by one number, some way."""
    return lambda w: way(w, by(w))


def _first_pays(w):
    paid = w.astype(float)
    paid.flat[0] -= w.sum()
    return paid


def _last_pays(w):
    paid = w.astype(float)
    paid.flat[-1] -= w.sum()
    return paid


exercise = Exercise(
    signature="balanced(w)",
    task="Give the weights w, of any shape, all shifted by the same number, so that an image whose "
    "pixels are all 1 gives the weighted sum 0.",
    right=_shift(),
    cases=list(_weights()),
    whole=[Case(np.array([1, 2, 4])), Case(np.array([[3, -1], [0, 2]]))],
    counts=lambda w: {"the number of weights": np.size(w)},
    origin=lambda w: w,
    multiplied="the shift",
    sizes=lambda w: (f"weights of shape {np.shape(w)}",),
    asks="How many weights there are, w.size tells, whatever their shape.",
    mistakes=[
        Mistake(
            "all of the sum is taken off every weight",
            "You take off far too much: what one weight loses, all the others lose as well. How "
            "much is each one's part of what is to be lost?",
            _shift(by=np.sum),
        ),
        Mistake(
            "shifted the wrong way",
            "The number is right, but it is added: weights whose sum is too large should become "
            "smaller.",
            _shift(way=np.add),
        ),
        Mistake(
            "the shift alone",
            "One number comes out, by which the weights are to be shifted. Wanted are the weights "
            "after it.",
            np.mean,
            lambda w: -np.mean(w),
        ),
        Mistake(
            "every row, or every column, is balanced by itself",
            "In a picture you shift each row or column by a number of its own. Wanted is one "
            "number for all of them. NumPy's np.mean(w) takes it over all, Python's sum(w) goes by "
            "rows.",
            _shift(by=lambda w: w.mean(axis=0)),
            _shift(by=lambda w: w.mean(axis=-1, keepdims=True)),
            _shift(by=lambda w: sum(w) / w.size),
        ),
        Mistake(
            "divided by the number of rows",
            "Of a picture, len(w) is how many rows it has; w.size, how many weights.",
            _shift(by=lambda w: w.sum() / len(w)),
        ),
        Mistake(
            "only one weight is changed",
            "The sum is 0, but one weight had to pay for all. Shift all of them by the same "
            "number, so that the pattern stays as it is.",
            _last_pays,
            _first_pays,
        ),
        Mistake(
            "scaled, not shifted",
            "You divide. Weights that are divided keep the balance they had: their sum cannot "
            "become 0 that way. Shift them.",
            _shift(way=np.divide, by=np.sum),
            _shift(way=np.divide, by=np.mean),
            _shift(way=np.divide, by=np.max),
            _shift(way=np.divide, by=lambda w: np.sqrt((w**2).sum())),
        ),
        Mistake(
            "shifted and scaled",
            "The shift is right, but after it you divide as well, as one does to compare. Leave "
            "the differences between the weights as large as they were.",
            lambda w: (w - w.mean()) / w.std(),
            lambda w: (w - w.mean()) / w.std(ddof=1),
            lambda w: (w - w.mean()) / (w.max() - w.min()),
        ),
        Mistake(
            "the smallest or the largest becomes 0",
            "You shift until one weight is 0. It is the sum of all that should become 0.",
            _shift(by=np.min),
            _shift(by=np.max),
        ),
        Mistake(
            "the middle one becomes 0: the median",
            "As many weights are above 0 as below now, but their sum is not 0. Every weight "
            "counts with its size.",
            _shift(by=np.median),
        ),
        Mistake(
            "the mean of the sizes",
            "You average the weights without their signs. A negative weight makes the sum smaller.",
            _shift(by=lambda w: np.abs(w).mean()),
        ),
        Mistake(
            "divided by one weight too few",
            "You divide by one less than there are. Each of them takes its part of the shift.",
            _shift(by=lambda w: w.sum() / (np.size(w) - 1)),
        ),
        Mistake(
            "always divided by 784",
            "You divide by 784. Weights may be fewer: w.size tells how many there are.",
            _shift(by=lambda w: w.sum() / 784),
        ),
        Mistake(
            "the signs are turned round",
            "Every weight has the other sign now, and so has their sum. Shift them instead.",
            lambda w: -w,
        ),
        Mistake(
            "the weights as they were",
            "The weights come back unchanged, and so does their sum.",
            lambda w: w,
            lambda w: w.flatten(),
        ),
    ],
    hint="An image that is 1 everywhere gives the sum of all weights. If each of n weights becomes "
    "smaller by c, by how much does their sum become smaller?",
    draw=_draw,
)
