"""How an exercise is found, and what there is to read about it."""

import subprocess
import sys

import numpy as np
import pytest

from mlp_helpers.checks import check, exercises, hint, solution
from tests.checks.common import html, right_flatten


def test_the_exercise_is_found_by_name():
    def flatten(image):
        return image.reshape(784)

    assert check(flatten) and check(right_flatten, "flatten") and check(right_flatten, flatten)
    assert "solution(flatten)" in html(check(flatten))
    assert "solution(&quot;flatten&quot;)" in html(check(right_flatten, "flatten"))


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


def test_hint_and_solution():
    def flatten(image):
        pass

    for given in (flatten, "flatten"):
        assert "reshape" in repr(hint(given)) and "reshape" in html(hint(given))
        assert repr(solution(given)).startswith("def flatten(image):")
        assert html(solution(given), "markdown").startswith("```python\ndef flatten")
    for show_it in (hint, solution):
        for given in ("flaten", None, 3, [], right_flatten):
            assert "pixel_index, flatten, read_answer" in repr(show_it(given))


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
