"""The homework's exercises: against calculus and the network, other ways to be right."""

import linecache
import math
import os

import numpy as np
import pytest

from mlp_helpers.checks import check, exercises, require
from mlp_helpers.checks.catalog import homes
from mlp_helpers.checks.judge import judge
from mlp_helpers.checks.verdict import NotRight
from mlp_helpers.homework.exercises import ASSIGNMENTS
from mlp_helpers.homework.grade import Task, grade
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


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (lambda slope: (slope**2).sum(), "the root is forgotten"),
        (lambda slope: abs(slope).sum(), "the entries are added up, not their squares"),
        (lambda slope: abs(slope).mean(), "the entries are added up, not their squares"),
        (lambda slope: abs(slope).max(), "the largest entry instead of the length"),
    ],
)
def test_whoever_waits_for_something_else_than_the_length_comes_to_an_end(size, said):
    def steps_needed(gradient_of, start, eta, small):
        n = 0
        while size(gradient_of(start)) >= small:
            start, n = start - eta * gradient_of(start), n + 1
        return n

    assert repr(check(steps_needed, seconds=2)).endswith(said)


def test_each_walk_ends_clearly():
    for case in EXERCISES["steps_needed"].cases:
        gradient_of, start, eta, small = case.args
        steps = EXERCISES["steps_needed"].right(*case.args)
        path = EXERCISES["descend"].right(gradient_of, start, eta, steps)
        lengths = [np.linalg.norm(gradient_of(x)) / small for x in path]
        assert lengths[-1] < 0.9999 and (not steps or lengths[-2] > 1.0001)


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


# Right in small numbers only, and right by chance


DIGITS = [
    lambda n_in, n_out, budget: max(int((budget - n_out) / (n_in + n_out + 1)), 0),
    lambda n_in, n_out, budget: max(0, math.floor((budget - n_out) / (n_in + n_out + 1))),
    lambda n_in, n_out, budget: max(0, np.floor((budget - n_out) / (n_in + n_out + 1))),
    lambda n_in, n_out, budget: max(0, (budget - n_out) / (n_in + n_out + 1) // 1),
    lambda n_in, n_out, budget: max(0, np.trunc((budget - n_out) / (n_in + n_out + 1))),
]


@pytest.mark.parametrize("function", DIGITS)
def test_a_fraction_that_is_cut_off_loses_digits_on_fixed_cases_as_on_drawn_ones(function):
    exercise = EXERCISES["most_neurons"]
    drawn = [exercise.drawn(np.random.default_rng(seed)) for seed in range(3)]
    for one in (exercise, *drawn):
        verdict = judge(function, one, 5, "most_neurons")
        assert verdict.headline == "not right yet: huge numbers lose digits"
        assert "// stays with whole numbers" in verdict.message


def test_a_loop_over_a_huge_budget_is_too_slow_and_takes_no_memory():
    def most_neurons(n_in, n_out, budget):
        fits = [n for n in range(budget) if n * (n_in + n_out + 1) + n_out <= budget]
        return len(fits) - 1 if fits else 0

    verdict = check(most_neurons, seconds=0.2)
    assert "too slow" in repr(verdict) and ": divide." in verdict.message
    with pytest.raises(NotRight, match="where it is graded, it has 5 s as here"):
        require(most_neurons, seconds=0.2)
    exercise = EXERCISES["most_neurons"]
    drawn = [exercise.drawn(np.random.default_rng(seed)) for seed in range(20)]
    assert max(answer.numbers for one in (exercise, *drawn) for answer in one.wanted) < 200_000


LOOPS = [
    lambda n_in, n_out, budget: max(
        range(0, max(budget - n_out, 0) + 1, n_in + n_out + 1)
    ) // (n_in + n_out + 1),
    lambda n_in, n_out, budget: len(
        list(range(n_in + 2 * n_out + 1, budget + 1, n_in + n_out + 1))
    ),
    lambda n_in, n_out, budget: len(np.arange(n_in + 2 * n_out + 1, budget + 1, n_in + n_out + 1)),
]  # fmt: skip


@pytest.mark.parametrize("function", LOOPS)
def test_a_loop_over_the_neurons_that_python_cannot_stop_ends_by_itself(function):
    exercise = EXERCISES["most_neurons"]
    drawn = [exercise.drawn(np.random.default_rng(seed)) for seed in range(3)]
    for one in (exercise, *drawn):
        assert judge(function, one, 5, "most_neurons").headline == "right"


@pytest.mark.parametrize(("each", "biases"), [(795, 10), (6, 2), (795, None)])
def test_a_network_of_one_size_is_told(each, biases):
    def most_neurons(n_in, n_out, budget):
        return max((budget - (biases or n_out)) // each, 0)

    assert repr(check(most_neurons)).endswith("every network is of one size")


# As students have written it, and what it is called


def from_a_notebook(source, name):
    """The function of this name that a notebook's cells define, with NumPy and σ at hand."""
    scope, file = {"np": np}, f"<notebook {len(linecache.cache)}>"
    exec("from mlp_helpers.network import sigmoid, sigmoid_prime", scope)
    linecache.cache[file] = len(source), None, source.splitlines(True), file
    exec(compile(source, file, "exec"), scope)
    return scope[name]


WRITTEN = [
    ("row_and_column", "a full row is not taken off", """
    row = 0
    while k > width:
        k = k - width
        row += 1
    return row, k"""),
    ("row_and_column", "the return stands inside the loop", """
    row = 0
    while k >= width:
        k = k - width
        row += 1
        return row, k
    return row, k"""),
    ("neuron", "the brackets around the denominator are missing", """
    return 1 / 1 + np.exp(-(w @ a + b))"""),
    ("neuron", "the return stands inside the loop", """
    s = 0
    for i in range(len(w)):
        s += w[i] * a[i]
        return sigmoid(s + b)"""),
    ("balanced", "every row, or every column, is balanced by itself", """
    return w - sum(w) / w.size"""),
    ("balanced", "there is no such place in a tuple", """
    n = w.shape[0] * w.shape[1]
    return w - w.sum() / n"""),
    ("bias_for", "the logarithm ends too early", """
    z = np.log(activation) / (1 - activation)
    return z - w @ a"""),
    ("bias_for", "an approximation", """
    b = np.arange(-20, 20, 0.003)
    return b[np.argmin(abs(sigmoid(w @ a + b) - activation))]"""),
    ("layer", "the brackets around the denominator are missing", """
    return 1 / 1 + np.exp(-(W @ a + b))"""),
    ("previous_error", "σ' of the wrong number", """
    return W_next.T @ delta_next * sigmoid_prime(delta_next)"""),
    ("output_error", "the brackets around 1 − a are missing", """
    return 2 * (a - y) * a * 1 - a"""),
    ("previous_error", "the brackets around 1 − a are missing", """
    a = sigmoid(z)
    return W_next.T @ delta_next * a * 1 - a"""),
    ("previous_error_tanh", "the brackets around the slope are missing", """
    return W_next.T @ delta_next * 1 - np.tanh(z) ** 2"""),
    ("previous_error_tanh", "the slope at the wrong number", """
    return W_next.T @ delta_next * (1 - np.tanh(delta_next) ** 2)"""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "said", "lines"), WRITTEN)
def test_what_students_wrote_has_a_name(name, said, lines):
    function = from_a_notebook(f"def {EXERCISES[name].signature}:{lines}", name)
    assert repr(check(function)).endswith(said)
    if said != "there is no such place in a tuple":
        drawn = EXERCISES[name].drawn(np.random.default_rng(0))
        assert repr(judge(function, drawn, 20, name)).endswith(said)


def in_a_notebook(source, name):
    """The verdict on a function of a notebook."""
    return check(from_a_notebook(source, name), name)


SLOPES = """
def previous_error(W_next, delta_next, z):
    s = 1 / (1 + {} ** (-z))
    return W_next.T @ delta_next * s * (1 - s)


def gradient(weights, biases, images, targets):
    dW = [np.zeros(W.shape) for W in weights]
    db = [np.zeros(b.shape) for b in biases]
    for x, y in zip(images, targets):
        a, z = [x], []
        for W, b in zip(weights, biases):
            z.append(W @ a[-1] + b)
            a.append(sigmoid(z[-1]))
        delta = 2 * (a[-1] - y) * sigmoid_prime(z[-1])
        for l in range(len(weights), 0, -1):
            dW[l - 1] += np.outer(delta, a[l - 1]) / len(images)
            db[l - 1] += delta / len(images)
            if l > 1:
                delta = previous_error(weights[l - 1], delta, z[l - 2])
    return dW, db
"""


def test_a_wrong_function_that_is_called_is_to_be_mended_first():
    verdict = in_a_notebook(SLOPES.format("2.718"), "gradient")
    assert repr(verdict) == "gradient: not right yet: your previous_error is not right"
    assert "mend it first" in verdict.message and "check(previous_error)" in verdict.message
    assert in_a_notebook(SLOPES.format("np.e"), "gradient")


@pytest.mark.parametrize(
    "helper",
    [
        "def neuron(w, a, b): return sigmoid(w @ a + b)",
        "def neuron(w): return w + e",  # another function than the one that is asked
        "def my_neuron(w, a, b): return w @ a",
        "from mlp_helpers.network import sigmoid as neuron",
    ],
)
def test_only_an_exercise_that_is_wrong_is_blamed(helper):
    called = "my_neuron" if "my_" in helper else "neuron"
    source = f"{helper}\n\n\ndef bias_for(w, a, activation):\n    {called}\n    return 1.5"
    verdict = in_a_notebook(source, "bias_for")
    assert not verdict and "your" not in repr(verdict)


def test_where_a_function_stops_inside_another_one_it_says_in_which():
    broken = "def neuron(w, a, b):\n    return 1 / (1 + e ** -(w @ a + b))\n\n\n"
    broken += "def bias_for(w, a, activation):\n    b = 0\n    return neuron(w, a, b)"
    assert repr(in_a_notebook(broken, "bias_for")).endswith("your neuron is not right")
    verdict = in_a_notebook(broken.replace("neuron", "lit"), "bias_for")
    assert "stops with NameError in line 3, inside your lit: Python has no e" in repr(verdict)
    assert "first line, inside your lit, with NameError" in verdict.message


def test_a_single_image_for_gradient_is_told_to_be_a_row():
    source = (
        SLOPES.format("np.e")
        + """

def pixel_gradient(weights, biases, image, target):
    dW, db = gradient(weights, biases, image, target)
    return weights[0].T @ db[0]
"""
    )
    verdict = in_a_notebook(source, "pixel_gradient")
    assert "inside your gradient" in repr(verdict) and "image[None, :]" in verdict.message
    in_rows = source.replace(
        "image, target)\n    return w", "image[None], target[None])\n    return w"
    )
    assert in_a_notebook(in_rows, "pixel_gradient")


def test_nothing_of_a_hand_in_runs_here_to_see_who_is_wrong(monkeypatch):
    monkeypatch.delenv("HAND_IN_RAN", raising=False)
    spy = "    import os\n    os.environ['HAND_IN_RAN'] = 'yes'\n    return 1.0"
    helper = f"def neuron(w, a, b):\n{spy}"
    cell = "def bias_for(w, a, activation):\n    return neuron(w, a, 0)"
    (mark,) = grade(["import numpy as np", helper, cell], [Task("bias_for", 4)], seed=1)
    assert mark.points == 0 and "HAND_IN_RAN" not in os.environ


def of_a_tall_picture(rows):
    def row_and_column(k, width):
        places = np.arange(rows * width).reshape(rows, width)
        row, column = np.argwhere(places == k)[0]
        return row, column

    return row_and_column


def with_e(e):
    return lambda w, a, b: 1 / (1 + e ** -(w @ a + b))


@pytest.mark.parametrize(
    ("name", "function", "is_right"),
    [
        ("row_and_column", of_a_tall_picture(28), False),
        ("row_and_column", of_a_tall_picture(100), False),
        ("row_and_column", of_a_tall_picture(1000), True),
        ("neuron", with_e(2.7182), False),
        ("neuron", with_e(2.7183), True),
        ("layer", with_e(2.7183), False),
        ("layer", with_e(2.71828), True),
    ],
)
def test_what_is_wrong_when_it_is_graded_is_wrong_before(name, function, is_right):
    assert bool(check(function, name)) == is_right
    if is_right:
        for seed in range(10):
            assert judge(function, EXERCISES[name].drawn(np.random.default_rng(seed)), 20, name)


def test_a_hand_in_s_error_says_as_well_inside_which_function_it_came():
    cells = [
        "import numpy as np",
        "def lit(z):\n    return [1 / (1 + e ** -one) for one in [z]][0]",
        "def neuron(w, a, b):\n    z = w @ a + b\n    return lit(z)",
        "def bias_for(w, a, activation):\n    return w @ e",
    ]
    lit, own = grade(cells, [Task("neuron", 3), Task("bias_for", 4)], seed=1)
    assert "stops with NameError in line 3, inside your lit: Python has no e" in lit.words
    assert "stops with NameError in line 2: Python has no e" in own.words
