"""What counts as ink: paper, its noise and specks are none; dark ink on paper is told."""

from pathlib import Path

import numpy as np
import pytest

from mlp_helpers import doors
from mlp_helpers.digits import (
    as_picture,
    frame_like_mnist,
    frame_of,
    ink_of,
    is_dark_on_light,
    load_digits,
    load_trained,
)
from mlp_helpers.network import Network, accuracy, backprop, cost, train


@pytest.fixture(scope="module")
def pictures():
    """Test images (500, 28, 28), and their labels."""
    images, labels = load_digits("test", 500)
    return images.reshape(-1, 28, 28), labels


def read_right(pictures, labels):
    """The share of pictures that the trained network reads right in MNIST's frame."""
    framed = np.stack([frame_like_mnist(picture) for picture in pictures])
    return accuracy(load_trained(), framed, labels)


def noise(shape, seed=0):
    return np.random.default_rng(seed).random(shape)


def corner(pictures):
    spoilt = pictures.copy()
    spoilt[:, 0, 0] = np.maximum(spoilt[:, 0, 0], 1 / 255)
    return spoilt


def edge_of_a_scan(pictures):
    spoilt = pictures.copy()
    spoilt[:, :, 0] = np.maximum(spoilt[:, :, 0], 0.19)
    return spoilt


def shade(pictures):
    """Light that falls in from one corner."""
    return np.maximum(pictures, 0.19 * np.outer(np.linspace(0, 1, 28), np.linspace(0, 1, 28)))


SPOILT = {
    "a corner pixel, hardly lit": corner,
    "specks": lambda pictures: np.maximum(pictures, 0.19 * (noise(pictures.shape) > 0.97)),
    "a little noise": lambda pictures: np.maximum(pictures, 0.02 * noise(pictures.shape)),
    "much noise": lambda pictures: np.maximum(pictures, 0.19 * noise(pictures.shape)),
    "noise on the ink, too": lambda pictures: (pictures + 0.19 * noise(pictures.shape)).clip(0, 1),
    "dark paper": lambda pictures: (pictures + 0.05).clip(0, 1),
    "grey paper": lambda pictures: np.maximum(pictures, 0.2),
    "paper that shines through": lambda pictures: (pictures + 0.2).clip(0, 1),
    "the dim edge of a scan": edge_of_a_scan,
    "a bright corner": shade,
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_what_is_not_clearly_above_the_ground_does_not_move_the_frame(spoil, pictures):
    images, labels = pictures
    assert read_right(spoil(images), labels) >= read_right(images, labels) - 0.015


def test_faint_drawings_are_read_nearly_as_well(pictures):
    images, labels = pictures
    assert read_right(0.3 * images, labels) > 0.88
    faint = frame_like_mnist(0.3 * images[0])
    assert faint == pytest.approx(0.3 * frame_like_mnist(images[0]), abs=1e-6)
    assert read_right(0.3 * corner(images), labels) == read_right(0.3 * images, labels)


def test_images_in_the_frame_are_read_as_well_as_without():
    images, labels = load_digits("test", 3000)
    as_they_are = accuracy(load_trained(), images, labels)
    assert read_right(images, labels) == pytest.approx(as_they_are, abs=0.002)


def test_a_digit_on_a_large_noisy_page(pictures):
    images, labels = pictures[0][:200], pictures[1][:200]
    pages = np.zeros((200, 300, 220), np.float32)
    pages[:, 150:262, 20:132] = np.kron(images, np.ones((4, 4))) * 0.8
    noisy = pages + 0.02 * noise(pages.shape).astype(np.float32)
    assert read_right(noisy, labels) >= read_right(pages, labels) - 0.02


def test_ink_keeps_its_brightness_and_its_soft_edge():
    drawing = np.full((20, 20), 0.03)
    drawing[5:15, 8] = 0.9
    drawing[5:15, 9] = 0.1  # the pen's edge
    drawing[2, 2] = 0.05  # a speck
    wanted = np.where(drawing >= 0.1, drawing, 0)
    assert np.array_equal(ink_of(drawing), wanted.astype(np.float32))
    assert ink_of(drawing).dtype == np.float32


def test_what_is_as_bright_as_the_ink_is_ink():
    drawing = np.zeros((28, 28))
    drawing[5:15, 8] = drawing[27, 27] = 1
    assert np.array_equal(ink_of(drawing), drawing)
    for all_ink in (np.ones((28, 28)), np.full((5, 9), 0.3), np.zeros((3, 3))):
        assert np.array_equal(ink_of(all_ink), all_ink.astype(np.float32))


@pytest.mark.parametrize("split", ["train", "test"])
def test_no_image_of_mnist_looks_like_paper_and_turned_round_nearly_all_do(split):
    images = load_digits(split)[0].reshape(-1, 28, 28)
    assert not any(is_dark_on_light(image) for image in images)
    assert np.mean([is_dark_on_light(1 - image) for image in images]) >= 0.999


def test_paper_is_known_by_any_light(pictures):
    dark = 1 - pictures[0][:200]
    pale = 0.7 + 0.3 * dark
    shaded = dark * np.linspace(0.75, 1, 28)
    grainy = (dark - 0.2 * noise(dark.shape)).clip(0, 1)
    for papers in (dark, pale, shaded, grainy, np.kron(dark[:20], np.ones((5, 7)))):
        assert np.mean([is_dark_on_light(paper) for paper in papers]) >= 0.99


def ring_at_the_border():
    ring = np.ones((28, 28))
    ring[4:-4, 4:-4] = 0
    return ring


LEGITIMATE = {
    "all black": np.zeros((28, 28)),
    "all white": np.ones((28, 28)),
    "white, and a grey speck": np.where(np.arange(784) == 300, 0.9, 1).reshape(28, 28),
    "a pixel": np.ones((1, 1)),
    "a stroke cut out": np.float64([[1, 1, 0], [1, 1, 1]]),
    "a large 0 along the border": ring_at_the_border(),
    "a full pad with a black rim": np.pad(np.ones((24, 24)), 2),
    **{f"noise {seed}": noise((28, 28), seed) for seed in range(3)},
    **{f"coins {seed}": (noise((28, 28), seed) < 0.5).astype(float) for seed in range(3)},
}


@pytest.mark.parametrize("drawing", LEGITIMATE.values(), ids=LEGITIMATE)
def test_other_pictures_are_not_taken_for_paper(drawing):
    assert is_dark_on_light(drawing) is False


def test_dark_ink_on_paper_is_not_framed_and_told(pictures):
    image = pictures[0][0]
    for refuses in (frame_like_mnist, frame_of):
        with pytest.raises(
            ValueError, match="^the drawing looks like dark ink .*1 - picture turns"
        ):
            refuses(1 - image)
    turned = 1 - (1 - image)
    assert frame_like_mnist(turned) == pytest.approx(frame_like_mnist(image), abs=1e-6)


def test_pixels_that_count_to_255_are_told_to_be_divided(pictures):
    image = (pictures[0][0] * 255).round()
    told = r"values up to 25\d given; wanted 0 to 1: divide by 255"
    for kind in (np.uint8, int, np.float32):
        for refuses in (frame_like_mnist, ink_of, is_dark_on_light, as_picture):
            with pytest.raises(ValueError, match=told):
                refuses(image.astype(kind))
    for other in (image * 16, image - 1, image / 100):  # a hint that would not help
        with pytest.raises(ValueError, match="black to white$"):
            as_picture(other)


def test_networks_tell_it_too(pictures):
    images, labels = (pictures[0][:50] * 255).round().reshape(50, 784), pictures[1][:50]
    network = Network((784, 10))
    told = r"images: values up to 25\d given; wanted 0 to 1: divide by 255"
    for refuses in (
        *(lambda kind=kind: network(images[0].astype(kind)) for kind in (np.uint8, float)),
        lambda: network.layers(images),
        *(lambda f=f: f(network, images, labels) for f in (cost, backprop, accuracy, train)),
    ):
        with pytest.raises(ValueError, match=told):
            refuses()


def test_other_numbers_may_go_into_a_network():
    network = Network((784, 10))
    for scale in (-1, 2, 100, 1000, 1e6):
        assert np.isfinite(network(np.full(784, scale))).all()
    signed = np.linspace(-200, 200, 784)
    assert np.isfinite(network(signed)).all()
    assert np.isfinite(network(1 - load_digits("test", 5)[0])).all()
    assert np.isfinite(Network((3, 4, 2))([1, 200, 255])).all()  # three numbers are no image


NAMES = ["seven.png", Path("seven.png"), Path("pictures"), ["a.png", "b.png"], np.str_("x.npy")]


@pytest.mark.parametrize("name", NAMES, ids=str)
def test_a_file_s_name_is_told_from_an_array(name):
    for refuses in (
        *(frame_like_mnist, ink_of, as_picture, Network((784, 10))),
        lambda given: train(Network((784, 10)), given, [1]),
    ):
        with pytest.raises(TypeError, match=": '.*' is a file's name; wanted an array: plt.im"):
            refuses(name)


@pytest.mark.parametrize("text", ["ink", "0.5", "3", "", "the end."])
def test_other_texts_are_no_file_s_name(text):
    with pytest.raises(TypeError, match="text given; wanted numbers"):
        doors.numbers("images", text)


def test_a_colour_picture_is_told_how_to_turn_grey():
    for shape in ((28, 28, 3), (90, 60, 4)):
        with pytest.raises(ValueError, match=r"\[\.\.\., :3\]\.mean\(axis=2\) makes a colour"):
            frame_like_mnist(np.full(shape, 0.5))


def test_a_picture_of_another_size_is_told_how_to_come_in():
    page = np.zeros((90, 60))
    page[20:60, 30:34] = 1
    with pytest.raises(
        ValueError, match=r"\(90, 60\); wanted .*: frame_like_mnist\(picture\) makes"
    ):
        as_picture(page)
    assert as_picture(frame_like_mnist(page)).shape == (28, 28)


LIGHTS = {
    "falling to a half from left to right": np.linspace(0.5, 1, 28) * np.ones((28, 1)),
    "falling along both sides": np.outer(np.linspace(0.6, 1, 28), np.linspace(0.7, 1, 28)),
    "a shadow over a third": np.where(np.arange(28) < 9, 0.45, 1) * np.ones((28, 1)),
    "dark corners": 1 - 0.5 * ((np.indices((28, 28)) - 13.5) ** 2).sum(axis=0) / 365,
}


@pytest.mark.parametrize("light", LIGHTS)
def test_dark_ink_is_told_where_the_light_is_uneven(light):
    images, _ = load_digits("test", 300)
    papers = [(1 - image.reshape(28, 28)) * LIGHTS[light] for image in images]
    assert np.mean([is_dark_on_light(paper) for paper in papers]) >= 0.99
    grounds = [image.reshape(28, 28) * LIGHTS[light] for image in images]
    assert not any(is_dark_on_light(ground) for ground in grounds)


@pytest.mark.parametrize("shape", [(1, 784), (784, 1), (10, 784)])
def test_several_images_are_not_taken_for_one(shape):
    with pytest.raises(ValueError, match=r"wanted .*images\[0\] is the first of several"):
        frame_like_mnist(np.full(shape, 0.5))


def test_a_light_digit_on_a_grey_board_is_light_whatever_one_dark_pixel_says():
    images, _ = load_digits("test", 100)
    for image in images:
        board = np.maximum(0.45, image.reshape(28, 28))
        board[0, 0] = 0
        assert not is_dark_on_light(board)
