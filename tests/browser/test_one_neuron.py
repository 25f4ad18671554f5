"""OneNeuron and EdgeHunt in JupyterLab: painted with the mouse, by keyboard, set by code."""

from tests.browser.hands import centre
from tests.browser.lab import wait

NEURON = "from mlp_helpers.lesson02 import OneNeuron\ndemo = OneNeuron()\ndemo"
HUNT = (
    "from mlp_helpers.lesson02 import patterns\nfrom mlp_helpers.lesson02 import EdgeHunt\n"
    "demo = EdgeHunt()\ndemo"
)


def paint(page, label, ink, places):
    """With the mouse, along places (row, column) of a grid of 28 by 28."""
    page.get_by_role("button", name=ink, exact=True).click()
    wait(page)  # Python says what the ink is now
    box = page.locator(f"[aria-label='{label}'] canvas").bounding_box()
    points = [
        (box["x"] + c * box["width"] / 28, box["y"] + r * box["height"] / 28) for r, c in places
    ]
    page.mouse.move(*points[0])
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*point, steps=6)
    page.mouse.up()
    wait(page)


def test_erasing_weights_along_a_stroke_leaves_none_of_either_sign(cell_of):
    lab = cell_of(HUNT)
    for ink, row in (("+", 7), ("−", 20)):
        paint(lab.page, "Weights, 28 by 28", ink, [(row, 5.3), (row + 2.4, 22)])
    assert lab.run("print(demo.weights.min(), demo.weights.max())") == "-1.0 1.0"
    for row in (7, 20):
        paint(lab.page, "Weights, 28 by 28", "erase", [(row, 5.3), (row + 2.4, 22)])
    assert lab.run("print(abs(demo.weights).max())") == "0.0"


def test_painting_weights_by_mouse_moves_the_sum_and_code_reads_it(cell_of):
    lab = cell_of(NEURON)
    page = lab.page
    assert page.locator(".mlp-line-value").text_content() == "sum 25.54"
    paint(page, "Weights, 28 by 28", "−", [(7, 8), (7, 20)])
    shown = page.locator(".mlp-line-value").text_content()
    assert shown.startswith("sum −")
    assert lab.run("print(f'sum {demo.sum:.2f}')").replace("-", "−") == shown
    page.get_by_role("button", name="Undo", exact=True).click()
    wait(page)
    assert page.locator(".mlp-line-value").text_content() == "sum 25.54"
    height = page.locator(".mlp-demo").bounding_box()["height"]
    lab.run("demo.preset('a ring'); demo.shift_by(3, 0); demo.set_brightness(0.5)")
    wait(page)
    assert page.locator(".mlp-line-value").text_content() != "sum 25.54"
    assert page.get_by_role("slider", name="brightness").input_value() == "0.5"
    assert page.locator(".mlp-demo").bounding_box()["height"] == height
    lab.run("demo.set_weights([[1e6] * 28] * 28)")
    wait(page)
    assert "e+" in page.locator(".mlp-line-value").text_content()
    assert "NaN" not in page.locator(".mlp-demo").text_content()


def test_one_neuron_by_keyboard_alone(cell_of):
    lab = cell_of(NEURON)
    page = lab.page
    page.get_by_role("slider", name="brightness").focus()
    page.keyboard.press("Home")
    wait(page)
    assert lab.run("print(demo.sum)") == "0.0"
    page.keyboard.press("End")
    page.get_by_role("button", name="erase", exact=True).focus()
    page.keyboard.press("Enter")
    wait(page)
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
    wait(page)
    assert lab.run("print(demo.weights.reshape(28, 28)[7, 9:20].max())") == "0.0"


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
    wait(page)
    assert lab.run("print(demo.score == demo.best_score > 2)") == "True"
    lab.run("demo.set_weights(1000 * patterns.edge_with_surround())")
    wait(page)
    assert "d′ 4.44, pairs ranked right 100%" in page.locator(".mlp-status").text_content()


def test_edges_are_hunted_by_keyboard_alone(cell_of):
    lab = cell_of(HUNT)
    page = lab.page
    page.get_by_label("Weights, 28 by 28").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Space")
    wait(page)
    assert lab.run("print(demo.score is None, demo.weights.max())") == "False 1.0"
    page.keyboard.press("Control+z")
    wait(page)
    assert lab.run("print(demo.score)") == "None"


def test_an_image_and_its_dot_point_at_each_other_by_mouse_and_by_keyboard(cell_of):
    lab = cell_of(HUNT)
    lab.run("demo.set_weights(patterns.edge_with_surround())")
    page = lab.page
    wait(page, 600)  # the line slides to its new scale
    said, ring = page.locator(".mlp-line-head .mlp-readout"), page.locator(".mlp-line-ring")
    pointed = page.locator(".mlp-sheet-pointed")
    page.locator(".mlp-sheet-cell").nth(22).hover()
    assert said.text_content() == "blob, no edge: sum −36.00" and ring.is_visible()
    x, y = centre(page.locator(".mlp-line-dot0:visible").nth(11))  # the last of the upper lane
    page.mouse.move(x, y + 2)
    assert said.text_content().startswith("thin line, edge: sum 12")
    assert pointed.count() == 1 and pointed.evaluate(
        "node => node === node.parentNode.children[11]"
    )
    page.mouse.move(2, 2)
    assert pointed.count() == 0 and "a new scale" in said.text_content()
    page.locator(".mlp-sheet").nth(1).focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    assert said.text_content().startswith("image 20, no edge") and pointed.count() == 1
    page.get_by_role("application", name="The weighted sums").focus()
    page.keyboard.press("End")
    assert said.text_content() == "line, edge: sum 36.00"
    page.keyboard.press("ArrowLeft")
    assert "sum 27." in said.text_content()


def test_no_dot_lies_on_another_whatever_the_sums(cell_of):
    lab = cell_of(HUNT)
    for line in ("pass", "demo.set_weights([100] * 784)", "demo.set_weights(patterns.ring())"):
        lab.run(line)
        wait(lab.page, 600)
        dots = lab.page.eval_on_selector_all(
            ".mlp-line-dot0, .mlp-line-dot1",
            "all => all.map(one => one.getBBox()).map(({ x, y }) => [x, y])",
        )
        assert len(dots) == 24
        near = [
            (one, other)
            for i, one in enumerate(dots)
            for other in dots[:i]
            if max(abs(one[0] - other[0]), abs(one[1] - other[1])) < 10
        ]
        assert near == [], line


def test_another_scale_of_the_line_is_told_and_slid_to(cell_of):
    lab = cell_of(NEURON)
    page = lab.page
    ticks = page.locator(".mlp-line-number:visible")
    assert page.locator(".mlp-line-head").text_content() == "weighted sum, −50 to 50"
    lab.run("demo.set_weights(demo.weights * 8)")
    wait(page, 800)
    assert page.locator(".mlp-line-head").text_content() == (
        "weighted sum, −500 to 500◂ a new scale: it was −50 to 50"
    )
    assert "400" in ticks.all_text_contents() and "40" not in ticks.all_text_contents()
    lab.run("demo.set_brightness(0.9)")
    wait(page)
    assert page.locator(".mlp-line-head .mlp-title").text_content() == "weighted sum, −500 to 500"
