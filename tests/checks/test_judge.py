"""What is said of a function: right, good to know, a known mistake, or where it differs."""

import warnings

import numpy as np
import pytest

from mlp_helpers.checks import check, exercises
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.judge import judge
from mlp_helpers.checks.shown import one_line
from tests.checks.common import blank_dots, digit, flat, html, place, right_flatten

# Right, with a note


@pytest.mark.parametrize(
    ("function", "note"),
    [
        (lambda image: image.reshape(784, 1), "it gives shape (784, 1) where (784,) is meant"),
        (lambda image: image.reshape(1, 784), "it gives shape (1, 784) where (784,) is meant"),
        (lambda image: image.ravel().tolist(), "it gives a list where a NumPy array is meant"),
        (lambda image: tuple(image.ravel()), "it gives a list where a NumPy array is meant"),
        (lambda image: np.matrix(image.ravel()), "it gives an np.matrix"),
        (lambda image: print("hello") or image.ravel(), "it also printed: hello hello"),
        (
            lambda image: warnings.warn("odd", RuntimeWarning, stacklevel=1) or image.ravel(),
            "a warning came up: odd",
        ),
    ],
)
def test_unusual_forms_pass_with_a_note(function, note):
    verdict = flat(function)
    assert verdict and verdict.notes[0].startswith(note)
    assert repr(verdict).startswith("flatten: right. Good to know: ")
    assert str(verdict).endswith("It counts as right.") and "Note" not in str(verdict)
    assert one_line(verdict.notes[0], 200) in str(verdict)


def test_a_float_or_an_array_of_one_place_passes_with_a_note():
    for function in (lambda r, c: 28.0 * r + c, lambda r, c: np.float32(28 * r + c)):
        verdict = place(function)
        assert verdict and "a float" in verdict.notes[0]
    verdict = digit(lambda outputs: np.where(outputs == outputs.max()))
    assert (
        verdict
        and verdict.notes
        == (
            "it gives a list where a NumPy array is meant",
            "it gives shape (1, 1) where a single number is meant",
        )[1:]
    )


def test_an_overflow_warning_becomes_a_note_every_time(squish):
    def squish(z):
        return 1 / (1 + np.exp(-z))

    for _ in range(2):
        verdict = check(squish)
        assert verdict
        assert verdict.notes == ("a warning came up: overflow encountered in exp",)


# Known mistakes


def test_a_mistake_is_named_in_other_forms_too():
    assert "left as (28, 28)" in repr(flat(lambda image: image.tolist()))
    assert "column by column" in repr(flat(lambda image: image.T.reshape(784, 1)))
    assert "column by column" in repr(flat(lambda image: image.flatten("F")))


def test_a_mistake_may_raise():
    exercise = Exercise(
        signature="half(x)",
        task="Give half of x.",
        right=lambda x: x / 2,
        cases=[Case(3), Case(4)],
        mistakes=[Mistake("asks x for its half", "Numbers have no half.", lambda x: x.half)],
        hint="/",
    )
    assert "asks x for its half" in repr(judge(lambda x: x.half, exercise, 5, "half"))
    assert "stops with AttributeError" in repr(judge(lambda x: x.halve, exercise, 5, "half"))
    assert "ZeroDivisionError" in repr(judge(lambda x: 1 / 0, exercise, 5, "half"))


# Anything else that is wrong


def test_an_unknown_wrong_number_says_got_and_wanted():
    verdict = place(lambda row, column: 28 * row + column + 5)
    assert repr(verdict) == "pixel_index: not right yet: gives 64, wanted 59"
    assert verdict.message == "For pixel_index(2, 3), it gives 64. Wanted is 59."


def test_an_unknown_wrong_array_says_where_it_differs():
    def flatten(image):
        answer = image.reshape(784).copy()
        answer[30] = -1
        return answer

    verdict = check(flatten)
    assert not verdict
    assert "an image whose pixels are numbered" in verdict.message
    assert "place 30, counted from 0: -1.0 instead of 30.0" in verdict.message


def test_a_wrong_shape_says_both_shapes():
    verdict = flat(lambda image: image.reshape(392, 2))
    assert repr(verdict) == "flatten: not right yet: gives shape (392, 2), wanted shape (784,)"
    assert verdict.message == (
        "For an image whose pixels are numbered 0, 1, 2, …, 783, row by row, it gives an array of "
        "shape (392, 2). Wanted is [0.0, 1.0, 2.0, …, 783.0], shape (784,)."
    )
    assert "gives a single number" in repr(flat(lambda image: image.sum()))
    assert "wanted a single number" in repr(place(lambda row, column: (row, column)))


def test_the_place_in_a_matrix_is_a_pair(squish):
    def squish(z):
        answer = np.where(z < -700, 0, 1 / (1 + np.exp(-np.maximum(z, -700))))
        if z.ndim == 2:
            answer[1, 0] = 7
        return answer

    assert "place (1, 0), counted from 0: 7.0 instead of 0.952574" in check(squish).message


def test_nan_never_passes(squish):
    assert "NaN" in repr(check(lambda z: z * np.nan, "squish"))
    assert "NaN" in check(lambda z: 1 / (1 + np.exp(-z)) + (np.inf - np.inf), "squish").message
    assert not digit(lambda outputs: float("nan"))
    assert not place(lambda row, column: np.full((), np.nan))


def test_a_changed_argument_is_wrong_even_if_the_answer_is_right():
    def in_place(image):
        image += 1
        return image.reshape(784) - 1

    def reshaped(image):
        image.shape = (784,)
        return image

    for function in (in_place, reshaped):
        verdict = flat(function)
        assert repr(verdict) == "flatten: not right yet: changes its argument"
        assert "copy" in verdict.message
    assert flat(right_flatten)  # the cases are as before


def test_true_is_not_the_number_1():
    assert not digit(lambda outputs: bool(outputs[1] > 0.8) or int(outputs.argmax()))


# Blank


def blank_docstring(image):
    """To be written."""


def blank_ellipsis(image):
    return ...


def blank_none(image):
    return None


def blank_raise(image):
    raise NotImplementedError


def blank_raise_text(image):
    raise NotImplementedError("your turn")


@pytest.mark.parametrize(
    "function",
    [blank_docstring, blank_dots, blank_ellipsis, blank_none, blank_raise, blank_raise_text],
)
def test_a_stub_is_not_tried_yet(function):
    verdict = flat(function)
    assert not verdict and verdict.state == "not tried"
    assert repr(verdict) == "flatten: not tried yet"
    assert "flatten(image)" in verdict.message and "<details>" in html(verdict)


def test_printing_instead_of_returning_is_said():
    def read_answer(outputs):
        print(outputs.argmax())

    verdict = check(read_answer)
    assert repr(verdict) == "read_answer: not right yet: prints its answer; return it instead"
    assert not verdict.notes


def test_none_now_and_then_is_not_blank():
    verdict = digit(lambda outputs: None if outputs[3] > 0.9 else int(outputs.argmax()))
    assert repr(verdict) == "read_answer: not right yet: gives None, wanted 3"


def test_a_function_that_computes_but_returns_nothing_is_told_so():
    def flatten(image):
        image.reshape(784)

    verdict = check(flatten)
    assert verdict.state == "wrong" and "gives nothing back" in repr(verdict)
    assert "word return" in verdict.message


def test_a_method_that_gives_nothing_back_is_told():
    def count_parameters(sizes):
        kept = []
        return kept.append(sizes)

    def flatten(image):
        return image.sort()

    verdict = check(count_parameters)
    assert "gives nothing back" in repr(verdict) and "A list's append changes" in verdict.message
    assert check(flatten).headline == "not right yet: changes its argument"


def test_a_text_is_not_written_into_a_headline():
    verdict = check(lambda w: str(w), "balanced")
    assert repr(verdict).startswith("balanced: not right yet: gives a text, wanted numbers of")
    assert "the text '[1. 2. 6.]'" in verdict.message


def test_a_blank_helper_of_the_student_is_named():
    def sigmoid(z):
        """1 / (1 + e^(-z))."""
        ...

    def weigh(w, a):
        w @ a

    def neuron(w, a, b):
        return sigmoid(w @ a + b)

    def sigmoid_prime(z):
        a = sigmoid(z)
        return a * (1 - a)

    for function in (neuron, sigmoid_prime):
        verdict = check(function)
        assert repr(verdict).endswith("not right yet: your sigmoid is still blank")
        assert "Write sigmoid first, or take network.sigmoid of mlp_helpers." in verdict.message
    silent = check(lambda w, a, b: 1 / (1 + np.exp(-(weigh(w, a) + b))), "neuron")
    assert "your weigh gives nothing back" in repr(silent) and "blank" not in silent.message


def test_a_helper_that_answers_or_is_not_called_is_not_blamed():
    def sigmoid(z):
        return 1 / (1 + np.exp(-z))

    def blank(): ...

    def neuron(w, a, b):
        sigmoid(w @ a + b)

    assert "gives nothing back" in repr(check(neuron)) and "your" not in repr(check(neuron))
    assert "TypeError" in repr(check(lambda w, a, b: sigmoid(w @ a + b)(1), "neuron"))


@pytest.mark.parametrize("name", exercises())
def test_a_wrong_answer_is_told_whatever_numpy_is_set_to(name):
    right = exercises()[name].right

    def huge(*args):
        return np.ones(np.shape(right(*args))) * 1e200

    def tiny(*args):
        return np.full(np.shape(right(*args)), 1e-200)

    if name == "gradient":
        huge = lambda *args: [[1e200 * W for W in part] for part in right(*args)]  # noqa: E731
        tiny = lambda *args: [[1e-200 * W for W in part] for part in right(*args)]  # noqa: E731
    with np.errstate(all="raise"), warnings.catch_warnings():
        warnings.simplefilter("error")
        assert not check(huge, name) and not check(tiny, name)
