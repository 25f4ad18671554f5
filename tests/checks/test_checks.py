import asyncio
import builtins
import contextlib
import functools
import random
import subprocess
import sys
import threading
import time
import warnings
from itertools import combinations

import numpy as np
import pytest

from mlp_helpers import checks
from mlp_helpers.checks import check, hint, solution
from mlp_helpers.checks.answer import agree, from_value, one_line, show, side_by_side
from mlp_helpers.checks.exercise import Case, Exercise, Mistake, by_name
from mlp_helpers.checks.verdict import Verdict

SHORT = 0.3  # seconds, for functions that do not end
EXERCISES = list(checks.EXERCISES.values())
MISTAKES = [(e, m, way) for e in EXERCISES for m in e.mistakes for way in m.ways]


def right_flatten(image):
    return image.reshape(784)


def flat(function, **options):
    return check(function, "flatten", **options)


def place(function, **options):
    return check(function, "pixel_index", **options)


def digit(function, **options):
    return check(function, "read_answer", **options)


@pytest.fixture
def squish(monkeypatch):
    """An exercise on arrays of any shape, with a warning and a copy to be made."""
    z = np.array([-1000.0, 0.0, 2.0])
    exercise = Exercise(
        signature="squish(z)",
        task="Squish z.",
        right=lambda z: np.where(z < -700, 0, 1 / (1 + np.exp(-z))),
        cases=[Case((z,)), Case((np.array([[1.0, 2.0], [3.0, -4.0]]),))],
        mistakes=[],
        hint="e",
    )
    monkeypatch.setitem(checks.EXERCISES, "squish", exercise)


# Right answers


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.name)
def test_the_right_answer_and_the_worked_solution_pass_without_a_note(exercise):
    scope = {"np": np}
    exec(exercise.solution, scope)
    for function in (exercise.right, scope[exercise.name]):
        verdict = check(function, exercise.name)
        assert verdict and verdict.state == "right" and not verdict.notes
        assert repr(verdict) == f"{exercise.name}: right"


@pytest.mark.parametrize(
    "function",
    [
        lambda image: image.flatten(),
        lambda image: image.ravel(),
        lambda image: image.astype(np.float32).reshape(-1),
        lambda image: np.concatenate(list(image)),
        lambda image: np.array([image[r, c] for r in range(28) for c in range(28)]),
        np.ravel,
        functools.partial(np.reshape, shape=784) if np.__version__ >= "2.1" else np.ravel,
    ],
)
def test_other_ways_to_be_right(function):
    verdict = flat(function)
    assert verdict and not verdict.notes


def test_the_exercise_is_found_by_name():
    def flatten(image):
        return image.reshape(784)

    assert check(flatten) and check(right_flatten, "flatten") and check(right_flatten, flatten)
    assert "solution(flatten)" in check(flatten)._repr_html_()
    assert "solution(&quot;flatten&quot;)" in check(right_flatten, "flatten")._repr_html_()


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
    assert repr(verdict).startswith("flatten: right, with a note: ")
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


@pytest.mark.parametrize(("exercise", "mistake", "way"), MISTAKES)
def test_each_known_mistake_is_named(exercise, mistake, way):
    verdict = check(way, exercise.name)
    assert not verdict and verdict.state == "wrong"
    assert repr(verdict) == f"{exercise.name}: not right yet: {mistake.name}"
    assert verdict.message == mistake.sentence
    assert exercise.solution.splitlines()[-1].split("return ")[1] not in verdict._repr_html_()


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.name)
def test_mistakes_differ_from_each_other_and_from_the_right_answer(exercise):
    given = [(m.name, exercise.answers_of(way)) for m in exercise.mistakes for way in m.ways]
    given.append(("right", exercise.wanted))
    for (name, answers), (other_name, others) in combinations(given, 2):
        if name != other_name:
            pairs = zip(answers, others, strict=True)
            differ = [agree(*pair, exercise.tolerance) is None for pair in pairs]
            assert any(differ), (name, other_name)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.name)
def test_an_exercise_is_complete(exercise):
    assert checks.EXERCISES[exercise.name] is exercise
    assert exercise.task and exercise.hint and exercise.task.endswith(".")
    assert all(m.ways and m.sentence.endswith((".", "?")) for m in exercise.mistakes)
    assert all(len(f"{exercise.name}: not right yet: {m.name}") <= 110 for m in exercise.mistakes)
    for answer in exercise.wanted:
        for _, _, array in side_by_side(answer, answer):
            assert array.kind == "numbers" and not np.isnan(array.numbers).any()


def test_a_mistake_is_named_in_other_forms_too():
    assert "left as (28, 28)" in repr(flat(lambda image: image.tolist()))
    assert "column by column" in repr(flat(lambda image: image.T.reshape(784, 1)))
    assert "column by column" in repr(flat(lambda image: image.flatten("F")))


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
    assert "place 30, counted from 0: -1 instead of 30" in verdict.message


def test_a_wrong_shape_says_both_shapes():
    verdict = flat(lambda image: image.reshape(392, 2))
    assert repr(verdict) == "flatten: not right yet: gives shape (392, 2), wanted shape (784,)"
    assert verdict.message == (
        "For an image whose pixels are numbered 0, 1, 2, …, 783, row by row, it gives an array of "
        "shape (392, 2). Wanted is [0, 1, 2, …, 783], shape (784,)."
    )
    assert "gives a single number" in repr(flat(lambda image: image.sum()))
    assert "wanted a single number" in repr(place(lambda row, column: (row, column)))


def test_the_place_in_a_matrix_is_a_pair(squish):
    def squish(z):
        answer = np.where(z < -700, 0, 1 / (1 + np.exp(-np.maximum(z, -700))))
        if z.ndim == 2:
            answer[1, 0] = 7
        return answer

    assert "place (1, 0), counted from 0: 7 instead of 0.9526" in check(squish).message


def test_right_on_the_shown_cases_only_is_wrong():
    assert not place(lambda row, column: 28 * row + column if (row, column) != (27, 26) else 0)
    assert not flat(lambda image: np.arange(784.0))
    assert not digit(lambda outputs: 3)


def test_nan_never_passes(squish):
    assert "NaN" in repr(check(lambda z: z * np.nan, "squish"))
    assert "NaN" in check(lambda z: 1 / (1 + np.exp(-z)) + (np.inf - np.inf), "squish").message
    assert not digit(lambda outputs: float("nan"))
    assert not place(lambda row, column: np.full((), np.nan))


def test_random_answers_never_pass():
    rng = np.random.default_rng(0)
    verdict = digit(lambda outputs: rng.integers(10))
    assert repr(verdict) == (
        "read_answer: not right yet: gives different answers to the same input"
    )
    assert not flat(lambda image: image.ravel() + (rng.random() < 0.5))
    assert not digit(lambda outputs: int(outputs.argmax() + (rng.random() < 0.5)))


def test_answers_that_depend_on_earlier_calls_do_not_pass():
    seen = []

    def read_answer(outputs):
        seen.append(1)
        return int(outputs.argmax()) if len(seen) <= 10 else 0

    assert "different answers" in repr(check(read_answer))


def test_one_array_for_all_answers_is_read_at_each_call():
    buffer = np.zeros(784)

    def flatten(image):
        buffer[:] = image.ravel()
        return buffer

    assert check(flatten)


# Blank


def blank_docstring(image):
    """To be written."""


def blank_dots(image): ...


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
    assert "flatten(image)" in verdict.message and "<details>" in verdict._repr_html_()


def test_printing_instead_of_returning_is_said():
    def read_answer(outputs):
        print(outputs.argmax())

    verdict = check(read_answer)
    assert repr(verdict) == "read_answer: not right yet: prints its answer; return it instead"
    assert not verdict.notes


def test_none_now_and_then_is_not_blank():
    verdict = digit(lambda outputs: None if outputs[3] > 0.9 else int(outputs.argmax()))
    assert repr(verdict) == "read_answer: not right yet: gives None, wanted 3"


# Errors in the student's function


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


def test_a_check_inside_the_function_is_refused():
    def flatten(image):
        check(flatten)
        return image.ravel()

    assert "inside the function" in check(flatten).message


# Endless loops


def loop(image):
    while True:
        pass


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


# What a function must not do


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


# Functions that cannot be called as meant, and what is no function


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


@pytest.mark.parametrize("given", [None, 3, "flatten", np.zeros(3), [], right_flatten])
def test_what_is_no_exercise_gets_a_sentence(given):
    verdict = check(given)
    assert not verdict and verdict.state == "no exercise"
    assert len(repr(verdict)) <= 110
    if callable(given):
        assert "pixel_index, flatten, read_answer" in repr(verdict)
        assert "pixel_index, flatten, read_answer" in verdict.message
    else:
        assert "function itself" in verdict.message


def test_names_that_are_none():
    assert check(right_flatten, "flaten").state == "no exercise"
    assert check(right_flatten, 3).state == "no exercise"
    assert check(right_flatten, ["flatten"]).state == "no exercise"
    assert "check(flatten)" in check(None, "flatten").message

    class Nameless:
        @property
        def __name__(self):
            raise OSError

        def __call__(self, image):
            return image.ravel()

    assert check(Nameless()).state == "no exercise"
    assert check(Nameless(), "flatten")


# Hostile answers


class Agreeable:
    """Says yes to everything."""

    __array_priority__ = 1e9
    shape, ndim, size, dtype = (784,), 1, 784, np.dtype(float)

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 1

    def __array__(self, *_, **__):
        return np.arange(784.0)

    def __getattr__(self, name):
        return lambda *_, **__: True

    def __repr__(self):
        raise OSError

    @property
    def __class__(self):
        return np.ndarray


class AgreeableArray(np.ndarray):
    def __eq__(self, other):
        return np.ones(self.shape, bool)

    def __array_ufunc__(self, *_, **__):
        return True

    def __array_function__(self, *_, **__):
        return True


def itself():
    answer = []
    answer.append(answer)
    return answer


def nested():
    answer = [0] * 1000
    for _ in range(20):
        answer = [answer] * 1000
    return answer


HOSTILE = {
    "agreeable": Agreeable,
    "list of agreeables": lambda: [Agreeable()] * 784,
    "agreeable array": lambda: np.zeros(784).view(AgreeableArray),
    "agreeable list": lambda: type("L", (list,), {"__eq__": lambda *_: True})(),
    "itself": itself,
    "nested": nested,
    "huge": lambda: np.broadcast_to(1.0, (10**6, 10**6)),
    "huge list": lambda: [0] * 10**7,
    "huge number": lambda: 10**6000,
    "text": lambda: "0" * 10**6,
    "surrogate": lambda: "\ud800<b>",
    "bytes": lambda: b"0" * 784,
    "texts": lambda: ["0"] * 784,
    "dates": lambda: np.zeros(784, "datetime64[s]"),
    "ragged": lambda: [[1, 2], [3]],
    "complex": lambda: np.arange(784) + 0j,
    "complex number": lambda: 0j,
    "bools": lambda: np.ones(784, bool),
    "true": lambda: True,
    "empty": lambda: np.zeros(0),
    "empty list": list,
    "nothing in it": lambda: [None] * 784,
    "objects": lambda: np.arange(784).astype(object),
    "infinity": lambda: np.inf,
    "dict": dict,
    "set": lambda: set(range(784)),
    "range": lambda: range(784),
    "function": lambda: print,
    "class": lambda: Agreeable,
    "not implemented": lambda: NotImplemented,
}


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
        verdict._repr_html_().encode()


def test_true_is_not_the_number_1():
    assert not digit(lambda outputs: bool(outputs[1] > 0.8) or int(outputs.argmax()))


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


# How a verdict looks


def all_states():
    return [
        flat(right_flatten),
        flat(lambda image: image.ravel().tolist()),
        flat(lambda image: image),
        flat(lambda image: image * 2),
        flat(blank_dots),
        flat(loop, seconds=SHORT),
        flat(lambda image: image[28]),
        digit(lambda outputs: outputs * 2),
        check(None),
        check(right_flatten),
        check(right_flatten, "x" * 500),
    ]


def test_verdicts_are_short_one_line_and_the_same_every_time():
    for one, two in zip(all_states(), all_states(), strict=True):
        assert repr(one) == repr(two) and len(repr(one)) <= 110 and "\n" not in repr(one)
        assert str(one) == str(two) and one._repr_html_() == two._repr_html_()
        assert " at 0x" not in one._repr_html_()


def test_the_notebook_shows_words_colours_of_the_theme_and_a_folded_hint():
    html = flat(lambda image: image)._repr_html_()
    assert "not right yet" in html and "✗" in html
    assert "<details><summary>A hint</summary>" in html
    assert "solution(&quot;flatten&quot;)" in html
    assert "var(--jp-content-font-color1" in html and "var(--jp-warn-color1" in html
    noted = flat(lambda image: image.reshape(784, 1))._repr_html_()
    assert noted.count("(784, 1)") == 1 and "with a note" in noted
    right = flat(right_flatten)._repr_html_()
    assert "✓" in right and "flatten: right" in right and "<details>" not in right


def test_what_students_write_is_escaped():
    def flatten(image):
        raise ValueError("<script>alert(1)</script>")

    assert "<script>" not in check(flatten)._repr_html_()


# Hint, solution, and adding exercises


def test_hint_and_solution():
    def flatten(image):
        pass

    for given in (flatten, "flatten"):
        assert "reshape" in repr(hint(given)) and "reshape" in hint(given)._repr_html_()
        assert repr(solution(given)).startswith("def flatten(image):")
        assert solution(given)._repr_markdown_().startswith("```python\ndef flatten")
    for show_it in (hint, solution):
        for given in ("flaten", None, 3, [], right_flatten):
            assert "pixel_index, flatten, read_answer" in repr(show_it(given))


def test_an_exercise_may_have_no_solution(squish):
    assert "no worked solution" in repr(solution("squish"))
    assert "solution" not in check(lambda z: z, "squish")._repr_html_()
    assert "right" in repr(check(checks.EXERCISES["squish"].right, "squish"))


def test_a_mistake_may_raise():
    exercise = Exercise(
        signature="half(x)",
        task="Give half of x.",
        right=lambda x: x / 2,
        cases=[Case((3,)), Case((4,))],
        mistakes=[Mistake("asks x for its half", "Numbers have no half.", (lambda x: x.half,))],
        hint="/",
    )
    assert by_name(exercise) == {"half": exercise}
    checks.EXERCISES["half"] = exercise
    try:
        assert "asks x for its half" in repr(check(lambda x: x.half, "half"))
        assert "ZeroDivisionError" in repr(check(lambda x: 1 / 0, "half"))
    finally:
        del checks.EXERCISES["half"]


# Small parts


def test_show_is_short():
    assert show(0.123456) == "0.1235" and show(3) == "3" and show(np.float32(0.5)) == "0.5"
    assert show([1.0, 2.5]) == "[1, 2.5]" and show([[1, 2], [3, 4]]) == "[[1, 2], [3, 4]]"
    assert show(np.arange(100)) == "[0, 1, 2, …, 99]"
    assert show(np.zeros((28, 28))) == "an array of shape (28, 28)"


def test_agree_is_exact_for_whole_numbers_and_close_for_others():
    def same(got, wanted):
        return agree(from_value(got), from_value(wanted)) is not None

    assert same(3.0, 3) and not same(3.0000001, 3) and not same(2**53 + 1, 2**53)
    assert same(np.float32(0.1), 0.1) and not same(0.1001, 0.1)
    assert not same(np.nan, np.nan) and not same(True, 1) and same(True, np.bool_(True))
    assert not same([1, 2, 3], [1, 2]) and not same([], 0)
    assert same([[1], [2]], [1, 2]) and not same([[1, 2], [3, 4]], [1, 2, 3, 4])


def test_a_verdict_is_plain_data():
    verdict = Verdict("flatten", "wrong", "not right yet", "Look.", ("it is late",))
    assert str(verdict) == "flatten: not right yet\nLook.\nNote: it is late."
    assert verdict == Verdict("flatten", "wrong", "not right yet", "Look.", ("it is late",))


def test_checks_load_no_notebook_and_no_plots():
    code = (
        "import sys; import mlp_helpers.checks; "
        "print([m for m in ('IPython', 'ipywidgets', 'matplotlib') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_a_function_that_computes_but_returns_nothing_is_told_so():
    def flatten(image):
        image.reshape(784)

    verdict = check(flatten)
    assert verdict.state == "wrong" and "gives nothing back" in repr(verdict)
    assert "word return" in verdict.message


def test_a_product_written_as_a_call_and_a_forgotten_call_are_named():
    def sigmoid_prime(z):
        a = np.float64(0.5)
        return a(1 - a)

    assert "where a product is meant, put *" in check(sigmoid_prime).message

    def flatten(image):
        return image.flatten

    assert "are the brackets () missing?" in check(flatten).message
