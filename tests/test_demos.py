"""The demos, moved through their methods."""

import asyncio

import numpy as np
import pytest

from mlp_helpers.__main__ import copy_lessons, main
from mlp_helpers.digits import frame_like_mnist, load_digits, load_example, load_trained
from mlp_helpers.kit.demo import Demo, Loop
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
    pad.chooser.digit.value = None
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
    reply, arrays = by_hand(pad._pad, final=False, values=drawing)
    brought = news(reply, arrays)
    assert brought[pad._bars.key, "values"] == pytest.approx(pad.outputs)
    assert brought[pad._bars.key, "highlight"] == 7
    assert brought[pad._column.key, "values"].shape == (784, 1)
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


def test_the_empty_pad_shows_the_outputs_of_black_and_says_so(pad):
    assert pad.outputs == pytest.approx(load_trained()(np.zeros(784)))
    assert "Nothing drawn" in pad.status.text
    pad.show_framing()
    assert np.isfinite(pad.outputs).all()


@pytest.mark.parametrize(
    "picture, wanted",
    [
        (np.zeros((27, 28)), r"shape \(27, 28\); wanted \(28, 28\) or \(784,\)"),
        (np.full(784, np.nan), "nan..nan; wanted 0 to 1"),
        (np.full(784, 2.0), "2.0..2.0; wanted 0 to 1"),
        (np.full(784, -0.1), "wanted 0 to 1"),
        (np.full(784, "x"), "wanted numbers 0..1"),
        (None, "wanted"),
    ],
)
def test_bad_pictures_are_refused_and_nothing_is_lost(pad, picture, wanted):
    pad.load(2)
    before = repr(pad)
    with pytest.raises((TypeError, ValueError), match=wanted):
        pad.draw(picture)
    assert repr(pad) == before


@pytest.mark.parametrize("digit, which", [(10, 0), (-1, 0), (3, 5000), (3, -1), ("3", 0), (3.0, 0)])
def test_unknown_examples_are_refused(pad, digit, which):
    with pytest.raises(ValueError, match="wanted"):
        pad.load(digit, which)
    assert not pad.pixels.any()


def test_the_buttons_do_what_the_methods_do(pad):
    pad.next()
    assert np.array_equal(pad.pixels, load_example(None, 0))
    pad.next()
    assert np.array_equal(pad.pixels, load_example(None, 1))
    pad.chooser.digit.value = 5  # a choice is loaded at once
    assert np.array_equal(pad.pixels, load_example(5, 1))
    pad.chooser.which.value = 2
    assert np.array_equal(pad.pixels, load_example(5, 2))
    pad.chooser.which.value = 5000  # there are 892 fives
    assert pad.chooser.which.value == 891 and np.array_equal(pad.pixels, load_example(5, 891))
    pad.next()
    assert np.array_equal(pad.pixels, load_example(5, 0))
    pad._erase.value = True
    assert pad._pad.ink == 0


def test_another_network_can_be_tried():
    network = Network((784, 10))
    pad = DrawDigit(network=network)
    pad.load(1)
    assert pad.outputs == pytest.approx(network(pad.framed))


def test_lock_closes_views_and_controls_but_not_methods(pad):
    pad.locked = True
    assert pad._pad.locked and pad.chooser.digit.disabled and pad._erase.disabled
    pad.load(4)
    assert pad.pixels.any()
    pad.locked = False
    assert not pad._pad.locked and not pad.chooser.digit.disabled


def test_the_animation_passes_through_the_middle_and_ends_in_the_frame():
    async def watch():
        pad, scales = DrawDigit(), []
        pad.draw(corner(load_example(4)))
        pad.watch(lambda: scales.append((pad.framed.reshape(28, 28) > 0).any(axis=1).sum()))
        pad.show_framing()
        assert pad._loop.running
        while pad._loop.running:
            await asyncio.sleep(0.02)
        return pad, scales

    pad, scales = asyncio.run(watch())
    assert len(set(scales)) > 3  # it grows on the way
    assert pad.framed == pytest.approx(frame_like_mnist(pad.pixels), abs=1e-6)


def test_a_new_demo_of_the_same_kind_stops_the_loops_of_the_old():
    async def watch():
        old = DrawDigit()
        old.load(3)
        old.show_framing()
        assert old._loop.running
        DrawDigit()
        await asyncio.sleep(0.05)
        return old._loop.running

    assert not asyncio.run(watch())
    assert not Loop._running


def all_demos():
    return Demo.__subclasses__()


def test_there_are_demos():
    assert DrawDigit in all_demos()


@pytest.mark.parametrize("kind", all_demos())
def test_every_demo_says_in_one_line_what_it_shows(kind):
    demo = kind()
    assert repr(demo) == repr(kind()) and len(repr(demo)) <= 110
    assert "\n" not in repr(demo) and "0x" not in repr(demo)
    bundle = demo._repr_mimebundle_()
    assert bundle["text/plain"] == repr(demo)
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_lessons_are_copied_once_and_never_over_a_student_s_work(tmp_path):
    source, target = tmp_path / "notebooks", tmp_path / "my-notebooks"
    source.mkdir()
    (source / "01_pixels.ipynb").write_text("lesson")
    assert copy_lessons(source, target) == ["01_pixels.ipynb"]
    (target / "01_pixels.ipynb").write_text("my work")
    (source / "02_more.ipynb").write_text("lesson")
    assert copy_lessons(source, target) == ["02_more.ipynb"]
    assert (target / "01_pixels.ipynb").read_text() == "my work"


def test_the_installation_says_that_it_is_good(capsys):
    assert main(["--check"]) == 0
    assert capsys.readouterr().out.startswith("Good: JupyterLab")
