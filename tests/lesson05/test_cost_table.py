"""CostTable, moved through its methods and as the browser moves it."""

import numpy as np
import pytest
import traitlets as T

from mlp_helpers.digits import load_digits, load_example, load_trained, one_hot
from mlp_helpers.lesson05.cost_of_one import LECTURE
from mlp_helpers.lesson05.cost_table import CostTable
from mlp_helpers.network import Network, cost
from mlp_helpers.views.differences import Differences
from tests.by_hand import by_hand, news


@pytest.fixture
def table():
    return CostTable()


def network_that_gives(outputs):
    """A network of one input whose outputs for the input 0 are these, each between 0 and 1."""
    outputs = np.asarray(outputs, float)
    network = Network((1, len(outputs)), dtype=np.float64)
    network.weights[0] = np.zeros((len(outputs), 1))
    network.biases[0] = np.log(outputs / (1 - outputs))  # sigmoid backwards
    return network


def shown(table):
    """All that is on the screen, to compare."""
    view = table.table
    traits = {name: view.trait_values()[name] for name in view.keys if not name.startswith("_")}
    arrays = {name: np.array(value).tolist() for name, value in traits.items()}
    texts = table.sum.text, table.status.text, table.label_box.value, table.image.title
    return arrays, texts, table.image.values.tolist(), repr(table)


def test_it_starts_with_the_lecture_s_table_of_a_three(table):
    assert table.outputs.tolist() == list(LECTURE) and table.label == 3
    assert f"{table.cost:.4f}" == "3.3585"
    assert table.wanted.tolist() == one_hot(3).tolist()
    assert table.largest == 8 and table.terms[8] == pytest.approx(0.9801)
    assert table.sum.text == (
        "C₀ = 0.1849 + 0.0784 + 0.0361 + 0.0144 + 0.5184 + 0.0001 + 0.4096 + 0.7396 + 0.9801 "
        "+ 0.3969 = 3.3585"
    )
    assert table.status.text == (
        "The largest term is output 8: (0.99 − 0)² = 0.9801. "
        "The brightest output is 8, the label 3: wrong."
    )
    assert repr(table) == (
        "CostTable: the lecture's outputs, label 3, cost 3.3585, largest term 0.9801 at output 8"
    )


@pytest.mark.parametrize("label", [0, 4, 9])
def test_its_cost_is_that_of_a_network_with_these_outputs(table, label):
    rng = np.random.default_rng(label)
    for outputs in (np.array(LECTURE), rng.uniform(0.001, 0.999, 10)):
        table.set_outputs(outputs)
        table.set_label(label)
        network = network_that_gives(outputs)
        assert table.cost == pytest.approx(cost(network, [[0.0]], [label]), abs=1e-12)
        assert table.terms == pytest.approx((network([0.0]) - table.wanted) ** 2)


def test_a_loaded_image_gives_the_trained_network_s_outputs_and_its_cost(table):
    for digit, which in ((3, 0), (8, 4), (5, 7)):
        table.load(digit, which)
        image = load_example(digit, which)
        assert table.label == digit and table.whose == "the network's"
        assert np.array_equal(table.image.values.ravel(), image)
        assert table.outputs.astype(np.float32) == pytest.approx(load_trained()(image))
        assert table.cost == pytest.approx(cost(load_trained(), image, digit), rel=1e-5)
    table.next()
    assert np.array_equal(table.image.values.ravel(), load_example(5, 8))
    average = np.mean([costs(table, which) for which in range(5)])
    fives = np.array([load_example(5, which) for which in range(5)])
    assert average == pytest.approx(cost(load_trained(), fives, [5] * 5), rel=1e-5)


def costs(table, which):
    table.load(5, which)
    return table.cost


def test_the_image_is_a_test_image_with_this_label(table):
    images, labels = load_digits("test")
    table.load(7, 11)
    place = np.flatnonzero(labels == 7)[11]
    assert np.array_equal(table.image.values.ravel(), images[place])
    assert table.image.title == "a 7"


def test_what_is_shown_is_what_it_computes(table):
    table.set_output(2, 0.9)
    table.set_label(2)
    view = table.table
    assert view.values == pytest.approx(table.outputs) and view.wanted.tolist() == [
        0, 0, 1, 0, 0, 0, 0, 0, 0, 0
    ]  # fmt: skip
    assert view.differences == pytest.approx(table.outputs - table.wanted, abs=1e-7)
    assert view.squares == pytest.approx(table.terms, abs=1e-7)
    assert view.total == table.cost and view.marked == 2 and view.largest == [8]
    assert view.heads == ["digit", "output a, your own", "wanted y", "a − y", "(a − y)²"]
    assert table.label_box.value == 2


@pytest.mark.parametrize(
    "name, wanted, words",
    [
        ("all 0.1", 0.9, "The largest term is output 3: (0.10 − 1)² = 0.8100. All outputs are"),
        ("all 0.5", 2.5, "All ten terms are 0.2500. All outputs are the same: no answer."),
        ("sure and right", 0.0, "All ten terms are 0.0000. The brightest output is 3, and so is"),
        ("sure and wrong", 2.0, "The largest terms are outputs 3 and 8: 1.0000 each. The bright"),
    ],
)
def test_the_presets(table, name, wanted, words):
    table.choose(name)
    assert table.cost == pytest.approx(wanted) and table.whose == name
    assert table.status.text.startswith(words)
    assert name in table.presets and name in table.table.heads[1]
    table.choose(table.presets[0])
    assert f"{table.cost:.4f}" == "3.3585"


def test_ties_are_told_and_marked(table):
    table.choose("sure and wrong")
    assert table.table.largest == [3, 8] and table.largest == 3
    table.choose("all 0.5")
    assert table.table.largest == [] and table.largest == 0
    table.set_outputs([0.5, 0.5, *[0.1] * 8])
    assert "Outputs 0 and 1 are the brightest: no answer." in table.status.text
    table.set_outputs([1e-3] * 3 + [1 - 1e-3] + [1e-3] * 6)
    assert table.status.text.startswith("All ten terms are 1.0e−6.")


def test_rounded_terms_that_do_not_add_up_are_not_called_equal(table):
    table.set_outputs([0.123456] * 10)  # nine times 0.01524
    shown = [float(term) for term in table.sum.text[5:].split(" ≈ ")[0].split(" + ")]
    assert sum(shown) != round(table.cost, 4) and f" ≈ {table.cost:.4f}" in table.sum.text
    assert table.table.decimals == 4
    table.set_outputs([0.05] * 10)
    assert " = " in table.sum.text.removeprefix("C₀ = ") and table.table.decimals == 2


def test_an_output_is_dragged_and_all_comes_in_one_answer(table):
    values = table.table.values.copy()
    values[8] = 0.2
    reply, arrays = by_hand(table.table, final=False, values=values)
    brought = news(reply, arrays)
    key = table.table.key
    assert table.outputs.tolist() == [*LECTURE[:8], 0.2, 0.63] and table.whose == "your own"
    assert brought[key, "squares"] == pytest.approx(table.terms, abs=1e-7)
    assert brought[key, "total"] == table.cost == pytest.approx(3.3585 - 0.9801 + 0.04)
    assert brought[table.sum.key, "text"].endswith("= 2.4184")
    assert "output 7: (0.86 − 0)² = 0.7396" in brought[table.status.key, "text"]
    assert (key, "values") not in brought and (key, "wanted") not in brought
    reply, arrays = by_hand(table.table, values=values)  # letting go
    assert news(reply, arrays) == {}


def test_all_ten_are_set_at_once_by_code_and_by_hand(table):
    table.set_all(0.1)
    assert table.outputs.tolist() == [0.1] * 10 and table.cost == pytest.approx(9 * 0.01 + 0.81)
    assert table.whose == "your own" and table.all_ten.value == pytest.approx(0.1)
    reply, arrays = by_hand(table.all_ten, final=False, value=0.25)
    assert table.outputs.tolist() == [0.25] * 10
    brought = news(reply, arrays)
    assert brought[table.table.key, "values"].tolist() == [0.25] * 10
    assert brought[table.table.key, "total"] == pytest.approx(9 * 0.0625 + 0.5625)
    table.set_output(2, 0.75)
    assert table.all_ten.value == pytest.approx(0.3) and table.outputs[3] == 0.25


def test_a_hand_changes_only_what_it_moved(table):
    exact = np.linspace(0.1, 0.7, 10) + 1e-9
    table.set_outputs(exact)
    values = table.table.values.copy()
    values[0] = 0.37
    by_hand(table.table, values=values)
    assert table.outputs[0] == 0.37 and np.array_equal(table.outputs[1:], exact[1:])


def test_the_label_box_and_the_chooser_work_as_the_methods_do(table):
    table.label_box.value = 8
    assert table.label == 8 and table.cost == pytest.approx(3.3585 - 0.0144 - 0.9801 + 0.7745)
    assert np.array_equal(table.image.values.ravel(), load_example(8))
    assert table.whose == "the lecture's"
    table.chooser.digit.value = 6
    assert table.label == 6 == table.label_box.value and table.whose == "the network's"
    assert None not in dict(table.chooser.digit.options).values()


def test_the_network_s_outputs_stay_with_their_image_when_the_label_changes(table):
    table.load(7, 2)
    outputs = table.outputs
    table.set_label(1)
    assert np.array_equal(table.outputs, outputs) and table.whose == "the network's"
    assert np.array_equal(table.image.values.ravel(), load_example(7, 2))
    assert table.cost == pytest.approx(cost(load_trained(), load_example(7, 2), 1), rel=1e-5)
    table.choose("sure and right")
    table.set_label(4)
    assert table.whose == "your own" and table.outputs[1] == 1


def test_outputs_are_a_copy_and_code_need_not_be_afraid(table):
    table.outputs[:] = 0
    assert table.outputs.tolist() == list(LECTURE)
    given = np.full(10, 0.25)
    table.set_outputs(given)
    given[:] = 0.75
    assert (table.outputs == 0.25).all()
    table.set_outputs(np.linspace(0, 1, 10, dtype=np.float32))
    table.set_output(np.int64(0), 1)
    assert table.outputs[0] == 1


def test_reset_goes_back_to_the_start(table):
    start = shown(table)
    table.load(9, 3)
    table.set_output(1, 1)
    table.set_label(0)
    table.reset()
    assert shown(table) == start
    assert (table.chooser.digit.value, table.chooser.which.value) == (3, 0)


def test_watchers_hear_of_every_change(table):
    heard = []
    table.watch(lambda: heard.append((table.label, round(table.cost, 4))))
    table.set_output(0, 0)
    table.set_label(8)
    table.choose("all 0.5")
    assert heard == [(3, 3.1736), (8, 2.9536), (8, 2.5)]
    values = table.table.values.copy()
    values[2] = 0
    by_hand(table.table, final=False, values=values)
    assert heard[-1] == (8, 2.25)


# The view


def differences(n=4, **traits):
    arrays = dict.fromkeys(("values", "wanted", "differences", "squares"), np.zeros(n))
    return Differences(**arrays | traits)


def test_the_view_refuses_what_does_not_fit():
    view = differences()
    for name in ("wanted", "differences", "squares", "values"):
        with pytest.raises(T.TraitError, match=f"{name} has 3 numbers; wanted 4, one for each row"):
            setattr(view, name, np.zeros(3))
    for wrong in (1.5, -0.5):
        with pytest.raises(T.TraitError, match=f"values hold {wrong}; wanted 0 to 1"):
            view.values = [0, 0, wrong, 0]
    reply, _ = by_hand(view, values=np.array([0, 0, 0, 2.0]))
    assert "wanted 0 to 1" in reply["fault"] and not view.values.any()
    assert "squares is not set by hand" in by_hand(view, squares=np.ones(4))[0]["fault"]
    assert repr(differences(total=3.3585, label="Cost")) == "Cost: total 3.3585"


def test_what_is_kept_stays_as_it_was_and_a_reset_forgets_it():
    table = CostTable()
    assert table.kept == {} and table.big.big == "3.3585"
    table.keep("B")
    table.choose("sure and wrong")
    assert table.big.big == "2.0000" and table.costs["B"].value == "3.3585"
    assert table.comparison.text.startswith(
        "B: the lecture's, for a 3. Change something, and keep A"
    )
    table.keep("A")
    table.set_label(8)
    assert table.kept["A"].one.label == 3 and "B (the lecture's, for a 3)" in table.comparison.text
    table.reset()
    assert table.kept == {} and table.costs["A"].value == "" == table.costs["B"].value


def test_a_sure_network_s_costs_have_digits_and_the_largest_term_is_the_largest():
    table = CostTable()
    table.load(8, 197)
    assert table.cost < 5e-5 and table.largest == table.terms.argmax() == 6
    assert repr(table).endswith("cost 5.0e−6, largest term 1.7e−6 at output 6")
    assert table.big.big == "5.0e−6" and table.sum.text.endswith("5.0e−6")
    assert table.status.text.startswith("The largest term is output 6: (0.0013 − 0)² = 1.7e−6.")
    table.keep("A")
    table.keep("B")
    assert table.comparison.text.endswith("cost the same: 5.0e−6.")


def test_terms_of_two_decimals_are_written_out_as_in_the_lecture():
    table = CostTable()
    assert "0.0001 + " in table.sum.text and "e−" not in table.sum.text
