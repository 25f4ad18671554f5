"""HeatMap, moved as the browser moves it, without a browser."""

import numpy as np
import pytest
import traitlets as T

from mlp_helpers.views.heatmap import HeatMap
from tests.by_hand import by_hand, news

FIELD = np.arange(12).reshape(3, 4)


def valley(**traits):
    traits = {"x_lo": -2, "x_hi": 2, "y_lo": 0, "y_hi": 3, "lo": 0, "hi": 11} | traits
    return HeatMap(field=FIELD, label="Valley", **traits)


def test_a_hand_moves_the_point_and_python_answers_with_the_value():
    heat = valley(value=0)
    heat.observe(lambda change: setattr(heat, "value", float(change["new"].sum())), "point")
    reply, arrays = by_hand(heat, final=False, point=np.array([0.5, 2], np.float32))
    assert heat.point.tolist() == [0.5, 2] and heat.value == 2.5
    assert news(reply, arrays) == {(heat.key, "value"): 2.5}
    assert repr(heat) == "Valley: x 0.50, y 2.00, cost 2.500"
    assert repr(valley(x_name="A", decimals=1)) == "Valley: A 0.0, y 0.0"


def test_only_the_point_is_moved_by_hand_and_only_if_open():
    heat = valley()
    assert "field is not set by hand" in by_hand(heat, field=FIELD)[0]["fault"]
    assert "NaN or infinity" in by_hand(heat, point=np.array([np.nan, 1]))[0]["fault"]
    assert "shape (3,); wanted (2,)" in by_hand(heat, point=np.zeros(3))[0]["fault"]
    heat.locked = True
    by_hand(heat, point=np.ones(2))
    assert heat.point.tolist() == [0, 0]


@pytest.mark.parametrize(
    "name, value, wanted",
    [
        ("field", np.zeros((1, 5)), r"shape \(1, 5\); wanted 2 or more rows and columns"),
        ("field", np.zeros(5), r"shape \(5,\); wanted \(rows, columns\)"),
        ("field", np.full((2, 3), np.nan), "NaN or infinity"),
        ("field", None, "field is None"),
        ("point", [1, 2, 3], r"shape \(3,\); wanted \(2,\)"),
        ("point", [1, np.inf], "NaN or infinity"),
        ("best", [1], r"shape \(1,\); wanted \(2,\)"),
        ("goal", [1], r"shape \(1,\); wanted \(2,\)"),
        ("arrow", [1], r"shape \(1,\); wanted \(2,\)"),
        ("path", np.zeros((4, 3)), r"shape \(4, 3\); wanted \(k, 2\)"),
        ("levels", [0, np.nan], "NaN or infinity"),
        ("value", np.nan, "value is nan; wanted a finite number"),
        ("x_hi", np.inf, "x_hi is inf"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_changes(name, value, wanted):
    heat = valley(point=[1, 2], best=[0, 0], path=[[0, 1]], levels=[1, 2], value=3)
    before = getattr(heat, name)
    with pytest.raises(T.TraitError, match=wanted):
        setattr(heat, name, value)
    assert getattr(heat, name) is before or getattr(heat, name) == before


@pytest.mark.parametrize("low, high", [("x_lo", "x_hi"), ("y_lo", "y_hi"), ("lo", "hi")])
def test_axes_and_scale_have_to_rise(low, high):
    with pytest.raises(T.TraitError, match=f"{low} and {high} are 3.0 and 3.0; wanted {low} < "):
        valley(**{low: 3, high: 3})


def test_what_lies_beyond_the_map_is_kept_as_it_is():
    heat = valley(point=[1e9, -1e9], path=[[0, 1e30]], arrow=[1e-30, 1e30], value=1e12)
    assert heat.point.tolist() == [1e9, -1e9] and heat.value == 1e12
    heat.path = heat.arrow = heat.best = heat.goal = heat.levels = heat.value = None
    assert heat.path is None
