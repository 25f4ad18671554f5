"""GradientVector in JupyterLab: slopes chosen by mouse, by keyboard, by code."""

import pytest

from tests.browser.hands import press
from tests.browser.lab import wait
from tests.browser.looks import removed, status, watch_removals

CODE = "from mlp_helpers.lesson06 import GradientVector\nvector = GradientVector()\nvector"
NAME = "print(vector.name_of(vector.selected))"


def marked(page):
    """The line of the table that is marked."""
    return page.locator(".mlp-line-now").text_content().split()


def test_the_order_is_dragged_along(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    before = page.locator(".mlp-demo").bounding_box()
    area = page.locator(".mlp-spectrum .mlp-curve-area").bounding_box()
    mark = page.get_by_role("slider", name="Slopes, sorted by size")
    y = area["y"] + area["height"] - 12
    watch_removals(page)
    page.mouse.move(area["x"] + 0.5 * area["width"], y)
    assert page.locator(".mlp-readout").first.text_content().startswith("rank 6,5")  # hovered
    page.mouse.move(area["x"] + 0.1 * area["width"], y)
    page.mouse.down()
    page.mouse.move(area["x"] + 0.3 * area["width"], y, steps=15)
    wait(page)
    rank = int(mark.get_attribute("aria-valuenow"))
    assert rank == pytest.approx(0.3 * 13_002, abs=40)
    assert lab.run("print(vector.rank)") == str(rank)  # before the button is released
    name = lab.run(NAME)
    assert name in status(page) and mark.get_attribute("aria-valuetext").endswith(name)
    assert marked(page)[0] == "▶0.1"
    page.mouse.up()
    wait(page)
    assert removed(page) == 0
    layer, neuron = lab.run("print(*vector.neuron)").split()
    assert (
        page.get_by_label("layer", exact=True).evaluate("node => node.selectedOptions[0].text")
        == layer
    )
    assert page.get_by_label("neuron", exact=True).input_value() == neuron
    page.mouse.click(area["x"] + area["width"] - 2, y)
    wait(page)
    assert "is exactly 0, because" in status(page) and lab.run("print(vector.slope)") == "0.0"
    assert page.locator(".mlp-demo").bounding_box() == before


def test_a_slope_is_found_in_the_picture_and_nudged(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    lab.run("vector.select_bias(1, 5)")
    wait(page)
    assert page.locator(".mlp-picker .mlp-cursor").is_hidden()
    box = page.locator(".mlp-picker").bounding_box()
    page.mouse.click(box["x"] + 13.5 * 6 + 1, box["y"] + 14.5 * 6 + 1)
    wait(page)
    assert lab.run(NAME) == "weight of layer 1, neuron 5, from pixel row 14, column 13"
    assert page.locator(".mlp-picker .mlp-cursor").is_visible()
    page.get_by_label("nudge ε").select_option("0.001")
    wait(page)
    assert lab.run("print(vector.epsilon)") == "0.001"
    numbers = [float(text.replace("−", "-")) for text in marked(page) if text[0] in "−+"]
    predicted, actual = (
        float(n) for n in lab.run("print(vector.predicted, vector.actual)").split()
    )
    assert numbers == [pytest.approx(predicted, rel=0.005), pytest.approx(actual, rel=0.005)]
    random = status(page)
    press(page, "Trained")
    assert lab.run("print(vector.kind)") == "trained" and status(page) != random
    assert lab.run(NAME).endswith("neuron 5, from pixel row 14, column 13")
    assert page.locator(".mlp-spectrum text").all_text_contents()[0] == "0.01"
    page.get_by_label("logarithmic scale").uncheck()
    wait(page)
    assert "0.0010" in page.locator(".mlp-spectrum text").all_text_contents()
    press(page, "Its bias")
    assert lab.run(NAME) == "bias of layer 1, neuron 5"
    press(page, "Reset")
    assert lab.run("print(vector.kind, vector.epsilon)") == "random 0.1"
    assert page.get_by_label("logarithmic scale").is_checked()


def test_all_of_it_by_keyboard_alone(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    mark = page.get_by_role("slider", name="Slopes, sorted by size")
    mark.focus()
    for key, rank in [("Home", 1), ("ArrowRight", 2), ("Shift+ArrowDown", 102), ("ArrowUp", 101),
                      ("Shift+ArrowUp", 1), ("Shift+ArrowLeft", 1), ("End", 13_002)]:  # fmt: skip
        page.keyboard.press(key)
        wait(page)
        assert mark.get_attribute("aria-valuenow") == str(rank)
        assert lab.run("print(vector.rank)") == str(rank)
    page.keyboard.press("Tab")  # the picture of the neuron
    picker = page.locator(".mlp-picker")
    assert picker.get_attribute("aria-label").startswith("Slopes of the 784 weights into layer 1")
    page.keyboard.press("Home")
    for key in ("ArrowDown", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    wait(page)
    assert lab.run(NAME).endswith("from pixel row 2, column 1")
    page.keyboard.press("Tab")  # the layer
    page.keyboard.press("ArrowDown")
    wait(page)
    assert lab.run("print(vector.neuron)") == "(2, 0)"
    page.keyboard.press("Tab")  # the neuron
    page.keyboard.press("Control+a")
    page.keyboard.type("13")
    page.keyboard.press("Tab")  # its bias
    wait(page)
    assert lab.run("print(vector.neuron)") == "(2, 13)"
    page.keyboard.press("Enter")
    wait(page)
    assert lab.run(NAME) == "bias of layer 2, neuron 13"
    page.keyboard.press("Tab")  # the nudge
    page.keyboard.press("ArrowDown")
    wait(page)
    assert lab.run("print(vector.epsilon)") == "0.01" and "0.01" in "".join(marked(page)[:2])


def test_what_code_sets_shows_at_once(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    lab.run("vector.select_weight(3, 7, 2); vector.set_epsilon(0.0001)")
    wait(page)
    assert status(page).startswith("The weight of layer 3, neuron 7, from neuron 2 of layer 2: ∂C")
    assert page.locator(".mlp-picker-row div").count() == 16
    assert page.locator(".mlp-bar.mlp-top .mlp-bar-label").text_content() == "weights 3"
    assert page.get_by_label("neuron", exact=True).input_value() == "7"
    means = [float(text) for text in page.locator(".mlp-bar-value").all_text_contents()]
    assert means == [float(m) for m in lab.run("print(*vector.means.round(5))").split()]
    lab.run("vector.network.biases[2][:] = 1e6; vector.refresh(); vector.set_log(False)")
    wait(page)
    assert status(page).endswith("exactly 0, so no small nudge changes the cost.")
    svg = page.locator("svg.mlp-spectrum").evaluate("node => node.outerHTML")
    assert "NaN" not in svg and "Infinity" not in svg and "undefined" not in svg
    lab.run("vector.reset(); vector.locked = True")
    wait(page)
    rank = lab.run("print(vector.rank)")
    for part in (".mlp-curve-area", ".mlp-picker"):
        page.locator(part).click(position={"x": 100, "y": 60}, force=True)
    page.keyboard.press("ArrowRight")
    wait(page)
    assert lab.run("print(vector.rank)") == rank


def test_the_largest_are_shown_enlarged_and_chosen_there_and_layers_are_told(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    glass = page.locator(".mlp-spectrum-lens > rect").bounding_box()
    readout = page.locator(".mlp-readout").first
    legend = page.locator(".mlp-spectrum .mlp-curve-name").all_text_contents()
    assert {"layer 1", "layer 2", "layer 3"} <= set(legend)
    y = glass["y"] + 0.6 * glass["height"]
    page.mouse.move(glass["x"] + 0.5 * glass["width"] + 0.3, y)
    assert readout.text_content().startswith("rank 301 of 13,002")
    page.mouse.down()
    page.mouse.move(glass["x"] + 1, y + 90, steps=5)  # a drag stays in what it began in
    page.mouse.up()
    wait(page)
    rank = int(lab.run("print(vector.rank)"))
    assert rank <= 4
    layer = lab.run("print(vector.neuron[0])")
    page.mouse.move(2, 2)
    assert readout.text_content().endswith(f", layer {layer}")
    drawn = [path.get_attribute("d") for path in page.locator(".mlp-spectrum-lens > path").all()]
    assert all(drawn[1:4])  # bars of all three layers
