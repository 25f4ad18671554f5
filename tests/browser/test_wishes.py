"""Wishes in JupyterLab: walked through by mouse, by keyboard, by code."""

import pytest

from tests.browser.hands import press
from tests.browser.lab import DARK, wait
from tests.browser.looks import removed, watch_removals

CODE = "from mlp_helpers.lesson07 import Wishes\ndemo = Wishes()\ndemo"


def neuron(page, layer, place):
    """The circle of one neuron."""
    return page.locator(f".mlp-neuron[aria-label^='layer {layer}, neuron {place},']")


def said(page):
    """The sum written out, then the line below it."""
    return [line.text_content() for line in page.locator(".mlp-demo .mlp-status").all()]


def bars(page):
    return page.locator(".mlp-bar-value").all_text_contents()


def triangles(page):
    """How many point up, and down."""
    marks = ".mlp-change.mlp-{}[visibility=visible]"
    return [page.locator(marks.format(way)).count() for way in ("plus", "minus")]


def test_step_by_step_by_mouse(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    height = page.locator(".mlp-demo").bounding_box()["height"]
    watch_removals(page)
    assert bars(page)[2] == "+0.683" and triangles(page)[0] == 1
    press(page, "Step")
    assert bars(page)[2:4] == ["+0.296", "−0.228"] and triangles(page) == [1, 2]
    assert "2 · (+0.683) · 0.217 = +0.296" in said(page)[0]
    strong = page.locator(".mlp-strong line[visibility=visible]")
    assert strong.count() == 16  # the edges into output 2, through which it will ask
    press(page, "Step")
    assert lab.run("print(demo.position, demo.selected)") == "2 (2, 1)"
    assert "Neuron 1 is pulled up by" in said(page)[1]
    assert strong.count() == 11  # ten edges out of it, and the halo of the strongest
    ends = strong.nth(0).evaluate("node => [node.getAttribute('x1'), node.getAttribute('x2')]")
    own = neuron(page, 2, 1).get_attribute("cx")
    assert own in ends and float(max(ends, key=float)) > float(own)
    neuron(page, 2, 8).click()
    wait(page)
    assert lab.run("print(demo.selected)") == "(2, 8)"
    assert page.locator(".mlp-bar.mlp-top .mlp-bar-label").text_content() == "2: w −3.40"
    assert "wish for a −1.59" in neuron(page, 2, 8).get_attribute("aria-label")
    assert "wish for z +0.296" in neuron(page, 3, 2).get_attribute("aria-label")
    assert "wish" not in neuron(page, 1, 0).get_attribute("aria-label")
    neuron(page, 1, 5).click()
    wait(page)
    assert "Layer 1, neuron 5 has no wish yet: step 3." in said(page)[0]
    press(page, "3 Layer 1")
    assert lab.run("print(demo.position, demo.selected)") == "3 (1, 5)" and len(bars(page)) == 16
    press(page, "Back")
    assert lab.run("print(demo.position)") == "2"
    press(page, "4 Nudges")
    assert "equal to rounding" in said(page)[1]
    assert page.locator(".mlp-picker:visible").count() == 2
    assert page.locator(".mlp-bars:visible").count() == 0
    assert page.locator(".mlp-demo").bounding_box()["height"] == height
    press(page, "0 Differences")
    assert page.locator(".mlp-bars:visible").count() == 1
    assert page.locator(".mlp-demo").bounding_box()["height"] == height
    assert page.locator(".mlp-neuron").count() == 42


def test_examples_are_added_and_a_weight_is_read(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    lab.run("demo.go(3); demo.select(1, 7); demo.go(4)")
    for name, n in (("+1", 2), ("+10", 12), ("+100", 112)):
        press(page, name)
        assert lab.run("print(demo.n_examples)") == str(n)
        assert f"{n} examples: wishes and −∇C differ" in said(page)[1]
        assert f"of {n} wish it up" in said(page)[0]
    assert page.locator(".mlp-title", has_text="112 examples").count() == 1
    watch_removals(page)
    box = page.locator(".mlp-picker").first.bounding_box()
    page.mouse.click(box["x"] + 10.5 / 28 * box["width"], box["y"] + 15.5 / 28 * box["height"])
    wait(page)
    assert lab.run("print(demo.chosen)") == str(15 * 28 + 10)
    value = float(lab.run("print(demo.average.weights[0][7, 430])"))
    texts = page.locator(".mlp-readout:visible", has_text="pixel 430: ").all_text_contents()
    for text in texts:
        assert float(text.split(": ")[1].replace("−", "-")) == pytest.approx(value, rel=0.01)
    assert len(texts) == 2  # both ways
    assert "Weight from pixel 430: " in said(page)[0]
    assert removed(page) == 0
    press(page, "Only this")
    assert lab.run("print(demo.n_examples)") == "1"
    press(page, "Next")
    assert lab.run("print(demo.label, demo.chooser.which.value)") == "2 487"
    press(page, "Random")
    assert lab.run("print(demo.outputs.max() < 0.9)") == "True"
    lab.run("demo.add(999)")
    press(page, "+10")
    assert "1,000 examples: no more than these." in said(page)[1]
    press(page, "Reset")
    assert lab.run("print(demo.position, demo.n_examples, demo.selected)") == "0 1 (3, 2)"


def test_all_of_it_by_keyboard_alone(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    page.get_by_role("button", name="Step", exact=True).focus()
    for _ in range(2):
        page.keyboard.press("Enter")
        wait(page)
    assert lab.run("print(demo.position, demo.selected)") == "2 (2, 1)"
    focused = "() => document.activeElement.getAttribute('aria-label') ?? ''"
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate(focused).startswith("layer 2, neuron 1,"):
            break
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    wait(page)
    assert lab.run("print(demo.selected)") == "(2, 3)" and "neuron 3" in said(page)[0]
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    wait(page)
    assert lab.run("print(demo.selected[0])") == "3"
    page.get_by_role("button", name="4 Nudges").focus()
    page.keyboard.press("Space")
    wait(page)
    picker = page.get_by_role("slider", name="By wishes: nudges of the 16 weights")
    picker.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    wait(page)
    assert lab.run("print(demo.chosen)") == "1"
    assert picker.get_attribute("aria-valuetext").startswith("neuron 1: ")
    page.get_by_role("button", name="+10", exact=True).focus()
    page.keyboard.press("Enter")
    wait(page)
    assert lab.run("print(demo.n_examples)") == "11"
    assert page.locator(".jp-Cell").count() == 1


def test_play_walks_and_pause_stops(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    lab.run("demo.seconds = 0.4")
    press(page, "Play")
    wait(page, 600)
    press(page, "Pause")
    step = lab.run("print(demo.position)")
    assert step in "123"
    wait(page, 900)
    assert lab.run("print(demo.position)") == step
    press(page, "Play")
    lab.rest()
    assert lab.run("print(demo.position, demo.running)") == "4 False"
    pressed = page.locator(
        ".widget-toggle-button[aria-pressed=true], .widget-toggle-button.mod-active"
    )
    assert "4 Nudges" in pressed.all_text_contents()


def test_what_code_sets_shows_at_once_and_a_locked_demo_stays(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    lab.run("demo.load(9, 112); demo.go(2); demo.select(2, 11)")
    wait(page)
    wanted = lab.run("print(*[f'{t:.3e}' for t in demo.contributions(2, 11)])").split()
    terms = [float(text) for text in wanted]
    largest = max(map(abs, terms))
    for text, term in zip(bars(page), terms, strict=True):
        if text == "≈ 0":
            assert 0 < abs(term) < largest / 9999
        else:
            assert float(text.replace("−", "-")) == pytest.approx(term, rel=0.01)
            assert abs(term) > largest / 10001 or not term
    fills = page.eval_on_selector_all(
        ".mlp-neuron", "nodes => nodes.map(n => n.getAttribute('fill').match(/[0-9]+/)[0])"
    )
    lab.run("import numpy as np; a = np.float32(np.concatenate(demo.layers[1:]))")
    assert " ".join(fills) == lab.run("print(*[int(v) for v in np.floor(255 * a + 0.5)])")
    lab.run("demo.locked = True")
    neuron(page, 2, 3).click(force=True)
    page.get_by_role("button", name="Step", exact=True).click(force=True)
    wait(page)
    assert lab.run("print(demo.selected, demo.position)") == "(2, 11) 2"


def test_on_a_dark_page_no_nudge_is_dark_too(cell_of):
    lab = cell_of(CODE, DARK)
    page = lab.page
    lab.run("demo.go(4); demo.select(1, 7)")
    wait(page)
    canvases = page.locator(".mlp-picker canvas[data-scale=signed]")
    assert canvases.count() == 2
    for canvas in canvases.all():
        assert canvas.evaluate("node => getComputedStyle(node).filter").startswith("invert(1)")


EXTREME = """
import numpy as np
from mlp_helpers.lesson07.wishes.demo import Wishes
from mlp_helpers.network import Network
network = Network((784, 20, 4, 10), np.random.default_rng(1), dtype=np.float64)
network.weights[1][:] *= 1e8
network.weights[2][:] *= 1e8
network.biases[2][:] = 0
network.biases[1][:] = 0
network.weights[1][0] = 0
network.weights[2][:, 1:] = 0
network.weights[2][:, 0] = 1e-9 * np.sign(network.weights[2][:, 0])
demo = Wishes(network)
demo
"""


def test_extreme_networks_show_no_nonsense(cell_of):
    lab = cell_of(EXTREME)
    page = lab.page
    demo = page.locator(".mlp-demo")
    height = demo.bounding_box()["height"]
    for step in range(5):
        for layer in (1, 2, 3):
            lab.run(f"demo.select({layer}, 3); demo.go({step})")
            wait(page)
            html = demo.evaluate("node => node.outerHTML")
            assert not any(wrong in html for wrong in ("NaN", "Infinity", "undefined"))
            assert demo.bounding_box()["height"] == height
