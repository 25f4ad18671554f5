"""One output neuron, and a budget to spend on its bias, its weights, and what it reads."""

import numpy as np

from mlp_helpers.network import sigmoid

AVENUES = ("bias", "weights", "activations")
KINDS = (*AVENUES, "all")


class Avenues:
    """An output neuron that should say 1, and nudges to the 1 + 2n numbers that its z is made of.

    z = w_0 a_0 + ... + w_(n-1) a_(n-1) + b. The nudges, seen as one long vector, may be no
    longer than `budget`; and an activation with its nudge stays in 0..1.

    network: without nudges, float64, with a hidden layer; picture: (784,).
    label : the neuron's place, 0..9. budget : how long all nudges together may be; spent : how
        long they are; left : the rest.
    w, a, b : the neuron's weights (n,), the layer before (n,), its bias; without nudges.
    z_before, outputs_before : the neuron's weighted sum with its bias, and all ten outputs, (10,);
        without nudges, too.
    slopes : of z along each number, (1 + 2n,): 1 for the bias, a for the weights, w for a.
    best_rates : what a unit of length adds to z on each avenue, well spent: (3,), 1, |a|, |w|.
    low, high : how far each nudge may go if the budget is no matter, (1 + 2n,).
    nudges : the nudges, (1 + 2n,). parts : where those of each avenue stand in such a vector.
    """

    spent = property(lambda self: float(np.linalg.norm(self.nudges)))
    left = property(lambda self: max(self.budget - self.spent, 0.0))

    def __init__(self, network, picture, label, budget):
        *_, self.a, self.outputs_before = network.layers(picture)
        self.label, self.budget, self._plain = label, budget, network
        self.w, self.b = network.weights[-1][label], float(network.biases[-1][label])
        self.z_before = float(self.w @ self.a) + self.b
        n = len(self.a)
        places = slice(0, 1), slice(1, 1 + n), slice(1 + n, None)
        self.parts = dict(zip(AVENUES, places, strict=True))
        self.slopes = np.concatenate([[1.0], self.a, self.w])
        self.best_rates = np.array([np.linalg.norm(self.slopes[part]) for part in places])
        unbounded = np.full(1 + n, np.inf)
        self.low = np.concatenate([-unbounded, -self.a])
        self.high = np.concatenate([unbounded, 1 - self.a])
        self._wanted = np.eye(network.sizes[-1])[label]
        self.reset()

    def reset(self):
        """No nudges."""
        self.nudges = np.zeros_like(self.slopes)

    def part(self, avenue):
        """The nudges of one avenue: (1,) or (n,)."""
        return self.nudges[self.parts[avenue]]

    @property
    def network(self):
        """A copy of the network, with the nudges of the bias and the weights."""
        network = self._plain.copy()
        network.weights[-1][self.label] += self.part("weights")
        network.biases[-1][self.label] += self.nudges[0]
        return network

    @property
    def z(self):
        """The neuron's weighted sum with its bias, with the nudges."""
        w, a = self.w + self.part("weights"), self.a + self.part("activations")
        return float(w @ a) + self.b + float(self.nudges[0])

    @property
    def outputs(self):
        """All ten outputs, with the nudges; another layer before moves every one of them: (10,)."""
        W, b = self._plain.weights[-1], self._plain.biases[-1]
        z = W @ (self.a + self.part("activations")) + b
        z[self.label] = self.z
        return sigmoid(z)

    def cost(self, outputs):
        """The lecture's cost of these outputs (10,) for this one example."""
        return float(((outputs - self._wanted) ** 2).sum())

    def amounts(self):
        """How much is spent on each avenue, (3,): a length, below 0 where it lowers z."""
        lengths = [np.linalg.norm(self.part(avenue)) for avenue in AVENUES]
        return np.copysign(lengths, self.gains())

    def gains(self):
        """What the nudges of each avenue alone add to z: (3,)."""
        return np.array([self.part(one) @ self.slopes[self.parts[one]] for one in AVENUES])

    def effects(self):
        """What the bias's nudge, and those of each input and its weight, add to z: (1 + n,)."""
        w, a = self.part("weights"), self.part("activations")
        each = (self.w + w) * (self.a + a) - self.w * self.a
        return np.append(self.nudges[0], each)

    def room(self, i):
        """How far the nudge of number i may go, (lowest, highest), with all others as they are."""
        others = self.nudges @ self.nudges - self.nudges[i] ** 2
        reach = np.sqrt(np.maximum(self.budget**2 - others, 0))
        return np.maximum(-reach, self.low[i]), np.minimum(reach, self.high[i])

    def amount_room(self):
        """The largest amount that each avenue may take, with the others as they are: (3,)."""
        own = np.array([self.part(one) @ self.part(one) for one in AVENUES])
        return np.sqrt(np.maximum(self.budget**2 - (own.sum() - own), 0))

    def set(self, avenue, k, value):
        """Set one nudge, as far as the budget and its range let it; gives what it is now."""
        return self.set_place(self.parts[avenue].start + k, value)

    def set_place(self, i, value):
        """As `set`, for number i of all nudges."""
        lowest, highest = self.room(i)
        self.nudges[i] = min(max(value, lowest), highest)
        return float(self.nudges[i])

    def spend(self, kind, amount):
        """Spend on one avenue, or on "all", along its steepest direction; below 0 against it.

        Takes the place of that avenue's nudges, and of no others.
        """
        part = slice(None) if kind == "all" else self.parts[kind]
        reach = self.budget if kind == "all" else self.amount_room()[AVENUES.index(kind)]
        amount = np.clip(amount, -reach, reach)
        slopes = self.slopes[part] * (1 if amount >= 0 else -1)
        self.nudges[part] = steepest(slopes, self.low[part], self.high[part], abs(amount))

    def set_budget(self, budget):
        """Change the budget; nudges that are too long for it become shorter, all alike."""
        self.budget = budget
        if self.spent > budget:
            self.nudges *= budget / self.spent

    def n_at_end(self):
        """How many activations their nudges have brought to 0 or 1."""
        nudge, part = self.part("activations"), self.parts["activations"]
        room = np.minimum(nudge - self.low[part], self.high[part] - nudge)
        return int(((room < 1e-6) & (nudge != 0)).sum())  # a page's numbers are float32


def steepest(slopes, low, high, length):
    """The step of a length, (n,), that climbs most along `slopes`, each entry in low..high.

    It is t * slopes, with one t for all, but where that would leave low..high: there it stays
    at the end, and the others make up for it. Shorter, if all are at their ends.
    """
    step, free = np.zeros_like(slopes), slopes != 0
    while free.any():
        left = length**2 - step[~free] @ step[~free]
        shares = slopes[free] / np.abs(slopes[free]).max()
        step[free] = shares * np.sqrt(max(left, 0) / (shares @ shares))
        over = free & ((step < low) | (step > high))
        if not over.any():
            break
        step = np.clip(step, low, high)
        free &= ~over
    return step
