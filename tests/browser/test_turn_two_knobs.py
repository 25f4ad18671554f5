"""HeatMap and TurnTwoKnobs in JupyterLab: by mouse, by touch, by keyboard, by code."""

import pytest

from tests.browser.hands import centre, drag_to
from tests.browser.lab import wait, write_notebook
from tests.browser.looks import marker_of, removed, status, watch_removals

HEAT = """
import numpy as np
from mlp_helpers.views.heatmap import HeatMap
x, y = np.meshgrid(np.linspace(-4, 4, 9), np.linspace(-2, 3, 6))
heat = HeatMap(field=x + 10 * y, x_lo=-4, x_hi=4, y_lo=-2, y_hi=3, lo=-24, hi=34, levels=[0, 4.5],
               point=[1, 1], value=11, step_x=0.5, step_y=0.25, label="Slope", title="A slope",
               equal=True, best=[-2, 0], goal=[3, 2], path=[[-1, -1], [0, 2], [1, 1]])
heat.observe(lambda change: setattr(heat, "value", float(change["new"] @ [1, 10])), "point")
heat
"""
CODE = "from mlp_helpers.lesson05 import TurnTwoKnobs\nknobs = TurnTwoKnobs()\nknobs"
STATE = "print(*[round(v, 2) for v in knobs.values])"


def drawn(page):
    return page.locator(".mlp-heat").evaluate("node => node.outerHTML")


def brightness(page):
    """The red of every value's pixel, rows from the top."""
    return page.locator(".mlp-heat canvas").evaluate(
        """canvas => {
            const { width, height } = canvas;
            const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
            return Array.from({ length: height }, (_, r) =>
                Array.from({ length: width }, (_, c) => data[4 * (r * width + c)]));
        }"""
    )


def test_a_map_by_mouse_by_touch_by_keys_and_by_code(cell_of):
    lab = cell_of(HEAT)
    page = lab.page
    point = page.get_by_role("slider", name="Slope")
    assert marker_of(page) == pytest.approx((5 / 8, 3 / 5), abs=0.005)
    page.mouse.move(*centre(page.locator(".mlp-heat-dot")))
    page.mouse.down()
    drag_to(page, 0.25, 0.2)
    wait(page)
    assert lab.run("print(heat.point, heat.held)") == "[-2. -1.] True"
    assert marker_of(page) == pytest.approx((0.25, 0.2), abs=0.005)
    drag_to(page, 1.2, 1.1)  # beyond the corner
    page.mouse.up()
    wait(page)
    assert lab.run("print(heat.point, heat.held)") == "[4. 3.] False"
    readout = page.locator(".mlp-readout.mlp-one-line")
    assert readout.text_content() == "x 4.00, y 3.00, cost 34.000"
    area = page.locator(".mlp-heat-area").bounding_box()
    page.touchscreen.tap(area["x"] + area["width"] / 2, area["y"] + 0.8 * area["height"])
    wait(page)
    assert lab.run("print(heat.point)") == "[ 0. -1.]"
    moves = {"ArrowRight": "[ 0.5 -1. ]", "ArrowUp": "[ 0.5  -0.75]", "ArrowDown": "[ 0.5 -1. ]"}
    moves |= {"ArrowLeft": "[ 0. -1.]", "Shift+ArrowUp": "[0.  1.5]", "PageUp": "[0.  1.5]"}
    moves |= {"Shift+ArrowRight": "[4.  1.5]"}
    for key, there in moves.items():
        page.keyboard.press(key)
        wait(page)
        assert lab.run("print(heat.point)") == there, key
    assert point.get_attribute("aria-valuetext") == "x 4.00, y 1.50, cost 19.000"
    lab.run("heat.point = [-3, 2]; heat.value = 17")
    wait(page)
    assert marker_of(page) == pytest.approx((1 / 8, 4 / 5), abs=0.005)
    lab.run("heat.locked = True")
    wait(page)
    page.mouse.click(area["x"] + 9, area["y"] + 9)
    page.keyboard.press("ArrowRight")
    wait(page)
    assert lab.run("print(heat.point)") == "[-3.  2.]"
    assert point.get_attribute("aria-disabled") == "true"


def test_a_map_s_colours_lines_and_marks_are_where_they_belong(cell_of):
    lab = cell_of(HEAT)
    page = lab.page
    area = page.locator(".mlp-heat-area").bounding_box()
    assert area["width"] / area["height"] == pytest.approx(8 / 5, abs=0.01)  # equal scales
    red = brightness(page)
    assert (len(red), len(red[0])) == (6, 9)
    assert red[5][0] == 0 and red[0][8] == 255  # low values dark, the low y at the bottom
    assert red[0][0] == pytest.approx(255 * (26 + 24) / 58, abs=1)
    canvas = page.locator(".mlp-heat canvas").bounding_box()
    assert canvas["width"] == pytest.approx(area["width"] * 9 / 8, abs=1)  # stretched to corners
    # The line of 4.5 crosses the middle column where x = 0, at y = 0.45.
    ends = page.locator(".mlp-heat-level.mlp-heat-over").get_attribute("d")
    points = [tuple(map(float, part.split())) for part in ends.replace("M", "L").split("L") if part]
    offset = page.locator(".mlp-heat").bounding_box()
    middle = area["x"] + area["width"] / 2 - offset["x"]
    heights = {round(y, 1) for x, y in points if abs(x - middle) < 0.2}
    wanted = [area["y"] - offset["y"] + (3 - y) / 5 * area["height"] for y in (0, 0.45)]
    assert len(heights) == 2
    assert sorted(heights, reverse=True) == pytest.approx(wanted, abs=0.3)
    star, flag = (page.locator(".mlp-heat-mark").nth(i).bounding_box() for i in (1, 0))
    assert star["x"] + star["width"] / 2 == pytest.approx(area["x"] + area["width"] / 4, abs=1.5)
    assert star["y"] + star["height"] / 2 == pytest.approx(area["y"] + 0.6 * area["height"], abs=2)
    foot = area["x"] + 7 / 8 * area["width"]
    assert foot - 3 < flag["x"] < foot + 1
    names = page.locator(".mlp-heat-name").all_text_contents()
    assert names[:2] == ["lowest", "best"]
    assert page.locator(".mlp-heat-step:visible").count() == 3
    assert page.locator(".mlp-heat-trail.mlp-heat-over").get_attribute("d").count("L") == 2
    height = page.locator(".mlp").bounding_box()["height"]
    for code in [
        "heat.point = [1e30, -1e30]; heat.value = 1e20",
        "heat.path = [[1e38, 0], [0, -1e38]]; heat.arrow = [1e30, -1e-30]",
        "heat.arrow = [0, 0]; heat.best = [1e9, 1e9]",
        "heat.field = np.zeros((2, 3)); heat.levels = [0]",
        "heat.field = [[0, 1], [1, 0]]; heat.levels = [0.5, 0, 1]",
        "heat.lo = heat.hi = 3",
        "heat.value = heat.best = heat.goal = heat.path = heat.arrow = heat.levels = None",
        "heat.point = [0, 0]",
    ]:
        assert lab.run(code) == ""
        wait(page)
        assert not any(wrong in drawn(page) for wrong in ("NaN", "Infinity", "undefined"))
        assert page.locator(".mlp").bounding_box()["height"] == height
        right, up = marker_of(page)
        assert -0.01 < right < 1.01 and -0.01 < up < 1.01
    assert page.locator(".mlp-heat-step:visible, .mlp-heat-mark:visible").count() == 0


def test_the_knobs_are_turned_by_dragging_the_point(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    demo = page.locator(".mlp-demo")
    before = demo.bounding_box()
    page.wait_for_function("() => document.querySelector('.mlp-heat canvas').width === 65")
    assert lab.run(STATE) == "13.0 7.0" and "Your cost: 0.50" in status(page)
    assert page.locator(".mlp-heat-mark:visible").count() == 0
    watch_removals(page)
    page.mouse.move(*centre(page.locator(".mlp-heat-dot")))
    page.mouse.down()
    drag_to(page, 0.4, 0.575)
    wait(page)
    assert lab.run(STATE) == "3.0 0.5"  # before the button is released
    cost = lab.run("print(f'{knobs.cost:.4f}')")
    assert status(page).startswith(f"Your cost: {cost}. Best so far: 0.05")
    assert page.locator(".mlp-readout.mlp-one-line").text_content() == f"A 3.0, B 0.5, cost {cost}"
    assert page.get_by_role("spinbutton", name="knob A ↔").input_value() == "3.0"
    drag_to(page, 0.2, 0.9)
    page.mouse.up()
    wait(page)
    assert removed(page) == 0
    best = float(lab.run("print(knobs.best[1])"))
    assert best < float(lab.run("print(knobs.cost)")) - 0.02
    assert page.locator(".mlp-heat-name:visible").all_text_contents() == ["best so far"]
    page.get_by_role("button", name="Show the lowest place").click()
    wait(page)
    assert "Lowest of the map's 4,225 points: 0.0545, at A 2.8, B 0.6." in status(page)
    assert page.locator(".mlp-heat-name:visible").all_text_contents() == ["lowest", "best so far"]
    page.get_by_role("button", name="Back to the best").click()
    wait(page)
    assert float(lab.run("print(knobs.cost)")) == best
    page.get_by_role("button", name="Reset").click()
    page.wait_for_function("() => document.querySelector('.mlp-heat canvas').width === 65")
    wait(page)
    assert lab.run(STATE) == "13.0 7.0"
    assert page.locator(".mlp-heat-name:visible").count() == 0
    assert demo.bounding_box() == before


def test_two_of_them_in_a_notebook_both_get_their_fine_map_and_a_cell_run_again_one(
    open_lab, folder
):
    write_notebook(folder / "two_maps.ipynb", CODE, CODE.replace("knobs", "again"))
    lab = open_lab("two_maps.ipynb")
    lab.run_all()
    lab.rest()
    sizes = "print(len(knobs.map), len(again.map))"
    assert lab.run(sizes) == "65 65"
    lab.run("first = knobs")
    lab.cell(0)
    lab.page.evaluate("() => { jupyterapp.commands.execute('notebook:run-cell'); }")
    lab.rest()
    assert lab.run("print(knobs is first, len(knobs.map))") == "False 65"


def test_the_knobs_by_keyboard_alone(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    page.get_by_role("slider", name="Map of the cost").focus()
    for key in ["ArrowLeft", "ArrowDown", "Shift+ArrowLeft", "Shift+ArrowDown"]:
        page.keyboard.press(key)
    wait(page)
    assert lab.run(STATE) == "11.9 5.9"
    page.keyboard.press("Tab")  # the pairs
    page.keyboard.press("ArrowDown")
    wait(page)
    assert lab.run("print(knobs.knobs[0].text)") == "bias of 3, layer 3"
    page.keyboard.press("Tab")  # the first slider
    page.keyboard.press("Home")
    wait(page)
    assert lab.run("print(knobs.values[0] == knobs.ranges[0][0])") == "True"
    page.keyboard.press("Tab")  # its field
    page.keyboard.press("Control+a")
    page.keyboard.type("-3.1")
    page.keyboard.press("Tab")
    wait(page)
    assert lab.run("print(knobs.values[0])") == "-3.1"
    page.keyboard.press("End")  # the second slider
    wait(page)
    assert lab.run("print(knobs.values[1] == knobs.ranges[1][1])") == "True"


def test_other_knobs_are_chosen_and_what_code_sets_shows(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    demo = page.locator(".mlp-demo")
    before = demo.bounding_box()
    page.get_by_label("Two knobs", exact=True).select_option("pixel 0's weight, and a bias")
    wait(page)
    assert "Knob A cannot matter" in page.locator(".mlp-talk").text_content()
    assert "as are 66 others" in page.locator(".mlp-talk").text_content()
    assert demo.bounding_box() == before
    red = brightness(page)
    assert max(max(row) - min(row) for row in red) <= 1  # flat along A
    assert len({row[0] for row in red}) > 5  # but not along B
    page.get_by_label("from pixel").first.fill("406")
    page.keyboard.press("Tab")
    wait(page)
    assert lab.run("print(tuple(knobs.knobs[0]))") == "('weight', 1, 3, 406)"
    assert "Two of 13,002 knobs" in page.locator(".mlp-talk").text_content()
    assert page.get_by_label("Two knobs", exact=True).input_value() == "your own choice"
    page.get_by_label("Knob A ↔", exact=True).select_option("bias")
    wait(page)  # both knobs are that bias now: refused
    assert "wanted two different ones" in status(page)
    assert lab.run("print(tuple(knobs.knobs[0]))") == "('weight', 1, 3, 406)"
    assert page.get_by_label("Knob A ↔", exact=True).input_value() == "weight"
    lab.run("knobs.choose(('weight', 2, 10, 9), ('weight', 3, 3, 10)); knobs.set_values(2, 3.5)")
    wait(page)
    (x_lo, x_hi), (y_lo, y_hi) = eval(lab.run("print(knobs.ranges)"))
    there = (2 - x_lo) / (x_hi - x_lo), (3.5 - y_lo) / (y_hi - y_lo)
    assert marker_of(page) == pytest.approx(there, abs=0.005)
    axes = page.locator(".mlp-heat-axis").all_text_contents()
    assert axes[:2] == ["B: weight 10 → 3, layer 3", "A: weight 9 → 10, layer 2"]
    lab.run("knobs.locked = True")
    wait(page)
    page.mouse.click(*centre(page.locator(".mlp-heat-area")))
    wait(page)
    assert lab.run(STATE) == "2.0 3.5" and page.get_by_label("Two knobs", exact=True).is_disabled()
    assert demo.bounding_box() == before


def test_a_cost_beyond_the_scale_is_said_under_the_map(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    lab.run("knobs.maker.loop.start(wait=True)")  # the finest map
    lab.run("row, column = divmod(int(knobs.map.argmax()), 65); (a, b), (c, d) = knobs.ranges")
    lab.run("knobs.set_values(a + column / 64 * (b - a), c + row / 64 * (d - c))")
    wait(page)
    readout = page.locator(".mlp-readout.mlp-one-line")
    assert readout.text_content().endswith(" (beyond the scale)")
    assert readout.evaluate("node => node.scrollWidth - node.clientWidth") <= 0
    assert " (beyond the scale). Best so far" in status(page)
    lab.run("knobs.set_values(*knobs.lowest[0])")
    wait(page)
    assert "beyond" not in readout.text_content() + status(page)
