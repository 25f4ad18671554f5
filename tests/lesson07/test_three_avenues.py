"""ThreeAvenues, moved through its methods and as the browser moves it."""

import numpy as np
import pytest
from traitlets import TraitError

from mlp_helpers.digits import load_digits, load_example, load_trained
from mlp_helpers.lesson07.avenues import AVENUES, Avenues, steepest
from mlp_helpers.lesson07.three_avenues import ThreeAvenues
from mlp_helpers.network import Network, backprop, cost
from mlp_helpers.views.bars import Bars
from tests.by_hand import by_hand, news


@pytest.fixture
def demo():
    return ThreeAvenues()


def direction(vector):
    return vector / np.linalg.norm(vector)


def nudged_cost(demo):
    """C_0 from the formula, the nudges put into the last layer by hand."""
    *_, a, _ = demo.network.layers(demo.picture)
    W, b = demo.network.weights[-1].copy(), demo.network.biases[-1].copy()
    W[demo.label] += demo.nudges["weights"]
    b[demo.label] += demo.nudges["bias"]
    outputs = 1 / (1 + np.exp(-(W @ (a + demo.nudges["activations"]) + b)))
    return ((outputs - np.eye(10)[demo.label]) ** 2).sum(), outputs[demo.label]


def test_it_begins_with_an_output_of_a_fifth_that_should_be_one(demo):
    assert demo.picture.tolist() == load_example(8, 50).tolist() and demo.label == 8
    assert demo.activation == pytest.approx(load_trained()(demo.picture)[8], abs=1e-6)
    assert round(demo.activation, 2) == 0.2 and demo.wanted == 1
    z = demo.neuron.w @ demo.neuron.a + demo.neuron.b
    assert z == pytest.approx(demo.z) and demo.before["z"] == demo.z
    assert demo.cost == pytest.approx(cost(demo.network, demo.picture, [8]), rel=1e-12)
    assert repr(demo) == (
        "ThreeAvenues: output 8 0.20 -> 0.20, C_0 0.70 -> 0.70; spent 0.00 of 0.50"
    )


def test_nudges_are_what_the_formula_makes_of_them(demo):
    demo.set_budget(2)
    demo.set_bias_nudge(0.3)
    for k in range(16):
        demo.set_weight_nudge(k, 0.1 * (-1) ** k)
    demo.set_activation_nudge(0, 0.25)
    demo.set_activation_nudge(9, -0.5)
    assert demo.nudges["weights"].tolist() == pytest.approx([0.1, -0.1] * 8)
    assert demo.nudges["activations"][[0, 9, 1]].tolist() == [0.25, -0.5, 0]
    wanted_cost, wanted = nudged_cost(demo)
    assert (demo.cost, demo.activation) == pytest.approx((wanted_cost, wanted), rel=1e-12)
    assert demo.spent == pytest.approx(np.sqrt(0.09 + 0.16 + 0.0625 + 0.25))
    assert demo.left == pytest.approx(2 - demo.spent)
    both = demo.nudges["weights"] @ demo.nudges["activations"]
    assert demo.neuron.gains().sum() + both == pytest.approx(demo.z - demo.before["z"])
    assert f"{demo.spent:.2f}" in demo._table.lines[-1]


def test_weights_and_bias_alone_give_the_cost_of_the_nudged_network(demo):
    demo.spend("weights", 0.6)
    demo.spend("bias", -0.3)
    nudged = demo.network.copy()
    nudged.weights[-1][8] += demo.nudges["weights"]
    nudged.biases[-1][8] += demo.nudges["bias"]
    assert demo.cost == pytest.approx(cost(nudged, demo.picture, [8]), rel=1e-12)


@pytest.mark.parametrize("digit, which", [(8, 50), (2, 38), (3, 52), (9, 39), (0, 879), (4, 7)])
def test_the_best_way_points_along_minus_the_gradient(demo, digit, which):
    demo.load(digit, which)
    demo.best()
    gradient = backprop(demo.network, demo.picture, [digit])
    downhill = -np.append(gradient.weights[-1][digit], gradient.biases[-1][digit])
    step = np.append(demo.nudges["weights"], demo.nudges["bias"])
    assert direction(step) @ direction(downhill) == pytest.approx(1, abs=1e-12)
    nudges, w, a = demo.nudges["activations"], demo.neuron.w, demo.neuron.a
    inside = (a + nudges > 1e-9) & (a + nudges < 1 - 1e-9)
    rates = nudges[inside] / w[inside]  # in proportion to the weights, one factor for all
    assert inside.sum() > 4 and rates == pytest.approx(rates[0]) and rates[0] > 0
    assert step[-1] == pytest.approx(rates[0])  # and for the bias, whose slope is 1
    assert (np.sign(nudges) == np.sign(w)).all()
    assert demo.spent == pytest.approx(0.5) and demo.left == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("kind", AVENUES)
def test_no_way_to_spend_it_gains_more_than_the_best_of_its_kind(demo, kind):
    demo.best(kind)
    rng = np.random.default_rng(1)
    best, part = demo.z, demo.neuron.parts[kind]
    for _ in range(300):
        demo.neuron.reset()
        other = direction(rng.normal(size=demo.neuron.slopes[part].size))
        near = direction(demo.neuron.slopes[part]) + other * rng.choice([0.1, 0.5, 3])
        low, high = demo.neuron._low[part], demo.neuron._high[part]
        step = np.clip(0.5 * direction(near), low, high)
        demo.neuron.nudges[part] = step
        assert demo.z <= best + 1e-9


def test_best_of_one_kind_leaves_the_others_alone_and_the_rates_are_those_of_the_lecture(demo):
    lengths = {"bias": 1, "weights": demo.neuron.a, "activations": demo.neuron.w}
    for kind, slopes in lengths.items():
        demo.best(kind)
        spent = [np.abs(demo.nudges[other]).max() for other in AVENUES if other != kind]
        assert max(spent) == 0 and demo.spent == pytest.approx(0.5)
        rate = demo.neuron.gains()[AVENUES.index(kind)] / 0.5
        best = np.linalg.norm(slopes)
        assert rate == pytest.approx(best) if kind != "activations" else 0.8 * best < rate < best
    demo.best("weights")
    assert demo.nudges["weights"] / demo.neuron.a == pytest.approx(
        0.5 / np.linalg.norm(demo.neuron.a)
    )
    assert demo.neuron.best_rates() == pytest.approx([1, 2.2248, 10.0403], abs=1e-4)


def test_spending_takes_only_what_the_others_leave(demo):
    demo.spend("bias", 0.6)
    demo.spend("weights", 1)
    assert demo.nudges["bias"] == pytest.approx(0.3)
    assert np.linalg.norm(demo.nudges["weights"]) == pytest.approx(0.4)
    demo.spend("activations", 1)
    assert not demo.nudges["activations"].any()
    demo.spend("weights", -0.5)
    assert demo.nudges["weights"] == pytest.approx(-0.25 * direction(demo.neuron.a))
    assert demo.neuron.amounts() == pytest.approx([0.3, -0.25, 0])
    demo.spend("all", 0.5)
    assert demo.spent == pytest.approx(0.25) and demo.activation > demo.before["activation"]


def test_a_nudge_beyond_the_budget_is_cut_short_and_that_is_said(demo):
    demo.set_weight_nudge(3, 0.3)
    demo.set_weight_nudge(4, -7)
    assert demo.nudges["weights"][3:5] == pytest.approx([0.3, -0.4])
    assert "−7.00 was asked for, −0.40 is there: the budget ends." in demo.status.text
    demo.set_weight_nudge(5, 0.1)
    assert demo.nudges["weights"][5] == pytest.approx(0, abs=1e-7)
    demo.set_weight_nudge(4, -0.1)
    assert "was asked" not in demo.status.text
    demo.set_activation_nudge(3, 0.5)
    assert demo.neuron.a[3] + demo.nudges["activations"][3] == 1
    assert "0.50 was asked for, 0.07 is there: it stays in 0…1." in demo.status.text
    demo.set_budget(0.1)
    assert demo.spent == pytest.approx(0.1)
    assert demo.nudges["weights"][3] / demo.nudges["weights"][4] == pytest.approx(-3)
    assert "shortened to fit the budget" in demo.status.text


def test_activations_stay_in_their_range_whatever_is_spent(demo):
    demo.set_budget(2)
    for digit in range(10):
        demo.load(digit, 11)
        for share in (1, -1):
            demo.spend("activations", share)
            a = demo.neuron.a + demo.nudges["activations"]
            assert a.min() >= 0 and a.max() <= 1 and demo.spent <= 2 + 1e-9
            nudges = demo.nudges["activations"]
            ends = ((a < 1e-6) | (a > 1 - 1e-6)) & (nudges != 0)
            assert demo.neuron.n_at_end() == ends.sum()
            assert f"{ends.sum()} activation" in demo.status.text or not ends.any()
    assert ends.any()


def test_steepest_spends_all_there_is_room_for():
    slopes, inf = np.array([3.0, -4.0, 0.0, 1e-3]), np.inf
    free = steepest(slopes, np.full(4, -inf), np.full(4, inf), 2)
    assert free == pytest.approx(2 * direction(slopes))
    low, high = np.array([-1, -0.5, -1, -inf]), np.array([0.1, 1, 1, inf])
    step = steepest(slopes, low, high, 2)
    assert step[:3].tolist() == [0.1, -0.5, 0] and np.linalg.norm(step) == pytest.approx(2)
    high[3] = 0.2
    assert steepest(slopes, low, high, 2).tolist() == [0.1, -0.5, 0, 0.2]
    assert steepest(np.zeros(3), np.full(3, -inf), np.full(3, inf), 2).tolist() == [0, 0, 0]
    tiny = np.array([1e9, 1e-200])
    assert steepest(tiny, np.full(2, -1.0), np.full(2, 1.0), 1.25).tolist() == [1, 0.75]


def test_bars_take_an_end_for_each_value_or_none():
    bars = Bars(values=np.zeros(3), lowest=np.zeros(3), highest=np.ones(3))
    bars.lowest = None
    with pytest.raises(TraitError, match="highest has 2 numbers; wanted 3, one a value"):
        bars.highest = np.ones(2)


def test_bars_by_hand_bring_all_news_in_one_answer(demo):
    bars = demo._nudges["weights"]
    values = np.zeros(16, np.float32)
    values[3] = 0.3
    reply, arrays = by_hand(bars, final=False, values=values)
    brought = news(reply, arrays)
    assert demo.nudges["weights"][3] == pytest.approx(0.3) and (bars.key, "values") not in brought
    assert brought[demo._now.key, "values"] == pytest.approx([demo.activation])
    assert brought[demo._amounts.key, "values"] == pytest.approx([0, 0.3, 0])
    room = brought[demo._nudges["activations"].key, "highest"]
    assert room[0] == pytest.approx(0.4) and room[3] == pytest.approx(1 - demo.neuron.a[3])
    values[4] = 0.5  # as a page may send that has not heard of the limit yet
    reply, arrays = by_hand(bars, final=True, values=values)
    assert news(reply, arrays)[bars.key, "values"][4] == pytest.approx(0.4)
    assert demo.spent == pytest.approx(0.5) and "The budget is spent" in demo.status.text


def test_an_avenue_by_hand_nudges_in_proportion(demo):
    reply, arrays = by_hand(demo._amounts, final=False, values=np.array([0.1, 0, 0]))
    reply, arrays = by_hand(demo._amounts, values=np.array([0.1, 0.2, 0]))
    assert demo.nudges["bias"] == pytest.approx(0.1)
    assert demo.nudges["weights"] == pytest.approx(0.2 * direction(demo.neuron.a))
    brought = news(reply, arrays)
    assert brought[demo._nudges["weights"].key, "values"] == pytest.approx(demo.nudges["weights"])
    by_hand(demo._budget, value=0.1)
    assert demo.budget == 0.1 == demo._amounts.hi and demo.spent == pytest.approx(0.1)


def test_other_images_other_networks_and_the_way_back(demo):
    start = repr(demo)
    demo.best()
    demo.next()
    assert demo.spent == 0 and demo.picture.tolist() == load_example(8, 51).tolist()
    demo.load(3, 0)
    demo.next_unsure()
    assert demo.label == 3 and demo.activation < 0.5
    images, labels = load_digits("test")
    outputs = demo.network(images[labels == 3])[:, 3]
    which = demo.chooser.which.value
    assert np.flatnonzero(outputs < 0.5)[0] == which
    assert outputs[which] == pytest.approx(demo.activation)
    last = np.flatnonzero(outputs < 0.5)[-1]
    demo.load(3, int(last))
    demo.next_unsure()
    assert demo.chooser.which.value == which  # round again
    demo.set_budget(1.5)
    demo.load(8, 50)
    assert demo.budget == 1.5
    demo.reset()
    assert repr(demo) == start
    other = ThreeAvenues(Network((784, 5, 10)), digit=2, which=3, budget=1)
    assert len(other.nudges["weights"]) == 5 and other.budget == 1
    other.set_bias_nudge(1)
    other.reset()
    assert (other.label, other.spent, other.budget) == (2, 0, 1)


def test_the_network_given_is_not_changed():
    network = load_trained()
    demo = ThreeAvenues(network)
    demo.best()
    assert demo.network.dtype == np.float64
    for one, other in zip(network.weights, load_trained().weights, strict=True):
        assert (one == other).all()


@pytest.mark.parametrize("size", [0, 1e-6, 1e6, -1e6])
def test_extreme_weights_are_shown_without_nan(size):
    network = load_trained()
    for W, b in zip(network.weights, network.biases, strict=True):
        W *= size
        b *= size
    demo = ThreeAvenues(network)
    for act in (demo.best, *(lambda k=k: demo.spend(k, -1) for k in (*AVENUES, "all"))):
        act()
        assert np.isfinite([demo.z, demo.cost, demo.spent]).all() and demo.spent <= 0.5 + 1e-9
        texts = " ".join([*demo._table.lines, demo.status.text, repr(demo)]).lower()
        assert "nan" not in texts and "inf" not in texts
        assert max(map(len, demo._table.lines)) <= demo._table.columns and len(repr(demo)) <= 110


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (lambda d: d.set_bias_nudge("much"), "the nudge is 'much'; wanted a number"),
        (lambda d: d.set_bias_nudge(np.nan), "the nudge is nan; wanted a finite number"),
        (lambda d: d.set_weight_nudge(16, 0.1), "k is 16; wanted a whole number 0..15"),
        (lambda d: d.set_activation_nudge(1.5, 0.1), "k is 1.5; wanted a whole number"),
        (lambda d: d.set_activation_nudge(1, True), "the nudge is True; wanted a number"),
        (lambda d: d.spend("luck"), "'luck' given; wanted one of bias, weights, activations, all"),
        (lambda d: d.spend("bias", 2), "share is 2.0; wanted a number from -1 to 1"),
        (lambda d: d.best(None), "None given; wanted one of bias"),
        (lambda d: d.set_budget(0), "the budget is 0.0; wanted 0.1 to 2.0"),
        (lambda d: d.set_budget(np.inf), "the budget is inf; wanted"),
        (lambda d: d.load(10), "digit is 10; wanted a whole number 0..9"),
        (lambda d: d.load(None), "digit is None; wanted a whole number 0..9"),
        (lambda d: d.load(3, 99_999), "which is 99999; there are"),
        (lambda d: ThreeAvenues(Network((784, 10))), "wanted a hidden layer"),
        (lambda d: ThreeAvenues(Network((9, 4, 10))), "wanted 784 pixels"),
        (lambda d: ThreeAvenues("trained"), "network is of type str; wanted a Network"),
        (lambda d: ThreeAvenues(budget=3), "the budget is 3.0; wanted 0.1 to 2.0"),
    ],
)
def test_bad_input_is_refused_and_nothing_changes(demo, change, wanted):
    demo.spend("weights", 0.5)
    before = repr(demo), demo.nudges["weights"].tolist()
    with pytest.raises((TypeError, ValueError), match=wanted):
        change(demo)
    assert (repr(demo), demo.nudges["weights"].tolist()) == before


def test_it_can_be_locked_and_watched(demo):
    seen = []
    demo.watch(lambda: seen.append(demo.spent))
    demo.locked = True
    assert demo._table.layout.visibility == "hidden"  # it would give the answer away
    values = np.zeros(16, np.float32)
    values[0] = 0.2
    by_hand(demo._nudges["weights"], values=values)
    assert demo.spent == 0 and seen == [] and demo.chooser.digit.disabled
    demo.spend("bias", 0.5)
    assert seen == [0.25]
    demo.locked = False
    assert demo._table.layout.visibility == "visible"
    by_hand(demo._nudges["weights"], values=values)
    assert seen[-1] == pytest.approx(np.hypot(0.25, 0.2))


def test_a_neuron_of_unlike_sizes_agrees_with_finite_differences():
    network = Network((5, 3, 4), rng=np.random.default_rng(2), init="lecture", dtype=np.float64)
    x = np.random.default_rng(3).random(5)
    neuron = Avenues(network, x, 2, 1.0)
    assert neuron.slopes.shape == (7,)
    for i, slope in enumerate(neuron.slopes):
        neuron.reset()
        neuron.nudges[i] = 1e-6
        assert (neuron.z - neuron.z_before) / 1e-6 == pytest.approx(slope, rel=1e-6)
    neuron.reset()
    assert neuron.cost(neuron.outputs) == pytest.approx(cost(network, x, [2]))
