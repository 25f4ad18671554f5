"""What every demo shares: how it is shown, locked, reset, and what runs in the background."""

import asyncio
import inspect
import logging
from contextlib import nullcontext, suppress
from threading import RLock
from time import perf_counter
from weakref import WeakSet

import ipywidgets as w
import numpy as np
import traitlets as T
from IPython import get_ipython

from mlp_helpers import doors, threads
from mlp_helpers.views.base import View
from mlp_helpers.views.status import Status

threads.limit(1)


class Demo:
    """Something to touch: a state, the views that show it, and the hands that change it.

    The state is plain attributes. A hand's change calls the same method that code calls
    (`_by_hand`); the method changes the state and says `self._show()`. A subclass says in
    `_shown` what each widget shows of the state, {widget: {name of a trait: value}}, in `_words`
    the line of words below, and in `_numbers` its `repr`, one line with the numbers that matter,
    which is what a screen reader, GitHub and a test see. It builds its widgets, lays them out
    with `_lay_out`, which is told what to touch first, and goes back to the start in `reset`.
    What a method refuses, it refuses before it changes anything.
    """

    name = "demo"
    alive = WeakSet()  # all there are
    _showing = False  # while the demo's own code, not a hand, moves its widgets
    _telling = False  # while those who watch are told

    def __init_subclass__(cls, **more):
        """Compute in each of its methods as NumPy does by itself."""
        super().__init_subclass__(**more)
        for name, part in list(vars(cls).items()):
            if inspect.isfunction(part):
                setattr(cls, name, doors.as_usual(part))

    def __init__(self):
        self._lock = RLock()  # JupyterLab may answer hands in a thread of its own
        self._watchers, self._failing, self._locked = [], [], False
        self.status = Status(label=self.name)

    def _lay_out(self, *rows, first=None, words_last=True):
        """Put rows of widgets under one another, the line of words last, if not in one of them.

        first: the one button, or view with a handle, that a hand is to try first; it stands out.
            The first view that a hand can change, if left out.
        """
        self.box = w.VBox([*rows, self.status] if words_last else rows)
        self.box.add_class("mlp-demo")
        handles = (one for one in _all_inside(self.box) if getattr(one, "by_hand", ()))
        self.first = first or next(handles)
        self.first.add_class("mlp-primary" if isinstance(first, w.Button) else "mlp-first")
        for widget in _all_inside(self.box):
            widget.turn = self._lock  # a hand on it, and what runs by itself, wait for each other
        Loop.stop_replaced()
        Demo.alive.add(self)

    def _by_hand(self, widget, trait, method):
        """Call `method(value)` when a hand, not this demo's own code, changes a trait.

        What the method refuses is taken off the screen again.
        """

        def changed(change):
            with self._lock:
                if self._showing:
                    return
                try:
                    if not _same(getattr(widget, trait), change["new"]):  # shown anew meanwhile
                        self._showing = True
                        setattr(widget, trait, change["new"])
                        self._showing = False
                    method(change["new"])
                except Exception:
                    self._showing = False
                    self._show()
                    raise

        widget.observe(changed, trait)

    def _show(self, words=None):
        """Bring the screen up to date with the state, and tell whoever watches.

        words: what the line of words says this once, in place of `_words()`.
        """
        with self._lock:
            was, self._showing = self._showing, True
            try:
                for widget, traits in self._shown().items():
                    put(widget, **traits)
                put(self.status, text=self._words() if words is None else words)
            finally:
                self._showing = was
            self._notify()

    def _notify(self):
        """Tell whoever watches; whose own mistakes are reported once, and stop nothing here.

        What one of them changes here in turn is told once more, and then no longer.
        """
        self._changed = True
        if self._telling:
            return
        self._telling = True
        try:
            for _ in range(2):
                if self._changed:
                    self._changed = False
                    for function in self._watchers:
                        self._call(function)
        finally:
            self._telling = False

    def _call(self, function):
        try:
            function()
        except Exception:
            if function not in self._failing:
                self._failing.append(function)
                log = logging.getLogger(__name__)
                log.exception("%s: a function that watches it has failed", self.name)
        else:
            self._failing = [one for one in self._failing if one is not function]

    def _say(self, words):
        """Show a sentence, until the demo shows something else."""
        put(self.status, text=words)

    def __repr__(self):
        return f"{type(self).__name__}: {self._numbers()}"[:110]

    def _repr_mimebundle_(self, **kwargs):
        bundle = self.box._repr_mimebundle_(**kwargs)
        return bundle | {"text/plain": repr(self)}

    @property
    def locked(self):
        """Whether the controls are closed to the hand. Methods work all the same."""
        return self._locked

    @locked.setter
    def locked(self, locked):
        self._locked = doors.truth("locked", locked)
        for widget in _all_inside(self.box):
            if isinstance(widget, View):
                widget.locked = self._locked
            elif widget.has_trait("disabled"):
                widget.disabled = self._locked
        self._show()  # some demos hide what is asked for

    def watch(self, function):
        """Call `function()` whenever the demo's state changes."""
        if not callable(function):
            raise TypeError(f"watch was given {doors.said(function)}; wanted a function")
        self._watchers.append(function)


def put(widget, **values):
    """Set a widget's traits, all in one message; what has not changed is not sent again."""
    new = [name for name, value in values.items() if not _same(getattr(widget, name), value)]
    if len(new) == 1 and isinstance(widget, View):
        setattr(widget, new[0], values[new[0]])
    elif new:
        with widget.hold_sync():
            try:
                _set_in_order(widget, values, new)
            except T.TraitError:  # they fit only together, which costs three times as long
                with widget.hold_trait_notifications():
                    _set_in_order(widget, values, new)


def _set_in_order(widget, values, new):
    """Set what is new, and what that moved: a list with other options chooses the first."""
    for name, value in values.items():
        if name in new or not _same(getattr(widget, name), value):
            setattr(widget, name, value)


def _same(now, new):
    """Whether a trait's value is this one already; arrays are float32 on the screen."""
    if now is None or new is None:
        return now is new
    if isinstance(now, np.ndarray):
        with np.errstate(all="ignore"):
            new = np.asarray(new, np.float32)
        return now.shape == new.shape and bool((now == new).all())
    return now == (list(new) if isinstance(now, list) else new)


class Loop:
    """Calls `step(elapsed seconds)` again and again, until it gives False, or `stop`.

    Long work is done in such steps, between which the kernel answers hands and cells.
    Where there is no event loop (a plain script, a test) it runs to its end at once.

    replaced : called when the cell that made it is run again; `stop` if nothing else is given.
    """

    all = set()  # those that run

    def __init__(self, demo, interval=0.03, step=None, replaced=None):
        self.demo, self.interval, self.step = demo, interval, step
        self.replaced, self._made_by = replaced or self.stop, _running_cell()
        self._lock = demo._lock if isinstance(demo, Demo) else nullcontext()
        self._task, self._turn = None, None  # a new turn with every start

    @property
    def running(self):
        """Whether there are steps to come."""
        return self._turn is not None

    def start(self, wait=False):
        """Begin, or begin again. wait: run to the end before giving back, for code."""
        self.stop()
        turn = self._turn = object()
        Loop.all.add(self)
        if not wait:
            with suppress(RuntimeError):  # where there is no event loop
                self._task = asyncio.get_running_loop().create_task(self._run(turn))
                return
        try:
            while self._goes_on(turn, float("inf")):
                pass
        finally:
            self.stop()

    def stop(self):
        """End; nothing happens after this. Any thread may call it: there is no task to cancel."""
        self._turn = None
        Loop.all.discard(self)

    @classmethod
    def stop_replaced(cls):
        """End the loops that an earlier run of the cell that is running now has made."""
        now = _running_cell()
        for loop in list(cls.all):
            if now and loop._made_by and loop._made_by[0] == now[0] and loop._made_by != now:
                loop.replaced()

    def _goes_on(self, turn, elapsed):
        with self._lock:
            return self._turn is turn and self.step(elapsed) is not False

    async def _run(self, turn):
        began = perf_counter()
        try:
            while self._goes_on(turn, perf_counter() - began):
                await asyncio.sleep(self.interval)
        finally:
            if self._turn is turn:
                self.stop()


def _running_cell():
    """The cell that is running and the number of this run; None outside of Jupyter.

    Front ends that do not name their cells are recognised by the code they send.
    """
    request = getattr(get_ipython(), "parent_header", None) or {}
    if request.get("header", {}).get("msg_type") != "execute_request":
        return None
    cell = request.get("metadata", {}).get("cellId") or request["content"]["code"]
    return cell, request["header"]["msg_id"]


def button(text, method, tooltip=""):
    """A button that calls a method; its tooltip is the method's own first sentence."""
    made = w.Button(description=text, tooltip=tooltip or _first_sentence(method))

    def clicked(_):
        with getattr(made, "turn", nullcontext()):
            method()

    made.on_click(clicked)
    return made


def _first_sentence(method):
    return (inspect.getdoc(method) or "").split(".")[0].split(";")[0]


def _all_inside(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from _all_inside(child)
