"""Exercise: how large a hidden layer can be if there are only so many parameters."""

import math

import numpy as np

from mlp_helpers.checks.drawing import unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.mistake import in_parts
from mlp_helpers.texts import counted

WIDE = 10**12  # inputs, at least, where a budget is huge: so few neurons fit in, and loops end


def _draw(rng):
    """Three budgets for networks of unlike sizes, two that not one neuron fits into, a huge one.

    The first is used up to the last, which alone tells whether "at most" is meant; of the second
    more than half of a neuron is left, which alone tells rounding; of the third little, which
    tells rounding from one too many. Two tell numbers below 0, and who always has a neuron. The
    last alone tells fractions: so little is missing for one more that a float does not hold it.
    """
    cases, sizes = [], zip(unlike(rng, 20, 90, 6), unlike(rng, 5, 15, 6), strict=True)
    for place, (n_in, n_out) in enumerate(sizes):
        n_in += 0 if place < 5 else int(rng.integers(2 * WIDE, 8 * WIDE))
        each = n_in + n_out + 1
        used_up = n_out + each * int(rng.integers(each, 2 * each))
        budget = (
            used_up,
            used_up + int(rng.integers(n_in + 1, each)),
            used_up + int(rng.integers(1, n_in // 3)),
            n_out - 2,
            each - 2,
            n_out + each * 128 * int(rng.integers(200, 800)) - 1,  # a float holds what is divided
        )[place]
        cases.append(Case(n_in, n_out, budget))
    return cases


@in_parts
def _most(
    each=lambda n_in, n_out: n_in + n_out + 1,
    fixed=lambda n_in, n_out: n_out,
    divide=lambda rest, each: rest // each,
    last=lambda n: max(0, n),
):
    """How many neurons: what each of them takes, of what is not taken by the output's biases."""
    return lambda n_in, n_out, budget: last(divide(budget - fixed(n_in, n_out), each(n_in, n_out)))


def _taken(n_in, n_out, budget):
    n = _most()(n_in, n_out, budget)
    return n * (n_in + n_out + 1) + n_out


exercise = Exercise(
    signature="most_neurons(n_in, n_out, budget)",
    task="Give how many hidden neurons a network n_in-n-n_out may have, n, if it is to have at "
    "most `budget` weights and biases: a whole number, and 0 if not even one fits in.",
    right=_most(),
    cases=[
        Case(*args)
        for args in [
            (3, 2, 20),
            (3, 2, 19),
            (3, 2, 8),
            (3, 2, 7),
            (3, 2, 1),
            (3, 2, 25),
            (784, 10, 13_002),
            (784, 10, 10_000),
            (784, 10, 12_730),
            (784, 10, 804),
            (784, 10, 5),
            (10, 4, 100),
            (10, 4, 108),
            (28, 3, 1000),
            (28, 3, 1011),
            (16, 16, 4),
            (16, 16, 16 + 33 * 40),
            (100, 4, 4 + 105 * 7 + 104),
            (10 * WIDE - 3, 2, 10**18 + 1),
            (5 * WIDE - 5, 4, 5 * 10**17 + 3),
        ]
    ],
    sizes=lambda n_in, n_out, budget: (counted(n_in, "input"), counted(n_out, "output")),
    asks="n_in and n_out tell how large the two layers are.",
    slow="A budget can be huge, and a loop over as many numbers takes years: divide.",
    mistakes=[
        Mistake(
            "the number has a fraction",
            "A part of a neuron comes out. How many whole ones are there?",
            _most(divide=lambda rest, each: rest / each),
        ),
        Mistake(
            "rounded to the nearest",
            "Where more than half of a neuron would fit in, you count it, and the budget is "
            "exceeded. Round down.",
            _most(divide=lambda rest, each: round(rest / each)),
        ),
        Mistake(
            "huge numbers lose digits",
            "Where the budget is huge, the last digits are wrong: / makes a fraction, which holds "
            "about sixteen digits, whatever is cut off it then. // stays with whole numbers, all "
            "of whose digits Python keeps.",
            _most(divide=lambda rest, each: math.floor(rest / each)),
            _most(divide=lambda rest, each: int(rest / each)),
            _most(divide=lambda rest, each: int(np.float64(rest) // each)),
            _most(divide=lambda rest, each: round(rest / each - 0.5)),
        ),
        Mistake(
            "one neuron too many",
            "With as many as you say the budget is exceeded. If you use a loop: does it count one "
            "more before it stops?",
            _most(divide=lambda rest, each: -(-rest // each)),
            _most(divide=lambda rest, each: rest // each + 1),
            _most(divide=lambda rest, each: math.ceil(rest / each)),
        ),
        Mistake(
            "a budget that is used up to the last is taken for exceeded",
            "Where the budget would be used up to the last, you stop one neuron before. At most "
            "means that it may be used up.",
            _most(divide=lambda rest, each: (rest - 1) // each),
            share=0.5,
        ),
        Mistake(
            "one neuron too few",
            "One more always fits in. If you use a loop: which n has it just tried when it stops?",
            _most(divide=lambda rest, each: rest // each - 1),
        ),
        Mistake(
            "below 0 where none fits",
            "Where not even the output's biases fit in, your number is below 0. A network cannot "
            "have fewer than no neurons.",
            _most(last=lambda n: n),
        ),
        Mistake(
            "always one neuron at least",
            "Where none fits, you say 1. The answer is 0 then.",
            _most(last=lambda n: max(1, n)),
        ),
        Mistake(
            "no biases at all",
            "The weights are right, but the budget is for weights and biases.",
            _most(each=lambda n_in, n_out: n_in + n_out, fixed=lambda n_in, n_out: 0),
        ),
        Mistake(
            "the output's biases are forgotten",
            "Each hidden neuron takes as much as it should. The output neurons have biases, too, "
            "however many there are in the middle.",
            _most(fixed=lambda n_in, n_out: 0),
        ),
        Mistake(
            "the hidden neurons' biases are forgotten",
            "Each neuron in the middle has a bias as well, besides its weights.",
            _most(each=lambda n_in, n_out: n_in + n_out),
        ),
        Mistake(
            "the input layer has biases too",
            "You give every pixel a bias. The input layer only holds the image: nothing is added "
            "up there.",
            _most(fixed=lambda n_in, n_out: n_in + n_out),
        ),
        Mistake(
            "only the weights into the hidden layer",
            "Only the way into the hidden layer is counted. From there weights lead to the "
            "output, too.",
            _most(each=lambda n_in, n_out: n_in + 1),
            _most(each=lambda n_in, n_out: n_in, fixed=lambda n_in, n_out: 0),
            _most(each=lambda n_in, n_out: n_in + 1, fixed=lambda n_in, n_out: 0),
        ),
        Mistake(
            "only the weights out of the hidden layer",
            "Only the way out of the hidden layer is counted. Weights lead into it, too.",
            _most(each=lambda n_in, n_out: n_out + 1),
            _most(each=lambda n_in, n_out: n_out, fixed=lambda n_in, n_out: 0),
        ),
        Mistake(
            "inputs and outputs are multiplied",
            "You multiply the inputs with the outputs. No weight leads from an input straight to "
            "an output: how many lead into one hidden neuron, and how many out of it?",
            _most(each=lambda n_in, n_out: n_in * n_out),
            _most(each=lambda n_in, n_out: n_in * n_out, fixed=lambda n_in, n_out: 0),
            _most(each=lambda n_in, n_out: n_in * n_out + 1),
        ),
        Mistake(
            "every network is of one size",
            "You count as if there were always so many inputs, or so many outputs. n_in and n_out "
            "tell how many there are.",
            *(
                way
                for n, m in ((784, 10), (3, 2))
                for way in (
                    _most(
                        each=lambda n_in, n_out, k=n + 1 + m: k, fixed=lambda n_in, n_out, m=m: m
                    ),
                    _most(each=lambda n_in, n_out, k=n + 1 + m: k),
                    _most(each=lambda n_in, n_out, n=n: n + 1 + n_out),
                    _most(
                        each=lambda n_in, n_out, m=m: n_in + 1 + m,
                        fixed=lambda n_in, n_out, m=m: m,
                    ),
                )
            ),
        ),
        Mistake(
            "the number of parameters instead of neurons",
            "You give how many weights and biases that network has. Asked is how many hidden "
            "neurons.",
            _taken,
        ),
    ],
    hint="How many numbers does one more hidden neuron bring along: weights into it, its bias, "
    "weights out of it? And which numbers are there in any case?",
    draw=_draw,
)
