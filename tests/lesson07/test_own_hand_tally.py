"""What is asked for, what is written where, and what is counted of it."""

import numpy as np
import pytest

from mlp_helpers.digits import load_digits, load_example
from mlp_helpers.lesson07.own_hand import tally
from mlp_helpers.lesson07.own_hand.sitting import Sitting


@pytest.mark.parametrize("seed", range(30))
def test_each_ten_hold_all_digits_and_none_comes_twice_in_a_row(seed):
    order = tally.asked_digits(60, seed)
    for ten in order.reshape(6, 10):
        assert sorted(ten) == list(range(10))
    assert (np.diff(order) != 0).all()


def test_the_order_is_drawn_by_the_seed_and_a_shorter_one_is_its_beginning():
    twenty = tally.asked_digits(20, 4)
    assert twenty.tolist() == tally.asked_digits(20, 4).tolist()
    assert twenty.tolist() != tally.asked_digits(20, 5).tolist()
    assert tally.asked_digits(7, 4).tolist() == twenty[:7].tolist()


@pytest.mark.parametrize(
    "order, labels, wanted",
    [
        ([3, 1, 2], [2], [2, 3, 1]),
        ([3, 1, 2, 3], [3], [3, 1, 2, 3]),
        ([3, 1], [7, 7, 7], [7, 7, 7]),
        ([3, 1, 2], [7], [7, 3, 1]),
    ],
)
def test_a_row_goes_on_with_what_is_left_of_it(order, labels, wanted):
    assert tally.gone_on_with(np.array(order), np.array(labels)) == wanted


def test_the_table_counts_labels_in_rows_and_answers_in_columns():
    labels, answers = np.array([4, 4, 4, 7, 0]), np.array([4, 9, 9, 7, 6])
    table = tally.table_of(labels, answers)
    assert table.shape == (10, 10) and table.sum() == 5
    assert (table[4, 9], table[9, 4], table[4, 4], table[7, 7], table[0, 6]) == (2, 0, 1, 1, 1)
    assert tally.mistakes(table) == [(4, 9, 2), (0, 6, 1)]
    nothing = np.zeros(0, np.int64)
    assert not tally.table_of(nothing, nothing).any()


def test_a_mean_is_of_one_digit_only_and_there_is_none_without_it():
    images, labels = load_digits("test", 40)
    mean = tally.mean_picture(images, labels, 7)
    sevens = [image for image, label in zip(images, labels, strict=True) if label == 7]
    assert len(sevens) > 1 and mean == pytest.approx(sum(sevens) / len(sevens), abs=1e-6)
    assert tally.mean_picture(images[:0], labels[:0], 7) is None


def test_mnists_means_look_like_their_own_digits():
    means = tally.mnist_means()
    assert means.shape == (10, 784) and means.dtype == np.float32
    for digit in range(10):
        example = load_example(digit, 3)
        assert (means[digit] * example).sum() > 0.3 * (example * example).sum()
    assert means[1] == pytest.approx(load_all_ones().mean(axis=0), abs=1e-5)


def load_all_ones():
    images, labels = load_digits("test")
    return images[labels == 1]


def picture(place):
    return np.full(784, place / 10, np.float32)


def test_a_sitting_asks_for_one_after_another_until_each_has_its_place():
    sitting = Sitting([4, 6, 2])
    assert (sitting.place, sitting.digit, sitting.again) == (0, 4, False)
    sitting.write(picture(0))
    sitting.skip()
    assert (sitting.place, sitting.digit, sitting.skipped) == (2, 2, {1})
    sitting.write(picture(2))
    assert sitting.place is None and sitting.digit is None and sitting.written == [0, 2]
    sitting.go(1)
    sitting.write(picture(1))
    assert sitting.place is None and sitting.written == [0, 1, 2] and not sitting.skipped


def test_one_that_is_written_anew_goes_back_to_where_the_row_was():
    sitting = Sitting([4, 6, 2, 8])
    sitting.write(picture(0))
    sitting.write(picture(1))
    sitting.go(0)
    assert sitting.again
    sitting.skip()  # which leaves it as it is
    assert sitting.place == 2 and not sitting.skipped and sitting.framed[0][0] == 0
    sitting.go(1)
    sitting.write(picture(7))
    assert sitting.place == 2 and sitting.framed[1][0] == np.float32(0.7)


def test_each_place_keeps_the_ink_on_its_pad_until_it_is_written():
    sitting = Sitting([4, 6])
    half = np.eye(28, dtype=np.float32)
    sitting.ink = half
    sitting.go(1)
    assert not sitting.ink.any()
    sitting.write(picture(1))
    assert np.array_equal(sitting.ink, half)
    sitting.write(picture(0))
    sitting.go(0)
    assert not sitting.ink.any()
    sitting.skip()
    sitting.ink = half  # nothing is asked for: there is no pad
    assert sitting.place is None and not sitting.ink.any()
