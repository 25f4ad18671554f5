"""Curve, Squish and ParameterCount in JupyterLab: by mouse, by keyboard, by code."""

import pytest

from tests.browser.lab import wait

CURVE = """
import numpy as np
from mlp_helpers.views.curve import Curve
xs = np.linspace(-2, 3, 51)
curve = Curve(xs, xs**2, others=[0 * xs, 1 + xs], names=["square", "zero", "line"], x_lo=-2, x_hi=3,
              y_lo=-1, y_hi=4, slope=0, path=[[-1, 1], [1e9, -1e9]], label="Valley")
curve.observe(lambda change: (setattr(curve, "y", change["new"] ** 2),
                              setattr(curve, "slope", 2 * change["new"])), "x")
curve
"""
SQUISH = "from mlp_helpers.lesson03 import Squish\nsquish = Squish()\nsquish"
COUNT = "from mlp_helpers.lesson03 import ParameterCount\ncount = ParameterCount()\ncount"
STATE = "print(round(squish.sum, 2), round(squish.bias, 2), round(squish.factor, 2))"


def place_of(page):
    """Where the point is drawn, in the page's pixels."""
    box = page.locator(".mlp-curve-dot").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def numbers_in(locator):
    """All the text of SVG attributes that must never hold anything but numbers."""
    return locator.evaluate("node => node.outerHTML")


def test_a_curve_by_mouse_by_keys_and_by_code(cell_of):
    lab = cell_of(CURVE)
    page = lab.page
    area = page.locator(".mlp-curve-area").bounding_box()
    point = page.get_by_role("slider", name="Valley")
    left, width = area["x"], area["width"]
    page.mouse.move(*place_of(page))
    page.mouse.down()
    page.mouse.move(left + 0.6 * width, area["y"] + 20, steps=6)
    wait(page)
    assert lab.run("print(curve.x, curve.held)") == "1.0 True"  # before the button is released
    assert place_of(page)[0] == pytest.approx(left + 0.6 * width, abs=1)
    assert place_of(page)[1] == pytest.approx(area["y"] + 0.6 * area["height"], abs=1)
    page.mouse.move(left + 2 * width, area["y"], steps=3)
    page.mouse.up()
    wait(page)
    assert lab.run("print(curve.x, curve.held)") == "3.0 False"
    assert page.locator(".mlp-readout").text_content() == (
        "x 3.00, y 9.00, slope 6.00 (beyond the picture)"
    )
    assert place_of(page)[1] == pytest.approx(area["y"], abs=1)  # at the edge
    for key, x in [("Home", -2), ("Shift+ArrowUp", -1), ("ArrowRight", -0.9), ("ArrowDown", -1),
                   ("End", 3), ("Shift+ArrowLeft", 2), ("ArrowLeft", 1.9)]:  # fmt: skip
        page.keyboard.press(key)
        wait(page)
        assert lab.run("print(curve.x)") == str(float(x))
    assert point.get_attribute("aria-valuetext") == "x 1.90, y 3.61, slope 3.80"
    assert page.locator(".mlp-curve-legend").text_content() == "squarezeroline"
    assert page.locator(".mlp-curve-past").count() == 2
    svg = page.locator("svg.mlp-curve")
    height = page.locator(".mlp").bounding_box()["height"]
    for code in [
        "curve.x = 1e6",
        "curve.slope = 1e30; curve.y = -1e12",
        "curve.draw(np.arange(3), [1e30, -1e30, 0])",
        "curve.slope = None",
        "curve.path = None; curve.x = 1",
    ]:
        assert lab.run(code) == ""
        wait(page)
        drawn = numbers_in(svg)
        assert "NaN" not in drawn and "Infinity" not in drawn and "undefined" not in drawn
        assert page.locator(".mlp").bounding_box()["height"] == height
    assert page.locator(".mlp-curve-past").count() == page.locator(".mlp-curve-other").count() == 0
    lab.run("curve.locked = True")
    wait(page)
    page.mouse.click(left + 5, area["y"] + 5)
    page.keyboard.press("ArrowRight")
    wait(page)
    assert lab.run("print(curve.x)") == "1.0"
    assert point.get_attribute("aria-disabled") == "true"


def lit(page):
    """The brightest red of each of the strip's neurons, 0..255."""
    return page.eval_on_selector_all(
        ".mlp-strip .widget-vbox > :nth-child(2) canvas",
        """nodes => nodes.map(c => Math.max(...c.getContext('2d')
            .getImageData(0, 0, c.width, c.height).data.filter((_, i) => i % 4 === 0)))""",
    )


def test_squish_by_mouse_and_by_code(cell_of):
    lab = cell_of(SQUISH)
    page = lab.page
    demo = page.locator(".mlp-demo")
    height = demo.bounding_box()["height"]
    area = page.locator(".mlp-curve-area").bounding_box()
    assert [value > 120 for value in lit(page)] == [False] * 3 + [True] * 5
    page.mouse.move(*place_of(page))
    page.mouse.down()
    page.mouse.move(area["x"] + 0.7 * area["width"], area["y"] + 9, steps=8)
    wait(page)
    assert lab.run(STATE) == "12.0 0.0 1.0"
    page.mouse.up()
    assert page.get_by_role("spinbutton", name="sum s").input_value() == "12.00"
    slider = page.get_by_role("slider", name="bias b").bounding_box()
    page.mouse.click(slider["x"] + slider["width"] / 4, slider["y"] + slider["height"] / 2)
    wait(page)
    bias = float(lab.run("print(squish.bias)"))
    assert -11.5 < bias < -8.5
    lab.run("squish.set_bias(-10)")
    wait(page)
    assert [value > 120 for value in lit(page)] == [False] * 5 + [True] * 3
    assert "a = 0.12" in page.locator(".mlp-strip .mlp-title").nth(9).text_content()
    assert "= 2.00, and a = σ(z) = 0.8808" in page.locator(".mlp-status").text_content()
    page.get_by_label("tangent, with its slope").check()
    page.get_by_label("step function").check()
    wait(page)
    assert "slope 0.10" in page.locator(".mlp-curve ~ .mlp-readout").text_content()
    assert page.locator(".mlp-curve .mlp-curve-other").count() == 2
    assert lab.run("print(squish.show_tangent, squish.show_step)") == "True True"
    assert demo.bounding_box()["height"] == height
    page.get_by_role("button", name="Reset").click()
    wait(page)
    assert lab.run(STATE) == "0.0 0.0 1.0"
    assert not page.get_by_label("step function").is_checked()
    assert demo.evaluate("node => node.scrollWidth - node.clientWidth") <= 0
    page.set_viewport_size({"width": 1920, "height": 900})
    wait(page)
    assert demo.bounding_box()["height"] <= 520


def test_squish_by_keyboard_alone(cell_of):
    lab = cell_of(SQUISH)
    page = lab.page
    point = page.get_by_role("slider", name="Curve: activation over weighted sum")
    point.focus()
    for key in ["Shift+ArrowUp", "Shift+ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft"]:
        page.keyboard.press(key)
    wait(page)
    assert lab.run(STATE) == "1.9 0.0 1.0"
    page.keyboard.press("Tab")  # the sum's slider
    page.keyboard.press("End")
    wait(page)
    assert point.get_attribute("aria-valuetext") == "weighted sum 30.00, activation 1.00"
    for _ in range(2):  # its field, the bias's slider
        page.keyboard.press("Tab")
    page.keyboard.press("Home")
    wait(page)
    assert lab.run(STATE) == "30.0 -20.0 1.0"
    for _ in range(3):  # the bias's field, the factor's slider, its field
        page.keyboard.press("Tab")
    page.keyboard.type("99")
    field = page.get_by_role("spinbutton", name="factor f")
    assert field.get_attribute("aria-invalid") == "true"
    page.keyboard.press("Enter")
    wait(page)
    assert lab.run(STATE) == "30.0 -20.0 1.0" and field.input_value() == "1.00"
    field.fill("2.5")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")  # the tangent
    wait(page)
    assert lab.run("print(squish.factor, squish.show_tangent)") == "2.5 True"


def test_counting_by_typing_by_buttons_and_by_code(cell_of):
    lab = cell_of(COUNT)
    page = lab.page
    demo = page.locator(".mlp-demo")
    height = demo.bounding_box()["height"]
    assert height <= 520 and "13,002" in page.locator(".mlp-terms").text_content()
    field = page.get_by_label("layers, input first")
    field.fill("784-32-32-10")
    page.keyboard.press("Enter")
    wait(page)
    assert lab.run("print(count.sizes, count.count)") == "(784, 32, 32, 10) 26506"
    assert field.input_value() == "784-32-32-10"
    for text in ["784", "784, 0, 10", "784, x", "784, 2.5", "9999999999, 1", "<i>1</i>, 2"]:
        field.fill(text)
        page.keyboard.press("Enter")
        wait(page)
        assert field.get_attribute("aria-invalid") == "true" and field.input_value() == text
        assert "Still counted: 784, 32, 32, 10." in page.locator(".mlp-status").text_content()
        assert lab.run("print(count.count)") == "26506"
        assert "26,506" in page.locator(".mlp-terms").text_content()
        assert demo.bounding_box()["height"] == height
    page.get_by_role("button", name="Remove a hidden layer").focus()
    page.keyboard.press("Enter")
    wait(page)
    assert field.get_attribute("aria-invalid") == "false"
    assert lab.run("print(count.sizes)") == "(784, 32, 10)"
    page.get_by_role("button", name="Add a hidden layer").click()
    wait(page)
    assert page.locator(".mlp-bar-label").all_text_contents()[1] == "hidden 2: 32 × 16 + 16 = 528"
    page.locator(".mlp-demo select").select_option("784, 10")
    wait(page)
    assert lab.run("print(count.count)") == "7850"
    lab.run("count.set_sizes([1_000_000] * 8)")
    wait(page)
    assert "7,000,007,000,000" in page.locator(".mlp-terms").text_content()
    assert page.locator(".mlp-bar").count() == 7
    cut = "node => [node.scrollHeight - node.clientHeight, node.scrollWidth - node.clientWidth]"
    assert max(page.locator(".mlp-terms-box").evaluate(cut)) <= 1
    assert demo.bounding_box()["height"] == height
    assert demo.evaluate("node => node.scrollWidth - node.clientWidth") <= 0


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_the_curve_stands_out_in_both_themes(cell_of, theme):
    lab = cell_of(SQUISH, theme)
    stroke, ground = lab.page.evaluate(
        """() => [getComputedStyle(document.querySelector('.mlp-curve .mlp-curve-line')).stroke,
            getComputedStyle(document.querySelector('.jp-Notebook')).backgroundColor]"""
    )
    light = [sum(map(int, colour.split("(")[1].split(")")[0].split(",")[:3])) for colour in
             (stroke, ground)]  # fmt: skip
    assert abs(light[0] - light[1]) > 250
