"""An exercise on arrays of any shape, with a warning and a copy to be made; no worked solution."""

import numpy as np

from mlp_helpers.checks.exercise import Case, Exercise

exercise = Exercise(
    signature="squish(z)",
    task="Squish z.",
    right=lambda z: np.where(z < -700, 0, 1 / (1 + np.exp(-z))),
    cases=[Case(np.array([-1000.0, 0.0, 2.0])), Case(np.array([[1.0, 2.0], [3.0, -4.0]]))],
    mistakes=[],
    hint="e",
)
