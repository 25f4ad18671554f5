"""DescentCurve in JupyterLab: the ball and η by mouse, by keyboard, by code."""

import pytest

from tests.browser.hands import press
from tests.browser.lab import wait
from tests.browser.looks import removed, status, watch_removals

CODE = "from mlp_helpers.lesson06 import DescentCurve\ndescent = DescentCurve()\ndescent"
STATE = "print(round(descent.x, 3), descent.eta, descent.steps, descent.outcome)"


def ball_of(page):
    """Where the ball is drawn, in the page's pixels."""
    box = page.locator(".mlp-curve-dot").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_ball_is_dragged_and_steps(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    demo = page.locator(".mlp-demo")
    before = demo.bounding_box()
    area = page.locator(".mlp-curve-area").bounding_box()
    watch_removals(page)
    page.mouse.move(*ball_of(page))
    page.mouse.down()
    page.mouse.move(area["x"] + 0.6 * area["width"], area["y"] + 30, steps=8)
    wait(page)
    assert lab.run(STATE) == "0.6 0.1 0"  # before the button is released
    assert ball_of(page)[0] == pytest.approx(area["x"] + 0.6 * area["width"], abs=1)
    assert page.locator(".mlp-readout").text_content() == (
        "x 0.600, cost 2.476, slope −1.392, the arrow is drawn longer than the step"
    )
    assert page.locator(".mlp-line").last.text_content().endswith("new x = 0.739")
    assert removed(page) == 0
    page.mouse.up()
    arrow = page.locator(".mlp-curve-arrow")
    assert "longer than the step" in page.locator(".mlp-curve").text_content()  # 11 px
    assert arrow.evaluate("node => node.getBBox().width") == pytest.approx(22, abs=0.1)
    lab.run("descent.set_eta(0.5)")
    wait(page)
    assert arrow.bounding_box()["width"] == pytest.approx(0.696 / 6 * area["width"], abs=1)
    assert "longer than" not in page.locator(".mlp-curve").text_content()
    lab.run("descent.set_eta(0.1)")
    wait(page)
    for n in range(1, 4):
        press(page, "Step")
        assert lab.run("print(descent.steps)") == str(n)
        assert page.locator(".mlp-curve-past").count() == n + 1
    assert status(page).startswith("The slope grows, so the steps grow. After 3 steps it is in the")
    trail = page.locator(".mlp-curve-trail").get_attribute("d")
    assert trail.count("L") == 3
    press(page, "Start again")
    assert lab.run(STATE) == "0.6 0.1 0" and page.locator(".mlp-curve-past").count() == 1
    press(page, "Reset")
    assert lab.run(STATE) == "-2.8 0.1 0"
    assert demo.bounding_box() == before


def test_it_plays_until_it_is_paused_and_nothing_starts_by_itself(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    wait(page, 1200)
    assert lab.run(STATE) == "-2.8 0.1 0"
    lab.run("descent.set_eta(0.02)")
    press(page, "Play")
    page.wait_for_function("() => document.querySelectorAll('.mlp-curve-past').length > 4")
    assert lab.run("print(descent.running)") == "True"
    page.get_by_role("slider", name="learning rate η").press("ArrowRight")  # while it plays
    wait(page)
    assert lab.run("print(descent.eta, descent.running)") == "0.03 True"
    press(page, "Pause")
    n = page.locator(".mlp-curve-past").count()
    wait(page, 1000)
    assert page.locator(".mlp-curve-past").count() == n
    assert lab.run("print(descent.steps, descent.running)") == f"{n - 1} False"
    press(page, "Play")
    area = page.locator(".mlp-curve-area").bounding_box()
    page.mouse.click(area["x"] + 0.9 * area["width"], area["y"] + 20)  # a hand takes the ball
    wait(page, 1000)
    assert lab.run("print(descent.x, descent.steps, descent.running)") == "2.4 0 False"


def test_start_again_keeps_eta_and_play_gets_faster(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    lab.run("descent.set_eta(0.01)")
    press(page, "Step")
    press(page, "Start again")
    assert lab.run(STATE) == "-2.8 0.01 0"
    press(page, "Play")
    # 200 steps in well under the minute that they would take at the first pace
    page.wait_for_function("() => document.querySelectorAll('.mlp-curve-past').length > 200")
    assert lab.run("print(descent.steps, descent.running)") == "200 False"
    press(page, "Start again")
    assert lab.run(STATE) == "-2.8 0.01 0"


def test_an_eta_that_never_settles_is_told_at_each_step(cell_of):
    lab = cell_of(CODE)
    lab.run("descent.set_eta(0.7)\nfor _ in range(20): descent.step()")
    for _ in range(4):
        press(lab.page, "Step")
        assert status(lab.page).startswith("η is too large: it jumps to and fro, and its steps")


def test_too_large_an_eta_by_keyboard_alone(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    height = page.locator(".mlp-demo").bounding_box()["height"]
    point = page.get_by_role("slider", name="Ball: cost over x")
    point.focus()
    for key in ("Shift+ArrowUp", "ArrowRight", "ArrowLeft", "ArrowLeft", "Home"):
        page.keyboard.press(key)
    wait(page)
    assert lab.run(STATE) == "-3.0 0.1 0"
    assert point.get_attribute("aria-valuetext") == "x −3.000, cost 5.025, slope −7.800"
    page.keyboard.press("Tab")
    page.keyboard.press("End")  # of the slider of η
    wait(page)
    assert lab.run(STATE) == "-3.0 1.2 0"
    page.keyboard.press("Tab")  # its field
    page.keyboard.press("Control+a")
    page.keyboard.type("7")
    assert page.get_by_role("spinbutton").get_attribute("aria-invalid") == "true"
    page.keyboard.press("Tab")  # Step
    page.keyboard.press("Enter")
    wait(page)
    assert lab.run(STATE) == "6.36 1.2 1 left"
    assert status(page).startswith("η is too large: step 1 leaves the picture, to x = 6.360. Stop")
    assert "(beyond the picture)" in page.locator(".mlp-readout").text_content()
    for _ in range(3):  # Play, Pause, Start again
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    wait(page)
    assert lab.run(STATE) == "-3.0 1.2 0"
    svg = page.locator("svg.mlp-curve").evaluate("node => node.outerHTML")
    assert "NaN" not in svg and "Infinity" not in svg and "undefined" not in svg
    assert page.locator(".mlp-demo").bounding_box()["height"] == height


def test_what_code_sets_shows_at_once(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    lab.run("descent.set_start(2.5); descent.set_eta(0.35); descent.step(); descent.step()")
    wait(page)
    shown = float(page.get_by_role("spinbutton", name="learning rate η").input_value())
    assert shown == 0.35 and page.locator(".mlp-curve-past").count() == 3
    x = float(lab.run("print(descent.x)"))
    area = page.locator(".mlp-curve-area").bounding_box()
    assert ball_of(page)[0] == pytest.approx(area["x"] + (x + 3) / 6 * area["width"], abs=1)
    lab.run("descent.locked = True")
    wait(page)
    page.mouse.click(area["x"] + 20, area["y"] + 40)
    assert page.get_by_role("button", name="Step").is_disabled()
    wait(page)
    assert float(lab.run("print(descent.x)")) == x
