"""Digits that a program writes, in several hands."""

from time import perf_counter

import numpy as np
import pytest

from mlp_helpers.digits import frame_like_mnist, ink_of, is_dark_on_light, load_trained
from mlp_helpers.lesson01.hands import HANDS, Hand, a_class, ink, strokes_of, write
from mlp_helpers.lesson01.strokes import FORMS

READ = {"danish": 0.85, "backward": 0.8, "thin": 0.8}  # at least; the others, 0.9


def rng(seed=0):
    return np.random.default_rng(seed)


def share_read(hand, digit=None, times=20):
    """How many of a hand's digits the shipped network reads right, 0..1."""
    generator, wanted = rng(1), [d for d in range(10) if digit in (None, d)] * times
    images = np.array([frame_like_mnist(write(d, hand, generator)) for d in wanted])
    return np.mean(load_trained()(images).argmax(axis=1) == wanted)


@pytest.mark.parametrize("hand", HANDS)
def test_a_hand_is_read(hand):
    assert share_read(hand) >= READ.get(hand, 0.9)


def test_a_1_with_an_upstroke_is_mostly_misread_and_a_bare_one_is_read():
    assert share_read(Hand({1: "bare"}), 1) >= 0.95
    assert share_read(Hand({1: "upstroke"}), 1) <= 0.6
    assert share_read(Hand({7: "bar"}), 7) >= 0.9


@pytest.mark.parametrize("digit", range(10))
def test_pictures_are_white_ink_on_black(digit):
    picture = write(digit, "plain", rng())
    assert picture.shape == (112, 112) and picture.dtype == np.float32
    assert picture.min() == 0 and picture.max() == 1
    assert 0.02 < (picture > 0.5).mean() < 0.2 and not is_dark_on_light(picture)
    soft = ((picture > 0) & (picture < 1)).sum()
    assert soft > 50  # the ink's edges


def test_the_same_seed_gives_the_same_picture_and_another_another():
    first, again, other = (write(5, "danish", rng(seed)) for seed in (3, 3, 4))
    assert (first == again).all() and (first != other).any()
    generator = rng(3)
    assert (write(5, "danish", generator) != write(5, "danish", generator)).any()
    assert (write(5) == write(5, "plain", rng(0))).all()


def test_a_line_is_drawn_as_thick_as_its_pen_and_where_it_is_asked():
    side, pen = 60, 0.1  # 6 pixels
    level = ink([[(0.2, 0.5), (0.8, 0.5)]], pen, side)
    assert level[:, 30].sum() == pytest.approx(6, abs=0.1)  # its thickness
    assert (level[:, 30] > 0.99).nonzero()[0].tolist() == [27, 28, 29, 30, 31, 32]
    assert level[30].sum() == pytest.approx(0.6 * 60 + 6, abs=0.5)  # its length, with round ends
    assert level[30, :8].max() == 0
    upright = ink([[(0.5, 0.2), (0.5, 0.8)]], pen, side)
    np.testing.assert_allclose(upright, level.T, atol=1e-6)


def test_a_line_is_as_far_away_as_a_pixel_by_pixel_count_says():
    """Against the distance, worked out for every pixel from many points of the strokes."""
    side, pen = 40, 0.08
    strokes = strokes_of(8, "danish", rng(2))
    picture = ink(strokes, pen, side)
    many = [np.array([np.interp(np.linspace(0, 1, 4000), np.linspace(0, 1, len(s)), s[:, axis])
                      for axis in (0, 1)]).T * side for s in strokes]  # fmt: skip
    points = np.concatenate(many)
    middle = np.arange(side) + 0.5
    for row in (3, 12, 20, 31):
        for column in (2, 17, 20, 26):
            away = np.hypot(points[:, 0] - middle[column], points[:, 1] - middle[row]).min()
            expected = np.clip(pen * side / 2 + 0.5 - away, 0, 1)
            assert picture[row, column] == pytest.approx(expected, abs=0.02)


def test_hands_differ_as_they_say():
    def box(hand, digit=5):
        rows, columns = np.nonzero(write(digit, hand, rng(2)) > 0.5)
        return np.ptp(rows) + 1, np.ptp(columns) + 1

    assert box(Hand(height=0.3))[0] < 0.6 * box(Hand(height=0.7))[0]
    assert box(Hand(width=1.1))[1] > 1.3 * box(Hand(width=0.6))[1]
    thick, thin = (write(3, Hand(pen=pen), rng(2)).sum() for pen in (0.12, 0.03))
    assert thick > 2.5 * thin
    for slant in (-0.3, 0.3):  # the top is to the right of the foot where it is above 0
        rows, columns = np.nonzero(write(1, Hand(slant=slant), rng(2)) > 0.5)
        top = columns[rows == rows.min()].mean() - columns[rows == rows.max()].mean()
        assert np.sign(top) == np.sign(slant) and abs(top) > 10


def test_a_trembling_hand_strays_as_far_as_it_says():
    still, shaky = (
        np.concatenate(strokes_of(0, Hand(height=0.8, wobble=wobble), rng(seed)))
        for wobble in (0, 0.03)
        for seed in (5,)
    )
    spread = (shaky - still).std()
    assert 0.3 * 0.03 < spread < 2 * 0.03 * 0.8
    steps = np.linalg.norm(np.diff(shaky, axis=0), axis=1)
    assert steps.max() < 0.15  # it bends, and nowhere tears


@pytest.mark.parametrize("form, digit", [(f, d) for d, forms in FORMS.items() for f in forms])
def test_every_form_can_be_written_and_framed(form, digit):
    hand = Hand({digit: form}, slant=0.6, height=0.9, width=1.2, pen=0.2, wobble=0.1)  # the ends
    for points in strokes_of(digit, hand, rng()):
        assert points.ndim == 2 and points.shape[1] == 2
        assert points.min() >= 0 and points.max() <= 1
    framed = frame_like_mnist(write(digit, Hand({digit: form}), rng(), side=28))
    assert framed.shape == (784,) and 20 < (ink_of(framed) > 0).sum() < 300


def test_a_bar_and_an_upstroke_are_strokes_of_their_own():
    bare, bar = (strokes_of(7, Hand({7: form}), rng()) for form in ("bare", "bar"))
    assert len(bare) == 1 and len(bar) == 2
    bare, upstroke = (strokes_of(1, Hand({1: form}), rng())[0] for form in ("bare", "upstroke"))
    assert np.ptp(upstroke[:, 0]) > 2 * np.ptp(bare[:, 0])


def test_a_class_is_as_large_as_asked_and_framed():
    pages = a_class(writers=3, each=23, seed=5)
    assert len(pages) == 3
    for images, labels in pages:
        assert images.shape == (23, 28, 28) and images.dtype == np.uint8
        assert labels.shape == (23,) and labels.dtype == np.uint8
        counts = np.bincount(labels, minlength=10)
        assert counts.tolist() == [3, 3, 3, 2, 2, 2, 2, 2, 2, 2]
        assert images.max() > 200
        for image in images:  # framed: at most 20 pixels, and centred
            rows, columns = np.nonzero(image)
            assert max(np.ptp(rows), np.ptp(columns)) <= 20
            middle = np.average(rows, weights=image[rows, columns])
            assert abs(middle - 14) <= 1.01
    assert not (pages[0][0] == pages[1][0]).all()
    again = a_class(writers=3, each=23, seed=5)
    for (images, labels), (same, those) in zip(pages, again, strict=True):
        assert (images == same).all() and (labels == those).all()
    assert (a_class(1, 3, seed=6)[0][0] != a_class(1, 3, seed=7)[0][0]).any()


def test_of_the_class_nearly_all_is_read_and_the_1s_least():
    pages = a_class()
    images = np.concatenate([images.reshape(-1, 784) for images, _ in pages]) / 255
    labels = np.concatenate([labels for _, labels in pages])
    right = load_trained()(images).argmax(axis=1) == labels
    shares = [right[labels == digit].mean() for digit in range(10)]
    assert 0.85 < right.mean() < 0.98 and np.argmin(shares) == 1


def test_a_digit_takes_a_few_milliseconds():
    took = []
    for _ in range(3):  # the quickest of three, as others may need the machine
        start, generator = perf_counter(), rng()
        for digit in range(10):
            write(digit, "danish", generator)
        took.append((perf_counter() - start) / 10)
    assert min(took) < 0.02


@pytest.mark.parametrize(
    "given, said",
    [
        (lambda: write(10), "digit is 10; wanted a whole number 0..9"),
        (lambda: write("4"), "digit is '4'; wanted a whole number 0..9"),
        (lambda: write(4, "posh"), 'hand is \'posh\'; wanted "plain", "leaning", "danish"'),
        (lambda: write(4, side=5), "side is 5; wanted a whole number 28..2,000"),
        (lambda: a_class(writers=0), "writers is 0; wanted a whole number, 1 or more"),
        (lambda: a_class(each=1.5), "each is 1.5; wanted a whole number, 1 or more"),
        (lambda: Hand({7: "foot"}), 'form of the 7 is \'foot\'; wanted "bare", "swung" or "bar"'),
        (lambda: Hand({12: "bar"}), "digit of the forms is 12; wanted a whole number 0..9"),
        (lambda: Hand(pen=3), "pen is 3; wanted a number from 0.01 to 0.2"),
    ],
)
def test_what_no_hand_writes_is_refused_in_words(given, said):
    with pytest.raises(ValueError) as refused:
        given()
    assert said in str(refused.value)


def test_a_generator_is_wanted():
    with pytest.raises(TypeError, match="rng is 3; wanted a generator"):
        write(4, rng=3)
