"""OneNeuron and EdgeHunt in JupyterLab: painted with the mouse, by keyboard, set by code."""

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
