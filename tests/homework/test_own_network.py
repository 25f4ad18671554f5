"""The check of a trained network: what it says of networks that are right, and of others."""

import numpy as np
import pytest

from mlp_helpers.checks.verdict import NotRight
from mlp_helpers.digits import load_trained
from mlp_helpers.homework import require_network
from mlp_helpers.homework.own_network import SIZES, network_verdict
from mlp_helpers.network import Network


@pytest.fixture
def trained():
    network = load_trained()
    return network.weights, network.biases


def noisy(weights, noise):
    """The weights, and noise that is so many times as large as they are."""
    rng = np.random.default_rng(0)
    return [W + noise * W.std() * rng.normal(size=W.shape) for W in weights]


def test_a_trained_network_is_right_and_says_how_much_it_reads(trained):
    verdict = network_verdict(*trained)
    assert verdict and verdict.headline.startswith("right, 95.")
    require_network(*trained)


def test_arrays_of_other_floats_and_tuples_are_as_good(trained):
    weights, biases = trained
    assert network_verdict([W.astype(np.float64) for W in weights], tuple(biases))


def test_a_network_as_it_began_is_not_tried():
    fresh = Network(SIZES, np.random.default_rng(4))
    verdict = network_verdict(fresh.weights, fresh.biases)
    assert verdict.state == "not tried" and "as it began" in verdict.message
    with pytest.raises(NotRight, match="not trained yet"):
        require_network(fresh.weights, fresh.biases)


def test_no_network_at_all_is_not_tried(trained):
    assert network_verdict(None, trained[1]).state == "not tried"
    assert network_verdict(None, None).message == "There are no weights, or no biases, yet."


def test_biases_that_were_forgotten_are_named(trained):
    weights, biases = trained
    verdict = network_verdict(noisy(weights, 0.4), [0 * b for b in biases])
    assert verdict.state == "wrong" and "weights alone" in verdict.message


def test_it_tells_guessing_from_having_learned_too_little(trained):
    weights, biases = trained
    guessing = network_verdict([-W for W in weights], biases)
    weak = network_verdict(noisy(weights, 0.4), biases)
    assert "guessing" in guessing.message and "not enough" in weak.message
    assert guessing.state == weak.state == "wrong"
    assert all("wanted are 93%" in one.headline for one in (guessing, weak))


@pytest.mark.parametrize(
    "spoil, said",
    [
        (lambda weights, biases: ([W.T for W in weights], biases), "(784, 16); wanted (16, 784)"),
        (lambda weights, biases: (weights[:2], biases), "2 arrays; wanted 3"),
        (lambda weights, biases: ([W * np.nan for W in weights], biases), "NaN"),
        (lambda weights, biases: (..., ...), "ellipsis"),
        (lambda weights, biases: (weights, 3), "int"),
        (lambda weights, biases: ("abc", biases), "wanted an array"),
        (lambda weights, biases: (weights, [b[:5] for b in biases]), "(5,); wanted (16,)"),
    ],
)
def test_what_is_no_network_is_told_so_and_never_an_error(trained, spoil, said):
    verdict = network_verdict(*spoil(*trained))
    assert verdict.state == "wrong" and said in verdict.message


def test_steps_that_only_rebind_a_name_are_told():
    rng = np.random.default_rng(0)
    fresh = Network(SIZES, rng)
    for W, b in zip(fresh.weights, fresh.biases, strict=True):
        W = W - rng.normal(size=W.shape)
        b = b - rng.normal(size=b.shape)
    verdict = network_verdict(fresh.weights, fresh.biases)
    assert verdict.headline == "not trained yet"
    assert "`W = W - …` makes a new array" in verdict.message
