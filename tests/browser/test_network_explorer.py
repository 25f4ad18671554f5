"""NetworkExplorer in JupyterLab: neurons selected and nudged by mouse, by keyboard, by code."""

from tests.browser.hands import press
from tests.browser.lab import wait
from tests.browser.looks import removed, status, watch_removals

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


def test_a_neuron_is_clicked_and_its_bias_dragged(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    height = page.locator(".mlp-demo").bounding_box()["height"]
    watch_removals(page, ".mlp-diagram")
    assert page.locator(".mlp-edges:not(.mlp-strong) line").count() == 416
    neuron(page, 3, 3).click()
    wait(page)
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
    wait(page)
    assert shown(page)[3] < 0.01  # before the button is released
    assert "output 3 falls by 0.96; the answer turns from 3 to 8" in status(page)
    assert page.locator(".mlp-bar-target:visible").count() == 10
    assert page.locator(".mlp-change.mlp-minus[visibility=visible]").count() == 1
    page.mouse.up()
    wait(page)
    assert lab.run("print(explorer.network.biases[2][3] < -18, explorer.answer)") == "True 8"
    assert "change −0.96" in selected(page)
    page.get_by_role("button", name="Reset nudges").click()
    wait(page)
    assert shown(page)[3] == 0.96 and status(page).startswith("No nudges.")
    assert page.locator(".mlp-change[visibility=visible]").count() == 0
    assert removed(page) == 0
    assert page.locator(".mlp-demo").bounding_box()["height"] == height


def test_neurons_and_weights_by_keyboard_alone(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    page.get_by_label("Image, 28 by 28 pixels").focus()
    page.keyboard.press("Tab")  # the weights
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    wait(page)
    assert lab.run("print(explorer.chosen)") == "29"
    picker = page.get_by_role("slider", name="The 784 weights into layer 1, neuron 0")
    assert picker.get_attribute("aria-valuetext").startswith("row 1, column 1, pixel 29: ")
    page.keyboard.press("Tab")  # the diagram
    focused = "() => document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(focused).startswith("layer 1, neuron 0, activation 1.00")
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    assert page.evaluate(focused).startswith("layer 2, neuron 3, activation 0.97")
    assert lab.run("print(explorer.selected)") == "(1, 0)"  # looking is not selecting
    page.keyboard.press("Enter")
    wait(page)
    assert lab.run("print(explorer.selected)") == "(2, 3)" and "neuron 3" in selected(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("End")
    page.keyboard.press("Space")
    wait(page)
    assert lab.run("print(explorer.selected)") == "(3, 9)"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Home")
    assert page.evaluate(focused).startswith("layer 2, neuron 0,")
    assert page.locator(".mlp-neuron[tabindex='0']").count() == 1
    for _ in range(5):  # Back, Step, Play, Pause
        page.keyboard.press("Tab")
    assert page.evaluate(focused) == "bias"
    page.keyboard.press("Home")
    wait(page)
    assert lab.run("print(explorer.network.biases[2][9])") == "-20.0"
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("77")
    field = page.get_by_role("spinbutton", name="bias")
    assert field.get_attribute("aria-invalid") == "true"
    page.keyboard.press("Enter")
    wait(page)
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
    assert any(text.startswith("pixel 30: ") for text in texts)
    page.mouse.click(box["x"] + 10.5 * 4, box["y"] + 12.5 * 4)
    wait(page)
    assert lab.run("print(explorer.chosen)") == str(12 * 28 + 10)
    slider = page.get_by_role("slider", name="from pixel 346", exact=True)
    slider.focus()
    page.keyboard.press("End")
    wait(page)
    assert lab.run("print(explorer.network.weights[0][4, 346])") == "10.0"
    assert status(page).startswith("1 of 13,002 nudged")
    lab.run("explorer.set_weight(346, 1e6)")
    wait(page)
    assert float(slider.get_attribute("max")) >= 1e6
    assert page.get_by_role("spinbutton", name="from pixel 346").input_value() == "1000000.00"
    page.get_by_role("button", name="Reset", exact=True).click()
    wait(page)
    assert lab.run("print(explorer.selected, explorer.change.any())") == "(1, 0) False"


MOVING = """() => document.getAnimations()
    .filter(one => one.effect.target.matches('.mlp-signal')).length"""


def test_activations_flow_forward_step_by_step(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    watch_removals(page, ".mlp-diagram")
    unlit = page.locator(".mlp-unlit")
    assert unlit.count() == 0 and page.evaluate(MOVING) == 0
    press(page, "Step")  # after the last layer, the image alone
    assert lab.run("print(explorer.position)") == "0" and unlit.count() == 42
    assert page.evaluate(MOVING) == 0
    assert "not computed yet" in neuron(page, 3, 3).get_attribute("aria-label")
    press(page, "Step")
    assert page.evaluate(MOVING) > 20 and unlit.count() == 26
    page.emulate_media(reduced_motion="reduce")
    press(page, "Step")
    page.wait_for_timeout(1500)
    press(page, "Step")
    assert page.evaluate(MOVING) == 0 and unlit.count() == 0 and shown(page)[3] == 0.96
    page.emulate_media(reduced_motion="no-preference")
    press(page, "Back")
    assert unlit.count() == 10 and page.locator(".mlp-bar-value:visible").count() == 0
    page.get_by_role("slider", name="bias").focus()
    page.keyboard.press("End")  # whatever changes the network shows all of it
    wait(page)
    assert unlit.count() == 0 and lab.run("print(explorer.position)") == "3"
    lab.run("explorer.seconds = 0.2; explorer.play()")
    lab.rest()
    assert lab.run("print(explorer.position, explorer.running)") == "3 False"
    assert removed(page) == 0


def test_drawing_choosing_and_the_random_network(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    page.get_by_role("button", name="Clear", exact=True).click()
    wait(page)
    assert lab.run("print(explorer.picture.max())") == "0.0"
    box = page.locator(".mlp-grid canvas").first.bounding_box()
    page.mouse.move(box["x"] + 84, box["y"] + 26)
    page.mouse.down()
    page.mouse.move(box["x"] + 82, box["y"] + 142, steps=8)
    wait(page)
    assert page.locator(".mlp-bar.mlp-top .mlp-bar-label").text_content() == "1"
    page.mouse.up()
    wait(page)
    assert lab.run("print(explorer.answer, explorer.picture.max())") == "1 1.0"
    page.locator(".mlp-demo select").select_option("7")
    wait(page)
    assert lab.run("print(explorer.answer)") == "7"
    trained = shown(page)
    page.get_by_role("button", name="Random").click()
    wait(page)
    assert shown(page) != trained and "The random network reads" in status(page)
    lab.run("explorer.load(5); explorer.choose('trained'); explorer.select(2, 6)")
    wait(page)
    wanted = lab.run("print(*[f'{a:.2f}' for a in explorer.outputs])")
    assert shown(page) == [float(text) for text in wanted.split()]
    fills = page.eval_on_selector_all(
        ".mlp-neuron", "nodes => nodes.map(n => n.getAttribute('fill').match(/[0-9]+/)[0])"
    )
    lab.run("import numpy as np; a = np.concatenate(explorer.activations[1:])")
    assert " ".join(fills) == lab.run("print(*[int(v) for v in np.floor(255 * a + 0.5)])")
    lab.run("explorer.locked = True")
    neuron(page, 1, 3).click(force=True)
    wait(page)
    assert lab.run("print(explorer.selected)") == "(2, 6)"
