"""Wall, moved as the browser moves it."""

import numpy as np
import pytest
import traitlets as T

from mlp_helpers.views.wall import Wall
from tests.by_hand import by_hand, news


@pytest.fixture
def wall():
    return Wall(pictures=np.zeros((3, 16)), wrong=[1], empty=[2], label="Wall")


def test_its_repr_says_how_many_there_are(wall):
    assert repr(wall) == "Wall: 2 of 3 pictures, 1 wrong"


def test_a_hand_picks_one_and_only_that(wall):
    picked = []
    wall.observe(lambda change: picked.append(change["new"]), "chosen")
    by_hand(wall, chosen=2)
    assert picked == [2] and wall.chosen == 2
    by_hand(wall, pictures=np.ones((3, 16)))
    assert not wall.pictures.any()


@pytest.mark.parametrize("place", [3, -2])
def test_a_place_that_is_not_there_is_refused_and_the_page_is_told_what_stands(wall, place):
    reply, arrays = by_hand(wall, chosen=place)
    assert reply["fault"] == f"chosen holds {place}; wanted places -1..2"
    assert wall.chosen == -1 and news(reply, arrays)[wall.key, "chosen"] == -1
    with pytest.raises(T.TraitError, match=r"wrong holds 3; wanted places 0\.\.2"):
        wall.wrong = [0, 3]


def test_a_locked_wall_takes_no_pick(wall):
    wall.locked = True
    by_hand(wall, chosen=1)
    assert wall.chosen == -1


def test_pictures_are_square():
    with pytest.raises(T.TraitError, match="pictures have 15 cells each; wanted squares"):
        Wall(pictures=np.zeros((2, 15)))
