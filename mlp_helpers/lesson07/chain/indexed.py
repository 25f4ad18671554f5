"""One example in a small network, and the slope of its cost along all that is on the way."""

from mlp_helpers.network import sigmoid, sigmoid_prime

KINDS = ("w", "b", "a")
EPSILON = 1e-6  # what is nudged to measure


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
