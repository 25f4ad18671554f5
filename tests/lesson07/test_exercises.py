"""The exercises of lesson 7: against nudges, other ways to be right, mistakes as written."""

import numpy as np
import pytest

from mlp_helpers.checks import check
from mlp_helpers.digits import load_trained
from mlp_helpers.lesson07.class_digits import class_in, read_class
from mlp_helpers.lesson07.exercises.gradient import exercise as gradient
from mlp_helpers.lesson07.exercises.output_error import exercise as output_error
from mlp_helpers.lesson07.exercises.previous_error import exercise as previous_error
from mlp_helpers.lesson07.exercises.share_by_digit import exercise as share_by_digit
from mlp_helpers.network import Network, backprop, cost, sigmoid, sigmoid_prime
from tests.checks.common import html
from tests.checks.hostile import HOSTILE


def network_of(weights, biases):
    sizes = [weights[0].shape[1], *(len(b) for b in biases)]
    network = Network(sizes, dtype=np.float64)
    network.weights, network.biases = [W.copy() for W in weights], [b.copy() for b in biases]
    return network


def slopes_of(f, arrays, nudge=1e-6):
    """The slope of f() along every entry of some arrays, by nudging them in place."""
    slopes = []
    for array in arrays:
        slope = np.zeros_like(array)
        for place in np.ndindex(array.shape):
            was = array[place]
            array[place] = was + nudge
            above = f()
            array[place] = was - nudge
            slope[place] = (above - f()) / (2 * nudge)
            array[place] = was
        slopes.append(slope)
    return slopes


def test_the_gradient_is_backprop_s_and_that_of_nudges():
    for case in gradient.cases:
        weights, biases, images, targets = case.args
        network = network_of(weights, biases)
        dW, db = gradient.right(*case.args)
        wanted = backprop(network, images, targets)
        for got, right in zip(dW + db, wanted.weights + wanted.biases, strict=True):
            assert got == pytest.approx(right, rel=1e-9, abs=1e-14)
        if network.n_parameters < 100:
            measured = slopes_of(
                lambda network=network, images=images, targets=targets: cost(
                    network, images, targets
                ),
                network.weights + network.biases,
            )
            for got, right in zip(dW + db, measured, strict=True):
                assert got == pytest.approx(right, rel=1e-5, abs=1e-8)


def test_the_errors_are_slopes_of_the_cost_along_z():
    for a, y, z in (case.args for case in output_error.cases):
        assert np.array_equal(a, sigmoid(z))
        z = z.copy()
        (measured,) = slopes_of(lambda z=z, y=y: ((sigmoid(z) - y) ** 2).sum(), [z])
        assert output_error.right(a, y, z) == pytest.approx(measured, abs=1e-8)
    for W, _, z in (case.args for case in previous_error.cases):
        z, y = z.copy(), np.linspace(0, 1, len(W))
        sums = lambda z=z, W=W: W @ sigmoid(z)  # noqa: E731
        delta = 2 * (sigmoid(sums()) - y) * sigmoid_prime(sums())
        (measured,) = slopes_of(lambda f=sums, y=y: ((sigmoid(f()) - y) ** 2).sum(), [z])
        assert previous_error.right(W, delta, z) == pytest.approx(measured, abs=1e-8)


def test_shares_by_digit_are_those_of_a_class():
    digits = class_in("no such folder")
    read = read_class(load_trained(), digits)
    shares = share_by_digit.right(read.answers, digits.labels)
    assert shares == pytest.approx(read.per_digit) and len(set(shares)) > 1
    for case in share_by_digit.cases:
        answers, labels = case.args
        of_one = [a == 3 for a, label in zip(answers, labels, strict=True) if label == 3]
        assert share_by_digit.right(answers, labels)[3] == sum(of_one) / len(of_one)


# Other ways to be right


def loop_gradient(weights, biases, images, targets):
    """Image by image and neuron by neuron, as on the slides."""
    dW, db = [np.zeros(W.shape) for W in weights], [np.zeros(b.shape) for b in biases]
    for x, y in zip(images, targets, strict=True):
        layers = [x]
        for W, b in zip(weights, biases, strict=True):
            layers.append(sigmoid(W @ layers[-1] + b))
        dC_da = 2 * (layers[-1] - y)
        for l in reversed(range(len(weights))):
            a = layers[l + 1]
            delta = dC_da * a * (1 - a)
            dW[l] += np.outer(delta, layers[l]) / len(images)
            db[l] += delta / len(images)
            dC_da = weights[l].T @ delta
    return dW, db


RIGHT = {
    "output_error": [
        lambda a, y, z: 2 * (a - y) * a * (1 - a),
        lambda a, y, z: np.array([2 * (a[j] - y[j]) * sigmoid_prime(z[j]) for j in range(len(a))]),
    ],
    "previous_error": [
        lambda W, delta, z: delta @ W * sigmoid_prime(z),
        lambda W, delta, z: (W * delta[:, None]).sum(axis=0) * sigmoid(z) * sigmoid(-z),
    ],
    "share_by_digit": [
        lambda answers, labels: np.array([(answers[labels == d] == d).mean() for d in range(10)]),
        lambda answers, labels: np.bincount(labels, answers == labels) / np.bincount(labels),
        lambda answers, labels: np.array(
            [
                sum(a == l == d for a, l in zip(answers, labels, strict=True)) / sum(labels == d)
                for d in range(10)
            ]
        ),
    ],
    "gradient": [
        loop_gradient,
        lambda *args: tuple(map(tuple, loop_gradient(*args))),
        lambda *args: list(loop_gradient(*args)),
    ],
}


@pytest.mark.parametrize(("name", "function"), [(n, f) for n, all_ in RIGHT.items() for f in all_])
def test_other_ways_to_be_right(name, function):
    verdict = check(function, name)
    assert verdict and not verdict.notes


def test_equal_layers_may_be_stacked_and_a_column_of_biases_passes_with_a_note():
    def stacked(*args):
        dW, db = loop_gradient(*args)
        return [np.stack(part) if len({p.shape for p in part}) == 1 else part for part in (dW, db)]

    verdict = check(stacked, "gradient")
    assert verdict and not verdict.notes

    def columns(*args):
        dW, db = loop_gradient(*args)
        return dW, [b[:, None] for b in db]

    verdict = check(columns, "gradient")
    assert verdict and verdict.notes[0].startswith("it gives shape (4, 1) where (4,) is meant")


# Mistakes as students write them


def one_part_of(change):
    """A gradient that is right but for one array."""

    def gradient(*args):
        dW, db = loop_gradient(*args)
        change(dW, db)
        return dW, db

    return gradient


def test_an_unknown_mistake_says_which_layer_is_wrong_and_which_are_right():
    def last_twice(dW, db):
        dW[-1] = 2 * dW[-1]

    verdict = check(one_part_of(last_twice), "gradient")
    assert repr(verdict).endswith("∂C/∂W of layer 2: all 8 numbers are 2 times too large")
    start = "For a network 3-4-2 and 5 images, ∂C/∂W of layer 2: it gives [["
    assert verdict.message.startswith(start)
    assert "first number that differs is at place (0, 0), counted from 0: " in verdict.message
    assert verdict.message.endswith(
        "Right already: ∂C/∂W of layer 1, ∂C/∂b of layer 1, ∂C/∂b of layer 2."
    )

    def all_of_them(dW, db):
        dW[:], db[:] = [W + 1 for W in dW], [b + 1 for b in db]

    message = check(one_part_of(all_of_them), "gradient").message
    assert "∂C/∂W of layer 1: it gives" in message
    assert message.endswith(" The others differ as well.")


def test_a_wrong_shape_a_nan_or_a_missing_layer_is_told():
    def flat_bias(dW, db):
        db[0] = np.zeros(7)

    verdict = check(one_part_of(flat_bias), "gradient")
    assert "∂C/∂b of layer 1: gives shape (7,), wanted shape (4,)" in repr(verdict)

    def no_number(dW, db):
        dW[0] = dW[0] * np.nan

    assert "∂C/∂W of layer 1: gives NaN" in repr(check(one_part_of(no_number), "gradient"))

    def one_too_many(dW, db):
        dW.insert(0, np.zeros((3, 3)))

    verdict = check(one_part_of(one_too_many), "gradient")
    assert verdict.message == (
        "For a network 3-4-2 and 5 images, it gives a tuple of 2, with the shapes [(3, 3), (4, 3), "
        "(2, 4)], [(4,), (2,)]. Wanted is a tuple of 2, with the shapes [(4, 3), (2, 4)], "
        "[(4,), (2,)]."
    )

    def nothing_yet(dW, db):
        dW[0] = None

    assert "a list that contains None" in repr(check(one_part_of(nothing_yet), "gradient"))
    assert not check(lambda *args: backprop(network_of(*args[:2]), *args[2:]), "gradient")


def test_an_error_on_square_layers_only_is_found():
    def gradient(weights, biases, images, targets):
        dW, db = loop_gradient(weights, biases, images, targets)
        square = all(W.shape[0] == W.shape[1] for W in weights)
        return ([W.T for W in dW] if square else dW), db

    verdict = check(gradient)
    assert "3-3-3" in verdict.message and "∂C/∂W of layer 1" in verdict.message


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_hostile_answers_neither_pass_nor_crash(make):
    for verdict in (
        check(lambda *args: make(), "gradient", seconds=1),
        check(lambda *args: (loop_gradient(*args)[0], make()), "gradient", seconds=1),
        check(lambda *args: [[make()] * 2] * 2, "gradient", seconds=1),
        check(lambda f, x: make(), "numerical_gradient"),
    ):
        assert not verdict and verdict.state == "wrong"
        assert len(repr(verdict)) <= 110 and " at 0x" not in str(verdict)
        html(verdict).encode()


def test_a_gradient_that_is_drawn_by_chance_is_told():
    rng = np.random.default_rng(0)

    def gradient(*args):
        dW, db = loop_gradient(*args)
        return dW, [b * rng.random() for b in db]

    assert "different answers to the same input" in repr(check(gradient))
