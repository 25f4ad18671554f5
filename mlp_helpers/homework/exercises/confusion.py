"""Exercise: which digits are taken for which."""

import numpy as np

from mlp_helpers.checks.drawing import spread, unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.mistake import in_parts
from mlp_helpers.texts import counted


def _outputs_that_answer(rng, answers, n):
    """Outputs (m, n), all unlike, whose largest stands at the answer's place."""
    outputs = spread(rng, len(answers), n, low=0.02, high=0.98)
    for row, answer in zip(outputs, answers, strict=True):
        largest = row.argmax()
        row[[answer, largest]] = row[[largest, answer]]
    return outputs


def _case(rng, labels, answers, n):
    outputs = _outputs_that_answer(rng, answers, n)
    text = (
        f"{counted(len(labels), 'image')} with {n} outputs each: labels {labels}, answers {answers}"
    )
    return Case(outputs, np.array(labels), text=text)


def _cases():
    """Four images to think through, then others, in which pairs come up again."""
    yield Case(
        np.array([[0.9, 0.1], [0.2, 0.7], [0.6, 0.3], [0.4, 0.5]]),
        np.array([0, 1, 1, 1]),
    )
    rng = np.random.default_rng(36)
    yield _case(rng, [0, 2, 2, 1, 2, 0], [0, 1, 1, 1, 2, 2], 3)
    yield _case(rng, [0, 1, 0, 1, 0], [1, 1, 1, 0, 0], 4)  # two digits never come up
    for m, n in ((10, 3), (16, 4), (28, 10), (100, 10), (60, 4)):
        labels = rng.integers(n, size=m)
        answers = np.where(rng.random(m) < 0.6, labels, rng.integers(n, size=m))
        yield _case(rng, labels.tolist(), answers.tolist(), n)


def _draw(rng):
    """Two batches of unlike sizes, in which one pair of unlike digits and one of like ones come up
    several times, and the last digit never as a label."""
    cases = []
    for n in unlike(rng, 4, 9, 2):
        a, b, c = unlike(rng, 0, n - 2, 3)
        pairs = [(a, b)] * 3 + [(c, c)] * 2 + [(a, a), (b, n - 1)]
        pairs += rng.integers(n - 1, size=(int(rng.integers(6, 12)), 2)).tolist()
        labels, answers = zip(*(pairs[k] for k in rng.permutation(len(pairs))), strict=True)
        cases.append(_case(rng, list(map(int, labels)), list(map(int, answers)), n))
    return cases


@in_parts
def _table(
    answers=lambda outputs: outputs.argmax(axis=1),
    size=lambda outputs, labels: outputs.shape[1],
    place=lambda label, answer: (label, answer),
    last=lambda table: table,
):
    """A table that counts pairs: what is the answer, how large it is, where a pair belongs."""

    def confusion(outputs, labels):
        n = size(outputs, labels)
        table = np.zeros((n, n), int)
        for label, answer in zip(labels, answers(outputs), strict=True):
            table[place(label, answer)] += 1
        return last(table)

    return confusion


def _sums_of_outputs(outputs, labels):
    table = np.zeros((outputs.shape[1],) * 2)
    np.add.at(table, labels, outputs)
    return table


exercise = Exercise(
    signature="confusion(outputs, labels)",
    task="Count the answers in a table, (n, n): in row j and column k stands how many of the "
    "images with label j were read as k. outputs (m, n) has an image a row, labels is (m,); the "
    "answer to an image is the place of its largest output.",
    right=_table(),
    cases=list(_cases()),
    counts=lambda outputs, labels: {"the number of images": len(outputs)},
    sizes=lambda outputs, labels: (
        counted(len(outputs), "image"),
        counted(outputs.shape[1], "output"),
    ),
    asks="outputs.shape tells how many images and outputs there are.",
    mistakes=[
        Mistake(
            "rows and columns are swapped",
            "The counts are right, but your rows are the answers. A row belongs to a label, a "
            "column to an answer.",
            _table(place=lambda label, answer: (answer, label)),
        ),
        Mistake(
            "a pair that comes up again is counted once",
            "No number in your table is above 1. If you use a loop: does it say += or only =? "
            "Without one: an array with += and lists of places counts each place once, however "
            "often it comes up.",
            _table(last=lambda table: np.minimum(table, 1)),
            _table(last=lambda table: table > 0),
        ),
        Mistake(
            "all rows are one and the same",
            "All rows of your table are alike. [[0] * n] * n holds the same row n times: what is "
            "added to one is added to all of them. np.zeros makes a table of its own rows.",
            _table(last=lambda table: np.tile(table.sum(axis=0), (len(table), 1))),
            _table(last=lambda table: np.tile(table.sum(axis=1), (len(table), 1))),
        ),
        Mistake(
            "shares instead of counts",
            "You divide. Wanted is how many images they are, as whole numbers.",
            _table(last=lambda table: table / table.sum()),
            _table(last=lambda table: table / np.maximum(table.sum(axis=1, keepdims=True), 1)),
            _table(last=lambda table: table / table.sum(axis=1, keepdims=True)),
        ),
        Mistake(
            "always ten rows and columns",
            "Your table has ten rows and columns. There are as many as outputs: outputs.shape[1] "
            "tells.",
            _table(size=lambda outputs, labels: 10),
        ),
        Mistake(
            "only the labels that come up have a row",
            "Your table is too small where a digit does not come up as a label. It has a row and a "
            "column for every output.",
            _table(size=lambda outputs, labels: labels.max() + 1),
            _table(size=lambda outputs, labels: len(np.unique(labels))),
        ),
        Mistake(
            "a row for every image",
            "Your table is as large as there are images. It has a row for every digit, as many as "
            "outputs.",
            _table(size=lambda outputs, labels: len(outputs)),
        ),
        Mistake(
            "counted from 1",
            "All is there, but one row and one column further: labels and places are counted "
            "from 0.",
            _table(place=lambda label, answer: (label - 1, answer - 1)),
            _table(last=lambda table: np.roll(table, 1, axis=(0, 1))),
        ),
        Mistake(
            "the place of the smallest output",
            "You take the place of the smallest output for the answer.",
            _table(answers=lambda outputs: outputs.argmin(axis=1)),
        ),
        Mistake(
            "the first output above 0.5",
            "You take the first output above 0.5 for the answer. Sometimes two are above it, and "
            "sometimes none is.",
            _table(answers=lambda outputs: (outputs > 0.5).argmax(axis=1)),
        ),
        Mistake(
            "the largest of each column, not of each row",
            "You look for the largest output along the images. An image is a row: which axis goes "
            "along it?",
            lambda outputs, labels: np.argmax(outputs, axis=0),
        ),
        Mistake(
            "only those that are read right",
            "Only the answers that are right are counted. What the others were taken for is what "
            "the table is for.",
            _table(last=lambda table: np.diag(np.diag(table))),
            _table(last=np.diag),
            _table(last=np.trace),
        ),
        Mistake(
            "only those that are read wrong",
            "The answers that are right are not counted. They belong on the diagonal.",
            _table(last=lambda table: table - np.diag(np.diag(table))),
        ),
        Mistake(
            "the share that is right",
            "One number comes out, how many are right. Wanted is the table.",
            _table(last=lambda table: np.trace(table) / table.sum()),
        ),
        Mistake(
            "only one image",
            "Only one image is counted. If you use a loop: is the return inside it, or does the "
            "table begin anew in every round?",
            lambda outputs, labels: _table()(outputs[:1], labels[:1]),
            lambda outputs, labels: _table()(outputs[-1:], labels[-1:]),
        ),
        Mistake(
            "an image is left out",
            "One image is not counted, the first or the last. Remember that range(m) ends with "
            "m − 1, and that Python counts from 0.",
            lambda outputs, labels: _table()(outputs[:-1], labels[:-1]),
            lambda outputs, labels: _table()(outputs[1:], labels[1:]),
        ),
        Mistake(
            "how often each label comes up",
            "You count the labels, or the answers, by themselves. Count the pairs.",
            _table(last=lambda table: table.sum(axis=1)),
            _table(last=lambda table: table.sum(axis=0)),
        ),
        Mistake(
            "the outputs are added up",
            "You add up the outputs themselves. Each image is counted once, at its answer.",
            _sums_of_outputs,
        ),
    ],
    hint="Begin with np.zeros((n, n), dtype=int). Then, image by image: its answer is the place of "
    "its largest output; add 1 to one entry.",
    draw=_draw,
)
