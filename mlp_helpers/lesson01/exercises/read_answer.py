"""Exercise: which digit ten outputs stand for."""

import numpy as np

from mlp_helpers.checks.drawing import again_until, spread
from mlp_helpers.checks.exercise import Case, Exercise, Mistake


def _first_above_half(outputs):
    for place, value in enumerate(outputs):
        if value > 0.5:
            return place


def _draw(rng):
    """Ten outputs, several of them above 0.5, the largest not the first of these; and ten of which
    none is above 0.5, the largest not at place 0."""
    return [
        Case(
            again_until(
                lambda outputs: outputs.argmax() != (outputs > 0.5).argmax(),
                lambda high=high: spread(rng, 10, low=0.02, high=high),
            )
        )
        for high in (0.98, 0.48)
    ]


exercise = Exercise(
    signature="read_answer(outputs)",
    task="Give the digit that the ten outputs, shape (10,), stand for: the place of the largest.",
    right=lambda outputs: int(np.argmax(outputs)),
    cases=[
        Case(np.array(outputs))
        for outputs in [
            [0.10, 0.02, 0.21, 0.93, 0.12, 0.30, 0.04, 0.15, 0.24, 0.07],
            [0.11, 0.22, 0.03, 0.14, 0.71, 0.05, 0.01, 0.26, 0.08, 0.84],  # two above 0.5
            [0.21, 0.12, 0.13, 0.04, 0.15, 0.26, 0.42, 0.17, 0.30, 0.09],  # none above 0.5
            [0.91, 0.12, 0.63, 0.14, 0.25, 0.03, 0.16, 0.07, 0.28, 0.39],
            [0.02, 0.81, 0.10, 0.13, 0.24, 0.15, 0.36, 0.77, 0.28, 0.09],
            [0.20, 0.31, 0.72, 0.63, 0.14, 0.95, 0.86, 0.47, 0.08, 0.59],
            [0.30, 0.01, 0.92, 0.13, 0.64, 0.75, 0.26, 0.17, 0.48, 0.09],
            [0.01, 0.02, 0.03, 0.011, 0.001, 0.021, 0.012, 0.04, 0.022, 0.031],
            [0.91, 0.82, 0.63, 0.74, 0.95, 0.56, 0.97, 0.88, 0.99, 0.40],
            [0.60, 0.31, 0.12, 0.23, 0.98, 0.14, 0.05, 0.36, 0.17, 0.97],
        ]
    ],
    mistakes=[
        Mistake(
            "the largest value instead of its place",
            "You give how large the largest output is. The digit is where it stands.",
            lambda outputs: outputs.max(),
        ),
        Mistake(
            "the place is counted from 1",
            "Your digit is always one too large: the first output belongs to the digit 0.",
            lambda outputs: np.argmax(outputs) + 1,
        ),
        Mistake(
            "the place of the smallest",
            "You give the digit the network believes in least.",
            lambda outputs: np.argmin(outputs),
        ),
        Mistake(
            "the first output above 0.5",
            "You give the first output above 0.5. Sometimes two are above it, and sometimes none "
            "is. Compare the outputs with each other.",
            _first_above_half,
            lambda outputs: np.argmax(outputs > 0.5),
            lambda outputs: np.flatnonzero(outputs > 0.5)[0],
        ),
        Mistake(
            "ten numbers instead of one",
            "You give ten numbers, one for each output. Wanted is a single digit.",
            lambda outputs: np.argsort(outputs),
            lambda outputs: np.argsort(outputs)[::-1],
            lambda outputs: outputs == outputs.max(),
        ),
    ],
    whole=[Case(np.array([0, 0, 0, 0, 0, 0, 0, 1, 0, 0]))],
    hint="np.max gives the largest value. NumPy has a function of a similar name for its place.",
    solution='''\
def read_answer(outputs):
    """The digit whose output is the largest."""
    return np.argmax(outputs)''',
    draw=_draw,
)
