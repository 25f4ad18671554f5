"""ThreeAvenues, moved through its methods and as the browser moves it."""

import numpy as np
import pytest

from mlp_helpers.digits import load_digits, load_example, load_trained
from mlp_helpers.lesson07 import avenues_words as words
from mlp_helpers.lesson07.avenues import AVENUES
from mlp_helpers.lesson07.three_avenues import ThreeAvenues
from mlp_helpers.network import Network, backprop, cost
from tests.by_hand import by_hand, news


@pytest.fixture
def demo():
    return ThreeAvenues()


def direction(vector):
    return vector / np.linalg.norm(vector)


def nudged_cost(demo):
    """C_0 from the formula, the nudges put into the last layer by hand."""
    *_, a, _ = demo.plain.layers(demo.picture)
    W, b = demo.plain.weights[-1].copy(), demo.plain.biases[-1].copy()
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
    assert f"{demo.spent:.2f}" in demo.table.lines[-1]


def test_its_network_has_the_nudges_of_weights_and_bias(demo):
    demo.spend("weights", 0.6)
    demo.spend("bias", -0.3)
    nudged = demo.plain.copy()
    nudged.weights[-1][8] += demo.nudges["weights"]
    nudged.biases[-1][8] += demo.nudges["bias"]
    for part in ("weights", "biases"):
        for one, other in zip(getattr(demo.network, part), getattr(nudged, part), strict=True):
            assert np.array_equal(one, other)
    assert demo.cost == pytest.approx(cost(demo.network, demo.picture, [8]), rel=1e-12)
    demo.set_activation_nudge(0, 0.1)  # in no network: what it reads is computed
    assert np.array_equal(demo.network.weights[-1], nudged.weights[-1])
    demo.network.weights[-1][:] = 0  # a copy
    assert np.array_equal(demo.network.weights[-1], nudged.weights[-1])


@pytest.mark.parametrize("digit, which", [(8, 50), (2, 38), (3, 52), (9, 39), (0, 879), (4, 7)])
def test_the_best_way_points_along_minus_the_gradient(demo, digit, which):
    demo.load(digit, which)
    demo.best()
    gradient = backprop(demo.plain, demo.picture, [digit])
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
        low, high = demo.neuron.low[part], demo.neuron.high[part]
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
    assert demo.neuron.best_rates == pytest.approx([1, 2.2248, 10.0403], abs=1e-4)


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


def test_bars_by_hand_bring_all_news_in_one_answer(demo):
    ways = demo.ways
    values = np.zeros(33, np.float32)
    values[1 + 3] = 0.3
    reply, arrays = by_hand(ways, final=False, nudges=values)
    brought = news(reply, arrays)
    assert demo.nudges["weights"][3] == pytest.approx(0.3) and (ways.key, "nudges") not in brought
    assert brought[ways.key, "effects"][1 + 3] == pytest.approx(demo.z - demo.before["z"])
    assert brought[demo.output.key, "values"] == pytest.approx([demo.activation])
    assert brought[demo.amounts.key, "values"] == pytest.approx([0, 0.3, 0])
    room = brought[ways.key, "highest"][17:]
    assert room[0] == pytest.approx(0.4) and room[3] == pytest.approx(1 - demo.neuron.a[3])
    values[1 + 4] = 0.5  # as a page may send that has not heard of the limit yet
    reply, arrays = by_hand(ways, final=True, nudges=values)
    assert news(reply, arrays)[ways.key, "nudges"][1 + 4] == pytest.approx(0.4)
    assert demo.spent == pytest.approx(0.5) and "The budget is spent" in demo.status.text


def test_an_avenue_by_hand_nudges_in_proportion(demo):
    reply, arrays = by_hand(demo.amounts, final=False, values=np.array([0.1, 0, 0]))
    reply, arrays = by_hand(demo.amounts, values=np.array([0.1, 0.2, 0]))
    assert demo.nudges["bias"] == pytest.approx(0.1)
    assert demo.nudges["weights"] == pytest.approx(0.2 * direction(demo.neuron.a))
    brought = news(reply, arrays)
    assert brought[demo.ways.key, "nudges"][1:17] == pytest.approx(demo.nudges["weights"])
    by_hand(demo.budget_slider, value=0.1)
    assert demo.budget == 0.1 == demo.amounts.hi and demo.spent == pytest.approx(0.1)


def test_the_picture_is_of_the_neuron_and_its_effects_add_up(demo):
    ways = demo.ways
    demo.best()
    assert ways.inputs == pytest.approx(demo.neuron.a) and ways.mark == "8"
    assert ways.weights == pytest.approx(demo.neuron.w) and ways.bias == demo.neuron.b
    assert ways.nudges == pytest.approx(np.concatenate([[demo.nudges["bias"]], *[
        demo.nudges[kind] for kind in AVENUES[1:]]]))  # fmt: skip
    assert ways.effects.sum() == pytest.approx(demo.z - demo.before["z"], rel=1e-5)
    assert ways.output == demo.activation and ways.note[0] == "0.20 → 0.96"
    assert np.abs(ways.weights).max() <= ways.limit + 1e-6


def test_other_images_other_networks_and_the_way_back(demo):
    start = repr(demo)
    demo.best()
    demo.next()
    assert demo.spent == 0 and demo.picture.tolist() == load_example(8, 51).tolist()
    demo.load(3, 0)
    demo.next_unsure()
    assert demo.label == 3 and demo.activation < 0.5
    images, labels = load_digits("test")
    outputs = demo.plain(images[labels == 3])[:, 3]
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
    assert demo.network.dtype == demo.plain.dtype == np.float64
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
        texts = " ".join([*demo.table.lines, demo.status.text, repr(demo)]).lower()
        assert "nan" not in texts and "inf" not in texts
        assert max(map(len, demo.table.lines)) <= demo.table.columns and len(repr(demo)) <= 110


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ({"network": Network((784, 10))}, "wanted a hidden layer"),
        ({"network": Network((9, 4, 10))}, "wanted 784 pixels"),
        ({"network": "trained"}, "network is of type str; wanted a Network"),
        ({"budget": 3}, "the budget is 3; wanted a number from 0.1 to 2"),
    ],
)
def test_it_begins_with_nothing_that_cannot_be_shown(arguments, wanted):
    with pytest.raises((TypeError, ValueError), match=wanted):
        ThreeAvenues(**arguments)


def test_the_table_would_give_the_answer_away_and_is_hidden_while_locked(demo):
    demo.locked = True
    assert demo.table.layout.visibility == "hidden"
    values = np.zeros(33, np.float32)
    values[1] = 0.2
    by_hand(demo.ways, nudges=values)
    assert demo.spent == 0 and demo.chooser.digit.disabled
    demo.locked = False
    assert demo.table.layout.visibility == "visible"
    by_hand(demo.ways, nudges=values)
    assert demo.spent == pytest.approx(0.2)


def test_an_exception_while_showing_leaves_hands_working(demo, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(words, "table", lambda neuron: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            demo.best("bias")
    by_hand(demo.budget_slider, value=1.0)
    assert demo.budget == 1 and demo.table.lines == words.table(demo.neuron)
    by_hand(demo.amounts, values=np.array([0.5, 0.25, 0]))
    assert demo.neuron.amounts() == pytest.approx([0.5, 0.25, 0])


@pytest.mark.parametrize("budget", [0.3, 0.7, 1.1, 1.5, 1.9])
def test_a_budget_that_is_set_again_shortens_nothing(budget):
    demo = ThreeAvenues()
    demo.set_budget(budget)
    demo.best()
    demo.set_budget(budget)
    assert "shortened" not in demo.status.text
