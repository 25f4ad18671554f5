"""The lessons in JupyterLab, as a student goes through them.

Each is opened once and run once; what is seen of it then stands in the tests below, in order.
"""

import re

import nbformat
import pytest

from tests.browser.lab import DARK, LIGHT, Lab, wait
from tests.browser.looks import serious_findings
from tests.browser.refresh import FOLDED, lessons

STDERR = ".jp-RenderedText[data-mime-type*='stderr']"
ERRORS = ".jp-OutputArea:has-text('Error displaying widget')"

# In the kernel: the names as Run All has left them.
KEEP = "import builtins; builtins.kept = dict(get_ipython().user_ns)"
BACK = "import builtins; get_ipython().user_ns.update(builtins.kept)"


@pytest.fixture(scope="module", params=[path.name for path in lessons()])
def lesson(request, browser, server):
    """A lesson in which all cells have run."""
    lab = Lab(browser, server, request.param)
    lab.name = request.param
    lab.run_all()
    lab.page.wait_for_selector(".mlp-quiz")
    yield lab
    lab.shut_down()
    lab.page.close()


@pytest.fixture(autouse=True)
def no_errors(request):
    """The page reports none, in any of the tests."""
    yield
    if "lesson" in request.fixturenames:
        lab = request.getfixturevalue("lesson")
        assert lab.errors == []


def test_answers_wait_behind_folded_headings_and_have_been_computed(lesson, folder):
    page = lesson.page
    lesson.show_on(1300, 30_000, presenting=False)  # all cells at once
    folded = page.locator(".jp-Cell:has(h4:has-text('Once you have '))")
    cells = nbformat.read(folder / lesson.name, 4).cells
    assert folded.count() == sum(bool(cell.metadata.get(FOLDED)) for cell in cells)
    before = page.locator(".jp-Cell:visible").count()
    for heading in folded.all():
        heading.get_by_role("button", name=re.compile("cells? hidden")).press("Enter")
        wait(page)
        now = page.locator(".jp-Cell:visible").count()
        assert now > before
        before = now
    assert page.locator(".jp-Cell:visible").count() == len(cells)
    if lesson.name.startswith("04"):
        assert page.locator(".jp-OutputArea:has-text('ValueError: matmul')").is_visible()


def test_all_cells_have_run(lesson):
    lesson.open_answers()
    lesson.show_on(1300, 30_000, presenting=False)
    assert lesson.page.locator(STDERR).all_text_contents() == []
    assert lesson.page.locator(ERRORS).count() == 0


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_axe_finds_nothing_serious(lesson, theme):
    lesson.open_answers()
    lesson.show_on(1300, 30_000, presenting=False)
    lesson.set_theme(theme)
    wait(lesson.page)
    assert serious_findings(lesson.page) == []


def test_each_cell_runs_again_by_itself(lesson, folder):
    lesson.show_on(1300, 900, presenting=False)
    lesson.run(KEEP)
    cells = nbformat.read(folder / lesson.name, 4).cells
    for source in [cell.source for cell in cells if cell.cell_type == "code"]:
        lesson.run(BACK)
        assert "Traceback" not in lesson.run(source), source


def test_saved_shut_down_reopened_run_again(lesson):
    lesson.show_on(1300, 900, presenting=False)
    lesson.save()
    lesson.shut_down()
    # A saved copy holds references to widgets that are gone; JupyterLab says so until each
    # cell has run again.
    lesson.forgiven = "widget model not found"
    lesson.open(lesson.name)
    lesson.run_all()
    lesson.page.wait_for_selector(".mlp:visible")
    assert lesson.page.locator(ERRORS).count() == 0


QUIZ = """
from mlp_helpers.lesson01 import DrawDigit, questions
from mlp_helpers.quiz import Predict
pad = DrawDigit()
Predict(**questions.INK, demo=pad)
"""


def test_a_prediction_opens_the_pad_of_lesson_01(cell_of):
    lab = cell_of(QUIZ)
    page = lab.page
    quiz = page.locator(".mlp-quiz")
    assert quiz.get_by_role("button", name="Clear").is_disabled()
    quiz.get_by_role("radio").first.focus()
    page.keyboard.press("Space")  # choose, by keyboard
    page.keyboard.press("ArrowDown")
    wait(page)
    quiz.get_by_role("button", name="This is my answer").focus()
    page.keyboard.press("Enter")
    wait(page)
    assert "You predicted B" in quiz.text_content() and "right" in quiz.text_content()
    assert quiz.get_by_role("button", name="Clear").is_enabled()
    assert lab.run("print(pad.locked)") == "False"
    lab.run("pad.load(3)")
    wait(page)
    assert "of 784 pixels have ink" in quiz.text_content()
