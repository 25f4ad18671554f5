"""The slopes of a chain of neurons and of a small network, without a screen: three oracles.

They are compared with `backprop`, with nudges of the cost, and with paths that are cut.
"""

import numpy as np
import pytest

from mlp_helpers.lesson07.chain.slopes import Chain, Slopes
from mlp_helpers.network import Network, backprop, cost

EVERY = [("w", 3), ("b", 3), ("a", 3), ("a", 2), ("w", 2), ("b", 2), ("a", 1), ("w", 1), ("b", 1)]
EVERY += [("a", 0)]
SIZES = [(3, 4, 2), (2, 3), (4, 1, 3), (2, 4, 3, 2), (1, 1, 1, 1), (4, 4, 4, 3)]


def a_chain(seed):
    rng = np.random.default_rng(seed)
    return Chain(rng.random(), 2 * rng.normal(size=3), rng.normal(size=3), rng.random())


def slope(chain, kind, l):
    return np.prod([value for *_, value in chain.factors(kind, l)])


@pytest.mark.parametrize("seed", range(5))
def test_the_products_of_a_chain_are_the_gradient_of_a_network_of_the_same_numbers(seed):
    chain, network = a_chain(seed), Network((1, 1, 1, 1), dtype=np.float64)
    for l in range(3):
        network.weights[l][0, 0], network.biases[l][0] = chain.w[l], chain.b[l]
    x = [chain.a[0]]
    assert chain.a == pytest.approx(np.concatenate(network.layers(x)), rel=1e-14)
    assert chain.cost == pytest.approx(cost(network, x, [chain.y]), rel=1e-12)
    assert chain.z == pytest.approx(chain.w * chain.a[:3] + chain.b, rel=1e-14)
    gradient = backprop(network, x, [chain.y])
    for l in (1, 2, 3):
        assert slope(chain, "w", l) == pytest.approx(gradient.weights[l - 1][0, 0], rel=1e-12)
        assert slope(chain, "b", l) == pytest.approx(gradient.biases[l - 1][0], rel=1e-12)
        assert len(chain.factors("w", l)) == len(chain.factors("b", l)) == 3 + 2 * (3 - l)


@pytest.mark.parametrize("what", EVERY)
def test_the_measured_slope_comes_closer_as_the_nudge_shrinks(what):
    chain, off = a_chain(7), []
    for epsilon in (0.1, 0.01, 0.001, 1e-4, 1e-5):
        measured = (chain.nudged_cost(*what, epsilon) - chain.cost) / epsilon
        off.append(abs(measured - slope(chain, *what)))
    ratios = np.array(off[:-1]) / off[1:]
    assert ((ratios > 7) & (ratios < 13)).all() or max(off) < 1e-10  # straight: nothing to shrink
    assert off[-1] <= 1e-4 * abs(slope(chain, *what)) + 1e-10


@pytest.mark.parametrize("l", range(4))
def test_an_activation_is_nudged_where_it_stands(l):
    chain = a_chain(3)

    def cost_from(a):
        for w, b in zip(chain.w[l:], chain.b[l:], strict=True):
            a = 1 / (1 + np.exp(-(w * a + b)))
        return (a - chain.y) ** 2

    central = (cost_from(chain.a[l] + 1e-5) - cost_from(chain.a[l] - 1e-5)) / 2e-5
    assert slope(chain, "a", l) == pytest.approx(central, rel=1e-6)
    assert (chain.nudged_cost("a", l, 1e-6) - chain.cost) / 1e-6 == pytest.approx(central, rel=1e-4)


def example(sizes, seed):
    """A network of large random weights, what it reads, what it should say; and their slopes."""
    rng = np.random.default_rng(seed)
    network = Network(sizes, rng, init="lecture", dtype=np.float64)
    x, y = rng.random(sizes[0]), rng.random(sizes[-1])
    return network, x, y, Slopes(network, x, y)


def every(network):
    """All (l, j, k) there are."""
    for l, W in enumerate(network.weights, start=1):
        for j, k in np.ndindex(W.shape):
            yield l, j, k


@pytest.mark.parametrize("sizes", SIZES)
def test_formulas_1_and_2_are_backprops_for_every_weight_and_bias(sizes):
    network, x, y, slopes = example(sizes, 3)
    gradient = backprop(network, x, y)
    for l, j, k in every(network):
        assert slopes.by_w(l, j, k) == pytest.approx(gradient.weights[l - 1][j, k], rel=1e-12)
        assert slopes.by_b(l, j) == pytest.approx(gradient.biases[l - 1][j], rel=1e-12)
    assert slopes.cost == pytest.approx(cost(network, x, y), rel=1e-12)
    for one, other in zip(slopes.a, network.layers(x), strict=True):
        assert one == pytest.approx(other, rel=1e-14)


@pytest.mark.parametrize("sizes", SIZES)
def test_formula_3_is_the_slope_by_a_nudged_activation(sizes):
    network, _, y, slopes = example(sizes, 4)

    def cost_from(l, a):
        for W, b in zip(network.weights[l:], network.biases[l:], strict=True):
            a = 1 / (1 + np.exp(-(W @ a + b)))
        return ((a - y) ** 2).sum()

    for l, _, k in every(network):
        step = 1e-5 * np.eye(sizes[l - 1])[k]
        a, paths = slopes.a[l - 1], slopes.paths(l, k)
        central = (cost_from(l - 1, a + step) - cost_from(l - 1, a - step)) / 2e-5
        assert slopes.by_a(l, k) == pytest.approx(central, rel=1e-6, abs=1e-10)
        assert len(paths) == sizes[l] and paths.sum() == slopes.by_a(l, k)
        assert slopes.by_a(l, k) == pytest.approx(slopes.dC_da[l - 1][k], rel=1e-12)


def test_each_path_is_what_is_left_when_the_others_are_cut():
    network, _, y, slopes = example((3, 4, 2), 0)
    W, b, a = network.weights[1], network.biases[1], slopes.a[1].copy()
    a[1] += 1e-6
    for j, path in enumerate(slopes.paths(2, 1)):
        nudged = slopes.a[2].copy()  # a_1^(1) is nudged for output j alone
        nudged[j] = 1 / (1 + np.exp(-(W[j] @ a + b[j])))
        change = ((nudged - y) ** 2).sum() - slopes.cost
        assert change / 1e-6 == pytest.approx(path, rel=1e-4)


@pytest.mark.parametrize("sizes", SIZES)
def test_the_measured_slopes_are_those_of_the_formulas(sizes):
    network, _, _, slopes = example(sizes, 5)
    for l, j, k in every(network):
        wanted = {"w": slopes.by_w(l, j, k), "b": slopes.by_b(l, j), "a": slopes.by_a(l, k)}
        assert slopes.measured(l, j, k) == pytest.approx(wanted, abs=1e-8)
