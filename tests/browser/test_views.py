"""The views' contract, in JupyterLab: pointer, touch, keyboard, names, locks, themes."""

import pytest

GRID = """
import numpy as np
from mlp_helpers.views.pixel_grid import PixelGrid
grid = PixelGrid(values=np.zeros((6, 9)), width=270, height=180, paintable=True, label="Grid")
grid
"""
SLIDER = """
from mlp_helpers.views.slider import Slider
slider = Slider(value=0.5, lo=-1, hi=2, step=0.25, label="bias")
slider
"""
BARS = """
import numpy as np
from mlp_helpers.views.bars import Bars
bars = Bars(values=np.array([0.25, 0.5, 1.0]), targets=np.array([0, 1, 0]), draggable=True,
            label="Outputs", labels=["zero", "one", "two"], highlight=2)
bars
"""


def test_a_stroke_is_smooth_between_two_far_events(cell_of):
    lab = cell_of(GRID)
    box = lab.page.locator(".mlp-grid").bounding_box()
    lab.page.mouse.move(box["x"] + 15, box["y"] + 75)
    lab.page.mouse.down()
    lab.page.mouse.move(box["x"] + 255, box["y"] + 75)  # one event, eight cells further
    lab.page.mouse.up()
    lab.page.wait_for_timeout(300)
    assert lab.run("print(grid.values[2].min(), grid.values[5].max())") == "1.0 0.0"
    lab.page.keyboard.press("Control+z")
    lab.page.wait_for_timeout(300)
    assert lab.run("print(grid.values.max())") == "0.0"
    assert picture_sum(lab.page) == 0


def picture_sum(page):
    """The red of all pixels of the first grid's canvas, added up."""
    return page.evaluate(
        """() => {
            const c = document.querySelector('.mlp-grid canvas');
            const data = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
            return data.reduce((sum, value, i) => sum + (i % 4 === 0 ? value : 0), 0);
        }"""
    )


def test_a_grid_is_painted_by_keyboard_alone(cell_of):
    lab = cell_of(GRID)
    page = lab.page
    page.locator(".mlp-grid").focus()
    page.keyboard.press("Home")
    assert page.locator(".mlp-readout").text_content() == "row 0, column 0, place 0: 0.00"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.wait_for_timeout(200)
    assert page.locator(".mlp-readout").text_content() == "row 1, column 1, place 10: 1.00"
    page.keyboard.down("Shift")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.keyboard.up("Shift")
    page.wait_for_timeout(200)
    assert lab.run("print(grid.values[1, 1:6].tolist())") == str([1.0] * 5)
    page.keyboard.press("Backspace")
    page.wait_for_timeout(200)
    assert lab.run("print(grid.values[1, 5])") == "0.0"
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    page.wait_for_timeout(200)
    assert lab.run("print(grid.values[1, 1], grid.values[1, 5])") == "1.0 0.0"


def test_a_finger_paints_and_the_page_does_not_scroll(cell_of):
    lab = cell_of(GRID)
    grid = lab.page.locator(".mlp-grid")
    assert grid.evaluate("node => getComputedStyle(node).touchAction") == "none"
    box = grid.bounding_box()
    lab.page.touchscreen.tap(box["x"] + 105, box["y"] + 45)
    lab.page.wait_for_timeout(300)
    assert lab.run("print(grid.values[1, 3], grid.values[5].max())") == "1.0 0.0"


def test_what_code_sets_shows_at_once_and_a_locked_grid_is_not_painted(cell_of):
    lab = cell_of(GRID)
    lab.run("grid.values = np.ones((6, 9)); grid.locked = True")
    lab.page.wait_for_timeout(200)
    assert picture_sum(lab.page) == 54 * 255
    lab.run("grid.values = np.zeros((6, 9))")
    lab.page.locator(".mlp-grid").click()
    lab.page.keyboard.press("Space")
    lab.page.wait_for_timeout(200)
    assert picture_sum(lab.page) == 0 and lab.run("print(grid.values.max())") == "0.0"


def test_keys_in_a_view_do_not_reach_the_notebook(cell_of):
    lab = cell_of(GRID)
    lab.page.locator(".mlp-grid").click()
    for key in "dd", "x", "b":
        lab.page.keyboard.type(key)
    lab.page.keyboard.press("Shift+Enter")
    assert lab.page.locator(".jp-Cell").count() == 1
    assert lab.page.locator(".mlp-grid").count() == 1


def test_ctrl_s_in_a_view_saves_the_notebook(cell_of):
    lab = cell_of(GRID)
    lab.page.evaluate("() => { panel.model.sharedModel.setMetadata('mark', 1); }")
    assert lab.page.evaluate("() => panel.model.dirty")
    lab.page.locator(".mlp-grid").focus()
    lab.page.keyboard.press("Control+s")
    lab.page.wait_for_function("() => !panel.model.dirty", timeout=5000)


def test_a_restarted_kernel_is_told(cell_of):
    lab = cell_of(SLIDER)
    lab.page.evaluate("() => panel.sessionContext.restartKernel()")
    lab.page.wait_for_timeout(1500)
    lab.page.get_by_role("slider", name="bias").focus()
    lab.page.keyboard.press("ArrowRight")
    lab.page.wait_for_selector(".mlp-fault:has-text('Run All Cells brings this back')")
    lab.errors.clear()  # JupyterLab's own, about the widgets that are gone


def test_keys_on_a_demo_s_buttons_do_not_reach_the_notebook(cell_of):
    lab = cell_of("from mlp_helpers.lesson01 import DrawDigit\npad = DrawDigit()\npad.load(3)\npad")
    button = lab.page.get_by_role("button", name="Clear", exact=True)
    button.focus()
    lab.page.keyboard.press("b")
    lab.page.keyboard.press("Enter")
    lab.page.wait_for_timeout(300)
    assert lab.page.locator(".jp-Cell").count() == 1
    assert lab.run("print(pad.pixels.max())") == "0.0"
    assert button.evaluate("node => node === document.activeElement")


def test_a_slider_by_keys_by_typing_and_by_code(cell_of):
    lab = cell_of(SLIDER)
    page = lab.page
    name = {"name": "bias"}
    page.get_by_role("slider", **name).focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(200)
    assert lab.run("print(slider.value)") == "0.75"
    page.keyboard.press("Shift+ArrowLeft")  # ten steps, to the lowest value there is
    page.wait_for_timeout(200)
    assert lab.run("print(slider.value == slider.lo)") == "True"
    field = page.get_by_role("spinbutton", **name)
    field.fill("-0.3")
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert lab.run("print(slider.value)") == "-0.3"
    field.fill("99")
    assert field.get_attribute("aria-invalid") == "true"
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert lab.run("print(slider.value)") == "-0.3" and field.input_value() == "-0.30"
    lab.run("slider.value = 1.5")
    page.wait_for_timeout(200)
    assert field.input_value() == "1.50"
    lab.run("slider.locked = True")
    page.wait_for_timeout(200)
    assert field.is_disabled()


def test_page_down_turns_the_page_whatever_has_the_focus(cell_of):
    lab = cell_of(SLIDER)
    page = lab.page
    page.evaluate("""() => {
        const output = document.querySelector('.jp-OutputArea-output');
        output.style.height = '3000px';
    }""")
    scrolled = """() => [...document.querySelectorAll('.jp-Notebook, .jp-WindowedPanel-outer')]
        .reduce((far, box) => far + box.scrollTop, 0)"""
    for role in ("slider", "spinbutton"):
        before = page.evaluate(scrolled)
        page.get_by_role(role, name="bias").evaluate("node => node.focus({ preventScroll: true })")
        page.keyboard.press("PageDown")
        page.wait_for_timeout(300)
        assert page.evaluate(scrolled) > before, role
    assert lab.run("print(slider.value)") == "0.5"


def test_bars_are_dragged_and_moved_by_keys(cell_of):
    lab = cell_of(BARS)
    page = lab.page
    bar = page.get_by_role("slider", name="Outputs, one")
    assert bar.get_attribute("aria-valuetext") == "0.50"
    box = bar.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"], steps=5)
    page.mouse.up()
    page.wait_for_timeout(200)
    assert lab.run("print([f'{v:.2f}' for v in bars.values])") == "['0.25', '0.80', '1.00']"
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(200)
    assert lab.run("print([f'{v:.2f}' for v in bars.values])") == "['0.25', '0.99', '1.00']"
    assert page.locator(".mlp-bar.mlp-top .mlp-bar-label").text_content() == "two"


def test_what_an_answer_brought_code_can_take_away(cell_of):
    lab = cell_of(
        """
import ipywidgets as w, numpy as np
from mlp_helpers.views.bars import Bars
from mlp_helpers.views.slider import Slider
bars, slider = Bars(values=np.zeros(3), label="Bars"), Slider(label="size", step=0.5)
slider.observe(lambda change: bars.set_trait("targets", np.full(3, change["new"])), "value")
w.VBox([slider, bars])"""
    )
    target = lab.page.locator(".mlp-bar-target").first
    assert not target.is_visible()
    lab.page.get_by_role("slider", name="size").focus()
    lab.page.keyboard.press("ArrowRight")
    lab.page.wait_for_timeout(300)
    assert target.is_visible()
    lab.run("bars.targets = None")
    lab.page.wait_for_timeout(300)
    assert not target.is_visible()


def test_a_refused_value_goes_back_and_the_reason_is_said(cell_of):
    lab = cell_of(
        SLIDER
        + """
def no(change):
    raise ValueError("not today")
slider.observe(no, "value")
slider"""
    )
    lab.page.get_by_role("slider", name="bias").focus()
    lab.page.keyboard.press("ArrowRight")
    lab.page.wait_for_selector(".mlp-fault:has-text('not today')")
    lab.run("slider.unobserve(no, 'value')")
    lab.page.wait_for_timeout(2000)
    lab.page.keyboard.press("ArrowRight")
    lab.page.wait_for_timeout(300)
    assert lab.page.locator(".mlp-fault").text_content() == ""


@pytest.mark.parametrize("theme, dark", [("JupyterLab Light", False), ("JupyterLab Dark", True)])
def test_a_view_follows_the_theme(cell_of, theme, dark):
    lab = cell_of(BARS, theme)
    colour = lab.page.locator(".mlp").evaluate("node => getComputedStyle(node).color")
    red = int(colour.split("(")[1].split(",")[0])
    assert (red > 128) is dark


def test_the_same_model_shown_twice_stays_one(cell_of):
    lab = cell_of(SLIDER + "from IPython.display import display\ndisplay(slider)\nslider")
    first, second = lab.page.get_by_role("slider", name="bias").all()
    first.focus()
    lab.page.keyboard.press("ArrowRight")
    lab.page.wait_for_timeout(300)
    assert second.input_value() == first.input_value() == "0.75"


@pytest.mark.parametrize("seconds", [3.7, 7])
def test_a_silent_kernel_is_told_and_forgotten_when_it_speaks(cell_of, seconds):
    """Spoken at once, before what is told could be read; or later."""
    lab = cell_of(SLIDER)
    lab.page.evaluate(
        """seconds => { panel.sessionContext.session.kernel.requestExecute(
            {code: `import time; time.sleep(${seconds})`}); }""",
        seconds,
    )
    lab.page.get_by_role("slider", name="bias").focus()
    lab.page.keyboard.press("ArrowRight")
    lab.page.wait_for_selector(".mlp-fault:has-text('No answer from Python')", timeout=8000)
    lab.page.wait_for_function("() => !document.querySelector('.mlp-fault').textContent")
    assert lab.run("print(slider.value)") == "0.75"


GALLERY = "from mlp_helpers.lesson05 import RandomGallery\nRandomGallery()"


def test_a_grid_with_words_of_its_own_tells_its_cells_in_them(cell_of):
    lab = cell_of(GALLERY)
    page = lab.page
    got = page.get_by_label("The ten outputs for each image")
    box = got.bounding_box()
    page.mouse.move(box["x"] + 0.85 * box["width"], box["y"] + 0.65 * box["height"])
    page.wait_for_timeout(300)
    told = got.locator("xpath=following-sibling::*[contains(@class, 'mlp-readout')]")
    assert told.text_content().startswith("image of a 6, output 8: 0.")
    got.focus()
    page.keyboard.press("Home")
    page.wait_for_timeout(300)
    assert told.text_content().startswith("image of a 0, output 0: 0.")


SEVERAL = SLIDER + BARS + "import ipywidgets as w\n"
SEVERAL += (
    "slider.observe(lambda change: bars.set_trait('targets', [change['new']] * 3), 'value')\n"
)
SEVERAL += "w.VBox([slider, bars, slider])"


def move_and_see(lab, value):
    """Press a key on the slider; the bars and Python must show it."""
    page = lab.page
    page.get_by_role("slider", name="bias").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)
    assert float(lab.run("print(slider.value)")) == value
    shown = [handle.input_value() for handle in page.get_by_role("slider", name="bias").all()]
    assert [float(text) for text in shown] == [value, value]
    assert page.locator(".mlp-bar-target").first.is_visible()


def test_after_a_restart_the_cells_bring_the_views_back(cell_of):
    lab = cell_of(SEVERAL)
    move_and_see(lab, 0.75)
    lab.page.evaluate("() => panel.sessionContext.restartKernel()")
    lab.page.wait_for_timeout(1500)
    lab.run_all()
    lab.page.wait_for_timeout(500)
    lab.errors.clear()  # JupyterLab's own, about the widgets that are gone
    move_and_see(lab, 0.75)


def test_a_page_that_is_loaded_again_gets_the_views_from_the_kernel(cell_of):
    lab = cell_of(SEVERAL)
    move_and_see(lab, 0.75)
    lab.save()
    lab.page.wait_for_timeout(500)
    name = lab.page.evaluate("() => panel.context.path")
    lab.page.reload()
    lab.page.wait_for_function("window.jupyterapp !== undefined", timeout=60_000)
    lab.page.evaluate("() => jupyterapp.restored")
    lab.open(name)
    lab.page.wait_for_selector(".mlp-bar-target", timeout=20_000)
    lab.page.wait_for_timeout(500)
    move_and_see(lab, 1)


def test_new_views_work_when_all_widgets_were_closed(cell_of):
    lab = cell_of(SEVERAL)
    lab.run("w.Widget.close_all()")
    lab.run_all()
    lab.page.wait_for_timeout(500)
    move_and_see(lab, 0.75)


def test_a_page_has_each_module_once_and_other_code_beside_it(cell_of):
    lab = cell_of(SEVERAL)
    modules = "() => mlpModules.size"
    lab.page.evaluate("() => mlpModules.clear()")  # those of other cells
    lab.run_all()
    before = lab.page.evaluate(modules)
    lab.run_all()
    assert lab.page.evaluate(modules) == before
    changed = "from mlp_helpers.views.code import Code\nCode._made.clear()\n"
    changed += "import mlp_helpers.views.code as c\nread = c._read\n"
    changed += "c._read = lambda n: ((read(n)[0] + '// changed\\n'), read(n)[1])"
    assert lab.run(changed) == ""
    lab.run_all()
    lab.page.wait_for_timeout(500)
    assert lab.page.evaluate(modules) == 2 * before
    move_and_see(lab, 0.75)
