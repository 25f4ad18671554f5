"""What the latency benchmark measures: each demo, and the same view made by `interact`."""

from dataclasses import dataclass

START = """
import numpy as np
from mlp_helpers.digits import load_digits, load_trained
from mlp_helpers.network import sigmoid

network, computed = load_trained(), []
image = load_digits("test", 10)[0][3]
W, b = network.weights[0][3], network.biases[0][3]
T = np.linspace(-10, 10, 100)

def compute(factor):
    a, z = network(image * (1 + factor / 20)), W @ image + factor
    computed.append(factor)
    return W * (1 + factor / 20), image * (1 + factor / 20), a, z
"""
INTERACT = """
import matplotlib.pyplot as plt
from ipywidgets import FloatSlider, interact

def show(factor):
    weights, picture, a, z = compute(factor)
    _, axes = plt.subplots(1, 4, figsize=(9, 2.4))
    axes[0].imshow(weights.reshape(28, 28), cmap="PuOr", vmin=-0.3, vmax=0.3)
    axes[1].imshow(picture.reshape(28, 28), cmap="gray", vmin=0, vmax=1)
    axes[2].bar(range(10), a)
    axes[2].set_ylim(0, 1)
    axes[3].plot(T, sigmoid(T))
    axes[3].plot(z, sigmoid(z), "o")
    axes[3].set_xlim(-10, 10)
    print(f"{factor:.3f}")
    plt.show()

slider = FloatSlider(value=-10, min=-10, max=10, step=0.02)
_ = interact(show, factor=slider)
"""
VIEWS = """
import ipywidgets as w
from mlp_helpers.views.bars import Bars
from mlp_helpers.views.pixel_grid import PixelGrid
from mlp_helpers.views.slider import Slider
from mlp_helpers.views.status import Status

slider = Slider(value=-10, lo=-10, hi=10, step=0.02, label="factor")
weights = PixelGrid(values=np.zeros((28, 28)), scale="signed", limit=0.3, label="weights")
picture = PixelGrid(values=np.zeros((28, 28)), label="image")
bars = Bars(values=np.zeros(10), label="outputs", width=180, height=196)
curve = PixelGrid(values=np.zeros((28, 100)), width=200, label="curve")
shown = Status(label="shown")
row, column = np.rint(27 * (1 - sigmoid(T))).astype(int), np.arange(100)
line = np.zeros((28, 100), np.float32)
line[row, column] = 0.6

def show(_=None):
    weights_now, image_now, a, z = compute(slider.value)
    weights.values, picture.values = weights_now.reshape(28, 28), image_now.reshape(28, 28)
    bars.values, bars.highlight = a, int(a.argmax())
    at, drawn = int(np.clip(5 * (z + 10), 0, 99)), line.copy()
    drawn[row[at], at] = 1
    curve.values = drawn
    shown.text = f"{slider.value:.3f}"

slider.observe(show, "value")
show()
w.VBox([slider, w.HBox([weights, picture, bars, curve]), shown])
"""

INTERACT_TOOLS = """
import numpy as np
import matplotlib.pyplot as plt
from ipywidgets import FloatSlider, interact
from mlp_helpers.demos import presets
from mlp_helpers.digits import load_digits, load_example, load_trained
from mlp_helpers.network import sigmoid, sigmoid_prime

computed = []

def done(value):
    computed.append(value)
    print(f"{value:.3f}")
    plt.show()
"""
OUR_TOOLS = """
import ipywidgets as w
from mlp_helpers.views.status import Status

shown, computed = Status(label="shown"), []

def follow(demo, value):
    def show():
        computed.append(value())
        shown.text = f"{value():.3f}"
    demo.watch(show)
    return w.VBox([demo.box, shown])
"""


def ours(module, name, value, start=""):
    """A cell with one of our demos; `value` is what its hand moves, as an expression.

    start: what is called before the first move.
    """
    lines = [f"from mlp_helpers.demos.{module} import {name}", f"demo = {name}()", start]
    return OUR_TOOLS + "\n".join([*lines, f"follow(demo, lambda: {value})"])


ONE_NEURON = """
image, weights = load_example(7, 3), presets.edge().ravel()

def show(value):
    seen = image * value
    products = weights * seen
    largest = np.argsort(-abs(products))[:5]
    _, axes = plt.subplots(1, 5, figsize=(11, 2.4))
    axes[0].imshow(seen.reshape(28, 28), cmap="gray", vmin=0, vmax=1)
    for ax, picture in zip(axes[1:3], (weights, products)):
        ax.imshow(picture.reshape(28, 28), cmap="PuOr", vmin=-1, vmax=1)
    axes[3].barh(range(5), products[largest], tick_label=[str(k) for k in largest])
    axes[4].barh([1, 0], [products.clip(0).sum(), products.clip(None, 0).sum()])
    axes[4].plot(products.sum(), -1, "kv")
    axes[4].set_xlim(-50, 50)
    done(value)

slider = FloatSlider(value=0, min=0, max=1, step=0.001)
_ = interact(show, value=slider)
"""
EDGE_HUNT = """
images = load_digits("test", 24)[0]
row = np.arange(28)[:, None] * np.ones(28)

def show(value):
    weights = np.where(row < value, 1.0, 0.0).ravel()
    sums = images @ weights
    _, axes = plt.subplots(1, 4, figsize=(11, 2.4))
    axes[0].imshow(weights.reshape(28, 28), cmap="PuOr", vmin=-1, vmax=1)
    for k in (0, 1):
        sheet = images[12 * k : 12 * k + 12].reshape(2, 6, 28, 28)
        axes[1 + k].imshow(np.block([list(line) for line in sheet]), cmap="gray")
        axes[3].plot(sums[12 * k : 12 * k + 12], np.full(12, k), "o")
    axes[3].set_xlim(-200, 200)
    done(value)

slider = FloatSlider(value=0, min=0, max=28, step=0.02)
_ = interact(show, value=slider)
"""
SQUISH = """
images = load_digits("test", 8)[0]
sums, S = images @ presets.edge_with_surround().ravel(), np.linspace(-30, 30, 601)

def show(value):
    figure = plt.figure(figsize=(9, 5))
    ax = figure.add_subplot(2, 1, 1)
    ax.plot(S, sigmoid(S + value), S, sigmoid(S), "--")
    ax.plot(sums, sigmoid(sums + value), "o")
    ax.plot(0, sigmoid(value), "o")
    for k, a in enumerate(sigmoid(sums + value)):
        ax = figure.add_subplot(2, 8, 9 + k)
        ax.imshow(images[k].reshape(28, 28) * a, cmap="gray", vmin=0, vmax=1)
        ax.set_title(f"s = {sums[k]:.1f}\\na = {a:.2f}")
        ax.set_axis_off()
    done(value)

slider = FloatSlider(value=-20, min=-20, max=20, step=0.05)
_ = interact(show, value=slider)
"""
MATRIX_STEP = """
rng = np.random.default_rng(0)
W, a, b = rng.normal(size=(3, 4)).round(1), rng.random(4).round(1), rng.normal(size=3).round(1)

CODE = ["for j in range(3):", "    z[j] = b[j]", "    for k in range(4):"]
CODE += ["        z[j] += W[j, k] * a[k]", "a_next = sigmoid(z)"]

def show(value):
    W[0, 0] = value
    z = W @ a + b
    _, ax = plt.subplots(figsize=(9, 4))
    ax.set(xlim=(0, 10), ylim=(10, -1))
    ax.set_axis_off()
    parts = [("W", 0, W), ("a", 4.4, a[:, None]), ("b", 5.8, b[:, None])]
    parts += [("z", 7.2, z[:, None]), ("a_next", 8.6, sigmoid(z)[:, None])]
    for name, left, numbers in parts:
        ax.text(left, -1, f"{name} {numbers.shape}")
        ax.plot([left - 0.2, left - 0.2], [-0.5, len(numbers) - 0.5], "k")
        for (j, k), number in np.ndenumerate(numbers):
            ax.text(left + k, j, f"{number:.2f}", bbox={"facecolor": "white"})
    for line, text in enumerate(CODE):
        ax.text(0, 5 + line, text, family="monospace")
    ax.text(5, 4, f"z[0] = {b[0]:.2f}", family="monospace")
    for k in range(4):
        sofar = b[0] + W[0, : k + 1] @ a[: k + 1]
        text = f"+ {W[0, k]:.2f} * {a[k]:.2f} = {W[0, k] * a[k]:.2f}  {sofar:.2f}"
        ax.text(5, 5 + k, text, family="monospace")
    done(value)

slider = FloatSlider(value=-10, min=-10, max=10, step=0.02)
_ = interact(show, value=slider)
"""
NETWORK_EXPLORER = """
from matplotlib.collections import LineCollection
network, image = load_trained(), load_example(3)
places = [[(l, (i - n / 2) / 16) for i in range(n)] for l, n in enumerate((16, 16, 10))]
lines = [(p, q) for l in (0, 1) for q in places[l + 1] for p in places[l]]
colours = np.concatenate([W.ravel() for W in network.weights[1:]])

def show(value):
    network.biases[0][0] = value
    layers = network.layers(image)
    _, axes = plt.subplots(1, 4, figsize=(11, 3.4), width_ratios=[1, 2.5, 1, 1.2])
    axes[0].imshow(image.reshape(28, 28), cmap="gray")
    axes[1].add_collection(LineCollection(lines, array=colours, cmap="PuOr", linewidths=0.6))
    for l in (0, 1, 2):
        axes[1].scatter(*zip(*places[l]), c=layers[l + 1], cmap="gray", vmin=0, vmax=1, s=60)
    axes[2].imshow(network.weights[0][0].reshape(28, 28), cmap="PuOr")
    axes[3].barh(range(10), layers[-1])
    axes[3].set_xlim(0, 1)
    done(value)

slider = FloatSlider(value=-20, min=-20, max=20, step=0.05)
_ = interact(show, value=slider)
"""


@dataclass
class Case:
    """One thing to measure; a further demo is one more entry below.

    code : of the notebook's cell. It counts Python's computations in the list `computed`,
        and shows with every picture the value it belongs to, three decimals, in the
        last Status of the cell (or prints it, for a matplotlib picture).
    handle : what the hand moves, one of HANDLES; `part` finds it, by a CSS selector.
    reset : code that brings the start back before the drag.
    base : name of the case that shows the same by `interact`, which it is compared to.
    pictures : what is waited for: our "views" other than the handle's own, or an "image".
    """

    name: str
    code: str
    handle: str
    part: str
    reset: str = ""
    base: str = ""
    pictures: str = "views"


def by_interact(name, code, start):
    """A view made by `interact`, whose slider begins at `start`."""
    parts = {"handle": "ipywidgets", "part": ".widget-slider", "pictures": "image"}
    return Case(name, code, reset=f"slider.value = {start}", **parts)


def pad(label):
    """Where the pad of this label is."""
    return f".mlp:has([aria-label^='{label},'])"


def range_of(name):
    """Where the slider of this name is."""
    return f".mlp-slider:has([aria-label='{name}'])"


PAINTED = "demo.weights.sum(dtype=float)"
CASES = [
    by_interact("interact", START + INTERACT, -10),
    Case("our views", START + VIEWS, "slider", ".mlp-slider", "slider.value = -10", "interact"),
    Case(
        "DrawDigit", ours("draw_digit", "DrawDigit", "demo.pixels.sum(dtype=float)"),
        "pad", pad("Pad"), "demo.reset()", "interact",
    ),
    by_interact("OneNeuron, interact", INTERACT_TOOLS + ONE_NEURON, 0),
    Case(
        "OneNeuron", ours("one_neuron", "OneNeuron", PAINTED, "demo.preset('blank')"),
        "pad", pad("Weights"), "demo.preset('blank')", "OneNeuron, interact",
    ),
    by_interact("EdgeHunt, interact", INTERACT_TOOLS + EDGE_HUNT, 0),
    Case(
        "EdgeHunt", ours("edge_hunt", "EdgeHunt", PAINTED), "pad", pad("Weights"),
        "demo.reset()", "EdgeHunt, interact",
    ),
    by_interact("Squish, interact", INTERACT_TOOLS + SQUISH, -20),
    Case(
        "Squish", ours("squish", "Squish", "demo.bias"), "slider", range_of("bias b"),
        "demo.set_bias(-20)", "Squish, interact",
    ),
    by_interact("MatrixStep, interact", INTERACT_TOOLS + MATRIX_STEP, -10),
    Case(
        "MatrixStep", ours("matrix_step", "MatrixStep", "demo.W[0, 0]"), "entry",
        "[aria-label^='W row 0 column 0']", "demo.reset()", "MatrixStep, interact",
    ),
    by_interact("NetworkExplorer, interact", INTERACT_TOOLS + NETWORK_EXPLORER, -20),
    Case(
        "NetworkExplorer",
        ours("network_explorer", "NetworkExplorer", "float(demo.network.biases[0][0])"),
        "slider", range_of("bias"), "demo.set_bias(-20)", "NetworkExplorer, interact",
    ),
]  # fmt: skip
