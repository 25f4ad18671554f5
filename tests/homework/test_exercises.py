"""The homework's exercises: against calculus and the network, other ways to be right."""

import numpy as np
import pytest

from mlp_helpers.checks import check, exercises
from mlp_helpers.checks.catalog import homes
from mlp_helpers.checks.judge import judge
from mlp_helpers.homework.exercises import ASSIGNMENTS
from mlp_helpers.network import Network, cost
from tests.homework.rights import RIGHT
from tests.lesson07.test_exercises import slopes_of

EXERCISES = exercises()
ASKED = [name for names in ASSIGNMENTS.values() for name in names]
WAYS = [(name, function) for name, functions in RIGHT.items() for function in functions]
# A list where an array is meant is right, too, and told so.
TOLD = {"row_and_column", "sizes_of", "confusion", "mini_batches", "swapped"}


def test_each_assignment_asks_what_there_is():
    assert [name for name in ASKED if name not in EXERCISES] == ["trained_network"]
    assert len(ASKED) == len(set(ASKED))
    own = [name for name, home in homes().items() if ".homework." in home]
    assert own == [name for name in ASKED if name in own]


def test_five_right_answers_are_tried_for_each():
    assert set(RIGHT) == set(ASKED) - {"trained_network"}
    assert min(map(len, RIGHT.values())) >= 5


@pytest.mark.parametrize(("name", "function"), WAYS, ids=[name for name, _ in WAYS])
@pytest.mark.filterwarnings("error")
def test_a_right_answer_passes_on_all_cases_and_on_drawn_ones(name, function):
    exercise = EXERCISES[name]
    drawn = [exercise.drawn(np.random.default_rng(seed)) for seed in range(3)]
    for verdict in (check(function, name), *(judge(function, one, 20, name) for one in drawn)):
        assert verdict, verdict
        assert not verdict.notes or name in TOLD, verdict.notes


def test_the_costs_are_those_of_a_network():
    rng = np.random.default_rng(0)
    network = Network((3, 4, 5), rng, dtype=np.float64)
    images, labels = rng.random((6, 3)), rng.integers(5, size=6)
    right = EXERCISES["cost_of_labels"].right
    assert right(network(images), labels) == pytest.approx(cost(network, images, labels))
    weights, biases = EXERCISES["swapped"].right(network.weights, network.biases, 3, 1)
    other = network.copy()
    other.weights, other.biases = weights, biases
    assert not np.array_equal(weights[0], network.weights[0])
    assert other(images) == pytest.approx(network(images))
    assert EXERCISES["sizes_of"].right(network.weights) == network.sizes


def test_a_bias_gives_the_activation_that_is_wanted():
    bias_for, neuron = EXERCISES["bias_for"].right, EXERCISES["neuron"].right
    for case in EXERCISES["bias_for"].drawn(np.random.default_rng(0), 20).cases:
        w, a, activation = case.args
        assert neuron(w, a, bias_for(w, a, activation)) == pytest.approx(activation)


def test_a_balanced_pattern_says_nothing_to_an_image_that_is_lit_all_over():
    for case in EXERCISES["balanced"].drawn(np.random.default_rng(0), 20).cases:
        (w,) = case.args
        balanced = EXERCISES["balanced"].right(w)
        assert np.sum(balanced * np.ones(w.shape)) == pytest.approx(0, abs=1e-9)
        assert np.diff(balanced.ravel()) == pytest.approx(np.diff(w.ravel()))


def test_as_many_neurons_fit_in_as_are_said_and_not_one_more():
    count = EXERCISES["count_parameters"].right
    for case in EXERCISES["most_neurons"].drawn(np.random.default_rng(0), 50).cases:
        n_in, n_out, budget = case.args
        n = EXERCISES["most_neurons"].right(*case.args)
        assert count((n_in, n + 1, n_out)) > budget
        assert n == 0 or count((n_in, n, n_out)) <= budget


def test_the_slopes_are_those_of_nudges():
    for case in EXERCISES["line_cost_gradient"].cases:
        slope, intercept, x, y = case.args
        at = np.array([slope, intercept])
        (measured,) = slopes_of(lambda at=at, x=x, y=y: np.mean((at[0] * x + at[1] - y) ** 2), [at])
        assert EXERCISES["line_cost_gradient"].right(*case.args) == pytest.approx(measured)
    for W, _, z in (case.args for case in EXERCISES["previous_error_tanh"].cases):
        z, y = z.copy(), np.linspace(0, 1, len(W))
        sums = lambda z=z, W=W: W @ np.tanh(z)  # noqa: E731
        delta = 2 * (np.tanh(sums()) - y) * (1 - np.tanh(sums()) ** 2)
        (measured,) = slopes_of(lambda f=sums, y=y: ((np.tanh(f()) - y) ** 2).sum(), [z])
        right = EXERCISES["previous_error_tanh"].right(W, delta, z)
        assert right == pytest.approx(measured, rel=1e-4, abs=1e-8)


# Mistakes as students write them


def test_a_swap_that_overwrites_a_row_is_told():
    def swapped(weights, biases, i, j):
        weights, biases = [W.copy() for W in weights], [b.copy() for b in biases]
        weights[0][i], weights[0][j] = weights[0][j], weights[0][i]
        biases[0][i], biases[0][j] = biases[0][j], biases[0][i]
        weights[1][:, i], weights[1][:, j] = weights[1][:, j], weights[1][:, i]
        return weights, biases

    assert repr(check(swapped)).endswith("one neuron is there twice, the other is gone")


def test_a_new_list_of_old_arrays_is_told():
    def swapped(weights, biases, i, j):
        weights, biases = list(weights), list(biases)
        weights[0][[i, j]] = weights[0][[j, i]]
        biases[0][[i, j]] = biases[0][[j, i]]
        weights[1][:, [i, j]] = weights[1][:, [j, i]]
        return weights, biases

    verdict = check(swapped)
    assert repr(verdict).endswith("changes the network that comes in")
    assert "Copy those that you change" in verdict.message


def test_a_table_filled_all_at_once_is_told():
    def confusion(outputs, labels):
        table = np.zeros((outputs.shape[1], outputs.shape[1]), dtype=int)
        table[labels, outputs.argmax(axis=1)] += 1
        return table

    verdict = check(confusion)
    assert repr(verdict).endswith("a pair that comes up again is counted once")


def test_steps_that_never_end_are_too_slow():
    def steps_needed(gradient_of, start, eta, small):
        w, steps = start, 0
        while np.linalg.norm(gradient_of(start)) >= small:
            w, steps = w - eta * gradient_of(w), steps + 1
        return steps

    assert "too slow" in repr(check(steps_needed, seconds=0.3))


def sum_of(n):
    return lambda w, a: sum(w[k] * a[k] for k in range(n))


ONE_SIZE = [
    ("bias_for", "4 inputs", lambda w, a, p: np.log(p / (1 - p)) - sum_of(4)(w, a)),
    ("sizes_of", "3 layers", lambda weights: [len(weights[0].T), len(weights[0]), len(weights[1])]),
    (
        "line_cost_gradient",
        "3 points",
        lambda s, c, x, y: (
            sum(2 * (s * x[k] + c - y[k]) * np.array([x[k], 1]) for k in range(3)) / 3
        ),
    ),
    (
        "previous_error_tanh",
        "10 neurons after it",
        lambda W, d, z: sum(W[j] * d[j] for j in range(10)) * (1 - np.tanh(z) ** 2),
    ),
]


@pytest.mark.parametrize(("name", "size", "function"), ONE_SIZE, ids=[n for n, *_ in ONE_SIZE])
def test_what_is_right_for_one_size_only_is_wrong_on_drawn_cases_and_named_on_the_others(
    name, size, function
):
    assert repr(check(function, name)).endswith(f"right only for this size: {size}")
    for seed in range(5):
        assert not judge(function, EXERCISES[name].drawn(np.random.default_rng(seed)), 20, name)


def test_rows_that_are_one_and_the_same_are_told():
    def confusion(outputs, labels):
        table = [[0] * outputs.shape[1]] * outputs.shape[1]
        for row, label in zip(outputs, labels, strict=True):
            table[label][np.argmax(row)] += 1
        return table

    assert repr(check(confusion)).endswith("all rows are one and the same")


def test_batches_that_do_not_come_out_even_are_told():
    def mini_batches(order, size):
        return [order[k * size : (k + 1) * size] for k in range(len(order) // size)]

    def one_more(order, size):
        return [order[k * size : (k + 1) * size] for k in range(len(order) // size + 1)]

    assert repr(check(mini_batches)).endswith("the last, shorter batch is missing")
    assert repr(check(one_more, "mini_batches")).endswith("an empty batch at the end")
    one_by_one = check(lambda order, size: (order for _ in range(size)), "mini_batches")
    assert "list(…) around it makes a list" in one_by_one.message


def test_errors_on_all_drawn_cases_are_not_taken_for_another_mistake_s_errors():
    def cost_of_labels(outputs, labels):
        return ((outputs - labels) ** 2).sum() / len(labels)

    drawn = EXERCISES["cost_of_labels"].drawn(np.random.default_rng(0))
    assert "the shapes do not fit" in repr(judge(cost_of_labels, drawn, 20, "cost_of_labels"))
