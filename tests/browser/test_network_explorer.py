"""NetworkExplorer in JupyterLab: neurons selected and nudged by mouse, by keyboard, by code."""

import pytest

from tests.browser.hands import random_hands

CODE = """
from mlp_helpers.lesson04.network_explorer import NetworkExplorer
explorer = NetworkExplorer()
explorer
"""


def neuron(page, layer, place):
    """The circle of one neuron."""
    return page.locator(f".mlp-neuron[aria-label^='layer {layer}, neuron {place},']")


def selected(page):
    """What the page says of the selected neuron."""
    return page.locator(".mlp-neuron[aria-selected=true]").get_attribute("aria-label")


def shown(page):
    """The numbers beside the ten bars."""
    return [float(text) for text in page.locator(".mlp-bar-value").all_text_contents()]


def status(page):
    return page.locator(".mlp-status").last.text_content()


def test_a_neuron_is_clicked_and_its_bias_dragged(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    height = page.locator(".mlp-demo").bounding_box()["height"]
    page.evaluate(
        """() => {
            window.removed = 0;
            new MutationObserver(all => all.forEach(one => {
                window.removed += [...one.removedNodes].filter(n => n.nodeType === 1).length;
            })).observe(document.querySelector('.mlp-diagram'), {childList: true, subtree: true});
        }"""
    )
    assert page.locator(".mlp-edges:not(.mlp-strong) line").count() == 416
    neuron(page, 3, 3).click()
    page.wait_for_timeout(300)
    assert selected(page).startswith("layer 3, neuron 3, activation 0.96")
    assert lab.run("print(explorer.selected)") == "(3, 3)"
    assert page.locator(".mlp-picker-row div").count() == 16
    seen = page.locator(".mlp-strong line[visibility=visible]").count()
    assert seen == 17  # sixteen edges into it, and the chosen one's halo
    box = page.get_by_role("slider", name="bias").bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 0.44 * box["width"], y)
    page.mouse.down()
    page.mouse.move(box["x"] + 5, y, steps=10)
    page.wait_for_timeout(200)
    assert shown(page)[3] < 0.01  # before the button is released
    assert "output 3 falls by 0.96; the answer turns from 3 to 8" in status(page)
    assert page.locator(".mlp-bar-target:visible").count() == 10
    assert page.locator(".mlp-change.mlp-minus[visibility=visible]").count() == 1
    page.mouse.up()
    page.wait_for_timeout(200)
    assert lab.run("print(explorer.network.biases[2][3] < -18, explorer.answer)") == "True 8"
    assert "change −0.96" in selected(page)
    page.get_by_role("button", name="Reset nudges").click()
    page.wait_for_timeout(300)
    assert shown(page)[3] == 0.96 and status(page).startswith("No nudges.")
    assert page.locator(".mlp-change[visibility=visible]").count() == 0
    assert page.evaluate("window.removed") == 0
    assert page.locator(".mlp-demo").bounding_box()["height"] == height


def test_neurons_and_weights_by_keyboard_alone(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    page.get_by_label("Image, 28 by 28 pixels").focus()
    page.keyboard.press("Tab")  # the weights
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    assert lab.run("print(explorer.chosen)") == "29"
    picker = page.get_by_role("slider", name="The 784 weights into layer 1, neuron 0")
    assert picker.get_attribute("aria-valuetext").startswith("row 1, column 1, place 29: ")
    page.keyboard.press("Tab")  # the diagram
    focused = "() => document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(focused).startswith("layer 1, neuron 0, activation 1.00")
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    assert page.evaluate(focused).startswith("layer 2, neuron 3, activation 0.97")
    assert lab.run("print(explorer.selected)") == "(1, 0)"  # looking is not selecting
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert lab.run("print(explorer.selected)") == "(2, 3)" and "neuron 3" in selected(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("End")
    page.keyboard.press("Space")
    page.wait_for_timeout(300)
    assert lab.run("print(explorer.selected)") == "(3, 9)"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Home")
    assert page.evaluate(focused).startswith("layer 2, neuron 0,")
    assert page.locator(".mlp-neuron[tabindex='0']").count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate(focused) == "bias"
    page.keyboard.press("Home")
    page.wait_for_timeout(300)
    assert lab.run("print(explorer.network.biases[2][9])") == "-20.0"
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("77")
    field = page.get_by_role("spinbutton", name="bias")
    assert field.get_attribute("aria-invalid") == "true"
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert lab.run("print(explorer.network.biases[2][9])") == "-20.0"
    lines = page.locator(".mlp-status")
    assert lines.count() == 2 and lines.first.text_content().startswith("Layer 3, neuron 9: z =")
    refused = "“77” given, wanted a number from −20 to 20. bias stays −20.00."
    assert lines.last.text_content() == refused
    page.keyboard.press("ArrowLeft")  # whatever comes next takes it back
    assert lines.last.text_content() != refused


def test_a_weight_is_chosen_in_the_picture_and_nudged(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    picker = page.locator(".mlp-picker")
    box = picker.bounding_box()
    lab.run("explorer.select(1, 4)")
    page.mouse.move(box["x"] + 2.5 * 4, box["y"] + 1.5 * 4)
    texts = page.locator(".mlp-readout").all_text_contents()
    assert any(text.startswith("place 30: ") for text in texts)
    page.mouse.click(box["x"] + 10.5 * 4, box["y"] + 12.5 * 4)
    page.wait_for_timeout(300)
    assert lab.run("print(explorer.chosen)") == str(12 * 28 + 10)
    slider = page.get_by_role("slider", name="weight, place 346", exact=True)
    slider.focus()
    page.keyboard.press("End")
    page.wait_for_timeout(300)
    assert lab.run("print(explorer.network.weights[0][4, 346])") == "10.0"
    assert status(page).startswith("1 of 13,002 nudged")
    lab.run("explorer.set_weight(346, 1e6)")
    page.wait_for_timeout(300)
    assert float(slider.get_attribute("max")) >= 1e6
    assert page.get_by_role("spinbutton", name="weight, place 346").input_value() == "1000000.00"
    page.get_by_role("button", name="Reset", exact=True).click()
    page.wait_for_timeout(300)
    assert lab.run("print(explorer.selected, explorer.change.any())") == "(1, 0) False"


def test_drawing_choosing_and_the_random_network(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    page.get_by_role("button", name="Clear", exact=True).click()
    page.wait_for_timeout(300)
    assert lab.run("print(explorer.picture.max())") == "0.0"
    box = page.locator(".mlp-grid canvas").first.bounding_box()
    page.mouse.move(box["x"] + 84, box["y"] + 26)
    page.mouse.down()
    page.mouse.move(box["x"] + 82, box["y"] + 142, steps=8)
    page.wait_for_timeout(200)
    assert page.locator(".mlp-bar.mlp-top .mlp-bar-label").text_content() == "1"
    page.mouse.up()
    page.wait_for_timeout(200)
    assert lab.run("print(explorer.answer, explorer.picture.max())") == "1 1.0"
    page.locator(".mlp-demo select").select_option("7")
    page.wait_for_timeout(300)
    assert lab.run("print(explorer.answer)") == "7"
    trained = shown(page)
    page.get_by_role("button", name="Random").click()
    page.wait_for_timeout(300)
    assert shown(page) != trained and "The random network reads" in status(page)
    lab.run("explorer.load(5); explorer.choose('trained'); explorer.select(2, 6)")
    page.wait_for_timeout(300)
    wanted = lab.run("print(*[f'{a:.2f}' for a in explorer.outputs])")
    assert shown(page) == [float(text) for text in wanted.split()]
    fills = page.eval_on_selector_all(
        ".mlp-neuron", "nodes => nodes.map(n => n.getAttribute('fill').match(/[0-9]+/)[0])"
    )
    lab.run("import numpy as np; a = np.concatenate(explorer.activations[1:])")
    assert " ".join(fills) == lab.run("print(*[int(v) for v in np.floor(255 * a + 0.5)])")
    lab.run("explorer.locked = True")
    neuron(page, 1, 3).click(force=True)
    page.wait_for_timeout(200)
    assert lab.run("print(explorer.selected)") == "(2, 6)"


def test_it_fits_beside_the_file_list_and_can_be_read_from_the_back_row(cell_of):
    lab = cell_of(CODE, theme="JupyterLab Dark")
    page = lab.page
    demo = page.locator(".mlp-demo")
    assert page.viewport_size["width"] == 1300
    assert demo.evaluate("node => node.scrollWidth - node.clientWidth") <= 0
    page.set_viewport_size({"width": 1280, "height": 720})
    for command in ("application:toggle-presentation-mode", "application:toggle-left-area"):
        page.evaluate("name => { jupyterapp.commands.execute(name); }", command)
    lab.run("explorer.select(2, 3); explorer.set_bias(-8)")
    page.wait_for_timeout(500)
    texts = ".mlp-title, .mlp-title span, .mlp-status, .mlp-bar-label, .mlp-bar-value"
    texts += ", .mlp-diagram-label, .mlp-slider-name, .mlp-demo button"
    texts += ", .mlp-demo input:not([type=range])"
    sizes = page.eval_on_selector_all(
        texts, "nodes => nodes.map(node => parseFloat(getComputedStyle(node).fontSize))"
    )
    assert len(sizes) > 45 and min(sizes) >= 18
    before = demo.bounding_box()
    assert before["width"] <= 1280 and before["height"] <= 600
    for code in ("explorer.set_bias(1e6)", "explorer.select(1, 3)", "explorer.set_weight(3, 1e9)"):
        lab.run(code)
        page.wait_for_timeout(150)
        assert demo.bounding_box() == before


ACTIONS = ["explorer.load(8)", "explorer.next()", "explorer.select(2, 3)", "explorer.set_bias(-4)"]
ACTIONS += ["explorer.set_weight(5, 1e6)", "explorer.choose('random', seed=3)"]
ACTIONS += ["explorer.choose('trained')", "explorer.reset_nudges()", "explorer.reset()"]


def survives_random_hands(lab, n):
    random_hands(lab, n, ACTIONS)
    assert lab.run("explorer.reset(); explorer.load(7); print(explorer.answer)") == "7"
    lab.page.wait_for_timeout(500)
    assert lab.page.locator(".mlp-bar.mlp-top .mlp-bar-label").text_content() == "7"
    assert status(lab.page).startswith("No nudges. The trained network reads 7")


def test_random_hands_do_no_harm(cell_of):
    survives_random_hands(cell_of(CODE), 60)


@pytest.mark.slow
def test_five_hundred_random_actions_do_no_harm(cell_of):
    survives_random_hands(cell_of(CODE), 500)
