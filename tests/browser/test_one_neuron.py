"""OneNeuron and EdgeHunt in JupyterLab: painted with the mouse, by keyboard, set by code."""

import pytest

from tests.browser.hands import random_hands

NEURON = "from mlp_helpers.lesson02 import OneNeuron\ndemo = OneNeuron()\ndemo"
HUNT = (
    "from mlp_helpers.lesson02 import patterns\nfrom mlp_helpers.lesson02 import EdgeHunt\n"
    "demo = EdgeHunt()\ndemo"
)
READ = ".mlp-title, .mlp-status, .mlp-bar-label, .mlp-bar-value, .mlp-line-value, .mlp-line-name"


def paint(page, label, ink, places):
    """With the mouse, along places (row, column) of a grid of 28 by 28."""
    page.get_by_role("button", name=ink, exact=True).click()
    box = page.locator(f"[aria-label='{label}'] canvas").bounding_box()
    points = [
        (box["x"] + c * box["width"] / 28, box["y"] + r * box["height"] / 28) for r, c in places
    ]
    page.mouse.move(*points[0])
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*point, steps=6)
    page.mouse.up()
    page.wait_for_timeout(300)


def fits(lab):
    """Beside the open file list, and on a slide, readable from the back row."""
    page = lab.page
    demo = page.locator(".mlp-demo")
    assert demo.evaluate("node => node.scrollWidth - node.clientWidth") <= 0
    page.set_viewport_size({"width": 1280, "height": 720})
    for command in ("application:toggle-presentation-mode", "application:toggle-left-area"):
        page.evaluate("name => { jupyterapp.commands.execute(name); }", command)
    page.wait_for_timeout(500)
    sizes = page.eval_on_selector_all(
        READ + ", .mlp-demo button, .mlp-demo input:not([type=range])",
        "nodes => nodes.map(node => parseFloat(getComputedStyle(node).fontSize))",
    )
    box = demo.bounding_box()
    assert len(sizes) > 8 and min(sizes) >= 18
    assert box["width"] <= 1280 and box["height"] <= 600, box


def test_painting_weights_by_mouse_moves_the_sum_and_code_reads_it(cell_of):
    lab = cell_of(NEURON)
    page = lab.page
    assert page.locator(".mlp-line-value").text_content() == "sum 25.54"
    paint(page, "Weights, 28 by 28", "−", [(7, 8), (7, 20)])
    shown = page.locator(".mlp-line-value").text_content()
    assert shown.startswith("sum −")
    assert lab.run("print(f'sum {demo.sum:.2f}')").replace("-", "−") == shown
    page.get_by_role("button", name="Undo", exact=True).click()
    page.wait_for_timeout(300)
    assert page.locator(".mlp-line-value").text_content() == "sum 25.54"
    height = page.locator(".mlp-demo").bounding_box()["height"]
    lab.run("demo.preset('a ring'); demo.shift_by(3, 0); demo.set_brightness(0.5)")
    page.wait_for_timeout(300)
    assert page.locator(".mlp-line-value").text_content() != "sum 25.54"
    assert page.get_by_role("slider", name="brightness").input_value() == "0.5"
    assert page.locator(".mlp-demo").bounding_box()["height"] == height
    lab.run("demo.set_weights([[1e6] * 28] * 28)")
    page.wait_for_timeout(300)
    assert "e+" in page.locator(".mlp-line-value").text_content()
    assert "NaN" not in page.locator(".mlp-demo").text_content()


def test_one_neuron_by_keyboard_alone(cell_of):
    lab = cell_of(NEURON)
    page = lab.page
    page.get_by_role("slider", name="brightness").focus()
    page.keyboard.press("Home")
    page.wait_for_timeout(300)
    assert lab.run("print(demo.sum)") == "0.0"
    page.keyboard.press("End")
    page.get_by_role("button", name="erase", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    page.get_by_label("Weights, 28 by 28").focus()
    page.keyboard.press("Home")
    for _ in range(7):
        page.keyboard.press("ArrowDown")
    for _ in range(9):
        page.keyboard.press("ArrowRight")
    page.keyboard.down("Shift")
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    page.keyboard.up("Shift")
    page.wait_for_timeout(300)
    assert lab.run("print(demo.weights.reshape(28, 28)[7, 9:20].max())") == "0.0"
    fits(lab)


def test_edges_are_hunted_with_the_mouse(cell_of):
    lab = cell_of(HUNT)
    page = lab.page
    assert "no score yet" in lab.run("print(demo)")
    paint(page, "Weights, 28 by 28", "+", [(7.5, 9), (7.5, 19)])
    plain = float(lab.run("print(demo.score)"))
    assert "No weight is negative" in page.locator(".mlp-status").text_content()
    paint(page, "Weights, 28 by 28", "−", [(4, 9), (4, 19)])
    paint(page, "Weights, 28 by 28", "−", [(11, 9), (11, 19)])
    assert float(lab.run("print(demo.score)")) > plain + 1
    page.get_by_role("button", name="Clear", exact=True).click()
    page.get_by_role("button", name="Best so far").click()
    page.wait_for_timeout(300)
    assert lab.run("print(demo.score == demo.best_score > 2)") == "True"
    lab.run("demo.set_weights(1000 * patterns.edge_with_surround())")
    page.wait_for_timeout(300)
    assert "d′ 4.44, pairs ranked right 100%" in page.locator(".mlp-status").text_content()
    fits(lab)


def test_edges_are_hunted_by_keyboard_alone(cell_of):
    lab = cell_of(HUNT)
    page = lab.page
    page.get_by_label("Weights, 28 by 28").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Space")
    page.wait_for_timeout(300)
    assert lab.run("print(demo.score is None, demo.weights.max())") == "False 1.0"
    page.keyboard.press("Control+z")
    page.wait_for_timeout(300)
    assert lab.run("print(demo.score)") == "None"


HANDS = {
    NEURON: ["demo.preset('a ring')", "demo.load(3)", "demo.undo()", "demo.shift_by(1, -1)"],
    HUNT: ["demo.undo()", "demo.take_best()", "demo.clear()", "demo.set_weights([-1e6] * 784)"],
}


@pytest.mark.parametrize("n", [60, pytest.param(500, marks=pytest.mark.slow)])
@pytest.mark.parametrize("code", HANDS, ids=["one_neuron", "edge_hunt"])
def test_random_hands_do_no_harm(cell_of, code, n):
    lab = cell_of(code)
    before = lab.run("print(demo)")
    random_hands(lab, n, HANDS[code])
    assert lab.run("demo.reset(); print(demo)") == before
