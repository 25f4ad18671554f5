"""ThreeAvenues in JupyterLab: a budget spent by mouse, by keyboard, by code."""

import pytest

from tests.browser.hands import press
from tests.browser.lab import wait
from tests.browser.looks import removed, status, watch_removals

CODE = "from mlp_helpers.lesson07 import ThreeAvenues\ndemo = ThreeAvenues()\ndemo"
NUDGES = "print(*demo.nudges['{}'].round(3)[[0, 3, 14]])"


def bar(page, name):
    """The track of a bar that a hand may drag, by its name."""
    return page.get_by_role("slider", name=name, exact=True)


def shown(page, name):
    return bar(page, name).get_attribute("aria-valuetext")


def drag(page, name, *shares):
    """Press on a bar and move to these places on it, 0..1, without letting go."""
    box = bar(page, name).bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + shares[0] * box["width"], y)
    page.mouse.down()
    for share in shares[1:]:
        page.mouse.move(box["x"] + share * box["width"], y, steps=6)
    wait(page)


def test_a_nudge_is_dragged_until_the_budget_ends(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    demo = page.locator(".mlp-demo")
    height = demo.bounding_box()["height"]
    watch_removals(page)
    assert "Output 8: 0.20 → 0.20. C₀ of all ten: 0.70 → 0.70." in status(page)
    drag(page, "Nudge of weight, 3", 0.5, 0.8)
    nudge = float(shown(page, "Nudge of weight, 3"))  # before the button is released
    assert nudge == pytest.approx(0.3, abs=0.015)
    assert "Output 8: 0.20 → 0.25" in status(page) and "left 0." in status(page)
    page.mouse.up()
    drag(page, "Nudge of weight, 14", 0.5, 1.2)
    rest = (0.5**2 - nudge**2) ** 0.5
    assert shown(page, "Nudge of weight, 14") == f"+{rest:.2f}"
    highest = float(bar(page, "Nudge of weight, 14").get_attribute("aria-valuemax"))
    assert highest == pytest.approx(rest, abs=1e-3)
    page.mouse.up()
    wait(page)
    assert lab.run(NUDGES.format("weights")) == f"0.0 {nudge} {round(rest, 3)}"
    assert "The budget is spent" in status(page)
    drag(page, "Nudge of activation, 3", 0.5, 0.9)
    page.mouse.up()
    wait(page)
    assert lab.run(NUDGES.format("activations")) == "0.0 0.0 0.0"
    drag(page, "Nudge of weight, 14", 0.9, 0.5)
    page.mouse.up()
    drag(page, "Nudge of activation, 3", 0.5, 0.9)
    page.mouse.up()
    wait(page)
    assert shown(page, "Nudge of activation, 3") == "+0.07"  # from 0.93 to 1, no further
    assert "1 activation reached 0 or 1" in status(page)
    assert removed(page) == 0
    assert demo.bounding_box()["height"] == height


def test_avenues_by_mouse_buttons_and_the_budget(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    drag(page, "Length spent on each avenue, weights", 0.5, 0.7)
    assert lab.run("print(demo.neuron.amounts().round(2))") == "[0.  0.2 0. ]"
    assert shown(page, "Nudge of weight, 10") == "+0.09"
    page.mouse.up()
    drag(page, "Length spent on each avenue, bias", 0.5, 0.9)
    page.mouse.up()
    page.get_by_role("button", name="All on activations").click()
    wait(page)
    assert lab.run("print(demo.neuron.amounts().round(2))") == "[0.  0.  0.5]"
    assert "0.20 → 0.96" in status(page)
    page.get_by_role("button", name="Steepest way").click()
    wait(page)
    best = lab.run("print(*[f'{x:+.2f}' for x in demo.nudges['activations']])").replace("-", "−")
    names = [f"Nudge of activation, {k}" for k in range(16)]
    assert [shown(page, name) for name in names] == best.split()
    field = page.get_by_role("spinbutton", name="budget")
    field.fill("0.2")
    page.keyboard.press("Enter")
    wait(page)
    assert lab.run("print(demo.budget, round(demo.spent, 6))") == "0.2 0.2"
    page.get_by_role("button", name="No nudges").click()
    page.get_by_role("button", name="Next unsure").click()
    wait(page)
    assert lab.run("print(demo.label, demo.activation < 0.5, demo.spent)") == "8 True 0.0"
    page.locator(".mlp-demo select").select_option("4")
    wait(page)
    titles = page.locator(".mlp-title").all_text_contents()
    assert any(title.startswith("Output 4 = σ(") for title in titles)
    page.get_by_role("button", name="Reset").click()
    wait(page)
    assert lab.run("print(demo)").endswith("0.20 -> 0.20, C_0 0.70 -> 0.70; spent 0.00 of 0.50")


def test_by_keyboard_alone(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    page.get_by_role("spinbutton", name="budget").focus()
    page.keyboard.press("Tab")
    for key in ["Shift+ArrowUp", "ArrowRight", "ArrowLeft", "ArrowUp"]:
        page.keyboard.press(key)
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    wait(page)
    assert lab.run("print(demo.neuron.amounts().round(3))") == "[0.11  0.488 0.   ]"
    for _ in range(3):  # the activations' length, the bias, the first weight
        page.keyboard.press("Tab")
    page.keyboard.press("Home")
    wait(page)
    focused = "() => document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(focused) == "Nudge of weight, 0"
    assert float(lab.run("print(demo.nudges['weights'][0])")) < 0
    assert lab.run("print(round(demo.spent, 6))") == "0.5"
    for _ in range(16):
        page.keyboard.press("Tab")
    assert page.evaluate(focused) == "Nudge of activation, 0"
    page.get_by_role("button", name="No nudges").focus()
    page.keyboard.press("Enter")
    wait(page)
    bar(page, "Nudge of activation, 2").focus()
    page.keyboard.press("End")
    wait(page)
    assert lab.run("print(demo.nudges['activations'][2].round(2))") == "0.5"


def test_what_code_sets_shows_at_once_and_a_locked_demo_stays(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    box = page.locator(".mlp-demo").bounding_box()
    lab.run("demo.set_budget(2); demo.set_bias_nudge(9); demo.set_weight_nudge(3, -1)")
    wait(page)
    assert shown(page, "Length spent on each avenue, bias") == "+2.00"
    assert "−1.00 was asked for, 0.00 is there: the budget ends." in status(page)
    extreme = "from mlp_helpers.digits import load_trained; n = load_trained()\n"
    extreme += "n.weights[2] *= 1e6; demo.plain = n.copy(float); demo.load(8, 50); demo.best()"
    assert lab.run(extreme) == ""
    wait(page)
    text = page.locator(".mlp-demo").text_content()
    assert "e+6" in text and "NaN" not in text and "Infinity" not in text
    assert page.locator(".mlp-demo").bounding_box() == box
    lab.run("demo.reset(); demo.locked = True")
    drag(page, "Nudge of weight, 3", 0.5, 0.8)
    page.mouse.up()
    page.keyboard.press("ArrowRight")
    wait(page)
    assert lab.run("print(demo.spent)") == "0.0"


def test_the_neuron_is_drawn_with_its_ways_in(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    ways = page.locator(".mlp-ways")
    assert ways.locator(".mlp-neuron").count() == 17  # sixteen inputs, one output
    assert ways.locator("path.mlp-edge").count() == 17  # their weights, the bias
    up = ways.locator(".mlp-change.mlp-plus[visibility=visible]")
    assert up.count() == 0
    about = bar(page, "Nudge of weight, 3").locator("title").text_content()
    assert about == "weight +1.32 times activation 0.93"  # a tooltip, and what it is described by
    goal = ways.locator(".mlp-goal")
    dark = goal.get_attribute("fill")
    press(page, "All on weights")
    assert up.count() > 5  # where an input is dark its weight does nothing
    assert up.count() < 17 and goal.get_attribute("fill") != dark
    lab.run("demo.reset_nudges(); demo.set_weight_nudge(3, -0.4)")
    wait(page)
    assert ways.locator(".mlp-change.mlp-minus[visibility=visible]").count() == 1
    narrow = "node => { node.style.width = '460px'; return node.getBoundingClientRect().width; }"
    page.locator(".mlp:has(.mlp-ways)").evaluate(narrow)
    box = ways.locator("svg").bounding_box()
    assert box["width"] <= 460
    drag(page, "Nudge of weight, 3", 0.5, 0.75)  # as well when it is small
    page.mouse.up()
    wait(page)
    assert float(lab.run("print(demo.nudges['weights'][3])")) == pytest.approx(0.25, abs=0.02)
