"""TurnTwoKnobs, moved through its methods and as the browser moves it."""

import asyncio
import threading

import numpy as np
import pytest

from mlp_helpers.digits import load_digits, load_trained
from mlp_helpers.lesson05.cost_slice import START, CostSlice
from mlp_helpers.lesson05.knob_words import PAIRS
from mlp_helpers.lesson05.turn_two_knobs import TurnTwoKnobs
from mlp_helpers.network import Network, cost
from tests.by_hand import by_hand, news


@pytest.fixture(scope="module")
def made():
    return TurnTwoKnobs()


@pytest.fixture
def demo(made):
    made.reset()
    return made


def cost_at(demo, a, b):
    """By hand: the network's own lists changed, and the cost of the whole of it."""
    network = load_trained()
    for (kind, layer, neuron, source), value in zip(demo.knobs, (a, b), strict=True):
        if kind == "bias":
            network.biases[layer - 1][neuron] = value
        else:
            network.weights[layer - 1][neuron, source] = value
    return cost(network, *load_digits("train", 1000))


def test_its_numbers_are_the_costs_of_the_whole_network(demo):
    assert demo.images.shape == (1000, 784) and (demo.images == load_digits("train", 1000)[0]).all()
    for a, b in ((13.0, 7.0), (0.1, -3.7), (-5, 9)):
        demo.set_values(a, b)
        assert demo.values == (a, b) and isinstance(demo.cost, float)
        assert demo.cost == pytest.approx(cost_at(demo, a, b), rel=1e-5)
        assert demo.cost == pytest.approx(cost(demo.network, demo.images, demo.labels), rel=1e-5)
    assert demo.map.shape == (65, 65)
    (x_lo, x_hi), (y_lo, y_hi) = demo.ranges
    for row, column in ((0, 0), (3, 60), (64, 17), (31, 32)):
        a, b = x_lo + column * (x_hi - x_lo) / 64, y_lo + row * (y_hi - y_lo) / 64
        assert demo.map[row, column] == pytest.approx(cost_at(demo, a, b), rel=1e-5)


@pytest.mark.parametrize("pair", PAIRS)
def test_each_pair_begins_far_from_its_lowest_place(demo, pair):
    demo.choose(*PAIRS[pair])
    assert demo.knobs == PAIRS[pair]
    assert demo.cost == pytest.approx(cost_at(demo, *demo.values), rel=1e-4)
    values, lowest = demo.lowest
    assert lowest == demo.map.min() == pytest.approx(cost_at(demo, *values), rel=1e-4)
    assert 0.054 < lowest < 0.056 and demo.cost > lowest + 0.04
    for (low, high), value, at_first in zip(demo.ranges, values, demo.values, strict=True):
        assert high - low == 20 and low < at_first < high and low <= value <= high
    assert len(repr(demo)) <= 110 and "…" not in repr(demo)


def test_the_first_valley_lies_across_both_axes(demo):
    """From the lowest place, either knob alone must cost more than both together."""
    field, n = demo.map, 65
    row, column = np.unravel_index(field.argmin(), field.shape)
    assert 5 < row < n - 6 and 5 < column < n - 6
    above = field - field.min()
    along = above[row + 16, column - 16]  # up and to the left, along the valley
    assert along < 0.5 * min(above[row + 16, column], above[row, column - 16])


def test_the_best_is_kept_and_gone_back_to(demo):
    assert demo.best == (demo.values, demo.cost) and demo.heatmap.best is None
    demo.set_values(3, 0.5)
    best = demo.best
    assert best == ((3, 0.5), demo.cost) and best[1] < 0.055
    demo.set_values(-4, 8)
    assert demo.best == best and demo.cost > best[1]
    assert demo.heatmap.best.tolist() == [3, 0.5]
    assert f"Your cost: {demo.cost:.4f}. Best so far: {best[1]:.4f}, at A 3.0, B 0.5." in (
        demo.status.text
    )
    assert repr(demo) == (
        f"TurnTwoKnobs: A -4.00, B 8.00, cost {demo.cost:.3f}; best {best[1]:.3f} at A 3.00, B 0.50"
    )
    demo.back_to_best()
    assert demo.values == (3, 0.5) and demo.heatmap.best is None
    demo.choose(("bias", 3, 3), ("bias", 3, 8))
    assert demo.best == (demo.values, demo.cost)


def test_the_lowest_place_is_shown_only_when_asked_for(demo):
    assert not demo.revealed and demo.heatmap.goal is None and "owest" not in demo.status.text
    demo.reveal()
    values, lowest = demo.lowest
    assert demo.heatmap.goal == pytest.approx(values)
    assert f"Lowest of the map's 4,225 points: {lowest:.4f}, at A 2.8, B 0.6" in demo.status.text
    demo.set_values(2.75, 0.7)
    assert demo.cost < lowest and "Yours is lower: it lies between" in demo.status.text
    demo.choose(*START)
    assert not demo.revealed and demo.heatmap.goal is None


def test_the_network_is_a_copy_with_only_the_two_values_changed(demo):
    demo.set_values(1.5, -2.5)
    network, plain = demo.network, load_trained()
    assert network.weights[2][3, 10] == 1.5 and network.weights[2][3, 3] == -2.5
    pairs = zip(network.weights + network.biases, plain.weights + plain.biases, strict=True)
    assert sum(int((one != other).sum()) for one, other in pairs) == 2
    network.weights[0][:] = 0
    assert demo.network.weights[0].any()
    demo.choose(("bias", 3, 3), ("bias", 3, 8))  # the two are back to what they were
    assert (demo.network.weights[2] == plain.weights[2]).all()


def test_another_network_can_be_explored():
    network = Network((784, 5, 10), np.random.default_rng(1))
    demo = TurnTwoKnobs(network, ("weight", 2, 9, 4), ("bias", 1, 4))
    assert demo.cost == pytest.approx(cost(demo.network, demo.images, demo.labels), rel=1e-5)
    assert demo.map.shape == (65, 65)
    assert "Two of 3,985 knobs" in demo.talk.value


def test_knobs_behind_a_black_pixel_are_flat_and_explained(demo):
    demo.choose(("weight", 1, 3, 0), ("bias", 1, 3))
    assert demo.matters == (False, True) and np.ptp(demo.map, axis=1).max() < 1e-6
    assert "Knob A cannot matter" in demo.talk.value
    assert "black in each of the 60,000 training images, as are 66 others" in demo.talk.value
    demo.reveal()
    (_, b), lowest = demo.lowest
    place = f"at B {b:.1f}, whatever A is.".replace("-", "−")
    assert demo.status.text.endswith(f"points: {lowest:.4f}, {place}")
    assert " A " not in demo.status.text.partition("whatever")[0]
    unlit = np.flatnonzero(~demo.images.any(axis=0))
    lit = load_digits("train")[0].any(axis=0)
    seldom = int(unlit[lit[unlit]][0])
    demo.choose(("weight", 1, 3, 0), ("weight", 1, 5, seldom))
    assert demo.matters == (False, False) and demo.heatmap.levels is None
    assert demo.heatmap.lo < demo.cost < demo.heatmap.hi
    assert f"Pixel {seldom} " in demo.talk.value
    assert "all 1,000 images used here, though not in all 60,000" in demo.talk.value
    assert demo.talk.value.count("cannot matter") == 2
    assert demo.status.text.endswith(f"Best so far: {demo.cost:.4f}, everywhere. ")
    demo.reveal()
    assert demo.status.text.endswith("All 4,225 points of the map cost the same.")
    assert demo.heatmap.goal is None
    demo.reset()
    assert demo.matters == (True, True) and "Two of 13,002 knobs." in demo.talk.value


def test_a_cost_beyond_the_scale_is_said(demo):
    demo.reset()
    demo.set_values(*demo.lowest[0])
    assert demo.cost < demo.heatmap.hi and "beyond" not in demo.status.text
    row, column = np.unravel_index(demo.map.argmax(), demo.map.shape)
    (x_lo, x_hi), (y_lo, y_hi) = demo.ranges
    demo.set_values(x_lo + column / 64 * (x_hi - x_lo), y_lo + row / 64 * (y_hi - y_lo))
    assert demo.cost > demo.heatmap.hi
    assert demo.status.text.startswith(f"Your cost: {demo.cost:.4f} (beyond the scale). Best so ")
    demo.reset()  # the words fit the scale of the map that is there, coarse or fine
    assert ("(beyond the scale)" in demo.status.text) == (demo.cost > demo.heatmap.hi)


def test_a_drowned_neuron_is_flat_too(demo):
    network = load_trained()
    network.biases[1][2] = 1e6
    other = TurnTwoKnobs(network, ("weight", 2, 2, 3), ("bias", 3, 1))
    assert other.matters == (False, True) and "all are at 0 or 1" in other.talk.value


def test_the_point_by_hand_moves_the_sliders_and_all_comes_in_one_answer(demo):
    reply, arrays = by_hand(demo.heatmap, final=False, point=np.array([1.1, -2.3], np.float32))
    brought = news(reply, arrays)
    assert demo.values == (1.1, -2.3)
    assert demo.cost == pytest.approx(cost_at(demo, 1.1, -2.3), rel=1e-5)
    assert brought[demo.heatmap.key, "value"] == demo.cost
    assert [brought[s.key, "value"] for s in demo.sliders] == [1.1, -2.3]
    assert f"Your cost: {demo.cost:.4f}" in brought[demo.status.key, "text"]
    assert not any(name == "field" for _, name in brought)  # the map is not sent again


def test_a_slider_by_hand_moves_the_point(demo):
    demo.set_values(2, 3)
    reply, arrays = by_hand(demo.sliders[1], final=False, value=-4.5)
    assert demo.values == (2, -4.5)
    assert news(reply, arrays)[demo.heatmap.key, "point"].tolist() == [2, -4.5]


def test_choosing_by_hand(demo):
    demo.pairs.value = "biases of outputs 3 and 8"
    assert demo.knobs == (("bias", 3, 3, None), ("bias", 3, 8, None))
    chooser = demo.choosers[0]
    assert chooser.source.layout.visibility == "hidden"
    chooser.neuron.value = 6
    assert demo.knobs[0] == ("bias", 3, 6, None) and demo.pairs.value == "your own choice"
    chooser.kind.value = "weight"
    assert demo.knobs[0][:3] == ("weight", 3, 6)
    chooser.layer.value = 1
    chooser.source.value = 406
    chooser.neuron.value = 15
    assert demo.knobs[0] == ("weight", 1, 15, 406)
    assert demo.heatmap.x_label == "A: weight pixel 406 → 15, layer 1"
    chooser.layer.value = 3  # with fewer neurons on both sides
    assert demo.knobs[0] == ("weight", 3, 9, 15)
    assert demo.heatmap.x_label == "A: weight 15 → 9, layer 3"
    chooser.kind.value = "bias"
    chooser.neuron.value = 8  # the other one has that already
    assert demo.knobs[0] == ("bias", 3, 9, None) and chooser.neuron.value == 9
    assert "wanted two different ones" in demo.status.text
    demo.maker.start(lambda a, b: a + b, *demo.ranges)  # it stays while the map grows
    assert "wanted two different ones" in demo.status.text
    demo.set_values(*demo.values)
    assert demo.status.text.startswith("Your cost")


def test_bad_networks_are_refused():
    with pytest.raises(TypeError, match="wanted a Network"):
        TurnTwoKnobs("network")
    with pytest.raises(ValueError, match=r"sizes \(3, 2\); wanted 784 pixels"):
        TurnTwoKnobs(Network((3, 2)))


def test_in_a_notebook_the_coarse_map_stands_at_once_and_the_fine_one_follows():
    async def cell():
        demo = TurnTwoKnobs()
        seen = [demo.map.shape]
        while demo.maker.loop.running:
            demo.set_values(2, len(seen) % 50 / 10)  # a hand is answered meanwhile
            await asyncio.sleep(0.01)
            seen.append(demo.map.shape)
        return demo, seen

    demo, seen = asyncio.run(cell())
    assert seen[0] == (9, 9) and seen[-1] == (65, 65)
    assert demo.heatmap.field.shape == (65, 65)
    assert demo.cost == pytest.approx(cost_at(demo, *demo.values), rel=1e-5)


def test_a_hand_in_another_thread_does_not_spoil_the_map(demo):
    """JupyterLab may let the kernel answer hands in a thread of its own."""

    def hand():
        while not done.is_set():
            demo.set_values(-5, 9)

    wanted, done = demo.map, threading.Event()
    here = CostSlice(load_trained(), *START, demo.images, demo.labels)
    thread = threading.Thread(target=hand)
    thread.start()
    try:
        demo.maker.start(here.cost, *demo.ranges)
    finally:
        done.set()
        thread.join()
    assert demo.map == pytest.approx(wanted)


def test_a_reset_forgets_what_was_found_and_every_change_is_heard_of(demo):
    calls = []
    demo.watch(lambda: calls.append(demo.cost))
    demo.set_values(1, 1)
    demo.reveal()
    demo.choose(("bias", 1, 1), ("bias", 1, 2))
    demo.reset()
    assert demo.best == (demo.values, demo.cost) and not demo.revealed and len(calls) >= 4
    assert demo.knobs == START
