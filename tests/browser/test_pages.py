"""What pages without a Python of their own show: a second page, a saved one, one left behind."""

import pytest

from tests.browser.hands import centre
from tests.browser.lab import Lab, wait, write_notebook
from tests.browser.looks import SHOWN
from tests.demos import entries

NAMES = ("DrawDigit", "OneNeuron", "MatrixStep", "NetworkExplorer", "TrainLive", "PredictCurve")
NAMES += ("OwnHand",)
RESTARTED = "Python was restarted: Run ▸ Run All Cells brings this back."
SAVED = "A picture of last time: Run ▸ Run All Cells brings it to life."
ENTRIES = {entry.name: entry for entry in entries() if entry.name in NAMES}


@pytest.fixture(scope="module")
def pages(server, browser, folder):
    """The same notebook, run in one browser and opened in another."""
    codes = [ENTRIES[name].code.replace("demo", name.lower()) for name in NAMES]
    write_notebook(folder / "shared.ipynb", *codes)
    one = Lab(browser, server, "shared.ipynb")
    one.run_all()
    one.page.evaluate("() => panel.context.save()")
    second_browser = browser.browser.new_context(viewport={"width": 1300, "height": 900})
    other = Lab(second_browser, server, "shared.ipynb")
    other.page.wait_for_selector(".mlp-demo")
    yield one, other
    assert one.errors == other.errors == []
    second_browser.close()
    one.shut_down()
    one.page.close()


def demo_in(lab, name):
    """The demo's element in a page."""
    return lab.cell(NAMES.index(name)).locator(".mlp-demo")


def alike(pages, name):
    """Wait until both pages show the same of a demo."""
    for _ in range(40):
        for lab in pages:
            wait(lab.page)
        first, second = (demo_in(lab, name).evaluate(SHOWN) for lab in pages)
        if first == second:
            return first
        pages[0].page.wait_for_timeout(50)
    different = [pair for pair in zip(first, second, strict=False) if pair[0] != pair[1]]
    raise AssertionError(f"{len(different)} differ: {str(different)[:600]}")


def stroke(lab, grid, *places):
    """Draw on a grid with the mouse through places given as shares of its size."""
    box = grid.bounding_box()
    mouse = lab.page.mouse
    for i, (x, y) in enumerate(places):
        mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"], steps=4)
        if i == 0:
            mouse.down()
    mouse.up()


def test_a_drawing_is_on_both_pages_and_each_can_go_on_with_it(pages):
    one, other = pages
    start = alike(pages, "DrawDigit")
    grids = [demo_in(lab, "DrawDigit").locator(".mlp-grid").first for lab in pages]
    stroke(one, grids[0], (0.3, 0.2), (0.7, 0.2), (0.45, 0.8))
    seven = alike(pages, "DrawDigit")
    assert seven != start
    stroke(other, grids[1], (0.35, 0.5), (0.65, 0.5))
    assert alike(pages, "DrawDigit") != seven
    ink = one.run("print(drawdigit.pixels.reshape(28, 28)[6].sum() > 3)")
    assert ink == "True"  # the first page's stroke is still there
    other.page.get_by_role("button", name="Clear", exact=True).first.click()
    alike(pages, "DrawDigit")
    assert one.run("print(drawdigit.pixels.max())") == "0.0"


@pytest.mark.parametrize("name", NAMES[:4])
def test_code_and_hands_show_on_both(pages, name):
    one, other = pages
    entry = ENTRIES[name]
    for lab, line in zip(pages, entry.changes[:2], strict=True):
        lab.run("import numpy as np\n" + line.replace("demo", name.lower()))
        alike(pages, name)
    one.run(f"{name.lower()}.reset()")
    alike(pages, name)


def test_an_entry_dragged_in_one_page_can_be_dragged_on_in_the_other(pages):
    for lab in pages:
        before = alike(pages, "MatrixStep")
        cell = demo_in(lab, "MatrixStep").get_by_role("spinbutton").first
        x, y = centre(cell)
        lab.page.mouse.move(x, y)
        lab.page.mouse.down()
        lab.page.mouse.move(x + 40, y, steps=5)
        lab.page.mouse.up()
        assert alike(pages, "MatrixStep") != before


def test_a_sketch_is_drawn_on_both_pages_and_the_truth_comes_to_both(pages):
    one, other = pages
    areas = [demo_in(lab, "PredictCurve").locator(".mlp-curve-area") for lab in pages]
    stroke(one, areas[0], (0.001, 0.9), (0.4, 0.9))
    alike(pages, "PredictCurve")
    stroke(other, areas[1], (0.6, 0.2), (0.999, 0.2))
    alike(pages, "PredictCurve")
    guess = one.run("print(*predictcurve.guess[[0, 20, 60, 80]].round(1))")
    assert guess == "0.1 0.1 0.8 0.8"  # both strokes
    demo_in(other, "PredictCurve").get_by_role("button", name="This is my answer").click()
    one.rest()
    assert "The largest gap is at" in str(alike(pages, "PredictCurve"))
    paths = [demo_in(lab, "PredictCurve").locator("svg .mlp-sketch-truth").last for lab in pages]
    assert paths[0].get_attribute("d") == paths[1].get_attribute("d") != ""


def test_a_training_is_watched_on_both_and_paused_on_the_other(pages):
    one, other = pages
    one.run("trainlive.set_batch_size(1)")
    demo_in(one, "TrainLive").get_by_role("button", name="▶ Play").click()
    demo_in(other, "TrainLive").get_by_text("Training: ∇C of a batch").wait_for()
    demo_in(other, "TrainLive").get_by_role("button", name="❚❚ Pause").click()
    one.rest()
    assert one.run("print(trainlive.run.step > 0)") == "True"
    alike(pages, "TrainLive")


def test_digits_are_written_on_both_pages_into_one_wall(pages):
    start = alike(pages, "OwnHand")
    for i, lab in enumerate(pages):
        demo = demo_in(lab, "OwnHand")
        before = alike(pages, "OwnHand")
        stroke(lab, demo.locator(".mlp-grid").first, (0.5, 0.2), (0.48, 0.8))
        alike(pages, "OwnHand")
        demo.get_by_role("button", name="Done", exact=True).click()
        assert alike(pages, "OwnHand") != before
        assert pages[0].run("print(len(ownhand.labels), ownhand.pixels.max())") == f"{i + 1} 0.0"
    demo_in(pages[1], "OwnHand").locator(".mlp-wall-cell").first.click()
    assert "2 of 20 written, this one again" in alike(pages, "OwnHand")
    pages[0].run("ownhand.reset()")
    assert alike(pages, "OwnHand") == start


def test_a_saved_demo_is_drawn_without_python_and_says_so(open_lab, folder):
    write_notebook(folder / "saved.ipynb", ENTRIES["DrawDigit"].code, ENTRIES["MatrixStep"].code)
    lab = open_lab("saved.ipynb")
    lab.run_all()
    stroke(lab, lab.page.locator(".mlp-grid").first, (0.3, 0.2), (0.7, 0.2), (0.45, 0.8))
    wait(lab.page)
    demos = lab.page.locator(".mlp-demo")
    before = [demos.nth(i).evaluate(SHOWN) for i in range(2)]
    lab.leave()
    lab.open("saved.ipynb")
    demos.nth(1).get_by_text("Run ▸ Run All Cells").wait_for()
    for i in range(2):
        now = demos.nth(i).evaluate(SHOWN)
        assert now[:-1] == before[i][:-1] and now[-1] == SAVED
    lab.run_all()
    assert SAVED not in demos.first.evaluate(SHOWN)


# Open, closed by a question, playing by itself, training; and a question alone.
LEFT = """
from mlp_helpers.lesson01 import DrawDigit
from mlp_helpers.lesson03 import Squish
from mlp_helpers.lesson04 import MatrixStep
from mlp_helpers.lesson06 import TrainLive
from mlp_helpers.quiz import Predict
options = [("up", "because"), ("down", "no")]
step, trainer = MatrixStep(), TrainLive()
trainer.set_batch_size(1)
for shown in DrawDigit(), Predict("Where to?", options, 0, Squish()), step, trainer:
    display(shown)
step.play()
trainer.play()
Predict("And then?", options, 1)
"""


def test_after_a_restart_every_demo_and_question_says_so_and_nothing_moves(cell_of):
    lab = cell_of(LEFT)
    page = lab.page
    page.get_by_text("Training: ∇C of a batch").wait_for()
    lines = page.locator(".mlp-status:visible")
    height = page.locator(".jp-Cell-outputArea").bounding_box()["height"]
    assert lines.count() == 4
    page.evaluate("() => panel.sessionContext.session.kernel.reconnect()")  # it is still there
    page.wait_for_function(GOES_ON)
    page.evaluate("() => panel.sessionContext.restartKernel()")
    page.wait_for_function("() => document.querySelectorAll('.mlp-lost').length === 6")
    page.wait_for_timeout(500)
    assert lines.all_text_contents() == [RESTARTED] * 6
    before = page.locator(".jp-Cell-outputArea").evaluate("node => node.textContent")
    grown = page.locator(".jp-Cell-outputArea").bounding_box()["height"] - height
    assert 0 <= grown < 70  # the two lines of the questions
    page.get_by_role("button", name="Show me").first.click()
    page.wait_for_timeout(1500)
    assert page.locator(".jp-Cell-outputArea").evaluate("node => node.textContent") == before
    lab.errors.clear()  # JupyterLab's own, about the widgets that are gone


# The training has gone on since the page came back, and nobody says that Python is lost.
GOES_ON = """() => {
    const step = document.querySelector('.mlp-score')?.textContent;
    window.first ??= step;
    return step !== window.first && !document.querySelector('.mlp-lost');
}"""
