"""OwnHand, moved through its methods and by hand."""

import numpy as np
import pytest

from mlp_helpers.digits import frame_like_mnist, load_digits, load_example, load_trained
from mlp_helpers.lesson01.hands import HANDS, write
from mlp_helpers.lesson07 import OwnHand
from mlp_helpers.network import Network
from mlp_helpers.own_digits import load_own, save_own
from tests.by_hand import by_hand, news


@pytest.fixture
def demo(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return OwnHand()


def written(demo, *instead):
    """Write what is asked for, or these digits in its place, until nothing is asked for."""
    rng, hands, instead = np.random.default_rng(3), list(HANDS), list(instead)
    while demo.asked is not None:
        digit = instead.pop(0) if instead else demo.asked
        demo.write(write(digit, hands[len(demo.labels) % len(hands)], rng))
    return demo


def drawn(demo, digit):
    """Draw a digit on the pad by hand."""
    picture = load_example(digit, 0).reshape(28, 28)
    return by_hand(demo.screen.pad, values=picture)


def test_twenty_digits_in_several_hands_are_asked_for_framed_and_read(demo):
    rng, pictures = np.random.default_rng(3), []
    for hand in [*HANDS, *HANDS, *HANDS][:20]:
        pictures.append(write(demo.asked, hand, rng))
        demo.write(pictures[-1])
    assert demo.asked is None and sorted(demo.labels) == sorted([*range(10)] * 2)
    framed = np.array([frame_like_mnist(one) for one in pictures])
    assert np.array_equal(demo.images, framed) and demo.images.dtype == np.float32
    assert np.array_equal(demo.answers, load_trained()(framed).argmax(axis=1))
    assert np.array_equal(demo.right, demo.labels == demo.answers)
    assert demo.right.mean() > 0.7  # as a clean drawing is read
    assert demo.table.sum() == 20 and np.trace(demo.table) == demo.right.sum()


def test_what_was_asked_and_read_stands_in_the_wall_and_what_is_wrong_is_marked(demo):
    first = demo.asked
    demo.write(write((first + 3) % 10))
    answer = int(demo.answers[0])
    assert answer != first
    wall = demo.screen.wall
    assert (wall.above[0], wall.below[0], wall.wrong) == (str(first), f"{answer} ✗", [0])
    assert wall.words[0] == f"{first}, read as {answer}, wrong"
    assert np.array_equal(wall.pictures[0], demo.images[0]) and 0 not in wall.empty
    demo.write(write(demo.asked))
    assert wall.below[1].endswith("✓") and wall.wrong == [0]
    assert wall.above[2] == str(demo.asked) and not any(wall.above[3:])  # none is told ahead
    assert demo.screen.counts.framed == [10 * first + answer]
    assert "1 of 2 right so far. Next: a" in demo.status.text


def test_nothing_is_read_while_it_is_being_written(demo):
    before = demo.status.text
    reply, arrays = drawn(demo, demo.asked)
    assert set(news(reply, arrays)) == set()
    assert demo.status.text == before and not len(demo.answers)
    assert np.array_equal(demo.pixels, load_example(demo.asked, 0).reshape(28, 28))


def test_done_takes_the_pad_and_clears_it_for_the_next(demo):
    first = demo.asked
    drawn(demo, first)
    demo.done_button.click()
    assert demo.labels.tolist() == [first] and not demo.pixels.any()
    assert not demo.screen.pad.values.any() and demo.asked != first
    demo.undo()  # what was taken does not come back onto another digit's pad
    assert not demo.pixels.any() and demo.status.text.startswith("Nothing to take back.")


def test_an_empty_pad_is_not_taken_and_nothing_is_lost(demo):
    demo.done()
    assert demo.status.text == f"The pad is empty: write a {demo.asked}, or Skip it."
    drawn(demo, demo.asked)
    demo.clear()
    demo.done()
    assert not len(demo.labels)
    demo.undo()
    assert demo.pixels.any()
    demo.done()
    assert len(demo.labels) == 1


def test_a_pad_that_is_nearly_all_white_is_not_taken_and_says_why(demo):
    by_hand(demo.screen.pad, values=1 - np.eye(28))
    demo.done()
    assert demo.status.text.startswith("the drawing looks like dark ink on a light ground")
    assert not len(demo.labels) and demo.pixels.any()


def test_skipped_ones_are_told_and_come_back_by_a_click_in_the_wall(demo):
    first = demo.asked
    demo.skip()
    wall = demo.screen.wall
    assert (wall.above[0], wall.below[0], wall.words[0]) == (str(first), "–", f"{first}, skipped")
    assert "1 skipped" in demo.screen.prompt.words
    by_hand(wall, chosen=0)
    assert demo.asked == first and wall.chosen == 0
    demo.write(write(first))
    assert demo.labels.tolist() == [first] and wall.chosen == 1


def test_one_is_written_anew_and_the_half_drawn_one_waits(demo):
    for _ in range(3):
        demo.write(write(demo.asked))
    labels, fourth = demo.labels, demo.asked
    drawn(demo, fourth)
    by_hand(demo.screen.wall, chosen=1)
    assert demo.asked == labels[1] and not demo.screen.pad.values.any()
    assert (
        "this one again" in demo.screen.prompt.words and "With Skip the old one" in demo.status.text
    )
    picture = write(labels[1], "danish", np.random.default_rng(9))
    demo.write(picture)
    assert np.array_equal(demo.labels, labels)
    assert np.array_equal(demo.images[1], frame_like_mnist(picture))
    assert demo.asked == fourth
    assert np.array_equal(demo.screen.pad.values, load_example(fourth, 0).reshape(28, 28))


def test_skip_leaves_one_that_was_to_be_written_anew_as_it_is(demo):
    demo.write(write(demo.asked))
    before = demo.images
    demo.redo(0)
    demo.skip()
    assert np.array_equal(demo.images, before) and demo.screen.wall.chosen == 1
    assert "stays as it is" in demo.status.text


def test_after_the_last_one_all_is_told_and_the_pad_is_closed(demo):
    written(demo, 1, 1)  # the first two are wrong, if no 1 was asked for
    assert demo.asked is None and not demo.screen.pad.paintable
    assert demo.screen.prompt.big == f"{demo.right.sum()} of 20 right"
    said = demo.status.text
    assert said.startswith(f"Read right: {demo.right.sum()} of 20. Wrong: ")
    assert "Save them, or they are gone when Python stops." in said
    for method in (lambda: demo.write(write(3)), demo.skip):
        with pytest.raises(ValueError, match="each is written or skipped; wanted redo"):
            method()
    demo.undo()
    assert "asks for it anew" in demo.status.text
    demo.done()  # once too often
    assert demo.status.text == said
    demo.redo(19)
    assert demo.screen.pad.paintable and demo.asked == demo.labels[19]


def test_all_mistakes_are_counted_but_only_some_are_named():
    demo = OwnHand()
    while demo.asked is not None:
        demo.write(np.eye(28))
    kinds = len(set(zip(demo.labels, demo.answers, strict=True))) - 1
    assert kinds == 9 and demo.status.text.count(" as ") == 2
    assert "(twice)" in demo.status.text and "and 7 more." in demo.status.text


def test_one_who_skips_all_is_not_told_nonsense():
    demo = OwnHand(count=2)
    demo.skip()
    demo.skip()
    assert demo.status.text.startswith("Nothing is written.")
    assert demo.screen.prompt.big == "0 of 0 right" and demo.table.sum() == 0
    assert repr(demo) == "OwnHand: 0 of 2 written, 0 read right"


def test_the_means_are_shown_once_they_cannot_teach_the_hand(demo):
    mine, theirs = demo.screen.means
    assert not mine.values.any() and not theirs.values.any() and demo.mean_digit is None
    written(demo)
    assert demo.mean_digit == 7
    sevens = demo.images[demo.labels == 7]
    assert len(sevens) == 2
    assert mine.values.ravel() == pytest.approx(sevens.mean(axis=0), abs=1e-6)
    images, labels = load_digits("test")
    assert theirs.values.ravel() == pytest.approx(images[labels == 7].mean(axis=0), abs=1e-5)
    assert (mine.title, theirs.title) == ("your 7s", "MNIST's 7s")
    demo.screen.mean_choice.value = 4
    assert demo.mean_digit == 4
    assert mine.values.ravel() == pytest.approx(demo.mean_of(4), abs=1e-6)
    demo.screen.mean_choice.value = -1
    assert demo.mean_digit is None and not theirs.values.any()


def test_without_one_of_a_digit_there_is_no_mean_and_it_says_so(demo):
    demo.show_mean(3)
    mine, theirs = demo.screen.means
    assert demo.mean_of(3) is None and mine.title == "no 3 yet" and not mine.values.any()
    assert theirs.values.any()


def test_what_is_saved_comes_back_in_another_python_and_goes_on(demo):
    for _ in range(5):
        demo.write(write(demo.asked))
    path = demo.save()
    assert (
        str(path) == "my_digits.npz" and "Saved as my_digits.npz, beside this" in demo.status.text
    )
    with np.load(path) as stored:
        assert set(stored) == {"images", "labels", "version"}
    images, labels = load_own(path)
    assert images == pytest.approx(demo.images, abs=0.5 / 255 + 1e-6)
    other = OwnHand(seed=8)
    other.load(path)
    assert np.array_equal(other.labels, demo.labels) and np.array_equal(other.images, images)
    assert len(other.screen.wall.pictures) == 20
    written(other)
    assert sorted(other.labels) == sorted([*range(10)] * 2)
    other.reset()
    assert not len(other.labels) and other.asked == OwnHand(seed=8).asked


def test_a_long_file_makes_a_longer_wall_and_a_too_long_one_is_refused(demo):
    long = OwnHand(count=30)
    written(long).save("long.npz")
    demo.load("long.npz")
    assert len(demo.labels) == len(demo.screen.wall.pictures) == 30 and demo.asked is None
    save_own("longer.npz", np.repeat(demo.images, 3, axis=0), np.repeat(demo.labels, 3))
    with pytest.raises(ValueError, match="longer.npz holds 90 digits; wanted 60 or fewer"):
        demo.load("longer.npz")
    assert len(demo.labels) == 30


def test_saving_by_hand_asks_before_it_overwrites(demo, tmp_path):
    save = demo.files.button
    save.click()
    assert demo.status.text == "nothing is written yet; wanted at least one digit to save."
    demo.write(write(demo.asked))
    save.click()
    first = (tmp_path / "my_digits.npz").read_bytes()
    demo.write(write(demo.asked))
    save.click()
    assert "there already. Overwrite, or" in demo.status.text and save.description == "Overwrite"
    assert (tmp_path / "my_digits.npz").read_bytes() == first
    with pytest.raises(FileExistsError):
        demo.save()
    save.click()
    assert save.description == "Save" and len(load_own("my_digits.npz")[1]) == 2
    assert [one.name for one in tmp_path.iterdir()] == ["my_digits.npz"]


def test_reset_and_load_by_hand_do_not_lose_what_is_not_saved(demo):
    *_, load = demo.files.controls
    demo.write(write(demo.asked))
    demo.save()
    demo.write(write(demo.asked))
    load.click()
    assert (
        demo.status.text == "2 digits in the wall are not saved: save first, or Reset, then Load."
    )
    demo.reset_button.click()
    assert len(demo.labels) == 2 and demo.reset_button.description == "Lose them"
    assert demo.status.text == "2 digits in the wall are not saved. Save first, or lose them?"
    drawn(demo, demo.asked)  # whoever goes on has not meant it
    assert demo.reset_button.description == "Reset"
    demo.reset_button.click()
    demo.reset_button.click()
    assert not len(demo.labels) and demo.reset_button.description == "Reset"
    load.click()
    assert len(demo.labels) == 1
    demo.reset_button.click()  # all of it is in the file
    assert not len(demo.labels)


def test_what_is_no_file_of_digits_is_refused_in_words_and_the_wall_stays(demo, tmp_path):
    demo.write(write(demo.asked))
    (tmp_path / "bad.npz").write_bytes(b"no digits")
    with pytest.raises(ValueError, match="bad.npz"):
        demo.load("bad.npz")
    with pytest.raises(FileNotFoundError, match="none.npz"):
        demo.load("none.npz")
    assert len(demo.labels) == 1


def test_a_network_of_ones_own_reads(demo):
    mine = Network((784, 5, 10), np.random.default_rng(2))
    other = OwnHand(network=mine, count=3)
    written(other)
    assert np.array_equal(other.answers, mine(other.images).argmax(axis=1))
    assert np.array_equal(other.outputs, mine(other.images))
    with pytest.raises(
        ValueError, match=r"network has sizes \(10, 10\); wanted a Network from 784"
    ):
        OwnHand(network=Network((10, 10)))


def test_arrays_cannot_be_changed_from_outside(demo):
    demo.write(write(demo.asked))
    for array in (demo.images, demo.labels, demo.answers, demo.outputs, demo.screen.pad.values):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1
