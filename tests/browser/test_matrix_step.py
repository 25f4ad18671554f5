"""MatrixStep in JupyterLab: by mouse, by keyboard, by code."""

from tests.browser.lab import wait

CODE = "from mlp_helpers.lesson04 import MatrixStep\nstep = MatrixStep()\nstep"


def number(page, name):
    """The number of a part that a hand may change, by its name."""
    return page.get_by_role("spinbutton", name=name, exact=True)


def text(page, name):
    return number(page, name).text_content()


def drag(page, name, dx, dy):
    box = number(page, name).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx, y + dy, steps=6)
    wait(page)


def sums(page):
    """What stands in the boxes of z."""
    return page.eval_on_selector_all(
        ".mlp-eq-cell[aria-label^='z row']", "nodes => nodes.map(node => node.textContent)"
    )


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)
    wait(page)


def test_by_mouse(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    page.get_by_role("button", name="To the end").click()
    wait(page)
    assert sums(page) == ["0.64", "−1.97", "2.22"]
    drag(page, "W row 0 column 2", 0, -60)  # ten steps up
    assert text(page, "W row 0 column 2") == "1.80"
    assert sums(page) == ["1.14", "−1.97", "2.22"]  # before the button is released
    page.mouse.up()
    drag(page, "b row 1", -12, 0)  # two steps to the left: down
    page.mouse.up()
    drag(page, "a row 2", 0, -600)  # activations end at 1
    page.mouse.up()
    wait(page)
    assert lab.run("print(step.W[0, 2], step.b[1], step.a[2], step.position)") == "1.8 0.0 1.0 18"
    # typed: a number with a comma, then something that is none
    number(page, "W row 1 column 3").dblclick()
    page.keyboard.type("2,25")
    press(page, "Enter")
    assert lab.run("print(step.W[1, 3])") == "2.25"
    number(page, "a row 0").dblclick()
    page.keyboard.type("7")
    field = page.locator(".mlp-eq-field")
    assert field.get_attribute("aria-invalid") == "true"
    press(page, "Enter")
    words = page.locator(".mlp-readout").first
    assert words.text_content() == "“7” given, wanted a number from 0 to 1. a row 0 stays 1.00."
    number(page, "W row 0 column 0").click()
    wait(page)
    assert field.count() == 0 and text(page, "a row 0") == "1.00"
    assert words.text_content().startswith("“7” given")
    assert lab.run("print(step.a[0])") == "1.0"
    number(page, "W row 0 column 1").click()
    assert words.text_content().startswith("Drag a number")
    page.get_by_role("button", name="Reset").click()
    wait(page)
    assert sums(page) == ["·"] * 3 and text(page, "W row 0 column 2") == "0.80"
    page.get_by_role("button", name="Play").click()
    page.wait_for_timeout(2000)
    page.get_by_role("button", name="Pause").click()
    wait(page)
    position = int(lab.run("print(step.position)"))
    page.wait_for_timeout(1200)
    assert 1 <= position == int(lab.run("print(step.position)")) < 10


def test_by_keyboard_alone(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    number(page, "W row 0 column 0").focus()
    press(page, "ArrowRight", "ArrowRight", "ArrowUp", "ArrowUp", "Shift+ArrowDown")
    assert lab.run("print(step.W[0, 2].round(2))") == "0.0"
    press(page, "End", "ArrowUp")
    assert lab.run("print(step.W[2, 3].round(2))") == "1.0"
    press(page, "Tab", "ArrowRight", "1", "Enter")  # one Tab leads from W to a
    assert lab.run("print(step.a[1])") == "1.0"
    press(page, "Tab", "-", "3", "Enter", "ArrowDown")
    assert lab.run("print(step.b[0].round(2))") == "-3.1"
    press(page, "Enter", "9", "9", "Escape")
    assert lab.run("print(step.b[0].round(2))") == "-3.1"
    focused = page.evaluate("() => document.activeElement.getAttribute('aria-label')")
    assert focused == "b row 0"
    press(page, "Enter", "x", "Enter", "Escape")
    assert lab.run("print(step.b[0].round(2))") == "-3.1"
    press(page, "Tab", "Tab", "Enter")  # Back, Step
    assert "Row 0 begins with its bias, −3.10." in page.locator(".mlp-status").text_content()
    now = page.locator(".mlp-line[aria-current]")
    assert now.first.text_content() == "▶    z[j] = b[j]"
    press(page, *["Enter"] * 4)
    assert sums(page)[1:] == ["·", "·"] and sums(page)[0] != "·"
    page.get_by_role("slider", name="Steps done").focus()
    press(page, "End")
    assert lab.run("print(step.position)") == "18"
    assert page.locator(".jp-Cell").count() == 1


def test_what_code_sets_shows_at_once_and_a_locked_demo_stays(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    demo = page.locator(".mlp-demo")
    height = demo.bounding_box()["height"]
    lab.run("step.set_entry('W', 1, 2, 1e6); step.set_entry('b', 2, -1e6); step.finish()")
    wait(page)
    assert text(page, "W row 1 column 2") == "1.0e6" and text(page, "b row 2") == "−1.0e6"
    assert sums(page) == ["0.64", "5.0e5", "−1.0e6"]
    cut = "nodes => nodes.filter(node => node.scrollWidth > node.clientWidth).length"
    assert page.eval_on_selector_all(".mlp-eq-cell, .mlp-line", cut) == 0
    for position in range(19):
        lab.run(f"step.position = {position}")
        wait(page)
        assert demo.bounding_box()["height"] == height
    lab.run("step.reset(); step.locked = True")
    drag(page, "W row 0 column 0", 0, -60)
    page.mouse.up()
    press(page, "ArrowUp", "5", "Enter")
    number(page, "W row 0 column 0").dblclick(force=True)
    assert page.locator(".mlp-eq-field").count() == 0
    assert page.locator(".mlp-readout").first.text_content() == "Closed: answer first."
    assert lab.run("print(step.W[0, 0])") == "0.5" and text(page, "W row 0 column 0") == "0.50"
