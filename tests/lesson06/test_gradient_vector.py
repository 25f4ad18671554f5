"""GradientVector, moved through its methods and as the browser moves its views."""

import numpy as np
import pytest

from mlp_helpers.digits import load_digits, load_trained, never_lit
from mlp_helpers.lesson05 import places
from mlp_helpers.lesson06.gradient_vector import EPSILONS, GradientVector
from mlp_helpers.network import Network, backprop, cost
from tests.by_hand import by_hand, news


@pytest.fixture(scope="module")
def made():
    return GradientVector()


@pytest.fixture
def vector(made):
    made.locked = False
    made.reset()
    return made


def nudged(vector, epsilon):
    """C(p + epsilon) - C(p) of the selected parameter by two calls of `cost`."""
    layer, neuron, source = places.entry_at(vector.network.sizes, vector.selected)
    other = vector.network.copy()
    if source is None:
        other.biases[layer - 1][neuron] += epsilon
    else:
        other.weights[layer - 1][neuron, source] += epsilon
    both = [cost(network, vector.images, vector.labels) for network in (other, vector.network)]
    return both[0] - both[1]


def test_the_entries_are_those_of_backprop(vector):
    images, labels = load_digits("train", 1000)
    for kind in ("random", "trained"):
        vector.choose(kind)
        wanted = Network((784, 16, 16, 10), np.random.default_rng(0), dtype=np.float64)
        if kind == "trained":
            wanted = load_trained().copy(np.float64)
        gradient = backprop(wanted, images.astype(np.float64), labels)
        flat = vector.gradient.flat()
        assert flat.dtype == np.float64 and np.array_equal(flat, gradient.flat())
        assert np.array_equal(np.sort(vector.order), np.arange(13_002))
        assert (np.diff(np.abs(flat[vector.order])) <= 0).all()
        assert np.array_equal(vector.spectrum.values, np.float32(flat[vector.order]))
        parts = [a for pair in zip(gradient.weights, gradient.biases, strict=True) for a in pair]
        assert vector.means == pytest.approx([np.abs(part).mean() for part in parts])
        assert vector.bars.values == pytest.approx(vector.means, rel=1e-6)


@pytest.mark.parametrize("kind", ["random", "trained"])
@pytest.mark.parametrize(
    "where", [(1, 5, 14 * 28 + 14), (1, 3), (2, 7, 11), (2, 0), (3, 4, 2), (3, 9)]
)
def test_prediction_and_truth_meet_as_the_nudge_shrinks(vector, kind, where):
    vector.choose(kind)
    (vector.select_bias if len(where) == 2 else vector.select_weight)(*where)
    misses = []
    for epsilon in EPSILONS:
        vector.set_epsilon(epsilon)
        assert vector.predicted == vector.slope * epsilon
        assert vector.actual == pytest.approx(nudged(vector, epsilon), rel=1e-6, abs=2e-15)
        misses.append(abs(vector.actual / vector.predicted - 1))
    assert misses[-1] < 2e-4
    for large, small in zip(misses[1:4], misses[2:], strict=False):
        assert small == pytest.approx(large / 10, rel=0.1, abs=1e-7)  # the miss shrinks with it


def test_it_starts_at_the_largest_slope_of_layer_1(vector):
    layer, _, source = places.entry_at(vector.network.sizes, vector.selected)
    assert (layer, vector.kind, vector.epsilon) == (1, "random", 0.1) and source is not None
    assert abs(vector.slope) == np.abs(vector.gradient.weights[0]).max()
    assert vector.order[vector.rank - 1] == vector.selected == vector.order[vector.spectrum.chosen]
    assert vector.picker.chosen == source and vector.picker.values.shape == (28, 28)


def test_what_is_selected_is_shown_everywhere(vector):
    vector.select_weight(1, 5, 12 * 28 + 9)
    assert vector.neuron == (1, 5)
    assert vector.picker.chosen == 12 * 28 + 9
    assert vector.picker.values.ravel() == pytest.approx(vector.gradient.weights[0][5], rel=1e-6)
    assert vector.spectrum.text == vector.name_of(vector.selected)
    assert "neuron 5, from pixel row 12, column 9: ∂C/∂w = " in vector.status.text
    assert (vector.layers.value, vector.neurons.value, vector.bars.highlight) == (1, 5, 0)
    vector.select_bias(3, 9)
    assert vector.picker.values.shape == (1, 16) and vector.picker.chosen == -1
    assert (vector.layers.value, vector.neurons.value, vector.bars.highlight) == (3, 9, 5)
    assert vector.neurons.hi == 9
    vector.select_weight(2, 15, 4)
    assert (vector.picker.chosen, vector.neurons.value, vector.bars.highlight) == (4, 15, 2)
    sign = "raises" if vector.slope > 0 else "lowers"
    assert f"Raising it {sign} the cost" in vector.status.text


def test_the_table_of_nudges(vector):
    vector.select_bias(3, 4)
    vector.set_epsilon(0.001)
    head, *rows = vector.table.lines
    assert head.split() == ["ε", "predicted", "ΔC", "actual", "ΔC", "actual/predicted"]
    assert vector.table.current == 3
    for row, epsilon in zip(rows, EPSILONS, strict=True):
        vector.set_epsilon(epsilon)
        texts = row.replace("−", "-").split()
        assert float(texts[0]) == epsilon
        assert float(texts[1]) == pytest.approx(vector.predicted, rel=0.005)
        assert float(texts[2]) == pytest.approx(vector.actual, rel=0.005)
        assert float(texts[3]) == pytest.approx(vector.actual / vector.predicted, abs=6e-5)
    assert max(map(len, vector.table.lines)) <= vector.table.columns


def test_zeros_are_explained(vector):
    flat = vector.gradient.flat()
    always, here = never_lit(), ~vector.images.any(axis=0)
    assert always.sum() == 67 and (always <= here).all() and here.sum() > 100
    assert (flat == 0).sum() == 16 * here.sum()
    vector.select_weight(1, 4, int(np.flatnonzero(always)[20]))
    assert vector.actual == vector.predicted == 0
    assert vector.status.text.endswith(
        "is exactly 0, because this pixel is black in all 60,000 training images. 67 pixels are, "
        "so 1,072 weights never learn."
    )
    assert all(row.split()[1:] == ["0", "0", "–"] for row in vector.table.lines[1:])
    vector.select_weight(1, 4, int(np.flatnonzero(here & ~always)[0]))
    assert vector.actual == 0
    assert "black in these 1,000 images, though not in all 60,000." in vector.status.text
    vector.select(vector.order[-1])
    assert vector.rank == 13_002 and vector.slope == 0


def test_the_network_stays_as_it_is(vector):
    before = vector.network.copy()
    for rank in (0, 500, 9000, 13_001):
        vector.select(vector.order[rank])
    for one, other in zip(vector.network.weights, before.weights, strict=True):
        assert np.array_equal(one, other)


def test_the_same_place_stays_selected_in_the_other_network(vector):
    vector.select_weight(2, 3, 4)
    place = vector.selected
    random = vector.slope
    vector.choose("trained")
    assert vector.selected == place and vector.slope != random
    assert vector.kinds.value == "trained" and repr(vector).startswith("GradientVector: trained, w")


def test_after_code_changed_the_network_refresh_brings_it_up_to_date(vector):
    before = vector.gradient.flat()
    for W, dW in zip(vector.network.weights, vector.gradient.weights, strict=True):
        W -= 0.5 * dW
    vector.refresh()
    wanted = backprop(vector.network, vector.images, vector.labels).flat()
    assert np.array_equal(vector.gradient.flat(), wanted) and not np.array_equal(wanted, before)
    vector.set_epsilon(0.0001)
    assert vector.actual == pytest.approx(nudged(vector, 0.0001), rel=1e-6)
    vector.network.biases[2][0] = np.nan
    with pytest.raises(ValueError, match="NaN"):
        vector.refresh()
    assert np.array_equal(vector.gradient.flat(), wanted)


def test_a_network_without_any_slope_can_be_looked_at(vector):
    vector.network.biases[2][:] = 1e6  # every output is 1 whatever comes in
    vector.refresh()
    assert not vector.gradient.flat().any() and vector.predicted == 0
    assert vector.status.text.endswith("exactly 0, so no small nudge changes the cost.")
    vector.reset()
    assert vector.slope


def test_a_drag_along_the_order_selects_and_all_comes_in_one_answer(vector):
    reply, arrays = by_hand(vector.spectrum, final=False, chosen=3)
    assert vector.selected == vector.order[3] and vector.rank == 4
    brought = news(reply, arrays)
    assert brought[vector.spectrum.key, "text"] == vector.name_of(vector.order[3])
    assert brought[vector.table.key, "lines"] == vector.table.lines
    assert brought[vector.status.key, "text"] == vector.status.text
    assert vector.layers.value == 1  # not while it is dragged
    by_hand(vector.spectrum, chosen=3)
    assert vector.layers.value == 3 == vector.neuron[0]


def test_a_click_in_the_picture_selects_that_weight(vector):
    vector.select_bias(1, 7)
    reply, arrays = by_hand(vector.picker, chosen=400)
    assert vector.selected == places.place_of(vector.network.sizes, 1, 7, 400)
    assert news(reply, arrays)[vector.spectrum.key, "chosen"] == vector.rank - 1


def test_the_choosers_select_a_neuron_s_largest_weight(vector):
    vector.neurons.value = 9
    assert vector.neuron == (1, 9)
    assert abs(vector.slope) == np.abs(vector.gradient.weights[0][9]).max()
    vector.layers.value = 3
    assert vector.neuron == (3, 0)
    assert abs(vector.slope) == np.abs(vector.gradient.weights[2][0]).max()
    vector.neurons.value = 8
    vector.nudges.value = 0.001
    assert vector.neuron == (3, 8) and vector.epsilon == 0.001
    vector.kinds.value = "trained"
    assert vector.kind == "trained"


def test_reset_and_one_line(vector):
    start = repr(vector), vector.status.text
    assert start[0].startswith("GradientVector: random, weight of layer 1, neuron ")
    vector.choose("trained")
    vector.set_epsilon(0.00001)
    vector.select_bias(2, 15)
    vector.set_log(False)
    assert not vector.spectrum.log
    vector.reset()
    assert (repr(vector), vector.status.text) == start and vector.spectrum.log
    vector.select_weight(1, 15, 783)
    assert len(repr(vector)) <= 110 and repr(vector).endswith("column 27: slope 0.00e+00")
    assert vector._repr_mimebundle_()["text/plain"] == repr(vector)


def test_its_watchers_hear_of_every_change(vector):
    seen = []
    vector.watch(lambda: seen.append((vector.kind, vector.selected, vector.epsilon)))
    vector.select(5)
    vector.set_epsilon(0.01)
    vector.choose("trained")
    by_hand(vector.picker, chosen=9)
    assert seen == [("random", 5, 0.1), ("random", 5, 0.01), ("trained", 5, 0.01),
                    ("trained", 9, 0.01)]  # fmt: skip
