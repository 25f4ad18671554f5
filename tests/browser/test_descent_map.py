"""DescentMap in JupyterLab: by mouse, by keyboard, by code."""

import numpy as np
import pytest

from tests.browser.hands import centre, drag_to, press
from tests.browser.lab import wait
from tests.browser.looks import marker_of, nonsense, removed, status, watch_removals

CODE = "from mlp_helpers.lesson06 import DescentMap\ndescent = DescentMap()\ndescent"
STATE = "print(*descent.point.round(3), descent.eta, descent.steps, descent.outcome)"


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
    watch_removals(page)
    page.mouse.move(*centre(page.locator(".mlp-heat-dot")))
    page.mouse.down()
    drag_to(page, 0.75, 0.25)
    wait(page)
    assert lab.run(STATE) == "2.0 -2.0 0.04 0"  # before the button is released
    assert page.locator(".mlp-readout.mlp-one-line").text_content() == (
        "x 2.00, y −2.00, C 84.00; arrow not to scale"
    )
    dx, dy = arrow_of(page)  # −∇C is (−4, 80), and up on the screen is less y
    assert dx / dy == pytest.approx(-4 / -80, abs=0.01) and dy < 0
    assert page.locator(".mlp-line").last.text_content().endswith("= 1.20")
    page.mouse.up()
    assert removed(page) == 0
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
    wait(page)
    assert lab.run("print(descent.outcome, descent.running)") == "left False"
    assert "(beyond the picture)" in page.locator(".mlp-readout.mlp-one-line").text_content()
    assert page.locator(".mlp-heat-arrow").is_hidden()
    assert nonsense(page) == []
    page.mouse.click(*centre(page.locator(".mlp-heat-area")))  # a new start
    wait(page)
    assert lab.run(STATE) == "0.0 0.0 0.06 0 arrived"


def test_all_by_keyboard_alone(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    page.get_by_role("slider", name="Point on the map of C").focus()
    for key in ["ArrowRight", "ArrowDown", "Shift+ArrowRight", "Shift+ArrowDown"]:
        page.keyboard.press(key)
    wait(page)
    assert lab.run(STATE) == "-2.95 1.45 0.04 0"
    page.keyboard.press("Tab")  # the functions
    page.keyboard.press("End")
    wait(page)
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


def test_the_slopes_all_round_the_point_are_shown_by_mouse_by_keyboard_and_by_code(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    ring, up = page.locator(".mlp-heat-ring-of"), page.locator(".mlp-heat-up.mlp-heat-over")
    switch = page.get_by_role("checkbox", name="slopes in all directions")
    before = page.locator(".mlp-demo").bounding_box()
    assert ring.is_hidden()
    switch.check()
    wait(page)
    assert lab.run("print(descent.ring)") == "True" and ring.is_visible()
    assert status(page).startswith("A spoke is as long as C is steep")
    spokes = up.get_attribute("d").split("M")[1:]
    ends = np.array([[list(map(float, end.split())) for end in one.split("L")] for one in spokes])
    away = ends[:, 1] - ends[:, 0]  # (n, 2)
    longest = away[np.hypot(*away.T).argmax()]
    arrow = arrow_of(page)
    assert 17 <= len(spokes) <= 18 and (away @ arrow < 0).all()  # upwards, against −∇C
    cosine = longest @ arrow / np.linalg.norm(longest) / np.linalg.norm(arrow)
    assert cosine < -np.cos(np.deg2rad(5.1))  # the nearest of 36 directions
    assert page.locator(".mlp-readout.mlp-one-line").text_content().endswith(", slopes to ±80.0")
    assert page.locator(".mlp-demo").bounding_box() == before
    press(page, "Step")
    assert ring.is_visible() and not status(page).startswith("A spoke")
    switch.focus()
    page.keyboard.press("Space")
    wait(page)
    assert ring.is_hidden() and lab.run("print(descent.ring)") == "False"
    lab.run("descent.choose('bowl'); descent.show_ring()")
    wait(page)
    assert switch.is_checked() and ring.is_visible()
    press(page, "Reset")
    assert not switch.is_checked() and ring.is_hidden() and nonsense(page) == []
