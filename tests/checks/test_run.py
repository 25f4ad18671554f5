"""Nothing that a function does harms the notebook, and a function that does not end is stopped."""

import builtins
import contextlib
import random
import signal
import subprocess
import sys
import threading
import time
import warnings

import numpy as np
import pytest

from mlp_helpers.checks import check, require, run
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
    verdict = flat(function, seconds=SHORT)
    assert repr(verdict) == "flatten: not right yet: too slow, not done after 0.3 s"
    again = f'check({function.__name__}, "flatten", seconds=3)'
    assert f"give it more time: {again}" in verdict.message
    assert not any(thread.name == "check" for thread in threading.enumerate())
    assert sys.stdout.write is not None and flat(right_flatten)


@pytest.mark.parametrize("seconds", ["5", None, [5], True, 0, -1, float("nan"), float("inf")])
def test_seconds_that_are_no_number_are_refused_before_anything_runs(seconds):
    ran = []
    sentence = r"^seconds is .*; wanted a number from 0\.01 to 100000$"
    for ask in (check, require):
        with pytest.raises((TypeError, ValueError), match=sentence):
            ask(lambda image: ran.append(image), "flatten", seconds=seconds)
    assert not ran and not any(thread.name == "check" for thread in threading.enumerate())
    assert check(right_flatten, "flatten", seconds=np.int64(5))


def test_a_function_that_waits_is_woken_up():
    assert "too slow" in repr(flat(lambda image: time.sleep(3600), seconds=SHORT))


def nested_loops(image):
    while True:
        try:
            try:
                while True:
                    pass
            except BaseException:  # noqa: B036
                pass
            finally:
                pass
        except:  # noqa: E722
            pass


def loop_that_goes_on_at_last(image):
    while True:
        try:
            pass
        finally:
            continue  # noqa: B012


def loop_in_a_generator(image):
    def forever():
        while True:
            try:  # noqa: SIM105
                yield 1
            except:  # noqa: E722
                pass

    while True:
        try:
            for _ in forever():
                pass
        except:  # noqa: E722
            pass


def loop_of_calls(image):
    try:
        return loop_of_calls(image)
    except:  # noqa: E722
        return loop_of_calls(image)


def loop_that_suppresses(image):
    never = threading.Event()
    while True:
        with contextlib.suppress(BaseException), contextlib.suppress(BaseException):
            never.wait(20)


def loop_with_a_lock(image):
    lock = threading.Lock()
    while True:
        with contextlib.suppress(BaseException), lock:
            np.sort(np.ones(1000))


@pytest.mark.parametrize(
    "function",
    [
        *(nested_loops, loop_that_goes_on_at_last, loop_in_a_generator),
        *(loop_of_calls, loop_that_suppresses, loop_with_a_lock),
    ],
)
def test_a_function_that_swallows_all_it_can_is_stopped(function, capsys):
    before = sys.stdout, builtins.input, signal.getsignal(signal.SIGINT)
    assert "too slow" in repr(flat(function, seconds=SHORT))
    assert (sys.stdout, builtins.input, signal.getsignal(signal.SIGINT)) == before
    assert capsys.readouterr() == ("", "") and flat(right_flatten)


def test_more_time_is_offered_as_it_was_asked_for():
    def flatten(image):
        loop(image)

    pixelIndex = lambda row, column: loop(row)  # noqa: E731
    named_so = check(flatten, seconds=SHORT).message, flat(flatten, seconds=SHORT).message
    assert "check(flatten, seconds=3)" in named_so[0]
    assert 'check(flatten, "flatten", seconds=3)' in named_so[1]
    said = check(pixelIndex, "pixel_index", seconds=SHORT).message
    assert 'check(my_function, "pixel_index", seconds=3)' in said
    read_answer = lambda outputs: loop(outputs)  # noqa: E731
    assert "check(read_answer, seconds=3)" in check(read_answer, seconds=SHORT).message


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell how much it is")
def test_a_loop_that_keeps_more_and_more_is_stopped_before_the_memory_is_full():
    code = """if True:
        from mlp_helpers.checks import check, run
        run.MEMORY >>= 3
        def mini_batches(order, size):
            batches, k = [], 0
            while k < len(order):
                batches.append(order[k : k + size])
            return batches
        had = run._most_memory()  # a process begins with that of the one that made it
        print(check(mini_batches, seconds=60))
        print(run._most_memory() - had >> 20)
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    headline, message, most = done.stdout.splitlines()
    assert headline == "mini_batches: not right yet: takes more and more memory"
    assert "a loop that never ends" in message and int(most) < 500


def test_a_busy_machine_does_not_make_a_function_slow(monkeypatch):
    monkeypatch.setattr(run, "PATIENCE", 1000)  # this test's own machine may be busy, too

    def flatten(image):
        time.sleep(0.03)  # as if another process had the core meanwhile
        return image.ravel()

    assert check(flatten, seconds=SHORT)


def test_in_another_thread_it_is_checked_as_well():
    verdicts = []
    thread = threading.Thread(target=lambda: verdicts.append(flat(right_flatten)))
    thread.start()
    thread.join(30)
    assert verdicts[0]


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
