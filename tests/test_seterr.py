"""A student's own `np.seterr` breaks nothing of ours: errors as exceptions, in every corner."""

import numpy as np
import pytest

from mlp_helpers.checks import check, exercises
from mlp_helpers.digits import as_picture, frame_like_mnist, ink_of, is_dark_on_light, load_trained
from mlp_helpers.network import Network, accuracy, backprop, cost, sigmoid, sigmoid_prime, train
from tests.demos import entries


@pytest.fixture(autouse=True)
def errors_are_raised():
    with np.errstate(all="raise"):
        yield


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_sigmoid_of_any_number(dtype):
    z = np.array([-np.inf, -1e9, -104, -95, -88, 0, 88, 95, 1e9, np.inf], dtype)
    assert sigmoid(z)[0] == 0 and sigmoid(z)[-1] == 1 and (np.diff(sigmoid(z)) >= 0).all()
    assert (sigmoid_prime(z) <= 0.25).all()


@pytest.mark.parametrize("init", ["scaled", "lecture"])
@pytest.mark.parametrize("eta", [3.0, 1000.0])
def test_a_network_in_training(init, eta):
    rng = np.random.default_rng(0)
    images, labels = 100 * rng.random((30, 8)), rng.integers(0, 3, 30)
    network = Network((8, 5, 3), init=init)
    for _ in train(network, images, labels, epochs=5, batch_size=7, eta=eta):
        pass
    assert 0 <= accuracy(network, images, labels) <= 1
    assert np.isfinite(
        [cost(network, images, labels), *backprop(network, images, labels).flat()]
    ).all()


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.name)
def test_a_demo_and_all_that_changes_it(entry):
    demo = entry.make()
    for line in (*entry.changes, "demo.reset()"):
        entry.run(demo, line)


# Numbers so small that they vanish, or so large that the sigmoid does.
FAR = {
    "DrawDigit": ("demo.draw(np.full(784, 1e-40))", "demo.draw(np.full(784, 1e-310))"),
    "OneNeuron": ("demo.set_brightness(1e-40)", "demo.set_weights(np.full(784, 1e-44))"),
    "EdgeHunt": ("demo.set_weights(np.full(784, 1e-320))",),
    "Squish": ("demo.set_bias(1e-310)", "demo.set_factor(10); demo.set_sum(-30)"),
    "MatrixStep": (
        "demo.set_W(np.full((3, 4), 1e-40)); demo.finish()",
        "demo.set_b([-104, -9, 9])",
    ),
    "NetworkExplorer": (
        "demo.set_bias(-100); demo.go(1); demo.go(2); demo.go(3)",
        "demo.draw(np.full(784, 1e-44)); demo.step(); demo.step()",
    ),
    "CostTable": ("demo.set_output(2, 1e-200)", "demo.set_all(1e-320)"),
    "DescentMap": ("demo.set_start(1e-200, 0); demo.step()", "demo.show_ring()"),
    "ThreeAvenues": ("demo.set_bias_nudge(1e-200)", "demo.spend('all', 1e-200)"),
    "ChainRule": ("demo.set_bias(3, -400); demo.set_wanted(0)", "demo.set_bias(1, -740)"),
    "IndexedChain": ("demo.set_bias(1, 0, -700)", "demo.set_weight(2, 0, 0, 1e-320)"),
    "OwnHand": ("demo.draw(np.full(784, 1e-40))",),
}


@pytest.mark.parametrize("name", FAR)
def test_a_demo_far_from_where_it_began(name):
    (entry,) = [one for one in entries() if one.name == name]
    demo = entry.make()
    for line in FAR[name]:
        entry.run(demo, line)


@pytest.mark.parametrize("kind", ["Wishes", "ThreeAvenues", "NetworkExplorer"])
def test_a_demo_with_a_network_that_is_sure(kind):
    (entry,) = [one for one in entries() if one.name == kind]
    network = load_trained()
    for W in network.weights:
        W *= 20
    made = {}
    exec(entry.code.replace(f"{kind}()", f"{kind}(network)"), made | {"network": network}, made)
    demo = made["demo"]
    for _ in range(4):
        demo.best() if kind == "ThreeAvenues" else demo.step()


def test_pictures_whose_edges_vanish():
    rows = np.exp(-(((np.arange(28) - 14) / 1.2) ** 2))
    stroke = rows * np.ones((28, 1))
    assert frame_like_mnist(stroke).max() > 0.5 and not is_dark_on_light(stroke)
    assert ink_of(stroke).any() and as_picture(stroke).shape == (28, 28)


@pytest.mark.parametrize("name", exercises())
def test_a_right_answer_is_right(name):
    assert check(exercises()[name].right, name)
