"""Predictions by hand in JupyterLab: each kind by mouse and by keyboard, the truth over it."""

import pytest

from tests.browser.hands import press
from tests.browser.lab import wait
from tests.guesses.table import ENTRIES

CODE = {entry.name: entry.code for entry in ENTRIES}
TOLD = "print(demo.state)"
DONE, AGAIN = "This is my answer", "Start again"


def words(page):
    """The line of words, as it stands."""
    return page.locator(".mlp-by-hand .mlp-status").text_content()


def focus(page, selector):
    page.locator(selector).evaluate("node => node.focus()")


def keys(page, *names):
    for name in names:
        page.keyboard.press(name)
    wait(page)


def test_a_curve_by_mouse(cell_of):
    lab = cell_of(CODE["PredictCurve"])
    page = lab.page
    area = page.locator(".mlp-curve-area").bounding_box()

    def at(right, up):
        return area["x"] + right * area["width"], area["y"] + (1 - up) * area["height"]

    press(page, DONE)
    assert "There is no sketch yet" in words(page) and lab.run(TOLD) == ""
    page.mouse.move(*at(0.001, 0.1))
    page.mouse.down()
    page.mouse.move(*at(0.5, 0.1), steps=3)
    wait(page)
    assert lab.run("print(demo.sketch.held, (demo.sketch.sketch[1] > 0).sum())") == "True 41"
    page.mouse.move(*at(0.999, 0.9), steps=3)
    page.mouse.move(*at(1.4, 1.7), steps=2)  # beyond the axes
    page.mouse.up()
    wait(page)
    drawn = "print(*demo.guess[[0, 40, 60, 80]].round(1))"
    assert lab.run(drawn) == "0.1 0.1 0.5 1.0"
    press(page, DONE)
    lab.rest()
    assert lab.run(TOLD) == "answered" and "The largest gap is at a sum of" in words(page)
    assert page.locator(".mlp-sketch .mlp-sketch-truth").get_attribute("d").count("L") == 80
    assert page.locator(".mlp-sketch .mlp-sketch-between").get_attribute("d").endswith("Z")
    page.mouse.move(*at(0.75, 0.5))
    said = page.locator(".mlp-by-hand .mlp-readout").text_content()
    assert said.startswith("s 10, your sketch 0.5") and said.endswith("what happens 0.50")
    page.mouse.down()
    page.mouse.move(*at(0.2, 0.9), steps=2)
    page.mouse.up()
    assert lab.run(drawn) == "0.1 0.1 0.5 1.0"  # an answer stands
    press(page, AGAIN)
    assert lab.run(TOLD + "; print(demo.guess)") == "None"
    assert page.locator(".mlp-sketch .mlp-sketch-guess").get_attribute("d") == ""


def test_a_curve_by_keyboard(cell_of):
    lab = cell_of(CODE["PredictCurve"])
    page = lab.page
    point = page.get_by_role("slider", name="your sketch")
    focus(page, ".mlp-sketch [role=slider]")
    assert point.get_attribute("aria-valuetext") == "s −20, nothing drawn"
    keys(page, "Shift+ArrowDown", "Shift+ArrowDown", "ArrowUp", "Shift+ArrowDown", "Enter")
    assert "Your sketch ends at −20: take it on to 20." in words(page)
    keys(page, *["Shift+ArrowRight"] * 5, "Space", "End", *["Shift+ArrowUp"] * 6)
    assert lab.run("print(*demo.guess[[0, 25, 50, 65, 80]])") == "0.0 0.0 0.0 0.5 1.0"
    assert point.get_attribute("aria-valuetext") == "s 20, a 1.00"
    keys(page, "Home", "Backspace", "Enter")
    assert "Your sketch begins at 5" in words(page)
    keys(page, "Space", "Enter")
    lab.rest()
    assert lab.run(TOLD) == "answered"
    keys(page, "End", "ArrowLeft")
    assert point.get_attribute("aria-valuetext").startswith("s 19.5, your sketch 0.97, what")


def test_bars_by_mouse_and_by_keyboard(cell_of):
    lab = cell_of(CODE["PredictBars"])
    page = lab.page
    press(page, DONE)
    assert "All bars are at 0" in words(page)
    bar = page.get_by_role("slider", name="your guess, 1", exact=True)
    box = bar.bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 5, steps=4)
    page.mouse.up()
    wait(page)
    assert lab.run("print(demo.guess[1].round(2))") == "0.5"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    keys(page, *["ArrowRight"] * 3, "Enter")
    assert lab.run(TOLD + "; print(demo.guess[3].round(2))") == "answered\n0.03"
    ticks = page.locator(".mlp-bar-target")
    assert [ticks.nth(i).is_visible() for i in (0, 9)] == [True, True]
    assert "Output 1 is 0.41, output 3 is 0.39" in words(page)
    assert page.get_by_role("button", name="Answered").is_disabled()


@pytest.mark.parametrize("picture", [0, 1])
def test_a_pixel_by_mouse(cell_of, picture):
    lab = cell_of(CODE["PredictPixel"])
    page = lab.page
    box = page.locator(".mlp-grid canvas").nth(picture).bounding_box()
    cell = box["width"] / 28
    page.mouse.click(box["x"] + 10.5 * cell, box["y"] + 17.5 * cell)
    wait(page)
    assert lab.run("print(demo.guess)") == str(17 * 28 + 10)
    rings = page.locator(".mlp-grid-pointed:not([hidden])")
    assert rings.count() == 2 and page.locator(".mlp-grid-answer:not([hidden])").count() == 0
    press(page, DONE)
    assert "its pixel is black" in words(page)
    assert page.locator(".mlp-grid-answer:not([hidden])").count() == 2
    page.mouse.click(box["x"] + 5.5 * cell, box["y"] + 5.5 * cell)
    assert lab.run("print(demo.guess)") == str(17 * 28 + 10)


def test_a_pixel_by_keyboard(cell_of):
    lab = cell_of(CODE["PredictPixel"])
    page = lab.page
    focus(page, ".mlp-grid[aria-label='the image']")
    keys(page, "Enter")
    assert "Nothing is pointed at yet" in words(page)
    keys(page, "Home", *["ArrowDown"] * 18, *["ArrowRight"] * 12, "Space", "Enter")
    assert lab.run(TOLD + "; print(demo.guess == demo.answer)") == "answered\nTrue"
    assert "the one you pointed at" in words(page)


def test_neurons_by_mouse_and_by_touch(cell_of):
    lab = cell_of(CODE["PredictNeurons"])
    page = lab.page
    dots = page.locator(".mlp-neuron")

    def middle(i):
        box = dots.nth(i).bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    page.mouse.click(*middle(16 + 5))
    page.touchscreen.tap(*middle(3))
    page.mouse.click(*middle(3))  # not this one, after all
    page.mouse.move(*middle(32))
    page.mouse.down()
    page.mouse.move(*middle(41), steps=2)
    page.mouse.up()
    wait(page)
    assert lab.run("print(len(demo.guess), (2, 5) in demo.guess)") == "11 True"
    assert dots.nth(32).get_attribute("aria-selected") == "true"
    press(page, DONE)
    assert "You picked exactly these" in words(page)
    assert dots.nth(33).get_attribute("aria-label").endswith("picked, changes")
    assert dots.nth(2).get_attribute("aria-label").endswith(", stays as it is")


def test_neurons_by_keyboard(cell_of):
    lab = cell_of(CODE["PredictNeurons"])
    page = lab.page
    focus(page, ".mlp-neuron[tabindex='0']")
    keys(page, "Space", "ArrowRight", "Home", "Space", *["Shift+ArrowDown"] * 3)
    assert lab.run("print(sorted(demo.guess))") == "[(2, 5), (3, 0), (3, 1), (3, 2), (3, 3)]"
    keys(page, "Space", "Enter")
    assert lab.run(TOLD) == "answered" and "You left out 7 of the outputs" in words(page)


def test_cards_by_mouse(cell_of):
    lab = cell_of(CODE["PredictCards"])
    page = lab.page
    press(page, DONE)
    assert words(page).startswith("The cards lie as they were dealt.") and lab.run(TOLD) == ""
    boxes = [page.locator(".mlp-card").nth(i).bounding_box() for i in range(4)]
    x, ys = boxes[0]["x"] + 20, [box["y"] + box["height"] / 2 for box in boxes]
    page.mouse.move(x, ys[2])
    page.mouse.down()
    page.mouse.move(x, ys[1] - 5, steps=5)
    page.mouse.up()
    wait(page)
    assert lab.run("print(*demo.guess)") == "P R Q S"
    page.mouse.move(x, ys[0])
    page.mouse.down()
    page.mouse.move(x, ys[3] + 300, steps=5)  # beyond the last
    page.mouse.up()
    wait(page)
    assert lab.run("print(*demo.guess)") == "R Q S P"
    press(page, DONE)
    assert "S pays only for the 0.1" in words(page)
    assert page.locator(".mlp-card-place").all_text_contents() == ["↑ place 3", "↓ place 4", "↓ place 2", "↑ place 1"]  # fmt: skip  # noqa: E501


def test_cards_by_keyboard(cell_of):
    lab = cell_of(CODE["PredictCards"])
    page = lab.page
    focus(page, ".mlp-card[tabindex='0']")
    keys(page, "ArrowDown", "Space", "ArrowDown", "Space", "Home", "End")
    assert lab.run("print(*demo.guess)") == "P R Q S"
    focused = "() => document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(focused).startswith("S, place 4 of 4, 3: 0.90")
    keys(page, "Shift+ArrowUp")
    assert lab.run("print(*demo.guess)") == "P R S Q"
    keys(page, "Shift+ArrowUp", "Shift+ArrowUp", "ArrowDown", "Shift+ArrowDown", "Enter")
    assert lab.run(TOLD) == "answered" and "Your order is right" in words(page)
    assert page.evaluate(focused) == "P, place 3 of 4, cost 1.00, in its place"


def test_a_truth_that_takes_longer_is_drawn_as_it_comes(cell_of):
    lab = cell_of(
        "from mlp_helpers.by_hand import PredictCurve\nfrom mlp_helpers.lesson06 import questions\n"
        "demo = PredictCurve(**questions.FIRST_STEPS)\ndemo"
    )
    page = lab.page
    page.get_by_role("button", name="Show me", exact=True).click()
    page.wait_for_function(
        """() => {
            const words = document.querySelector('.mlp-by-hand .mlp-status').textContent;
            return words.startsWith('Being computed: ');
        }"""
    )
    lab.rest()
    assert "It begins at 3.0" in words(page) and "that costs 0.9" in words(page)
    assert page.locator(".mlp-sketch .mlp-sketch-truth").get_attribute("d").count("L") == 40
