"""OwnHand in JupyterLab: twenty digits by mouse, finger and keyboard; the wall; the file."""

import numpy as np

from mlp_helpers.lesson01.hands import strokes_of
from tests.browser.hands import draw, draw_with_a_finger, press
from tests.browser.lab import wait
from tests.browser.looks import status

CODE = "from mlp_helpers.lesson07 import OwnHand\nhand = OwnHand()\nhand"
HANDS = ("plain", "danish", "leaning")


def prompt(page):
    """What is asked for, in large letters."""
    return page.locator(".mlp-score-big").text_content()


def asked(page):
    """The digit that the page asks for."""
    return int(prompt(page).removeprefix("Write a").removeprefix("n"))


def place(page, i):
    """A picture of the wall."""
    return page.locator(".mlp-wall-cell").nth(i)


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def draw_by_keys(page, *lines):
    """From the pad's corner: how often each arrow with Shift, or alone if in brackets."""
    page.get_by_label("Pad, 28 by 28 pixels").focus()
    page.keyboard.press("Home")
    for key, times in lines:
        if not key.startswith("("):
            page.keyboard.down("Shift")
        for _ in range(times):
            page.keyboard.press(key.strip("()"))
        page.keyboard.up("Shift")


ONE = (("(ArrowRight)", 13), ("(ArrowDown)", 4), ("ArrowDown", 19))


def write_all(page, rng):
    """Write what is asked for, as a hand does, a 1 by keyboard and a 0 with a finger, until done.

    Gives how many there were of each way.
    """
    ways = {"mouse": 0, "keys": 0, "finger": 0}
    while prompt(page).startswith("Write"):
        digit = asked(page)
        strokes = strokes_of(digit, HANDS[sum(ways.values()) % 3], rng)
        way = {1: "keys", 0: "finger"}.get(digit, "mouse")
        ways[way] += 1
        if way == "keys":
            draw_by_keys(page, *ONE)
            page.keyboard.press("Enter")
            wait(page)
            continue
        (draw if way == "mouse" else draw_with_a_finger)(page, strokes)
        press(page, "Done")
    return ways


def test_twenty_digits_are_written_by_mouse_finger_and_keyboard_and_read(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    lab.show_on(1300, 1000, presenting=False)
    assert prompt(page) == "Write a 4" and status(page).startswith("Write a 4 on the pad")
    ways = write_all(page, np.random.default_rng(0))
    assert ways == {"mouse": 16, "keys": 2, "finger": 2}
    right = int(lab.run("print(hand.right.sum())"))
    assert right >= 15 and prompt(page) == f"{right} of 20 right"
    assert lab.run("print(len(hand.labels), (hand.answers == 1)[hand.labels == 1].sum())") == "20 2"
    assert lab.run("print(*hand.right[hand.labels == 0])") == "True True"
    marks = page.locator(".mlp-wall-cell").all_text_contents()
    assert sum(mark.endswith("✓") for mark in marks) == right
    assert page.locator(".mlp-wall-wrong").count() == 20 - right
    assert f"Read right: {right} of 20." in status(page) and "Save them" in status(page)
    counted = page.locator(".mlp-counts .mlp-grid-marks span").all_text_contents()
    assert sum(map(int, counted)) == 20
    assert page.locator(".mlp-title", has_text="MNIST's 7s").is_visible()


def test_nothing_is_told_before_done_and_an_empty_pad_is_not_taken(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    press(page, "Done")
    assert status(page) == "The pad is empty: write a 4, or Skip it."
    draw(page, strokes_of(4))
    wait(page)
    assert not any(text.strip("4") for text in page.locator(".mlp-wall-cell").all_text_contents())
    press(page, "Undo")
    press(page, "Undo")
    press(page, "Done")
    assert status(page).startswith("The pad is empty")
    draw(page, strokes_of(4))
    button(page, "Done").click()
    draw(page, strokes_of(6))  # at once, as a quick hand does
    wait(page)
    assert "Your 4 is read as a 4" in status(page) and prompt(page) == "Write a 6"
    assert page.locator(".mlp-wall-cell").first.text_content() == "44 ✓"
    press(page, "Done")
    assert lab.run("print(hand.labels, hand.answers)") == "[4 6] [4 6]"


def test_one_is_skipped_and_one_written_anew_with_the_mouse_and_with_keys(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    draw(page, strokes_of(9))  # a 4 was asked for
    press(page, "Done")
    press(page, "Skip")
    assert prompt(page) == "Write a 2"
    assert place(page, 0).get_attribute("aria-label") == "4, read as 9, wrong"
    assert place(page, 1).get_attribute("aria-label") == "6, skipped"
    draw(page, strokes_of(2))  # half-done: it waits
    place(page, 0).click()
    wait(page)
    assert prompt(page) == "Write a 4" and lab.run("print(hand.pixels.max())") == "0.0"
    draw(page, strokes_of(4))
    press(page, "Done")
    assert place(page, 0).get_attribute("aria-label") == "4, read as 4, right"
    assert prompt(page) == "Write a 2" and lab.run("print(hand.pixels.max())") == "1.0"
    place(page, 2).focus()
    for key in ("End", "Home", "ArrowDown", "ArrowUp", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    wait(page)
    assert prompt(page) == "Write a 6"
    assert place(page, 1).get_attribute("aria-selected") == "true"
    draw(page, strokes_of(6))
    press(page, "Done")
    press(page, "Done")
    assert lab.run("print(hand.labels, hand.answers)") == "[4 6 2] [4 6 2]"


def test_of_the_wall_one_picture_is_reached_with_tab_and_arrows_go_on(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    reached = page.locator(".mlp-wall-cell[tabindex='0']")
    assert reached.count() == 1
    reached.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    focused = (
        "() => [...document.querySelectorAll('.mlp-wall-cell')].indexOf(document.activeElement)"
    )
    assert page.evaluate(focused) == 11 and reached.count() == 1
    assert lab.run("print(hand.asked)") == "4"  # to look is not to pick
    page.keyboard.press(" ")
    wait(page)
    assert lab.run("print(hand.asked == hand._order[11])") == "True"


def test_saving_asks_before_it_overwrites_and_a_restart_loses_nothing_saved(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    page.get_by_role("textbox", name="file", exact=True).fill("of_this_test.npz")
    page.keyboard.press("Enter")
    draw(page, strokes_of(4))
    press(page, "Done")
    press(page, "Save")
    assert status(page).startswith("Saved as of_this_test.npz, beside this notebook: 1 picture and")
    draw(page, strokes_of(6))
    press(page, "Done")
    press(page, "Save")
    assert status(page) == "of_this_test.npz is there already. Overwrite, or type another name?"
    press(page, "Overwrite")
    assert "2 pictures and which digit each is. Nothing in it names a person." in status(page)
    press(page, "Reset")  # what is saved can go at once
    assert prompt(page) == "Write a 4"
    page.evaluate("() => panel.sessionContext.restartKernel()")
    page.wait_for_function("() => document.querySelector('.mlp-lost')")
    lab.errors.clear()  # JupyterLab's own, about the widgets that are gone
    lab.run_all()
    page.get_by_role("textbox", name="file", exact=True).fill("of_this_test.npz")
    page.keyboard.press("Enter")
    press(page, "Load")
    assert prompt(page) == "Write a 2" and "2 digits of the file are in the wall." in status(page)
    assert lab.run("print(hand.labels, hand.answers)") == "[4 6] [4 6]"
    lab.run("import os; os.remove('of_this_test.npz')")


def test_reset_asks_where_something_would_be_lost(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    draw(page, strokes_of(4))
    press(page, "Done")
    press(page, "Reset")
    assert status(page) == "1 digit in the wall is not saved. Save first, or lose them?"
    assert lab.run("print(len(hand.labels))") == "1"
    press(page, "Lose them")
    assert lab.run("print(len(hand.labels))") == "0" and button(page, "Reset").is_visible()
