"""What every view shares: arrays as traits, and the channel on which a hand's changes travel.

ipywidgets' own state sync waits for the kernel to be idle after every change, which
makes 17-19 pictures a second. A view therefore sends what a hand does as a request of
its own (store.js), several in flight. Python sets the view's traits, whoever observes
them computes, and every trait that changes meanwhile, in whatever view, travels back in
the one answer. Outside of a request a changed trait travels as in any other widget.

Several pages may show one view: an answer goes to all of them. Of an array, a request says
which numbers the hand has touched: the others stay as they are here, whatever the page that
it was drawn on still shows, for somebody may have cleared it meanwhile.
"""

import logging
import re
import threading
from contextlib import nullcontext
from math import isqrt
from pathlib import Path
from time import perf_counter
from uuid import uuid4

import anywidget
import ipywidgets as w
import numpy as np
import traitlets as T

from mlp_helpers.views.code import Code
from mlp_helpers.views.requests import Answer, InOrder, merged, unpacked

HERE = Path(__file__).parent


# What a view itself sends, without the words that explain it.
LOADER = re.sub(r"(?m)^ *(//|/\*\*).*\n", "", (HERE / "loader.js").read_text(encoding="utf-8"))


def _array_to_json(array, _view=None):
    return None if array is None else {"shape": list(array.shape), "data": memoryview(array)}


class Array(T.TraitType):
    """A float32 array of finite numbers, `ndim` dimensions; read-only, so that no change is lost.

    last : how long its last dimension is, if that is fixed; wanted : its shape, in words.
    squares : whether each row is a square picture, row by row.
    Give a view a new array instead of writing into the old one.
    """

    def __init__(self, ndim, default=None, last=None, wanted=None, squares=False, **kwargs):
        self.ndim, self.last, self.squares = ndim, last, squares
        self.wanted = wanted or {1: "(n,)", 2: "(rows, columns)"}[ndim]
        super().__init__(default, **kwargs)
        self.tag(sync=True, to_json=_array_to_json)

    def validate(self, obj, value):
        """The array, or a TraitError that says what came and what was wanted."""
        if value is None:
            if self.allow_none:
                return None
            raise T.TraitError(f"{self.name} is None; wanted {self.ndim}-dimensional numbers")
        try:
            with np.errstate(all="ignore"):
                array = np.array(value, dtype=np.float32, order="C")
        except (TypeError, ValueError):
            came = type(value).__name__
            raise T.TraitError(f"{self.name}: {came} given; wanted numbers") from None
        fits = self.last is None or array.shape[-1:] == (self.last,)
        if array.ndim != self.ndim or not array.size or not fits:
            raise T.TraitError(f"{self.name} has shape {array.shape}; wanted {self.wanted}")
        if self.squares and isqrt(each := array.shape[-1]) ** 2 != each:
            raise T.TraitError(f"{self.name} have {each} cells each; wanted squares")
        if not np.isfinite(array).all():
            raise T.TraitError(f"{self.name} contains NaN or infinity; wanted finite numbers")
        array.flags.writeable = False
        return array


class Number(T.CFloat):
    """A finite number, `above` another one, or from `low` to `high`."""

    def __init__(self, default=0.0, above=None, low=None, high=None, **kwargs):
        self.above, self.low, self.high = above, low, high
        super().__init__(default, **kwargs)
        self.tag(sync=True)

    def validate(self, obj, value):
        """The number, or a TraitError that says what came and what was wanted."""
        value = super().validate(obj, value)
        wanted, fits = "a finite number", np.isfinite(value)
        if self.above is not None:
            wanted, fits = f"{wanted} above {self.above}", fits and value > self.above
        elif self.low is not None:
            wanted = f"a number from {self.low} to {self.high}"
            fits = self.low <= value <= self.high
        if not fits:
            raise T.TraitError(f"{self.name} is {value}; wanted {wanted}")
        return value


def one_each(proposal, n, each):
    """The numbers proposed for a trait, or a TraitError if there is not one for each of n.

    None is taken as it is; `each` says, in a word, what a number belongs to.
    """
    value, name = proposal["value"], proposal["trait"].name
    if value is not None and len(value) != n:
        raise T.TraitError(f"{name} has {len(value)} numbers; wanted {n}, one for each {each}")
    return value


class _Answering(threading.local):
    """The request that this thread is answering, if any.

    JupyterLab lets ipykernel answer widgets in a thread of its own, so that they work while a
    cell runs; what the cell changes meanwhile does not belong to the answer.
    """

    now = None


_answering = _Answering()


class View(anywidget.AnyWidget):
    """A picture of numbers in the notebook, which a hand may change.

    `label` names it for a screen reader. While `locked` is true a hand changes nothing.
    `held` is true between a hand's first move and its letting go; code may watch it.
    `seen_at` is when (by `perf_counter`) a page last answered a `ping`, or None.
    """

    _esm = LOADER
    _code = T.Instance(Code, allow_none=True).tag(sync=True, **w.widget_serialization)
    key = T.Unicode().tag(sync=True)
    label = T.Unicode().tag(sync=True)
    locked = T.Bool(False).tag(sync=True)
    held = T.Bool(False)

    by_hand = ()  # names of the traits that the browser may set
    calls = ()  # names of the methods that the browser may call

    seen_at = None
    turn = nullcontext()  # what a request is answered under: the lock of the demo it belongs to

    def __init__(self, **traits):
        super().__init__(key=uuid4().hex, **traits)
        self._in_order = InOrder()
        self.on_msg(self._answer)

    @T.default("_code")
    def _code_of_its_class(self):
        """The JavaScript file that is named as the class's own, and draws the class's traits."""
        common = {*anywidget.AnyWidget.class_trait_names(sync=True), "key"}
        for kind in type(self).__mro__:
            name = kind.__module__.rpartition(".")[2] + ".js"
            if (HERE / name).exists():
                own = kind.class_trait_names(sync=True)
                return Code.of(name, [n for n in own if n not in common and n[0] != "_"])
        return None

    def __repr__(self):
        return f"{self.label or type(self).__name__}: {self._numbers()}"[:110]

    def _numbers(self):
        """What it shows, in short."""
        return ""

    def send_state(self, key=None):
        """Show changed traits: in the answer to the request being answered, or at once."""
        if _answering.now is None or key is None:
            super().send_state(key)
        else:
            _answering.now.note(self, [key] if isinstance(key, str) else list(key))

    def ping(self):
        """Ask the pages whether they show this view; each that does answers, see `seen_at`.

        A page in the background answers too: its timers may sleep, its messages do not.
        """
        self.send({"ping": True})

    def _answer(self, _view, content, buffers):
        if "pong" in content:
            self.seen_at = perf_counter()
        if "here" in content:
            self.send({"here": True})
        if "ask" in content:
            with self.turn:
                for one in self._in_order.take(content, buffers):
                    self._answer_in_turn(*one)

    def _answer_in_turn(self, content, buffers):
        """Do what the hand did, and answer: whoever else moves this view waits meanwhile."""
        began, fault = perf_counter(), ""
        answer = Answer(self, {})
        _answering.now = answer
        try:
            if not self.locked:
                self._take(content, buffers, answer)
            else:  # which the page did not know yet
                self._put_back(content, answer)
        except T.TraitError as error:
            fault = str(error)
            self._put_back(content, answer)
        except Exception as error:
            logging.getLogger(__name__).exception("a view's request failed")
            fault = f"{type(error).__name__}: {error}"
            self._put_back(content, answer)
        finally:
            _answering.now = None
            parts, arrays = answer.pack()
            took = 1000 * (perf_counter() - began)
            reply = {"answer": content["ask"], "page": content.get("page"), "took": took}
            self.send(reply | {"parts": parts, "fault": fault}, arrays)

    def _put_back(self, content, answer):
        """Tell the pages what is here, for what a hand has drawn there in vain."""
        self.held = self.held and not content.get("final", True)
        answer.received.clear()
        answer.note(self, set(content.get("set", ())) & set(self.by_hand))

    def _take(self, content, buffers, answer):
        """Set what the hand set, then call what it called."""
        self.held = True
        for name, sent in content.get("set", {}).items():
            if name not in self.by_hand:
                raise T.TraitError(f"{name} is not set by hand")
            value, touched = unpacked(sent["value"], buffers), sent.get("touched")
            if touched:
                touched |= {end: unpacked(touched[end], buffers) for end in ("lo", "hi")}
            setattr(self, name, merged(getattr(self, name), value, touched))
            if np.array_equal(getattr(self, name), value):
                answer.received[name] = getattr(self, name)
            else:
                answer.note(self, [name])
        if content.get("final", True):
            self.held = False
        name = content.get("call")
        if name:
            if name not in self.calls:
                raise T.TraitError(f"{name} is not called by hand")
            getattr(self, name)()
