"""What a hand does last wins, and nothing comes back, however slow the way to Python is."""

import pytest

from tests.browser.hands import centre
from tests.browser.lab import wait
from tests.browser.looks import shown

LATE = """() => {
    if (window.late !== undefined) return;
    window.late = false;
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (data) {
        window.late ? setTimeout(() => send.call(this, data), 300) : send.call(this, data);
    };
}"""


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def stroke(page, *places, let_go=True):
    """Draw on the first grid, through places given as shares of it."""
    box = page.locator(".mlp-grid").first.bounding_box()
    points = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in places]
    page.mouse.move(*points[0])
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*point, steps=3)
    if let_go:
        page.mouse.up()


def pull(page, handle, right):
    """Drag a handle to the right, by pixels."""
    x, y = centre(handle)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right, y, steps=4)
    page.mouse.up()


def down(page):
    stroke(page, (0.1, 0.2), (0.1, 0.8))


def across(page, pause):
    """A stroke that may still go on when what was done before it is answered; no digit is there."""
    stroke(page, (0.2, 0.95), (0.5, 0.95), let_go=False)
    pause()
    box = page.locator(".mlp-grid").first.bounding_box()
    page.mouse.move(box["x"] + 0.8 * box["width"], box["y"] + 0.95 * box["height"], steps=3)
    page.mouse.up()


def entry(page, name, right):
    pull(page, page.get_by_role("spinbutton", name=name, exact=True), right)


def output(page, j, right):
    """Move an output of the table with keys, far enough to be seen."""
    page.get_by_role("slider", name=f"output {j}", exact=True).focus()
    for _ in range(right):
        page.keyboard.press("ArrowLeft")


DRAW = "from mlp_helpers.lesson01 import DrawDigit\ndemo = DrawDigit()\ndemo"
PAINT = "from mlp_helpers.lesson02 import OneNeuron\ndemo = OneNeuron()\ndemo"
MATRIX = "from mlp_helpers.lesson04 import MatrixStep\ndemo = MatrixStep()\ndemo"
TABLE = "from mlp_helpers.lesson05 import CostTable\ndemo = CostTable()\ndemo"
CASES = {
    "drawn, cleared, drawn": (DRAW, down, lambda page: press(page, "Clear"), across),
    "drawn, next, drawn": (DRAW, down, lambda page: press(page, "Next"), across),
    "drawn, undone, drawn": (DRAW, down, lambda page: press(page, "Undo"), across),
    "painted, reset, painted": (PAINT, down, lambda page: press(page, "Reset"), across),
    "entries around a reset": (
        MATRIX,
        lambda page: entry(page, "W row 0 column 0", 30),
        lambda page: press(page, "Reset"),
        lambda page, pause: entry(page, "W row 1 column 2", 42),
    ),
    "outputs around a reset": (
        TABLE,
        lambda page: output(page, 3, 9),
        lambda page: press(page, "Reset"),
        lambda page, pause: output(page, 8, 12),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_last_act_wins_as_if_there_were_no_delay(cell_of, case):
    code, first, between, last = CASES[case]
    lab = cell_of(code)
    page = lab.page
    page.evaluate(LATE)
    start = shown(page)
    first(page)
    wait(page)
    between(page)
    wait(page)
    last(page, lambda: wait(page))
    wait(page)
    page.mouse.move(0, 0)
    wanted = shown(page)
    assert wanted != start
    lab.run("demo.reset()")
    wait(page)
    for pause in (lambda: None, lambda: page.wait_for_timeout(800)):
        page.evaluate("() => { window.late = true; }")
        first(page)
        between(page)
        last(page, pause)
        wait(page)
        page.evaluate("() => { window.late = false; }")
        page.mouse.move(0, 0)
        now = shown(page)
        assert [pair for pair in zip(now, wanted, strict=True) if pair[0] != pair[1]] == []
        lab.run("demo.reset()")
        wait(page)


def test_where_a_new_stroke_crosses_what_was_cleared_it_has_no_gap(cell_of):
    lab = cell_of(DRAW)
    page = lab.page
    page.evaluate(LATE)
    page.evaluate("() => { window.late = true; }")
    stroke(page, (0.5, 0.2), (0.5, 0.8))
    press(page, "Clear")
    stroke(page, (0.2, 0.5), (0.8, 0.5))
    wait(page)
    rows = "demo.pixels.reshape(28, 28)"
    assert lab.run(f"print({rows}[13:15, 6:22].min(), {rows}[:10].max())") == "1.0 0.0"
