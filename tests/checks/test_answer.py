"""Answers as plain data: compared, shown in few characters."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from mlp_helpers.checks import check, exercises
from mlp_helpers.checks.answer import Told, agree, from_error, from_value, repeats, side_by_side
from mlp_helpers.checks.shown import one_line, show, show_argument
from mlp_helpers.homework.outside.packing import pack, unpack
from tests.checks.common import SHORT, digit, flat, html, place
from tests.checks.hostile import HOSTILE


def test_show_is_short():
    assert show(0.1234567) == "0.123457" and show(3) == "3" and show(np.float32(0.5)) == "0.5"
    assert show([1.0, 2.5]) == "[1.0, 2.5]" and show([[1, 2], [3, 4]]) == "[[1, 2], [3, 4]]"
    assert show(np.arange(100)) == "[0, 1, 2, …, 99]"
    assert show(np.zeros((28, 28))) == "an array of shape (28, 28)"


@pytest.mark.parametrize(
    "value",
    [1.0, -2.0, 3, 0.25, 1e-7, 1e22, np.array([1.0, 2.0]), np.array([1, 2]), [3, 4], (3,), (3, 2)]
    + [np.array([[0.5, -1.0], [2.0, 1e9]]), [np.array([1.0])], np.zeros(0)],
    ids=str,
)
def test_an_argument_is_shown_as_it_is_typed(value):
    typed = eval(show_argument(value), {"np": np})
    assert np.array_equal(typed, value) and type(typed) is type(value)
    assert np.asarray(typed).dtype == np.asarray(value).dtype


@pytest.mark.parametrize("exercise", exercises().values(), ids=exercises())
def test_the_calls_that_a_message_shows_can_be_typed_back(exercise):
    for case in (case for case in exercise.cases + exercise.forms if not case.text):
        call = case.describe(exercise.name)
        again = eval(call, {exercise.name: lambda *args: args, "np": np})
        for typed, meant in zip(again, case.args, strict=True):
            assert np.array_equal(typed, meant) and type(typed) is type(meant), call


def test_agree_is_exact_for_whole_numbers_and_close_for_others():
    def same(got, wanted):
        return agree(from_value(got), from_value(wanted)) is not None

    assert same(3.0, 3) and not same(3.0000001, 3) and not same(2**53 + 1, 2**53)
    assert same(np.float32(0.1), 0.1) and not same(0.1001, 0.1)
    assert not same(np.nan, np.nan) and not same(True, 1) and same(True, np.bool_(True))
    assert not same([1, 2, 3], [1, 2]) and not same([], 0)
    assert same([[1], [2]], [1, 2]) and not same([[1, 2], [3, 4]], [1, 2, 3, 4])


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


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_hostile_answers_neither_pass_nor_crash(make):
    for verdict in (
        flat(lambda image: make()),
        digit(lambda outputs: make()),
        place(lambda row, column: make(), seconds=SHORT),
    ):
        assert not verdict and verdict.state == "wrong"
        assert "too slow" not in repr(verdict) or verdict.name == "pixel_index"
        assert len(repr(verdict)) <= 110 and " at 0x" not in str(verdict)
        html(verdict).encode()


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
    assert not repeats(from_value([W, B]), from_value([W, B + 1e-3]))
    assert not repeats(from_value([W, B]), from_value([W, B, B]))
    assert str(from_value([W, "text"])) == "a list that contains the text 'text'"
    assert from_value([W, [B, None]]).kind == "other"


def boxed(*parts):
    """An array of objects, as NumPy makes of arrays of unlike shapes when it is asked to."""
    box = np.empty(len(parts), object)
    box[:] = parts
    return box


def test_an_array_of_arrays_is_a_list_of_them():
    wanted = from_value(([W, V], [B]))
    for got in ((boxed(W, V), boxed(B)), boxed(boxed(W, V), boxed(B)), [boxed(W, V), [B]]):
        assert agree(from_value(got), wanted) == []
    assert agree(from_value(boxed(0.5, 1.5)), from_value(np.array([0.5, 1.5]))) is not None
    assert from_value(np.array([1, None])).kind == "other"
    endless = np.empty(1, object)
    endless[0] = endless
    assert from_value(endless).kind == "other"
    many = boxed(*[0.0] * 1000)
    for _ in range(20):
        many = boxed(*[many] * 1000)
    assert "much too long" in str(from_value(many))


def test_fractions_and_decimals_are_numbers():
    half, wanted = Fraction(1, 2), from_value(np.array([0.5, 1.5]))
    for got in ([half, half * 3], (half, 1.5), np.array([half, 3 * half]), [Decimal("0.5"), 1.5]):
        assert agree(from_value(got), wanted) is not None
    assert agree(from_value(half), from_value(0.5)) == []
    assert check(lambda w, a: sum(map(Fraction, (w * a).tolist())), "weighted_sum")
    assert check(lambda w, a: sum(map(Decimal, (w * a).tolist())), "weighted_sum")
    assert from_value([Fraction(1), "a"]).kind == "other"
    packed = unpack(pack([half, Decimal("0.25"), Decimal("NaN")]))
    assert packed[:2] == [0.5, 0.25] and np.isnan(packed[2])


def test_an_error_that_was_told_is_as_one_that_came_up_here():
    answer = from_error(Told("IndexError", "index 5 is out of bounds", 3), print)
    assert (answer.kind, answer.text, answer.line) == ("raised", "IndexError", 3)
    assert answer.message == "index 5 is out of bounds"
    xor = Told("_UFuncNoLoopError", "ufunc 'bitwise_xor' not supported", None)
    assert "** 2" in from_error(xor, print).message
