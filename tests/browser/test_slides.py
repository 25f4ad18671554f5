"""Every lesson as slides, on a projector of 1280 × 720 pixels, with a clicker in the hand.

One JupyterLab with sliveshow serves all; each lesson is opened, run and started once. What is
seen of it then stands in the tests below, in order.
"""

import json
import shutil
import time
from importlib.util import find_spec

import nbformat
import pytest

from mlp_helpers.slides import on_route, slides_of
from tests.browser.lab import DARK, LIGHT, ROOT, Lab, lab_server, wait
from tests.browser.looks import SHOWN
from tests.browser.refresh import lessons
from tests.browser.slideshow import ROOM, WATCH, Deck

pytestmark = pytest.mark.skipif(
    not find_spec("sliveshow"), reason='sliveshow is not installed: pip install -e ".[class]"'
)
# In the kernel: what each demo there is shows, as a digest, by its place in memory; null while
# one goes on by itself, as a map that gets finer for a while, after Reset, too.
STATES = """
import hashlib, json
from numpy import ndarray
from mlp_helpers.kit import Demo, Loop
def digest(demo):
    values = [v for traits in demo._shown().values() for v in traits.values()]
    values = [v.tobytes() if isinstance(v, ndarray) else v for v in values]
    return hashlib.sha1(repr((repr(demo), values)).encode()).hexdigest()
print(json.dumps(None if Loop.all else {str(id(one)): digest(one) for one in list(Demo.alive)}))
"""
RESET = "next(demo for demo in Demo.alive if id(demo) == {}).reset()"
VOTES = """
from mlp_helpers.quiz import reset_all, show_of_hands
from mlp_helpers.quiz.predict import Predict
show_of_hands()
for asked in list(Predict.alive):
    asked.vote([7] * len(asked.options))
    asked.vote_again()
    asked.vote([120] * len(asked.options))
"""
TELL = "for asked in list(Predict.alive): asked.show_me()"
PARTS = "input[type=range]:enabled, .mlp-curve-point, .mlp-heat-marker, .mlp-hand, [tabindex='0']"
CONTROLS = "input, select, button, [tabindex='0'], .cm-content"
CODE = ".cm-content:visible"
# Where letters are typed: G and B, too, are letters there.
LETTERS = "one => one.matches('.cm-content, [type=text]:not(.mlp-eq-field)')"
SOURCES = "() => panel.content.widgets.map(cell => cell.model.sharedModel.getSource())"
CUT = """told => told.forEach((its, place) =>
    panel.content.widgets[place].model.setMetadata('slideshow', its))"""
KIND = """one => [one.tagName, one.type ?? '', one.getAttribute('class') ?? ''].join(' ')"""
CAN = """one => !one.disabled && one.checkVisibility({ visibilityProperty: true })"""
FOCUSED = "one => (one.focus(), one === document.activeElement)"
VALUE = "one => one.value ?? one.textContent"


@pytest.fixture(scope="module")
def asked_for():
    """The addresses that the pages have asked for."""
    return []


@pytest.fixture(scope="module")
def room(tmp_path_factory, browser, asked_for):
    """A window as large as the projector, and the address of a JupyterLab with sliveshow."""
    folder = tmp_path_factory.mktemp("slides")
    for path in [*lessons(), ROOT / "notebooks" / "sliveshow.css"]:
        shutil.copy(path, folder)
    context = browser.browser.new_context(viewport=ROOM)
    context.on("request", lambda request: asked_for.append(request.url))
    with lab_server(folder, slides=True) as address:
        yield context, address
    context.close()


@pytest.fixture(scope="module", params=lessons(), ids=lambda path: path.name)
def deck(request, room):
    """A lesson's slides, after all cells have run."""
    lab = Lab(*room, request.param.name)
    lab.run(WATCH)
    lab.run_all()
    deck = Deck(lab)
    deck.notebook = nbformat.read(request.param, 4)
    deck.slides = slides_of(deck.notebook)
    yield deck
    deck.stop()
    lab.shut_down()
    lab.page.close()


@pytest.fixture(autouse=True)
def no_errors(deck):
    """The page reports none, in any of the tests."""
    yield
    assert deck.lab.errors == []


def assert_faultless(deck, when, slides=None):
    """The slides come as listed, without a fault; what is wrong is said with the slide's number."""
    found, walked = [], []
    for number in deck.walk():
        walked.append(number)
        found += [f"slide {number}: {fault}" for fault in deck.faults()]
        fold = deck.on.locator(".mlp-quiz:has(> .mlp-demo) [aria-expanded=true]")
        if fold.count():  # the reasons were read: the demo comes in their place
            fold.first.press("Enter")
            wait(deck.page)
            assert deck.on.locator(".mlp-quiz > .mlp-demo").first.is_visible(), number
            found += [f"slide {number}, its demo: {fault}" for fault in deck.faults()]
    assert not found, f"{when}:\n" + "\n".join(found)
    assert walked == [slide.number for slide in slides or deck.slides]


def test_each_slide_is_where_its_list_says(deck):
    for slide in reversed(deck.slides[:: len(deck.slides) // 3]):
        deck.jump(slide.number)


def test_every_slide_fits_and_is_read_from_the_back_row(deck):
    assert_faultless(deck, "before a question is answered")
    assert deck.measured > 1  # figures, and their letters


def test_every_slide_fits_with_hands_counted_and_when_the_answers_are_told(deck):
    deck.lab.run(VOTES)
    try:
        assert_faultless(deck, "while hands are counted")
        deck.lab.run(TELL)
        assert_faultless(deck, "when the answers are told")
    finally:
        deck.lab.run("show_of_hands(False); reset_all()")


def test_a_question_hides_its_demo_until_it_is_answered(deck):
    next(_ for _ in deck.walk() if deck.on.locator(".mlp-quiz > .mlp-demo").count())
    demo = deck.on.locator(".mlp-quiz > .mlp-demo").first
    assert not demo.is_visible()
    deck.on.get_by_role("button", name="Show me").click()
    wait(deck.page)
    assert demo.is_visible() and deck.on.locator(".mlp-fold-line").is_visible()


def states(deck):
    """What each demo shows at rest."""
    until = time.monotonic() + 60
    while (found := json.loads(deck.lab.run(STATES))) is None:
        assert time.monotonic() < until, "a demo does not come to rest"
        deck.page.wait_for_timeout(100)
    wait(deck.page)
    return found


def changed(before, after):
    """The demos that show something else than before."""
    return {name for name in after if before.get(name, after[name]) != after[name]}


def grab(deck, part):
    """Press the mouse on a part of a demo and pull it; it stays pressed."""
    box = part.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    deck.page.mouse.move(x, y)
    deck.page.mouse.down()
    deck.page.mouse.move(x + 23, y - 17, steps=5)


def drag(deck):
    """Pull one part after the other until a demo in Python has changed; gives which, and the part.

    A demo without a part that can be pulled has a button pressed.
    """
    parts = [part for part in deck.on.locator(f".mlp-demo :is({PARTS})").all() if part.is_visible()]
    for part in parts[:8]:
        before = states(deck)
        grab(deck, part)
        deck.page.mouse.up()
        if moved := changed(before, states(deck)):
            return moved, part
    for button in deck.on.locator(".mlp-demo button:enabled").all()[:6]:
        before = states(deck)
        button.click()
        if moved := changed(before, states(deck)):
            return moved, None
    return set(), None


def test_every_demo_answers_a_hand_and_is_there_when_one_comes_back(deck):
    deck.lab.run("for asked in list(Predict.alive): asked.show_me()")
    dead, parts = [], {}
    for number in deck.walk():
        demo = deck.on.locator(".mlp-demo").first
        if not deck.on.locator(".mlp-demo").count():
            continue
        moved, parts[number] = drag(deck)
        if len(moved) != 1:
            dead.append(f"slide {number}: {len(moved)} demos have answered")
            continue
        wait(deck.page, 700)  # a line of numbers glides to its new ends
        here, there = demo.evaluate(SHOWN), states(deck)
        assert deck.press("PageDown") != number or number == deck.slides[-1].number
        assert deck.press("PageUp") == number
        wait(deck.page)
        assert demo.evaluate(SHOWN) == here and states(deck) == there, number
        reset = deck.on.get_by_role("button", name="Reset", exact=True)
        if reset.count():
            reset.first.click()
            by_hand = states(deck)
            deck.lab.run(RESET.format(*moved))
            assert states(deck) == by_hand, f"slide {number}: Reset"
    assert dead == []
    number, part = next((number, part) for number, part in parts.items() if part)
    deck.go(number)  # and in the middle of a drag
    grab(deck, part)
    assert deck.press("PageDown") != number
    deck.page.mouse.up()
    assert deck.press("PageUp") == number
    moved, _ = drag(deck)
    assert len(moved) == 1


def test_clicker_g_and_b_work_whatever_has_the_focus(deck):
    page, known, sources = deck.page, set(), deck.page.evaluate(SOURCES)
    next(_ for _ in deck.walk() if deck.on.locator(CODE).count())
    deck.on.locator(CODE).first.click()  # JupyterLab would bring the focus back to this cell
    assert page.evaluate("() => panel.content.mode") == "edit"
    page.evaluate("() => document.activeElement.blur()")
    first, last = (deck.slides[place].number for place in (0, -1))
    deck.jump(last)
    for number in deck.walk():
        for control in deck.on.locator(CONTROLS).element_handles():
            kind = control.evaluate(KIND)
            if kind in known or number == last or not control.evaluate(CAN):
                continue
            if not control.evaluate(FOCUSED):
                continue
            known.add(kind)
            value, where = control.evaluate(VALUE), f"slide {number}: {kind}"
            assert deck.press("PageDown") != number, where
            assert deck.press("PageUp") == number, where
            if control.evaluate(LETTERS):
                assert control.evaluate(VALUE) == value, where
                continue
            control.evaluate(FOCUSED)
            for blank in (1, 0):
                page.keyboard.press("b")
                assert page.locator(".reveal.paused").count() == blank, where
            control.evaluate(FOCUSED)
            deck.jump(first if number != first else last)
            deck.jump(number)
            assert control.evaluate(VALUE) == value, where
    assert len(known) > 4
    page.keyboard.press("g")
    page.keyboard.type("1.")
    page.keyboard.press("Escape")  # thought better of it
    assert deck.number == last and not page.locator(".jump-to-slide").count()
    assert page.evaluate(SOURCES) == sources


def test_every_slide_fits_in_the_dark(deck):
    deck.lab.set_theme(DARK)
    try:
        assert_faultless(deck, DARK)
    finally:
        deck.lab.set_theme(LIGHT)


def test_nothing_leaves_the_machine(deck, room, asked_for):
    ours = (room[1], room[1].replace("http", "ws"), "data:", "blob:")
    assert [address for address in asked_for if not address.startswith(ours)] == []


def test_a_clicker_alone_walks_the_talk(deck):
    talk = on_route(deck.notebook)
    deck.stop()
    deck.page.evaluate(CUT, [cell.metadata.get("slideshow", {}) for cell in talk.cells])
    slides = slides_of(talk)
    assert len(slides) < len(deck.slides)
    assert_faultless(Deck(deck.lab), "in the talk", slides)
