"""A part of a photo becomes a drawing that is read as the clean one is."""

import numpy as np
import pytest

from mlp_helpers.digits import frame_like_mnist, is_dark_on_light, load_digits, load_trained
from mlp_helpers.lesson01.hands import write
from mlp_helpers.network import accuracy
from mlp_helpers.paper import drawing_of
from tests.paper.photos import (
    BOARD,
    CHALK,
    HARD,
    PENCIL,
    SIDE,
    blank,
    drawings,
    grainy,
    page,
    ruled,
    seen,
    shaded,
)

IN_PLACE = [hard for hard in HARD if not hard.startswith(("turned", "all", "blur"))]
NO_INK = "there is no ink in this part; wanted a digit that is clearly darker than its paper"


@pytest.fixture(scope="module")
def clean():
    """200 drawings, every digit in every hand, and their labels."""
    return drawings()


@pytest.fixture(scope="module")
def read_clean(clean):
    """The share of the clean drawings that is read right."""
    return accuracy(load_trained(), np.stack([*map(frame_like_mnist, clean[0])]), clean[1])


@pytest.fixture
def rng():
    return np.random.default_rng(1)


def four(**how):
    return seen(page(write(4, side=SIDE), **how))


class TestReadsAsTheCleanOne:
    def test_the_clean_ones_are_read(self, clean, read_clean):
        assert len(clean[1]) >= 200 and read_clean >= 0.9

    @pytest.mark.parametrize("hard", HARD)
    def test_photos(self, hard, clean, read_clean, rng):
        drawn = [drawing_of(seen(HARD[hard](ink, rng))) for ink in clean[0]]
        framed = np.stack([frame_like_mnist(drawing.pixels) for drawing in drawn])
        assert accuracy(load_trained(), framed, clean[1]) >= read_clean - 0.03
        assert all(drawing.dark_on_light == ("chalk" not in hard) for drawing in drawn)

    @pytest.mark.parametrize("hard", IN_PLACE)
    def test_ink_is_where_it_was(self, hard, clean, rng):
        """Not only for the network: what is left differs from the clean drawing along its edge."""
        for ink in clean[0][::9]:
            found = drawing_of(seen(HARD[hard](ink, rng))).pixels
            wanted = np.pad(ink, 14)
            assert np.abs(found - wanted).sum() < 0.6 * wanted.sum()

    def test_mnist_itself_on_paper(self, rng):
        images, labels = load_digits("test", 200)
        large = np.kron(images.reshape(-1, 28, 28), np.ones((4, 4), np.float32))
        framed = [
            frame_like_mnist(drawing_of(seen(grainy(shaded(page(ink)), rng))).pixels)
            for ink in large
        ]
        network = load_trained()
        as_they_are = accuracy(network, images, labels)
        assert accuracy(network, np.stack(framed), labels) >= as_they_are - 0.03

    @pytest.mark.parametrize("factor", [2, 5, 12])
    def test_of_any_size(self, factor):
        small = four()
        large = np.kron(small, np.ones((factor, factor), np.float32))
        wanted, found = drawing_of(small), drawing_of(large)
        assert found.pixels.mean() == pytest.approx(wanted.pixels.mean(), rel=0.06)
        assert found.threshold == pytest.approx(wanted.threshold, abs=0.05)


class TestDrawing:
    def test_what_it_is(self):
        drawing = drawing_of(four())
        assert drawing.pixels.shape == (140, 140) and drawing.pixels.dtype == np.float32
        assert (drawing.pixels.min(), drawing.pixels.max()) == (0, 1)
        assert 0.3 < drawing.threshold < 0.9 and drawing.dark_on_light is True
        assert not is_dark_on_light(drawing.pixels)

    def test_edges_are_soft_and_strokes_as_thick_as_they_were(self):
        ink = np.pad(write(8, side=SIDE), 14)
        pixels = drawing_of(seen(page(ink[14:-14]))).pixels
        assert ((pixels > 0.1) & (pixels < 0.9)).sum() > 0.1 * (pixels >= 0.9).sum()
        assert pixels.sum() == pytest.approx(ink.sum(), rel=0.1)

    def test_a_large_part_is_reduced(self):
        part = np.kron(four(), np.ones((9, 7), np.float32))[:, :900]  # 1260 x 900
        assert drawing_of(part).pixels.shape == (1260 // 4, 900 // 4)

    def test_light_on_dark(self):
        found = drawing_of(four(paper=BOARD, pen=CHALK))
        assert found.dark_on_light is False
        assert np.abs(found.pixels - drawing_of(four()).pixels).mean() < 0.01

    def test_leaves_the_part_alone(self):
        part = four()
        before = part.copy()
        part.flags.writeable = False
        drawing_of(part)
        assert np.array_equal(part, before)

    def test_a_light_part_by_threshold(self):
        """A higher threshold takes more for ink, on paper and on a board."""
        for how in ({}, {"paper": BOARD, "pen": CHALK}):
            part = seen(page(write(4, side=SIDE), **how))
            part = shaded(part[..., None])[..., 0]
            amounts = [drawing_of(part, t).pixels.sum() for t in (0.4, 0.6, 0.8, 0.9)]
            assert amounts == sorted(amounts) and amounts[0] < amounts[-1]

    def test_the_threshold_that_was_found_given_by_hand(self):
        part = four()
        found = drawing_of(part)
        again = drawing_of(part, found.threshold)
        assert again.threshold == found.threshold
        assert np.array_equal(again.pixels, found.pixels)


class TestLeavesOut:
    def test_a_neighbour_that_the_border_cuts(self):
        alone = seen(page(write(4, side=SIDE), room=30))
        both = alone.copy()
        both[20:150, :16] = 0.15
        assert np.abs(drawing_of(both).pixels - drawing_of(alone).pixels).mean() < 0.005

    def test_a_digit_that_the_border_cuts_where_there_is_no_other(self):
        part = four()[:, 60:]
        found = drawing_of(part).pixels
        assert found[:, 0].any() and found.sum() > 300

    def test_specks_far_from_it(self):
        spoilt = four()
        for place in ((6, 6), (5, 130), (134, 8)):
            spoilt[place[0] : place[0] + 3, place[1] : place[1] + 3] = 0.2
        assert np.allclose(drawing_of(spoilt).pixels, drawing_of(four()).pixels, atol=0.05)

    def test_not_a_part_of_the_digit_that_hangs_by_itself(self):
        ink = np.zeros((112, 112), np.float32)
        ink[30:100, 50:58] = 1
        ink[14:22, 50:90] = 1  # a hat, with a gap below
        found = drawing_of(seen(page(ink))).pixels
        assert np.abs(found - np.pad(ink, 14)).sum() < 0.3 * ink.sum()

    def test_rules_that_touch_the_digit(self, rng):
        for hand in ("plain", "thick", "danish"):
            for digit in range(10):
                ink = write(digit, hand, rng, SIDE)
                photo = ruled(page(ink), rng, rule=(0.4, 0.4, 0.5), squared=True)
                found = drawing_of(seen(photo)).pixels
                away = np.pad(ink, 14) < 0.01
                assert (found * away).sum() < 0.12 * ink.sum()


class TestRefuses:
    @pytest.mark.parametrize("shade", [0, 0.3, 0.9, 1])
    def test_one_grey(self, shade):
        with pytest.raises(ValueError, match=NO_INK):
            drawing_of(np.full((90, 70), shade, np.float32))

    @pytest.mark.parametrize("spread", [0.005, 0.02, 0.06, 0.15])
    def test_grain_alone(self, rng, spread):
        with pytest.raises(ValueError, match=NO_INK):
            drawing_of(seen(grainy(blank(), rng, spread)))

    @pytest.mark.parametrize("low", [0.4, 0.6, 0.8])
    @pytest.mark.parametrize("way", [(1, 0), (0, 1), (1, 1), (0.3, 1)])
    def test_a_shadow_alone(self, rng, low, way):
        with pytest.raises(ValueError, match=NO_INK):
            drawing_of(seen(grainy(shaded(blank(), low, *way), rng, 0.01)))

    @pytest.mark.parametrize("squared", [False, True])
    def test_rules_alone(self, rng, squared):
        with pytest.raises(ValueError, match=NO_INK):
            drawing_of(seen(grainy(ruled(blank(), rng, squared=squared), rng, 0.01)))

    def test_faint_pencil_is_ink(self, rng):
        faint = tuple(shade - 0.1 for shade in (0.93, 0.92, 0.87))
        found = drawing_of(seen(grainy(page(write(4, side=SIDE), pen=faint), rng, 0.01)))
        assert np.abs(found.pixels - drawing_of(four()).pixels).mean() < 0.02
        assert drawing_of(four(pen=PENCIL)).threshold > drawing_of(four()).threshold

    def test_a_threshold_that_leaves_nothing(self):
        sentence = r"nothing in this part is darker than the threshold 0\.05; wanted a higher"
        with pytest.raises(ValueError, match=sentence):
            drawing_of(four(), 0.05)

    def test_a_threshold_that_takes_all(self, rng):
        photo = seen(grainy(page(write(4, side=SIDE)), rng))
        with pytest.raises(ValueError, match=r"nearly all .* threshold 1\.00; wanted a lower"):
            drawing_of(photo, 1)

    @pytest.mark.parametrize("bad", [-0.1, 1.1, np.nan])
    def test_thresholds_outside(self, bad):
        with pytest.raises(ValueError, match="threshold is .*; wanted a number from 0 to 1"):
            drawing_of(four(), bad)

    @pytest.mark.parametrize("bad", ["0.5", [0.5], True], ids=repr)
    def test_what_is_no_threshold(self, bad):
        with pytest.raises(TypeError, match="threshold is .*; wanted a number from 0 to 1"):
            drawing_of(four(), bad)

    @pytest.mark.parametrize("shape", [(1, 1), (7, 90), (90, 7)])
    def test_too_small(self, shape):
        with pytest.raises(ValueError, match=f"{shape[0]} x {shape[1]} pixels; wanted 8 or more"):
            drawing_of(np.full(shape, 0.5))

    @pytest.mark.parametrize("shape", [(), (784,), (30, 30, 3), (0, 5)])
    def test_shapes(self, shape):
        with pytest.raises(ValueError, match="the part .*; wanted"):
            drawing_of(np.full(shape, 0.5))

    def test_bytes(self):
        with pytest.raises(ValueError, match="the part: values up to 240 given; wanted 0 to 1"):
            drawing_of(np.full((30, 30), 240, np.uint8))

    @pytest.mark.parametrize("seed", range(25))
    def test_any_part_is_a_drawing_that_can_be_framed_or_a_sentence(self, seed):
        rng = np.random.default_rng(seed)
        part = rng.random(rng.integers(8, 300, 2))
        part = [part, part > 0.5, part**8, np.sort(part), part.round(1)][seed % 5]
        for threshold in (None, 0.2, 0.5, 0.97):
            try:
                drawing = drawing_of(part, threshold)
            except ValueError as error:
                assert "wanted" in str(error)
            else:
                assert frame_like_mnist(drawing.pixels).any()
