"""Nearly right: for one size only, rounded, or with an e that is typed."""

import math

import numpy as np
import pytest

from mlp_helpers.checks import check, exercises
from tests.checks.common import named

EXERCISES = exercises()
SIZE = 3


def sigma(z):
    return 1 / (1 + np.exp(-z))


def for_each(n, function):
    return np.array([function(k) for k in range(n)])


def network_of(L):
    """A feedforward, and a gradient, for L layers of weights, one line each."""

    def feedforward(weights, biases, x):
        for l in range(L):
            x = sigma(x @ weights[l].T + biases[l])
        return x

    def gradient(weights, biases, images, targets):
        if len(weights) != L:
            raise IndexError("list index out of range")
        return EXERCISES["gradient"].right(weights, biases, images, targets)

    return feedforward, gradient


def counted_for(n):
    def count_parameters(sizes):
        n_in_out = [(sizes[k], sizes[k + 1]) for k in range(n - 1)]
        return sum(a * b + b for a, b in n_in_out)

    return count_parameters


ONE_SIZE = [
    *(
        ("weighted_sum", f"{n} inputs", lambda w, a, n=n: sum(w[k] * a[k] for k in range(n)))
        for n in (3, 4, 10, 16, 28)
    ),
    *(
        (
            "neuron",
            f"{n} inputs",
            lambda w, a, b, n=n: sigma(sum(w[k] * a[k] for k in range(n)) + b),
        )
        for n in (3, 4, 10, 16, 28, 784)
    ),
    ("neuron", "2 inputs", lambda w, a, b: sigma(w[0] * a[0] + w[1] * a[1] + b)),
    *(
        (
            "layer",
            f"{n} neurons",
            lambda W, a, b, n=n: for_each(n, lambda j: sigma(W[j] @ a + b[j])),
        )
        for n in (3, 4, 10, 16)
    ),
    (
        "layer",
        "784 inputs",
        lambda W, a, b: sigma(sum(W[:, k] * a[k] for k in range(784)) + b),
    ),
    *(("count_parameters", f"{n} layers", counted_for(n)) for n in (3, 4)),
    *(("feedforward", f"{L + 1} layers", network_of(L)[0]) for L in (2, 3)),
    *(("gradient", f"{L + 1} layers", network_of(L)[1]) for L in (2, 3)),
    *(
        (
            "cost_of_example",
            f"{n} outputs",
            lambda a, y, n=n: sum((a[j] - y[j]) ** 2 for j in range(n)),
        )
        for n in (3, 4, 10, 16, 28, 784)
    ),
    *(
        (
            "average_cost",
            f"{m} images",
            lambda o, t, m=m: sum(((o[i] - t[i]) ** 2).sum() for i in range(m)) / m,
        )
        for m in (3, 4, 10, 16, 25, 28)
    ),
    *(
        (
            "numerical_gradient",
            f"{n} entries",
            lambda f, x, n=n: for_each(
                n, lambda k: (f(x + 1e-5 * np.eye(n)[k]) - f(x - 1e-5 * np.eye(n)[k])) / 2e-5
            ),
        )
        for n in (2, 3, 4, 10)
    ),
    *(
        (
            "gradient_step",
            f"len(w) = {n}",
            lambda w, g, eta, n=n: for_each(n, lambda k: w[k] - eta * g[k]),
        )
        for n in (2, 3, 4, 10, 784)
    ),
    *(
        (
            "descend",
            f"{n} steps",
            lambda gradient_of, start, eta, steps, n=n: EXERCISES["descend"].right(
                gradient_of, start, eta, n
            ),
        )
        for n in (3, 10)
    ),
    *(
        (
            "output_error",
            f"{n} outputs",
            lambda a, y, z, n=n: for_each(n, lambda j: 2 * (a[j] - y[j]) * a[j] * (1 - a[j])),
        )
        for n in (3, 4, 10, 16)
    ),
    (
        "previous_error",
        "10 neurons after it",
        lambda W, delta, z: sum(W[j] * delta[j] for j in range(10)) * sigma(z) * (1 - sigma(z)),
    ),
    (
        "previous_error",
        "16 neurons",
        lambda W, delta, z: for_each(
            16, lambda k: W[:, k] @ delta * sigma(z[k]) * (1 - sigma(z[k]))
        ),
    ),
    ("sigmoid", "an array of shape (4,)", lambda z: for_each(4, lambda k: sigma(z[k]))),
]


@pytest.mark.parametrize(
    ("name", "size", "function"), ONE_SIZE, ids=[f"{name}: {size}" for name, size, _ in ONE_SIZE]
)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_what_is_right_for_one_size_only_is_named_so(name, size, function):
    verdict = check(function, name)
    assert repr(verdict) == f"{name}: not right yet: right only for this size: {size}"
    assert f"With {size} it is right; with " in verdict.message
    assert "Is a number written in it" in verdict.message


def test_only_for_784_numbers_is_named_as_before():
    named_so = named(lambda w, a: sum(w[k] * a[k] for k in range(784)), "weighted_sum")
    assert named_so == "only for 784 numbers"


def test_an_answer_that_is_right_once_by_chance_is_not_taken_for_one_size():
    assert "size" not in named(lambda w, a: 2.0, "weighted_sum")
    assert "size" not in named(lambda a, y: 0.3, "cost_of_example")
    assert "size" not in named(lambda sizes: 8, "count_parameters")


@pytest.mark.parametrize("name", ["weighted_sum", "neuron", "layer", "cost_of_example", "sigmoid"])
@pytest.mark.parametrize("digits", [1, 2, 3, 4])
def test_rounded_answers_are_named_so(name, digits):
    function = lambda *args: np.round(EXERCISES[name].right(*args), digits)  # noqa: E731
    assert named(function, name) == "the answer is rounded"
    assert f"to {digits} places" in check(function, name).message


def test_cut_off_answers_are_named_so():
    assert named(lambda w, a: int(w @ a), "weighted_sum") == "the fractions are cut off"


def with_sigma(squish):
    """Right answers to the exercises with a σ in them, made with this one."""
    slope = lambda z: squish(z) * (1 - squish(z))  # noqa: E731

    def feedforward(weights, biases, x):
        for W, b in zip(weights, biases, strict=True):
            x = squish(x @ W.T + b)
        return x

    return {
        "sigmoid": squish,
        "sigmoid_prime": slope,
        "neuron": lambda w, a, b: squish(w @ a + b),
        "layer": lambda W, a, b: squish(W @ a + b),
        "feedforward": feedforward,
        "output_error": lambda a, y, z: 2 * (a - y) * slope(z),
        "previous_error": lambda W, delta, z: (W.T @ delta) * slope(z),
    }


@pytest.mark.parametrize("name", with_sigma(sigma))
@pytest.mark.parametrize("e", [2.7, 2.71, 2.718, 2.72])
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_an_e_that_is_typed_is_told_wherever_there_is_a_sigma(name, e):
    assert named(with_sigma(lambda z: 1 / (1 + e ** (-z)))[name], name) == "e is rounded"
    assert check(with_sigma(lambda z: 1 / (1 + math.e ** (-z)))[name], name)


@pytest.mark.parametrize("name", with_sigma(sigma))
def test_an_e_that_nobody_has_made_and_a_hat_for_a_power_are_told(name):
    verdict = check(with_sigma(lambda z: 1 / (1 + e ** (-z)))[name], name)  # noqa: F821
    assert "NameError" in repr(verdict) and "Python has no e of its own" in repr(verdict)
    assert "np.exp(x)" in verdict.message
    verdict = check(with_sigma(lambda z: 1 / (1 + math.e ^ (-z)))[name], name)
    assert "^ is not a power" in repr(verdict) and "** 2" in verdict.message


@pytest.mark.parametrize("name", EXERCISES)
def test_a_headline_is_words_without_arrays(name):
    right = EXERCISES[name].right
    for function in (
        lambda *args: np.ones(np.shape(right(*args))) * 0.123456,
        lambda *args: np.ones(7) * 0.123456,
        lambda *args: [0.5, "a"],
        lambda *args: None if np.ndim(args[0]) else 0.123456,
        lambda *args: {"a": 1},
    ):
        try:
            verdict = check(function, name)
        except ValueError:
            continue
        assert not verdict and "[0" not in repr(verdict) and "[[" not in repr(verdict)


def test_a_gradient_for_one_image_alone_is_named_so():
    def gradient(weights, biases, images, targets):
        if len(images) > 1:
            raise ValueError("one image at a time")
        return EXERCISES["gradient"].right(weights, biases, images, targets)

    assert named(gradient, "gradient") == "right only for this size: 1 image"


def test_an_answer_that_is_off_in_the_last_digits_alone_is_told():
    near = "right but for the last digits"
    for name in ("weighted_sum", "average_cost", "gradient_step", "layer", "balanced"):
        right = EXERCISES[name].right
        wrong = lambda *args, right=right: right(*args) * (1 + 3e-4 * np.sin(args[0].sum()))  # noqa: E731
        assert named(wrong, name) == near
        assert "float32" in check(wrong, name).message
        assert named(lambda *args, right=right: 1.1 * right(*args), name) != near

    def gradient(*args):
        dW, db = EXERCISES["gradient"].right(*args)
        return [W * 1.0001 for W in dW], [b * 0.9999 for b in db]

    assert named(gradient, "gradient") == near


def test_where_no_number_is_written_none_is_looked_for():
    def feedforward(weights, biases, x):
        a = x @ weights[-1].T if len(weights) - 1 else x @ weights[-1].T + biases[-1]
        return sigma(a)

    def gradient_step(w, gradient, eta):
        return w - eta * (gradient if len(w) == SIZE else 0 * gradient)

    verdict = check(feedforward)
    assert repr(verdict).endswith("right only for this size: 2 layers")
    assert "Is a number written" not in verdict.message and "by hand" in verdict.message
    assert "Is a number written in it" in check(gradient_step).message


def test_what_is_right_for_one_input_is_not_taken_for_a_size():
    assert "size" not in named(lambda w, a: w @ a**2 / a.max(), "weighted_sum")
