"""What every demo promises, through its methods, for all of the table: see `tests/demos.py`."""

import importlib
import inspect
import pkgutil
from contextlib import suppress

import ipywidgets as w
import numpy as np
import pytest
import traitlets as T

import mlp_helpers
from mlp_helpers.kit.demo import Demo
from mlp_helpers.lesson06.train_live.images import training_images
from mlp_helpers.network import Network
from mlp_helpers.views.base import View
from tests.benchmarks.cases import CASES
from tests.by_hand import by_hand
from tests.demos import entries

ENTRIES = {entry.name: entry for entry in entries()}
PLUMBING = {"key", "layout", "style", "children", "linked", "tabbable", "tooltip"}


@pytest.fixture(params=ENTRIES)
def entry(request):
    return ENTRIES[request.param]


@pytest.fixture
def demo(entry, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)  # a click may save a file
    return entry.make()


def widgets(widget):
    """A widget and all that it holds, in order."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from widgets(child)


def hidden(widget):
    """The widgets that a page does not show now, with all that they hold."""
    for one in widgets(widget):
        if getattr(one, "layout", None) and one.layout.display == "none":
            yield from widgets(one)


def shown(demo):
    """All that a page is told of the demo's widgets, by the widget's place and the trait's name."""
    found, unseen = {}, set(hidden(demo.box))
    for i, widget in enumerate(widgets(demo.box)):
        if widget in unseen:
            found[i, "hidden"] = True
            continue
        for name in widget.traits(sync=True):
            if not name.startswith("_") and name not in PLUMBING:
                found[i, name] = frozen(getattr(widget, name))
        for name in ("layout", "style"):
            part = getattr(widget, name, None)
            for key, value in part.get_state().items() if part else ():
                if not key.startswith("_") and value not in (None, "visible"):
                    found[i, name, key] = frozen(value)
    return found


def state(demo):
    """All numbers, texts and arrays that the demo holds or computes, those of its parts too."""
    held = {name: frozen(value) for name, value in vars(demo).items()}
    computed = [
        name for name, _ in inspect.getmembers(type(demo), lambda m: isinstance(m, property))
    ]
    return held | {name: frozen(getattr(demo, name)) for name in computed}


def frozen(value, depth=4):
    """A copy of a value that can be compared with `==`; None for what is no data."""
    if isinstance(value, np.ndarray):
        return value.shape, str(value.dtype), value.tobytes()
    if isinstance(value, (dict, list, tuple, set, Network)) or _is_ours(value):
        if isinstance(value, Network):
            value = [*value.weights, *value.biases]
        elif _is_ours(value):
            value = vars(value) if hasattr(value, "__dict__") else ()
        items = value.items() if isinstance(value, dict) else enumerate(value)
        return {str(key): frozen(item, depth - 1) for key, item in items} if depth else None
    return value if isinstance(value, (bool, int, float, complex, str, np.generic)) else None


def _is_ours(value):
    ours = type(value).__module__.startswith("mlp_helpers.lesson")
    return ours and not isinstance(value, (Demo, w.Widget))


def different(one, other):
    """The names of what is not the same in two records."""
    return [name for name in {**one, **other} if one.get(name) != other.get(name)]


def touch(widget):
    """Do with a widget what a hand could: press it, or set it to something else."""
    if isinstance(widget, View):
        new = {name: _another(widget, name) for name in widget.by_hand}
        for name in new:
            if new[name] is not None:
                by_hand(widget, **{name: new[name]})
    elif isinstance(widget, w.Button):
        widget.click()
    elif isinstance(widget, w.Checkbox) and not widget.disabled:
        widget.value = not widget.value
    elif isinstance(widget, w.Dropdown) and not widget.disabled:
        widget.index = (widget.index + 1) % len(widget.options)


def _another(view, name):
    """A value that the trait of a view could have instead, or None."""
    value = getattr(view, name)
    if isinstance(value, np.ndarray):
        return value[::-1].copy()
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, float):
        return value - getattr(view, "step", 0.1)
    return None


def test_one_thing_is_the_first_to_touch(demo):
    marked = [
        one for one in widgets(demo.box) if {"mlp-primary", "mlp-first"} & set(one._dom_classes)
    ]
    assert marked == [demo.first]
    assert isinstance(demo.first, w.Button) or demo.first.by_hand, "a button, or what has a handle"


def test_it_says_in_one_line_what_it_shows(entry, demo):
    line = repr(demo)
    assert line == repr(entry.make()) and line.startswith(f"{entry.name}: ")
    assert len(line) <= 110 and "\n" not in line and "0x" not in line
    bundle = demo._repr_mimebundle_()
    assert bundle["text/plain"] == line
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_every_change_is_shown_and_reset_takes_all_back(entry, demo):
    start, line = shown(demo), repr(demo)

    def go_back(change):
        demo.reset()
        assert repr(demo) == line, change
        assert entry.remembers or different(shown(demo), start) == [], change

    for change in entry.changes:
        before = shown(demo)
        entry.run(demo, change)
        assert different(shown(demo), before), f"{change} changes nothing that is shown"
        assert len(repr(demo)) <= 110 and "\n" not in repr(demo)
        go_back(change)
    for change in entry.changes:
        entry.run(demo, change)
    go_back("all of them, one after the other")


def test_bad_input_is_refused_with_a_sentence_and_nothing_changes(entry, demo):
    before = shown(demo), state(demo), repr(demo)
    for line, sentence in entry.bad:
        with pytest.raises((TypeError, ValueError), match=sentence) as refused:
            entry.run(demo, line)
        assert "\n" not in str(refused.value), line
        nothing_changes(demo, before, line)


def test_what_is_refused_does_not_take_back_a_change(entry, demo):
    entry.run(demo, entry.changes[0])
    before = shown(demo), state(demo), repr(demo)
    for line, _ in entry.bad:
        try:
            entry.run(demo, line)
        except (TypeError, ValueError):
            nothing_changes(demo, before, line)
        else:  # after a step there is a moment 1 to show
            demo = entry.make()
            entry.run(demo, entry.changes[0])
            before = shown(demo), state(demo), repr(demo)


def nothing_changes(demo, before, line):
    assert different(shown(demo), before[0]) == [], line
    assert different(state(demo), before[1]) == [], line
    assert repr(demo) == before[2], line


def test_a_locked_demo_is_closed_to_the_hand_not_to_code(entry, demo):
    start = shown(demo)
    demo.locked = True
    for widget in widgets(demo.box):
        if isinstance(widget, View):
            assert widget.locked
        elif widget.has_trait("disabled"):
            assert widget.disabled
    before = repr(demo), state(demo)
    for widget in widgets(demo.box):
        if isinstance(widget, View):
            touch(widget)
    assert (repr(demo), state(demo)) == before
    closed = shown(demo)
    entry.run(demo, entry.changes[0])
    assert different(shown(demo), closed)
    demo.reset()
    demo.locked = False
    assert entry.remembers or different(shown(demo), start) == []


def test_watchers_are_told_of_every_change_and_of_the_way_back(entry, demo):
    told = []
    demo.watch(lambda: told.append(1))
    for change in (*entry.changes, "demo.reset()"):
        told.clear()
        entry.run(demo, change)
        assert told, change


def test_a_watcher_s_mistake_is_reported_once_and_stops_nothing(entry, demo, caplog):
    told, other = [], entry.make()
    demo.watch(lambda: 1 / 0)
    demo.watch(lambda: told.append(1))
    for change in (entry.changes[0], "demo.reset()"):
        told.clear()
        entry.run(demo, change)
        entry.run(other, change)
        assert told, change
        assert entry.remembers or different(shown(demo), shown(other)) == [], change
    failed = [one for one in caplog.records if "a function that watches it" in one.getMessage()]
    assert len(failed) == 1 and "ZeroDivisionError" in caplog.text


def test_demos_that_watch_each_other_do_not_go_round_for_ever(entry, demo):
    other = entry.make()
    demo.watch(lambda: entry.run(other, entry.changes[0]))
    other.watch(lambda: entry.run(demo, entry.changes[0]))
    entry.run(demo, entry.changes[0])
    with pytest.raises(TypeError, match="watch was given None; wanted a function"):
        demo.watch(None)


def test_what_is_refused_to_a_hand_leaves_the_screen(demo):
    """Far too large, too long, or nothing at all: as no page sends it, but a faulty one."""
    training_images()  # or they come meanwhile, and more can be shown
    demo._show()
    for widget in widgets(demo.box):
        if isinstance(widget, View):
            for name in widget.by_hand:
                for value in _unfit(getattr(widget, name)):
                    before = shown(demo), state(demo), repr(demo)
                    reply, _ = by_hand(widget, **{name: value})
                    assert not widget.held
                    if reply["fault"]:
                        nothing_changes(demo, before, (widget, name, value))
                    else:  # taken as the nearest that can be meant, or nothing hears of it
                        assert len(repr(demo)) <= 110
                        demo._show()
        elif isinstance(widget, (w.Dropdown, w.ToggleButtons)) and not widget.disabled:
            before = shown(demo), state(demo), repr(demo)
            with suppress(ValueError, TypeError, KeyError, T.TraitError):
                widget.value = None
            nothing_changes(demo, before, widget)


def _unfit(value):
    """What cannot be meant in place of a value."""
    if isinstance(value, np.ndarray):
        return [np.full_like(value, 1e30), np.concatenate([value, value]), None]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return [type(value)(10**12), type(value)(-(10**12)), None]
    return [None]


def test_what_fails_while_it_shows_leaves_the_hands_working(entry, demo, monkeypatch):
    def fail():
        raise RuntimeError("no picture")

    with monkeypatch.context() as broken:
        broken.setattr(demo, "_shown", fail)
        with pytest.raises(RuntimeError, match="no picture"):
            entry.run(demo, entry.changes[0])
            demo.reset()
    demo.reset()
    other, moved = entry.make(), False
    other.reset()
    for mine, its in zip(list(widgets(demo.box)), list(widgets(other.box)), strict=True):
        before = shown(demo)
        touch(mine)
        touch(its)
        moved = moved or bool(different(shown(demo), before))
        assert entry.remembers or different(shown(demo), shown(other)) == [], mine
    assert moved, "no hand changes anything"


def test_it_is_measured_or_the_table_says_why_not(entry):
    names = {case.name for case in CASES}
    assert entry.measured in names or entry.measured.startswith("none: ")


def test_every_demo_is_in_the_table():
    for module in pkgutil.walk_packages(mlp_helpers.__path__, "mlp_helpers."):
        if ".lesson" in module.name or ".by_hand" in module.name:
            importlib.import_module(module.name)
    waiting, found = [Demo], set()
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        folder = kind.__module__.split(".")[1]
        if folder.startswith(("lesson", "by_hand")) and not kind.__subclasses__():
            found.add((folder, kind.__name__))
    assert found == {(entry.lesson, entry.name) for entry in ENTRIES.values()}
    assert len(ENTRIES) == len(entries())
