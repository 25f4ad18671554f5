"""Slopes of the cost of one example: along all that is on the way in a small network, or chain."""

import numpy as np

from mlp_helpers.network import sigmoid, sigmoid_prime

KINDS = ("w", "b", "a")
EPSILON = 1e-6  # what is nudged to measure
LAST = 3  # L: layers of a chain after the input


class Slopes:
    """The chain rule with indices: neuron j of layer l, neuron k of the layer before, from 0.

    network: float64; x: (n_0,), y: (n_L,), what comes in and what should come out.
    a, z : activations and weighted sums of every layer, lists of (n_l,); z begins with layer 1.
    prime : sigma'(z), as z. cost : C_0 of this one example, no 1/2.
    dC_da : the slopes by all activations, lists of (n_l,), the input's first.
    """

    def __init__(self, network, x, y):
        self._network, self._y = network, y
        self.a, self.z = [x], []
        for W, b in zip(network.weights, network.biases, strict=True):
            self.z.append(W @ self.a[-1] + b)
            self.a.append(sigmoid(self.z[-1]))
        self.cost = self._cost(self.a[-1])
        self.prime = [sigmoid_prime(z) for z in self.z]
        self.dC_da = [2 * (self.a[-1] - y)]
        for W, prime in zip(network.weights[::-1], self.prime[::-1], strict=True):
            self.dC_da.insert(0, W.T @ (prime * self.dC_da[0]))

    def by_w(self, l, j, k):
        """Formula 1, by w_jk^(l): a_k^(l-1) sigma'(z_j^(l)) dC_0/da_j^(l)."""
        return float(self.a[l - 1][k] * self.prime[l - 1][j] * self.dC_da[l][j])

    def by_b(self, l, j):
        """Formula 2, by b_j^(l): sigma'(z_j^(l)) dC_0/da_j^(l)."""
        return float(self.prime[l - 1][j] * self.dC_da[l][j])

    def by_a(self, l, k):
        """Formula 3, by a_k^(l-1): the sum of the paths through all neurons of layer l."""
        return float(self.paths(l, k).sum())

    def paths(self, l, k):
        """The terms of formula 3, w_jk^(l) sigma'(z_j^(l)) dC_0/da_j^(l) for each j: (n_l,)."""
        return self._network.weights[l - 1][:, k] * self.prime[l - 1] * self.dC_da[l]

    def measured(self, l, j, k):
        """The slopes of the three formulas by nudging and looking: {"w", "b", "a": float}."""
        up, down = (
            {kind: self._nudged_cost(kind, l, j, k, nudge) for kind in KINDS}
            for nudge in (EPSILON, -EPSILON)
        )
        return {kind: (up[kind] - down[kind]) / (2 * EPSILON) for kind in KINDS}

    def _nudged_cost(self, kind, l, j, k, nudge):
        network, a = self._network.copy(), self.a[l - 1].copy()
        if kind == "w":
            network.weights[l - 1][j, k] += nudge
        elif kind == "b":
            network.biases[l - 1][j] += nudge
        else:
            a[k] += nudge
        for W, b in zip(network.weights[l - 1 :], network.biases[l - 1 :], strict=True):
            a = sigmoid(W @ a + b)
        return self._cost(a)

    def _cost(self, a):
        return float(((a - self._y) ** 2).sum())


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
