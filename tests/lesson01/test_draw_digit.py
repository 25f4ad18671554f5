"""DrawDigit, moved through its methods and by hand."""

import asyncio
from itertools import count

import numpy as np
import pytest

from mlp_helpers.digits import frame_like_mnist, load_digits, load_example, load_trained
from mlp_helpers.lesson01 import questions
from mlp_helpers.lesson01.draw_digit import DrawDigit
from mlp_helpers.network import Network
from tests.by_hand import by_hand, news


@pytest.fixture
def pad():
    return DrawDigit()


def corner(example):
    """The example at half its size, in the upper left corner."""
    small = np.zeros((28, 28))
    small[1:15, 1:15] = example.reshape(14, 2, 14, 2).mean(axis=(1, 3))
    return small


def test_a_loaded_example_is_read_as_the_network_reads_it(pad):
    for digit in range(10):
        pad.load(digit=digit, which=1)
        example = load_example(digit, 1)
        assert np.array_equal(pad.pixels, example)
        assert pad.outputs == pytest.approx(load_trained()(frame_like_mnist(example)))
        assert pad.answer == pad.outputs.argmax()


def test_any_image_is_loaded_by_its_place(pad):
    images, labels = load_digits("test")
    pad.load(which=900)
    assert np.array_equal(pad.pixels, images[900])
    pad.chooser.digit.value = "any"
    pad.chooser.which.value = 9999
    assert np.array_equal(pad.pixels, images[9999])


def test_framing_moves_a_small_digit_into_the_middle(pad):
    small = corner(load_example(4, 0))
    pad.framing = False
    pad.draw(small)
    assert np.array_equal(pad.framed, small.astype(np.float32).ravel())
    unframed = pad.answer
    pad.framing = True
    assert pad.framed == pytest.approx(frame_like_mnist(small), abs=1e-6)
    assert pad.answer == 4 != unframed
    assert np.array_equal(pad.pixels, small.astype(np.float32).ravel())


def test_a_stroke_by_hand_brings_all_the_news_in_one_answer(pad):
    drawing = load_example(7, 0).reshape(28, 28)
    reply, arrays = by_hand(pad.pad, final=False, values=drawing)
    brought = news(reply, arrays)
    assert brought[pad.bars.key, "values"] == pytest.approx(pad.outputs)
    assert brought[pad.bars.key, "highlight"] == 7
    assert brought[pad.column.key, "values"].shape == (784, 1)
    assert "reads 7" in brought[pad.status.key, "text"]


def test_undo_clear_reset(pad):
    pad.load(3)
    pad.load(5)
    pad.clear()
    assert not pad.pixels.any()
    pad.undo()
    assert np.array_equal(pad.pixels, load_example(5))
    pad.undo()
    assert np.array_equal(pad.pixels, load_example(3))
    pad.framing = False
    pad.reset()
    assert not pad.pixels.any() and pad.framing
    assert repr(pad) == repr(DrawDigit())
    pad.undo()
    assert pad.status.text == "Nothing to take back."


def test_reset_goes_back_to_the_picture_it_started_with():
    picture = corner(load_example(4))
    pad = DrawDigit(picture)
    before = repr(pad)
    pad.framing = False
    pad.clear()
    pad.reset()
    assert np.array_equal(pad.pixels, picture.astype(np.float32).ravel())
    assert repr(pad) == before
    with pytest.raises(ValueError, match="wanted 0 to 1"):
        DrawDigit(np.full(784, 3))


def test_the_empty_pad_shows_the_outputs_of_black_and_says_so_once_it_has_been_used(pad):
    assert pad.outputs == pytest.approx(load_trained()(np.zeros(784)))
    assert "Nothing is drawn yet" in pad.status.text and "largest" not in pad.status.text
    pad.load(3)
    pad.clear()
    assert "its largest output is 5, with 0.38" in pad.status.text
    pad.reset()
    assert "Nothing is drawn yet" in pad.status.text


def test_a_pixel_of_the_pad_has_no_place_in_the_column(pad):
    assert "place" not in pad.pad.words and not pad.rows.words


def test_the_empty_pad_can_show_the_way_into_the_frame(pad):
    pad.show_framing()
    assert np.isfinite(pad.outputs).all()


def test_a_dim_speck_is_no_ink_and_changes_nothing(pad):
    pad.load(4)
    before, inked = pad.outputs, pad.inked
    spoilt = pad.pixels.copy()
    spoilt[0] = 1 / 255
    pad.draw(spoilt)
    assert pad.inked == inked and pad.outputs == pytest.approx(before, abs=0.02)
    assert pad.pixels[0] > 0  # it is still on the pad
    pad.draw(np.full(784, 0.3) * (pad.pixels > 0.5))
    assert pad.inked == (spoilt > 0.5).sum()  # faint ink is ink


def test_what_a_soft_eraser_leaves_does_not_count(pad):
    pad.draw(corner(load_example(4)))
    before = pad.outputs
    ring = np.zeros((28, 28))
    ring[18:26, 18:26] = 0.15
    ring[20:24, 20:24] = 0
    pad.draw(np.maximum(pad.pixels.reshape(28, 28), ring))
    assert pad.answer == 4 and pad.outputs == pytest.approx(before, abs=0.1)


def test_dark_ink_on_a_light_ground_is_told_and_not_read(pad):
    pad.draw(1 - load_example(4))
    assert pad.status.text.startswith("This looks like dark ink on a light ground: 1 - picture")
    assert pad.bars.highlight == -1 and "reads" not in repr(pad)
    assert pad.dark_on_light and "reads" not in questions.CORNER["outcome"](pad)
    assert np.array_equal(pad.framed, pad.pixels)
    pad.show_framing()
    assert np.array_equal(pad.framed, pad.pixels)
    pad.draw(1 - pad.pixels)
    assert pad.answer == pad.bars.highlight == 4 and "reads 4" in repr(pad)
    pad.draw(np.ones(784))
    assert "reads" in pad.status.text  # all white is no ink on paper


def test_the_buttons_do_what_the_methods_do(pad):
    pad.next()
    assert np.array_equal(pad.pixels, load_example(None, 0))
    pad.next()
    assert np.array_equal(pad.pixels, load_example(None, 1))
    pad.chooser.digit.value = 5  # a choice is loaded at once
    assert np.array_equal(pad.pixels, load_example(5, 1))
    pad.chooser.which.value = 2
    assert np.array_equal(pad.pixels, load_example(5, 2))
    pad.chooser.which.value = 891  # the last one
    assert pad.chooser.which.value == 891 and np.array_equal(pad.pixels, load_example(5, 891))
    pad.next()
    assert np.array_equal(pad.pixels, load_example(5, 0))
    pad.paint.tools["ink"].value = True
    assert pad.pad.ink == 0


def test_another_network_can_be_tried():
    network = Network((784, 10))
    pad = DrawDigit(network=network)
    pad.load(1)
    assert pad.outputs == pytest.approx(network(pad.framed))


def test_the_animation_passes_through_the_middle_and_ends_in_the_frame(monkeypatch):
    clock = count(0, 0.05)  # seconds, however busy the machine is
    monkeypatch.setattr("mlp_helpers.kit.demo.perf_counter", lambda: next(clock))

    async def watch():
        pad, scales = DrawDigit(), []
        pad.draw(corner(load_example(4)))
        pad.watch(lambda: scales.append((pad.framed.reshape(28, 28) > 0).any(axis=1).sum()))
        pad.show_framing()
        assert pad.running
        while pad.running:
            await asyncio.sleep(0.02)
        return pad, scales

    pad, scales = asyncio.run(watch())
    assert len(set(scales)) > 3  # it grows on the way
    assert pad.framed == pytest.approx(frame_like_mnist(pad.pixels), abs=1e-6)


def test_after_clear_the_chooser_names_no_example():
    pad = DrawDigit()
    pad.load(4, 0)
    pad.clear()
    assert pad.chooser.chosen == (None, 0)


@pytest.mark.parametrize("network", [5, "net", Network((784, 5))])
def test_what_reads_no_digits_is_refused(network):
    with pytest.raises(ValueError, match="network (is|has) .*; wanted a Network from 784 pixels"):
        DrawDigit(network=network)
