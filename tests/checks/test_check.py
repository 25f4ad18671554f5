"""How an exercise is found, and what there is to read about it."""

import functools
import subprocess
import sys

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from mlp_helpers.checks import check, exercises, hint, require, solution
from tests.checks.common import html, right_flatten


def test_the_exercise_is_found_by_name():
    def flatten(image):
        return image.reshape(784)

    assert check(flatten) and check(right_flatten, "flatten") and check(right_flatten, flatten)
    assert "solution(flatten)" in html(check(flatten))
    assert "solution(&quot;flatten&quot;)" in html(check(right_flatten, "flatten"))


@pytest.mark.parametrize("given", [None, 3, "flatten", np.zeros(3), []])
def test_what_is_no_function_gets_a_sentence(given):
    verdict = check(given)
    assert not verdict and verdict.state == "no exercise"
    assert len(repr(verdict)) <= 110
    assert "function itself" in verdict.message


def test_a_function_whose_name_says_nothing_gets_the_exercises():
    verdict = check(lambda image: image.ravel())
    assert not verdict and verdict.state == "no exercise" and len(repr(verdict)) <= 110
    assert "pixel_index, flatten, read_answer" in repr(verdict)
    assert "pixel_index, flatten, read_answer" in verdict.message


def test_a_name_that_is_nearly_one_is_asked_about():
    verdict = check(right_flatten)
    assert verdict.state == "no exercise"
    assert repr(verdict) == "right_flatten: no exercise has this name; is flatten meant?"
    assert 'check(my_function, "flatten")' in verdict.message
    assert "pixel_index" not in str(verdict)
    assert repr(check(right_flatten, "flaten")).endswith("is flatten meant?")


def test_a_function_has_the_name_that_the_caller_gives_it():
    weighted_sum = np.dot
    flatten = lambda image: image.ravel()  # noqa: E731
    sigmoid = functools.partial(lambda k, z: 1 / (1 + np.exp(-k * z)), 1)
    for function, name in ((weighted_sum, "weighted_sum"), (flatten, "flatten")):
        verdict = check(function)
        assert verdict and verdict.name == name
    assert check(sigmoid).name == "sigmoid" and check(sigmoid)
    assert repr(hint(sigmoid)) == repr(hint("sigmoid"))
    assert repr(solution(flatten)) == repr(solution("flatten"))

    def layer(W, a, b):
        return 1 / (1 + np.exp(-(W @ a + b)))

    neuron = layer  # two names: its own counts
    assert check(neuron).name == "layer"


def test_a_function_that_has_moved_on_to_another_name_counts_as_that():
    def one_neuron():
        def sigmoid(w, a, b):
            return 1 / (1 + np.exp(-(w @ a + b)))

        return sigmoid

    neuron = one_neuron()
    assert check(neuron).name == "neuron" and check(neuron)


def test_capital_letters_and_underscores_do_not_matter():
    def Sigmoid(z):
        return np.where(z > -700, 1 / (1 + np.exp(-np.maximum(z, -700))), 0)

    def pixelIndex(row, column):
        return 28 * row + column

    def Flatten(image):
        return image.ravel()

    for function, name in ((Sigmoid, "sigmoid"), (pixelIndex, "pixel_index"), (Flatten, "flatten")):
        assert check(function).name == name and check(function)
    assert check(right_flatten, "Flatten")


def test_the_exercises_of_the_lesson_that_is_imported_are_listed():
    scope = {"np": np, "check": check}
    code = "from mlp_helpers.lesson02 import patterns\nfrom mlp_helpers.lesson06 import questions\n"
    exec(
        code + "verdict = check(lambda w: w)\nother = check(3)\nhelp = hint(lambda w: w)",
        scope | {"hint": hint},
        scope,
    )
    for said in (repr(scope["verdict"]), scope["verdict"].message, repr(scope["help"])):
        assert "numerical_gradient, gradient_step, descend" in said and "pixel_index" not in said
    assert "check(numerical_gradient)" in scope["other"].message


def test_a_lesson_is_not_told_of_homework_s_exercises_unless_nothing_else_is_meant():
    everything = repr(check(lambda w: w)) + check(lambda w: w).message
    assert "pixel_index" in everything and "row_and_column" not in everything
    assert "is gradient meant?" in repr(check(lambda w: w, "my_gradients"))
    assert repr(check(lambda w: w, "row_column")).endswith("is row_and_column meant?")


def test_in_homework_its_own_exercises_are_listed_and_those_it_asks_again():
    scope = {"np": np, "check": check, "hint": hint}
    code = "from mlp_helpers.lesson02 import patterns\n"
    code += "from mlp_helpers.homework import exercises\n"
    exec(code + "verdict, help = check(lambda w: w), hint('rows')", scope)
    for said in (scope["verdict"].message, repr(scope["help"])):
        assert "row_and_column, neuron, " in said and "flatten" not in said
    assert 'check(my_function, "its name")' in scope["verdict"].message


def test_a_verdict_may_be_asked_in_several_ways():
    right, wrong = check(right_flatten, "flatten"), check(lambda image: image, "flatten")
    assert right == True and wrong == False and right != False and wrong != True  # noqa: E712
    assert bool(right) is True and (not wrong) is True and right == np.True_
    assert right == check(right_flatten, "flatten") and right != wrong and right != None  # noqa: E711
    assert len({right, check(right_flatten, "flatten")}) == 1


def test_require_shows_the_verdict_and_stops_where_the_function_is_not_right(capsys):
    def flatten(image):
        return image.ravel()

    assert require(flatten) is None
    assert capsys.readouterr().out == "flatten: right\n"
    with pytest.raises(AssertionError) as caught:
        require(lambda image: image, "flatten")
    words = str(check(lambda image: image, "flatten"))
    assert str(caught.value) == words and capsys.readouterr().out == words + "\n"
    with pytest.raises(AssertionError, match="not tried yet"):
        require(lambda image: None, "flatten")
    with pytest.raises(AssertionError, match="function itself"):
        require(3)


def test_require_does_not_offer_the_worked_solution(monkeypatch):
    shown = []
    monkeypatch.setattr("mlp_helpers.checks.Verdict.display", lambda verdict: shown.append(verdict))
    with pytest.raises(AssertionError):
        require(lambda image: image, "flatten")
    assert "solution(" in check(lambda image: image, "flatten")._repr_html_()
    assert "solution(" not in shown[0]._repr_html_() and "A hint" in shown[0]._repr_html_()


def test_require_in_a_notebook_shows_the_verdict_once_and_a_short_error():
    shell = InteractiveShell.instance()
    try:
        with capture_output() as shown:
            done = shell.run_cell(
                "from mlp_helpers.checks import require\n"
                "def flatten(image):\n    return image\n"
                "require(flatten)"
            )
    finally:
        InteractiveShell.clear_instance()
    assert isinstance(done.error_in_exec, AssertionError)
    assert [set(output.data) for output in shown.outputs] == [{"text/plain", "text/html"}]
    assert "AssertionError: flatten: not right yet: left as (28, 28)" in shown.stdout
    assert len(shown.stdout.strip().splitlines()) == 1


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


def test_hint_and_solution():
    def flatten(image):
        pass

    for given in (flatten, "flatten"):
        assert "reshape" in repr(hint(given)) and "reshape" in html(hint(given))
        assert repr(solution(given)).startswith("def flatten(image):")
        assert html(solution(given), "markdown").startswith("```python\ndef flatten")
    for show_it in (hint, solution):
        for given in (None, 3, [], "xyz"):
            assert "pixel_index, flatten, read_answer" in repr(show_it(given))
        for given in ("flaten", right_flatten):
            assert "There is the exercise flatten." in repr(show_it(given))


def test_an_exercise_may_have_no_solution(squish):
    assert "no worked solution" in repr(solution("squish"))
    assert "solution" not in html(check(lambda z: z, "squish"))
    assert check(exercises()["squish"].right, "squish")


def test_checks_load_no_notebook_and_no_plots():
    code = (
        "import sys; import mlp_helpers.checks; "
        "print([m for m in ('IPython', 'ipywidgets', 'matplotlib') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_an_exercise_is_imported_when_it_is_asked_for_alone_and_without_its_demos():
    code = """if True:
        import sys
        from mlp_helpers.checks import check
        print(*[name for name in sys.modules if "lesson" in name])
        def weighted_sum(w, a):
            return w @ a
        print(bool(check(weighted_sum)), "ipywidgets" in sys.modules)
        print(*[name for name in sys.modules if ".exercises." in name])
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    none, found, imported = done.stdout.splitlines()
    assert not none and found == "True False"
    assert imported == "mlp_helpers.lesson02.exercises.weighted_sum"
