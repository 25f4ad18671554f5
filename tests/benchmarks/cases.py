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
from mlp_helpers.lesson02 import patterns
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


def ours(lesson, name, value, start="", of=""):
    """A cell with one of our demos; `value` is what its hand moves, as an expression.

    start: what is called before the first move; of: what it is made with.
    """
    lines = [f"from mlp_helpers.{lesson} import {name}", f"demo = {name}({of})", start]
    return OUR_TOOLS + "\n".join([*lines, f"follow(demo, lambda: {value})"])


ONE_NEURON = """
image, weights = load_example(7, 3), patterns.edge().ravel()

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
sums, S = images @ patterns.edge_with_surround().ravel(), np.linspace(-30, 30, 601)

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
COST_TABLE = """
image, y = load_example(3), np.eye(10)[3]
a = np.array([0.43, 0.28, 0.19, 0.88, 0.72, 0.01, 0.64, 0.86, 0.99, 0.63])

def show(value):
    a[0] = value
    terms = (a - y) ** 2
    _, axes = plt.subplots(1, 4, figsize=(11, 3.6), width_ratios=[1, 1.5, 0.7, 1.3])
    axes[0].imshow(image.reshape(28, 28), cmap="gray")
    for ax, numbers in ((axes[1], a), (axes[3], terms)):
        ax.barh(range(10), numbers)
        ax.set_xlim(0, 1.2)
        ax.invert_yaxis()
        for j in range(10):
            ax.text(1.01, j, f"{numbers[j]:.4f}", va="center")
    axes[2].set_axis_off()
    for j in range(10):
        axes[2].text(0, 1 - j / 10, f"{y[j]:.0f}   {a[j] - y[j]:+.2f}", weight="bold")
    axes[3].set_title(" + ".join(f"{t:.4f}" for t in terms) + f" = {terms.sum():.4f}", fontsize=6)
    done(value)

slider = FloatSlider(value=0, min=0, max=1, step=0.001, readout_format=".3f")
_ = interact(show, value=slider)
"""
WISHES = """
from matplotlib.collections import LineCollection
from mlp_helpers.network import backprop
network, (images, labels) = load_trained(), load_digits("train", 100)
places = [[(l, (i - n / 2) / 16) for i in range(n)] for l, n in enumerate((16, 16, 10))]
lines = [(p, q) for l in (0, 1) for q in places[l + 1] for p in places[l]]
layers, gradient = network.layers(images[0]), backprop(network, images, labels)
colours = -np.concatenate([W.ravel() for W in gradient.weights[1:]])
row = -gradient.weights[0][7]

def show(value):
    k = int(value)
    _, axes = plt.subplots(1, 5, figsize=(12, 3.4), width_ratios=[1, 1, 3, 1.5, 1.5])
    axes[0].imshow(images[0].reshape(28, 28), cmap="gray")
    wall = images[:16].reshape(4, 4, 28, 28).swapaxes(1, 2).reshape(112, 112)
    axes[1].imshow(wall, cmap="gray")
    axes[2].add_collection(LineCollection(lines, array=colours, cmap="PuOr", linewidths=0.6))
    for l in (0, 1, 2):
        axes[2].scatter(*zip(*places[l]), c=layers[l + 1], cmap="gray", vmin=0, vmax=1, s=60)
        for (x, y), b in zip(places[l], -gradient.biases[l]):
            axes[2].plot(x + 0.1, y, "^" if b > 0 else "v", markersize=4)
    for ax in axes[3:]:
        ax.imshow(row.reshape(28, 28), cmap="PuOr")
        ax.plot(k % 28, k // 28, "s", fillstyle="none")
        ax.set_title(f"place {k}: {row[k]:.3g}")
    done(value)

slider = FloatSlider(value=0, min=0, max=783, step=1, readout_format=".3f")
_ = interact(show, value=slider)
"""
THREE_AVENUES = """
network, image = load_trained(), load_example(8, 50)
*_, a, outputs = network.layers(image)
W, b = network.weights[-1], network.biases[-1]
nudges = np.zeros(16)

def show(value):
    nudges[0] = value
    z = (W[8] + nudges) @ a + b[8]
    figure, axes = plt.subplots(1, 6, figsize=(13, 3.6), width_ratios=[1, 1, 1.4, 1, 1.4, 1])
    axes[0].imshow(image.reshape(28, 28), cmap="gray")
    for ax, numbers, end in zip(axes[1:5], (a, nudges, W[8], 0 * a), (1, 0.5, 5, 0.5)):
        ax.barh(range(16), numbers)
        ax.set_xlim(-end, end)
        ax.invert_yaxis()
        for k in range(16):
            ax.text(end, k, f"{numbers[k]:.2f}", va="center", fontsize=7)
    axes[5].barh([0, 1], [sigmoid(z), abs(value)])
    axes[5].set_xlim(0, 1)
    figure.suptitle(f"z = {z:.2f}, a = {sigmoid(z):.2f}, length {abs(value):.2f}")
    done(value)

slider = FloatSlider(value=-0.5, min=-0.5, max=0.5, step=0.001, readout_format=".3f")
_ = interact(show, value=slider)
"""
CHAIN_RULE = """
w, b, y = [1.5, -1.2, 2.0], [-0.5, 0.6, -0.3], 1.0

def forward(w):
    a, z = [0.6], []
    for l in range(3):
        z.append(w[l] * a[-1] + b[l])
        a.append(float(sigmoid(z[-1])))
    return a, z

def show(value):
    w[0] = value
    (a, z), other = forward(w), forward([w[0], w[1], w[2] + 0.01])[0]
    _, ax = plt.subplots(figsize=(11, 4))
    ax.set_axis_off()
    ax.set_xlim(-0.5, 4)
    ax.set_ylim(-2, 1)
    for l in range(4):
        ax.add_patch(plt.Circle((l, 0), 0.2, facecolor=str(a[l]), edgecolor="black"))
        ax.text(l, -0.35, f"$a^{{({l})}}$ = {a[l]:.2f}", ha="center")
    for l in range(3):
        ax.annotate("", (l + 0.8, 0), (l + 0.2, 0), arrowprops={"arrowstyle": "->"})
        ax.text(l + 0.5, 0.5, f"w {w[l]:.2f}, b {b[l]:.2f}, z {z[l]:.2f}", ha="center")
    factors = [a[2], float(sigmoid_prime(z[2])), 2 * (a[3] - y)]
    product, measured = np.prod(factors), ((other[3] - y) ** 2 - (a[3] - y) ** 2) / 0.01
    names = [r"$\\partial z/\\partial w$", r"$\\partial a/\\partial z$"]
    names += [r"$\\partial C/\\partial a$"]
    for i, (name, factor) in enumerate(zip(names, factors)):
        ax.text(i, -1.2, f"{name}\\n{factor:.3g}", ha="center", fontsize=14)
    ax.text(3, -1.2, f"= {product:.3g}, measured {measured:.3g}", fontsize=14)
    done(value)

slider = FloatSlider(value=-10, min=-10, max=10, step=0.02, readout_format=".3f")
_ = interact(show, value=slider)
"""
INDEXED_CHAIN = """
from matplotlib.collections import LineCollection
from mlp_helpers.network import Network, backprop
network = Network((3, 4, 2), init="lecture", dtype=np.float64)
x, y = np.array([0.9, 0.55, 0.2]), np.array([1.0, 0.0])
places = [[(l, (i + 0.5) / n) for i in range(n)] for l, n in enumerate((3, 4, 2))]
lines = [(p, q) for l in (0, 1) for q in places[l + 1] for p in places[l]]

def show(value):
    network.weights[1][0, 0] = value
    layers, gradient = network.layers(x), backprop(network, x, y)
    _, (ax, text) = plt.subplots(1, 2, figsize=(11, 4.6))
    colours = np.concatenate([W.ravel() for W in network.weights])
    ax.add_collection(LineCollection(lines, array=colours, cmap="PuOr", linewidths=2))
    for l in range(3):
        ax.scatter(*zip(*places[l]), c=layers[l], cmap="gray", vmin=0, vmax=1, s=600)
        for (px, py), a in zip(places[l], layers[l]):
            ax.text(px, py + 0.08, f"{a:.2f}", ha="center")
    text.set_axis_off()
    left = r"$\\partial C_0/\\partial "
    text.text(0, 0.9, left + f"w_{{00}}$ = {gradient.weights[1][0, 0]:.3g}", fontsize=14)
    text.text(0, 0.7, left + f"b_0$ = {gradient.biases[1][0]:.3g}", fontsize=14)
    paths = network.weights[1][:, 0] * gradient.biases[1]
    for j in range(2):
        text.text(0, 0.5 - 0.15 * j, f"path through {j}: {paths[j]:.3g}", fontsize=14)
    text.text(0, 0.15, left + f"a_0$ = {paths.sum():.3g}", fontsize=14)
    done(value)

slider = FloatSlider(value=-5, min=-5, max=5, step=0.01, readout_format=".3f")
_ = interact(show, value=slider)
"""
DESCENT_CURVE = """
xs = np.linspace(-3, 3, 241)

def curve(x):
    return x**4 / 8 - x**2 - 0.3 * x + 3

def show(value):
    slope = value**3 / 2 - 2 * value - 0.3
    _, (ax, panel) = plt.subplots(1, 2, figsize=(9, 3.6), width_ratios=[5, 4])
    ax.plot(xs, curve(xs))
    ax.set(xlim=(-3, 3), ylim=(-0.8, 5.4), title="A cost with one input")
    ax.set(xlabel="input x; the arrow is the next step", ylabel="cost C(x)")
    ax.grid(True)
    ax.plot([value, value, -3], [-0.8, curve(value), curve(value)], ":", color="0.5")
    ax.axline((value, curve(value)), slope=slope, color="black")
    ax.annotate("", (value - 0.1 * slope, -0.6), (value, -0.6), arrowprops={"arrowstyle": "->"})
    ax.plot(value, curve(value), "o")
    panel.set_axis_off()
    lines = ["The next step", f"x = {value:.3f}", f"slope = {slope:.3f}", "step = -eta * slope"]
    lines += [f"= -0.1 * {slope:.3f}", f"= {-0.1 * slope:.3f}"]
    lines += [f"new x = {value - 0.1 * slope:.3f}"]
    for row, line in enumerate(lines):
        panel.text(0, 0.9 - 0.12 * row, line, family="monospace")
    panel.text(0, 0, f"x {value:.3f}, cost {curve(value):.3f}, slope {slope:.3f}")
    done(value)

slider = FloatSlider(value=-3, min=-3, max=3, step=0.001, readout_format=".3f")
_ = interact(show, value=slider)
"""
GRADIENT_VECTOR = """
from mlp_helpers.lesson05 import places
from mlp_helpers.lesson06.slopes import OneNudge
from mlp_helpers.network import Network, backprop
images, labels = load_digits("train", 1000)
network = Network((784, 16, 16, 10), dtype=np.float64)
gradient, tried = backprop(network, images, labels), OneNudge(network, images, labels)
flat = gradient.flat()
order = np.argsort(-abs(flat), kind="stable")
sizes = abs(flat[order])
parts = [abs(part).mean() for pair in zip(gradient.weights, gradient.biases) for part in pair]

def show(value):
    layer, j, k = places.entry_at(network.sizes, int(order[int(value) - 1]))
    rows = [(e, tried.change(e, layer, j, k)) for e in (0.1, 0.01, 0.001, 0.0001, 0.00001)]
    _, axes = plt.subplots(1, 4, figsize=(13, 3.2), width_ratios=[2.5, 1, 1, 1.5])
    axes[0].fill_between(range(13_002), sizes)
    axes[0].set_yscale("log")
    axes[0].set_ylim(1e-7, 1)
    axes[0].axvline(value, color="black")
    axes[1].barh(range(6), parts)
    row = gradient.weights[layer - 1][j]
    axes[2].imshow(row.reshape((28, 28) if layer == 1 else (1, -1)), cmap="PuOr")
    axes[3].set_axis_off()
    for i, (epsilon, change) in enumerate(rows):
        predicted = epsilon * sizes[int(value) - 1]
        axes[3].text(0, 0.9 - i / 5, f"{epsilon}  {predicted:.3g}  {change:.3g}")
    axes[0].set_title(places.name_of(network.sizes, int(order[int(value) - 1])))
    done(value)

slider = FloatSlider(value=1, min=1, max=13_002, step=1, readout_format=".3f")
_ = interact(show, value=slider)
"""
TURN_TWO_KNOBS = """
from mlp_helpers.network import cost
images, labels = load_digits("train", 1000)
network = load_trained()
xs, ys, field = np.linspace(-5, 15, 65), np.linspace(-11, 9, 65), np.empty((65, 65))

def cost_at(a, b):
    network.weights[2][3, 10], network.weights[2][3, 3] = a, b
    return cost(network, images, labels)

for row, b in enumerate(ys):
    field[row] = [cost_at(a, b) for a in xs]
levels, seen = np.linspace(field.min(), field.max(), 14), []

def show(value):
    seen.append((cost_at(value, -1), value))
    _, ax = plt.subplots(figsize=(6, 4.4))
    ax.imshow(field, cmap="gray", origin="lower", extent=(-5, 15, -11, 9), aspect="auto")
    ax.contour(xs, ys, field, levels, colors="white", linewidths=1)
    ax.plot(value, -1, "o")
    ax.plot(min(seen)[1], -1, "*")
    ax.set_title(f"your cost {seen[-1][0]:.4f}, best so far {min(seen)[0]:.4f}")
    done(value)

slider = FloatSlider(value=-5, min=-5, max=15, step=0.001, readout_format=".3f")
_ = interact(show, value=slider)
"""
DESCENT_MAP = """
xs = ys = np.linspace(-4, 4, 129)
field = xs**2 + 20 * ys[:, None] ** 2
levels = np.linspace(0, field.max(), 15)

def show(value):
    x, y = value, 0.5
    gx, gy = 2 * x, 40 * y
    figure, (ax, panel) = plt.subplots(1, 2, figsize=(9, 4.4), width_ratios=[5, 4])
    shown = ax.imshow(field, cmap="gray", origin="lower", extent=(-4, 4, -4, 4))
    figure.colorbar(shown, label="C")
    ax.set(title="A ravine", xlabel="x", ylabel="y")
    ax.contour(xs, ys, field, levels, colors="white", linewidths=1)
    ax.plot(x, y, "o")
    ax.annotate("", (x - gx / 60, y - gy / 60), (x, y), arrowprops={"arrowstyle": "->"})
    panel.set_axis_off()
    lines = ["The next step", f"grad = ({gx:.2f}, {gy:.2f})", f"size = {np.hypot(gx, gy):.2f}"]
    lines += [f"new x = {x:.2f} - 0.04 * {gx:.2f}", f"= {x - 0.04 * gx:.2f}"]
    lines += [f"new y = {y:.2f} - 0.04 * {gy:.2f}", f"= {y - 0.04 * gy:.2f}"]
    for row, line in enumerate(lines):
        panel.text(0, 0.9 - 0.12 * row, line, family="monospace")
    panel.text(0, 0, f"x {x:.2f}, y {y:.2f}, C {x**2 + 20 * y**2:.2f}")
    done(value)

slider = FloatSlider(value=-4, min=-4, max=4, step=0.001, readout_format=".3f")
_ = interact(show, value=slider)
"""

AROUND = """
    turn = np.linspace(0, 2 * np.pi, 36, endpoint=False)
    slopes = gx * np.cos(turn) + gy * np.sin(turn)
    sizes = abs(slopes) / abs(slopes).max()
    ax.quiver([x] * 36, [y] * 36, sizes * np.cos(turn), sizes * np.sin(turn), slopes > 0)
"""
DESCENT_RING = DESCENT_MAP.replace(
    "\n    panel.set_axis_off()", AROUND + "    panel.set_axis_off()"
)
PREDICT_BARS = """
image, a = load_digits("test")[0][900], np.zeros(10)

def show(value):
    a[0] = value
    _, axes = plt.subplots(1, 2, figsize=(8, 3))
    axes[0].imshow(image.reshape(28, 28), cmap="gray")
    axes[1].barh(range(10), a)
    axes[1].set_xlim(0, 1)
    axes[1].invert_yaxis()
    done(value)

slider = FloatSlider(value=0, min=0, max=1, step=0.001, readout_format=".3f")
_ = interact(show, value=slider)
"""
PREDICT_CURVE = """
def show(value):
    _, ax = plt.subplots(figsize=(5, 3.4))
    ax.plot([-20, 40 * value - 20], [0, value], "--")
    ax.set(xlim=(-20, 20), ylim=(0, 1), xlabel="weighted sum s", ylabel="activation a")
    ax.grid()
    done(value)

slider = FloatSlider(value=0, min=0, max=1, step=0.001, readout_format=".3f")
_ = interact(show, value=slider)
"""
FROM_PAPER = """
from mlp_helpers import paper
from mlp_helpers.digits import frame_like_mnist
from mlp_helpers.lesson01.sheet_of_paper import example_page
network, photo = load_trained(), example_page()
grey = paper.grey(photo)

def show(value):
    part = grey[100:220, int(value) : int(value) + 120]
    ink = paper.drawing_of(part).pixels
    framed = frame_like_mnist(ink)
    _, axes = plt.subplots(1, 4, figsize=(12, 3.6), width_ratios=[2.5, 1, 1, 1.4])
    axes[0].imshow(photo)
    axes[0].add_patch(plt.Rectangle((value, 100), 120, 120, fill=False, edgecolor="cyan"))
    axes[1].imshow(ink, cmap="gray")
    axes[2].imshow(framed.reshape(28, 28), cmap="gray")
    axes[3].barh(range(10), network(framed))
    done(value)

slider = FloatSlider(value=0, min=0, max=grey.shape[1] - 120, step=1, readout_format=".3f")
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


def asked(lesson):
    """The lines that a prediction's cell needs before it."""
    questions = f"from mlp_helpers.{lesson} import questions\n"
    return questions + "from mlp_helpers.digits import load_digits\n"


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
        "DrawDigit", ours("lesson01", "DrawDigit", "demo.pixels.sum(dtype=float)"),
        "pad", pad("Pad"), "demo.reset()", "interact",
    ),
    by_interact("FromPaper, interact", INTERACT_TOOLS + FROM_PAPER, 0),
    Case(
        "FromPaper",
        ours("lesson01", "FromPaper", "demo.rectangle[1]", "demo.frame(100, 0, 120, 120)"),
        "frame", ".mlp:has(.mlp-photo)", "demo.frame(100, 0, 120, 120)", "FromPaper, interact",
    ),
    by_interact("OneNeuron, interact", INTERACT_TOOLS + ONE_NEURON, 0),
    Case(
        "OneNeuron", ours("lesson02", "OneNeuron", PAINTED, "demo.preset('blank')"),
        "pad", pad("Weights"), "demo.preset('blank')", "OneNeuron, interact",
    ),
    by_interact("EdgeHunt, interact", INTERACT_TOOLS + EDGE_HUNT, 0),
    Case(
        "EdgeHunt", ours("lesson02", "EdgeHunt", PAINTED), "pad", pad("Weights"),
        "demo.reset()", "EdgeHunt, interact",
    ),
    by_interact("Squish, interact", INTERACT_TOOLS + SQUISH, -20),
    Case(
        "Squish", ours("lesson03", "Squish", "demo.bias"), "slider", range_of("bias b"),
        "demo.set_bias(-20)", "Squish, interact",
    ),
    by_interact("MatrixStep, interact", INTERACT_TOOLS + MATRIX_STEP, -10),
    Case(
        "MatrixStep", ours("lesson04", "MatrixStep", "demo.W[0, 0]"), "entry",
        "[aria-label^='W row 0 column 0']", "demo.reset()", "MatrixStep, interact",
    ),
    by_interact("NetworkExplorer, interact", INTERACT_TOOLS + NETWORK_EXPLORER, -20),
    Case(
        "NetworkExplorer",
        ours("lesson04", "NetworkExplorer", "float(demo.network.biases[0][0])"),
        "slider", range_of("bias"), "demo.set_bias(-20)", "NetworkExplorer, interact",
    ),
    by_interact("CostTable, interact", INTERACT_TOOLS + COST_TABLE, 0),
    Case(
        "CostTable", ours("lesson05", "CostTable", "demo.outputs[0]"), "slider",
        ".mlp-diff-value:has([aria-label='output 0'])",
        "demo.table.step = 0.001; demo.set_output(0, 0)",  # so that every move is a new number
        "CostTable, interact",
    ),
    by_interact("Wishes, interact", INTERACT_TOOLS + WISHES, 0),
    Case(
        "Wishes",
        ours(
            "lesson07", "Wishes", "demo.chosen",
            "demo.add(99); demo.go(3); demo.select(1, 7); demo.go(4); demo.pick(0)",
        ),
        "picker", ".mlp:has(.mlp-picker[aria-label^='By wishes'])", "demo.pick(0)",
        "Wishes, interact",
    ),
    by_interact("ThreeAvenues, interact", INTERACT_TOOLS + THREE_AVENUES, -0.5),
    Case(
        "ThreeAvenues",
        ours(
            "lesson07", "ThreeAvenues", "float(demo.nudges['weights'][0])",
            "demo.set_weight_nudge(0, -0.5)",
        ),
        "bar", ".mlp-nudge:has([aria-label='Nudge of weight, 0'])",
        "demo.set_weight_nudge(0, -0.5)",
        "ThreeAvenues, interact",
    ),
    by_interact("ChainRule, interact", INTERACT_TOOLS + CHAIN_RULE, -10),
    Case(
        "ChainRule", ours("lesson07", "ChainRule", "float(demo.w[0])"), "field",
        ".mlp:has(.mlp-linked)", "demo.reset()", "ChainRule, interact",
    ),
    by_interact("IndexedChain, interact", INTERACT_TOOLS + INDEXED_CHAIN, -5),
    Case(
        "IndexedChain",
        ours("lesson07", "IndexedChain", "float(demo.network.weights[1][0, 0])"),
        "slider", range_of("weight"),
        "demo.set_weight(2, 0, 0, -5)",
        "IndexedChain, interact",
    ),
    by_interact("DescentCurve, interact", INTERACT_TOOLS + DESCENT_CURVE, -3),
    Case(
        "DescentCurve",
        ours("lesson06", "DescentCurve", "demo.x", "demo.curve.step = 0.001"),
        "mark", ".mlp:has(svg.mlp-curve)", "demo.set_start(-3)", "DescentCurve, interact",
    ),
    by_interact("GradientVector, interact", INTERACT_TOOLS + GRADIENT_VECTOR, 1),
    Case(
        "GradientVector", ours("lesson06", "GradientVector", "demo.rank"),
        "mark", ".mlp:has(svg.mlp-spectrum)", "demo.select(demo.order[0])",
        "GradientVector, interact",
    ),
    by_interact("TurnTwoKnobs, interact", INTERACT_TOOLS + TURN_TWO_KNOBS, -5),
    Case(
        "TurnTwoKnobs",
        ours("lesson05", "TurnTwoKnobs", "demo.values[0]", "demo.heatmap.step_x = 0.001"),
        "mark", ".mlp:has(.mlp-heat)", "demo.set_values(-5, -1)", "TurnTwoKnobs, interact",
    ),
    by_interact("DescentMap, interact", INTERACT_TOOLS + DESCENT_MAP, -4),
    Case(
        "DescentMap",
        ours("lesson06", "DescentMap", "demo.start[0]", "demo.map.step_x = 0.001"),
        "mark", ".mlp:has(.mlp-heat)", "demo.set_start(-4, 0.5)", "DescentMap, interact",
    ),
    by_interact("DescentMap's ring, interact", INTERACT_TOOLS + DESCENT_RING, -4),
    Case(
        "DescentMap's ring",
        ours(
            "lesson06", "DescentMap", "demo.start[0]",
            "demo.map.step_x = 0.001; demo.show_ring()",
        ),
        "mark", ".mlp:has(.mlp-heat)", "demo.set_start(-4, 0.5)", "DescentMap's ring, interact",
    ),
    by_interact("PredictBars, interact", INTERACT_TOOLS + PREDICT_BARS, 0),
    Case(
        "PredictBars",
        asked("lesson01") + ours(
            "by_hand", "PredictBars", "float(demo.bars.values[0])",
            of="**questions.TORN_BARS, of=load_digits('test')[0][900]",
        ),
        "bar", ".mlp:has([aria-label='your guess, 0'])", "demo.reset()", "PredictBars, interact",
    ),
    by_interact("PredictCurve, interact", INTERACT_TOOLS + PREDICT_CURVE, 0),
    Case(
        "PredictCurve",
        asked("lesson03") + ours(
            "by_hand", "PredictCurve", "float(demo.sketch.sketch[0].max())",
            of="**questions.BIAS_CURVE",
        ),
        "sketch", ".mlp:has(.mlp-sketch)", "demo.reset()", "PredictCurve, interact",
    ),
    Case(
        "OwnHand", ours("lesson07", "OwnHand", "demo.pixels.sum(dtype=float)"),
        "pad", pad("Pad"), "demo.reset()", "interact",
    ),
    Case(  # by itself: Python hears of it only three times in a drag, when it changes places
        "PredictCards",
        asked("lesson05") + ours(
            "by_hand", "PredictCards", "list(demo.cards.order).index(0)",
            of="**questions.ORDER, of=load_digits('test')[0][:4, 200:210]",
        ),
        "card", ".mlp:has(.mlp-cards)", "demo.reset()",
    ),
]  # fmt: skip
