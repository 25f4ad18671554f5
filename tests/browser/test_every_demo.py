"""What every demo promises in JupyterLab, for all of the table: see `tests/demos.py`."""

import os

import pytest

from tests.browser.hands import give_room, random_hands
from tests.browser.lab import DARK, LIGHT, wait
from tests.browser.looks import cut_off, nonsense, serious_findings, shown, text_sizes, without_room
from tests.demos import entries

ENTRIES = {entry.name: entry for entry in entries()}
# Besides the changes of the table: where there is most to say, or to draw.
FURTHER = {
    "EdgeHunt": ("demo.set_weights(np.eye(28))",),
    "NetworkExplorer": ("demo.select(2, 3); demo.set_bias(1e6)", "demo.set_weight(3, 1e9)"),
    "CostTable": (
        "demo.choose('all 0.5')",
        "demo.set_outputs([0.123456] * 10)",
        "demo.load(8, 197)",  # on which the network is very sure
    ),
    "TurnTwoKnobs": (
        "demo.set_values(3, 2); demo.set_values(3, 4); demo.reveal()",
        "demo.choose(('weight', 1, 3, 0), ('weight', 1, 5, 406)); demo.reveal()",
    ),
    "DescentCurve": (
        "demo.set_eta(0.8); demo.step(); demo.step()",
        "demo.set_eta(1.2); demo.play()",
    ),
    "DescentMap": (
        "for _ in range(9): demo.step()",
        "demo.choose('cost'); demo.set_start(-3, -9); demo.step()",
        "demo.set_eta(1000); demo.set_start(13, 7); demo.step()",
        "demo.choose('turned ravine'); demo.set_eta(0.06); demo.play()",
    ),
    "GradientVector": ("demo.select_weight(1, 3, 3)", "demo.choose('trained'); demo.select(13001)"),
    "TrainLive": (
        "demo.train(0.1); demo.keep(); demo.set_eta(0.01); demo.set_batch_size(1000)",
        "demo.set_eta(100); demo.train(0.5)",
        "demo.show_moment(2)",
    ),
    "ThreeAvenues": ("demo.best()",),
    "ChainRule": ("demo.select('w', 1)",),
    "IndexedChain": ("demo.select(1, 2, 1)", "demo.show_paths(True)"),
    "OwnHand": (
        "while demo.asked is not None: demo.write(np.eye(28))",
        "demo.redo(3); demo.write(np.tri(28))",
    ),
    "Wishes": ("demo.go(2)", "demo.go(3)", "demo.add(999); demo.go(4)"),
}
HIGHEST = 600  # px, of any demo; of these at most so many, beside the open file list
HEIGHTS = {"Squish": 520, "ParameterCount": 520, "MatrixStep": 520}
HEIGHTS |= {"TurnTwoKnobs": 560, "DescentCurve": 460, "DescentMap": 540}
# What may be smaller than 18 px: what is said of the place under the mouse, the rows of a list;
# indices, as in print; text that grows with its picture; numbers in neurons.
SMALLER = dict.fromkeys(
    ("ChainRule", "IndexedChain"),
    ".mlp-readout, option, svg text, :is(msub, msup, msubsup, munder) > :not(:first-child)",
)
SMALLER |= dict.fromkeys(
    ("NetworkExplorer", "Wishes", "ThreeAvenues", "PredictNeurons"),
    ".mlp-readout, option, .mlp-neuron-number",
)
# A scale does not jump under the hand: it stays as wide as it was made, within limits.
WIDENED = {"OneNeuron", "EdgeHunt"}
BACK = "the way back"
# By code, a million times as large as by hand: their numbers need more room than there is.
BEYOND = {"demo.set_weights(np.full(784, -1e6))"}
# Of a cell's output, px: all there is, some, and what JupyterLab leaves in a window 853 px wide,
# which is also that of 1280 px at 150 %.
WIDTHS = (868, 780, 640, 460, 421)
PARTS = "button, input, select, textarea, [tabindex='0']"
FOCUS = """node => node.contains(document.activeElement)
    ? document.activeElement.dataset.part ?? 'something else' : null"""


@pytest.fixture(params=ENTRIES)
def entry(request):
    return ENTRIES[request.param]


@pytest.fixture(scope="module", params=[LIGHT, DARK])
def theme(request):
    """One after the other, for all demos: a page takes a while to change."""
    return request.param


def box_of(page):
    return page.locator(".mlp-demo").bounding_box()


def opened(cell_of, entry, theme=None):
    lab = cell_of(entry.code, theme)
    lab.run("import numpy as np")  # as the table's lines want it
    lab.rest()
    return lab


def all_changes(lab, entry):
    """Make each of the entry's changes, on top of one another, the way back last."""
    for line in (*entry.changes, *FURTHER.get(entry.name, ())):
        assert lab.run(line) == ""
        wait(lab.page)
        yield line
    lab.run(f"{entry.back}; demo.reset()")
    lab.rest()
    yield BACK


def test_axe_finds_nothing_serious(cell_of, entry, theme):
    lab = opened(cell_of, entry, theme)
    assert serious_findings(lab.page) == []
    for line in all_changes(lab, entry):
        assert serious_findings(lab.page) == [], line


def test_it_stays_as_high_as_it_is_and_nothing_is_cut_off(cell_of, entry):
    lab = opened(cell_of, entry)
    page = lab.page
    before, first = box_of(page), shown(page)
    assert before["height"] <= HEIGHTS.get(entry.name, HIGHEST)
    assert cut_off(page) == []
    for line in all_changes(lab, entry):
        assert box_of(page) == before, line
        assert nonsense(page) == [], line
        assert line in BEYOND or cut_off(page) == [], line
        if line != BACK or not (entry.remembers or entry.name in WIDENED):
            assert (shown(page) == first) == (line == BACK), line
    lab.show_on(1920, 900, presenting=False)
    assert box_of(page)["height"] <= HEIGHTS.get(entry.name, HIGHEST)


def test_it_can_be_read_from_the_back_row(cell_of, entry):
    lab = opened(cell_of, entry)
    page = lab.page
    lab.show_on(1280, 720, presenting=True)
    before = box_of(page)
    assert before["width"] <= 1280 and before["height"] <= HIGHEST
    for line in all_changes(lab, entry):
        sizes = text_sizes(page, SMALLER.get(entry.name, ".mlp-readout, option"))
        assert [one for one in sizes if one[0] < 18] == [] and len(sizes) > 5, line
        assert box_of(page) == before, line
        assert line in BEYOND or cut_off(page) == [], line


def test_it_finds_room_in_a_narrow_place(cell_of, entry):
    lab = opened(cell_of, entry)
    page = lab.page
    for width in WIDTHS:
        give_room(page, width)
        assert box_of(page)["width"] == width and without_room(page) == [], width
    for line in all_changes(lab, entry):
        assert line in BEYOND or without_room(page) == [], line
    give_room(page, WIDTHS[0])
    as_before = box_of(page)["height"]
    give_room(page, None)
    assert abs(box_of(page)["height"] - as_before) <= 1 and without_room(page) == []


def test_all_of_it_is_reached_with_the_tab_key_and_a_clicker_changes_none_of_it(cell_of, entry):
    lab = opened(cell_of, entry)
    said = lab.run("print(demo)")
    demo = lab.page.locator(".mlp-demo")
    wanted = demo.evaluate(
        """(node, parts) => [...node.querySelectorAll(parts)]
            .filter(one => one.checkVisibility({ visibilityProperty: true }))
            .filter(one => !one.disabled && one.tabIndex >= 0)
            .map((one, i) => {
                one.dataset.part = `${i}: ${one.outerHTML.slice(0, 100)}`;
                return one.dataset.part;
            })""",
        PARTS,
    )
    demo.evaluate("node => node.querySelector('[data-part]').focus()")
    reached = []
    while (part := demo.evaluate(FOCUS)) and len(reached) <= len(wanted):
        reached.append(part)
        for key in ("PageDown", "PageUp", "Tab"):
            lab.page.keyboard.press(key)
    assert reached == wanted
    assert lab.run("print(demo)") == said


def test_random_hands_do_no_harm(cell_of, entry):
    """The long run is CI's; `CI=true python -m pytest -k random_hands` does it anywhere."""
    lab = opened(cell_of, entry)
    lab.show_on(1300, 1400, presenting=False)
    first, said = shown(lab.page), lab.run("print(demo)")
    random_hands(lab, 200 if os.environ.get("CI") else 60, entry.hands or entry.changes)
    assert lab.run(f"{entry.back}; demo.reset(); print(demo)") == said
    lab.page.mouse.move(0, 0)
    lab.rest()
    assert shown(lab.page) == first or entry.remembers or entry.name in WIDENED
