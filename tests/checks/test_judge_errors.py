"""What is said of a function that stops with an error, or cannot be called as meant."""

import asyncio
import math
import re
import sys

import numpy as np
import pytest

from mlp_helpers.checks import check
from mlp_helpers.network import Network
from tests.checks.common import flat, place


def test_an_error_says_type_message_and_line():
    def flatten(image):
        one = 1
        return one / 0

    verdict = check(flatten)
    assert repr(verdict) == "flatten: not right yet: stops with ZeroDivisionError in line 3"
    assert "in line 3, counted from the function's first line" in verdict.message
    assert "ZeroDivisionError: division by zero" in verdict.message


def test_an_error_further_in_names_the_line_that_calls():
    def helper():
        raise KeyError("a\nb" + "x" * 1000)

    def flatten(image):
        return helper()

    verdict = check(flatten)
    assert "KeyError in line 2" in repr(verdict)
    assert "\n" not in verdict.message and len(verdict.message) < 400


def test_an_error_that_cannot_be_told_and_an_address():
    class Silent(Exception):
        def __str__(self):
            raise ValueError

    def silent(image):
        raise Silent

    def address(image):
        raise ValueError(f"not {object()}")

    assert "Silent" in repr(flat(silent))
    assert "ValueError: not <object object>" in flat(address).message


def test_errors_that_end_programs_are_only_errors():
    def leave(image):
        sys.exit(1)

    def interrupt(image):
        raise KeyboardInterrupt

    def endless(image):
        return endless(image)

    assert "SystemExit" in repr(flat(leave)) and "return its answer" in flat(leave).message
    assert "KeyboardInterrupt" in repr(flat(interrupt))
    assert "RecursionError" in repr(flat(endless)) and "without an end" in flat(endless).message
    assert "or more often than Python lets it" in flat(endless).message


def test_a_product_written_as_a_call_and_a_forgotten_call_are_named():
    def sigmoid_prime(z):
        a = np.float64(0.5)
        return a(1 - a)

    assert "where a product is meant, put *" in check(sigmoid_prime).message

    def flatten(image):
        return image.flatten

    assert "are the brackets () missing?" in check(flatten).message


@pytest.mark.parametrize(
    ("source", "words", "advice"),
    [
        ("for i in w: w[i]", "a number is used as a place", "range(len(w))"),
        ("for i in w.tolist(): w.tolist()[i]", "a number is used as a place", "range(len(w))"),
        ("w[784]", "there is no such place", "the last the place n − 1"),
        ("total = total + w[0]", "total has no value yet", "total = 0"),
        ("return w(0) * a(0)", "round brackets after a value", "w[k]"),
        ("return w.a", "a dot is not a product", "@ is the matrix product"),
        ("return dot(w, a)", "dot is NumPy's", "np.dot"),
        ("return wieghts @ a", "wieghts is not known", "spelt"),
        ("return w ** e", "Python has no e of its own", "np.exp(x)"),
        ("return w ^ 2", "^ is not a power", "** 2"),
        ("return sum(len(w))", "a single number has no parts", "without a loop"),
        ("return 1 if w > 0 else 0", "one yes or no of a whole array", "np.where"),
        ("return w == 1 & a == 1", "conditions without brackets", "(a == 1) & (b == 1)"),
        (
            "m = w > 1; return m == 1 & m == 1",
            "one yes or no of a whole array",
            "(a == 1) & (b == 1)",
        ),
        ("return w > 0 and a > 0", "one yes or no of a whole array", "(a == 1) & (b == 1)"),
        ("return max(0, w)", "one yes or no of a whole array", "np.maximum"),
        ("return [w, a].T", "a list is no array", "one by one"),
        ("return (w, a).shape", "a tuple is no array", "np.array(…)"),
        (
            "return sum([w, a][v] for v in [w, a])",
            "an array where a whole number belongs",
            "for W in weights",
        ),
        ("W = [w, a]; return W[0, 1]", "several places at once in a list", "W[0][i]"),
        ("W = [w, a]; return W[[0, 1]]", "several places at once in a list", "W[0][[i, j]]"),
        ("return (w.size,)[0 + 1]", "there is no such place in a tuple", "[i + 1]"),
        ("sum = sum(w * a); return sum", "sum has no value yet", "another name"),
        ("sigmoid = sigmoid(w)", "sigmoid has no value yet", "another name"),
        ("sum = w @ a; return sum(w)", "round brackets after a value", "sum or max"),
        ("for _ in len(w): pass", "a single number has no parts", "range(n)"),
        ("return w[0][0]", "a single number has no places", "Is all of x meant"),
        ("kept = [].append(w); kept.append(a)", "append gives None", "a line of its own"),
        ("return np.array([w, w[:1]])", "rows of unlike length make no array", "keep the list"),
        (
            "z = np.zeros(2); z[0] = np.append(w, a)",
            "several numbers where there is room for one",
            "another axis",
        ),
        ("return (1, 2) + 3", "+ joins a tuple only with another one", "(n,) is a tuple"),
        ("return [1, 2] + 3", "+ joins a list only with another one", "[n] is a list"),
        ("return math.exp(w)", "one number at a time", "NumPy's own functions"),
        ("return w @ np.ones(7)", "the shapes do not fit", "the other way round"),
        ("return w * np.ones(7)", "the lengths do not fit", "Which layer"),
        ("return w.shape[1]", "there is no such place in a tuple", "x.size counts all"),
        ("return network.sigmoid(w @ a)", "network is not imported", "without `network.`"),
        (
            "network = Network((3, 2))\n    return network.sigmoid(w)",
            "a network here",
            ": sigmoid.",
        ),
        ("return np.arange(10**17)", "so many numbers have no room", "without listing them"),
    ],
)
def test_an_error_is_told_in_words(source, words, advice):
    scope = {"np": np, "math": math, "Network": Network}
    exec(f"def weighted_sum(w, a):\n    {source}", scope)
    verdict = check(scope["weighted_sum"])
    assert re.search(rf" in line [23]: .*{re.escape(words)}$", repr(verdict))
    assert advice in verdict.message


def test_a_stub_s_line_left_above_an_answer_is_told():
    def raises(row, column):
        raise NotImplementedError
        return 28 * row + column

    def raises_a_sentence(row, column):
        """Place of a pixel."""
        raise NotImplementedError("your turn")
        place = 28 * row
        return place + column

    def returns(row, column):
        return ...
        return 28 * row + column

    for function, line in (
        (raises, "raise NotImplementedError"),
        (raises_a_sentence, "raise NotImplementedError('your turn')"),
        (returns, "return ..."),
    ):
        verdict = place(function)
        assert repr(verdict) == f"pixel_index: not right yet: {line} stands above the answer"
        assert "take the line out" in verdict.message


def test_a_stub_s_line_is_told_without_the_source_as_well():
    scope = {"np": np}
    exec("def flatten(image):\n    raise NotImplementedError\n    return np.ravel(image)", scope)
    assert "stands above the answer" in repr(check(scope["flatten"]))
    exec("def flatten(image):\n    raise NotImplementedError('your turn')", scope)
    assert check(scope["flatten"]).state == "not tried"


def test_a_function_that_waits_for_another_one_is_told():
    def squish(z):
        raise NotImplementedError

    def neuron(w, a, b):
        return squish(w @ a + b)

    assert "calls a function that is not written yet" in repr(check(neuron))


def test_hostile_errors_neither_pass_nor_crash():
    class Meta(type):
        @property
        def __name__(cls):
            raise OSError

    class Nasty(Exception, metaclass=Meta):
        pass

    def flatten(image):
        raise Nasty

    assert not flat(flatten)


def test_wrong_parameters_say_the_wanted_signature():
    for function, has in [
        (lambda: 1, "()"),
        (lambda a, b: a, "(a, b)"),
        (lambda image, *, way: image, "(image, way)"),
    ]:
        verdict = flat(function)
        assert repr(verdict) == f"flatten: not right yet: takes {has}, wanted flatten(image)"
    assert place(lambda *both: 28 * both[0] + both[1])
    assert place(lambda row, column, width=28: width * row + column)


def test_parameters_in_another_order_are_told_where_it_matters():
    def layer(a, W, b):
        return 1 / (1 + np.exp(-(W @ a + b)))

    def share_by_digit(labels, answers):
        return [np.mean(answers[labels == d] == d) for d in range(10)]

    def weighted_sum(a, w):  # here it does not
        return np.mean(w * a)

    for function, headline in (
        (layer, "takes (a, W, b), wanted layer(W, a, b)"),
        (share_by_digit, "takes (labels, answers), wanted share_by_digit(answers, labels)"),
        (weighted_sum, "the average instead of the sum"),
    ):
        verdict = check(function)
        assert repr(verdict) == f"{function.__name__}: not right yet: {headline}"
    assert "in the order (a, W, b)" in check(layer).message
    assert check(lambda a, w: a @ w, "weighted_sum")


def test_generators_and_async_functions_get_a_sentence():
    def gives(image):
        yield from image

    async def waits(image):
        return image.ravel()

    async def both(image):
        yield image

    assert repr(flat(gives)) == "flatten: not right yet: yields instead of returning"
    assert "async" in repr(flat(waits)) and "async" in repr(flat(both))
    assert "type generator" in repr(flat(lambda image: (row for row in image)))
    assert "type coroutine" in repr(flat(lambda image: asyncio.sleep(0)))


def test_what_has_no_value_yet_is_told_so_under_a_function_s_name_too():
    def feedforward(weights, biases, x):
        for W, b in zip(weights, biases, strict=True):
            layer = 1 / (1 + np.exp(-(layer @ W.T + b)))  # noqa: F821, F841
        return layer

    said = str(check(feedforward))
    assert "layer has no value yet" in said and "give it its first one above the loop" in said
