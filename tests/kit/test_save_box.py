"""The box for files: what it asks before it writes over one."""

import pytest

from mlp_helpers.kit import SaveBox
from tests.by_hand import by_hand


@pytest.fixture
def said():
    return []


@pytest.fixture
def box(said):
    """Of a folder in which only new.npz is not there yet."""

    def save(path, overwrite):
        if path != "new.npz" and not overwrite:
            raise FileExistsError(path)
        said.append(f"saved {path}, {overwrite}")

    def load(path):
        raise ValueError(f"{path} is damaged")

    return SaveBox(save, load, said.append, "old.npz", "Saves", "Loads")


def test_a_second_click_overwrites_and_a_third_asks_again(box, said):
    for _ in range(3):
        box.save()
    asks = "old.npz is there already. Overwrite, or type another name?"
    assert said == [asks, "saved old.npz, True", asks] and box.button.description == "Overwrite"


def test_another_name_takes_the_question_back(box, said):
    box.save()
    by_hand(box.file, text="new.npz")
    assert box.button.description == "Save"
    box.save()
    assert said[1:] == ["saved new.npz, False"]


def test_what_is_refused_is_said(box, said):
    box.load()
    assert said == ["old.npz is damaged."]


def test_reset_brings_the_first_name_back_and_asks_anew(box, said):
    by_hand(box.file, text="other.npz")
    box.save()
    box.reset()
    assert box.file.text == "old.npz" and box.button.description == "Save"
    box.save()
    assert said == [
        f"{name} is there already. Overwrite, or type another name?"
        for name in ("other.npz", "old.npz")
    ]
