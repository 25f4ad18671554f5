"""ChainRule and the view that ties its formulas to its picture."""

import numpy as np
import pytest
from traitlets import TraitError

from mlp_helpers.lesson07.chain import chain_picture as picture
from mlp_helpers.lesson07.chain.chain_rule import EPSILONS, WHAT, ChainRule
from mlp_helpers.network import Network, backprop, cost
from mlp_helpers.texts import in_digits
from mlp_helpers.views.linked import Linked
from tests.by_hand import by_hand, news

EVERY = [(key[0], int(key[1])) for key in WHAT]


@pytest.fixture
def chain():
    return ChainRule()


def as_network(chain):
    """The same chain as a 1-1-1-1 network."""
    network = Network((1, 1, 1, 1), dtype=np.float64)
    for l in range(3):
        network.weights[l][0, 0], network.biases[l][0] = chain.w[l], chain.b[l]
    return network


def randomize(chain, seed):
    rng = np.random.default_rng(seed)
    chain.set_input(rng.random())
    chain.set_wanted(rng.random())
    for l in (1, 2, 3):
        chain.set_weight(l, 2 * rng.normal())
        chain.set_bias(l, rng.normal())


def slopes_by_backprop(chain):
    """The slope by every w and b, {("w", l): slope}."""
    gradient = backprop(as_network(chain), [chain.a[0]], [chain.y])
    found = {("w", l): gradient.weights[l - 1][0, 0] for l in (1, 2, 3)}
    return found | {("b", l): gradient.biases[l - 1][0] for l in (1, 2, 3)}


@pytest.mark.parametrize("seed", range(5))
def test_the_products_are_the_gradient(chain, seed):
    randomize(chain, seed)
    network = as_network(chain)
    assert chain.a == pytest.approx(np.concatenate(network.layers([chain.a[0]])), rel=1e-14)
    assert chain.cost == pytest.approx(cost(network, [chain.a[0]], [chain.y]), rel=1e-12)
    assert chain.z == pytest.approx(chain.w * chain.a[:3] + chain.b, rel=1e-14)
    for what, slope in slopes_by_backprop(chain).items():
        chain.select(*what)
        assert chain.slope == pytest.approx(slope, rel=1e-12)
        assert np.prod(chain.factors) == chain.slope
        assert len(chain.factors) == 3 + 2 * (3 - what[1])


@pytest.mark.parametrize("what", EVERY)
def test_the_measured_slope_comes_closer_as_the_nudge_shrinks(chain, what):
    randomize(chain, 7)
    chain.select(*what)
    off = []
    for epsilon in (0.1, 0.01, 0.001, 1e-4, 1e-5):
        chain.set_epsilon(epsilon)
        off.append(abs(chain.measured - chain.slope))
    ratios = np.array(off[:-1]) / off[1:]
    assert ((ratios > 7) & (ratios < 13)).all() or max(off) < 1e-10  # straight: nothing to shrink
    assert off[-1] <= 1e-4 * abs(chain.slope) + 1e-10


@pytest.mark.parametrize("l", range(4))
def test_an_activation_is_nudged_where_it_stands(chain, l):
    chain.select("a", l)
    chain.set_epsilon(1e-6)

    def cost_from(a):
        for w, b in zip(chain.w[l:], chain.b[l:], strict=True):
            a = 1 / (1 + np.exp(-(w * a + b)))
        return (a - chain.y) ** 2

    central = (cost_from(chain.a[l] + 1e-5) - cost_from(chain.a[l] - 1e-5)) / 2e-5
    assert chain.slope == pytest.approx(central, rel=1e-6)
    assert chain.measured == pytest.approx(central, rel=1e-4)


def test_it_begins_with_the_three_factors_of_the_lecture(chain):
    assert chain.selected == ("w", 3) and chain.epsilon == 0.01
    a, z = chain.a, chain.z
    slope = np.exp(-z[2]) / (1 + np.exp(-z[2])) ** 2
    assert chain.factors == pytest.approx([a[2], slope, 2 * (a[3] - 1)])
    row = chain._view.rows[0]
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
    terms = [one for one in chain._view.rows[0] if "sign" not in one]
    shown = chain._view.texts
    for term, factor in zip(terms[1:-1], chain.factors, strict=True):
        assert shown[term["id"]] == in_digits(factor)
    assert shown["product"] == in_digits(chain.slope)
    assert shown["measured"] == in_digits(chain.measured)
    known = {one["key"] for one in [*chain._view.places, *chain._view.lines]}
    for term in terms:
        assert term["places"] and set(term["places"]) <= known
    # the marked arrows lead from what is asked about to the cost, one after another
    steps = [key.split(">") for key in chain._view.marked]
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
    numbers = list(chain._view.numbers)
    numbers[list(picture.FIELDS).index("w3")] = 2.5
    reply, arrays = by_hand(chain._view, final=False, numbers=numbers)
    brought = news(reply, arrays)
    assert chain.w.tolist() == [1.5, -1.2, 2.5] and chain.b.tolist() == [-0.5, 0.6, -0.3]
    assert (chain._view.key, "numbers") not in brought
    assert brought[chain._view.key, "texts"]["C"] == f"{chain.cost:.4f}"
    assert brought[chain._view.key, "lights"]["a3"] == chain.a[3]
    assert (chain._view.key, "rows") not in brought  # nothing is built anew while a hand drags
    assert "2.5" not in chain.status.text and chain.status.text.startswith("w⁽ᴸ⁾ + 0.01")
    reply, arrays = by_hand(chain._view, chosen="b2")
    assert chain.selected == ("b", 2) == (chain._ask.value[0], int(chain._ask.value[1]))
    chain._ask.value = "a1"
    assert chain.selected == ("a", 1) and chain._view.chosen == "a1"


def test_a_number_out_of_range_by_hand_comes_back(chain):
    before, numbers = repr(chain), list(chain._view.numbers)
    reply, arrays = by_hand(chain._view, numbers=[2.0, *numbers[1:]])
    assert reply["fault"] == "activation a(L−3) is 2.0; wanted a number from 0 to 1"
    assert news(reply, arrays)[chain._view.key, "numbers"] == numbers and repr(chain) == before
    for wrong in ([1.0], [float("nan"), *numbers[1:]], ["1", *numbers[1:]], {"a0": 1}, None):
        reply, _ = by_hand(chain._view, numbers=wrong)
        assert reply["fault"] and repr(chain) == before
    reply, _ = by_hand(chain._view, chosen="C")
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
            texts = " ".join([*chain._view.texts.values(), chain.status.text, repr(chain)]).lower()
            assert "nan" not in texts and "inf" not in texts and len(repr(chain)) <= 110
            assert all(len(text) <= 9 for text in chain._view.texts.values())


def test_reset_and_what_code_sets(chain):
    start = repr(chain)
    randomize(chain, 1)
    chain.select("a", 0)
    chain.set_epsilon(1e-7)
    assert chain.epsilon == EPSILONS[7] and "1e−7" in chain.status.text
    chain.set_wanted(0.25)
    assert chain.y == 0.25 and chain._view.numbers[-1] == 0.25
    chain.reset()
    assert repr(chain) == start and chain.selected == ("w", 3)


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (lambda c: c.set_input(1.1), r"activation a\(L−3\) is 1.1; wanted a number from 0 to 1"),
        (lambda c: c.set_input("1"), "is '1'; wanted a number"),
        (lambda c: c.set_weight(0, 1), "l is 0; wanted a whole number 1..3"),
        (lambda c: c.set_weight(1, 2e6), r"weight w\(L−2\) is 2000000.0; wanted"),
        (lambda c: c.set_bias(4, 1), "l is 4; wanted"),
        (lambda c: c.set_bias(1, np.nan), "nan; wanted a finite number"),
        (lambda c: c.set_wanted(-0.1), "wanted y is -0.1; wanted a number from 0 to 1"),
        (lambda c: c.set_wanted(None), "is None; wanted a number"),
        (lambda c: c.select("z", 1), """kind is 'z'; wanted "w", "b" or "a\""""),
        (lambda c: c.select("w", 0), "l is 0; wanted a whole number 1..3"),
        (lambda c: c.select("a", 4), "l is 4; wanted a whole number 0..3"),
        (lambda c: c.set_epsilon(0.5), "epsilon is 0.5; wanted 1, 0.1"),
        (lambda c: c.set_epsilon(0), "epsilon is 0.0; wanted 1, 0.1"),
    ],
)
def test_bad_input_is_refused_and_nothing_changes(chain, change, wanted):
    chain.select("b", 1)
    before = repr(chain)
    with pytest.raises((TypeError, ValueError), match=wanted):
        change(chain)
    assert repr(chain) == before


def test_it_can_be_locked_and_watched(chain):
    seen = []
    chain.watch(lambda: seen.append(chain.cost))
    chain.locked = True
    numbers = [0.0, *chain._view.numbers[1:]]
    by_hand(chain._view, numbers=numbers, chosen="b1")
    assert chain.a[0] == 0.6 and chain.selected == ("w", 3) and seen == [] and chain._ask.disabled
    chain.set_input(0)
    assert seen == [chain.cost]
    assert ChainRule()._repr_mimebundle_()["text/plain"] == repr(ChainRule())


def test_the_view_takes_places_and_refuses_others():
    place = {"key": "p", "kind": "field", "at": [9, 9], "size": [9, 9], "text": "p_{1}"}
    place |= {"name": "the p", "lo": -1, "hi": 1, "step": 0.1}
    view = Linked(places=[place], numbers=[0.5], label="One")
    assert repr(view) == "One: p 0.50"
    with pytest.raises(TraitError, match="the p is 2.0; wanted a number from -1 to 1"):
        view.numbers = [2.0]
    with pytest.raises(TraitError, match="2 numbers given; wanted 1, one a field"):
        view.numbers = [0.0, 1.0]
    with pytest.raises(TraitError, match="a place has kind 'star'; wanted circle, box, field"):
        Linked(places=[{"key": "p", "kind": "star"}])
    with pytest.raises(TraitError, match="wanted a symbol that can be chosen"):
        view.chosen = "p"


def test_slopes_are_written_in_few_digits():
    numbers = [0, 0.0123456, -4.56e-7, 1.5, -99.94, 100, -1e6, 123456.7]
    texts = ["0", "0.0123", "−4.56e−7", "1.50", "−99.9", "100.00", "−1.00e+6", "1.23e+5"]
    assert [in_digits(number) for number in numbers] == texts
