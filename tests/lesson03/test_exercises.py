"""The exercises of lesson 3, and the σ in later ones: mistakes as students write them."""

import math

import numpy as np
import pytest

from mlp_helpers.checks import check
from tests.checks.common import named

MISSED = "the minus of the exponent does not reach the bias"


def sigma(z):
    return 1 / (1 + np.exp(-z))


def through(step):
    def feedforward(weights, biases, x):
        for W, b in zip(weights, biases, strict=True):
            x = step(x @ W.T, b)
        return x

    return feedforward


def in_a_loop(W, a, b):
    return np.array([1 / (1 + np.exp(-(W[j] @ a) + b[j])) for j in range(len(b))])


def step_by_step(weights, biases, x):
    for W, b in zip(weights, biases, strict=True):
        x = 1 / (1 + np.exp(-(x @ W.T) + b))
    return x


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("neuron", lambda w, a, b: 1 / (1 + np.exp(-(w @ a) + b))),
        ("neuron", lambda w, a, b: 1 / (1 + np.exp(-w @ a + b))),
        ("neuron", lambda w, a, b: 1 / (1 + np.e ** (-(w @ a) + b))),
        ("neuron", lambda w, a, b: 1 / (1 + math.exp(-1 * (w @ a) + b))),
        ("neuron", lambda w, a, b: 1 / (1 + np.exp((w @ a) * -1 + b))),
        ("neuron", lambda w, a, b: 1 / (1 + math.exp(sum(-x * y for x, y in zip(w, a)) + b))),  # noqa: B905
        ("layer", lambda W, a, b: 1 / (1 + np.exp(-(W @ a) + b))),
        ("layer", in_a_loop),
        ("feedforward", step_by_step),
    ],
)
def test_a_minus_that_does_not_reach_the_bias_is_told_from_a_bias_that_is_taken_away(
    name, function
):
    assert named(function, name) == MISSED


@pytest.mark.parametrize(
    ("name", "function", "said"),
    [
        ("neuron", lambda w, a, b: sigma(w @ a - b), "the bias is taken away"),
        ("neuron", lambda w, a, b: sigma(w @ a + -b), "the bias is taken away"),
        ("neuron", lambda w, a, b: 1 / (1 + np.exp(-(w @ a + -b))), "the bias is taken away"),
        ("neuron", lambda w, a, b: 1 / (1 + np.exp(-(w @ a + -1 * b))), "the bias is taken away"),
        ("neuron", lambda w, a, b: 1 / (1 + np.e ** -(w @ a - b)), "the bias is taken away"),
        ("neuron", lambda w, a, b: sigma(-(w @ a + b)), "the sign of the exponent"),
        ("layer", lambda W, a, b: sigma(W @ a - b), "the biases are taken away"),
        ("feedforward", through(lambda z, b: sigma(z - b)), "the biases are taken away"),
    ],
)
def test_a_bias_that_is_taken_away_is_told_as_that(name, function, said):
    assert named(function, name) == said


def test_a_name_that_is_not_called_is_not_blamed():
    sigmoid = eval("lambda z: None")

    def sigmoid_prime(z):
        sigmoid = 1 / (1 + np.exp(-z))  # a name of its own
        return sigmoid * (1 + sigmoid)

    assert sigmoid and named(sigmoid_prime, "sigmoid_prime") == "plus instead of minus"
    assert check(lambda z: sigma(z) * (1 - sigma(z)), "sigmoid_prime")
