"""A chain of neurons, one in each layer: its numbers, its cost, and the slopes of that cost."""

import numpy as np

from mlp_helpers.network import sigmoid, sigmoid_prime

LAST = 3  # L: layers after the input
KINDS = ("w", "b", "a")


class Chain:
    """a^(0) -> z^(1) -> a^(1) -> ... -> a^(3) -> C_0 = (a^(3) - y)^2, all float64.

    x: a^(0). w, b: (3,), those into layer l at place l - 1. y: what a^(3) should be.
    a : the activations, the input first: (4,).
    z : the weighted sums with their biases, layer l's at place l - 1: (3,).
    cost : of this one example, no 1/2.
    """

    def __init__(self, x, w, b, y):
        self.w, self.b, self.y = np.array(w, np.float64), np.array(b, np.float64), y
        self.a = self._forward(0, x)
        self.z = self.w * self.a[:-1] + self.b
        self.cost = self._cost(self.a)

    def _forward(self, start, value):
        """The activations from layer `start`, whose own is `value`, to the last: (4 - start,)."""
        a = [value]
        for l in range(start, LAST):
            a.append(float(sigmoid(self.w[l] * a[-1] + self.b[l])))
        return np.array(a)

    def _cost(self, a):
        return float((a[-1] - self.y) ** 2)

    def nudged_cost(self, kind, l, nudge):
        """The cost with the nudge on w^(l), b^(l) or a^(l)."""
        if kind == "a":
            return self._cost(self._forward(l, self.a[l] + nudge))
        other = {"w": self.w.copy(), "b": self.b.copy()}
        other[kind][l - 1] += nudge
        return Chain(self.a[0], **other, y=self.y).cost

    def factors(self, kind, l):
        """The slopes along the way from w^(l), b^(l) or a^(l) to the cost, in that order.

        A list of (what, layer, value); what: "z by w", "z by b", "z by a", "a by z", "C by a",
        and the layer that of the upper one.
        """
        a, slopes = self.a, sigmoid_prime(self.z)  # (4,), (3,)
        way = []
        if kind != "a":
            way.append((f"z by {kind}", l, float(a[l - 1]) if kind == "w" else 1.0))
            way.append(("a by z", l, float(slopes[l - 1])))
        for m in range(l + 1, LAST + 1):
            way.append(("z by a", m, float(self.w[m - 1])))
            way.append(("a by z", m, float(slopes[m - 1])))
        return [*way, ("C by a", LAST, float(2 * (a[-1] - self.y)))]
