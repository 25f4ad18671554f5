"""Random hands: clicks, drags, keys and calls all over a demo, the same for the same seed."""

import numpy as np

KEYS = ["Tab", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Space", "Backspace"]
KEYS += ["Shift+ArrowLeft", "Shift+ArrowDown", "Control+z", "Home", "End", "5", "Escape"]
INSIDE = "() => Boolean(document.activeElement.closest('.mlp-demo'))"


def random_hands(lab, n, actions, seed=1):
    """n random actions of mouse, keyboard and code; `actions` are lines of Python to choose from.

    Afterwards the demo must show neither NaN nor a fault.
    """
    rng = np.random.default_rng(seed)
    page = lab.page
    page.set_viewport_size({"width": 1300, "height": 1400})  # so that nothing scrolls away
    demo = page.locator(".mlp-demo")
    for _ in range(n):
        demo.evaluate("node => node.scrollIntoView({block: 'center'})")  # into sight
        box = demo.bounding_box()
        x, y = box["x"] + rng.uniform(0, box["width"]), box["y"] + rng.uniform(0, box["height"])
        what = rng.integers(4)
        if what == 0:
            page.mouse.click(x, y)
        elif what == 1:
            page.mouse.move(x, y)
            page.mouse.down()
            page.mouse.move(x + rng.uniform(-80, 80), y + rng.uniform(-80, 80), steps=4)
            page.mouse.up()
        elif what == 2 and page.evaluate(INSIDE):  # elsewhere, keys are commands of JupyterLab
            page.keyboard.press(KEYS[rng.integers(len(KEYS))])
        elif rng.random() < 0.2:
            assert lab.run(actions[rng.integers(len(actions))]) == ""
    page.keyboard.press("Escape")
    page.wait_for_timeout(1500)
    for wrong in ("NaN", "Infinity", "undefined"):
        assert wrong not in demo.text_content()
    assert set(page.locator(".mlp-fault").all_text_contents()) == {""}
