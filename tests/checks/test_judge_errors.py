"""What is said of a function that stops with an error, or cannot be called as meant."""

import asyncio
import sys

import numpy as np

from mlp_helpers.checks import check
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


def test_a_product_written_as_a_call_and_a_forgotten_call_are_named():
    def sigmoid_prime(z):
        a = np.float64(0.5)
        return a(1 - a)

    assert "where a product is meant, put *" in check(sigmoid_prime).message

    def flatten(image):
        return image.flatten

    assert "are the brackets () missing?" in check(flatten).message


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
