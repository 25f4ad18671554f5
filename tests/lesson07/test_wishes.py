"""Wishes, moved through its methods and as the browser moves its views."""

import asyncio

import numpy as np
import pytest

from mlp_helpers.digits import load_digits, load_example, load_trained, one_hot
from mlp_helpers.lesson07.wishes.demo import MOST, Wishes
from mlp_helpers.network import Network, backprop, cost
from tests.by_hand import by_hand, news


@pytest.fixture
def demo():
    return Wishes()


def seen(demo):
    """All that a student can see, to compare."""
    screen, last = demo.screen, demo.position == demo.n_steps
    views = [screen.image, screen.wall, screen.diagram]
    views += screen.pictures if last else [screen.bars]
    texts = [repr(demo), screen.sum.text, demo.status.text, *map(repr, views)]
    texts += screen.table.lines if last else screen.bars.labels
    texts += [view.title for view in views if hasattr(view, "title")]
    names = ("values", "activations", "changes", "weights")
    arrays = [getattr(view, name) for view in views for name in names if hasattr(view, name)]
    controls = (demo.steps.value, demo.kinds.value, demo.chooser.which.value, demo.chosen)
    return [*texts, *map(str, controls)], [*arrays, demo.average.flat()]


def same(one, other):
    pairs = zip(one[1], other[1], strict=True)
    return one[0] == other[0] and all(np.array_equal(a, b) for a, b in pairs)


def press(demo, name):
    """Press a button."""
    inside = [demo.box]
    for widget in inside:
        inside += getattr(widget, "children", ())
    (button,) = [one for one in inside if getattr(one, "description", "") == name]
    button.click()


def text_of(demo):
    return demo.screen.sum.text.replace("−", "-")


def test_it_starts_with_a_two_that_the_trained_network_misreads(demo):
    image, label = demo.example
    assert np.array_equal(image, load_example(2, 486, "train")) and label == demo.label == 2
    assert demo.outputs == pytest.approx(load_trained()(image), rel=1e-4)
    assert demo.outputs.argmax() == 3
    assert np.array_equal(demo.wanted, one_hot(2))
    assert demo.position == 0 and demo.selected == (3, 2) and demo.n_examples == 1
    assert repr(demo) == (
        "Wishes: step 0 of 4, a 2 read as 3; layer 3, neuron 2 has no wish yet; 1 example"
    )
    assert demo.wishes[2].a == pytest.approx(2 * (demo.wanted - demo.outputs))


@pytest.mark.parametrize("kind", ["trained", "random"])
@pytest.mark.parametrize("digit, which", [(2, 486), (0, 0), (9, 100), (5, 5420)])
def test_nudges_and_average_are_minus_the_gradient(demo, kind, digit, which):
    demo.load(digit, which)
    demo.choose(kind)
    network, (image, label) = demo.network, demo.example
    assert network.dtype == np.float64 and label == digit
    alone = -backprop(network, image, label).flat()
    assert demo.nudges.flat() == pytest.approx(alone, rel=1e-11, abs=1e-17)
    assert demo.average.flat() == pytest.approx(alone, rel=1e-11, abs=1e-17)
    demo.add(1)
    demo.add(58)
    assert demo.n_examples == 60 and demo.images.shape == (60, 784)
    wanted = -backprop(network, demo.images, demo.labels).flat()
    assert np.allclose(demo.average.flat(), wanted, rtol=1e-11, atol=1e-17)
    assert np.array_equal(demo.minus_gradient.flat(), wanted)
    assert demo.difference == np.abs(demo.average.flat() - wanted).max() < 1e-15
    shapes = [part.shape for part in demo.average.weights + demo.average.biases]
    assert shapes == [part.shape for part in network.weights + network.biases]
    assert demo.nudges.flat() == pytest.approx(alone, rel=1e-11, abs=1e-17)


def test_the_float32_gradient_of_the_shipped_network_is_met_as_well(demo):
    demo.add(99)
    gradient = backprop(load_trained(), demo.images, demo.labels).flat()
    assert np.allclose(demo.average.flat(), -gradient, atol=1e-7)


def test_a_small_step_along_the_nudges_lowers_the_cost_as_predicted(demo):
    demo.choose("random")
    network, (image, label) = demo.network, demo.example
    before, nudges = cost(network, image, label), demo.nudges
    for part in ("weights", "biases"):
        for own, nudge in zip(getattr(network, part), getattr(nudges, part), strict=True):
            own += 1e-6 * nudge
    predicted = -1e-6 * (nudges.flat() ** 2).sum()
    assert cost(network, image, label) - before == pytest.approx(predicted, rel=1e-3)


def test_contributions_add_up_to_the_wish(demo):
    for kind in ("trained", "random"):
        demo.choose(kind)
        for layer, n in ((1, 16), (2, 10)):
            for k in range(16):
                terms = demo.contributions(layer, k)
                W, wish = demo.network.weights[layer], demo.wishes[layer].z
                assert terms == pytest.approx(W[:, k] * wish, rel=1e-12) and terms.shape == (n,)
                assert terms.sum() == pytest.approx(demo.wishes[layer - 1].a[k], rel=1e-12)


def test_step_by_step_the_diagram_shows_what_is_known(demo):
    diagram, wishes = demo.screen.diagram, demo.wishes
    parts = [slice(0, 16), slice(16, 32), slice(32, 42)]
    nothing = np.zeros(16)
    shown = {
        0: (nothing, nothing, demo.wanted - demo.outputs),
        1: (nothing, nothing, wishes[2].z),
        2: (nothing, wishes[1].a, wishes[2].z),
        3: (wishes[0].a, wishes[1].z, wishes[2].z),
        4: tuple(demo.average.biases),
    }
    said = {
        0: ["", "", "difference"],
        1: ["", "", "wish for z"],
        2: ["", "wish for a", "wish for z"],
        3: ["wish for a", "wish for z", "wish for z"],
        4: ["bias nudge"] * 3,
    }
    for step in (0, 1, 2, 3, 4, 2):
        demo.go(step)
        assert demo.position == demo.steps.value == step and diagram.change_words == said[step]
        for part, wanted in zip(parts, shown[step], strict=True):
            assert diagram.changes[part] == pytest.approx(wanted, rel=1e-6, abs=1e-30)
        assert diagram.change_limit == pytest.approx(np.abs(diagram.changes).max())
        assert np.array_equal(diagram.activations, np.float32(np.concatenate(demo.layers[1:])))
        layer = {2: 2, 3: 1}.get(step)
        assert (diagram.signals is None) == (layer is None)
        for l, j, m, k, asked in diagram.signals if layer else ():
            assert (l, m) == (layer + 1, layer)  # backward
            terms = demo.contributions(layer, int(k))
            assert asked == pytest.approx(terms[int(j)], rel=1e-6)
    between = [W.ravel() for W in demo.network.weights[1:]]
    assert np.array_equal(diagram.weights, np.float32(np.concatenate(between)))
    demo.go(4)
    between = [W.ravel() for W in demo.average.weights[1:]]
    assert np.array_equal(diagram.weights, np.float32(np.concatenate(between)))


def test_the_bars_are_the_terms_of_the_selected_neuron(demo):
    bars = demo.screen.bars
    assert bars.values == pytest.approx(demo.wanted - demo.outputs) and bars.labels[2] == (
        "2: 0.32 → 1"
    )
    demo.go(1)
    assert bars.values == pytest.approx(demo.wishes[2].z) and bars.highlight == 2
    assert "wish for its z: 2 · (y - a) · σ′(z) = 2 · (+0.683) · 0.217 = +0.296." in text_of(demo)
    for layer, step, n in ((2, 2, 10), (1, 3, 16)):
        demo.select(layer, 5)
        assert not bars.values.any() and f"has no wish yet: step {step}." in text_of(demo)
        demo.go(step)
        assert demo.selected == (layer, 5)  # it stays where it is
        terms = demo.contributions(layer, 5)
        assert bars.values == pytest.approx(terms) and len(bars.labels) == n
        assert bars.highlight == np.abs(terms).argmax()
        assert bars.hi == -bars.lo == pytest.approx(np.abs(terms).max())
        assert demo.screen.diagram.outgoing
        assert demo.screen.diagram.chosen == bars.highlight
        total = demo.wishes[layer - 1].a[5]
        assert f"{total:+.3g}" in text_of(demo).splitlines()[0]
    assert demo.screen.both_ways.layout.display == "none"


def test_go_selects_where_wishes_disagree_most(demo):
    for step in (1, 2, 3, 4):
        demo.step()
        assert demo.position == step
        layer = {1: 3, 2: 2, 3: 1, 4: 1}[step]
        assert demo.selected[0] == layer
        if layer < 3:
            in_vain = []
            for k in range(16):
                terms = demo.contributions(layer, k)
                in_vain.append(min(terms.clip(0).sum(), -terms.clip(None, 0).sum()))
            assert demo.selected[1] == np.argmax(in_vain)
            assert "impossible to satisfy all" in demo.status.text or step == 4
    demo.step()
    assert demo.position == 4
    demo.back()
    assert demo.position == 3 and demo.selected[0] == 1
    demo.go(0)
    demo.back()
    assert demo.position == 0 and demo.selected == (3, 2)


@pytest.mark.parametrize("layer, neuron", [(1, 7), (2, 3), (3, 9)])
def test_the_last_step_shows_both_ways_side_by_side(demo, layer, neuron):
    demo.add(9)
    demo.select(layer, neuron)
    demo.go(4)
    mine, other = demo.average, demo.minus_gradient
    for picture, gradient in zip(demo.screen.pictures, (mine, other), strict=True):
        row = gradient.weights[layer - 1][neuron]
        assert picture.values.ravel() == pytest.approx(row, rel=1e-6, abs=1e-30)
        assert picture.values.shape == ((28, 28) if layer == 1 else (1, 16))
        assert picture.chosen == demo.chosen == np.abs(mine.weights[layer - 1][neuron]).argmax()
    assert demo.screen.bars.layout.display == "none"
    assert demo.screen.both_ways.layout.display == ""
    assert "10 examples" in demo.status.text and "equal to rounding" in demo.status.text
    demo.pick(4)
    signs = [np.sign(nudges_of(demo, i).weights[layer - 1][neuron, 4]) for i in range(10)]
    ups, downs = signs.count(1), signs.count(-1)
    assert f": {ups} of 10 wish it up, {downs} down" in text_of(demo).splitlines()[1]
    demo.only_this()
    assert demo.n_examples == 1 and "bias: nudge = its wish for z" in text_of(demo)
    assert len(set(map(len, demo.screen.table.lines))) == 1


def nudges_of(demo, i):
    """-gradient of example i alone."""
    gradient = backprop(demo.network, demo.images[i], demo.labels[i])
    gradient.weights[:] = [-W for W in gradient.weights]
    return gradient


def test_a_black_pixel_s_weight_gets_no_nudge_whatever_the_wish(demo):
    demo.select(1, 4)
    demo.go(4)
    demo.pick(0)
    assert demo.example[0][0] == 0 and demo.nudges.weights[0][4, 0] == 0
    assert "Weight from pixel 0: wish · a" in text_of(demo) and "a = 0: no nudge" in text_of(demo)


def test_added_examples_are_always_the_same_and_another_example_drops_them(demo):
    demo.add(3)
    pool, labels = load_digits("train", MOST, seed=0)
    assert np.array_equal(demo.images[1:], pool[:3])
    assert np.array_equal(demo.labels, [2, *labels[:3]])
    wall = demo.screen.wall
    assert np.array_equal(wall.values[:28, 28:56], pool[0].reshape(28, 28))
    assert wall.title == "4 at step 4" and "the last 4: 2, " in wall.label
    demo.go(4)
    assert wall.title == "4 examples"
    demo.add(20)
    assert np.array_equal(wall.values[84:, 84:], pool[22].reshape(28, 28))
    demo.next()
    assert demo.n_examples == 1 and demo.chooser.which.value == 487
    assert np.array_equal(demo.example[0], load_example(2, 487, "train"))
    assert not wall.values[28:].any()
    demo.add(2)
    demo.choose("random")
    assert demo.n_examples == 1
    demo.add(MOST - 1)
    assert demo.n_examples == MOST and "1,000 examples" in repr(demo)
    with pytest.raises(ValueError, match="n is 1; there are 1,000 examples, wanted 1,000 at most"):
        demo.add(1)
    press(demo, "+100")
    assert demo.n_examples == MOST and "no more" in demo.status.text
    assert demo.difference < 1e-15


def test_random_is_seeded_and_trained_comes_back(demo):
    demo.choose("random")
    fresh = Network((784, 16, 16, 10), np.random.default_rng(0), dtype=np.float64)
    assert np.array_equal(demo.outputs, fresh(demo.example[0])) and demo.kinds.value == "random"
    large = np.abs(demo.wishes[2].z).mean()
    demo.choose("random", seed=5)
    assert not np.array_equal(demo.outputs, fresh(demo.example[0]))
    demo.choose("trained")
    assert np.abs(demo.wishes[2].z).mean() < large / 3
    assert demo.kinds.value == demo.kind == "trained"


def test_what_is_read_cannot_change_the_demo(demo):
    before = seen(demo)
    demo.outputs[:] = demo.wanted[:] = demo.layers[1][:] = 7
    demo.wishes[0].a[:] = demo.nudges.weights[0][:] = demo.average.biases[1][:] = 7
    demo.minus_gradient.weights[2][:] = demo.network.weights[0][:] = 7
    demo.example[0][:] = demo.contributions(1, 0)[:] = 7
    with pytest.raises(ValueError):
        demo.images[:] = 1
    demo.select(*demo.selected)
    assert same(seen(demo), before)


def test_hands_do_what_the_methods_do(demo):
    screen = demo.screen
    demo.go(2)
    reply, arrays = by_hand(screen.diagram, selected=[2, 6])
    assert demo.selected == (2, 6)
    brought = news(reply, arrays)
    assert brought[screen.bars.key, "values"] == pytest.approx(demo.contributions(2, 6))
    assert "neuron 6" in brought[screen.sum.key, "text"]
    assert (screen.wall.key, "values") not in brought  # what stays is not sent again
    demo.steps.value = 4
    assert demo.position == 4
    by_hand(screen.pictures[1], chosen=9)
    assert demo.chosen == screen.pictures[0].chosen == screen.diagram.chosen == 9
    by_hand(screen.diagram, selected=[1, 6])
    assert screen.pictures[0].values.shape == (28, 28)
    demo.kinds.value = "random"
    assert demo.outputs.max() < 0.9
    demo.chooser.digit.value = 5
    assert demo.label == 5
    demo.locked = True
    by_hand(screen.diagram, selected=[3, 0])
    by_hand(screen.pictures[0], chosen=3)
    assert demo.selected == (1, 6) and demo.steps.disabled and demo.chooser.which.locked
    demo.select(3, 0)
    assert demo.selected == (3, 0)


def test_play_walks_to_the_end_and_pause_stops_it(monkeypatch):
    monkeypatch.setattr(Wishes, "seconds", 0.02)
    demo = Wishes()
    demo.play()  # no event loop: to the end at once
    assert demo.position == 4

    async def by_the_clock():
        demo.play()
        await asyncio.sleep(0.03)
        demo.pause()
        stopped = demo.position
        await asyncio.sleep(0.06)
        assert demo.position == stopped < 4
        demo.play()
        while demo.running:
            await asyncio.sleep(0.01)
        assert demo.position == 4

    asyncio.run(by_the_clock())


def test_reset_brings_the_start_back_exactly(demo):
    start, calls = seen(demo), []
    demo.watch(lambda: calls.append(demo.position))
    demo.load(7, 12)
    demo.choose("random", seed=3)
    demo.add(25)
    demo.go(4)
    demo.select(1, 3)
    demo.pick(300)
    assert calls[-1] == 4 and len(calls) >= 6
    demo.reset()
    assert same(seen(demo), start) and same(seen(Wishes()), start)


@pytest.mark.parametrize("sizes", [(784, 10), (784, 5, 10), (784, 20, 3, 8, 10)])
def test_other_networks_have_as_many_steps_as_layers(sizes):
    network = Network(sizes, np.random.default_rng(2), init="lecture", dtype=np.float64)
    kept = network.copy()
    demo = Wishes(network)
    demo.add(6)
    for step in range(len(sizes) + 1):
        demo.go(step)
        assert len(repr(demo)) <= 110
    assert demo.n_steps == len(sizes)
    with pytest.raises(ValueError, match="position is"):
        demo.go(len(sizes) + 1)
    assert demo.difference < 1e-15 and "equal to rounding" in demo.status.text
    assert [wish.z.shape for wish in demo.wishes] == [(n,) for n in sizes[1:]]
    assert all(np.array_equal(a, b) for a, b in zip(network.weights, kept.weights, strict=True))


@pytest.mark.parametrize("size", [1e9, -1e9, 0.0])
def test_extreme_networks_stay_finite_on_the_screen(size):
    network = Network((784, 6, 4, 10), np.random.default_rng(1), dtype=np.float64)
    network.weights[1][:, 2] = size
    network.weights[2][:] = size * np.sign(network.weights[2])
    network.biases[0][:] = size
    demo = Wishes(network)
    demo.add(3)
    for step in range(5):
        for layer, n in ((1, 6), (2, 4), (3, 10)):
            demo.select(layer, n - 1)
            demo.go(step)
            texts, arrays = seen(demo)
            assert all(np.isfinite(array).all() for array in arrays)
            for text in texts:
                assert "nan" not in text.lower() and "inf" not in text.lower()


@pytest.mark.parametrize(
    "network, wanted",
    [
        (Network((784, 100, 10)), r"sizes \(784, 100, 10\); wanted 784 pixels"),
        (Network((100, 16, 10)), "wanted 784 pixels"),
        ("trained", "network is of type str; wanted a Network"),
    ],
)
def test_networks_that_cannot_be_shown_are_refused(network, wanted):
    with pytest.raises((TypeError, ValueError), match=wanted):
        Wishes(network)


def test_in_one_line_it_says_what_the_screen_says():
    demo = Wishes()
    demo.select(1, 3)
    assert "layer 1, neuron 3 has no wish yet" in repr(demo)
    demo.load(8, 3)
    demo.go(1)
    demo.select(3, 0)
    assert "layer 3, neuron 0 wishes −7.11e−8 for z" in repr(demo)
    assert "= −7.11e−8." in demo.screen.sum.text
    demo.go(2)
    assert " for a;" in repr(demo)
    demo.go(demo.n_steps)
    assert "bias nudge" in repr(demo)
