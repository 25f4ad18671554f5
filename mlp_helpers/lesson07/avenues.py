"""One output neuron, and a budget to spend on its bias, its weights, and what it reads."""

import numpy as np

from mlp_helpers import doors
from mlp_helpers.network import sigmoid
from mlp_helpers.texts import fixed

AVENUES = ("bias", "weights", "activations")
KINDS = (*AVENUES, "all")
SMALLEST, LARGEST = 0.1, 2.0  # budget


class Avenues:
    """An output neuron that should say 1, and nudges to the 1 + 2n numbers that its z is made of.

    z = w_0 a_0 + ... + w_(n-1) a_(n-1) + b. The nudges, seen as one long vector, may be no
    longer than `budget`; and an activation with its nudge stays in 0..1.

    network : of float64, with a hidden layer; picture (784,); label : the neuron's place, 0..9.
    w, a, b : the neuron's weights (n,), the layer before (n,), its bias; without nudges.
    slopes : of z along each number, (1 + 2n,): 1 for the bias, a for the weights, w for a.
    parts : where the nudges of each avenue stand in such a vector.
    """

    def __init__(self, network, picture, label, budget):
        *_, self.a, self.outputs_before = network.layers(picture)
        self._W, self._B = network.weights[-1], network.biases[-1]
        self.label, self.budget = label, budget
        self.w, self.b = self._W[label], float(self._B[label])
        n = len(self.a)
        self.parts = dict(
            zip(AVENUES, (slice(0, 1), slice(1, 1 + n), slice(1 + n, None)), strict=True)
        )
        self.slopes = np.concatenate([[1.0], self.a, self.w])
        unbounded = np.full(1 + n, np.inf)
        self._low = np.concatenate([-unbounded, -self.a])
        self._high = np.concatenate([unbounded, 1 - self.a])
        self._wanted = np.eye(len(self._B))[label]
        self.reset()

    def reset(self):
        """No nudges."""
        self.nudges = np.zeros_like(self.slopes)

    def part(self, avenue):
        """The nudges of one avenue: (1,) or (n,)."""
        return self.nudges[self.parts[avenue]]

    @property
    def z_before(self):
        """The neuron's weighted sum with its bias, without nudges."""
        return float(self.w @ self.a) + self.b

    @property
    def z(self):
        """The neuron's weighted sum with its bias, with the nudges."""
        w, a = self.w + self.part("weights"), self.a + self.part("activations")
        return float(w @ a) + self.b + float(self.nudges[0])

    @property
    def outputs(self):
        """All ten outputs, with the nudges; another layer before moves every one of them: (10,)."""
        z = self._W @ (self.a + self.part("activations")) + self._B
        z[self.label] = self.z
        return sigmoid(z)

    def cost(self, outputs):
        """The lecture's cost of these outputs (10,) for this one example."""
        return float(((outputs - self._wanted) ** 2).sum())

    @property
    def spent(self):
        """The length of all nudges together."""
        return float(np.linalg.norm(self.nudges))

    def amounts(self):
        """How much is spent on each avenue, (3,): a length, below 0 where it lowers z."""
        lengths = [float(np.linalg.norm(self.part(avenue))) for avenue in AVENUES]
        return np.copysign(lengths, self.gains())

    def gains(self):
        """What the nudges of each avenue alone add to z: (3,)."""
        return np.array([self.part(one) @ self.slopes[self.parts[one]] for one in AVENUES])

    def best_rates(self):
        """What a unit of length adds to z on each avenue, well spent: (3,), 1, |a| and |w|."""
        return np.array([np.linalg.norm(self.slopes[self.parts[one]]) for one in AVENUES])

    def room(self, i):
        """How far the nudge of number i may go, (lowest, highest), with all others as they are."""
        others = self.nudges @ self.nudges - self.nudges[i] ** 2
        reach = np.sqrt(np.maximum(self.budget**2 - others, 0))
        return np.maximum(-reach, self._low[i]), np.minimum(reach, self._high[i])

    def room_of(self, avenue):
        """As `room`, for each of an avenue's nudges: two arrays (1,) or (n,)."""
        part = self.parts[avenue]
        return self.room(np.arange(len(self.nudges))[part])

    def amount_room(self):
        """The largest amount that each avenue may take, with the others as they are: (3,)."""
        own = self.amounts() ** 2
        return np.sqrt(np.maximum(self.budget**2 - (own.sum() - own), 0))

    def set(self, avenue, k, value):
        """Set one nudge, as far as the budget and its range let it."""
        i = self.parts[avenue].start + k
        self.nudges[i] = np.clip(value, *self.room(i))

    def spend(self, kind, amount):
        """Spend on one avenue, or on "all", along its steepest direction; below 0 against it.

        Takes the place of that avenue's nudges, and of no others.
        """
        part = slice(None) if kind == "all" else self.parts[kind]
        reach = self.budget if kind == "all" else self.amount_room()[AVENUES.index(kind)]
        amount = np.clip(amount, -reach, reach)
        slopes = self.slopes[part] * (1 if amount >= 0 else -1)
        self.nudges[part] = steepest(slopes, self._low[part], self._high[part], abs(amount))

    def set_budget(self, budget):
        """Change the budget; nudges that are too long for it become shorter, all alike."""
        self.budget = budget
        if self.spent > budget:
            self.nudges *= budget / self.spent

    def n_at_end(self):
        """How many activations their nudges have brought to 0 or 1."""
        nudge, part = self.part("activations"), self.parts["activations"]
        room = np.minimum(nudge - self._low[part], self._high[part] - nudge)
        return int(((room < 1e-6) & (nudge != 0)).sum())  # a page's numbers are float32

    def table(self):
        """What each avenue costs, and what it adds to z: lines of text, 42 characters wide."""
        numbers = np.array([self.amounts(), self.gains(), self.best_rates()]).T.tolist()
        lines = [f"{'':11}{'length':>6}{'Δz':>9}{'rate':>8}{'best':>8}"]
        for avenue, (amount, gain, best) in zip(AVENUES, numbers, strict=True):
            rate = fixed(gain / abs(amount)) if amount else "·"
            spent = fixed(abs(amount))
            lines.append(f"{avenue:11}{spent:>6}{fixed(gain):>9}{rate:>8}{fixed(best):>8}")
        both = float(self.part("weights") @ self.part("activations"))
        lines.append(f"{'both w and a':17}{fixed(both):>9}")
        lines.append(f"{'all':11}{fixed(self.spent):>6}{fixed(self.z - self.z_before):>9}")
        return lines

    def words(self):
        """What the nudges do to the neuron and to the cost, in a sentence."""
        outputs, before = self.outputs, self.outputs_before
        own = f"{before[self.label]:.2f} → {outputs[self.label]:.2f}"
        costs = f"{self.cost(before):.2f} → {self.cost(outputs):.2f}"
        return f"Output {self.label}: {own}. C₀ of all ten: {costs}."


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


def check_kind(kind):
    """`kind`, or a sentence."""
    if not isinstance(kind, str) or kind not in KINDS:
        raise ValueError(f"{kind!r} given; wanted one of {', '.join(KINDS)}")
    return kind


def check_budget(budget):
    """`budget` as a float, or a sentence."""
    budget = doors.number("the budget", budget)
    if not SMALLEST <= budget <= LARGEST:
        raise ValueError(f"the budget is {budget}; wanted {SMALLEST} to {LARGEST}")
    return budget
