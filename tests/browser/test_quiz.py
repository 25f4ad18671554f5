"""A prediction in JupyterLab: by mouse and keyboard, folded when it is answered."""

import pytest

from tests.browser.hands import give_room, press
from tests.browser.lab import DARK, wait
from tests.browser.looks import serious_findings, without_room

CODE = """
from mlp_helpers.lesson0{} import {}, questions
from mlp_helpers.quiz import Predict
demo = {}()
asked = Predict(**questions.{}, demo=demo)
asked
"""
TABLE = CODE.format(5, "CostTable", "CostTable", "CONFIDENT")
TALL = {"EdgeHunt": (2, "POSITIVE"), "TrainLive": (6, "EPOCH"), "ThreeAvenues": (7, "AVENUE")}
TOP = "node => node.getBoundingClientRect().top"
FOCUSED = "() => document.activeElement.className"


def answer(page, place):
    page.get_by_role("radio").nth(place).check()
    press(page, "This is my answer")


def test_by_keyboard_the_focus_goes_to_the_folded_line_and_on_to_the_demo(cell_of):
    page = cell_of(TABLE).page
    page.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="This is my answer").focus()
    page.keyboard.press("Enter")
    wait(page)
    assert page.evaluate(FOCUSED) == "mlp-fold-line"
    line, more = page.locator(".mlp-fold-line"), page.locator(".mlp-fold-more")
    assert "You predicted “A, because it is sure and wrong”: not right." in line.text_content()
    assert "Right is “B, the shrug”." in line.text_content() and not more.is_visible()
    page.keyboard.press("Enter")  # why
    assert more.is_visible() and line.get_attribute("aria-expanded") == "true"
    assert "It pays for two outputs" in more.text_content()
    page.keyboard.press("Space")
    assert not more.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "The lecture's"


def test_the_reasons_stay_open_while_the_demo_is_touched(cell_of):
    page = cell_of(TABLE).page
    answer(page, 1)
    page.locator(".mlp-fold-line").click()
    page.wait_for_timeout(700)  # a second click of the mouse does not reach the demo before
    press(page, "Sure and wrong")
    press(page, "All 0.5")
    assert page.locator(".mlp-fold-more").is_visible()
    told = page.locator(".mlp-fold-told").text_content()
    assert told == "The demo shows: A, for a 3: cost 2.0000. B, for a 3: cost 2.5000."


def test_a_double_click_does_not_press_what_moves_under_it(cell_of):
    lab = cell_of(TABLE)
    lab.page.get_by_role("radio").nth(1).check()
    before = lab.run("print(demo)")
    lab.page.get_by_role("button", name="This is my answer").dblclick()
    wait(lab.page)
    assert lab.run("print(demo)") == before and lab.run("print(demo.locked)") == "False"


def test_code_that_answers_leaves_the_focus_alone(cell_of):
    lab = cell_of(TABLE)
    before = lab.page.evaluate(FOCUSED)
    lab.run("asked.answer(0)")
    wait(lab.page)
    assert lab.page.evaluate(FOCUSED) == before
    assert lab.page.locator(".mlp-fold-line").is_visible()


@pytest.mark.parametrize("name", TALL)
def test_the_question_answered_and_its_demo_are_seen_together(cell_of, name):
    lesson, question = TALL[name]
    page = cell_of(CODE.format(lesson, name, name, question)).page
    answer(page, 0)
    quiz, demo = page.locator(".mlp-quiz"), page.locator(".mlp-demo")
    seen = page.locator(".jp-Notebook").bounding_box()["height"]
    assert quiz.bounding_box()["height"] <= min(seen, 700)
    above = demo.evaluate(TOP) - quiz.evaluate(TOP)
    assert above <= 80  # the line, the outcome in two lines, and no empty room


@pytest.mark.parametrize("theme", [None, DARK])
def test_it_finds_room_and_axe_finds_nothing_serious(cell_of, theme):
    page = cell_of(TABLE, theme).page
    for answered in (False, True):
        if answered:
            answer(page, 0)
            page.locator(".mlp-fold-line").click()
        for width in (None, 640, 460, 421):
            give_room(page, width)
            assert without_room(page, ".mlp-quiz") == [], width
        give_room(page, None)
        assert serious_findings(page) == []


HANDS = TABLE.replace("demo=demo)", "demo=demo, hands=True)")


@pytest.mark.parametrize("theme", [None, DARK])
def test_hands_by_mouse_and_by_keyboard_and_no_answer_before_it_is_asked_for(cell_of, theme):
    lab = cell_of(HANDS, theme) if theme else cell_of(HANDS)
    page = lab.page
    more = page.get_by_role("button", name="one hand more for B")
    for _ in range(3):
        more.click()
    page.get_by_role("button", name="one hand less for B").click()
    page.locator(".mlp-votes").focus()
    for key in ("a", "a", "c", "C", "Shift+A", "d"):
        page.keyboard.press(key)
    wait(page)
    n = int(lab.run("print(len(asked.options))"))
    counted = [1, 2, 2, 1][:n]  # a capital letter, without Shift held, is the letter
    assert lab.run("print(asked.votes.first.astype(int).tolist())") == str(counted)
    assert "✓" not in page.locator(".mlp-quiz").text_content()
    assert serious_findings(page) == []
    press(page, "Vote again")
    page.locator(".mlp-votes").focus()
    for _ in range(12):
        page.keyboard.press("b")
    wait(page)
    assert lab.run("print(int(asked.votes.second[1]), int(asked.votes.first[1]))") == "12 2"
    fills = page.locator(".mlp-vote-fill")
    widths = fills.evaluate_all("all => all.map(one => one.getBoundingClientRect().width)")[2:4]
    assert widths[1] == pytest.approx(6 * widths[0], rel=0.02)
    assert lab.run("print(demo.locked)") == "True"
    press(page, "Show the answer")
    assert page.locator(".mlp-vote-right").count() == 1 and lab.run("print(demo.locked)") == "False"
    assert page.get_by_role("button", name="one hand more for A").is_disabled()
    lab.run("from mlp_helpers import quiz; quiz.reset_all()")
    wait(page)
    assert page.locator(".mlp-vote-right").count() == 0
    assert page.locator(".mlp-vote-line:visible").count() == n
