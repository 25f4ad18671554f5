"""ChainRule, whose formulas are tied to its picture."""

import numpy as np
import pytest

from mlp_helpers.lesson07.chain import chain_picture as picture
from mlp_helpers.lesson07.chain.chain_rule import EPSILONS, WHAT, ChainRule
from mlp_helpers.lesson07.chain.slopes import Chain
from mlp_helpers.texts import in_digits
from tests.by_hand import by_hand, news

EVERY = [(key[0], int(key[1])) for key in WHAT]


@pytest.fixture
def chain():
    return ChainRule()


def randomize(chain, seed):
    rng = np.random.default_rng(seed)
    chain.set_input(rng.random())
    chain.set_wanted(rng.random())
    for l in (1, 2, 3):
        chain.set_weight(l, 2 * rng.normal())
        chain.set_bias(l, rng.normal())


@pytest.mark.parametrize("what", EVERY)
def test_its_numbers_are_those_of_the_chain_it_shows(chain, what):
    randomize(chain, 7)
    chain.select(*what)
    chain.set_epsilon(1e-4)
    shown = Chain(chain.x, chain.w, chain.b, chain.y)
    assert chain.a.tolist() == shown.a.tolist() and chain.z.tolist() == shown.z.tolist()
    assert chain.factors == [value for *_, value in shown.factors(*what)]
    assert np.prod(chain.factors) == chain.slope and chain.cost == shown.cost
    assert chain.measured == (shown.nudged_cost(*what, 1e-4) - shown.cost) / 1e-4
    assert chain.measured == pytest.approx(chain.slope, rel=1e-2, abs=1e-6)


def test_it_begins_with_the_three_factors_of_the_lecture(chain):
    assert chain.selected == ("w", 3) and chain.epsilon == 0.01
    a, z = chain.a, chain.z
    slope = np.exp(-z[2]) / (1 + np.exp(-z[2])) ** 2
    assert chain.factors == pytest.approx([a[2], slope, 2 * (a[3] - 1)])
    row = chain.linked.rows[0]
    assert [one.get("sign", one.get("over")) for one in row] == [
        "∂C_{0}", "=", "∂z^{(L)}", "·", "∂a^{(L)}", "·", "∂C_{0}", "≈", "ΔC_{0}",
    ]  # fmt: skip
    assert [one["equals"] for one in row if "equals" in one] == [
        "product", "a^{(L−1)}", "σ′(z^{(L)})", "2(a^{(L)}−y)", "measured",
    ]  # fmt: skip
    assert repr(chain) == (
        "ChainRule: C_0 0.1191; slope by w(L): product -0.0734, measured -0.0732"
    )
    assert chain.status.text == (
        "w⁽ᴸ⁾ + 0.01 changes C₀ by −7.32e−4. Divided by 0.01: −0.0732, measured. "
        "The product: −0.0734, 0.23 % off."
    )


@pytest.mark.parametrize("what", EVERY)
def test_every_factor_is_shown_and_has_its_place(chain, what):
    chain.select(*what)
    terms = [one for one in chain.linked.rows[0] if "sign" not in one]
    shown = chain.linked.texts
    for term, factor in zip(terms[1:-1], chain.factors, strict=True):
        assert shown[term["id"]] == in_digits(factor)
    assert shown["product"] == in_digits(chain.slope)
    assert shown["measured"] == in_digits(chain.measured)
    known = {one["key"] for one in [*chain.linked.places, *chain.linked.lines]}
    for term in terms:
        assert term["places"] and set(term["places"]) <= known
    # the marked arrows lead from what is asked about to the cost, one after another
    steps = [key.split(">") for key in chain.linked.marked]
    assert steps[0][0] == f"{what[0]}{what[1]}" and steps[-1][1] == "C"
    assert all(one[1] == other[0] for one, other in zip(steps[:-1], steps[1:], strict=True))


def test_the_value_of_a_factor_is_that_of_its_symbol(chain):
    randomize(chain, 3)
    chain.select("w", 1)
    kinds = [("a", 0), None, ("w", 2), None, ("w", 3), None, None]
    for kind, factor in zip(kinds, chain.factors, strict=True):
        if kind:
            assert factor == getattr(chain, kind[0])[kind[1] - (kind[0] == "w")]
    chain.select("b", 2)
    assert chain.factors[0] == 1


def test_numbers_by_hand_bring_all_that_hangs_on_them_in_one_answer(chain):
    numbers = list(chain.linked.numbers)
    numbers[list(picture.FIELDS).index("w3")] = 2.5
    reply, arrays = by_hand(chain.linked, final=False, numbers=numbers)
    brought = news(reply, arrays)
    assert chain.w.tolist() == [1.5, -1.2, 2.5] and chain.b.tolist() == [-0.5, 0.6, -0.3]
    assert (chain.linked.key, "numbers") not in brought
    assert brought[chain.linked.key, "texts"]["C"] == f"{chain.cost:.4f}"
    assert brought[chain.linked.key, "lights"]["a3"] == chain.a[3]
    assert (chain.linked.key, "rows") not in brought  # nothing is built anew while a hand drags
    assert "2.5" not in chain.status.text and chain.status.text.startswith("w⁽ᴸ⁾ + 0.01")
    reply, arrays = by_hand(chain.linked, chosen="b2")
    assert chain.selected == ("b", 2) == (chain.ask.value[0], int(chain.ask.value[1]))
    chain.ask.value = "a1"
    assert chain.selected == ("a", 1) and chain.linked.chosen == "a1"


def test_a_number_out_of_range_by_hand_comes_back(chain):
    before, numbers = repr(chain), list(chain.linked.numbers)
    reply, arrays = by_hand(chain.linked, numbers=[2.0, *numbers[1:]])
    assert reply["fault"] == "activation a(L−3) is 2.0; wanted a number from 0 to 1"
    assert news(reply, arrays)[chain.linked.key, "numbers"] == numbers and repr(chain) == before
    for wrong in ([1.0], [float("nan"), *numbers[1:]], ["1", *numbers[1:]], {"a0": 1}, None):
        reply, _ = by_hand(chain.linked, numbers=wrong)
        assert reply["fault"] and repr(chain) == before
    reply, _ = by_hand(chain.linked, chosen="C")
    assert "wanted a symbol that can be chosen" in reply["fault"] and repr(chain) == before


@pytest.mark.parametrize("size", [1e6, -1e6, 0])
def test_extreme_numbers_give_no_nan(chain, size):
    for l in (1, 2, 3):
        chain.set_weight(l, size)
        chain.set_bias(l, -size)
    for what in EVERY:
        for epsilon in (1, 1e-9):
            chain.select(*what)
            chain.set_epsilon(epsilon)
            assert np.isfinite([chain.slope, chain.measured, chain.cost]).all()
            texts = " ".join([*chain.linked.texts.values(), chain.status.text, repr(chain)]).lower()
            assert "nan" not in texts and "inf" not in texts and len(repr(chain)) <= 110
            assert all(len(text) <= 9 for text in chain.linked.texts.values())


def test_what_code_sets_is_shown_and_reset_takes_all_of_it_back(chain):
    start = chain.factors
    randomize(chain, 1)
    chain.select("a", 0)
    chain.set_epsilon(1e-7)
    assert chain.epsilon == EPSILONS[7] == chain.measure.value and "1e−7" in chain.status.text
    chain.set_wanted(0.25)
    assert chain.y == 0.25 and chain.linked.numbers[-1] == 0.25
    assert chain.linked.numbers[0] == chain.x == chain.a[0]
    chain.reset()
    assert chain.selected == ("w", 3) and chain.epsilon == 0.01 and chain.factors == start


def test_slopes_are_written_in_few_digits():
    numbers = [0, 0.0123456, -4.56e-7, 1.5, -99.94, 100, -1e6, 123456.7]
    texts = ["0", "0.0123", "−4.56e−7", "1.50", "−99.9", "100.00", "−1.00e+6", "1.23e+5"]
    assert [in_digits(number) for number in numbers] == texts


def test_a_small_cost_is_not_shown_as_none():
    demo = ChainRule()
    demo.set_wanted(float(demo.a[-1]) - 0.01)
    assert demo.linked.texts["C"] == "1.00e−4"
    demo.set_wanted(float(demo.a[-1]) - 0.1)
    assert demo.linked.texts["C"] == "0.0100"


def test_small_numbers_are_the_same_everywhere():
    demo = ChainRule()
    demo.set_bias(3, 8)
    demo.set_wanted(1)
    assert "C_0 1.71e−8;" in repr(demo) and demo.linked.texts["C"] == "1.71e−8"
    demo.reset()
    demo.set_bias(1, -9)
    demo.select("w", 2)
    assert demo.linked.texts["a1"] == "3e−4" and demo.linked.texts["w2>z2"] == "3.03e−4"
