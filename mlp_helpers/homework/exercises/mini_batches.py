"""Exercise: all images in an order, cut into batches."""

import numpy as np

from mlp_helpers.checks.drawing import unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.mistake import in_parts


def _case(rng, m, size):
    text = f"the order {m} numbers long and size = {size}" if m > 12 else ""
    return Case(rng.permutation(2 * m)[:m], size, text=text)


def _orders():
    """A few to think through, others, cut evenly and not, into one piece, into single ones."""
    yield Case(np.array([7, 0, 9, 4, 2]), 2)
    yield Case(np.array([5, 0, 3, 8]), 2)
    yield Case(np.array([1, 0, 2]), 5)
    yield Case(np.array([1, 2, 0]), 3)
    rng = np.random.default_rng(38)
    for m, size in ((12, 5), (12, 4), (7, 1), (100, 10), (107, 10), (60, 16), (64, 16), (11, 3)):
        yield _case(rng, m, size)


def _draw(rng):
    """Two orders: of one the last batch is shorter, which tells who leaves it out or fills it up;
    the other is cut evenly, which tells who adds an empty one."""
    sizes, numbers = unlike(rng, 4, 9, 2), unlike(rng, 10, 14, 2)
    left = int(rng.integers(2, sizes[0] - 1))
    return [
        _case(rng, sizes[0] * numbers[0] + left, sizes[0]),
        _case(rng, sizes[1] * numbers[1], sizes[1]),
    ]


def _starts(m, size):
    return range(0, m, size)


@in_parts
def _batches(
    starts=_starts,
    piece=lambda order, start, size: order[start : start + size],
    first=lambda order: order,
    last=lambda batches: batches,
):
    """Batches: where each begins, what is in it, of which numbers."""

    def mini_batches(order, size):
        own = first(order)
        return last([piece(own, start, size) for start in starts(len(own), size)])

    return mini_batches


def _as_rows(order, size):
    return order.reshape(-1, size)


def _last_is_longer(order, size):
    batches = _batches()(order, size)
    if len(batches) > 1 and len(batches[-1]) < size:
        batches[-2:] = [np.concatenate(batches[-2:])]
    return batches


def _filled_up(order, size):
    return [np.resize(np.append(b, order[: size - len(b)]), size) for b in _batches()(order, size)]


exercise = Exercise(
    signature="mini_batches(order, size)",
    task="Cut order (m,), whole numbers, into batches: a list of arrays, each with the next `size` "
    "numbers of it. If they do not come out even, the last batch is shorter.",
    right=_batches(),
    cases=list(_orders()),
    sizes=lambda order, size: (f"size = {size}", f"{len(order)} numbers"),
    asks="len(order) tells how many numbers there are, `size` how many go into a batch.",
    part_name=lambda place: f"batch {place[0]}, counted from 0",
    mistakes=[
        Mistake(
            "the last, shorter batch is missing",
            "What is left over at the end is missing: it makes a batch of its own, a shorter one.",
            _batches(starts=lambda m, size: range(0, m - m % size, size)),
            _batches(starts=lambda m, size: range(0, m - size, size)),
        ),
        Mistake(
            "an empty batch at the end",
            "Where the numbers come out even, there is one batch too many, with nothing in it.",
            _batches(starts=lambda m, size: range(0, m + 1, size)),
            _batches(starts=lambda m, size: range(0, m - m % size + 1, size)),
            _batches(starts=lambda m, size: range(0, m + size, size)),
            share=0.5,
        ),
        Mistake(
            "only where the numbers come out even",
            "It stops where a shorter batch is left over: an array whose rows are unlike does not "
            "exist. Wanted is a list of arrays.",
            _as_rows,
            lambda order, size: list(_as_rows(order, size)),
        ),
        Mistake(
            "`size` is taken for the number of batches",
            "You cut it into `size` batches. `size` is how many numbers go into each.",
            lambda order, size: np.array_split(order, size),
            lambda order, size: np.split(order, size),
            lambda order, size: _batches()(order, max(1, len(order) // size)),
            lambda order, size: _batches()(order, -(-len(order) // size)),
        ),
        Mistake(
            "the batches are all about as long",
            "You make the batches as even as can be. All are to have `size` numbers but the last.",
            lambda order, size: np.array_split(order, -(-len(order) // size)),
            lambda order, size: np.array_split(order, max(1, len(order) // size)),
            lambda order, size: np.array_split(order, len(order) // size),
        ),
        Mistake(
            "the last batch is longer",
            "What is left over goes into the batch before. It makes a batch of its own.",
            _last_is_longer,
        ),
        Mistake(
            "the last batch is filled up",
            "The last batch has more numbers than are left over. No image is used twice.",
            _filled_up,
            _batches(
                piece=lambda order, start, size: order[
                    min(start, max(0, len(order) - size)) : start + size
                ]
            ),
        ),
        Mistake(
            "batches overlap",
            "A batch begins at every number, so most come up again and again. Where does the next "
            "batch begin?",
            _batches(starts=lambda m, size: range(m)),
            _batches(starts=lambda m, size: range(m - size + 1)),
            _batches(starts=lambda m, size: range(m // size)),
            _batches(starts=lambda m, size: range(-(-m // size))),
        ),
        Mistake(
            "a batch has one number too few or too many",
            "A slice ends before its second place: order[2:5] has three numbers.",
            _batches(piece=lambda order, start, size: order[start : start + size - 1]),
            _batches(piece=lambda order, start, size: order[start : start + size + 1]),
        ),
        Mistake(
            "the end of a slice is taken for its length",
            "order[start:size] ends at the place `size`; it does not have `size` numbers. Where "
            "does a batch end?",
            _batches(piece=lambda order, start, size: order[start:size]),
            _batches(piece=lambda order, start, size: order[start:]),
        ),
        Mistake(
            "dealt out like cards",
            "Your batches take every so-manieth number. Take the next ones, one after another.",
            lambda order, size: [order[k::size] for k in range(size)],
            lambda order, size: [
                order[k :: -(-len(order) // size)] for k in range(-(-len(order) // size))
            ],
        ),
        Mistake(
            "the order is not kept",
            "The numbers come in another order than in `order`: sorted, turned round or mixed "
            "anew. Take them as they come.",
            _batches(first=np.sort),
            _batches(first=lambda order: order[::-1]),
            _batches(last=lambda batches: batches[::-1]),
        ),
        Mistake(
            "places instead of the numbers there",
            "You give the places in `order`. Wanted are the numbers that stand there.",
            _batches(first=lambda order: np.arange(len(order))),
            lambda order, size: list(range(0, len(order), size)),
        ),
        Mistake(
            "only one batch",
            "Only one batch comes out. If you use a loop: is the return inside it, and is each "
            "batch kept?",
            lambda order, size: order[:size],
            lambda order, size: [order[:size]],
            lambda order, size: _batches()(order, size)[-1],
        ),
        Mistake(
            "nothing is cut",
            "All numbers come out in one piece.",
            lambda order, size: order,
            lambda order, size: [order],
        ),
        Mistake(
            "how many batches, not which",
            "You give how many batches there are. Wanted are the batches themselves.",
            lambda order, size: -(-len(order) // size),
            lambda order, size: len(order) // size,
        ),
    ],
    hint="The batches begin at the places 0, size, 2 · size, …: range with three arguments gives "
    "these. A slice that would go beyond the end stops there by itself.",
    draw=_draw,
)
