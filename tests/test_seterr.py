"""A student's own `np.seterr` breaks nothing of ours: errors as exceptions, in every corner."""

import numpy as np
import pytest

from mlp_helpers.checks import check, exercises
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


@pytest.mark.parametrize("name", exercises())
def test_a_right_answer_is_right(name):
    assert check(exercises()[name].right, name)
