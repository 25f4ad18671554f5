"""A network that the hand-in trained: what it reads, and where it was trained."""

import base64
import zlib
from pathlib import Path

import numpy as np
import pytest

from mlp_helpers.checks import exercises
from mlp_helpers.digits import load_digits, load_trained
from mlp_helpers.homework import own_network, trained
from mlp_helpers.homework.grade import Task, grade
from mlp_helpers.homework.notebook import code_of, read
from mlp_helpers.homework.outside.student import Limits
from mlp_helpers.network import Network
from tests.homework.solutions import worked

TASK = [Task("trained_network", 10)]
NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
LIMITS = Limits(cell=60, cells=120)
START = """\
import numpy as np
from mlp_helpers.digits import load_digits, one_hot
from mlp_helpers.network import sigmoid
images, labels = load_digits("train")
test_images, test_labels = load_digits("test")
rng, sizes = np.random.default_rng(5), (784, 16, 16, 10)
weights = [rng.normal(size=(n, m)) / np.sqrt(m) for m, n in zip(sizes, sizes[1:])]
biases = [np.zeros(n) for n in sizes[1:]]"""
TRAIN = """\
def outputs(x):
    for W, b in zip(weights, biases):
        x = sigmoid(x @ W.T + b)
    return x

def train(epochs, size, eta):
    targets = one_hot(labels)
    for epoch in range(epochs):
        now = eta * (1 - epoch / epochs)
        for batch in rng.permutation(len(images)).reshape(-1, size):
            a = [images[batch]]
            for W, b in zip(weights, biases):
                a.append(sigmoid(a[-1] @ W.T + b))
            delta = 2 * (a[-1] - targets[batch]) * a[-1] * (1 - a[-1]) / size
            for l in (2, 1, 0):
                dW, db = delta.T @ a[l], delta.sum(axis=0)
                delta = delta @ weights[l] * a[l] * (1 - a[l])
                weights[l] -= now * dW
                biases[l] -= now * db
        print((outputs(test_images).argmax(axis=1) == test_labels).mean())"""


def embedded(weights, biases):
    """A cell with the numbers of a network in it, as text."""
    lines = ["import base64"]
    for name, arrays in (("weights", weights), ("biases", biases)):
        texts = [base64.b64encode(a.astype("<f8").tobytes()).decode() for a in arrays]
        shapes = [a.shape for a in arrays]
        lines.append(f"{name} = [np.frombuffer(base64.b64decode(t)).reshape(s).copy()")
        lines.append(f"    for t, s in zip({texts}, {shapes})]")
    return "\n".join(lines)


def mark(*cells, limits=LIMITS):
    (found,) = grade(["import numpy as np", *cells], TASK, 3, limits)
    return found


def test_a_network_that_the_cells_train_gets_all_points():
    found = mark(START, TRAIN, "train(8, 50, 3.0)")
    assert (found.points, found.mistake) == (10, "right"), found.words
    assert "of the test images are read right" in found.words


def test_one_that_is_trained_too_little_gets_a_share():
    found = mark(START, TRAIN, "images, labels = images[:1000], labels[:1000]\ntrain(8, 20, 3.0)")
    assert 5 < found.points < 10 and found.mistake == "reads too few", found.words
    assert "wanted are 93%" in found.words


@pytest.mark.parametrize("noise", [0, 0.01])
def test_weights_that_are_shipped_count_for_nothing(noise, monkeypatch):
    monkeypatch.setattr(trained, "LARGEST", 10**6)
    shipped, rng = load_trained(), np.random.default_rng(0)
    weights = [W + noise * rng.normal(size=W.shape) for W in shipped.weights]
    found = mark(embedded(weights, shipped.biases))
    assert (found.points, found.mistake) == (0, "not trained by these cells")
    assert "trained elsewhere" in found.words


def test_cells_that_carry_data_count_for_nothing():
    shipped = load_trained()
    small = [np.round(W * 4) / 4 for W in shipped.weights]  # few digits, and it reads as well
    found = mark(embedded(small, shipped.biases))
    assert (found.points, found.mistake) == (0, "data in the cells")


@pytest.mark.parametrize("notebook", ["homework/source/hw4/hw4", "07_backprop"])
def test_code_is_not_taken_for_data(notebook):
    cells = code_of(read(NOTEBOOKS / f"{notebook}.ipynb"))
    assert len(zlib.compress("\n".join(cells).encode())) < 0.75 * trained.LARGEST


def test_all_that_a_student_writes_in_the_lessons_is_half_of_what_may_be_there():
    """As hw4 says it."""
    cells = code_of(read(NOTEBOOKS / "homework/source/hw4/hw4.ipynb"))
    own = "\n".join([*cells, *map(worked, exercises().values())])
    assert 0.4 < len(zlib.compress(own.encode())) / trained.LARGEST < 0.6


def test_the_package_gives_no_trained_network():
    found = mark(
        "from mlp_helpers.digits import load_trained\nfrom mlp_helpers.network import Network",
        "net = load_trained()\nweights, biases = net.weights, net.biases",
    )
    assert (found.points, found.mistake) == (0, "blank")
    assert "There are no weights" in found.words


def test_training_that_lasts_too_long_is_stopped_and_what_is_there_counts():
    limits = Limits(cell=2.0, cells=60.0)
    found = mark(START, TRAIN, "train(10_000, 50, 3.0)", limits=limits)
    assert 0 < found.points <= 10, found.words


ORDER = np.random.default_rng(0).permutation(784)


def judged(weights, biases, order=ORDER):
    return trained.judge_trained(weights, biases, order)


def shuffled(network):
    """The parameters of a network as if it had been trained on shuffled images."""
    first, *others = network.weights
    return [first[:, ORDER], *others], network.biases


def test_what_was_trained_on_shuffled_images_reads_shuffled_images():
    weights, biases = shuffled(load_trained())
    weights[1] = weights[1] + 0.001  # not the shipped ones
    weights[2] = weights[2] + 0.001
    outcome = judged(weights, [b.tolist() for b in biases])
    assert outcome.share == 1 and outcome.mistake == "right"


@pytest.mark.parametrize(
    "change",
    [
        lambda W, b: (W[:2], b[:2]),
        lambda W, b: (W, b[0]),
        lambda W, b: ([w.T for w in W], b),
        lambda W, b: (W, [np.append(b[0], 1), *b[1:]]),
        lambda W, b: ([W[0] * np.nan, *W[1:]], b),
        lambda W, b: ([W[0] * np.inf, *W[1:]], b),
        lambda W, b: ("weights", "biases"),
        lambda W, b: (3, 4),
        lambda W, b: ([[["a"]]] * 3, b),
        lambda W, b: ({}, object()),
        lambda W, b: ([10**400] * 3, b),
    ],
)
def test_what_is_no_such_network_is_said_to_be_none(change):
    network = load_trained()
    outcome = judged(*change(network.weights, network.biases))
    assert (outcome.share, outcome.mistake) == (0, "no such network")


@pytest.mark.parametrize("init, mistake", [("scaled", "blank"), ("lecture", "reads too few")])
def test_what_reads_by_chance_gets_nothing(init, mistake):
    network = Network((784, 16, 16, 10), np.random.default_rng(2), init=init)
    outcome = judged(network.weights, network.biases)
    assert (outcome.share, outcome.mistake) == (0, mistake)


@pytest.mark.parametrize(
    "read, share", [(0.93, 1), (0.929, 0.999), (0.515, 0.5), (0.5, 0.482), (0.499, 0)]
)
def test_the_share_of_the_points(read, share, monkeypatch):
    """From half of the images on, evenly from chance to what is wanted."""
    network = Network((784, 16, 16, 10), np.random.default_rng(3), init="lecture")
    first = network.weights[0]
    is_here = lambda asked: np.array_equal(asked.weights[0], first)  # noqa: E731
    monkeypatch.setattr(own_network, "accuracy", lambda asked, *_: read * is_here(asked))
    assert np.isclose(judged(*shuffled(network)).share, share, atol=0.001)


def test_every_mistake_has_a_sentence():
    assert {"not trained by these cells", "reads too few", "no such network"} | {
        "data in the cells"
    } == set(trained.TO_SAY)


def test_the_images_over_there_are_the_training_images_in_another_order():
    rng = np.random.default_rng(1)
    with trained.shuffled_images(rng) as (path, order), np.load(path) as stored:
        pixels, labels = stored["train_pixels"], stored["train_labels"]
        tests = stored["test_pixels"]
    images, known = load_digits("train")
    assert sorted(order) == list(range(784)) and not path.exists()
    assert np.allclose(np.bincount(labels), np.bincount(known), rtol=0.05)
    assert np.allclose(pixels.mean(axis=0), images[:, order].mean(axis=0) * 255, atol=1.0)
    assert len(np.unique(pixels[:, ::5], axis=0)) > 53_000
    assert tests.shape == (10_000, 784) and not (labels[:100] == known[:100]).all()
