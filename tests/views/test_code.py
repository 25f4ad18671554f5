"""What a page is sent: each file of a view's code once, whoever needs it."""

import importlib

import ipywidgets as w
import pytest

from mlp_helpers.kit.demo import Demo
from mlp_helpers.views.base import HERE, View
from mlp_helpers.views.code import Code
from mlp_helpers.views.curve import Curve
from mlp_helpers.views.slider import Slider
from mlp_helpers.views.spectrum import Spectrum

BEFORE = {"Squish": 591_000, "NetworkExplorer": 343_000}  # when every view sent all of it


def demo_classes():
    lessons = [importlib.import_module(f"mlp_helpers.lesson0{n}") for n in range(1, 8)]
    made = [getattr(lesson, name) for lesson in lessons for name in lesson.__all__]
    return [one for one in made if isinstance(one, type) and issubclass(one, Demo)]


def all_inside(widget):
    """A widget and all that its state refers to, each once."""
    found, waiting = [], [widget]
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        found.append(one)
        for name in one.keys:
            value = getattr(one, name)
            values = value if isinstance(value, (list, tuple)) else [value]
            waiting += [inner for inner in values if isinstance(inner, w.Widget)]
    return found


def letters_sent(demo):
    """How many letters of JavaScript and CSS a page is sent, for one demo."""
    names = {"_esm", "_css", "text", "style"}
    widgets = all_inside(demo.box)
    codes = [one for one in widgets if isinstance(one, (Code, View))]
    texts = [getattr(one, name, "") for one in codes for name in names & set(one.keys)]
    assert len({one.name for one in codes if isinstance(one, Code)}) > 3
    return sum(len(text) for text in texts if isinstance(text, str))


@pytest.mark.parametrize("kind", demo_classes(), ids=lambda kind: kind.__name__)
def test_a_demo_sends_its_code_once(kind):
    sent = letters_sent(kind())
    assert sent < 120_000
    assert sent < BEFORE.get(kind.__name__, 600_000) / 3


def test_a_view_itself_sends_little():
    assert all(len(view._esm) < 1600 and not hasattr(view, "_css") for view in (Slider(), Curve()))
    assert View()._code is None and "//" not in Slider()._esm.partition(";")[0]


def test_views_share_their_code_until_all_is_closed():
    first, second, curve = Slider(), Slider(), Curve()
    assert first._code is second._code
    shared = {code.name: code for code in curve._code.needs}
    assert all(shared[code.name] is code for code in first._code.needs if code.name in shared)
    w.Widget.close_all()
    third = Slider()
    assert third._code is not first._code and third._code.comm is not None
    assert all(code.comm is not None for code in third._code.needs)
    assert third._code.text == first._code.text


def test_a_view_s_code_names_what_it_draws():
    assert set(Slider()._code.shows) == {
        *("value", "lo", "hi", "step", "decimals", "stops", "bare", "label", "locked"),
    }
    assert {"log", "chosen"} <= set(Spectrum()._code.shows)  # a widget has a `log` of its own


def test_a_view_derived_from_another_is_drawn_by_the_same_code():
    class Mine(Slider):
        pass

    assert Mine()._code is Slider()._code


def test_every_file_is_needed_by_some_view():
    modules = [path.stem for path in HERE.glob("*.py") if path.with_suffix(".js").exists()]
    found = {"loader.js"}
    waiting = [Code.of(f"{name}.js") for name in modules]
    sheets = {"demos.css"}
    while waiting:
        code = waiting.pop()
        found.add(code.name)
        sheets |= {code.name.replace(".js", ".css")} if code.style else set()
        waiting += code.needs
    assert {path.name for path in HERE.glob("*.js")} == found - {"palette.js"}
    assert {path.name for path in HERE.glob("*.css")} == sheets - {"palette.css"}
