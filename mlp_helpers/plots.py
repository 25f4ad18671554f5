"""Figures for the lessons, drawn with matplotlib into axes that the lesson makes.

Importing this gives all figures of a notebook a look that goes with JupyterLab's light and
with its dark theme: no ground of their own, and ink that can be read on both.
"""

import sys

import matplotlib as mpl
import numpy as np
from cycler import cycler
from matplotlib.collections import LineCollection
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Circle, Rectangle

from mlp_helpers import doors, palette

LIGHT = LinearSegmentedColormap.from_list("light", [*palette.LIGHT])
SIGNED = LinearSegmentedColormap.from_list("signed", [*palette.SIGNED])
INKED = ("text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color")
LOOK = dict.fromkeys(INKED, palette.INK) | {
    "axes.facecolor": "none",
    "axes.prop_cycle": cycler(color=[*palette.LINES], linestyle=["-", "--"]),
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlesize": 12,
    "legend.frameon": False,
    "lines.linewidth": 2,
}


def follow_the_theme():
    """Give all figures from here on the look of the lessons."""
    mpl.rcParams.update(LOOK)
    ipython = sys.modules.get("IPython")
    shell = ipython and ipython.get_ipython()
    if shell:  # JupyterLab puts white behind a figure whose own ground is of no colour
        # the backend itself, so that with matplotlib 3.8 it is set up before the first figure
        from matplotlib_inline.backend_inline import InlineBackend

        shown = InlineBackend.instance(parent=shell)
        shown.print_figure_kwargs = shown.print_figure_kwargs | {"facecolor": "none"}


follow_the_theme()


def draw_digit(ax, image, numbers=False):
    """An image, (784,) or (rows, columns), 0 black to 1 white.

    With `numbers`, each value is written into its cell. Returns the picture and the texts.
    """
    picture = _in_rows("the image", doors.shades("the image", image))
    shown = ax.imshow(picture, cmap=LIGHT, vmin=0, vmax=1)
    _outline(ax)
    texts = []
    if numbers:
        for (row, column), value in np.ndenumerate(picture):
            colour = _readable_on(value)
            place = {"ha": "center", "va": "center", "fontsize": 10, "color": colour}
            texts.append(ax.text(column, row, f"{value:.1f}", **place))
    return shown, texts


def draw_weights(ax, weights, limit=None):
    """The weights of a neuron as a picture, (784,) or (rows, columns): blue above 0, orange below.

    Cells clearly below 0 carry a dash, so that the sign is not shown by colour alone. limit:
    the number that gets the full colour; the largest weight if left out. Returns the picture
    and the dashes.
    """
    picture = _in_rows("weights", doors.numbers("weights", weights))
    limit = limit or np.abs(picture).max() or 1.0
    shown = ax.imshow(picture, cmap=SIGNED, vmin=-limit, vmax=limit)
    rows, columns = np.nonzero(picture < -0.15 * limit)
    dashes = ax.hlines(rows, columns - 0.3, columns + 0.3, color="black", alpha=0.55, lw=0.8)
    _outline(ax)
    return shown, dashes


def draw_activations(ax, values):
    """Neurons side by side on a grey bar, each filled with its activation and labelled with it.

    values: (n,), 0 to 1. Returns the circles.
    """
    values = doors.within("values", values, (np.size(values),), 0, 1)
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


def draw_outputs(ax, outputs, wanted=None):
    """The ten outputs of a network as bars, 0 to 1, each over its digit.

    outputs : (10,), or (n,) of a network with n outputs. The largest is drawn in the accent
        colour; it carries its number, and so does each that is at least half as large.
    wanted : (n,), what each should be, as a line across its bar; nothing if left out.
    Returns the bars.
    """
    outputs = doors.within("outputs", outputs, (np.size(outputs),), 0, 1)
    places, largest = np.arange(len(outputs)), int(np.argmax(outputs))
    bars = ax.bar(places, outputs, color=palette.INK, width=0.7)
    bars[largest].set_facecolor(palette.LINES[0])
    for place in np.flatnonzero(outputs >= outputs[largest] / 2):
        colour = palette.LINES[0] if place == largest else palette.INK
        height = outputs[place]
        ax.text(place, height + 0.03, f"{height:.2f}", ha="center", color=colour)
    if wanted is not None:
        wanted = doors.within("wanted", wanted, outputs.shape, 0, 1)
        ax.hlines(wanted, places - 0.45, places + 0.45, color=palette.LINES[1], lw=2)
    ax.set(xticks=places, yticks=[0, 0.5, 1], ylim=(-0.03, 1.15), xlabel="output")
    return bars


def draw_layers(ax, sizes, names, activations=None, weights=None):
    """A network's layers from left to right as columns of round neurons, named with their sizes.

    Of a layer with more than 16 neurons 14 are shown, spread evenly, with their numbers and dots
    between. The last layer's carry their number; with `activations` the brightest is marked.

    sizes: neurons in each layer; names: a name for each. activations: of every layer, list of
    (n_l,), 0 black to 1 white; neurons without are hollow. weights: list of (n_l, n_(l-1)),
    between the layers; edges are wider the further they are from 0, blue above, dashed orange
    below; the weakest are left out, and those into the brightest output stand out. Without, all
    are faint lines. Returns the circles.
    """
    sizes = doors.sizes(sizes)
    _fit("names", names, [()] * len(sizes))
    _fit("activations", activations, [(n,) for n in sizes])
    _fit("weights", weights, list(zip(sizes[1:], sizes[:-1], strict=True)))
    columns = [_column(layer, size) for layer, size in enumerate(sizes)]
    brightest = -1 if activations is None else int(np.argmax(activations[-1]))
    pairs = zip(columns[:-1], columns[1:], weights or [None] * (len(sizes) - 1), strict=True)
    for left, right, W in pairs:
        ends = [(a, b) for b in right for a in left]
        of_brightest = [right is columns[-1] and b[0] == brightest for _, b in ends]
        strengths = None if W is None else np.array([W[b[0], a[0]] for a, b in ends])
        ax.add_collection(_edges([_between(a, b) for a, b in ends], strengths, of_brightest))
    circles = []
    for layer, (column, name) in enumerate(zip(columns, names, strict=True)):
        light = None if activations is None else activations[layer]
        circles += [_neuron(ax, place, light) for place in column]
        x, last = column[0][1], column is columns[-1]
        style = {"ha": "center", "color": palette.INK}
        ax.text(x, 9, f"{name}\n{sizes[layer]:,}", va="bottom", fontsize=12, **style)
        if len(column) < sizes[layer]:
            ax.text(x, 0, "⋮", va="center", fontsize=16, **style)
            ax.text(x, -9, f"{len(column)} of {sizes[layer]:,}", va="top", fontsize=10.5, **style)
        if last or len(column) < sizes[layer]:
            _number(ax, column, brightest if last else -1, 1 if last else -1)
    ax.set(xlim=(-3.5, 11 * (len(sizes) - 1) + 3.5), ylim=(-10.3, 11.5))
    ax.set_aspect("equal")
    ax.set_axis_off()
    return circles


def _fit(name, parts, shapes):
    """Refuse parts of other shapes than the layers'; None is left out."""
    given = shapes if parts is None else [np.shape(part) for part in parts]
    if given != shapes:
        raise ValueError(f"{name} have shapes {given}; wanted {shapes}, as the sizes say")


def _column(layer, size):
    """The neurons of a layer that are shown, from the top: (number, x, y) each."""
    if size <= 16:
        heights = np.linspace(0.5, -0.5, size) * min(1.65 * (size - 1), 16) if size > 1 else [0]
        return [(k, 11 * layer, float(y)) for k, y in enumerate(heights)]
    heights = np.linspace(8, -8, 16)
    numbers = np.linspace(0, size - 1, 14).round().astype(int)
    pairs = zip(numbers, np.delete(heights, [7, 8]), strict=True)
    return [(int(k), 11 * layer, float(y)) for k, y in pairs]


def _neuron(ax, place, light):
    """One neuron: a circle filled with its activation, hollow where that is not known."""
    number, *centre = place
    face = "none" if light is None else LIGHT(float(light[number]))
    return ax.add_patch(Circle(centre, 0.42, facecolor=face, edgecolor=palette.INK, lw=1.3))


def _number(ax, column, marked, side):
    """The neurons' numbers beside them, on the right (1) or left (-1); one with a ring."""
    for number, x, y in column:
        bold = {"weight": "bold", "fontsize": 15} if number == marked else {"fontsize": 11}
        place = {"ha": "left" if side > 0 else "right", "va": "center", "color": palette.INK}
        ax.text(x + 1.1 * side, y, str(number), **place, **bold)
        if number == marked:
            ring = {"fill": False, "edgecolor": palette.LINES[0], "lw": 2.5}
            ax.add_artist(Circle((x, y), 0.72, **ring))


def _between(left, right):
    """The line from one neuron's circle to another's."""
    a, b = np.array(left[1:]), np.array(right[1:])
    gap = 0.42 * (b - a) / np.hypot(*(b - a))
    return a + gap, b - gap


def _edges(lines, weights, standing_out):
    """Edges as lines: by strength where their weights are given, faint where they are not."""
    if weights is None:
        return LineCollection(lines, colors=palette.INK, linewidths=0.5, alpha=0.25, zorder=0)
    shares = weights / (np.abs(weights).max() or 1.0)
    kept = np.flatnonzero((np.abs(shares) > 0.2) | standing_out)
    alphas = np.where(standing_out, 0.95, 0.5 * np.abs(shares) ** 1.3)
    blue, orange = ([value / 255 for value in palette.rgb(one)] for one in palette.LINES)
    signs = {True: (blue, "solid"), False: (orange, (0, (3, 1.5)))}
    looks = [signs[bool(share > 0)] for share in shares[kept]]
    return LineCollection(
        [lines[i] for i in kept],
        colors=[(*look[0], alpha) for look, alpha in zip(looks, alphas[kept], strict=True)],
        linestyles=[look[1] for look in looks],
        linewidths=0.4 + 2.4 * np.abs(shares[kept]),
        zorder=0,
    )


def draw_wall(ax, images, captions, marked=(), columns=10):
    """Images side by side in rows, each with a caption under it.

    images: (m, 784), 0 black to 1 white; captions: m short texts; marked: the places of those
    that get a coloured frame and a bold caption. Returns the captions' texts.
    """
    images, captions = doors.shades("images", images), [str(caption) for caption in captions]
    if images.ndim != 2 or images.shape != (len(captions), 784):
        wanted = f"({len(captions)}, 784), an image for each caption"
        raise ValueError(f"images have shape {images.shape}; wanted {wanted}")
    ax.set_axis_off()
    texts = []
    high = 42 + 9 * max((caption.count("\n") for caption in captions), default=0)  # of a row
    for place, (image, caption) in enumerate(zip(images, captions, strict=True)):
        left, top = 32 * (place % columns) + 2, high * (place // columns)
        box = (left, left + 28, top + 28, top)  # (left, right, bottom, top)
        ax.imshow(np.reshape(image, (28, 28)), cmap=LIGHT, vmin=0, vmax=1, extent=box)
        bold = place in marked
        line = {"edgecolor": palette.LINES[1], "lw": 2.5} if bold else {"edgecolor": palette.INK}
        ax.add_patch(Rectangle((left - 0.5, top - 0.5), 29, 29, fill=False, clip_on=False, **line))
        style = {"ha": "center", "va": "top", "fontsize": 10, "weight": "bold" if bold else None}
        texts.append(ax.text(left + 14, top + 30, caption, **style))
    ax.set(xlim=(0, 32 * columns), ylim=(high * -(-len(images) // columns), -2))
    return texts


def frame_part(ax, rows, columns):
    """Mark a part of an image that `draw_digit` drew: a frame around it.

    rows, columns : (first, last), both inside. Returns the frame.
    """
    (top, bottom), (left, right) = rows, columns
    corner = (left - 0.5, top - 0.5)
    frame = Rectangle(corner, right - left + 1, bottom - top + 1, fill=False, lw=2.5)
    frame.set_edgecolor(palette.LINES[1])
    return ax.add_patch(frame)


def _outline(ax):
    """No numbers at the axes, and a line all around: black on a dark page has an edge."""
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set_visible(True)


def _in_rows(name, numbers):
    """(784,) as 28 rows of 28; what is in rows already stays as it is."""
    if numbers.shape == (784,):
        return numbers.reshape(28, 28)
    if numbers.ndim != 2 or not numbers.size or 784 in numbers.shape:
        raise ValueError(f"{name} has shape {numbers.shape}; wanted (784,) or (rows, columns)")
    return numbers


def _readable_on(value):
    """Black or white, whichever can be read on this shade of grey."""
    return "black" if value >= 0.45 else "white"
