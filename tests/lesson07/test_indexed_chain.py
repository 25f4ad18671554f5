"""IndexedChain: three formulas with indices, against backprop and finite differences."""

import numpy as np
import pytest

from mlp_helpers.lesson07.chain import indexed_picture as picture
from mlp_helpers.lesson07.chain.indexed_chain import IndexedChain
from mlp_helpers.network import cost
from mlp_helpers.texts import in_digits
from tests.by_hand import by_hand, news

SIZES = [(3, 4, 2), (2, 3), (4, 1, 3), (2, 4, 3, 2), (1, 1, 1, 1), (4, 4, 4, 3)]


@pytest.fixture
def demo():
    return IndexedChain()


def every(demo):
    """All (l, j, k) there are."""
    for l, W in enumerate(demo.network.weights, start=1):
        for j, k in np.ndindex(W.shape):
            yield l, j, k


@pytest.mark.parametrize("sizes", SIZES)
def test_formulas_1_and_2_are_backprops_for_every_weight_and_bias(sizes):
    demo = IndexedChain(sizes, seed=3)
    gradient = demo.gradient
    for l, j, k in every(demo):
        demo.select(l, j, k)
        assert demo.slope_w == pytest.approx(gradient.weights[l - 1][j, k], rel=1e-12)
        assert demo.slope_b == pytest.approx(gradient.biases[l - 1][j], rel=1e-12)


@pytest.mark.parametrize("sizes", SIZES)
def test_formula_3_is_the_slope_by_a_nudged_activation(sizes):
    demo = IndexedChain(sizes, seed=4)

    def cost_from(l, a):
        for W, b in zip(demo.network.weights[l:], demo.network.biases[l:], strict=True):
            a = 1 / (1 + np.exp(-(W @ a + b)))
        return ((a - demo.y) ** 2).sum()

    for l, j, k in every(demo):
        demo.select(l, j, k)
        step = 1e-5 * np.eye(sizes[l - 1])[k]
        a = demo.a[l - 1]
        central = (cost_from(l - 1, a + step) - cost_from(l - 1, a - step)) / 2e-5
        assert demo.slope_a == pytest.approx(central, rel=1e-6, abs=1e-10)
        assert len(demo.paths) == sizes[l] and demo.paths.sum() == demo.slope_a
        assert demo.slope_a == pytest.approx(demo.dC_da[l - 1][k], rel=1e-12)


def test_each_path_is_what_is_left_when_the_others_are_cut(demo):
    demo.select(2, 0, 1)
    paths = demo.paths
    for j in range(2):
        demo.select(2, j, 1)
        slopes = demo.paths
        assert slopes == pytest.approx(paths)
        # nudge a_1^(1) for output j alone
        W, b, a = demo.network.weights[1], demo.network.biases[1], demo.a[1].copy()
        a[1] += 1e-6
        nudged = demo.a[2].copy()
        nudged[j] = 1 / (1 + np.exp(-(W[j] @ a + b[j])))
        change = ((nudged - demo.y) ** 2).sum() - demo.cost
        assert change / 1e-6 == pytest.approx(paths[j], rel=1e-4)


def test_the_measured_slopes_are_there_beside_the_formulas(demo):
    for l, j, k in every(demo):
        demo.select(l, j, k)
        measured = demo.measured
        assert measured["w"] == pytest.approx(demo.slope_w, abs=1e-8)
        assert measured["b"] == pytest.approx(demo.slope_b, abs=1e-8)
        assert measured["a"] == pytest.approx(demo.slope_a, abs=1e-8)
        assert "as the formulas say" in demo.status.text
    assert demo.cost == pytest.approx(cost(demo.network, demo.x, demo.y), rel=1e-12)


def test_it_begins_with_two_paths_that_pull_apart(demo):
    assert demo.selected == (2, 0, 0) and demo.paths[0] > 0 > demo.paths[1]
    l, j, k = demo.selected
    assert repr(demo) == (
        "IndexedChain: C_0 0.3960; l=2, j=0, k=0: by w -0.0102, by b -0.0987, by a 0.0177"
    )
    texts = demo._view.texts
    assert (texts["by_w"], texts["by_b"], texts["by_a"]) == ("−0.0102", "−0.0987", "0.0177")
    assert texts["sum"] == "2 paths" and texts["path0"] == in_digits(float(demo.paths[0]))
    assert texts["end"] == in_digits(2 * float(demo.a[2][0] - 1))


@pytest.mark.parametrize("sizes", SIZES)
def test_every_term_has_its_places_and_its_value(sizes):
    demo = IndexedChain(sizes)
    view = demo._view
    known = {one["key"] for one in [*view.places, *view.lines]}
    assert len(known) == len(view.places) + len(view.lines)
    rows = set()
    for l, j, k in every(demo):
        demo.select(l, j, k)
        rows.add(len(view.rows))
        here, before = picture.neuron(l, j), picture.neuron(l - 1, k)
        for term in (one for row in view.rows for one in row if "sign" not in one):
            assert term["places"] and set(term["places"]) <= known, term
            assert not term["id"] or view.texts[term["id"]]
        by_w, a_k, slope, onward = (one for one in view.rows[0] if "places" in one)
        assert by_w["places"] == [picture.edge(l, j, k), "C"]
        assert a_k["places"] == [before] and slope["places"] == [here]
        assert onward["places"][0] == here and onward["places"][-1] == "C"
        assert view.texts["a_k"] == in_digits(float(demo.a[l - 1][k]))
    assert len(rows) == 1  # the page never jumps


def test_beyond_a_neuron_lies_every_way_to_the_cost():
    sizes = (3, 4, 2)
    assert picture.beyond(sizes, 2, 1) == ["c1", "C"]
    assert picture.beyond(sizes, 1, 3) == ["w2_0_3", "w2_1_3", "c0", "c1", "C"]
    found = picture.beyond(sizes, 0, 2)
    assert found[:4] == [f"w1_{j}_2" for j in range(4)] and len(found) == 4 + 8 + 2 + 1


def test_choosing_by_hand_lines_neurons_and_lists(demo):
    by_hand(demo._view, chosen="w1_3_2")
    assert demo.selected == (1, 3, 2)
    assert [choice.value for choice in demo._choices] == [1, 3, 2]
    by_hand(demo._view, chosen="n2_1")
    assert demo.selected == (2, 1, 2) and demo._view.chosen == "w2_1_2"
    by_hand(demo._view, chosen="n0_1")
    assert demo.selected == (1, 1, 1)
    demo._choices[1].value = 3
    assert demo.selected == (1, 3, 1)
    demo._choices[0].value = 2  # there is no j = 3
    assert demo.selected == (2, 1, 1) and list(demo._choices[2].options) == [0, 1, 2, 3]


def test_numbers_by_hand_bring_all_news_in_one_answer(demo):
    demo.select(1, 2, 0)
    reply, arrays = by_hand(demo._weight, final=False, value=1.25)
    brought = news(reply, arrays)
    assert demo.network.weights[0][2, 0] == 1.25
    assert brought[demo._view.key, "texts"]["by_w"] == in_digits(demo.slope_w)
    assert brought[demo._view.key, "weights"]["w1_2_0"] > 0
    assert (demo._view.key, "rows") not in brought and (demo._weight.key, "value") not in brought
    by_hand(demo._bias, value=-2.0)
    assert demo.network.biases[0][2] == -2
    numbers = [0.5, 0.25, 0.75, 0.0, 1.0]
    by_hand(demo._view, numbers=numbers)
    assert demo.x.tolist() == numbers[:3] and demo.y.tolist() == numbers[3:]


def test_what_code_sets_and_the_way_back(demo):
    start = repr(demo)
    demo.set_input(1, 0.3)
    demo.set_wanted(1, 0.5)
    demo.set_weight(1, 3, 2, -1.5)
    demo.set_bias(2, 1, 0.7)
    assert demo.selected == (2, 1, 2)
    assert demo.network.weights[0][3, 2] == -1.5 and demo.network.biases[1][1] == 0.7
    assert demo.x[1] == 0.3 and demo.y[1] == 0.5 and demo._bias.value == 0.7
    demo.reset()
    assert repr(demo) == start == repr(IndexedChain())
    assert repr(IndexedChain(seed=1)) != start


@pytest.mark.parametrize("size", [1e6, -1e6, 0])
def test_extreme_numbers_give_no_nan(demo, size):
    for l, j, k in every(demo):
        demo.set_weight(l, j, k, size)
        demo.set_bias(l, j, -size)
        assert np.isfinite([demo.slope_w, demo.slope_b, demo.slope_a, demo.cost]).all()
        texts = " ".join([*demo._view.texts.values(), demo.status.text, repr(demo)]).lower()
        assert "nan" not in texts and "inf" not in texts and len(repr(demo)) <= 110
        assert all(-1 <= weight <= 1 for weight in demo._view.weights.values())
    assert demo._weight.hi >= abs(size)
    demo.reset()
    assert demo._weight.hi == 5


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (lambda d: d.select(0, 0, 0), r"l is 0; wanted a whole number 1\.\.2"),
        (lambda d: d.select(2, 2, 0), r"j is 2; wanted a whole number 0\.\.1"),
        (lambda d: d.select(1, 0, 3), r"k is 3; wanted a whole number 0\.\.2"),
        (lambda d: d.set_weight(1, 0, 0, "a"), "w_00 is 'a'; wanted a number"),
        (lambda d: d.set_weight(1, 0, 0, 1e7), "w_00 is 10000000.0; wanted"),
        (lambda d: d.set_weight(1, 4, 0, 1), r"j is 4; wanted a whole number 0\.\.3"),
        (lambda d: d.set_bias(3, 0, 1), "l is 3; wanted"),
        (lambda d: d.set_bias(1, 0, np.nan), "b_0 is nan; wanted a finite number"),
        (lambda d: d.set_input(3, 0.5), "k is 3; wanted"),
        (lambda d: d.set_input(0, -0.5), "a_0 is -0.5; wanted a number from 0 to 1"),
        (lambda d: d.set_wanted(0, 1.5), "y_0 is 1.5; wanted a number from 0 to 1"),
        (lambda d: IndexedChain((3, 5, 2)), "wanted 2 to 4 layers of at most 4 neurons"),
        (lambda d: IndexedChain((3, 4, 4)), "at most 3 outputs"),
        (lambda d: IndexedChain((3,)), "wanted at least two layers"),
        (lambda d: IndexedChain(3), "wanted layer sizes"),
        (lambda d: IndexedChain(seed=-1), "seed is -1; wanted a whole number"),
    ],
)
def test_bad_input_is_refused_and_nothing_changes(demo, change, wanted):
    demo.select(1, 2, 1)
    before = repr(demo)
    with pytest.raises((TypeError, ValueError), match=wanted):
        change(demo)
    assert repr(demo) == before


def test_it_can_be_locked_and_watched(demo):
    seen = []
    demo.watch(lambda: seen.append(demo.selected))
    demo.locked = True
    by_hand(demo._weight, value=2.0)
    by_hand(demo._view, chosen="w1_0_0")
    assert demo.selected == (2, 0, 0) and seen == [] and demo._choices[0].disabled
    demo.select(1, 0, 0)
    assert seen == [(1, 0, 0)]
    assert demo._repr_mimebundle_()["text/plain"] == repr(demo)
