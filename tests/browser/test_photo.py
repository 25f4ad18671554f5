"""Photo in JupyterLab: its frame by mouse, finger, pen and keys; files chosen and dropped."""

import hashlib

import numpy as np
import pytest

from tests.browser.lab import wait

PHOTO = """
import hashlib, time
from io import BytesIO
import numpy as np
from PIL import Image
from mlp_helpers.views import Photo, Slider
import ipywidgets as w
file, taken = BytesIO(), []
Image.fromarray(np.tile(np.linspace(0, 255, 400).astype(np.uint8), (300, 1))).save(file, "PNG")
take = lambda name, data: taken.append((name, len(data), hashlib.sha256(data).hexdigest()))
photo = Photo(take, picture=file.getvalue(), size=[600, 800], frame=[100, 200, 120, 80], least=20,
              found=[[100, 200, 120, 80], [400, 500, 60, 70]], width=400, height=300,
              label="the sheet", hint="Drag it.")
slider = Slider(label="beside", lo=0, hi=1000, step=1)
w.VBox([photo, slider])
"""
SENDING = "/Sending/.test(document.querySelector('.mlp-readout').textContent)"
FRAME = "print(photo.frame)"
TALL = """
file = BytesIO()
Image.new("RGB", (50, 200)).save(file, "JPEG")
with photo.hold_sync(), photo.hold_trait_notifications():
    photo.picture, photo.size, photo.frame = file.getvalue(), [200, 50], [0, 0, 50, 50]
    photo.found = []
"""
# In the page: a DataTransfer with files, each [name, type, how many bytes, what each is].
DROP = """([kind, files]) => {
    const data = new DataTransfer();
    for (const [name, type, size, byte] of files) {
        data.items.add(new File([new Uint8Array(size).fill(byte)], name, { type }));
    }
    const how = { bubbles: true, cancelable: true, dataTransfer: data };
    const event = new DragEvent(kind, how);
    document.querySelector('.mlp-photo').dispatchEvent(event);
    return event.defaultPrevented;
}"""


def at(page, row, column):
    """Where a place of the sheet is on the screen: it is shown at half its size."""
    box = page.locator(".mlp-photo-area").bounding_box()
    return box["x"] + column / 2, box["y"] + row / 2


def drag(page, start, end, steps=6):
    page.mouse.move(*at(page, *start))
    page.mouse.down()
    page.mouse.move(*at(page, *end), steps=steps)
    page.mouse.up()
    wait(page)


@pytest.mark.parametrize(
    "start, end, frame",
    [
        ((160, 240), (200, 300), [140, 260, 120, 80]),  # its middle moves it
        ((160, 240), (-400, 5000), [0, 720, 120, 80]),  # within the picture
        ((101, 201), (61, 161), [60, 160, 160, 120]),  # a corner
        ((219, 279), (299, 379), [100, 200, 200, 180]),
        ((101, 279), (81, 339), [80, 200, 140, 140]),
        ((160, 201), (190, 101), [100, 100, 120, 180]),  # an edge: the other direction stays
        ((219, 240), (319, 500), [100, 200, 220, 80]),
        ((219, 279), (0, 0), [100, 200, 20, 20]),  # not smaller than it may be
        ((219, 279), (5000, 5000), [100, 200, 500, 600]),
        ((300, 400), (400, 520), [300, 400, 100, 120]),  # a new one on the ground
        ((400, 520), (300, 400), [300, 400, 100, 120]),  # from its other end
        ((596, 796), (5000, 5000), [580, 780, 20, 20]),
        ((430, 530), (430, 530), [400, 500, 60, 70]),  # a click takes a thin one
        ((560, 30), (560, 30), [100, 200, 120, 80]),  # and does nothing elsewhere
    ],
)
def test_the_frame_by_mouse(cell_of, start, end, frame):
    lab = cell_of(PHOTO)
    drag(lab.page, start, end)
    assert lab.run(FRAME) == str(frame)
    shown = lab.page.locator(".mlp-photo-frame").bounding_box()
    x, y = at(lab.page, *frame[:2])
    got = [shown["x"] - x, shown["y"] - y, shown["height"], shown["width"]]
    assert got == pytest.approx([0, 0, frame[2] / 2, frame[3] / 2], abs=1)


def test_the_frame_is_there_before_the_button_is_released(cell_of):
    lab = cell_of(PHOTO)
    page = lab.page
    page.mouse.move(*at(page, 160, 240))
    page.mouse.down()
    page.mouse.move(*at(page, 180, 260), steps=4)
    wait(page)
    assert lab.run(FRAME) == "[120, 220, 120, 80]" and lab.run("print(photo.held)") == "True"
    page.mouse.up()
    wait(page)
    assert lab.run("print(photo.held)") == "False"


@pytest.mark.parametrize("kind", ["touch", "pen"])
def test_the_frame_by_finger_and_by_pen(cell_of, kind):
    lab = cell_of(PHOTO)
    page = lab.page
    area = page.locator(".mlp-photo-area")
    assert area.evaluate("node => getComputedStyle(node).touchAction") == "none"
    (x0, y0), (x1, y1) = at(page, 160, 240), at(page, 200, 300)
    if kind == "touch":
        session = page.context.new_cdp_session(page)
        for name, x, y in [("Start", x0, y0), ("Move", x0 + 9, y0 + 9), ("Move", x1, y1)]:
            touch = {"type": f"touch{name}", "touchPoints": [{"x": x, "y": y}]}
            session.send("Input.dispatchTouchEvent", touch)
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        session.detach()
    else:
        session = page.context.new_cdp_session(page)
        for name, x, y in [("Pressed", x0, y0), ("Moved", x1, y1), ("Released", x1, y1)]:
            mouse = {"type": f"mouse{name}", "x": x, "y": y, "button": "left", "buttons": 1}
            session.send(
                "Input.dispatchMouseEvent", mouse | {"pointerType": "pen", "clickCount": 1}
            )
        session.detach()
    wait(page)
    assert lab.run(FRAME) == "[140, 260, 120, 80]"


def test_the_frame_by_keyboard_alone(cell_of):
    lab = cell_of(PHOTO)
    page = lab.page
    page.locator(".mlp-file input").focus()
    page.keyboard.press("Tab")
    frame = page.get_by_role("slider", name="Frame on the sheet")
    assert frame.evaluate("node => node === document.activeElement")
    for key in ("ArrowRight", "ArrowDown", "Shift+ArrowDown"):
        page.keyboard.press(key)
    wait(page)
    assert lab.run(FRAME) == "[122, 202, 120, 80]"
    assert frame.get_attribute("aria-valuetext") == "row 122, column 202, 120 rows by 80 columns"
    page.keyboard.press("+")
    page.keyboard.press("+")
    page.keyboard.press("-")
    wait(page)
    assert lab.run(FRAME) == "[120, 200, 124, 84]"
    for _ in range(20):
        page.keyboard.press("Shift+ArrowLeft")
    wait(page)
    assert lab.run(FRAME) == "[120, 0, 124, 84]"  # within the picture
    page.keyboard.press("Tab")
    for key in ("ArrowRight", "Shift+ArrowUp", "ArrowDown", "PageDown", "PageUp", "x", "Space"):
        page.keyboard.press(key)
    wait(page)
    assert lab.run(FRAME) == "[120, 0, 106, 86]"
    corner = page.get_by_role("slider", name="Size of the frame")
    assert corner.get_attribute("aria-valuetext") == "106 rows by 86 columns"
    for _ in range(20):
        page.keyboard.press("Shift+ArrowUp")
    wait(page)
    assert lab.run(FRAME) == "[120, 0, 20, 86]"


def test_a_locked_photo_is_closed_to_the_hand(cell_of):
    lab = cell_of(PHOTO)
    page = lab.page
    lab.run("photo.locked = True")
    wait(page)
    drag(page, (160, 240), (200, 300))
    page.locator(".mlp-photo-frame").focus()
    page.keyboard.press("ArrowRight")
    page.evaluate(DROP, ["drop", [["a.png", "image/png", 10, 1]]])
    wait(page, 200)
    assert lab.run(FRAME) == "[100, 200, 120, 80]" and lab.run("print(taken)") == "[]"
    assert page.locator(".mlp-readout").first.text_content() == "Closed: answer first."
    assert page.locator(".mlp-file input").is_disabled()


def test_another_picture_takes_the_place_of_this_one_and_all_of_it_is_seen(cell_of):
    lab = cell_of(PHOTO)
    page = lab.page
    before = page.locator(".mlp-photo").bounding_box()
    assert page.locator(".mlp-photo img").evaluate("node => node.naturalWidth") == 400
    lab.run(TALL)
    wait(page, 200)
    assert page.locator(".mlp-photo img").evaluate("node => node.naturalWidth") == 50
    area = page.locator(".mlp-photo-area").bounding_box()
    assert (area["width"], area["height"]) == pytest.approx((75, 300), abs=1)
    assert page.locator(".mlp-photo").bounding_box() == before
    assert page.locator(".mlp-photo-found").count() == 0


def chosen(page, *files):
    """Choose files in the box: pairs of a name and what is in it."""
    given = [{"name": name, "mimeType": "", "buffer": data} for name, data in files]
    page.locator(".mlp-file input").set_input_files(given[0] if len(given) == 1 else given)


def test_a_chosen_file_comes_whole_and_the_page_answers_meanwhile(cell_of, tmp_path):
    lab = cell_of(PHOTO)
    page = lab.page
    data = np.random.default_rng(0).bytes(7_300_123)
    page.evaluate(
        """() => {
            window.said = new Set();
            window.slowest = 0;
            let last = performance.now();
            const beat = now => {
                window.slowest = Math.max(window.slowest, now - last);
                last = now;
                said.add(document.querySelector('.mlp-readout')?.textContent);
                requestAnimationFrame(beat);
            };
            requestAnimationFrame(beat);
        }"""
    )
    (tmp_path / "photo.jpg").write_bytes(data)
    page.locator(".mlp-file input").set_input_files(tmp_path / "photo.jpg")
    page.get_by_role("slider", name="beside").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"() => said.size > 2 && !{SENDING}")
    wait(page)
    wanted = ("photo.jpg", len(data), hashlib.sha256(data).hexdigest())
    assert lab.run("print(taken)") == str([wanted])
    said = page.evaluate("() => [...said]")
    assert "Sending photo.jpg: 0.0 of 7.3 MB" in said and len(said) > 4
    assert page.locator(".mlp-readout").first.text_content() == "Drag it."
    assert page.evaluate("slowest") < 1000  # ms
    assert lab.run("print(slider.value)") == "1.0"
    assert page.locator(".mlp-file input").input_value() == ""


def test_the_same_file_can_be_chosen_again(cell_of):
    lab = cell_of(PHOTO)
    for n in (1, 2):
        chosen(lab.page, ("a.png", b"12345"))
        wait(lab.page, 200)
        assert lab.run("print(len(taken), taken[-1][:2])") == f"{n} ('a.png', 5)"


def test_an_empty_file_comes_too(cell_of):
    lab = cell_of(PHOTO)
    chosen(lab.page, ("empty.png", b""))
    wait(lab.page, 200)
    assert lab.run("print(taken[0][:2])") == "('empty.png', 0)"


def test_a_dropped_file_comes_and_the_page_stays(cell_of):
    lab = cell_of(PHOTO)
    page = lab.page
    files = [["a photo.png", "image/png", 3000, 7]]
    assert page.evaluate(DROP, ["dragover", files])
    assert page.locator(".mlp-drop").count() == 1
    assert page.evaluate(DROP, ["drop", files])
    assert page.locator(".mlp-drop").count() == 0
    wait(page, 200)
    wanted = ("a photo.png", 3000, hashlib.sha256(bytes([7]) * 3000).hexdigest())
    assert lab.run("print(taken)") == str([wanted])


def test_a_later_file_takes_the_place_of_one_that_is_on_its_way(cell_of):
    lab = cell_of(PHOTO)
    page = lab.page
    large, small = (["drop", [[f"{n}.png", "image/png", n, 1]]] for n in (20_000_000, 300))
    page.evaluate(
        f"""([large, small]) => {{
            const drop = {DROP};
            const readout = document.querySelector('.mlp-readout');
            window.later = false;
            new MutationObserver((_, watch) => {{
                if (!/: [2-9].0 of 20/.test(readout.textContent)) return;
                watch.disconnect();
                window.later = true;
                drop(small);
            }}).observe(readout, {{ childList: true, characterData: true, subtree: true }});
            drop(large);
        }}""",
        [large, small],
    )
    page.wait_for_function(f"() => later && !{SENDING}")
    wait(page, 500)
    assert lab.run("print([one[:2] for one in taken])") == "[('300.png', 300)]"


def test_a_restarted_python_ends_what_is_on_its_way(cell_of):
    lab = cell_of(PHOTO)
    page = lab.page
    lab.run("photo._hear = None")
    page.evaluate(DROP, ["drop", [["large.png", "image/png", 20_000_000, 1]]])
    page.evaluate("() => panel.sessionContext.restartKernel()")
    page.wait_for_function(f"() => !{SENDING}")
    lab.errors.clear()  # JupyterLab's own, about the widgets that are gone
