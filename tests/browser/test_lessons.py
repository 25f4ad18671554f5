"""The lessons in JupyterLab, as a student goes through them."""

import shutil

import pytest

from tests.browser.refresh import lessons

NAMES = [path.name for path in lessons()]
SERIOUS = ("serious", "critical")


def serious_findings(page):
    """What axe-core finds wrong with the demos and questions on the page, nothing excluded."""
    from axe_playwright_python.sync_playwright import Axe  # only here: it may not be installed

    results = Axe().run(page, context={"include": [[".mlp-demo"], [".mlp-quiz"]]}).response
    return [
        (rule["id"], [node["html"] for node in rule["nodes"]])
        for rule in results["violations"]
        if rule["impact"] in SERIOUS
    ]


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
@pytest.mark.parametrize("name", NAMES)
def test_all_cells_run_and_axe_finds_nothing_serious(open_lab, name, theme):
    lab = open_lab(name, theme)
    lab.run_all()
    lab.open_answers()
    lab.page.set_viewport_size({"width": 1300, "height": 30_000})  # all cells at once
    lab.page.wait_for_selector(".mlp-quiz")
    lab.page.wait_for_timeout(1500)
    assert lab.page.locator(".jp-RenderedText[data-mime-type*='stderr']").count() == 0
    assert lab.page.locator(".jp-OutputArea:has-text('Error displaying widget')").count() == 0
    assert serious_findings(lab.page) == []


@pytest.mark.parametrize("name", NAMES)
def test_saved_shut_down_reopened_run_again(open_lab, folder, name):
    copy = f"saved_{name}"  # other tests open the lesson as it is shipped
    shutil.copy(folder / name, folder / copy)
    lab = open_lab(copy)
    lab.run_all()
    lab.save()
    lab.shut_down()
    lab.page.wait_for_timeout(500)
    # A saved copy holds references to widgets that are gone; JupyterLab says so until each
    # cell has run again.
    lab.forgiven = "widget model not found"
    lab.open(copy)
    lab.run_all()
    lab.page.wait_for_selector(".mlp")
    assert lab.page.locator(".jp-OutputArea:has-text('Error displaying widget')").count() == 0


def test_an_answer_waits_behind_a_folded_heading_and_has_been_computed(open_lab):
    lab = open_lab("04_matrix_form.ipynb")
    lab.run_all()
    page = lab.page
    page.set_viewport_size({"width": 1300, "height": 30_000})  # all cells at once
    page.wait_for_selector(".mlp-quiz")
    answer = page.locator(".jp-OutputArea:has-text('ValueError: matmul')")
    folded = page.locator(".jp-Cell:has(h4:has-text('Once you have answered'))")
    assert folded.count() == 4 and not answer.is_visible()
    folded.nth(1).get_by_role("button", name="cells hidden").press("Enter")
    answer.wait_for(state="visible")


def test_a_prediction_opens_the_pad_of_lesson_01(open_lab):
    lab = open_lab("01_pixels.ipynb")
    lab.run_all()
    page = lab.page
    quiz = page.locator(".mlp-quiz").first
    quiz.scroll_into_view_if_needed()
    assert quiz.get_by_role("button", name="Clear").is_disabled()
    quiz.get_by_role("radio").first.focus()
    page.keyboard.press("Space")  # choose, by keyboard
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(300)
    quiz.get_by_role("button", name="This is my answer").focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    assert "You predicted B" in quiz.text_content() and "right" in quiz.text_content()
    assert quiz.get_by_role("button", name="Clear").is_enabled()
    assert lab.run("print(pad.locked)") == "False"
    lab.run("pad.load(3)")
    page.wait_for_timeout(300)
    assert "of 784 pixels have ink" in quiz.text_content()
