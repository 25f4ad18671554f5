"""Figures for the lessons, drawn with matplotlib into axes that the lesson makes."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Circle, Rectangle

from mlp_helpers import doors, palette

LIGHT = LinearSegmentedColormap.from_list("light", [*palette.LIGHT])
SIGNED = LinearSegmentedColormap.from_list("signed", [*palette.SIGNED])


def draw_digit(ax, image, numbers=False):
    """An image, (784,) or (rows, columns), 0 black to 1 white.

    With `numbers`, each value is written into its cell. Returns the picture and the texts.
    """
    picture = _in_rows(doors.shades("the image", image))
    shown = ax.imshow(picture, cmap=LIGHT, vmin=0, vmax=1)
    ax.set(xticks=[], yticks=[])
    texts = []
    if numbers:
        for (row, column), value in np.ndenumerate(picture):
            colour = _readable_on(value)
            place = {"ha": "center", "va": "center", "fontsize": 9, "color": colour}
            texts.append(ax.text(column, row, f"{value:.1f}", **place))
    return shown, texts


def draw_weights(ax, weights, limit=None):
    """The weights of a neuron as a picture, (784,) or (rows, columns): blue above 0, orange below.

    Cells clearly below 0 carry a dash, so that the sign is not shown by colour alone. limit:
    the number that gets the full colour; the largest weight if left out. Returns the picture
    and the dashes.
    """
    picture = _in_rows(doors.numbers("weights", weights))
    limit = limit or np.abs(picture).max() or 1.0
    shown = ax.imshow(picture, cmap=SIGNED, vmin=-limit, vmax=limit)
    rows, columns = np.nonzero(picture < -0.15 * limit)
    dashes = ax.hlines(rows, columns - 0.3, columns + 0.3, color="black", alpha=0.55, lw=0.8)
    ax.set(xticks=[], yticks=[])
    return shown, dashes


def draw_activations(ax, values):
    """Neurons side by side on a grey bar, each filled with its activation and labelled with it.

    values: (n,), 0 to 1. Returns the circles.
    """
    ax.set(xlim=(-0.7, len(values) - 0.3), ylim=(-0.6, 0.6), xticks=[], yticks=[])
    ax.set_aspect("equal")
    ax.set_facecolor("0.5")
    circles = []
    for place, value in enumerate(values):
        outline = _readable_on(value)
        circle = Circle((place, 0), 0.4, facecolor=str(float(value)), edgecolor=outline, lw=2)
        circles.append(ax.add_patch(circle))
        ax.text(place, 0, f"{value:.1f}", ha="center", va="center", color=outline, fontsize=13)
    return circles


def draw_layers(ax, sizes, names):
    """A network's layers from left to right as columns of circles, at most 16 a column.

    sizes: neurons in each layer; names: a name for each. Returns the circles.
    """
    places = []
    for layer, (size, name) in enumerate(zip(sizes, names, strict=True)):
        shown = min(size, 16)
        heights = np.linspace(0.5, -0.5, shown) * (shown - 1) / 15
        if size > shown:
            ax.text(layer, 0, "⋮", ha="center", va="center", fontsize=14)
            heights = np.delete(heights, [shown // 2 - 1, shown // 2])
        places.append([(layer, height) for height in heights])
        ax.text(layer, 0.62, f"{name}\n{size}", ha="center", va="bottom", fontsize=11)
    for left, right in zip(places[:-1], places[1:], strict=True):
        for a in left:
            for b in right:
                ax.plot(*zip(a, b, strict=True), color="0.75", lw=0.4, zorder=0)
    ax.set(xlim=(-0.4, len(sizes) - 0.6), ylim=(-0.6, 0.85))
    ax.set_axis_off()
    style = {"facecolor": "white", "edgecolor": "0.2"}
    return [ax.add_patch(Circle(place, 0.028, **style)) for column in places for place in column]


def draw_wall(ax, images, captions, marked=(), columns=10):
    """Images side by side in rows, each with a caption under it.

    images: (m, 784), 0 black to 1 white; captions: m short texts; marked: the places of those
    that get a frame and a bold caption. Returns the captions' texts.
    """
    images = doors.shades("images", images)
    ax.set_axis_off()
    texts = []
    for place, (image, caption) in enumerate(zip(images, captions, strict=True)):
        left, top = 32 * (place % columns) + 2, 42 * (place // columns)
        box = (left, left + 28, top + 28, top)  # (left, right, bottom, top)
        ax.imshow(np.reshape(image, (28, 28)), cmap=LIGHT, vmin=0, vmax=1, extent=box)
        bold = place in marked
        if bold:
            frame = {"fill": False, "edgecolor": palette.WRONG[0], "linewidth": 2.5}
            ax.add_patch(Rectangle((left - 1, top - 1), 30, 30, clip_on=False, **frame))
        style = {"ha": "center", "va": "top", "fontsize": 10, "weight": "bold" if bold else None}
        texts.append(ax.text(left + 14, top + 30, caption, **style))
    ax.set(xlim=(0, 32 * columns), ylim=(42 * -(-len(images) // columns), -2))
    return texts


def _in_rows(numbers):
    """(784,) as 28 rows of 28; what is in rows already stays as it is."""
    return numbers.reshape(28, 28) if numbers.ndim == 1 else numbers


def _readable_on(value):
    """Black or white, whichever can be read on this shade of grey."""
    return "black" if value >= 0.45 else "white"
