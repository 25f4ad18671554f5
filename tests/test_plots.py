"""The lessons' figures: what is drawn is what was given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from mlp_helpers import palette
from mlp_helpers.plots import (
    draw_activations,
    draw_digit,
    draw_layers,
    draw_wall,
    draw_weights,
)


@pytest.fixture
def ax():
    figure, ax = plt.subplots()
    yield ax
    plt.close(figure)


def test_a_digit_and_its_numbers(ax):
    picture = np.array([[0.0, 0.25], [0.5, 1.0], [0.75, 0.1]])
    shown, texts = draw_digit(ax, picture, numbers=True)
    assert np.array_equal(shown.get_array(), picture) and shown.get_clim() == (0, 1)
    assert [text.get_text() for text in texts] == ["0.0", "0.2", "0.5", "1.0", "0.8", "0.1"]
    assert [text.get_color() for text in texts][:4] == ["white", "white", "black", "black"]
    shown, texts = draw_digit(ax, np.arange(784) / 783)
    assert shown.get_array().shape == (28, 28) and texts == []


def test_pixels_that_count_to_255_and_file_names_are_told(ax):
    bright = np.full(784, 255)
    for draw, *given in ((draw_digit, bright), (draw_wall, [bright], ["a"])):
        with pytest.raises(ValueError, match="up to 255 given; wanted 0 to 1: divide by 255"):
            draw(ax, *given)
    for draw in (draw_digit, draw_weights):
        with pytest.raises(TypeError, match="'seven.png' is a file's name; wanted an array"):
            draw(ax, "seven.png")


def test_weights_are_signed_and_the_negative_ones_dashed(ax):
    weights = np.array([[0.5, -2.0], [0.0, -0.01], [1.0, -1.0]])
    shown, dashes = draw_weights(ax, weights)
    assert shown.get_clim() == (-2, 2)
    assert [tuple(line.mean(axis=0)) for line in dashes.get_segments()] == [(1, 0), (1, 2)]
    assert draw_weights(ax, np.zeros((2, 3)))[0].get_clim() == (-1, 1)
    assert draw_weights(ax, weights, limit=5)[0].get_clim() == (-5, 5)


def test_activations_are_circles_with_their_number(ax):
    circles = draw_activations(ax, [0.0, 0.4, 1.0])
    assert [circle.get_facecolor()[0] for circle in circles] == [0.0, 0.4, 1.0]
    assert [text.get_text() for text in ax.texts] == ["0.0", "0.4", "1.0"]


def test_layers_are_columns_of_circles(ax):
    circles = draw_layers(ax, [20, 3, 2], ["input", "hidden", "output"])
    assert len(circles) == 14 + 3 + 2  # two of sixteen make room for the dots
    assert "⋮" in [text.get_text() for text in ax.texts]


def test_a_wall_has_a_caption_for_each_image_and_frames_the_marked_ones(ax):
    images = np.random.default_rng(0).random((5, 784))
    texts = draw_wall(ax, images, ["0", "1", "2", "3", "4"], marked=[3], columns=2)
    assert [text.get_text() for text in texts] == ["0", "1", "2", "3", "4"]
    assert [text.get_weight() == "bold" for text in texts] == [False, False, False, True, False]
    assert np.array_equal(ax.images[2].get_array(), images[2].reshape(28, 28))
    (frame,) = ax.patches
    assert np.allclose(frame.get_edgecolor()[:3], np.array(palette.rgb(palette.WRONG[0])) / 255)
    left, right, bottom, top = ax.images[3].get_extent()
    assert frame.get_x() < left < right < frame.get_x() + frame.get_width()
    x, y = texts[3].get_position()
    assert left < x < right and y > bottom > top
    with pytest.raises(ValueError):
        draw_wall(ax, images, ["0"])
