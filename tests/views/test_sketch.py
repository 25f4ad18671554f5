"""A sketch, and cards: as a hand's messages move them, and what they refuse."""

import numpy as np
import pytest
import traitlets as T

from mlp_helpers.views import Cards, Diagram, PixelGrid, Sketch
from tests.by_hand import by_hand


def test_a_hand_draws_a_sketch():
    pad = Sketch(label="pad", sketch=np.zeros((2, 5)))
    drawn = np.array([[0, 0.5, 0.6, 0, 0], [0, 1, 1, 0, 0]], np.float32)
    by_hand(pad, sketch=drawn)
    assert np.array_equal(pad.sketch, drawn) and repr(pad) == "pad: 2 of 5 columns drawn"


def test_a_sketch_may_be_told_where_it_begins():
    assert Sketch().start is None and Sketch(start=0.5).start == 0.5
    with pytest.raises(T.TraitError, match="finite"):
        Sketch(start=np.nan)


def test_two_pages_draw_in_one_sketch():
    pad = Sketch(sketch=np.zeros((2, 5)))
    theirs = np.array([[0, 0, 0, 0, 0.7], [0, 0, 0, 0, 1]], np.float32)
    by_hand(pad, sketch=theirs)
    mine = np.array([[0.2, 0, 0, 0, 0], [1, 0, 0, 0, 0]], np.float32)
    ends = np.array([0.2, 1], np.float32).tolist()
    by_hand(pad, sketch=mine, touched={"sketch": {"at": [0, 5], "lo": ends, "hi": ends}})
    assert pad.sketch[1].tolist() == [1, 0, 0, 0, 1]


@pytest.mark.parametrize(
    "traits, said",
    [
        ({"sketch": np.zeros((3, 5))}, r"sketch has shape \(3, 5\); wanted \(2, n\)"),
        ({"sketch": np.zeros((2, 1))}, "n at least 2"),
        ({"sketch": np.zeros((2, 5)), "truth": np.zeros(6)}, "truth has 6 numbers; wanted at most"),
        ({"x_lo": 1, "x_hi": 1}, "wanted x_lo < x_hi"),
    ],
)
def test_a_sketch_that_makes_no_sense_is_refused(traits, said):
    with pytest.raises(T.TraitError, match=said):
        Sketch(**traits)


def test_a_hand_orders_cards():
    cards = Cards(label="cards", names=["a", "b", "c"], pictures=np.zeros((3, 4)))
    assert cards.order == [0, 1, 2]
    by_hand(cards, order=[2, 0, 1])
    assert repr(cards) == "cards: c, a, b"
    reply, _ = by_hand(cards, order=[2, 2, 1])
    assert "wanted each of 0..2 once" in reply["fault"] and cards.order == [2, 0, 1]


def test_there_is_a_picture_and_a_number_for_each_card():
    with pytest.raises(T.TraitError, match="pictures has 2 numbers; wanted 3"):
        Cards(names=["a", "b", "c"], pictures=np.zeros((2, 4)))
    with pytest.raises(T.TraitError, match="truth has 1 numbers; wanted 3"):
        Cards(names=["a", "b", "c"], pictures=np.zeros((3, 4)), truth=[1])


def test_a_hand_points_at_a_pixel_and_picks_neurons():
    grid = PixelGrid(values=np.zeros((4, 4)), pointable=True)
    by_hand(grid, pointed=7)
    assert grid.pointed == 7
    network = {"sizes": [2, 3], "activations": np.zeros(5), "pickable": True}
    diagram = Diagram(picked=np.zeros(5), **network)
    by_hand(diagram, picked=np.array([0, 1, 0, 0, 1], np.float32))
    assert diagram.picked.tolist() == [0, 1, 0, 0, 1]
    with pytest.raises(T.TraitError, match="answer has 4 numbers; wanted 5"):
        diagram.answer = np.zeros(4)
