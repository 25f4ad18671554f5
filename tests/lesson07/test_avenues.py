"""The arithmetic of three avenues, and its words, without a screen."""

import numpy as np
import pytest

from mlp_helpers.lesson07 import avenues_words as words
from mlp_helpers.lesson07.avenues import AVENUES, Avenues, steepest
from mlp_helpers.network import Network, cost


@pytest.fixture
def neuron():
    """Output 2 of a 5-3-4 network, with a budget of 1."""
    network = Network((5, 3, 4), rng=np.random.default_rng(2), init="lecture", dtype=np.float64)
    return Avenues(network, np.random.default_rng(3).random(5), 2, 1.0)


def test_steepest_spends_all_there_is_room_for():
    slopes, inf = np.array([3.0, -4.0, 0.0, 1e-3]), np.inf
    free = steepest(slopes, np.full(4, -inf), np.full(4, inf), 2)
    assert free == pytest.approx(2 * slopes / np.linalg.norm(slopes))
    low, high = np.array([-1, -0.5, -1, -inf]), np.array([0.1, 1, 1, inf])
    step = steepest(slopes, low, high, 2)
    assert step[:3].tolist() == [0.1, -0.5, 0] and np.linalg.norm(step) == pytest.approx(2)
    high[3] = 0.2
    assert steepest(slopes, low, high, 2).tolist() == [0.1, -0.5, 0, 0.2]
    assert steepest(np.zeros(3), np.full(3, -inf), np.full(3, inf), 2).tolist() == [0, 0, 0]
    tiny = np.array([1e9, 1e-200])
    assert steepest(tiny, np.full(2, -1.0), np.full(2, 1.0), 1.25).tolist() == [1, 0.75]


def test_a_neuron_of_unlike_sizes_agrees_with_finite_differences(neuron):
    assert neuron.slopes.shape == (7,)
    for i, slope in enumerate(neuron.slopes):
        neuron.reset()
        neuron.nudges[i] = 1e-6
        assert (neuron.z - neuron.z_before) / 1e-6 == pytest.approx(slope, rel=1e-6)
    neuron.reset()
    x = np.random.default_rng(3).random(5)
    assert neuron.cost(neuron.outputs) == pytest.approx(cost(neuron.network, x, [2]))
    neuron.set("bias", 0, 0.3)
    neuron.set("weights", 1, -0.4)
    assert neuron.cost(neuron.outputs) == pytest.approx(cost(neuron.network, x, [2]))


def test_one_nudge_and_one_avenue_take_what_the_others_leave(neuron):
    assert neuron.set("weights", 1, -5) == -1 and neuron.left == 0
    assert neuron.set("bias", 0, 5) == 0
    assert neuron.set("weights", 1, -0.6) == -0.6
    assert neuron.room(0) == pytest.approx((-0.8, 0.8))  # of the bias
    assert neuron.amount_room() == pytest.approx([0.8, 1, 0.8])
    neuron.spend("bias", 2)
    assert neuron.nudges[0] == pytest.approx(0.8) and neuron.spent == pytest.approx(1)
    neuron.set_budget(0.5)
    assert neuron.nudges[[0, 2]] == pytest.approx([0.4, -0.3])


def test_its_words_say_what_is_spent_and_what_that_buys(neuron):
    a, w = neuron.a, neuron.w
    before, out = neuron.outputs_before, neuron.outputs
    assert words.line(neuron) == (
        f"Output 2: {before[2]:.2f} → {out[2]:.2f}. C₀ of all ten: {neuron.cost(before):.2f} → "
        f"{neuron.cost(out):.2f}. Spent 0.00 of 1.00, left 1.00."
    )
    head, *rows, both, total = words.table(neuron)
    assert head.split() == ["length", "Δz", "rate", "best"]
    assert [row.split()[0] for row in rows] == list(AVENUES)
    best = [1, np.linalg.norm(a), np.linalg.norm(w)]
    assert [row.split()[1:] for row in rows] == [["0.00", "0.00", "·", f"{b:.2f}"] for b in best]
    neuron.set("bias", 0, -0.5)
    assert words.table(neuron)[1].split() == ["bias", "0.50", "−0.50", "−1.00", "1.00"]
    assert words.table(neuron)[-1].split() == ["all", "0.50", "−0.50"]
    assert words.line(neuron, "A note.").endswith(" A note.")
    neuron.set("weights", 0, 9)
    assert words.line(neuron).endswith("The budget is spent.")
    assert words.cut_short(neuron, 9, 0.87) == (
        "9.00 was asked for, 0.87 is there: the budget ends."
    )
    neuron.reset()
    got = neuron.set("activations", 0, 1)
    assert words.cut_short(neuron, 1, got).endswith(": it stays in 0…1.")
    assert words.line(neuron).endswith(" 1 activation reached 0 or 1.")
    assert words.cut_short(neuron, got, got) == ""
