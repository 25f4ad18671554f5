"""Other forms of arguments: whole numbers and lists, as a lesson types them."""

import ast
from pathlib import Path

import nbformat
import numpy as np
import pytest

from mlp_helpers.checks import check, exercises
from mlp_helpers.checks.answer import agree, from_value
from mlp_helpers.network import sigmoid
from tests.homework.solutions import worked

EXERCISES = exercises()
NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
WHOLE = "fails on whole numbers: they cannot hold a fraction"


def has_whole(args):
    """Whether whole numbers stand in arguments, alone, in an array, in a list."""
    return any(
        has_whole(arg) if isinstance(arg, list) else np.asarray(arg).dtype.kind in "iu"
        for arg in args
        if not callable(arg)
    )


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_every_exercise_is_asked_with_whole_numbers(exercise):
    assert exercise.whole or has_whole(exercise.cases[0].args)
    assert all(has_whole(case.args) for case in exercise.whole)
    for answer in exercise.wanted_forms:
        assert answer.kind in ("numbers", "parts")


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_whole_numbers_give_what_the_same_numbers_with_a_point_give(exercise):
    def pointed(value):
        if isinstance(value, list):
            return [pointed(part) for part in value]
        return value.astype(float) if isinstance(value, np.ndarray) else value

    for case, wanted in zip(exercise.whole, exercise.wanted_forms, strict=False):
        answer = from_value(exercise.right(*map(pointed, case.args)))
        assert agree(wanted, answer, exercise.tolerance) is not None


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_worked_solutions_are_right_for_whole_numbers_and_for_lists(exercise):
    scope = {"np": np}
    exec(worked(exercise), scope)
    for case, wanted in zip(exercise.forms, exercise.wanted_forms, strict=True):
        answer = from_value(scope[exercise.name](*case.args))
        assert agree(answer, wanted, exercise.tolerance) == [], case.text


def test_the_worked_slope_of_whole_numbers_is_that_of_calculus():
    scope = {"np": np}
    exec(EXERCISES["numerical_gradient"].solution, scope)
    x = np.array([1, 2])
    for place in (x, [1, 2], x.astype(np.uint8)):
        slopes = scope["numerical_gradient"](lambda x: x[0] ** 2 + 3 * x[1], place)
        assert slopes == pytest.approx([2, 3])
    assert x.tolist() == [1, 2]


# What a notebook's own function does that answers an exercise, by its name there.
SHOWN = {"backprop_by_hand": "gradient"}


def functions_of_notebooks():
    """The source of every function in the notebooks that has more than three dots in it."""
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        for cell in nbformat.read(path, 4).cells:
            if cell.cell_type == "code" and "def " in cell.source:
                for node in ast.parse(cell.source).body:
                    if isinstance(node, ast.FunctionDef):
                        yield node.name, ast.get_source_segment(cell.source, node)


def test_what_the_notebooks_work_out_is_right_for_whole_numbers():
    shown = dict(functions_of_notebooks())
    assert SHOWN.keys() <= shown.keys()
    for name, source in shown.items():
        if name in SHOWN:
            scope = {"np": np, "sigmoid": sigmoid}
            exec(source, scope)
            verdict = check(scope[name], SHOWN[name])
            assert verdict and not verdict.notes
        assert "_like(" not in source and "dtype=x.dtype" not in source, name


def into(make, answer):
    """A function that writes the answer of another into an array made from an argument."""

    def function(*args):
        out = make(args)
        out[...] = answer(*args)
        return out

    return function


ANSWERS = {
    "sigmoid": (0, lambda z: 1 / (1 + np.exp(-z))),
    "sigmoid_prime": (0, lambda z: EXERCISES["sigmoid_prime"].right(z)),
    "layer": (2, lambda W, a, b: 1 / (1 + np.exp(-(W @ a + b)))),
    "gradient_step": (0, lambda w, gradient, eta: w - eta * gradient),
    "output_error": (2, lambda *args: EXERCISES["output_error"].right(*args)),
    "previous_error": (2, lambda *args: EXERCISES["previous_error"].right(*args)),
    "numerical_gradient": (
        1,
        lambda f, x: EXERCISES["numerical_gradient"].right(f, x.astype(float)),
    ),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_in_an_array_like_the_argument_is_not_right(name):
    place, answer = ANSWERS[name]
    for make in (
        lambda args: np.zeros_like(args[place]),
        lambda args: np.empty_like(args[place]),
        lambda args: np.array(args[place]),
        lambda args: np.zeros(np.shape(args[place]), np.asarray(args[place]).dtype),
    ):
        verdict = check(into(make, answer), name)
        assert repr(verdict) == f"{name}: not right yet: {WHOLE}"
        assert "whole numbers" in verdict.message and "Wanted is " in verdict.message
        if name == "numerical_gradient":
            assert "dtype=float" in verdict.message
    fine = into(lambda args: np.zeros(np.shape(args[place])), answer)
    assert check(fine, name)


def test_the_reason_is_the_one_that_stands_in_the_code():
    def zeros(z):
        out = np.zeros_like(z)
        out[...] = 1 / (1 + np.exp(-z))
        return out

    def copied(w, gradient, eta):
        new = w.copy()
        new -= eta * gradient
        return new

    message = check(zeros, "sigmoid").message
    assert "sigmoid(2), it gives 0. Wanted is 0.880797." in message
    assert "np.zeros_like(x) of whole numbers holds whole numbers only" in message
    message = check(copied, "gradient_step").message
    assert "np.array([1, -2])" in message and "A copy of whole numbers" in message


def test_what_has_another_reason_is_not_said_to_lose_a_fraction():
    def sigmoid(z):
        if isinstance(z, float):
            return 1 / (1 + np.exp(-z))
        out = np.zeros_like(z, dtype=float)
        for at in np.ndindex(out.shape):
            out[at] = 1 / (1 + np.exp(-z[at]))
        return out

    def numerical_gradient(f, x):
        assert x.dtype == float, "floats please"
        return EXERCISES["numerical_gradient"].right(f, x)

    def sigmoid_prime(z):
        a = 1 / (1 + np.exp(-np.copy(z)))
        return a * (1 - a) if np.asarray(z).dtype == float else a

    for function in (sigmoid, numerical_gradient, sigmoid_prime):
        verdict = check(function)
        assert verdict.headline == "not right yet: fails on whole numbers"
        assert "holds" not in verdict.message and "cannot hold" not in verdict.message
    assert "'int' object is not subscriptable" in check(sigmoid).message
    assert "floats please" in check(numerical_gradient).message


def test_a_whole_cost_is_told():
    def cost_of_example(a, y):
        squares = np.zeros_like(y)
        for j in range(len(a)):
            squares[j] = (a[j] - y[j]) ** 2
        return squares.sum()

    verdict = check(cost_of_example)
    assert repr(verdict) == f"cost_of_example: not right yet: {WHOLE}"
    assert "np.array([0, 1, 0])" in verdict.message


def test_weights_of_whole_numbers_which_no_network_has_are_a_note():
    def gradient(weights, biases, images, targets):
        dW, db = EXERCISES["gradient"].right(weights, biases, images, targets)
        sums = [np.zeros_like(part) for part in weights + biases]
        for total, part in zip(sums, dW + db, strict=True):
            total += part.astype(total.dtype)
        return sums[: len(weights)], sums[len(weights) :]

    verdict = check(gradient)
    assert verdict and "np.zeros_like(x) of whole numbers" in verdict.notes[0]


def test_np_vectorize_that_begins_with_a_whole_number_is_told():
    def one(z):
        return 1 if z > 36 else 0 if z < -36 else 1 / (1 + np.exp(-z))

    verdict = check(np.vectorize(one), "sigmoid")
    assert repr(verdict) == "sigmoid: not right yet: np.vectorize makes all answers whole"
    assert check(np.vectorize(one, otypes=[float]), "sigmoid")


def test_a_list_of_sizes_is_as_good_as_a_tuple():
    verdict = check(
        lambda sizes: sum((a + 1) * b for a, b in zip(sizes, sizes[1:] + (), strict=False)),
        "count_parameters",
    )
    assert repr(verdict) == "count_parameters: not right yet: fails on a list"
    assert "count_parameters([3, 4, 2])" in verdict.message
