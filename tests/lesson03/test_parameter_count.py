"""ParameterCount, moved through its methods and by what is typed."""

import numpy as np
import pytest

from mlp_helpers.lesson03 import questions as lesson03
from mlp_helpers.lesson03.parameter_count import ParameterCount
from mlp_helpers.network import Network
from mlp_helpers.quiz import Predict
from tests.by_hand import by_hand


@pytest.fixture
def counter():
    return ParameterCount()


def test_the_lecture_s_network_has_13002_parameters(counter):
    assert (counter.weights, counter.biases, counter.count) == (12_960, 42, 13_002)
    terms = counter.terms.value
    for piece in ("784 × 16 + 16 × 16 + 16 × 10 = <b>12,960</b>", "16 + 16 + 10 = <b>42</b>"):
        assert piece in terms
    assert "12,960 + 42 = <b>13,002</b>" in terms
    assert counter.bars.labels[0] == "hidden 1: 784 × 16 + 16 = 12,560"
    assert counter.bars.values == pytest.approx(100 * np.array([12_560, 272, 170]) / 13_002)
    assert "96.6 %, belongs to hidden layer 1" in counter.status.text
    assert repr(counter) == "ParameterCount: 784-16-16-10, 12,960 weights + 42 biases = 13,002"


@pytest.mark.parametrize("sizes", [(3, 4, 2), (784, 10), (1, 1), (5, 1, 7, 2), [np.int64(6), 2]])
def test_it_counts_what_a_network_has(counter, sizes):
    counter.set_sizes(sizes)
    assert counter.count == Network(sizes).n_parameters
    assert counter.sizes == tuple(sizes)
    assert counter.bars.values.sum() == pytest.approx(100)


@pytest.mark.parametrize(
    "text, sizes",
    [
        ("784-128-10", (784, 128, 10)),
        ("784,128,10", (784, 128, 10)),
        (" 784  128 10 ", (784, 128, 10)),
        ("(784, 128, 10)", (784, 128, 10)),
        ("784 - 128 - 10", (784, 128, 10)),
        ("784 → 128 → 10", (784, 128, 10)),
        ("784; 128; 10;", (784, 128, 10)),
        ("1-1", (1, 1)),
        ("1000000, 1000000", (1_000_000, 1_000_000)),
    ],
)
def test_layers_are_typed_in_many_ways(counter, text, sizes):
    by_hand(counter.entry, text=text)
    assert counter.sizes == sizes and counter.entry.problem == ""
    assert counter.entry.text == text
    counter.add_layer()
    counter.remove_layer()
    assert counter.entry.text == ", ".join(map(str, sizes))


@pytest.mark.parametrize(
    "text, problem",
    [
        ("", "No layers: not enough"),
        ("784", "One layer: not enough"),
        ("784, 0, 10", "cannot have 0 neurons"),
        ("784, -16, 10", "cannot have -16 neurons"),
        ("784 -16 10", "cannot have -16 neurons"),
        ("784, 16.5, 10", "no parts of one"),
        ("784, sixteen", "“sixteen” is not a whole number"),
        ("784, nan", "“nan” is not a whole number"),
        ("784, inf", "“inf” is not a whole number"),
        ("784, 1e3", "“1e3” is not a whole number"),
        ("784, ², 10", "“²” is not a whole number"),
        ("784,, 10", "A number is missing"),
        ("1,000, 10", "Write a thousand as 1000"),
        ("1000001, 10", "1,000,001 neurons are too many"),
        ("9" * 5000, "are too many"),
        ("2 2 2 2 2 2 2 2 2", "9 layers: too many here"),
        ("<b>1</b>", "is not a whole number"),
    ],
)
def test_impossible_layers_are_told_and_the_last_good_count_stays(counter, text, problem):
    counter.set_sizes((3, 4, 2))
    before, terms = repr(counter), counter.terms.value
    reply, _ = by_hand(counter.entry, text=text)
    assert reply["fault"] == "" and problem in counter.entry.problem
    assert "2 to 8 layers, each a whole number from 1 to 1,000,000" in counter.entry.problem
    assert repr(counter) == before and counter.terms.value == terms
    assert problem in counter.status.text and "Still counted: 3, 4, 2." in counter.status.text
    by_hand(counter.entry, text="3, 4, 2")  # the old ones, typed again
    assert counter.entry.problem == "" and counter.status.text.startswith("26 parameters.")


def test_hidden_layers_come_and_go_until_there_are_none_or_too_many(counter):
    for sizes in [(784, 16, 10), (784, 10), (784, 10)]:
        counter.remove_layer()
        assert counter.sizes == sizes
    assert counter.status.text == "There is no hidden layer left to remove."
    for n in [3, 4, 5, 6, 7, 8, 8]:
        counter.add_layer()
        assert len(counter.sizes) == len(counter.bars.values) + 1 == n
    assert "no room for more" in counter.status.text
    counter.reset()
    assert repr(counter) == repr(ParameterCount())


def test_examples_are_chosen_one_after_another(counter):
    chosen = counter.examples
    assert chosen.value == (784, 16, 16, 10)
    chosen.value = (784, 10)
    assert counter.count == 7850
    counter.set_sizes((3, 2))
    assert chosen.value == "" and counter.count == 8


def test_the_count_is_hidden_until_the_question_is_answered(counter):
    question = Predict(**lesson03.LARGEST, demo=counter)
    assert "13,002" not in counter.terms.value and "96" not in counter.status.text
    assert counter.bars.layout.visibility == "hidden"
    question.answer(3)
    assert "13,002" in counter.terms.value and counter.bars.layout.visibility == "visible"
    counter.set_sizes((784, 10))
    assert "784-10 has 7,850 parameters" in question.fold.told
