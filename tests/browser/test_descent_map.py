"""DescentMap in JupyterLab: by mouse, by keyboard, by code."""

import numpy as np
import pytest

from tests.browser.hands import random_hands
from tests.browser.test_descent_curve import COUNT_REMOVED
from tests.browser.test_lessons import serious_findings
from tests.browser.test_squish import survives_the_back_row
from tests.browser.test_turn_two_knobs import centre, drag_to, drawn, marker_of, status, wait

CODE = "from mlp_helpers.lesson06 import DescentMap\ndescent = DescentMap()\ndescent"
STATE = "print(*descent.point.round(3), descent.eta, descent.steps, descent.outcome)"


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()
    wait(page)


def dots(page):
    return page.locator(".mlp-heat-step:visible")


def arrow_of(page):
    """From where to where the arrow points on the screen: (dx, dy), dy down."""
    shaft = page.locator(".mlp-heat-arrow .mlp-heat-over").get_attribute("d").split("M")[1]
    (x1, y1), (x2, y2) = (map(float, end.split()) for end in shaft.split("L"))
    return np.array([x2 - x1, y2 - y1])


def test_the_start_is_dragged_and_steps(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    demo = page.locator(".mlp-demo")
    before = demo.bounding_box()
    area = page.locator(".mlp-heat-area").bounding_box()
    assert area["width"] == pytest.approx(area["height"], abs=0.5)  # equal scales
    page.evaluate(COUNT_REMOVED)
    page.mouse.move(*centre(page.locator(".mlp-heat-dot")))
    page.mouse.down()
    drag_to(page, 0.75, 0.25)
    wait(page)
    assert lab.run(STATE) == "2.0 -2.0 0.04 0"  # before the button is released
    assert page.locator(".mlp-readout.mlp-one-line").text_content() == "x 2.00, y −2.00, C 84.00"
    dx, dy = arrow_of(page)  # −∇C is (−4, 80), and up on the screen is less y
    assert dx / dy == pytest.approx(-4 / -80, abs=0.01) and dy < 0
    assert page.locator(".mlp-line").last.text_content().endswith("= 1.20")
    page.mouse.up()
    assert page.evaluate("window.removed") == 0
    for n in range(1, 4):
        press(page, "Step")
        assert lab.run("print(descent.steps)") == str(n)
        assert dots(page).count() == n + 1
    assert marker_of(page) == pytest.approx(
        (0.5 + 2 * 0.92**3 / 8, 0.5 - 2 * (-0.6) ** 3 / 8), abs=0.005
    )
    assert status(page).startswith("Zigzag: it jumps across") and "after 3 steps" in status(page)
    press(page, "Start again")
    assert lab.run(STATE) == "2.0 -2.0 0.04 0" and dots(page).count() == 0
    press(page, "Reset")
    assert lab.run(STATE) == "-3.5 2.0 0.04 0"
    assert demo.bounding_box() == before


def test_start_again_keeps_the_map_and_eta(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    page.get_by_label("Walk on").select_option("a round bowl")
    wait(page)
    field = page.get_by_role("spinbutton", name="learning rate η")
    field.fill("0.3")
    page.keyboard.press("Enter")
    press(page, "Step")
    press(page, "Start again")
    assert lab.run("print(descent.chosen, descent.eta, descent.steps)") == "bowl 0.3 0"
    assert float(field.input_value()) == 0.3 and dots(page).count() == 0
    press(page, "Reset")
    assert lab.run("print(descent.chosen, descent.eta)") == "ravine 0.04"


def test_the_arrow_stands_at_right_angles_on_the_level_line(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    lab.run("descent.choose('turned ravine')")
    for place in ((-2, -3), (1, 2.5), (-3, 1)):
        lab.run(f"descent.set_start{place}; slope = descent.gradient")
        wait(page)
        arrow = arrow_of(page)
        gx, gy = map(float, lab.run("print(*slope)").split())
        along = np.array([-gy, -gx])  # the level line's direction, on the screen
        cosine = arrow @ along / np.linalg.norm(arrow) / np.linalg.norm(along)
        assert abs(cosine) < 0.01


def test_it_plays_until_it_is_paused_and_nothing_starts_by_itself(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    wait(page, 1000)
    assert lab.run(STATE) == "-3.5 2.0 0.04 0"
    lab.run("descent.set_eta(0.01)")
    press(page, "Play")
    page.wait_for_function("() => [...document.querySelectorAll('.mlp-heat-step')].length > 4")
    assert lab.run("print(descent.running)") == "True"
    press(page, "Pause")
    steps = lab.run("print(descent.steps)")
    wait(page, 600)
    assert lab.run("print(descent.steps)") == steps and dots(page).count() == int(steps) + 1
    lab.run("descent.set_eta(0.06); descent.restart(); descent.play()")
    page.wait_for_function(
        "() => document.querySelector('.mlp-status').textContent.includes('leaves the map')"
    )
    wait(page, 500)
    assert lab.run("print(descent.outcome, descent.running)") == "left False"
    assert "(beyond the picture)" in page.locator(".mlp-readout.mlp-one-line").text_content()
    assert page.locator(".mlp-heat-arrow").is_hidden()
    assert not any(wrong in drawn(page) for wrong in ("NaN", "Infinity", "undefined"))
    page.mouse.click(*centre(page.locator(".mlp-heat-area")))  # a new start
    wait(page)
    assert lab.run(STATE) == "0.0 0.0 0.06 0 arrived"


def test_all_by_keyboard_alone(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    page.get_by_role("slider", name="Point on the map of C").focus()
    for key in ["ArrowRight", "ArrowDown", "Shift+ArrowRight", "PageDown"]:
        page.keyboard.press(key)
    wait(page)
    assert lab.run(STATE) == "-2.95 1.45 0.04 0"
    page.keyboard.press("Tab")  # the functions
    page.keyboard.press("End")
    wait(page, 800)
    assert lab.run("print(descent.chosen, descent.eta)") == "cost 30.0"
    page.keyboard.press("Tab")  # the learning rate
    page.keyboard.press("ArrowRight")
    wait(page)
    assert lab.run("print(descent.eta)") == "40.0"
    page.keyboard.press("Tab")  # its field
    page.keyboard.press("Control+a")
    page.keyboard.type("5000")
    field = page.get_by_role("spinbutton", name="learning rate η")
    assert field.get_attribute("aria-invalid") == "true"
    page.keyboard.press("Enter")
    wait(page)
    assert lab.run("print(descent.eta)") == "40.0" and field.input_value() == "40"
    page.keyboard.press("Tab")  # Step
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    wait(page)
    assert lab.run("print(descent.steps)") == "2"


def test_what_code_sets_shows_and_what_the_hand_sets_is_read_by_code(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    demo = page.locator(".mlp-demo")
    before = demo.bounding_box()
    page.get_by_label("Walk on", exact=True).select_option("the real cost, two knobs")
    page.wait_for_function("() => document.querySelector('.mlp-heat canvas').width === 65")
    assert lab.run(STATE) == "13.0 7.0 30.0 0"
    assert page.locator(".mlp-title").first.text_content() == "The real cost over two knobs"
    assert page.locator(".mlp-heat-axis").all_text_contents()[1] == "A: weight 10 → 3, layer 3"
    lab.run("for _ in range(12): descent.step()")
    wait(page)
    assert dots(page).count() == 13
    x, y = map(float, lab.run("print(*descent.point)").split())
    assert marker_of(page) == pytest.approx(((x + 5) / 20, (y + 11) / 20), abs=0.005)
    value = lab.run("print(f'{descent.value:.4f}')")
    assert f"C = {value}, after 12 steps." in status(page)
    lab.run("descent.choose('bowl')")
    wait(page)
    assert page.get_by_label("Walk on", exact=True).input_value() == "a round bowl"
    assert page.get_by_role("spinbutton", name="learning rate η").input_value() == "0.100"
    lab.run("descent.locked = True")
    wait(page)
    page.mouse.click(*centre(page.locator(".mlp-heat-area")))
    wait(page)
    assert lab.run(STATE) == "-3.5 2.0 0.1 0"
    assert page.get_by_role("button", name="Step").is_disabled()
    assert demo.bounding_box() == before


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_it_fits_is_readable_and_axe_finds_nothing_serious(cell_of, theme):
    lab = cell_of(CODE, theme)
    page = lab.page
    demo = page.locator(".mlp-demo")
    assert page.viewport_size["width"] == 1300
    assert demo.evaluate("node => node.scrollWidth - node.clientWidth") <= 0
    assert demo.bounding_box()["height"] <= 540
    lab.run("for _ in range(9): descent.step()")
    wait(page)
    assert serious_findings(page) == []
    survives_the_back_row(lab, 600)
    before = demo.bounding_box()
    codes = ["descent.choose('cost')", "descent.set_start(-3, -9); descent.step()"]
    codes += ["descent.set_eta(1000)", "descent.set_start(13, 7); descent.step()"]
    codes += ["descent.choose('turned ravine'); descent.set_eta(0.06)", "descent.play()"]
    for code in [*codes, "descent.reset()"]:
        assert lab.run(code) == ""
        wait(page, 500)
        assert demo.bounding_box() == before
        assert page.locator(".mlp-lines").evaluate("n => n.scrollWidth - n.clientWidth") <= 0


ACTIONS = ["descent.step()", "descent.play()", "descent.pause()", "descent.restart()"]
ACTIONS += ["descent.set_start(-4, 4)", "descent.set_eta(descent.etas[1])", "descent.reset()"]
ACTIONS += ["descent.choose('cost')", "descent.choose('turned ravine')", "descent.choose('bowl')"]


def survives_random_hands(lab, n):
    random_hands(lab, n, ACTIONS)
    assert lab.run(f"descent.reset(); descent.step(); {STATE}") == "-3.22 -1.2 0.04 1"
    wait(lab.page)
    assert status(lab.page).startswith("Downhill, by η · |∇C| = 3.21. C = 39.17, after 1 step.")
    assert not any(wrong in drawn(lab.page) for wrong in ("NaN", "Infinity", "undefined"))


def test_random_hands_do_no_harm(cell_of):
    survives_random_hands(cell_of(CODE), 60)


@pytest.mark.slow
def test_five_hundred_random_actions_do_no_harm(cell_of):
    survives_random_hands(cell_of(CODE), 500)
