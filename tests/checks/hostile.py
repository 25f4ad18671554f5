"""Answers that no function should give."""

import numpy as np


class Agreeable:
    """Says yes to everything."""

    __array_priority__ = 1e9
    shape, ndim, size, dtype = (784,), 1, 784, np.dtype(float)

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 1

    def __array__(self, *_, **__):
        return np.arange(784.0)

    def __getattr__(self, name):
        return lambda *_, **__: True

    def __repr__(self):
        raise OSError

    @property
    def __class__(self):
        return np.ndarray


class AgreeableArray(np.ndarray):
    def __eq__(self, other):
        return np.ones(self.shape, bool)

    def __array_ufunc__(self, *_, **__):
        return True

    def __array_function__(self, *_, **__):
        return True


def itself():
    answer = []
    answer.append(answer)
    return answer


def nested():
    answer = [0] * 1000
    for _ in range(20):
        answer = [answer] * 1000
    return answer


HOSTILE = {
    "agreeable": Agreeable,
    "list of agreeables": lambda: [Agreeable()] * 784,
    "agreeable array": lambda: np.zeros(784).view(AgreeableArray),
    "agreeable list": lambda: type("L", (list,), {"__eq__": lambda *_: True})(),
    "itself": itself,
    "nested": nested,
    "huge": lambda: np.broadcast_to(1.0, (10**6, 10**6)),
    "huge list": lambda: [0] * 10**7,
    "huge number": lambda: 10**6000,
    "text": lambda: "0" * 10**6,
    "surrogate": lambda: "\ud800<b>",
    "bytes": lambda: b"0" * 784,
    "texts": lambda: ["0"] * 784,
    "dates": lambda: np.zeros(784, "datetime64[s]"),
    "ragged": lambda: [[1, 2], [3]],
    "complex": lambda: np.arange(784) + 0j,
    "complex number": lambda: 0j,
    "bools": lambda: np.ones(784, bool),
    "true": lambda: True,
    "empty": lambda: np.zeros(0),
    "empty list": list,
    "nothing in it": lambda: [None] * 784,
    "objects": lambda: np.arange(784).astype(object),
    "infinity": lambda: np.inf,
    "dict": dict,
    "set": lambda: set(range(784)),
    "range": lambda: range(784),
    "function": lambda: print,
    "class": lambda: Agreeable,
    "not implemented": lambda: NotImplemented,
}
