"""The map of a function of two numbers, without a screen."""

import numpy as np
import pytest

from mlp_helpers.lesson05.refined import SIZES, lowest_of, refine, scale_of, varies

X, Y = np.meshgrid(np.linspace(0, 4, 9), np.linspace(-1, 1, 5))  # unlike sizes


def test_a_map_gets_finer_and_keeps_what_it_has():
    asked = []

    def function(x, y):
        asked.append((x, y))
        return 10 * y + x

    fields = [f for f in refine(function, (0, 4), (-1, 1), (3, 5, 9)) if f is not None]
    assert [f.shape for f in fields] == [(3, 3), (5, 5), (9, 9)]
    assert len(asked) == len(set(asked)) == 81
    x, y = np.meshgrid(np.linspace(0, 4, 9), np.linspace(-1, 1, 9))
    assert fields[-1] == pytest.approx(10 * y + x)
    assert fields[0][0].tolist() == [-10, -8, -6]  # row 0 at the lower end of y
    assert all((b - 1) % (a - 1) == 0 for a, b in zip(SIZES[:-1], SIZES[1:], strict=True))


def test_the_tenth_that_is_highest_is_white_and_lines_are_shares_of_the_whole():
    field = np.arange(121.0).reshape(11, 11) - 20
    lo, hi, levels = scale_of(field, np.array([0.1, 0.5]))
    assert (lo, hi) == (-20, 88) and levels.tolist() == [-8, 40]


def test_a_flat_map_has_no_lines_and_lies_inside_its_scale():
    lo, hi, levels = scale_of(np.full((9, 9), 0.3) + 1e-8 * np.eye(9), np.array([0.5]))
    assert lo < 0.3 < hi and levels is None


def test_the_lowest_point_is_where_the_function_is_lowest():
    place, value = lowest_of((X - 3) ** 2 + (Y - 0.5) ** 2 + 7, (0, 4), (-1, 1))
    assert place == (3, 0.5) and value == 7 and isinstance(place[0], float)


@pytest.mark.parametrize(("field", "along"), [(X, (True, False)), (Y, (False, True))])
def test_it_varies_along_the_axis_that_matters(field, along):
    assert varies(field) == along and varies(field + X + Y) == (True, True)
    assert varies(0 * field) == (False, False)
