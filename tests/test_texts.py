"""Numbers as text."""

import pytest

from mlp_helpers import texts


@pytest.mark.parametrize(
    "value, text",
    [(0.1, "0.10"), (0.014, "0.014"), (0.0015, "0.0015"), (30, "30.00"), (-0.5, "−0.50")]
    + [(1 / 3, "0.333333"), (0.10000000149, "0.10")],  # the last is float32's 0.1
)
def test_what_somebody_has_set_is_shown_as_it_is(value, text):
    assert texts.in_full(value) == text


def test_in_a_sum_it_is_in_brackets_where_it_has_a_sign():
    assert texts.in_full(-0.105, in_sum=True) == "(−0.105)"


@pytest.mark.parametrize(
    "a, text", [(0, "0.00"), (3.03e-4, "3e−4"), (0.005, "0.01"), (0.5, "0.50"), (1, "1.00")]
)
def test_an_activation_that_is_not_0_does_not_look_like_0(a, text):
    assert texts.in_little_room(a) == text


@pytest.mark.parametrize(
    "value, text", [(99.97, "100"), (99.9, "99.9"), (0.5, "0.500"), (7, "7.00")]
)
def test_three_digits_end_in_no_point(value, text):
    assert texts.short(value) == text


@pytest.mark.parametrize("value, text", [(1e9, "1e+9"), (1e-5, "1e−5"), (0.25, "0.25")])
def test_powers_of_ten(value, text):
    assert texts.power(value, 3) == text


@pytest.mark.parametrize("value, text", [(1.71e-6, "1.7e−6"), (3e-12, "3.0e−12"), (6e-5, "0.0001")])
def test_four_decimals_that_would_all_be_0(value, text):
    assert texts.in_little_room(value, 4, digits=2) == text
