"""NumberLine: what it takes, and how its scale follows what it shows."""

import numpy as np
import pytest
import traitlets as T

from mlp_helpers.views.number_line import NumberLine, nice_limit, range_in_words


@pytest.mark.parametrize(
    "largest, limit",
    [(0, 1), (1, 1), (1.01, 2), (3, 5), (7, 10), (10, 10), (25.54, 50), (6e8, 1e9), (1e-9, 1e-3)],
)
def test_a_nice_limit_is_1_2_or_5_and_not_below(largest, limit):
    assert nice_limit(largest) == pytest.approx(limit)


def test_the_scale_stays_while_what_it_shows_fits_and_fills_a_fifth():
    assert nice_limit(12, current=50) == 50
    assert nice_limit(9, current=50) == 10
    assert nice_limit(51, current=50) == 100


def test_random_numbers_always_fit():
    rng = np.random.default_rng(0)
    current = 1.0
    for largest in 10 ** rng.uniform(-6, 9, size=300):
        current = nice_limit(largest, current)
        assert largest <= current <= max(5 * largest, 1e-3) * (1 + 1e-9)


def test_its_repr_says_what_it_shows():
    assert repr(NumberLine(label="Sum", value=[2.5])) == "Sum: 2.50"
    assert repr(NumberLine(label="Sums", points=[1, -2])) == "Sums: 1.00 -2.00"


@pytest.mark.parametrize("wrong", [[np.nan], [np.inf], [[1.0]], [], "much"])
def test_what_is_no_row_of_numbers_is_refused(wrong):
    line = NumberLine(points=[1.0, 2.0])
    with pytest.raises(T.TraitError, match="points"):
        line.points = wrong
    assert line.points.tolist() == [1, 2]


@pytest.mark.parametrize(
    "ends, words", [((50, 100), "−50 to 100"), ((0.05, 1), "−0.050 to 1"), ((1e6, 2e4), None)]
)
def test_the_range_is_named_as_its_ticks_are(ends, words):
    assert range_in_words(*ends) == (words or "−1.00e+6 to 20000")
