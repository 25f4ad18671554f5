"""A hand's requests: in which order they are taken, what they bring, what the answer brings."""

import numpy as np


def unpacked(sent, buffers):
    """An array that has travelled in a buffer; anything else as it is."""
    if not isinstance(sent, dict):
        return sent
    return np.frombuffer(buffers[sent["at"]], np.float32).reshape(sent["shape"])


def merged(now, sent, touched):
    """What is here, with what a hand has done to it; what it sent, if nothing is said of that.

    touched: the places, and the ends between which the numbers there lie since: at, lo, hi.
    """
    if touched is None:
        return sent
    if np.shape(now) != np.shape(sent):
        return now  # another picture stands here now
    if isinstance(now, list):
        if not all(isinstance(one, float) for one in now):
            return sent  # places, which belong together
        apart = dict(zip(touched["at"], touched["lo"], strict=True))
        return [apart.get(i, one) for i, one in enumerate(now)]
    now = now.copy()
    now.flat[touched["at"]] = np.clip(now.flat[touched["at"]], touched["lo"], touched["hi"])
    return now


class InOrder:
    """Requests in the order in which a page made them: it counts them, from 1.

    A kernel that is busy may hand over two that come close together in the wrong order, as
    ipykernel 7 does, which takes widgets' messages while it is still at another one.
    """

    most = 3  # that wait for one that is missing

    def __init__(self):
        self._next, self._early = {}, {}  # for each page

    def take(self, content, buffers):
        """What is to be answered now, this request or more or none: a list of requests."""
        page, number = content.get("page"), content["ask"]
        next_one = self._next.get(page, 1)
        if page is None or number < next_one:
            return [(content, buffers)]
        early, ready = self._early.setdefault(page, {}), []
        early[number] = content, buffers
        while next_one in early or len(early) > self.most:
            number = min(early)
            ready.append(early.pop(number))
            next_one = number + 1
        self._next[page] = next_one
        return ready


class Answer:
    """What goes back to the browser for one request: the traits that changed meanwhile."""

    def __init__(self, view, received):
        self.view, self.received = view, received
        self.changed = {}  # (view, trait name) in order

    def note(self, view, names):
        """Traits of a view that have changed."""
        for name in names:
            self.changed[view, name] = True

    def pack(self):
        """Their values now: (key, name, value or its place among the arrays) each; the arrays."""
        parts, buffers = [], []
        for view, name in self.changed:
            value = getattr(view, name)
            part = {"value": value}
            if isinstance(value, np.ndarray):
                part = {"shape": list(value.shape), "at": len(buffers)}
                buffers.append(value.tobytes())
            elif isinstance(value, bytes):
                part = {"at": len(buffers)}
                buffers.append(value)
            if view is self.view and name in self.received and self.received[name] is value:
                part["same"] = True  # only other pages need it: this one has shown it long ago
            parts.append([view.key, name, part])
        return parts, buffers
