"""What a grid is painted with."""

import pytest

from mlp_helpers.kit.paint import PaintTools
from mlp_helpers.views.pixel_grid import PixelGrid


@pytest.fixture
def grid():
    return PixelGrid(values=[[0, 0]], paintable=True)


def test_ink_and_brush_go_to_the_grid_by_hand_and_by_code(grid):
    paint = PaintTools(grid, {})
    paint.tools["ink"].value = "−"
    paint.tools["brush"].value = 0.5
    assert (grid.ink, grid.brush) == (-1, 0.5) and paint.chosen == {"ink": "−", "brush": 0.5}
    paint.choose(ink="erase", brush=2.5)
    assert (grid.ink, grid.brush) == (0, 2.5)
    assert (paint.tools["ink"].value, paint.tools["brush"].value) == ("erase", 2.5)
    paint.reset()
    assert (grid.ink, grid.brush) == (1, 1) and paint.tools["ink"].value == "+"


def test_full_ink_is_as_strong_as_the_grid_s_limit(grid):
    paint = PaintTools(grid, {})
    grid.limit = 50
    assert grid.ink == 50
    paint.choose(ink="−")
    assert grid.ink == -50
    grid.limit = 0.2
    assert grid.ink == -0.2


def test_on_a_pad_for_light_there_is_white_and_a_button_that_erases(grid):
    paint = PaintTools(grid, {}, signed=False)
    assert (grid.ink, grid.brush) == (1, 1) and list(paint.tools) == ["ink"]
    paint.tools["ink"].value = True
    assert grid.ink == 0
    paint.reset()
    assert grid.ink == 1 and not paint.tools["ink"].value


def test_its_buttons_call_the_demo_s_methods(grid):
    called = []

    def undo():
        """Take it back; all of it."""
        called.append("undo")

    *_, made = PaintTools(grid, {"Undo": undo}).controls
    made.click()
    assert called == ["undo"] and (made.description, made.tooltip) == ("Undo", "Take it back")
