"""What hands do with a demo: press, drag, and at random all over it."""

import numpy as np

from tests.browser.lab import wait
from tests.browser.looks import faults, nonsense

KEYS = ["Tab", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Space", "Backspace"]
KEYS += ["Shift+ArrowLeft", "Shift+ArrowDown", "Control+z", "Home", "End", "5", "Escape"]
# Bring it into sight; where it is, and whether it has the focus.
PLACE = """node => {
    node.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = node.getBoundingClientRect();
    return { x, y, width, height, focused: node.contains(document.activeElement) };
}"""


def press(page, name):
    """Press a button, by its text, and wait for what comes of it."""
    page.get_by_role("button", name=name, exact=True).click()
    wait(page)


def give_room(page, width):
    """Make the outputs of cells so wide, in px, or as wide as JupyterLab does, if None."""
    page.evaluate(
        """width => {
            const made = () => Object.assign(document.createElement('style'), { id: 'room' });
            const style = document.getElementById('room') ?? made();
            const part = '.jp-OutputArea-output';
            const exactly = `flex: none !important; width: ${width}px !important`;
            style.textContent = width ? `${part} { ${exactly} }` : '';
            document.head.append(style);
        }""",
        width,
    )
    wait(page, 100)


def centre(locator):
    """The middle of an element, in the page's pixels."""
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag_to(page, right, up):
    """Move the pressed mouse to a place on a map, given as shares of it."""
    area = page.locator(".mlp-heat-area").bounding_box()
    x, y = area["x"] + right * area["width"], area["y"] + (1 - up) * area["height"]
    page.mouse.move(x, y, steps=8)


def draw(page, strokes):
    """Draw strokes, points (x, y) as shares of its size each, on the first pad with the mouse."""
    for points in _on_the_pad(page, strokes):
        page.mouse.move(*points[0])
        page.mouse.down()
        for point in points[1:]:
            page.mouse.move(*point)
        page.mouse.up()


def draw_with_a_finger(page, strokes):
    """The same with one finger."""
    finger = page.context.new_cdp_session(page)

    def send(kind, *points):
        touches = [{"x": x, "y": y} for x, y in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    for points in _on_the_pad(page, strokes):
        send("touchStart", points[0])
        for point in points[1:]:
            send("touchMove", point)
        send("touchEnd")
    finger.detach()


def _on_the_pad(page, strokes):
    """The points of strokes in the page's pixels."""
    box = page.locator(".mlp-grid canvas").first.bounding_box()
    return [
        [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in stroke]
        for stroke in strokes
    ]


def random_hands(lab, n, actions, seed=1):
    """n random actions of mouse, keyboard and code, the same for the same seed.

    actions: lines of Python to choose from. Keys are pressed only in the demo: elsewhere they
    are commands of JupyterLab. Afterwards the demo must show neither NaN nor a fault.
    """
    rng = np.random.default_rng(seed)
    page = lab.page
    lab.show_on(1300, 1400, presenting=False)  # so that nothing scrolls away
    demo = page.locator(".mlp-demo").element_handle()
    for _ in range(n):
        box = demo.evaluate(PLACE)
        x, y = box["x"] + rng.uniform(0, box["width"]), box["y"] + rng.uniform(0, box["height"])
        what = rng.integers(4)
        if what == 0:
            page.mouse.click(x, y)
        elif what == 1:
            page.mouse.move(x, y)
            page.mouse.down()
            page.mouse.move(x + rng.uniform(-80, 80), y + rng.uniform(-80, 80), steps=4)
            page.mouse.up()
        elif what == 2 and box["focused"]:
            page.keyboard.press(KEYS[rng.integers(len(KEYS))])
        elif rng.random() < 0.2:
            assert lab.run(actions[rng.integers(len(actions))]) == ""
    page.keyboard.press("Escape")
    wait(page)
    if faults(page):
        wait(page, 2100)  # that a busy Python was slow is taken back when it has answered
    found = nonsense(page) + faults(page)
    assert found == [], found
