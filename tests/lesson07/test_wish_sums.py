"""Wishes added up example by example, against slopes measured by nudging, and against backprop."""

import numpy as np
import pytest

from mlp_helpers.lesson07.wishes import words
from mlp_helpers.lesson07.wishes.sums import Average, Moment, Wished, difference
from mlp_helpers.network import Network, backprop, sigmoid

SIZES = [(3, 4, 2), (5, 3, 4, 2), (4, 2), (2, 6, 3, 5, 3)]


def example(sizes, seed=0):
    """A network with large random weights in float64, an input and a label."""
    rng = np.random.default_rng(seed)
    network = Network(sizes, rng, init="lecture", dtype=np.float64)
    return network, rng.random(sizes[0]), int(rng.integers(sizes[-1]))


def cost_from(network, layer, a, label, in_z):
    """C_0 of one example, computed onwards from layer `layer`'s activations (or sums) alone."""
    a = sigmoid(a) if in_z else a
    for W, b in zip(network.weights[layer:], network.biases[layer:], strict=True):
        a = sigmoid(W @ a + b)
    return ((a - np.eye(len(a))[label]) ** 2).sum()


@pytest.mark.parametrize("sizes", SIZES)
@pytest.mark.parametrize("seed", range(5))
def test_a_wish_is_minus_the_measured_slope(sizes, seed):
    network, image, label = example(sizes, seed)
    wished = Wished(network, image, label)
    for layer in range(1, len(sizes)):
        a = wished.layers[layer]
        z = network.weights[layer - 1] @ wished.layers[layer - 1] + network.biases[layer - 1]
        for k in range(sizes[layer]):
            step = 1e-6 * np.eye(sizes[layer])[k]
            for at, in_z, wish in ((a, False, "a"), (z, True, "z")):
                ends = [cost_from(network, layer, at + s * step, label, in_z) for s in (1, -1)]
                slope = (ends[0] - ends[1]) / 2e-6
                got = getattr(wished.wishes[layer - 1], wish)[k]
                assert got == pytest.approx(-slope, rel=1e-6, abs=1e-8)


@pytest.mark.parametrize("sizes", SIZES)
@pytest.mark.parametrize("seed", range(5))
def test_one_example_s_nudges_are_minus_its_gradient(sizes, seed):
    network, image, label = example(sizes, seed)
    nudges = Wished(network, image, label).nudges()
    gradient = backprop(network, image, label)
    for part in ("weights", "biases"):
        for one, other, own in zip(
            getattr(nudges, part), getattr(gradient, part), getattr(network, part), strict=True
        ):
            assert one.shape == own.shape and one.dtype == np.float64
            assert one == pytest.approx(-other, rel=1e-12, abs=1e-17)


@pytest.mark.parametrize("sizes", SIZES)
@pytest.mark.parametrize("n", [2, 3, 50])
def test_the_average_is_minus_the_gradient(sizes, n):
    network, _, _ = example(sizes)
    rng = np.random.default_rng(n)
    images, labels = rng.random((n, sizes[0])), rng.integers(sizes[-1], size=n)
    average, all_nudges = Average(network), []
    for image, label in zip(images, labels, strict=True):
        all_nudges.append(Wished(network, image, label).nudges())
        average.add(all_nudges[-1])
    expected = -backprop(network, images, labels).flat()
    assert average.n == n
    assert average.nudges().flat() == pytest.approx(expected, rel=1e-12, abs=1e-16)
    signs = np.sign([nudges.flat() for nudges in all_nudges])
    assert np.array_equal(average.up.flat(), (signs > 0).sum(axis=0))
    assert np.array_equal(average.down.flat(), (signs < 0).sum(axis=0))


@pytest.mark.parametrize("sizes", [(3, 4, 2), (2, 6, 3, 5, 3)])
def test_contributions_are_w_times_wish_and_add_up(sizes):
    network, image, label = example(sizes, 7)
    wished = Wished(network, image, label)
    for layer in range(1, len(sizes) - 1):
        for k in range(sizes[layer]):
            terms = wished.contributions(layer, k)
            assert terms.shape == (sizes[layer + 1],)
            for j, term in enumerate(terms):
                w, wish = network.weights[layer][j, k], wished.wishes[layer].z[j]
                assert term == pytest.approx(w * wish, rel=1e-14)
            assert terms.sum() == pytest.approx(wished.wishes[layer - 1].a[k], rel=1e-12)
        worst = wished.most_contested(layer)
        in_vain = [
            min(terms[terms > 0].sum(), -terms[terms < 0].sum())
            for terms in (wished.contributions(layer, k) for k in range(sizes[layer]))
        ]
        assert in_vain[worst] == max(in_vain)


def test_saturated_neurons_wish_for_nothing_and_nothing_overflows():
    network = Network((3, 4, 2), dtype=np.float64)
    for parts in (network.weights, network.biases):
        parts[:] = [np.full_like(part, 1e9) for part in parts]
    wished = Wished(network, np.ones(3), 0)
    assert not np.array([*wished.wishes[0].z, *wished.wishes[1].z]).any()
    assert np.isfinite(wished.nudges().flat()).all()
    assert words.hidden(network, wished, 1, 0)[1] == "Nobody asks anything of it."
    assert words.all_outputs(wished.wishes[-1].z) == "No output has a wish left."


def test_a_sum_is_written_largest_first_and_says_whether_it_is_rounded():
    assert words.sum_of(np.array([0.25, -0.5, 1.0])) == "+1.00 − 0.500 + 0.250 = +0.750"
    assert words.sum_of(np.array([1 / 3, 1 / 3, 1 / 3])) == "+0.333 + 0.333 + 0.333 ≈ +1.00"
    few = words.sum_of(np.array([1e-5, 2.0, -3e-5, 0.5]))
    assert few == "+2.00 + 0.500 + (the other 2 together: −2.00e−5) = +2.50"
    many = words.sum_of(np.linspace(1.6, 0.1, 16))
    assert many.startswith("+1.60 + 1.50 + 1.40") and many.endswith(
        " + (the other 7 together: +2.80) = +13.6"
    )
    assert words.sum_of(np.array([0.0, 3.0])) == "+3.00 = +3.00"


@pytest.mark.parametrize("seed", range(10))
def test_words_name_the_term_that_is_truly_the_largest(seed):
    network, image, label = example((5, 3, 4, 2), seed)
    wished = Wished(network, image, label)
    for layer, name in ((1, "neuron {} of layer 2"), (2, "output {}")):
        for k in range(network.sizes[layer]):
            terms = wished.contributions(layer, k)
            largest = max(range(len(terms)), key=lambda j: abs(terms[j]))
            first, second = words.hidden(network, wished, layer, k)
            assert second.startswith(f"Largest: {name.format(largest)}, w · wish = (")
            assert first.startswith(f"Layer {layer}, neuron {k}, wish for its a: ")
            value = first.split()[8].replace("−", "-")
            assert float(value) == pytest.approx(terms[largest], rel=0.01)
            total = float(first.rstrip(".").split()[-1].replace("−", "-"))
            assert total == pytest.approx(terms.sum(), rel=0.01)


def test_words_about_disagreement_and_equality():
    assert words.competing(np.array([1.0, -0.5, -0.25, 0.0]), 3) == (
        "Neuron 3 is pulled up by 1 (+1.00) and down by 2 (−0.750): impossible to satisfy all. "
        "Added up: +0.250."
    )
    agree = words.competing(np.array([-1.0, -0.5]), 2)
    assert agree == "All who ask something of neuron 2 agree: −1.50."
    nearly = words.competing(np.array([-1.0, 1e-9, 0.005]), 2)
    assert nearly == "Nearly all that is asked of neuron 2 agrees: −0.995."
    assert words.competing(np.zeros(3), 2) == "Nobody asks anything of neuron 2."
    assert words.equality(1, 20, 1e-17, 0.1).endswith("equal to rounding.")
    assert words.equality(7, 20, 1e-3, 0.1) == (
        "7 examples: wishes and −∇C differ by at most 0.00100 in 20 entries: not equal."
    )
    outputs = words.all_outputs(np.array([-0.1, 0.2, -0.3]))
    assert outputs == "1 output wishes to go up, 2 down. The strongest: output 2, down by 0.300."


def test_a_moment_is_described_without_a_screen():
    network, image, label = example((5, 3, 4, 2))
    wished, average = Wished(network, image, label), Average(network)
    average.add(wished.nudges())
    nudges, minus = average.nudges(), backprop(network, image, label)
    minus.weights[:], minus.biases[:] = ([-p for p in ps] for ps in (minus.weights, minus.biases))
    assert difference(nudges, minus) < 1e-15

    def moment(position, selected, *both):
        labels = np.array([label])
        parts = network, wished, average, image[None], labels
        return Moment(position, selected, 0, *parts, *both)

    assert [moment(p, (3, 0)).reached for p in range(5)] == [4, 3, 2, 1, 1]
    first = moment(0, (3, 1))
    assert words.line(first) == words.differences(wished, label)
    assert words.two_lines(first) == words.output(network.sizes, wished, 1, 0)
    unknown = moment(2, (1, 2))
    assert words.two_lines(unknown) == ("Layer 1, neuron 2 has no wish yet: step 3.", "")
    assert words.line(unknown) == words.all_outputs(wished.wishes[-1].z)
    known = moment(3, (1, 2))
    assert np.array_equal(known.terms, wished.contributions(1, 2)) and not known.nudging
    assert words.two_lines(known) == words.hidden(network, wished, 1, 2)
    assert words.line(known) == words.competing(known.terms, 2)
    last = moment(4, (1, 2), nudges, minus)
    assert last.nudging and words.line(last).endswith("equal to rounding.")
    assert words.two_lines(last) == words.nudge(network.sizes, wished, 1, 2, 0)
    average.add(wished.nudges())
    two = last._replace(labels=np.array([label, label]))
    assert all(": 2 of 2 wish it up" in one or "2 down" in one for one in words.two_lines(two))
