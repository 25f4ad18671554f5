"""TurnTwoKnobs, moved through its methods and as the browser moves it."""

import asyncio
import threading

import numpy as np
import pytest

from mlp_helpers.digits import load_digits, load_trained
from mlp_helpers.lesson05.cost_slice import CostSlice, Knob, as_knob
from mlp_helpers.lesson05.knob_chooser import PAIRS, START
from mlp_helpers.lesson05.refined import SIZES, refine
from mlp_helpers.lesson05.turn_two_knobs import TurnTwoKnobs
from mlp_helpers.network import Network, backprop, cost
from tests.by_hand import by_hand, news

SMALL = (5, 3, 4, 2)  # unlike sizes
SMALL_KNOBS = [
    (("weight", 1, 2, 4), ("weight", 1, 2, 0)),
    (("weight", 1, 0, 3), ("weight", 1, 2, 3)),
    (("bias", 1, 1), ("weight", 1, 0, 4)),
    (("weight", 1, 2, 4), ("bias", 3, 1)),
    (("weight", 2, 3, 1), ("weight", 3, 0, 3)),
    (("bias", 3, 0), ("bias", 2, 3)),
    (("weight", 3, 1, 2), ("weight", 3, 0, 2)),
]


@pytest.fixture(scope="module")
def made():
    return TurnTwoKnobs()


@pytest.fixture
def demo(made):
    made.locked = False
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


@pytest.mark.parametrize("knobs", SMALL_KNOBS)
def test_a_slice_is_the_cost_and_its_slopes_for_any_two_knobs(knobs):
    rng = np.random.default_rng(3)
    network = Network(SMALL, rng, dtype=np.float64)
    x, labels = rng.random((7, 5)), rng.integers(2, size=7)
    cut, turned = CostSlice(network, *knobs, x, labels), network.copy()
    before = [p.copy() for p in network.weights + network.biases]
    for a, b in ((0.3, -2.0), (7.0, 1.5)):
        for knob, value in zip(cut.knobs, (a, b), strict=True):
            array = turned.weights if knob.kind == "weight" else turned.biases
            place = (knob.neuron, knob.source) if knob.kind == "weight" else knob.neuron
            array[knob.layer - 1][place] = value
        assert cut.cost(a, b) == pytest.approx(cost(turned, x, labels), rel=1e-12)
        gradient = backprop(turned, x, labels)
        wanted = [knob.read(gradient) for knob in cut.knobs]
        assert cut.gradient(a, b) == pytest.approx(wanted, rel=1e-9, abs=1e-15)
        measured = (cut.cost(a + 1e-5, b) - cut.cost(a - 1e-5, b)) / 2e-5
        assert cut.gradient(a, b)[0] == pytest.approx(measured, rel=1e-5, abs=1e-9)
    now = network.weights + network.biases
    assert all((one == other).all() for one, other in zip(now, before, strict=True))


def test_a_map_gets_finer_and_keeps_what_it_has():
    asked = []

    def function(x, y):
        asked.append((x, y))
        return 10 * y + x

    fields = [f for f in refine(function, (0, 4), (-1, 1), (3, 5, 9)) if f is not None]
    assert [f.shape for f in fields] == [(3, 3), (5, 5), (9, 9)]
    assert len(asked) == len(set(asked)) == 81
    x, y = np.meshgrid(np.linspace(0, 4, 9), np.linspace(-1, 1, 9))
    assert fields[-1] == pytest.approx(10 * y + x)
    assert fields[0][0].tolist() == [-10, -8, -6]  # row 0 at the lower end of y
    assert all((b - 1) % (a - 1) == 0 for a, b in zip(SIZES[:-1], SIZES[1:], strict=True))


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
    assert demo.best == (demo.values, demo.cost) and demo._view.best is None
    demo.set_values(3, 0.5)
    best = demo.best
    assert best == ((3, 0.5), demo.cost) and best[1] < 0.055
    demo.set_values(-4, 8)
    assert demo.best == best and demo.cost > best[1]
    assert demo._view.best.tolist() == [3, 0.5]
    assert f"Your cost: {demo.cost:.4f}. Best so far: {best[1]:.4f}, at A 3.0, B 0.5." in (
        demo.status.text
    )
    assert repr(demo) == (
        f"TurnTwoKnobs: A -4.00, B 8.00, cost {demo.cost:.3f}; best {best[1]:.3f} at A 3.00, B 0.50"
    )
    demo.back_to_best()
    assert demo.values == (3, 0.5) and demo._view.best is None
    demo.choose(("bias", 3, 3), ("bias", 3, 8))
    assert demo.best == (demo.values, demo.cost)


def test_the_lowest_place_is_shown_only_when_asked_for(demo):
    assert not demo.revealed and demo._view.goal is None and "owest" not in demo.status.text
    demo.reveal()
    values, lowest = demo.lowest
    assert demo._view.goal == pytest.approx(values)
    assert f"Lowest of the map's 4,225 points: {lowest:.4f}, at A 2.8, B 0.6" in demo.status.text
    demo.set_values(2.75, 0.7)
    assert demo.cost < lowest and "Yours is lower: it lies between" in demo.status.text
    demo.choose(*START)
    assert not demo.revealed and demo._view.goal is None


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
    assert demo.map.shape == (65, 65) and demo._given is not network
    assert "Two of 3,985 knobs" in demo._talk.value


def test_knobs_behind_a_black_pixel_are_flat_and_explained(demo):
    demo.choose(("weight", 1, 3, 0), ("bias", 1, 3))
    assert demo.matters == (False, True) and np.ptp(demo.map, axis=1).max() < 1e-6
    assert "Knob A cannot matter" in demo._talk.value
    assert "black in each of the 60,000 training images, as are 66 others" in demo._talk.value
    unlit = np.flatnonzero(~demo.images.any(axis=0))
    lit = load_digits("train")[0].any(axis=0)
    seldom = int(unlit[lit[unlit]][0])
    demo.choose(("weight", 1, 3, 0), ("weight", 1, 5, seldom))
    assert demo.matters == (False, False) and demo._view.levels is None
    assert demo._view.lo < demo.cost < demo._view.hi
    assert f"Pixel {seldom} " in demo._talk.value
    assert "all 1,000 images used here, though not in all 60,000" in demo._talk.value
    assert demo._talk.value.count("cannot matter") == 2
    demo.reveal()
    assert demo.status.text.endswith("All 4,225 points of the map cost the same.")
    assert demo._view.goal is None
    demo.reset()
    assert demo.matters == (True, True) and "Two of 13,002 knobs." in demo._talk.value


def test_a_cost_beyond_the_scale_is_said(demo):
    demo.reset()
    demo.set_values(*demo.lowest[0])
    assert demo.cost < demo._view.hi and "beyond" not in demo.status.text
    row, column = np.unravel_index(demo.map.argmax(), demo.map.shape)
    (x_lo, x_hi), (y_lo, y_hi) = demo.ranges
    demo.set_values(x_lo + column / 64 * (x_hi - x_lo), y_lo + row / 64 * (y_hi - y_lo))
    assert demo.cost > demo._view.hi
    assert demo.status.text.startswith(f"Your cost: {demo.cost:.4f} (beyond the scale). Best so ")
    demo.reset()  # the words fit the scale of the map that is there, coarse or fine
    assert ("(beyond the scale)" in demo.status.text) == (demo.cost > demo._view.hi)


def test_a_drowned_neuron_is_flat_too(demo):
    network = load_trained()
    network.biases[1][2] = 1e6
    other = TurnTwoKnobs(network, ("weight", 2, 2, 3), ("bias", 3, 1))
    assert other.matters == (False, True) and "all are at 0 or 1" in other._talk.value


def test_the_point_by_hand_moves_the_sliders_and_all_comes_in_one_answer(demo):
    reply, arrays = by_hand(demo._view, final=False, point=np.array([1.1, -2.3], np.float32))
    brought = news(reply, arrays)
    assert demo.values == (1.1, -2.3)
    assert demo.cost == pytest.approx(cost_at(demo, 1.1, -2.3), rel=1e-5)
    assert brought[demo._view.key, "value"] == demo.cost
    assert [brought[s.key, "value"] for s in demo._sliders] == [1.1, -2.3]
    assert f"Your cost: {demo.cost:.4f}" in brought[demo.status.key, "text"]
    assert not any(name == "field" for _, name in brought)  # the map is not sent again


def test_a_slider_by_hand_moves_the_point(demo):
    demo.set_values(2, 3)
    reply, arrays = by_hand(demo._sliders[1], final=False, value=-4.5)
    assert demo.values == (2, -4.5)
    assert news(reply, arrays)[demo._view.key, "point"].tolist() == [2, -4.5]


def test_choosing_by_hand(demo):
    demo._pair.value = "biases of outputs 3 and 8"
    assert demo.knobs == (("bias", 3, 3, None), ("bias", 3, 8, None))
    chooser = demo._choosers[0]
    assert chooser._source.layout.visibility == "hidden"
    chooser._neuron.value = 6
    assert demo.knobs[0] == ("bias", 3, 6, None) and demo._pair.value == "your own choice"
    chooser._kind.value = "weight"
    assert demo.knobs[0][:3] == ("weight", 3, 6)
    chooser._layer.value = 1
    chooser._source.value = 406
    chooser._neuron.value = 15
    assert demo.knobs[0] == ("weight", 1, 15, 406)
    assert demo._view.x_label == "A: weight pixel 406 → 15, layer 1"
    chooser._layer.value = 3  # with fewer neurons on both sides
    assert demo.knobs[0] == ("weight", 3, 9, 15)
    assert demo._view.x_label == "A: weight 15 → 9, layer 3"
    chooser._kind.value = "bias"
    chooser._neuron.value = 8  # the other one has that already
    assert demo.knobs[0] == ("bias", 3, 9, None) and chooser._neuron.value == 9
    assert "wanted two different ones" in demo.status.text


@pytest.mark.parametrize("value", [np.nan, np.inf, -1e6, 15.01, "3", None, True, [1], 1j])
def test_bad_values_are_refused_and_nothing_changes(demo, value):
    demo.set_values(1, 2)
    before = repr(demo)
    with pytest.raises((TypeError, ValueError), match="^knob A is .*wanted a number from -5 to 15"):
        demo.set_values(value, 3)
    with pytest.raises((TypeError, ValueError), match="^knob B is .*wanted a number from -11 to 9"):
        demo.set_values(3, value)
    assert repr(demo) == before


@pytest.mark.parametrize(
    "knob, wanted",
    [
        (("weight", 3, 3), r'wanted \("weight", layer, j, k\) or \("bias", layer, j\)'),
        (("bias", 3, 3, 1), r'wanted \("weight"'),
        (("knob", 3, 3, 1), r'wanted \("weight"'),
        ((3, 3), r'wanted \("weight"'),
        ("weight", r'wanted \("weight"'),
        (None, r'wanted \("weight"'),
        ((), r'wanted \("weight"'),
        (("weight", 0, 3, 1), "the knob's layer is 0; wanted a whole number 1..3"),
        (("weight", 4, 3, 1), "layer is 4"),
        (("weight", 1.0, 3, 1), "layer is 1.0"),
        (("weight", 3, 10, 1), "the knob's neuron j is 10; wanted a whole number 0..9"),
        (("weight", 3, 3, 16), "its source k is 16; wanted a whole number 0..15"),
        (("weight", 1, 3, 784), r"k is 784; wanted a whole number 0..783"),
        (("bias", 2, True), "j is True"),
        (START[0], "both knobs are .* wanted two different ones"),
    ],
)
def test_bad_knobs_are_refused_and_nothing_changes(demo, knob, wanted):
    demo.set_values(1, 2)
    before = (repr(demo), demo.knobs)
    with pytest.raises((TypeError, ValueError), match=wanted):
        demo.choose(START[0], knob)
    assert (repr(demo), demo.knobs) == before


def test_a_knob_is_taken_as_it_is_given_back():
    knob = as_knob(["bias", np.int64(1), 2], SMALL)
    assert knob == Knob("bias", 1, 2) == as_knob(knob, SMALL)
    assert as_knob(("weight", 2, 3, 1), SMALL).text == "weight 1 → 3, layer 2"


def test_bad_networks_are_refused():
    with pytest.raises(TypeError, match="wanted a Network"):
        TurnTwoKnobs("network")
    with pytest.raises(ValueError, match=r"sizes \(3, 2\); wanted 784 pixels"):
        TurnTwoKnobs(Network((3, 2)))


def test_in_a_notebook_the_coarse_map_stands_at_once_and_the_fine_one_follows():
    async def cell():
        demo = TurnTwoKnobs()
        seen = [demo.map.shape]
        while demo._maker.loop.running:
            demo.set_values(2, len(seen) / 10)  # a hand is answered meanwhile
            await asyncio.sleep(0.01)
            seen.append(demo.map.shape)
        return demo, seen

    demo, seen = asyncio.run(cell())
    assert seen[0] == (9, 9) and seen[-1] == (65, 65)
    assert demo._view.field.shape == (65, 65)
    assert demo.cost == pytest.approx(cost_at(demo, *demo.values), rel=1e-5)


def test_a_hand_in_another_thread_does_not_spoil_the_map(demo):
    """JupyterLab may let the kernel answer hands in a thread of its own."""

    def hand():
        while not done.is_set():
            demo.set_values(-5, 9)

    wanted, done = demo.map, threading.Event()
    here = CostSlice(load_trained(), *START, demo.images, demo.labels)
    assert demo._here is not here
    thread = threading.Thread(target=hand)
    thread.start()
    try:
        demo._maker.start(here.cost, *demo.ranges)
    finally:
        done.set()
        thread.join()
    assert demo.map == pytest.approx(wanted)


def test_reset_locked_and_watched(demo):
    start, calls = repr(demo), []
    demo.watch(lambda: calls.append(demo.cost))
    demo.set_values(1, 1)
    demo.reveal()
    demo.choose(("bias", 1, 1), ("bias", 1, 2))
    demo.reset()
    assert repr(demo) == start and not demo.revealed and len(calls) >= 4
    assert demo.knobs == START
    demo.locked = True
    by_hand(demo._view, point=np.array([1, 1], np.float32))
    assert repr(demo) == start and demo._pair.disabled and demo._view.locked
    demo.set_values(1, 1)  # code still may
    assert demo.values == (1, 1)
    assert demo._repr_mimebundle_()["text/plain"] == repr(demo)
