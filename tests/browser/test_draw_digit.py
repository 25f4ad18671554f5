"""DrawDigit in JupyterLab: drawn with the mouse, by keyboard, by code."""

import numpy as np

from mlp_helpers.lesson01.hands import strokes_of
from mlp_helpers.lesson01.strokes import FORMS
from tests.browser.hands import draw
from tests.browser.lab import wait

CODE = "from mlp_helpers.lesson01 import DrawDigit\npad = DrawDigit()\npad"
PER_DIGIT = 3


def marked(page):
    """The label of the bar that is marked as the answer, or None."""
    label = page.locator(".mlp-bar.mlp-top .mlp-bar-label")
    return label.text_content() if label.count() else None


def test_drawing_by_mouse_changes_the_outputs_while_the_button_is_down(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    box = page.locator(".mlp-grid canvas").first.bounding_box()
    page.mouse.move(box["x"] + 140, box["y"] + 50)
    page.mouse.down()
    page.mouse.move(box["x"] + 135, box["y"] + 230, steps=12)
    wait(page)
    assert marked(page) == "1"  # before the button is released
    page.mouse.up()
    wait(page)
    assert lab.run("print(pad.answer, pad.pixels.max())") == "1 1.0"
    for name in ("Undo", "Clear", "Reset"):
        page.get_by_role("button", name=name, exact=True).click()
    wait(page)
    assert marked(page) is None and "Nothing is drawn" in page.locator(".mlp-status").text_content()
    assert lab.run("print(pad.pixels.max())") == "0.0"


def test_erasing_along_a_stroke_leaves_nothing_of_it(cell_of):
    lab = cell_of(CODE)
    eight = FORMS[8]["loops"]
    draw(lab.page, eight)
    wait(lab.page)
    assert lab.run("print(pad.answer, pad.pixels.max())") == "8 1.0"
    lab.page.get_by_role("button", name="Erase", exact=True).click()
    wait(lab.page)  # Python says what the ink is now
    draw(lab.page, eight)
    wait(lab.page)
    assert lab.run("print(pad.pixels.max())") == "0.0"


def test_an_erased_half_of_an_8_is_black_and_the_other_half_is_as_it_was(cell_of):
    lab = cell_of(CODE)
    draw(lab.page, FORMS[8]["loops"])
    wait(lab.page)
    lab.run("before = pad.pixels.reshape(28, 28)")
    lab.page.get_by_role("button", name="Erase", exact=True).click()
    wait(lab.page)
    for row in (1.5, 4.5, 7.5, 10.5):  # three rows each
        draw(lab.page, [[(0.02, row / 28), (0.5, row / 28), (0.98, row / 28)]])
    wait(lab.page)
    assert lab.run("after = pad.pixels.reshape(28, 28); print(after[:12].max())") == "0.0"
    assert lab.run("print((after[12:] == before[12:]).all(), before[12:].max())") == "True 1.0"


def test_drawing_by_keyboard_alone(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    pad = page.get_by_label("Pad, 28 by 28 pixels")
    page.get_by_role("button", name="Reset").focus()
    for _ in range(3):
        if pad.evaluate("node => node === document.activeElement"):
            break
        page.keyboard.press("Tab")
    assert pad.evaluate("node => node === document.activeElement")
    for _ in range(9):
        page.keyboard.press("ArrowUp")
    page.keyboard.down("Shift")
    for _ in range(18):
        page.keyboard.press("ArrowDown")
    page.keyboard.up("Shift")
    wait(page)
    assert marked(page) == "1"
    assert lab.run("print(pad.answer)") == "1"


def test_framing_by_its_switch_glides_and_changes_what_is_read(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    lab.run("import numpy as np; pad.load(4); small = np.zeros((28, 28));"
            "small[1:15, 1:15] = pad.pixels.reshape(14, 2, 14, 2).mean(axis=(1, 3));"
            "pad.framing = False; pad.draw(small)")  # fmt: skip
    lab.rest()
    unframed = marked(page)
    seen = []
    page.get_by_label("MNIST's frame:").click()
    for _ in range(12):
        seen.append(page.locator(".mlp-bar-value").all_text_contents()[4])
        page.wait_for_timeout(80)
    assert len(set(seen)) > 3  # on the way, not at once
    lab.rest()
    assert marked(page) == "4" != unframed
    assert lab.run("print(pad.answer, pad.framing)") == "4 True"


def test_a_cell_of_the_column_is_shown_in_the_picture_too(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    lab.run("pad.load(7)")
    column = page.get_by_label("The tall column of 784 numbers")
    column.focus()
    page.keyboard.press("Home")
    for _ in range(30):
        page.keyboard.press("ArrowDown")
    texts = page.locator(".mlp-readout").all_text_contents()
    assert texts[1].startswith("place 30: ")
    assert texts[2].startswith("row 1, column 2, place 30: ")


def test_choosing_an_example_loads_it_at_once(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    lab.run("from mlp_helpers.digits import load_example")
    page.locator(".mlp-demo select").select_option("5")
    wait(page)
    assert lab.run("print((pad.pixels == load_example(5)).all())") == "True"
    page.get_by_role("button", name="Next", exact=True).click()
    wait(page)
    assert lab.run("print((pad.pixels == load_example(5, 1)).all())") == "True"
    number = page.get_by_label("number", exact=True)
    number.fill("7")
    page.keyboard.press("Enter")
    wait(page)
    assert lab.run("print((pad.pixels == load_example(5, 7)).all())") == "True"
    choices = page.locator(".mlp-demo select")
    choices.select_option("any")
    page.wait_for_timeout(300)
    assert choices.evaluate("node => node.selectedOptions[0]?.text") == "any"
    assert lab.run("print((pad.pixels == load_example(None, 7)).all())") == "True"


def test_a_locked_pad_says_why_it_does_not_draw(cell_of):
    lab = cell_of(CODE + ".locked = True\npad")
    assert lab.page.locator(".mlp-readout").first.text_content() == "Closed: answer first."
    lab.run("pad.locked = False")
    wait(lab.page)
    assert lab.page.locator(".mlp-readout").first.text_content().startswith("Draw.")


def test_hand_drawn_digits_are_read(cell_of):
    lab = cell_of(CODE)
    rng = np.random.default_rng(0)
    hands = ["plain", "leaning", "with feet"]
    failures = []
    for digit in range(10):
        for n in range(PER_DIGIT):
            lab.run("pad.clear()")
            draw(lab.page, strokes_of(digit, hands[n % len(hands)], rng))
            wait(lab.page)
            answer = lab.run("print(pad.answer)")
            if answer != str(digit):
                failures.append((digit, answer))
    print("misread:", failures)
    assert len(failures) <= 0.15 * 10 * PER_DIGIT, failures


def test_what_is_no_number_of_an_image_is_refused_in_words(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    lab.run("pad.load(3)")
    field = page.get_by_label("number", exact=True)
    for typed, given in {"9999": "“9999”", "2.5": "“2.5”", "-99": "“-99”", "": "No number"}.items():
        field.fill(typed)
        page.keyboard.press("Enter")
        said = page.locator(".mlp-status").text_content()
        assert said == f"{given} given, wanted a whole number from 0 to 1009. number stays 0."
        assert field.input_value() == "0"
    field.fill("12")
    page.keyboard.press("Enter")
    wait(page)
    assert lab.run("print(pad.chooser.chosen)") == "(3, 12)"
