"""Where there is little room, hands reach what they point at, and wide again is as before."""

from tests.browser.hands import centre, drag_to, give_room
from tests.browser.lab import wait
from tests.browser.looks import marker_of, shown

MAP = "from mlp_helpers.lesson05 import TurnTwoKnobs\ndemo = TurnTwoKnobs()\ndemo"
PAD = "from mlp_helpers.lesson02 import EdgeHunt\ndemo = EdgeHunt()\ndemo"
NETWORK = "from mlp_helpers.lesson04 import NetworkExplorer\ndemo = NetworkExplorer()\ndemo"
NARROW = 260  # px, of a cell's output: narrower than any of these pictures


def narrow(page):
    """Leave little room, and see that a demo has taken it."""
    give_room(page, NARROW)
    assert page.locator(".mlp-demo").bounding_box()["width"] == NARROW


def test_a_marker_follows_the_pointer_on_a_smaller_map(cell_of):
    lab = cell_of(MAP)
    narrow(lab.page)
    dot = lab.page.locator(".mlp-heat-dot")
    dot.scroll_into_view_if_needed()
    lab.page.mouse.move(*centre(dot))
    lab.page.mouse.down()
    drag_to(lab.page, 0.5, 0.25)
    lab.page.mouse.up()
    wait(lab.page)
    right, up = marker_of(lab.page)
    assert abs(right - 0.5) < 0.01 and abs(up - 0.25) < 0.01
    assert lab.run("print(*demo.values)") == "5.0 -6.0"


def test_ink_falls_where_the_pointer_is_on_a_smaller_pad(cell_of):
    lab = cell_of(PAD)
    narrow(lab.page)
    grid = lab.page.locator(".mlp-grid canvas").first
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    assert box["width"] < 286
    x, y = box["x"] + 20.5 / 28 * box["width"], box["y"] + 4.5 / 28 * box["height"]
    lab.page.mouse.click(x, y)
    wait(lab.page)
    assert lab.run("print(demo.weights.reshape(28, 28)[4, 20], demo.weights.argmax())") == "1.0 132"


def test_a_neuron_is_selected_in_a_smaller_network(cell_of):
    lab = cell_of(NETWORK)
    narrow(lab.page)
    lab.page.locator(".mlp-neuron").nth(16 + 9).scroll_into_view_if_needed()
    box = lab.page.locator(".mlp-neuron").nth(16 + 9).bounding_box()
    lab.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    wait(lab.page)
    assert lab.run("print(demo.selected)") == "(2, 9)"


def test_wide_again_is_as_before(cell_of):
    lab = cell_of(NETWORK)
    before, box = shown(lab.page), lab.page.locator(".mlp-demo").bounding_box()
    for width in (640, 421, None):
        give_room(lab.page, width)
    assert lab.page.locator(".mlp-demo").bounding_box() == box
    assert shown(lab.page) == before
