"""RandomGallery through its methods."""

import numpy as np
import pytest

from mlp_helpers.digits import load_digits, load_example
from mlp_helpers.lesson05.random_gallery import RandomGallery
from mlp_helpers.network import Network, cost


@pytest.fixture
def gallery():
    return RandomGallery()


def test_it_shows_the_network_of_its_seed(gallery):
    network = Network((784, 16, 16, 10), np.random.default_rng(0), init="lecture")
    assert np.array_equal(gallery.network.weights[2], network.weights[2])
    assert np.allclose(gallery.outputs[7], network(load_example(7)), atol=1e-6)
    assert gallery.cost == cost(network, *load_digits("test", 1000))
    assert gallery.accuracy < 0.3 and gallery.cost > 1


def test_a_roll_is_another_network_and_a_reset_the_same_one(gallery):
    before, line = gallery.outputs, repr(gallery)
    seen = []
    gallery.watch(lambda: seen.append(gallery.seed))
    gallery.roll()
    assert gallery.seed == 1 and not np.allclose(gallery.outputs, before)
    assert f"Seed 1: {gallery.right} of these 10" in gallery.status.text
    gallery.reset()
    assert np.array_equal(gallery.outputs, before) and repr(gallery) == line
    assert seen == [1, 0]


def test_a_seed_that_is_none_is_refused_at_the_start_too():
    with pytest.raises(ValueError, match="seed is 0.5; wanted a whole number"):
        RandomGallery(0.5)


def test_what_was_counted_is_hidden_while_it_is_locked(gallery):
    gallery.locked = True
    assert gallery.status.text == ""  # it would give the answer away
    gallery.roll()
    assert gallery.status.text == ""
    gallery.locked = False
    assert gallery.status.text.startswith("Seed 1: ")


def test_a_square_tells_an_image_and_an_output(gallery):
    squares = [view for view in gallery.box.children[1].children if not view.plain]
    words = "image of a {row}, output {column}: {value}{mark}{frame}"
    assert [view.words for view in squares] == [words] * 2
    digits = [str(digit) for digit in range(10)]
    assert all(view.row_names == view.column_names == digits for view in squares)
    assert all(view.framed == [11 * digit for digit in range(10)] for view in squares)


def test_the_answers_are_marked_right_or_wrong(gallery):
    gallery.roll_to(3)
    assert gallery.right == 1 and gallery.answers[7] == 7
    assert gallery.got.marks == [10 * i + j for i, j in enumerate(gallery.answers)]
    assert [i for i, sign in enumerate(gallery.got.signs) if sign == "✓"] == [7]
    assert gallery.got.mark_words[7] == ", the answer: right"
    assert "a 7 as 7" in gallery.got.label
    gallery.locked = True
    assert gallery.got.marks == [] and "as 7" not in gallery.got.label


def test_after_the_last_seed_comes_the_first():
    gallery = RandomGallery(seed=2**32)
    gallery.roll()
    assert gallery.seed == 0
