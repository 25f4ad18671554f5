"""MatrixView and Lines, moved as the browser moves them, without a browser."""

import numpy as np
import pytest
import traitlets as T

from mlp_helpers.views.lines import Lines
from mlp_helpers.views.matrix_view import MatrixView
from tests.by_hand import by_hand, news


def equation(**traits):
    """2 rows, 3 columns: nothing square, so that a transposition shows."""
    parts = {"W": [[1, 2, 3], [4, 5, 6]], "a": [0.5, 0, 1], "b": [-1, 1], "z": [0, 0]}
    return MatrixView(**(parts | traits), label="W a + b")


def test_a_hand_changes_a_part_and_the_answer_brings_the_sums():
    view = equation()
    view.observe(lambda _: view.set_trait("z", view.W @ view.a + view.b), ["W", "a", "b"])
    changed = np.array([[1, 2, 3], [4, 5, -6]], np.float32)
    reply, arrays = by_hand(view, final=False, W=changed)
    assert reply["fault"] == "" and view.W.tolist() == changed.tolist()
    assert news(reply, arrays)[view.key, "z"].tolist() == [2.5, -3.0]
    reply, arrays = by_hand(view, a=np.array([0, 1, 0], np.float32))
    assert news(reply, arrays)[view.key, "z"].tolist() == [1.0, 6.0]


@pytest.mark.parametrize(
    ("part", "value", "wanted"),
    [
        ("W", [[1, 2], [3, 4], [5, 6]], r"W has shape \(3, 2\); wanted \(2, 3\)"),
        ("W", [1, 2, 3], r"W has shape \(3,\); wanted \(rows, columns\)"),
        ("a", [1, 2], r"a has shape \(2,\); wanted \(3,\)"),
        ("b", [1, 2, 3], r"b has shape \(3,\); wanted \(2,\)"),
        ("z", [1, 2, 3], r"z has shape \(3,\); wanted \(2,\)"),
        ("result", [1], r"result has shape \(1,\); wanted \(2,\)"),
        ("W", np.full((2, 3), np.nan), "W contains NaN"),
        ("b", [2e6, 0], r"b holds 2e\+06; wanted -1e\+06 to 1e\+06"),
        ("b", "ink", "wanted numbers"),
    ],
)
def test_bad_parts_are_refused_and_the_equation_stays(part, value, wanted):
    view = equation(result=[0, 0])
    before = {name: getattr(view, name) for name in ("W", "a", "b", "z", "result")}
    with pytest.raises(T.TraitError, match=wanted):
        setattr(view, part, value)
    assert all(getattr(view, name) is array for name, array in before.items())


def test_a_part_can_have_a_range_of_its_own():
    view = equation(ranges={"a": (0, 1)})
    with pytest.raises(T.TraitError, match="a holds 1.5; wanted 0 to 1"):
        view.a = [0, 1.5, 0]
    reply, arrays = by_hand(view, a=np.array([0, 1.5, 0]))
    assert "wanted 0 to 1" in reply["fault"]
    assert news(reply, arrays)[view.key, "a"].tolist() == [0.5, 0.0, 1.0]  # back as it was


def test_extreme_numbers_are_kept():
    view = equation()
    view.W = [[1e6, -1e6, 0], [1e-9, 0, 0]]
    assert view.W.max() == 1e6


def test_only_the_parts_are_set_by_hand_and_a_locked_equation_is_not():
    view = equation()
    assert "z is not set by hand" in by_hand(view, z=np.zeros(2))[0]["fault"]
    view.locked = True
    by_hand(view, b=np.zeros(2))
    assert view.b.tolist() == [-1.0, 1.0]


def test_every_repr_is_one_short_line():
    assert repr(equation()) == "W a + b: W 2 x 3, z 0 0"
    many = MatrixView(W=np.ones((40, 1)), a=[1], b=np.ones(40), z=np.ones(40))
    assert repr(many) == "MatrixView: W 40 x 1, z 1 1 1 1 1 …"
    assert repr(Lines(lines=["a", "b"], label="Code")) == "Code: 2 lines, current -1"
