"""Nothing that a function does harms the notebook, and a function that does not end is stopped."""

import builtins
import contextlib
import random
import subprocess
import sys
import threading
import time
import warnings

import numpy as np
import pytest

from mlp_helpers.checks import check
from tests.checks.common import SHORT, flat, loop, right_flatten


def test_one_array_for_all_answers_is_read_at_each_call():
    buffer = np.zeros(784)

    def flatten(image):
        buffer[:] = image.ravel()
        return buffer

    assert check(flatten)


def test_a_check_inside_the_function_is_refused():
    def flatten(image):
        check(flatten)
        return image.ravel()

    assert "inside the function" in check(flatten).message


# Endless loops


def stubborn_loop(image):
    while True:
        try:
            for _ in range(1000):
                pass
        except:  # noqa: E722
            pass


def sleepy_loop(image):
    while True:
        try:
            time.sleep(0.01)
        except BaseException as error:
            str(error)


def loop_then_answer(image):
    try:
        while True:
            pass
    except:  # noqa: E722
        return image.ravel()


def printing_loop(image):
    while True:
        print("again")


@pytest.mark.parametrize(
    "function", [loop, stubborn_loop, sleepy_loop, loop_then_answer, printing_loop]
)
def test_an_endless_loop_ends(function):
    start = time.perf_counter()
    verdict = flat(function, seconds=SHORT)
    assert time.perf_counter() - start < 5
    assert repr(verdict) == "flatten: not right yet: too slow, not done after 0.3 s"
    assert "could not be stopped" not in verdict.message
    assert not any(thread.name == "check" for thread in threading.enumerate())
    assert sys.stdout.write is not None and flat(right_flatten)


def test_a_sleeping_function_gets_its_verdict():
    verdict = flat(lambda image: time.sleep(3), seconds=SHORT)
    assert "too slow" in repr(verdict) and "could not be stopped" in verdict.message


def test_a_function_that_cannot_be_stopped_gets_its_verdict(capsys):
    enough = threading.Event()

    def flatten(image):
        while not enough.is_set():
            with contextlib.suppress(BaseException), contextlib.suppress(BaseException):
                enough.wait(20)
        return image.ravel()

    before = sys.stdout, builtins.input
    verdict = flat(flatten, seconds=SHORT)
    enough.set()
    assert not verdict and "too slow" in repr(verdict)
    assert (sys.stdout, builtins.input) == before
    assert capsys.readouterr() == ("", "")


def test_an_interrupt_by_the_user_stops_and_cleans_up():
    code = """if True:
        import _thread, builtins, signal, sys, threading
        from mlp_helpers.checks import check
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background has none
        before = sys.stdout, builtins.input
        def flatten(image):  # the interrupt comes when it is surely running
            threading.Timer(0.3, _thread.interrupt_main).start()
            while True:
                pass
        try:
            check(flatten, seconds=20)
        except KeyboardInterrupt:
            print((sys.stdout, builtins.input) == before, threading.active_count() <= 2)
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["True", "True"], done


# What is put back, and what is swallowed


def test_input_is_refused_and_put_back():
    before = builtins.input

    def flatten(image):
        return input("image? ")

    assert "input() asks a person" in check(flatten).message
    assert builtins.input is before


def test_nothing_is_left_behind(capsys):
    def flatten(image):
        np.seterr(all="ignore")
        np.random.seed(1)
        random.seed(1)
        warnings.simplefilter("error")
        builtins.input = print
        sys.stdout = sys.stderr = None
        return image.ravel()

    np.random.seed(5)
    random.seed(5)
    wanted = np.random.random(), random.random()
    np.random.seed(5)
    random.seed(5)
    filters, shown = list(warnings.filters), warnings.showwarning
    before = np.geterr(), builtins.input, sys.stdout, sys.stderr
    assert check(flatten)
    assert (np.geterr(), builtins.input, sys.stdout, sys.stderr) == before
    assert (warnings.filters, warnings.showwarning) == (filters, shown)
    assert (np.random.random(), random.random()) == wanted


def test_prints_are_swallowed(capsys):
    def flatten(image):
        print("out")
        print("err", file=sys.stderr)
        warnings.warn("odd", RuntimeWarning, stacklevel=1)
        return image

    verdict = check(flatten)
    assert capsys.readouterr() == ("", "")
    assert verdict.notes[0] == "a warning came up: odd"
    assert verdict.notes[1].startswith("it also printed: out out out") and "err" not in str(verdict)
