"""CostTable in JupyterLab: outputs dragged and moved with keys, labels chosen, code and hand."""

import pytest

from tests.browser.lab import wait
from tests.browser.looks import removed, watch_removals

CODE = "from mlp_helpers.lesson05 import CostTable\ntable = CostTable()\ntable"
STATE = "print(table.label, f'{table.cost:.4f}', table.largest)"


def output(page, j):
    """The slider of output j."""
    return page.get_by_role("slider", name=f"output {j}", exact=True)


def row(page, j):
    """What the table says in the row of output j: name, value, wanted, difference, square."""
    cells = page.locator(".mlp-diff-row").nth(1 + j).locator(".mlp-diff-cell")
    return cells.all_text_contents()


def total(page):
    return page.locator(".mlp-diff-total .mlp-diff-cell").last.text_content()


def statuses(page):
    """The sum written out, and what there is to say."""
    written, _compared, said = page.locator(".mlp-status").all_text_contents()
    return [written, said]


def drag(page, j, *shares):
    """Press output j where it is and move on to these shares of its track; not let go yet."""
    box = output(page, j).bounding_box()
    now = float(output(page, j).input_value())
    place = lambda share: box["x"] + 8 + share * (box["width"] - 16)  # noqa: E731
    y = box["y"] + box["height"] / 2
    page.mouse.move(place(now), y)
    page.mouse.down()
    for share in shares:
        page.mouse.move(place(share), y, steps=8)


def test_outputs_are_dragged_and_the_sum_follows_before_letting_go(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    demo = page.locator(".mlp-demo")
    height = demo.bounding_box()["height"]
    assert row(page, 3) == ["3", "0.88", "1", "−0.12", "0.0144"]
    assert row(page, 8) == ["8", "0.99", "0", "+0.99", "0.9801◀"] and total(page) == "3.3585"
    watch_removals(page)
    drag(page, 8, 0.6, 0.2)
    wait(page)
    assert lab.run("print(table.outputs[8], table.table.held)") == "0.2 True"
    assert row(page, 8) == ["8", "0.20", "0", "+0.20", "0.0400"] and total(page) == "2.4184"
    assert statuses(page) == [
        "C₀ = 0.1849 + 0.0784 + 0.0361 + 0.0144 + 0.5184 + 0.0001 + 0.4096 + 0.7396 + 0.0400 "
        "+ 0.3969 = 2.4184",
        "The largest term is output 7: (0.86 − 0)² = 0.7396. "
        "The brightest output is 3, and so is the label: right.",
    ]
    assert row(page, 7)[-1] == "0.7396◀"
    page.mouse.up()
    wait(page)
    assert lab.run("print(table.outputs[8], table.table.held)") == "0.2 False"
    drag(page, 3, 0.4, -3)
    page.mouse.up()
    wait(page)
    assert lab.run(STATE) == "3 3.4040 3" and row(page, 3)[3:] == ["−1.00", "1.0000◀"]
    assert removed(page) == 0
    assert demo.bounding_box()["height"] == height
    fills = page.eval_on_selector_all(
        ".mlp-bar-fill",
        "nodes => nodes.map(n => n.getBoundingClientRect().width"
        " / n.parentNode.getBoundingClientRect().width)",
    )
    squares = [float(row(page, j)[-1].rstrip("◀")) for j in range(10)]
    assert fills == pytest.approx(squares, abs=0.01)


def test_all_of_it_by_keyboard_alone(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    page.get_by_role("button", name="All 0.5").focus()
    page.keyboard.press("Enter")
    wait(page)
    assert lab.run(STATE) == "3 2.5000 0" and page.locator(".mlp-diff-largest").count() == 0
    assert "output a, all 0.5" in page.locator(".mlp-diff-heads").text_content()
    output(page, 0).focus()
    for key in ("ArrowRight", "ArrowUp", "ArrowLeft"):
        page.keyboard.press(key)
    wait(page)
    assert lab.run("print(table.outputs[0], table.whose)") == "0.51 your own"
    page.keyboard.press("Tab")
    ways = {"End": 1.0, "Shift+ArrowDown": 0.9, "Home": 0.0, "Shift+ArrowUp": 0.1}
    for key, wanted in ways.items():
        page.keyboard.press(key)
        wait(page)
        assert lab.run("print(table.outputs[1])") == str(wanted)
    assert output(page, 1).get_attribute("aria-valuetext") == "0.10"
    assert "3px" in output(page, 1).evaluate("node => getComputedStyle(node).outline")
    page.get_by_label("label", exact=True).focus()
    page.keyboard.press("8")
    wait(page)
    assert lab.run("print(table.label)") == "8"
    assert page.locator(".mlp-diff-marked").text_content().startswith("80.501")
    page.get_by_label("Example of").focus()
    page.keyboard.press("7")
    wait(page)
    assert lab.run("print(table.label, table.whose)") == "7 the network's"
    for _ in range(2):  # the number, Next
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    wait(page)
    assert lab.run("print(table.chooser.which.value)") == "1"
    page.get_by_role("button", name="Reset").focus()
    page.keyboard.press("Enter")
    wait(page)
    assert lab.run(STATE) == "3 3.3585 8" and total(page) == "3.3585"


def test_all_ten_at_once_by_mouse_and_by_keyboard(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    every = page.get_by_role("slider", name="all ten to")
    box = every.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] - 5, box["y"] + box["height"] / 2, steps=6)
    wait(page)
    assert lab.run(STATE) == "3 1.0000 3"  # before the button is released
    assert [row(page, j)[1] for j in range(10)] == ["0.00"] * 10
    page.mouse.up()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    wait(page)
    assert lab.run("print(set(table.outputs), table.whose)") == "{np.float64(0.05)} your own"
    assert output(page, 7).input_value() == "0.05"


def test_what_code_sets_shows_at_once_and_what_the_hand_set_is_read_by_code(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    lab.run("table.set_outputs([0.1 * j for j in range(10)]); table.set_label(9)")
    wait(page)
    assert row(page, 9) == ["9", "0.90", "1", "−0.10", "0.0100"] and total(page) == "2.0500"
    assert output(page, 7).input_value() == "0.7" and output(page, 0).input_value() == "0"
    assert page.get_by_label("label", exact=True).input_value() == "9"
    lab.run("table.load(8, 4)")
    wait(page)
    assert lab.run("print(f'{table.outputs[8]:.4f}')") == row(page, 8)[1]
    assert page.locator(".mlp-title").first.text_content() == "a 8"
    assert "the network's" in page.locator(".mlp-diff-heads").text_content()
    bright = "c => Math.max(...c.getContext('2d').getImageData(0, 0, c.width, c.height).data)"
    assert page.locator(".mlp-demo canvas").evaluate(bright) > 200
    page.get_by_label("label", exact=True).select_option("3")
    page.get_by_role("button", name="Sure and wrong").click()
    wait(page)
    assert lab.run(STATE) == "3 2.0000 3"
    assert page.locator(".mlp-diff-largest").count() == 2
    lab.run("table.locked = True")
    wait(page)
    assert output(page, 5).is_disabled()
    output(page, 5).click(force=True)
    wait(page)
    assert lab.run(STATE) == "3 2.0000 3"


def test_two_costs_are_kept_and_compared_by_mouse_and_by_keyboard(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    big, demo = page.locator(".mlp-score-big"), page.locator(".mlp-demo")
    box = demo.bounding_box()
    compared = page.locator(".mlp-status").nth(1)
    assert big.text_content() == "3.3585" and compared.text_content().startswith("Keep A, ")
    page.get_by_role("button", name="Keep A", exact=True).click()
    wait(page)
    assert compared.text_content().startswith("A: the lecture's, for a 3. Change something")
    output(page, 8).focus()
    page.keyboard.press("Home")
    wait(page)
    assert big.text_content() == "2.3784"
    page.get_by_role("button", name="Keep B", exact=True).focus()
    page.keyboard.press("Enter")
    wait(page)
    assert compared.text_content() == (
        "A (the lecture's, for a 3) costs 0.9801 more than B (your own, for a 3), "
        "most of it at output 8."
    )
    assert lab.run("print({name: round(kept.one.total, 4) for name, kept in table.kept.items()})")
    assert demo.bounding_box() == box
    lab.show_on(1280, 720, presenting=True)
    tall = demo.bounding_box()["height"]
    page.get_by_role("button", name="Reset", exact=True).click()
    wait(page)
    assert demo.bounding_box()["height"] == tall and "compared here" in compared.text_content()


def test_a_drag_that_comes_back_to_where_it_began_lets_go(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    drag(page, 8, 0.6, 0.99)
    page.mouse.up()
    wait(page)
    assert lab.run("print(table.outputs[8], table.table.held)") == "0.99 False"
    lab.run("table.choose('all 0.1')")
    wait(page)
    assert row(page, 8)[1] == "0.10" and output(page, 8).input_value() == "0.1"
    box = page.get_by_role("slider", name="all ten to").bounding_box()
    x, y = box["x"] + 8 + 0.1 * (box["width"] - 16), box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y, steps=4)
    page.mouse.move(x, y, steps=4)
    page.mouse.up()
    wait(page)
    assert lab.run("print(table.all_ten.held)") == "False"
