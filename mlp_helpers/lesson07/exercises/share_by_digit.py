"""Exercise: how many of each digit are read right."""

import numpy as np

from mlp_helpers.checks.drawing import unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.fitted import numbers_of
from mlp_helpers.checks.mistake import in_parts
from mlp_helpers.texts import counted

FEW = 40  # images whose answers and labels are shown one by one


def _case(answers, labels):
    text = counted(len(labels), "image")
    if len(labels) <= FEW:
        text += f": answers {answers}, labels {labels}"
    else:
        text += ", answers and labels drawn"
    return Case(np.array(answers), np.array(labels), text=text)


def _cases():
    """Each digit once but the 1, to think through; then more and more images."""
    yield _case([0, 1, 7, 1, 2, 3, 4, 5, 6, 7, 9, 9], [0, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    rng = np.random.default_rng(14)
    for m in (16, 28, 100, 16, 28, 784):
        yield _drawn(rng, m)


def _drawn(rng, m):
    """Some images, of all ten digits, not equally many of each; about a third is misread."""
    often = rng.dirichlet(np.full(10, 2.0))
    labels = np.concatenate([np.arange(10), rng.choice(10, m - 10, p=often)])
    missed = rng.random(m) < 0.35
    missed[:2] = True, False  # the first is misread, the second is not
    wrong = (labels + rng.integers(1, 10, m)) % 10
    order = rng.permutation(m)
    answers = np.where(missed, wrong, labels)
    return _case(answers[order].tolist(), labels[order].tolist())


def _draw(rng):
    """Three classes of unlike sizes."""
    return [_drawn(rng, m) for m in unlike(rng, 20, FEW, 3)]


@in_parts
def _shares(
    whose=lambda answers, labels: labels,
    good=np.equal,
    divide=lambda hits, n, m: hits / n,
    last=lambda shares: shares,
):
    """Shares by digit: whose digit counts, what is good, what is divided by, what comes out."""

    def share_by_digit(answers, labels):
        groups, hits = whose(answers, labels), good(answers, labels)
        with np.errstate(all="ignore"):  # a digit that is never answered
            return last(
                np.array(
                    [
                        divide(hits[groups == d].sum(), (groups == d).sum(), len(labels))
                        for d in range(10)
                    ]
                )
            )

    return share_by_digit


def _answered(answers, labels):
    """How often a digit is answered, right or not, for each time that it was written."""
    return np.bincount(answers, minlength=10) / np.bincount(labels, minlength=10)


def _by(number):
    return _shares(divide=lambda hits, n, m: hits / number)


def _by_another_number(answers, exercise):
    """The way to divide all counts by the one number that answers hint at."""
    got, wanted = numbers_of(answers, exercise), list(exercise.answers_of(_by(1)))
    counts = numbers_of(wanted, exercise)
    if got is not None and got.any():
        yield _by(counts @ got / (got @ got))


exercise = Exercise(
    signature="share_by_digit(answers, labels)",
    task="Give ten numbers, shape (10,): which share of the images with label 0, 1, … 9 has that "
    "label as its answer, too. answers and labels are whole numbers, (m,); each digit is a label "
    "at least once.",
    right=_shares(),
    cases=list(_cases()),
    counts=lambda answers, labels: {"the number of images": len(labels)},
    sizes=lambda answers, labels: (counted(len(labels), "image"),),
    asks="len(labels) tells how many images there are.",
    mistakes=[
        Mistake(
            "by the answer instead of the label",
            "You ask: of the images that were read as a 7, how many are one? Wanted is: of the "
            "images that are a 7, how many were read as one?",
            _shares(whose=lambda answers, labels: answers),
            _shares(
                whose=lambda answers, labels: answers,
                divide=lambda hits, n, m: hits / n if n else 0.0,
            ),
        ),
        Mistake(
            "every answer counts, right or not",
            "You count how often a digit is answered. Count only the images for which answer and "
            "label are the same digit.",
            _answered,
            lambda answers, labels: np.bincount(answers, minlength=10) / len(answers),
            lambda answers, labels: np.bincount(answers, minlength=10),
        ),
        Mistake(
            "divided by all images",
            "You divide by the number of all images. Of each digit there are fewer: divide by how "
            "often it is a label.",
            _shares(divide=lambda hits, n, m: hits / m),
        ),
        Mistake(
            "counts instead of shares",
            "You count. A share is a count, divided by how many there are of that digit.",
            _shares(divide=lambda hits, n, m: hits),
        ),
        Mistake(
            "divided by ten",
            "You divide by 10. There are ten digits, but how many images of each there are is "
            "counted in the labels.",
            _by(10),
        ),
        Mistake(
            "all digits are divided by one and the same number",
            "You divide the counts of all digits by the same number. How many images there are of "
            "a digit is counted in the labels, and differs from digit to digit.",
            _by(100),
            _by(1000),
            fits=_by_another_number,
        ),
        Mistake(
            "whole numbers only",
            "Only 0 and 1 come out. // throws away what is behind the point, and so does an array "
            "of whole numbers: np.zeros(10) has room for it.",
            _shares(divide=lambda hits, n, m: hits // n),
        ),
        Mistake(
            "the share that is misread",
            "You give the share that is misread. Wanted is the share that is read right.",
            _shares(good=np.not_equal),
        ),
        Mistake(
            "percent",
            "Your shares are a hundred times as large. A share is between 0 and 1; 1 is all.",
            _shares(last=lambda shares: 100 * shares),
        ),
        Mistake(
            "one number for all digits",
            "One number comes out. Wanted are ten, one for each digit.",
            lambda answers, labels: np.mean(answers == labels),
            _shares(last=np.mean),
            _shares(last=lambda shares: np.full(10, shares.mean())),
            lambda answers, labels: np.full(10, np.mean(answers == labels)),
        ),
        Mistake(
            "how often each label comes up",
            "You give how often each digit was written. How many of them are read right?",
            lambda answers, labels: np.bincount(labels, minlength=10) / len(labels),
            lambda answers, labels: np.bincount(labels, minlength=10),
        ),
        Mistake(
            "counted from 1",
            "All is there, but one place further: the first of the ten shares belongs to the 0.",
            _shares(last=lambda shares: np.roll(shares, 1)),
            _shares(last=lambda shares: np.roll(shares, -1)),
        ),
        Mistake(
            "the 0 or the 9 is left out",
            "Nine numbers come out. range(10) counts from 0 to 9; range(1, 10) leaves the 0 out, "
            "range(9) the 9.",
            _shares(last=lambda shares: shares[1:]),
            _shares(last=lambda shares: shares[:-1]),
        ),
        Mistake(
            "only the first digit",
            "Only the 0 is there. If you use a loop: is the return inside it?",
            _shares(last=lambda shares: shares[0]),
            _shares(last=lambda shares: shares[:1]),
        ),
        Mistake(
            "only the last digit",
            "Only the 9 is there. Keep the share of each digit: a list grows with append.",
            _shares(last=lambda shares: shares[-1]),
            _shares(last=lambda shares: shares[-1:]),
        ),
        Mistake(
            "one for each image",
            "You say for each image whether it is read right. Take those of one digit together.",
            lambda answers, labels: answers == labels,
            lambda answers, labels: (answers == labels).astype(float),
        ),
    ],
    hint="labels == 7 picks the images that are a 7. Of these, how many answers are 7? The mean of "
    "True and False is the share of True.",
    solution='''\
def share_by_digit(answers, labels):
    """The share of each digit that is read right, (10,)."""
    return np.array([np.mean(answers[labels == d] == d) for d in range(10)])''',
    draw=_draw,
)
