"""Exercise: the cost of a network, from its outputs and the labels alone."""

import numpy as np

from mlp_helpers.checks.drawing import again_until, spread, unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.mistake import in_parts
from mlp_helpers.texts import counted


def _case(outputs, labels):
    m, n = outputs.shape
    text = f"{counted(m, 'image')} with {n} outputs each, and the labels {labels.tolist()}"
    return Case(outputs, labels, text="" if outputs.size <= 8 else text)


def _cases():
    """Two images to think through, then others: as many as outputs, once, and the lesson's ten."""
    yield _case(np.array([[0.5, 0.0, 1.0], [0.0, 0.5, 0.5]]), np.array([2, 0]))
    rng = np.random.default_rng(35)
    for m, n in (
        (3, 4),
        (4, 10),
        (1, 3),
        (3, 3),
        (16, 10),
        (10, 10),
        (4, 2),
        (16, 5),
        (28, 4),
        (28, 10),
        (10, 6),
        (2, 784),
    ):
        yield _case(np.round(rng.random((m, n)), 3), rng.integers(n, size=m))


def _draw(rng):
    """Two batches of unlike sizes, not of ten outputs; some images are read right, some are not."""
    sizes = zip(unlike(rng, 12, 20, 2), unlike(rng, 3, 9, 2), strict=True)
    return [again_until(_is_mixed, lambda s=some: _drawn(rng, *s)) for some in sizes]


def _drawn(rng, m, n):
    return _case(spread(rng, m, n, low=0.05, high=0.95), rng.integers(n, size=m))


def _is_mixed(case):
    """Whether some images are read right, and the first and the last label are unlike."""
    outputs, labels = case.args
    right = (outputs.argmax(axis=1) == labels).sum()
    return 0 < right < len(labels) / 2 and labels[0] != labels[-1]


def _wanted(outputs, labels):
    return np.equal.outer(labels, np.arange(outputs.shape[1])) * 1.0  # (m, n)


def _ones(shape, places):
    """Zeros, and ones in some places of the first axis."""
    wanted = np.zeros(shape)
    wanted[places] = 1
    return wanted


@in_parts
def _cost(
    wanted=_wanted,
    apart=np.subtract,
    each=np.square,
    total=lambda v: v.sum(axis=1).mean(),
    front=1,
):
    """A cost: make the wanted outputs, subtract, square, add up and average; a factor in front."""
    return lambda outputs, labels: front * total(each(apart(outputs, wanted(outputs, labels))))


_squares = _cost(total=lambda squares: squares)  # (m, n)


def _of_the_label(outputs, labels):
    return outputs[np.arange(len(labels)), labels]  # (m,)


exercise = Exercise(
    signature="cost_of_labels(outputs, labels)",
    task="Give the lecture's cost averaged over m images, a number, from the network's outputs "
    "(m, n), one image a row, and their labels (m,), whole numbers 0 to n − 1: the output at the "
    "label's place should be 1, all others 0.",
    right=lambda outputs, labels: float(_cost()(outputs, labels)),
    cases=list(_cases()),
    whole=[
        Case(np.array([[0, 1, 0], [1, 0, 1]]), np.array([2, 0])),
    ],
    counts=lambda outputs, labels: {
        "the number of images": len(outputs),
        "the number of outputs": outputs.shape[1],
    },
    sizes=lambda outputs, labels: (
        counted(len(outputs), "image"),
        counted(outputs.shape[1], "output"),
    ),
    asks="outputs.shape tells how many images and outputs there are.",
    mistakes=[
        Mistake(
            "only the output of the label counts",
            "You look at the label's own output alone. The others should be 0, and cost as much "
            "as they are not.",
            lambda outputs, labels: ((1 - _of_the_label(outputs, labels)) ** 2).mean(),
            lambda outputs, labels: ((1 - _of_the_label(outputs, labels)) ** 2).sum(),
        ),
        Mistake(
            "the outputs beside the label's are left out of the square",
            "You only add up how large the other outputs are. The label's own output should be 1, "
            "and its distance from that counts, too.",
            lambda outputs, labels: (
                (outputs**2).sum(axis=1) - _of_the_label(outputs, labels) ** 2
            ).mean(),
        ),
        Mistake(
            "nothing is wanted: the outputs are squared as they are",
            "You square the outputs themselves. What should each of them have been?",
            _cost(wanted=lambda outputs, labels: 0 * outputs),
        ),
        Mistake(
            "the label itself is taken off the outputs",
            "You subtract the label, a number such as 7, from an output, which is 0 to 1. A label "
            "is a place: which outputs does it ask for?",
            _cost(wanted=lambda outputs, labels: labels[:, None]),
            lambda outputs, labels: ((outputs.argmax(axis=1) - labels) ** 2).mean(),
            lambda outputs, labels: ((_of_the_label(outputs, labels) - labels) ** 2).mean(),
        ),
        Mistake(
            "always ten outputs",
            "You make ten wanted outputs for each image. There may be any number of them: "
            "outputs.shape[1] tells.",
            _cost(wanted=lambda outputs, labels: np.eye(10)[labels]),
            _cost(wanted=lambda outputs, labels: _ones(10, labels)),
        ),
        Mistake(
            "the label chooses a row, not a place in it",
            "y[labels] = 1 fills whole rows with ones. Each row is an image: in row k, one place "
            "alone is 1, and the label of image k says which.",
            _cost(wanted=lambda outputs, labels: _ones(outputs.shape, labels)),
        ),
        Mistake(
            "the labels are counted from 1",
            "Your 1 stands one place too early or too late: the label 0 belongs to the first "
            "output.",
            _cost(wanted=lambda outputs, labels: np.eye(outputs.shape[1])[labels - 1]),
            _cost(wanted=lambda outputs, labels: np.roll(_wanted(outputs, labels), 1, axis=1)),
        ),
        Mistake(
            "all images get the wanted outputs of one label",
            "Every image is measured by the same label. Each row has a label of its own.",
            _cost(wanted=lambda outputs, labels: np.eye(outputs.shape[1])[labels[0]]),
            _cost(wanted=lambda outputs, labels: np.eye(outputs.shape[1])[labels[-1]]),
            _cost(
                wanted=lambda outputs, labels: np.isin(np.arange(outputs.shape[1]), labels) * 1.0
            ),
        ),
        Mistake(
            "measured by its own answer, not by the label",
            "You take the network's own answer for what is wanted. The labels say it.",
            _cost(wanted=lambda outputs, labels: _wanted(outputs, outputs.argmax(axis=1))),
        ),
        Mistake(
            "how many are right or wrong, not the cost",
            "You count the answers that are right or wrong. The cost asks how far the outputs are "
            "from what was wanted.",
            lambda outputs, labels: (outputs.argmax(axis=1) != labels).mean(),
            lambda outputs, labels: (outputs.argmax(axis=1) == labels).mean(),
            lambda outputs, labels: (outputs.argmax(axis=1) != labels).sum(),
        ),
        Mistake(
            "the sum instead of the average",
            "You add up the costs of all images. With twice as many of them your cost doubles, "
            "though the network is no worse.",
            _cost(total=np.sum),
        ),
        Mistake(
            "divided by the outputs as well",
            "You average over the outputs, too. Over the outputs of an image the cost is a sum; "
            "averaged is only over the images.",
            _cost(total=np.mean),
        ),
        Mistake(
            "divided by the number of outputs, not of images",
            "You divide by how many outputs there are. How many images are there?",
            _cost(total=lambda squares: squares.sum() / squares.shape[1]),
        ),
        Mistake(
            "one cost for each image",
            "A cost comes out for every image. The last step is missing: one number for all.",
            _cost(total=lambda squares: squares.sum(axis=1)),
        ),
        Mistake(
            "averaged over the images, but not added up",
            "A number comes out for every output. The cost adds them up.",
            _cost(total=lambda squares: squares.mean(axis=0)),
            _squares,
        ),
        Mistake(
            "the differences are not squared",
            "The differences themselves are averaged: too high and too low then cancel.",
            _cost(each=lambda d: d),
            _cost(each=lambda d: -d),
        ),
        Mistake(
            "the size of the differences, not their squares",
            "You take away the sign of each difference. The lecture squares it.",
            _cost(each=np.abs),
        ),
        Mistake(
            "added up before it is squared",
            "You add the differences up first and square afterwards. Then too high and too low "
            "cancel. Square each difference by itself.",
            _cost(each=lambda d: d, total=lambda d: (d.sum(axis=1) ** 2).mean()),
            _cost(each=np.abs, total=lambda d: (d.sum(axis=1) ** 2).mean()),
        ),
        Mistake(
            "½ in front",
            "Your cost is half of the lecture's, which has no ½ in front.",
            _cost(front=0.5),
        ),
        Mistake(
            "a square root",
            "There is a root too many. The cost is made of squares and stays so.",
            _cost(total=lambda squares: np.sqrt(squares.sum(axis=1)).mean()),
            _cost(total=lambda squares: np.sqrt(squares.sum(axis=1).mean())),
        ),
        Mistake(
            "only one image",
            "Only one image counts, the first or the last. If you use a loop: is the return "
            "inside it? And does it say += or only =?",
            _cost(total=lambda squares: squares[0].sum()),
            _cost(total=lambda squares: squares[-1].sum()),
            _cost(total=lambda squares: squares[0].sum() / len(squares)),
            _cost(total=lambda squares: squares[-1].sum() / len(squares)),
        ),
        Mistake(
            "another cost: cross-entropy",
            "That cost is made of logarithms. Other courses use it; the lecture's is made of the "
            "squares of the differences.",
            lambda outputs, labels: -np.log(_of_the_label(outputs, labels)).mean(),
        ),
    ],
    hint="Make the wanted outputs of all images first, (m, n): zeros, and in each row a 1 at the "
    "label's place. The rest is as in lesson 05.",
    draw=_draw,
)
