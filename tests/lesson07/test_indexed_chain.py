"""IndexedChain: three formulas with indices, and their symbols' places in a network."""

from itertools import product

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


def test_its_slopes_are_those_of_the_chosen_weight_and_of_backprop(demo):
    gradient = demo.gradient
    for l, j, k in every(demo):
        demo.select(l, j, k)
        assert demo.slope_w == pytest.approx(gradient.weights[l - 1][j, k], rel=1e-12)
        assert demo.slope_b == pytest.approx(gradient.biases[l - 1][j], rel=1e-12)
        assert demo.slope_a == demo.paths.sum() == pytest.approx(demo.dC_da[l - 1][k], rel=1e-12)
        slopes = {"w": demo.slope_w, "b": demo.slope_b, "a": demo.slope_a}
        assert demo.measured == pytest.approx(slopes, abs=1e-8)
        assert "as the formulas say" in demo.status.text
    assert demo.cost == pytest.approx(cost(demo.network, demo.x, demo.y), rel=1e-12)


def test_it_begins_with_two_paths_that_pull_apart(demo):
    assert demo.selected == (2, 0, 0) and demo.paths[0] > 0 > demo.paths[1]
    l, j, k = demo.selected
    assert repr(demo) == (
        "IndexedChain: C_0 0.3960; l=2, j=0, k=0: by w -0.0102, by b -0.0987, by a 0.0177"
    )
    texts = demo.linked.texts
    assert (texts["by_w"], texts["by_b"], texts["by_a"]) == ("−0.0102", "−0.0987", "0.0177")
    assert texts["sum"] == "2 paths" and texts["path0"] == in_digits(float(demo.paths[0]))
    assert texts["end"] == in_digits(2 * float(demo.a[2][0] - 1))


@pytest.mark.parametrize("sizes", SIZES)
def test_every_term_has_its_places_and_its_value(sizes):
    demo = IndexedChain(sizes)
    view = demo.linked
    known = {one["key"] for one in [*view.places, *view.lines]}
    assert len(known) == len(view.places) + len(view.lines)
    rows = set()
    for (l, j, k), all_paths in product(every(demo), (False, True)):
        demo.select(l, j, k)
        demo.show_paths(all_paths)
        rows.add(len(view.rows))
        here, before = picture.neuron(l, j), picture.neuron(l - 1, k)
        for term in (one for row in view.rows for one in row if "places" in one):
            assert term["places"] and set(term["places"]) <= known, term
            toned = {view.tones.get(key) for key in term["places"]}
            assert not term["tone"] or term["tone"] in toned, term  # the same colour in both
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


def test_one_path_comes_first_then_all_of_them(demo):
    demo.select(1, 2, 1)
    path, *way = [one for one in demo.linked.rows[3] if "places" in one]
    assert path["places"] == ["w1_2_1", "n1_2", *picture.beyond((3, 4, 2), 1, 2)]
    texts = demo.linked.texts
    assert texts[path["id"]] == in_digits(float(demo.paths[2]))
    assert [texts[one["id"]] for one in way] == [
        in_digits(float(number))
        for number in (demo.network.weights[0][2, 1], demo.slopes.prime[0][2], demo.dC_da[1][2])
    ]
    one = set(demo.linked.marked)
    assert one == {"n0_1", *path["places"]} == set(demo.linked.tones)
    demo.which.value = True  # by hand
    assert demo.all_paths and set(demo.linked.marked) > one
    assert [row[0]["note"] for row in demo.linked.rows[4:]] == [f"j={j}:" for j in range(4)]
    assert {f"w1_{j}_1" for j in range(4)} <= set(demo.linked.marked)
    demo.reset()
    assert not demo.all_paths and demo.which.value is False


def test_choosing_by_hand_lines_neurons_and_lists(demo):
    by_hand(demo.linked, chosen="w1_3_2")
    assert demo.selected == (1, 3, 2)
    assert [choice.value for choice in demo.lists] == [1, 3, 2]
    by_hand(demo.linked, chosen="n2_1")
    assert demo.selected == (2, 1, 2) and demo.linked.chosen == "w2_1_2"
    assert [choice.value for choice in demo.lists] == [2, 1, 2]  # k has other options now
    by_hand(demo.linked, chosen="n0_1")
    assert demo.selected == (1, 1, 1)
    demo.lists[1].value = 3
    assert demo.selected == (1, 3, 1)
    demo.lists[0].value = 2  # there is no j = 3
    assert demo.selected == (2, 1, 1) and list(demo.lists[2].options) == [0, 1, 2, 3]


def test_numbers_by_hand_bring_all_news_in_one_answer(demo):
    demo.select(1, 2, 0)
    weight = demo.sliders["weight"]
    reply, arrays = by_hand(weight, final=False, value=1.25)
    brought = news(reply, arrays)
    assert demo.network.weights[0][2, 0] == 1.25
    assert brought[demo.linked.key, "texts"]["by_w"] == in_digits(demo.slope_w)
    assert brought[demo.linked.key, "weights"]["w1_2_0"] > 0
    assert (demo.linked.key, "rows") not in brought and (
        demo.sliders["weight"].key,
        "value",
    ) not in brought
    by_hand(demo.sliders["bias"], value=-2.0)
    assert demo.network.biases[0][2] == -2
    numbers = [0.5, 0.25, 0.75, 0.0, 1.0]
    by_hand(demo.linked, numbers=numbers)
    assert demo.x.tolist() == numbers[:3] and demo.y.tolist() == numbers[3:]


def test_what_code_sets_is_there_and_shown(demo):
    demo.set_input(1, 0.3)
    demo.set_wanted(1, 0.5)
    demo.set_weight(1, 3, 2, -1.5)
    demo.set_bias(2, 1, 0.7)
    assert demo.selected == (2, 1, 2)
    assert demo.network.weights[0][3, 2] == -1.5 and demo.network.biases[1][1] == 0.7
    assert demo.x[1] == 0.3 and demo.y[1] == 0.5 and demo.sliders["bias"].value == 0.7
    assert demo.linked.numbers == [*demo.x, *demo.y]
    assert repr(IndexedChain(seed=1)) != repr(IndexedChain())


@pytest.mark.parametrize("size", [1e6, -1e6, 0])
def test_extreme_numbers_give_no_nan(demo, size):
    for l, j, k in every(demo):
        demo.set_weight(l, j, k, size)
        demo.set_bias(l, j, -size)
        assert np.isfinite([demo.slope_w, demo.slope_b, demo.slope_a, demo.cost]).all()
        texts = " ".join([*demo.linked.texts.values(), demo.status.text, repr(demo)]).lower()
        assert "nan" not in texts and "inf" not in texts and len(repr(demo)) <= 110
        assert all(-1 <= weight <= 1 for weight in demo.linked.weights.values())
    assert demo.sliders["weight"].hi >= abs(size)
    demo.reset()
    assert demo.sliders["weight"].hi == 5


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ({"sizes": (3, 5, 2)}, "wanted 2 to 4 layers of at most 4 neurons"),
        ({"sizes": (3, 4, 4)}, "at most 3 outputs"),
        ({"sizes": (3,)}, "wanted at least two layers"),
        ({"sizes": 3}, "wanted layer sizes"),
        ({"seed": -1}, "seed is -1; wanted a whole number"),
    ],
)
def test_networks_that_cannot_be_shown_are_refused(arguments, wanted):
    with pytest.raises((TypeError, ValueError), match=wanted):
        IndexedChain(**arguments)
