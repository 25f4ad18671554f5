"""Curve and Entry, moved as the browser moves them, without a browser."""

import numpy as np
import pytest
import traitlets as T

from mlp_helpers.views.curve import Curve
from mlp_helpers.views.entry import Entry
from tests.by_hand import by_hand, news

XS = np.linspace(-2, 2, 5)


def parabola(**traits):
    return Curve(XS, XS**2, x_lo=-2, x_hi=2, y_lo=0, y_hi=4, label="Parabola", **traits)


def test_a_hand_moves_x_and_python_answers_with_y_and_slope():
    curve = parabola(slope=0)

    def follow(change):
        curve.y, curve.slope = change["new"] ** 2, 2 * change["new"]

    curve.observe(follow, "x")
    reply, arrays = by_hand(curve, final=False, x=1.5)
    assert (curve.x, curve.y, curve.slope) == (1.5, 2.25, 3.0)
    assert news(reply, arrays) == {(curve.key, "y"): 2.25, (curve.key, "slope"): 3.0}
    assert repr(curve) == "Parabola: x 1.50, y 2.25, slope 3.00"


def test_only_x_is_moved_by_hand_and_only_if_open():
    curve = parabola()
    assert "y is not set by hand" in by_hand(curve, y=3.0)[0]["fault"]
    assert "x is nan" in by_hand(curve, x=float("nan"))[0]["fault"]
    curve.locked = True
    by_hand(curve, x=1.0)
    assert (curve.x, curve.y) == (0, 0)


def test_samples_of_another_number_are_drawn_together():
    curve = parabola()
    curve.draw(np.arange(3), np.arange(3), others=np.zeros((2, 3)))
    assert curve.xs.tolist() == curve.ys.tolist() == [0, 1, 2]
    assert curve.others.shape == (2, 3)
    curve.draw(XS, XS)
    assert curve.others is None and len(curve.ys) == 5


@pytest.mark.parametrize(
    "change, wanted",
    [
        (lambda c: setattr(c, "ys", np.zeros(4)), "ys has 4 numbers; wanted 5"),
        (lambda c: setattr(c, "xs", np.arange(4)), "xs has 4 numbers, ys 5; wanted as many"),
        (lambda c: setattr(c, "xs", XS[::-1]), "xs do not rise"),
        (lambda c: setattr(c, "ys", np.full(5, np.nan)), "NaN or infinity"),
        (lambda c: setattr(c, "others", np.zeros((2, 4))), r"shape \(2, 4\); wanted \(k, 5\)"),
        (lambda c: setattr(c, "path", np.zeros((4, 3))), r"shape \(4, 3\); wanted \(k, 2\)"),
        (lambda c: setattr(c, "x", np.inf), "x is inf; wanted a finite number"),
        (lambda c: setattr(c, "slope", np.nan), "slope is nan"),
        (lambda c: setattr(c, "y_hi", np.nan), "y_hi is nan"),
        (lambda c: c.draw(np.arange(3), np.arange(4)), "wanted"),
        (lambda c: c.draw(np.arange(3), np.arange(3), np.zeros((1, 5))), "wanted"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_changes(change, wanted):
    curve = parabola(path=[[1, 1]])
    before = (curve.xs.tolist(), curve.ys.tolist(), curve.path.tolist(), repr(curve))
    with pytest.raises(T.TraitError, match=wanted):
        change(curve)
    assert (curve.xs.tolist(), curve.ys.tolist(), curve.path.tolist(), repr(curve)) == before
    assert curve.others is None


def test_axes_have_to_rise():
    with pytest.raises(T.TraitError, match="x_lo and x_hi are 3.0 and 1.0; wanted x_lo < x_hi"):
        Curve(XS, XS, x_lo=3)


def test_what_lies_beyond_the_axes_is_kept_as_it_is():
    curve = parabola()
    curve.x, curve.y, curve.slope = 1e6, -1e12, 1e30
    assert (curve.x, curve.y, curve.slope) == (1e6, -1e12, 1e30)


def test_what_is_typed_reaches_python_and_a_problem_goes_back():
    entry = Entry(text="3, 2", label="layers")
    entry.observe(lambda change: entry.set_trait("problem", "no number"), "text")
    reply, arrays = by_hand(entry, text="three")
    assert entry.text == "three" and repr(entry) == "layers: three"
    assert news(reply, arrays) == {(entry.key, "problem"): "no number"}
    assert "problem is not set by hand" in by_hand(entry, problem="")[0]["fault"]
