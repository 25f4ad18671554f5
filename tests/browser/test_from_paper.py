"""FromPaper in JupyterLab: framed by mouse and keys, photos chosen and dropped, digits kept."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from mlp_helpers.lesson01.hands import write
from tests.browser.hands import press
from tests.browser.lab import Lab, wait, write_notebook
from tests.browser.looks import SHOWN, status

CODE = "from mlp_helpers.lesson01 import FromPaper\ndemo = FromPaper()\ndemo"
STATE = "print(demo.answer, demo.photo.shape)"
ORIENTATION = 0x0112  # EXIF
# In the page: drop a file of these bytes on the words under the demo.
DROP = """([name, bytes]) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], name));
    const how = { bubbles: true, cancelable: true, dataTransfer: data };
    document.querySelector('.mlp-status').dispatchEvent(new DragEvent('drop', how));
}"""
SAYS = "words => [...document.querySelectorAll('.mlp-status')].at(-1).textContent.includes(words)"


def photo_of(*digits, side=200, kind="PNG", orientation=1):
    """The bytes of a photo of digits side by side, dark on light, side x side pixels each."""
    rng = np.random.default_rng(3)
    written = np.hstack([write(digit, rng=rng, side=200) for digit in digits])
    image = Image.fromarray(((0.85 - 0.7 * written) * 255).astype(np.uint8))
    image = image.resize((side * len(digits), side)).convert("RGB")
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    file = BytesIO()
    image.save(file, kind, exif=exif)
    return file.getvalue()


def choose(page, name, data):
    """Choose a file in the box and wait until it has come."""
    given = {"name": name, "mimeType": "", "buffer": data}
    page.locator(".mlp-file input").set_input_files(given)
    arrived(page)


def arrived(page):
    page.wait_for_function(
        "() => !/Sending/.test(document.querySelector('.mlp-readout').textContent)"
    )
    wait(page)


def middle(page):
    box = page.locator(".mlp-photo-frame").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_answer_follows_the_frame_while_it_is_dragged(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    first, before = status(page), page.locator(".mlp-demo").bounding_box()
    assert "The network reads 0" in first
    found = page.locator(".mlp-photo-found").nth(2).bounding_box()
    target = found["x"] + found["width"] / 2, found["y"] + found["height"] / 2
    page.mouse.move(*middle(page))
    page.mouse.down()
    page.mouse.move(*target, steps=20)
    wait(page)
    assert status(page) != first  # before the button is released
    page.mouse.up()
    wait(page)
    assert middle(page) == pytest.approx(target, abs=2)
    assert lab.run("print(demo.answer)") == "2"
    assert page.locator(".mlp-bar.mlp-top .mlp-bar-label").text_content() == "2"
    press(page, "Reset")
    assert status(page) == first
    page.mouse.click(*target)  # the thin frame round it
    wait(page)
    assert lab.run("print(demo.answer, demo.rectangle == tuple(demo.picture.found[2]))") == "2 True"
    assert page.locator(".mlp-demo").bounding_box() == before


def test_all_digits_are_read_one_after_the_other(cell_of):
    lab = cell_of(CODE)
    answers = [lab.run("print(demo.answer)")]
    for _ in range(9):
        press(lab.page, "Next digit")
        answers.append(lab.run("print(demo.answer)"))
    assert sum(answer == str(digit) for digit, answer in enumerate(answers)) >= 8, answers


def test_the_threshold_by_hand_and_found_by_itself(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    found = lab.run("print(round(demo.threshold, 3))")
    page.get_by_role("slider", name="threshold").focus()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    wait(page)
    moved = lab.run("print(round(demo.threshold, 3))")
    assert float(moved) < float(found)
    press(page, "Next digit")
    assert lab.run("print(round(demo.threshold, 3))") == moved
    press(page, "Find by itself")
    assert lab.run("print(round(demo.threshold, 3))") != moved


def test_a_photo_is_chosen_and_another_is_dropped(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    choose(page, "three.png", photo_of(3))
    assert lab.run(STATE) == "3 (200, 200, 3)" and "reads 3" in status(page)
    assert page.locator(".mlp-photo img").evaluate("node => node.naturalWidth") == 200
    page.evaluate(DROP, ["many.jpg", list(photo_of(6, 7, kind="JPEG"))])
    page.wait_for_function(SAYS, arg="reads 6")
    wait(page)
    assert lab.run(STATE) == "6 (200, 400, 3)"
    press(page, "Next digit")
    assert lab.run("print(demo.answer)") == "7"


def test_a_phone_s_photo_of_12_megapixels_lying_on_its_side(cell_of, tmp_path):
    lab = cell_of(CODE)
    page = lab.page
    upright = Image.open(BytesIO(photo_of(2, 4, 7, 9, side=1000)))
    noise = np.random.default_rng(0).normal(0, 6, (3000, 4000)).astype(np.float32)
    sheet = Image.new("RGB", (4000, 3000), (217, 217, 217))
    sheet.paste(upright, (0, 900))
    noisy = (np.asarray(sheet) + noise[..., None]).clip(0, 255).astype(np.uint8)
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # to be turned by 90 degrees clockwise
    Image.fromarray(np.rot90(noisy)).save(tmp_path / "IMG_0042.JPG", "JPEG", exif=exif, quality=92)
    size = (tmp_path / "IMG_0042.JPG").stat().st_size
    assert size > 2_000_000
    page.evaluate(
        """() => {
            window.slowest = 0;
            let last = performance.now();
            const beat = now => {
                window.slowest = Math.max(window.slowest, now - last);
                last = now;
                requestAnimationFrame(beat);
            };
            requestAnimationFrame(beat);
        }"""
    )
    page.locator(".mlp-file input").set_input_files(tmp_path / "IMG_0042.JPG")
    page.wait_for_function(
        "() => /Sending/.test(document.querySelector('.mlp-readout').textContent)"
    )
    arrived(page)
    assert lab.run(STATE) == "2 (1200, 1600, 3)"
    assert page.evaluate("slowest") < 1000  # ms
    answers = []
    for _ in range(3):
        press(page, "Next digit")
        answers.append(lab.run("print(demo.answer)"))
    assert answers == ["4", "7", "9"]


@pytest.mark.parametrize(
    "name, data",
    [
        ("notes.pdf", b"%PDF-1.7 and more"),
        ("notes.txt", b"bread, milk, a pencil\n" * 9),
        ("notes.png", b"bread, milk, a pencil\n" * 9),  # a wrong ending
        ("empty.jpg", b""),
        ("cut.jpg", photo_of(3, kind="JPEG")[:900]),
    ],
)
def test_what_cannot_be_read_is_refused_in_words_and_the_old_photo_stays(cell_of, name, data):
    lab = cell_of(CODE)
    page = lab.page
    press(page, "Next digit")
    before, place = lab.run(STATE + "; print(demo)"), page.locator(".mlp-demo").bounding_box()
    choose(page, name, data)
    said = status(page)
    assert said.startswith(name) and "wanted" in said and said.endswith(".")
    assert lab.run(STATE + "; print(demo)") == before
    assert page.locator(".mlp-demo").bounding_box() == place
    choose(page, "three.gif", photo_of(3))  # a picture is one whatever its name ends in
    assert lab.run("print(demo.answer)") == "3"


def test_files_that_are_too_large_or_too_many_are_refused_before_they_are_sent(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    drop = """files => {
        const data = new DataTransfer();
        for (const [name, size] of files) data.items.add(new File([new Uint8Array(size)], name));
        const how = { bubbles: true, cancelable: true, dataTransfer: data };
        document.querySelector('.mlp-photo').dispatchEvent(new DragEvent('drop', how));
    }"""
    asked = lab.run("heard = []; hear = demo.picture.on_msg(lambda *what: heard.append(what[1]))")
    assert asked == ""
    page.evaluate(drop, [["film.png", 40_000_001 + 60_000]])
    assert status(page) == "“film.png” has 40.1 MB: wanted 40 MB or less."
    page.evaluate(drop, [["a.png", 5], ["b.png", 5]])
    assert status(page) == "2 files came: wanted one picture."
    wait(page)
    assert lab.run("print([one for one in heard if 'file' in one])") == "[]"
    assert "reads 0" in lab.run("print(demo.status.text)")


def test_digits_are_kept_by_hand_with_what_they_were_meant_to_be(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    press(page, "Keep it")
    assert status(page) == "Choose first which digit it was meant to be."
    for digit in ("0", "1"):
        page.locator(".mlp-demo select").select_option(digit)
        wait(page)
        press(page, "Keep it")
        assert status(page).startswith(f"Kept as a {digit}.")
        press(page, "Next digit")
    assert lab.run("print(demo.kept[0].shape, demo.kept[1])") == "(2, 784) [0 1]"
    assert page.get_by_text("2 kept", exact=True).is_visible()
    press(page, "Take back")
    press(page, "Reset")
    assert lab.run("print(demo.kept[1])") == "[0]"


def test_two_pages_show_one_sheet_and_each_can_bring_another(server, browser, folder):
    write_notebook(folder / "paper.ipynb", CODE)
    one = Lab(browser, server, "paper.ipynb")
    one.run_all()
    one.page.evaluate("() => panel.context.save()")
    context = browser.browser.new_context(viewport={"width": 1300, "height": 900})
    other = Lab(context, server, "paper.ipynb")
    try:
        other.page.wait_for_selector(".mlp-photo")
        start = alike(one, other)
        one.page.mouse.move(*middle(one.page))
        one.page.mouse.down()
        one.page.mouse.move(*[n + 40 for n in middle(one.page)], steps=5)
        one.page.mouse.up()
        moved = alike(one, other)
        assert moved != start
        choose(other.page, "five.png", photo_of(5))
        alike(one, other)
        for lab in (one, other):
            assert "reads 5" in status(lab.page)
            width = lab.page.locator(".mlp-photo img").evaluate("node => node.naturalWidth")
            assert width == 200
        assert one.errors == other.errors == []
    finally:
        context.close()
        one.shut_down()
        one.page.close()


def test_a_saved_sheet_is_drawn_without_python_and_takes_no_file(open_lab, folder):
    write_notebook(folder / "saved_paper.ipynb", CODE)
    lab = open_lab("saved_paper.ipynb")
    page = lab.page
    lab.run_all()
    press(page, "Next digit")
    frame = page.locator(".mlp-photo-frame").get_attribute("aria-valuetext")
    lab.leave()
    lab.open("saved_paper.ipynb")
    page.get_by_text("A picture of last time: Run ▸ Run All Cells").wait_for()
    assert page.locator(".mlp-photo-frame").get_attribute("aria-valuetext") == frame
    page.wait_for_function("() => document.querySelector('.mlp-photo img').naturalWidth > 100")
    choose(page, "three.png", photo_of(3))
    assert "A picture of last time" in status(page)


def alike(one, other):
    """Wait until both pages show the same of the demo, its frame too; gives it."""
    for _ in range(40):
        seen = []
        for lab in (one, other):
            wait(lab.page)
            demo = lab.page.locator(".mlp-demo")
            frame = lab.page.locator(".mlp-photo-frame").get_attribute("aria-valuetext")
            seen.append([frame, *demo.evaluate(SHOWN)])
        if seen[0] == seen[1]:
            return seen[0]
        one.page.wait_for_timeout(50)
    raise AssertionError([pair for pair in zip(*seen, strict=False) if pair[0] != pair[1]][:3])
