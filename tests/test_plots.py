"""The lessons' figures: what is drawn is what was given, and can be read in both themes."""

import base64
import io

import matplotlib.pyplot as plt
import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient
from PIL import Image

from mlp_helpers import palette
from mlp_helpers.plots import (
    draw_activations,
    draw_digit,
    draw_layers,
    draw_outputs,
    draw_wall,
    draw_weights,
    frame_part,
)
from tests.browser.few_colours import as_png, in_few_colours

GROUNDS = {"light": "#ffffff", "dark": "#111111"}  # of the page, in JupyterLab's two themes


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


def test_layers_are_columns_of_round_neurons_with_their_sizes(ax):
    circles = draw_layers(ax, [20, 3, 2], ["input", "hidden", "output"])
    assert len(circles) == 14 + 3 + 2  # two of sixteen make room for the dots
    texts = [text.get_text() for text in ax.texts]
    assert "⋮" in texts and "input\n20" in texts and "14 of 20" in texts
    assert texts[-2:] == ["0", "1"]  # the outputs' names
    assert ax.get_aspect() == 1
    assert len(ax.collections) == 2 and len(ax.collections[0].get_segments()) == 14 * 3
    assert {circle.get_facecolor() for circle in circles} == {(0, 0, 0, 0)}


def test_layers_are_lit_and_edges_are_as_strong_as_their_weights(ax):
    activations = [np.linspace(0, 1, 20), np.array([0, 0.5, 1]), np.array([0.2, 0.9])]
    weights = [np.full((3, 20), 1e-9), np.array([[1, -2, 0.1], [0.1, 0, -4.0]])]
    weights[0][2, 0] = -3
    circles = draw_layers(ax, [20, 3, 2], list("abc"), activations, weights)
    assert [circle.get_facecolor()[0] for circle in circles[-5:]] == pytest.approx(
        [0, 0.5, 1, 0.2, 0.9], abs=0.01
    )
    first, last = ax.collections
    assert len(first.get_segments()) == 1  # the others are too weak to be seen
    assert len(last.get_segments()) == 2 + 3  # all of those into the brightest output
    assert last.get_linewidths().argmax() == 4 and last.get_linestyles()[4][1] is not None
    assert last.get_linestyles()[0][1] is None
    bold = [text.get_text() for text in ax.texts if text.get_weight() == "bold"]
    assert bold == ["1"] and len(ax.artists) == 0
    assert [one for one in ax.patches if one not in circles][0].center[1] < 0


def test_a_wall_has_a_caption_for_each_image_and_frames_the_marked_ones(ax):
    images = np.random.default_rng(0).random((5, 784))
    texts = draw_wall(ax, images, ["0", "1", "2", "3", "4"], marked=[3], columns=2)
    assert [text.get_text() for text in texts] == ["0", "1", "2", "3", "4"]
    assert [text.get_weight() == "bold" for text in texts] == [False, False, False, True, False]
    assert np.array_equal(ax.images[2].get_array(), images[2].reshape(28, 28))
    frame = ax.patches[3]
    assert np.allclose(frame.get_edgecolor()[:3], np.array(palette.rgb(palette.LINES[1])) / 255)
    assert [one.get_linewidth() > 2 for one in ax.patches] == [False, False, False, True, False]
    left, right, bottom, top = ax.images[3].get_extent()
    assert frame.get_x() < left < right < frame.get_x() + frame.get_width()
    x, y = texts[3].get_position()
    assert left < x < right and y > bottom > top
    with pytest.raises(ValueError):
        draw_wall(ax, images, ["0"])


def test_a_wall_has_room_for_captions_of_two_lines_and_may_be_empty(ax):
    images = np.random.default_rng(0).random((4, 784))
    tops = []
    for captions in (["0", "1", "2", "3"], ["0", "1\n0.9", "2", "3"]):
        draw_wall(ax, images, captions, columns=2)
        tops.append(ax.images[-1].get_extent()[3])
    assert tops[1] > tops[0]
    assert draw_wall(ax, images[:0], []) == []


def test_outputs_are_bars_and_the_largest_have_their_numbers(ax):
    outputs = np.array([0.1, 0.0, 0.7, 1.0, 0.25])
    bars = draw_outputs(ax, outputs, wanted=np.eye(5)[2])
    assert [bar.get_height() for bar in bars] == outputs.tolist()
    texts = {text.get_position()[0]: text.get_text() for text in ax.texts}
    assert texts == {2: "0.70", 3: "1.00"}
    (lines,) = ax.collections
    heights = [line[:, 1].tolist() for line in lines.get_segments()]
    assert heights == [[0, 0], [0, 0], [1, 1], [0, 0], [0, 0]]
    with pytest.raises(ValueError, match="outputs"):
        draw_outputs(ax, [0.1, 1.2])


def test_a_part_of_a_digit_is_framed_with_its_first_and_last_row_and_column(ax):
    frame = frame_part(ax, (4, 13), (9, 20))
    assert (frame.get_x(), frame.get_y()) == (8.5, 3.5)
    assert (frame.get_width(), frame.get_height()) == (12, 10)


def contrast(colour, ground):
    """WCAG's contrast of two colours, (3,) each, 0..255; 1 to 21."""

    def light(colour):
        shares = np.asarray(colour) / 255
        linear = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
        return linear @ [0.2126, 0.7152, 0.0722]

    low, high = sorted([light(colour), light(ground)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ground", GROUNDS.values())
@pytest.mark.parametrize("colour", [palette.INK, *palette.LINES])
def test_ink_and_lines_can_be_read_on_both_grounds(colour, ground):
    assert contrast(palette.rgb(colour), palette.rgb(ground)) >= 4.2


def on_page(figure, ground):
    """A figure as the page shows it, RGB (height, width, 3), before and after it is stored."""
    file = io.BytesIO()
    figure.savefig(file, format="png", facecolor="none")
    drawn = Image.open(file).convert("RGBA")
    for picture in (drawn, in_few_colours(drawn).convert("RGBA")):
        page = Image.new("RGBA", picture.size, ground)
        yield np.asarray(Image.alpha_composite(page, picture).convert("RGB")).astype(int)


def test_packing_takes_nothing_away(ax):
    pytest.importorskip("zopfli", reason="zopfli is not installed: tests/requirements.txt")
    ax.plot([0, 1], [0, 1])
    file = io.BytesIO()
    ax.figure.savefig(file, format="png", facecolor="none")
    few = in_few_colours(Image.open(file).convert("RGBA"))
    packed = Image.open(io.BytesIO(as_png(few)))
    assert packed.mode == "P" and packed.size == few.size
    assert (np.asarray(packed.convert("RGBA")) == np.asarray(few.convert("RGBA"))).all()


def test_a_grey_is_stored_as_a_grey_and_one_that_fills_a_patch_as_itself():
    picture = np.zeros((40, 768, 3), np.uint8) + np.uint8(palette.rgb(palette.SIGNED[0]))
    picture[:30] = np.repeat(np.arange(256), 3)[:, None]  # patches, three pixels wide
    picture[35, :256] = np.arange(256)[:, None]  # as at the edge of a letter
    picture[36:] = palette.rgb(palette.SIGNED[2])
    stored = np.asarray(in_few_colours(Image.fromarray(picture)).convert("RGB")).astype(int)
    assert np.ptp(stored[:30], axis=2).max() == np.ptp(stored[35, :256], axis=1).max() == 0
    assert abs(stored[:30] - picture[:30]).max() <= 1
    assert abs(stored[35] - picture[35]).max() < 24
    assert (stored[36:] == picture[36:]).all()


@pytest.mark.parametrize("ground", GROUNDS.values())
def test_a_figure_has_no_ground_and_its_words_and_curves_are_readable(ax, ground):
    ax.plot([0, 1], [0, 1], label="up")
    ax.plot([0, 1], [1, 0], label="down")
    ax.set(xlabel="along", ylabel="high", title="A figure")
    ax.legend()
    for page in on_page(ax.figure, ground):
        assert page[2, 2].tolist() == list(palette.rgb(ground))
        for colour in (palette.INK, *palette.LINES):
            near = (abs(page - palette.rgb(colour)).max(axis=2) < 12).sum()
            assert near > 100, colour


@pytest.mark.parametrize("ground", GROUNDS.values())
def test_black_images_and_pale_weights_have_an_edge(ground):
    figure, (first, second, third) = plt.subplots(1, 3)
    draw_digit(first, np.zeros(784))
    draw_weights(second, np.zeros(784))
    draw_wall(third, np.zeros((1, 784)), ["0"], columns=1)
    figure.canvas.draw()
    for page in on_page(figure, ground):
        for ax in (first, second, third):
            inked = abs(page - palette.rgb(palette.INK)).max(axis=2) < 40
            box = ax.get_window_extent().expanded(1.05, 1.05)
            left, right = int(box.x0), int(box.x1)
            assert inked[:, left:right].sum() > 100
    plt.close(figure)


def test_a_notebook_shows_figures_without_a_ground():
    """JupyterLab puts white behind a figure that says of itself that it has no ground."""
    codes = [
        "import matplotlib.pyplot as plt\nfrom mlp_helpers import plots",
        "plt.subplots()[1].plot([0, 1])\nplt.show()",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in codes])
    NotebookClient(notebook, kernel_name="python3").execute()
    output = [o for o in notebook.cells[1].outputs if "image/png" in o.get("data", {})][0]
    assert "needs_background" not in output.metadata
    picture = Image.open(io.BytesIO(base64.b64decode(output.data["image/png"])))
    assert picture.convert("RGBA").getpixel((0, 0))[3] == 0


@pytest.mark.parametrize(
    "draw",
    [
        lambda ax: draw_digit(ax, np.ones(100)),
        lambda ax: draw_digit(ax, np.ones((3, 784))),
        lambda ax: draw_digit(ax, np.ones((28, 28, 3))),
        lambda ax: draw_weights(ax, np.ones((1, 784))),
        lambda ax: draw_activations(ax, [2.0]),
        lambda ax: draw_activations(ax, np.zeros((2, 3))),
        lambda ax: draw_outputs(ax, np.zeros(10), 3),
        lambda ax: draw_wall(ax, np.zeros(784), "a"),
        lambda ax: draw_wall(ax, np.zeros((3, 784)), "ab"),
        lambda ax: draw_layers(ax, (784, 10), "abc"),
        lambda ax: draw_layers(ax, (784, 10), "ab", None, [np.zeros((784, 10))]),
        lambda ax: draw_layers(ax, (4, 2), "ab", [np.zeros(4), np.zeros(3)]),
    ],
)
def test_what_is_no_picture_of_it_is_refused_in_words(ax, draw):
    with pytest.raises(ValueError, match=r"(have|has) shapes? .*; wanted|holds 2; wanted 0 to 1"):
        draw(ax)


def test_a_layer_without_neurons_is_refused(ax):
    with pytest.raises(ValueError, match="one of the sizes is 0; wanted a whole number 1"):
        draw_layers(ax, (4, 0, 2), "abc")


def test_labels_are_captions_too(ax):
    texts = draw_wall(ax, np.zeros((3, 784)), [7, 2, 1])
    assert [text.get_text() for text in texts] == ["7", "2", "1"]
