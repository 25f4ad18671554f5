"""The checks of lessons 05 to 07: right answers by other ways, mistakes as students write them."""

import warnings

import numpy as np
import pytest

from mlp_helpers.checks import EXERCISES, check
from mlp_helpers.checks.answer import agree, from_value, one_line, repeats, side_by_side
from mlp_helpers.checks.lesson05_cost import LECTURE
from mlp_helpers.digits import one_hot as right_one_hot
from mlp_helpers.network import Network, backprop, cost, sigmoid, sigmoid_prime
from tests.checks.test_checks import HOSTILE

# The right answers, against something else that knows them


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
    for case in EXERCISES["gradient"].cases:
        weights, biases, images, targets = case.args
        network = network_of(weights, biases)
        dW, db = EXERCISES["gradient"].right(*case.args)
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
    for a, y, z in (case.args for case in EXERCISES["output_error"].cases):
        assert np.array_equal(a, sigmoid(z))
        z = z.copy()
        (measured,) = slopes_of(lambda z=z, y=y: ((sigmoid(z) - y) ** 2).sum(), [z])
        assert EXERCISES["output_error"].right(a, y, z) == pytest.approx(measured, abs=1e-8)
    for W, _, z in (case.args for case in EXERCISES["previous_error"].cases):
        z, y = z.copy(), np.linspace(0, 1, len(W))
        sums = lambda z=z, W=W: W @ sigmoid(z)  # noqa: E731
        delta = 2 * (sigmoid(sums()) - y) * sigmoid_prime(sums())
        (measured,) = slopes_of(lambda f=sums, y=y: ((sigmoid(f()) - y) ** 2).sum(), [z])
        assert EXERCISES["previous_error"].right(W, delta, z) == pytest.approx(measured, abs=1e-8)


def test_the_costs_are_those_of_a_network():
    rng = np.random.default_rng(0)
    network = Network((3, 4, 10), rng, dtype=np.float64)
    images, labels = rng.random((6, 3)), rng.integers(10, size=6)
    outputs, wanted = network(images), right_one_hot(labels)
    average = EXERCISES["average_cost"].right(outputs, wanted)
    assert average == pytest.approx(cost(network, images, labels))
    one = EXERCISES["cost_of_example"].right(outputs[2], EXERCISES["one_hot"].right(labels[2]))
    assert one == pytest.approx(cost(network, images[2], labels[2]))
    lecture = EXERCISES["cost_of_example"].cases[1].args
    assert EXERCISES["cost_of_example"].right(*lecture) == pytest.approx(3.3585)
    assert lecture[0].tolist() == LECTURE


def test_the_slopes_are_those_of_calculus():
    wanted = [
        [2, 3],
        [-1.5, 0.5, np.cos(1)],
        [np.exp(0.2), 0, -3],
        [12, 4, 1, -8],
        [2, 0.001],
    ]
    for answer, right in zip(EXERCISES["numerical_gradient"].wanted, wanted, strict=True):
        assert answer.numbers == pytest.approx(np.array(right, float), rel=1e-6)


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
    "one_hot": [
        lambda label: np.eye(10)[label],
        lambda label: np.eye(10, dtype=int)[label],
        lambda label: (np.arange(10) == label).astype(np.float32),
        lambda label: np.array([1.0 if place == label else 0.0 for place in range(10)]),
        right_one_hot,
    ],
    "cost_of_example": [
        lambda a, y: sum((a[j] - y[j]) ** 2 for j in range(len(a))),
        lambda a, y: (a - y) @ (a - y),
        lambda a, y: np.linalg.norm(y - a) ** 2,
    ],
    "average_cost": [
        lambda outputs, targets: ((outputs - targets) ** 2).sum() / len(outputs),
        lambda outputs, targets: np.mean(
            [((a - y) ** 2).sum() for a, y in zip(outputs, targets, strict=True)]
        ),
        lambda outputs, targets: 10 * ((outputs - targets) ** 2).mean(),
    ],
    "gradient_step": [
        lambda w, gradient, eta: w + -eta * gradient,
        lambda w, gradient, eta: np.subtract(w, np.multiply(eta, gradient)),
    ],
    "output_error": [
        lambda a, y, z: 2 * (a - y) * a * (1 - a),
        lambda a, y, z: np.array(
            [2 * (a[j] - y[j]) * sigmoid_prime(z[j]) for j in range(len(a))]
        ),
    ],
    "previous_error": [
        lambda W, delta, z: delta @ W * sigmoid_prime(z),
        lambda W, delta, z: (W * delta[:, None]).sum(axis=0) * sigmoid(z) * sigmoid(-z),
    ],
    "gradient": [
        loop_gradient,
        lambda *args: tuple(map(tuple, loop_gradient(*args))),
        lambda *args: list(loop_gradient(*args)),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("name", "function"), [(n, f) for n, all_ in RIGHT.items() for f in all_])
def test_other_ways_to_be_right(name, function):
    verdict = check(function, name)
    assert verdict and not verdict.notes


@pytest.mark.parametrize("nudge", [1e-3, 1e-4, 1e-5, 1e-6, 1e-8])
def test_slopes_by_one_nudge_or_two_are_right(nudge):
    def one_side(f, x):
        x = np.array(x, dtype=float)
        return np.array([(f(x + e) - f(x)) / nudge for e in nudge * np.eye(len(x))])

    def two_sides(f, x):
        return np.array(
            [(f(x + e) - f(x - e)) / (2 * nudge) for e in nudge * np.eye(len(x))]
        )  # fmt: skip

    def backwards(f, x):
        return np.array([(f(x) - f(x - e)) / nudge for e in nudge * np.eye(len(x))])

    for function in (one_side, two_sides, backwards):
        verdict = check(function, "numerical_gradient")
        assert verdict and not verdict.notes


def test_a_path_may_be_filled_or_a_list():
    def filled(gradient_of, start, eta, steps):
        path = np.zeros((steps + 1, len(start)))
        path[0] = start
        for step in range(steps):
            path[step + 1] = path[step] - eta * gradient_of(path[step])
        return path

    verdict = check(filled, "descend")
    assert verdict and not verdict.notes
    verdict = check(lambda *args: list(filled(*args)), "descend")
    assert verdict and verdict.notes == ("it gives a list where a NumPy array is meant",)


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


def named(function, exercise):
    return repr(check(function, exercise)).removeprefix(f"{exercise}: not right yet: ")


def test_wanted_outputs_gone_wrong():
    def one_hot(label):
        wanted = [0] * 10
        wanted[label + 1] = 1  # there is no place 10
        return wanted

    assert named(one_hot, "one_hot") == "the 1 stands one place too far"
    assert named(lambda label: [0] * label + [1], "one_hot") == "the length depends on the label"
    assert named(lambda label: int(label), "one_hot") == "a single number"
    assert named(lambda label: [label == place for place in range(10)], "one_hot") == (
        "True and False instead of 1 and 0"
    )


def test_a_step_in_place_is_told_with_and_without_a_return():
    def returns(w, gradient, eta):
        w -= eta * gradient
        return w

    def forgets(w, gradient, eta):
        w -= eta * gradient

    for function, end in ((returns, "something new."), (forgets, "something new, and return it.")):
        verdict = check(function, "gradient_step")
        assert repr(verdict) == "gradient_step: not right yet: changes its argument"
        assert verdict.message.endswith(end)
    assert named(forgets, "gradient_step") == "changes its argument"


def test_a_path_of_one_array():
    def descend(gradient_of, start, eta, steps):
        w = start.copy()
        path = [w]
        for _ in range(steps):
            w -= eta * gradient_of(w)
            path.append(w)
        return np.array(path)

    assert named(descend, "descend") == "every row is the last point"

    def from_the_start_itself(gradient_of, start, eta, steps):
        for _ in range(steps):
            start -= eta * gradient_of(start)
        return start

    assert named(from_the_start_itself, "descend") == "changes its argument"


def lesson_s_own(f, x):
    """The pattern of the lesson: keep the middle, + nudge, − nudge, put back."""
    slopes = np.zeros_like(x)
    for k in range(len(x)):
        middle = x[k]
        x[k] = middle + 1e-4
        above = f(x)
        x[k] = middle - 1e-4
        below = f(x)
        x[k] = middle
        slopes[k] = (above - below) / (2 * 1e-4)
    return slopes


def test_the_lesson_s_own_pattern_is_right_on_x_itself_and_on_a_copy():
    for function in (lesson_s_own, lambda f, x: lesson_s_own(f, x.copy())):
        verdict = check(function, "numerical_gradient")
        assert verdict and not verdict.notes
    for case in EXERCISES["numerical_gradient"].cases:
        assert case.args[1].dtype == float


@pytest.mark.parametrize("nudge", [1e-3, 1e-4, 1e-5])
def test_an_entry_that_is_not_put_back_is_named(nudge):
    def both_sides(f, x):
        slopes = []
        for k in range(len(x)):
            middle = x[k]
            x[k] = middle + nudge
            above = f(x)
            x[k] = middle - nudge
            slopes.append((above - f(x)) / (2 * nudge))
        return np.array(slopes)

    def one_side(f, x):
        slopes = []
        for k in range(len(x)):
            before = f(x)
            x[k] += nudge
            slopes.append((f(x) - before) / nudge)
        return np.array(slopes)

    for function in (both_sides, one_side):
        assert named(function, "numerical_gradient") == (
            "an entry of x stays nudged: it is not put back"
        )
        assert named(lambda f, x, g=function: g(f, x.copy()), "numerical_gradient") == (
            "an entry stays nudged: it is not put back"
        )


@pytest.mark.parametrize("nudge", [1e-2, 1e-3, 1e-4, 1e-6])
def test_divided_by_one_nudge_is_twice_too_large(nudge):
    def doubled(f, x):
        return np.array([(f(x + e) - f(x - e)) / nudge for e in nudge * np.eye(len(x))])

    assert named(doubled, "numerical_gradient") == (
        "twice too large: divided by one nudge, not by two"
    )


def test_a_power_written_with_a_hat_is_told():
    for function in (
        lambda a, y: np.sum((a - y) ^ 2),
        lambda a, y: sum((float(p) - float(q)) ^ 2 for p, q in zip(a, y, strict=True)),
    ):
        verdict = check(function, "cost_of_example")
        assert 'In Python "squared" is ** 2; ^ is something else.' in verdict.message
        assert "TypeError" in repr(verdict) and "casting" not in verdict.message


def test_what_is_too_long_is_cut_between_words():
    def wordy(a, y):
        raise ValueError("according to the rule of casting " * 9)

    message = check(wordy, "cost_of_example").message
    assert message.endswith(("according…", "to…", "the…", "rule…", "of…", "casting…"))

    headline = repr(check(lambda w, gradient, eta: w + 0.0364723, "gradient_step"))
    assert len(headline) <= 110 and "…." not in headline
    assert (
        one_line("[[-0.03647, 0.04451, 0.0055, -0.0047, 1]]", 36)
        == "[[-0.03647, 0.04451, 0.0055, …"
    )
    assert one_line("[[-0.03647, 0.04451, …, -0.0047, 1]]", 30) == "[[-0.03647, 0.04451, …"
    assert one_line("one two three", 9) == "one two…" and one_line("x" * 50, 9) == "xxxxxxx…"


def test_nudges_that_come_back_only_nearly():
    def nearly(f, x):
        slopes = []
        for k in range(len(x)):
            x[k] += 1e-4
            above = f(x)
            x[k] -= 1e-4
            slopes.append((above - f(x)) / 1e-4)
        return np.array(slopes)

    verdict = check(nearly, "numerical_gradient")
    assert repr(verdict).endswith("an entry of x stays nudged: it is not put back")
    assert "come back only nearly" in verdict.message


def test_only_this_exercise_is_tolerant():
    off = 1 + 1e-3
    assert check(
        lambda f, x: off * EXERCISES["numerical_gradient"].right(f, x), "numerical_gradient"
    )
    assert EXERCISES["numerical_gradient"].tolerance == 2e-3
    for name, exercise in EXERCISES.items():
        assert exercise.tolerance == (2e-3 if name == "numerical_gradient" else 1e-5)
    assert not check(lambda w, gradient, eta: (w - eta * gradient) * off, "gradient_step")
    assert not check(lambda a, y: off * ((a - y) ** 2).sum(), "cost_of_example")


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
    assert repr(verdict).startswith("gradient: not right yet: ∂C/∂W of layer 2: gives [[")
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
        verdict._repr_html_().encode()


def test_a_gradient_that_is_drawn_by_chance_is_told():
    rng = np.random.default_rng(0)

    def gradient(*args):
        dW, db = loop_gradient(*args)
        return dW, [b * rng.random() for b in db]

    assert "different answers to the same input" in repr(check(gradient))


def test_functions_as_arguments_are_described_in_words():
    message = check(lambda f, x: x * 0.0 + 7, "numerical_gradient").message
    assert message.startswith("For f(x) = x[0]**2 + 3 * x[1] at x = [1.0, 2.0], it gives [7, 7].")
    assert "lambda" not in message and "function" not in message
    message = check(
        lambda gradient_of, start, eta, steps: np.ones((steps + 1, 2)), "descend"
    ).message
    assert message.startswith("For the gradient 2 * x, the start [1, -2], η = 0.25 and 3 steps, it")


def test_no_check_of_these_lessons_warns():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for name in ("numerical_gradient", "descend", "gradient", "previous_error"):
            for mistake in EXERCISES[name].mistakes:
                for way in mistake.ways:
                    assert not check(way, name)


# Answers that are lists of arrays


W, V, B = np.arange(6.0).reshape(2, 3), np.ones((4, 2)), np.zeros(2)


def test_lists_of_unlike_arrays_are_compared_part_by_part():
    wanted = from_value(([W, V], [B]))
    assert wanted.kind == "parts" and str(wanted) == (
        "a tuple of 2, with the shapes [(2, 3), (4, 2)], [(2,)]"
    )
    assert agree(from_value([(W, V), [B]]), wanted) == []
    assert agree(from_value([[W * (1 + 1e-7), V], [B]]), wanted) == []
    for other in [([W, V], [B + 1]), ([V, W], [B]), ([W, V],), ([W], [B]), [W, V, B], 3, None, W]:
        assert agree(from_value(other), wanted) is None
    places = [place for place, *_ in side_by_side(wanted, wanted)]
    assert places == [(0, 0), (0, 1), (1, 0)]
    assert agree(from_value([W, np.array([1.0])]), from_value([W, 1.0])) is not None


def test_the_same_lists_repeat_each_other():
    assert repeats(from_value([W, B]), from_value([W, B]))
    assert not repeats(from_value([W, B]), from_value([W, B + 1e-12]))
    assert not repeats(from_value([W, B]), from_value([W, B, B]))
    assert str(from_value([W, "text"])) == "a list that contains the text 'text'"
    assert from_value([W, [B, None]]).kind == "other"
