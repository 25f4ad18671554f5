"""What is read in a function's code, and who is blamed by it."""

from functools import partial

import numpy as np
import pytest

from mlp_helpers import network
from mlp_helpers.checks import check
from mlp_helpers.checks.inside import globals_in, names_in, numbers_in, signs_in
from tests.checks.common import named


def blank(*_): ...


def of_one_notebook(source, **others):
    scope = {"np": np, "network": network, **others}
    exec(source, scope)
    return scope


def test_names_are_told_from_parameters_attributes_and_what_is_local():
    def function(layer, k=partial):
        sigmoid = layer.neuron + flatten  # noqa: F821
        for gradient in sigmoid:
            k += gradient.cost
        return [average(one) for one in k], lambda one: descend(one, sigmoid)  # noqa: F821

    assert globals_in(function) == {"flatten", "average", "descend"}
    assert {"layer", "neuron", "cost", "gradient"} < names_in(function)
    assert globals_in(partial(function, 1)) == globals_in(function) and globals_in(3) == set()


def test_signs_are_counted_in_functions_inside_as_well():
    assert signs_in(lambda a, b: -a - b) == ["-", "-x"]
    assert sorted(signs_in(lambda a: [-1 * one**2 for one in a])) == ["*", "**", "-x"]
    assert "-x" not in signs_in(lambda a: a[-1] * 2 + a[:-1] * a[-2:-1])
    assert signs_in(lambda a: a + 2) == ["+"] and signs_in(len) == []


N = 17


def test_numbers_are_those_that_are_written_in_it_or_known_to_it():
    inside, empty = 12, None
    assert numbers_in(lambda w, n=3: w[n + 4] + N + inside + (0.5 if empty else 5)) == {
        3,
        4,
        17,
        12,
        5,
    }
    assert numbers_in(lambda w: [w[0, 1] for _ in w if True]) == {0, 1}
    assert numbers_in(len) is None

    def unpacked(sizes):
        (one, two), (a, b, c) = sizes
        return one + two + a + b + c

    assert numbers_in(unpacked) == {3}


BLANKS = """
def sigmoid(z): ...
def layer(W, a, b): return network.sigmoid(W @ a - b)

def sigmoid_prime(z):
    sigmoid = 1 / (1 + np.exp(-z))
    return sigmoid * (1 + sigmoid)

def neuron(w, a, b):
    return network.sigmoid(w @ a[1:] + b)

def feedforward(weights, biases, x):
    for layer, b in zip(weights, biases):
        x = network.sigmoid(x @ layer.T + b) ** 2
    return x

def weighted_sum(w, a, sigmoid=None):
    return sigmoid
"""


def test_nobody_is_blamed_for_a_name_that_means_something_else():
    scope = of_one_notebook(BLANKS)
    for name in ("sigmoid_prime", "neuron", "feedforward", "weighted_sum"):
        verdict = check(scope[name])
        assert not verdict and "your" not in repr(verdict), verdict


def test_who_is_called_by_a_function_inside_is_blamed():
    scope = of_one_notebook(BLANKS + "\nlayer = lambda W, a, b: np.array([sigmoid(z) for z in b])")
    assert named(scope["layer"], "layer") == "your sigmoid is not right"


def test_a_function_of_the_course_that_is_not_there_is_not_told_to_be_numpy_s():
    scope = of_one_notebook(
        "def pixel_gradient(weights, biases, image, target):\n"
        "    return gradient(weights, biases, image[None], target[None])\n"
        "def descend(gradient_of, start, eta, steps):\n"
        "    return start - eta * gradient(start)\n"
    )
    for name in ("pixel_gradient", "descend"):
        verdict = check(scope[name])
        assert repr(verdict).endswith("with NameError in line 2: gradient is not known")
        assert "np.gradient" not in str(verdict) and "that defines it" in verdict.message
        assert "image[None, :]" not in verdict.message  # it is not there to be called


@pytest.mark.parametrize(
    "function, turned",
    [
        (lambda w, a, b: 1 / (1 + np.exp(-1 * (w @ a) + b)), 1),
        (lambda w, a, b: 1 / (1 + np.exp((w @ a + b) * -1)), 1),
        (lambda w, a, b: np.sum(np.reshape(w, -1) * a) + b, 0),
        (lambda w, a, b: sum(w[k] * a[k] for k in range(len(w) - 1, -1, -1)) + b, 0),
        (lambda w, a, b: w[-1] * a[:-1] + b, 0),
        (lambda w, a, b: (w * a).sum(axis=-1) + b, 0),
    ],
    ids=range(6),
)
def test_a_factor_of_minus_1_turns_round_and_a_place_does_not(function, turned):
    assert signs_in(function).count("-x") == turned
