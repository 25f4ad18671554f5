"""NetworkExplorer, moved through its methods and as the browser moves its views."""

import numpy as np
import pytest

from mlp_helpers.digits import load_digits, load_example, load_trained
from mlp_helpers.lesson04.network_explorer import NetworkExplorer
from mlp_helpers.network import Network, sigmoid
from tests.by_hand import by_hand, news


@pytest.fixture
def explorer():
    return NetworkExplorer()


def state(explorer):
    """All that a student can see, to compare."""
    network = explorer.network
    parameters = [array.copy() for array in network.weights + network.biases]
    views = [repr(view) for view in (explorer.diagram, explorer.picker, explorer.bias)]
    texts = [explorer.sum.text, explorer.status.text, repr(explorer), *views]
    return texts, [*parameters, explorer.picture, explorer.outputs, explorer.diagram.activations]


def same(one, other):
    arrays = zip(one[1], other[1], strict=True)
    return one[0] == other[0] and all(np.array_equal(a, b) for a, b in arrays)


def test_it_starts_with_the_trained_network_and_a_three(explorer):
    assert np.array_equal(explorer.picture, load_example(3))
    assert explorer.picture.dtype == np.float32 and explorer.picture.shape == (784,)
    assert explorer.answer == 3 and explorer.selected == (1, 0)
    assert not explorer.change.any() and explorer.change.shape == (10,)


def test_the_diagram_shows_what_the_network_computes_for_a_hundred_images(explorer):
    images = np.concatenate(
        [load_digits("test", 50)[0], np.random.default_rng(1).random((50, 784))]
    ).astype(np.float32)
    for image in images:
        explorer.draw(image)
        layers = load_trained().layers(image)
        assert np.array_equal(explorer.diagram.activations, np.concatenate(layers[1:]))
        assert np.array_equal(explorer.diagram.column, image)
        assert np.array_equal(explorer.bars.values, layers[-1])
        for shown, wanted in zip(explorer.activations, layers, strict=True):
            assert np.array_equal(shown, wanted)
    W = load_trained().weights
    assert np.array_equal(explorer.diagram.weights, np.concatenate([W[1].ravel(), W[2].ravel()]))


@pytest.mark.parametrize("layer, neuron", [(1, 4), (2, 3), (3, 8)])
def test_a_nudge_changes_only_what_lies_downstream(explorer, layer, neuron):
    before = load_trained().layers(explorer.picture)
    explorer.select(layer, neuron)
    explorer.set_bias(explorer.network.biases[layer - 1][neuron] + 5)
    explorer.set_weight(7, 3)
    for l in range(layer):
        assert np.array_equal(explorer.activations[l], before[l])
    others = np.arange(len(before[layer])) != neuron
    moved = explorer.activations[layer] - before[layer]
    assert not moved[others].any() and moved[neuron]
    changes = explorer.diagram.changes
    assert changes == pytest.approx(
        np.concatenate(explorer.activations[1:]) - np.concatenate(before[1:])
    )
    assert np.array_equal(explorer.change, explorer.outputs - load_trained()(explorer.picture))
    assert np.array_equal(explorer.bars.targets, load_trained()(explorer.picture))
    assert "2 of 13,002 nudged" in explorer.status.text and "2 nudges" in repr(explorer)
    explorer.load(7)
    assert np.array_equal(explorer.change, explorer.outputs - load_trained()(load_example(7)))


def test_a_layer_that_is_not_computed_yet_shows_no_change(explorer):
    explorer.select(1, 8)
    explorer.set_bias(-10)
    whole = explorer.diagram.changes
    assert all(part.any() for part in np.split(whole, [16, 32]))
    explorer.go(2)
    shown = explorer.diagram.changes
    assert np.array_equal(shown[:32], whole[:32]) and not shown[32:].any()
    explorer.go(0)
    assert not explorer.diagram.changes.any()


def test_the_chosen_edge_has_the_colour_of_its_weight(explorer):
    for weight, sign in ((-2, -1), (0, 0), (0.1, 1)):
        explorer.set_weight(400, weight)
        assert explorer.diagram.chosen_sign == sign


def test_the_words_tell_what_the_nudge_did(explorer):
    explorer.select(3, 3)
    explorer.set_bias(-20)
    assert "output 3 falls by 0.96; the answer turns from 3 to 8" in explorer.status.text
    explorer.select(3, 0)
    explorer.set_bias(20)
    assert "output 0 rises by 0.99" in explorer.status.text
    explorer.reset_nudges()
    assert explorer.status.text.startswith("No nudges. The trained network reads 3")
    explorer.select(1, 0)
    explorer.set_weight(0, 5)  # a black pixel
    assert "1 of 13,002 nudged: no output moves by 0.01; the answer stays 3" in explorer.status.text


def test_the_equation_is_the_neuron_s(explorer):
    explorer.select(2, 11)
    W, b = load_trained().weights[1][11], load_trained().biases[1][11]
    z = W @ explorer.activations[1] + b
    text = explorer.sum.text.replace("−", "-")
    assert text.startswith("Layer 2, neuron 11: z = w·a + b = ")
    assert f"{z:.2f}, a = σ(z) = {sigmoid(z):.2f}" in text
    explorer.set_bias(-1.1)
    assert "+ (−1.10) = " in explorer.sum.text


def test_the_selected_neuron_s_weights_are_shown_and_one_is_chosen(explorer):
    W = load_trained().weights
    explorer.select(1, 5)
    assert np.array_equal(explorer.picker.values.ravel(), W[0][5])
    assert explorer.picker.values.shape == (28, 28)
    assert explorer.chosen == np.abs(W[0][5] * explorer.picture).argmax()
    explorer.pick(400)
    assert explorer.weight.value == W[0][5][400] and explorer.picker.chosen == 400
    explorer.select(3, 2)
    assert np.array_equal(explorer.picker.values, W[2][2:3])
    assert explorer.bias.value == load_trained().biases[2][2]
    explorer.set_weight(9, -2.5)
    assert explorer.chosen == explorer.diagram.chosen == 9
    assert explorer.picker.values[0, 9] == explorer.weight.value == -2.5


def test_hands_do_what_the_methods_do(explorer):
    reply, arrays = by_hand(explorer.diagram, selected=[2, 6])
    assert explorer.selected == (2, 6)
    assert news(reply, arrays)[explorer.picker.key, "values"].shape == (1, 16)
    by_hand(explorer.picker, chosen=4)
    assert explorer.chosen == 4
    reply, arrays = by_hand(explorer.bias, final=False, value=15.0)
    brought = news(reply, arrays)
    assert explorer.network.biases[1][6] == 15
    assert np.array_equal(brought[explorer.bars.key, "values"], explorer.outputs)
    assert brought[explorer.diagram.key, "changes"][16 + 6] > 0
    assert (explorer.bias.key, "value") not in brought
    by_hand(explorer.weight, value=-9.0)
    assert explorer.network.weights[1][6, 4] == -9
    by_hand(explorer.pad, values=np.zeros((28, 28)))
    assert not explorer.picture.any()
    explorer.kinds.value = "random"
    assert explorer.network.weights[1][6, 4] != -9 and not explorer.change.any()
    explorer.chooser.digit.value = 5
    assert np.array_equal(explorer.picture, load_example(5))
    explorer.next()
    assert np.array_equal(explorer.picture, load_example(5, 1))
    explorer.chooser.which.value = 891
    explorer.next()
    assert np.array_equal(explorer.picture, load_example(5, 0))


def test_activations_flow_forward_layer_by_layer(explorer):
    diagram, bars = explorer.diagram, explorer.bars
    assert explorer.position == explorer.n_steps == diagram.known == 3 and diagram.signals is None
    explorer.back()
    assert diagram.known == 2 and bars.layout.visibility == "hidden"
    assert "Layer 2: 6 of 16 neurons are above 0.5." in explorer.status.text
    terms = explorer.network.weights[1] * explorer.activations[1]  # w_jk a_k
    *way, size = diagram.signals[0]
    j, k = np.unravel_index(np.abs(terms).argmax(), terms.shape)
    assert way == [1, k, 2, j] and size == pytest.approx(terms[j, k])
    assert f"{size:.2f}, from neuron {k} to neuron {j}." in explorer.status.text
    explorer.go(0)
    assert diagram.known == 0 and diagram.signals is None
    assert explorer.status.text.startswith("Only the image is there: 784 numbers.")
    explorer.play()  # no loop here: it runs to the end
    assert explorer.position == 3 and bars.layout.visibility == "visible"
    assert explorer.status.text.startswith("No nudges.") and len(diagram.signals) > 20
    explorer.step()
    assert explorer.position == 0
    explorer.set_bias(2)
    assert explorer.position == 3 and diagram.signals is None


def test_random_against_trained_on_the_same_picture(explorer):
    explorer.load(8, 2)
    explorer.select(2, 1)
    explorer.set_bias(9)
    explorer.choose("random")
    fresh = Network((784, 16, 16, 10), rng=np.random.default_rng(0))
    assert np.array_equal(explorer.outputs, fresh(load_example(8, 2)))
    assert explorer.kinds.value == "random" and explorer.selected == (2, 1)
    explorer.choose("random", seed=4)
    assert not np.array_equal(explorer.outputs, fresh(load_example(8, 2)))
    explorer.choose("trained")
    assert np.array_equal(explorer.outputs, load_trained()(load_example(8, 2)))
    assert explorer.kinds.value == "trained"


def test_reset_brings_the_start_back_exactly(explorer):
    start = state(explorer)
    network = explorer.network
    explorer.set_bias(3)
    explorer.reset_nudges()
    assert same(state(explorer), start)
    explorer.load(7, 3)
    explorer.select(3, 1)
    explorer.set_bias(1e6)
    explorer.set_weight(2, -1e6)
    explorer.choose("random", seed=2)
    explorer.network.weights[1] = np.zeros((16, 16))
    explorer.reset()
    assert same(state(explorer), start) and same(state(NetworkExplorer()), start)
    assert explorer.network is network and explorer.chooser.digit.value == 3


def test_the_given_network_is_not_touched_and_is_what_reset_goes_back_to():
    mine, picture = Network((784, 5, 10), rng=np.random.default_rng(3)), load_example(6)
    kept = mine.copy()
    explorer = NetworkExplorer(mine, picture)
    explorer.select(1, 4)
    explorer.set_bias(7)
    assert np.array_equal(mine.biases[0], kept.biases[0]) and explorer.network is not mine
    explorer.choose("random")
    assert explorer.network.sizes == (784, 5, 10)
    explorer.reset()
    assert np.array_equal(explorer.outputs, mine(picture))
    assert np.array_equal(NetworkExplorer(Network((784, 10))).outputs.shape, (10,))


def test_refresh_shows_what_code_changed_and_refuses_what_cannot_be(explorer):
    explorer.network.weights[2][3] = 0
    explorer.refresh()
    assert np.array_equal(explorer.bars.values, explorer.network(explorer.picture))
    assert "16 nudges" in repr(explorer)
    shown = repr(explorer)
    explorer.network.weights[2] = np.zeros((3, 3))
    with pytest.raises(ValueError, match=r"weights\[2\] has shape \(3, 3\); wanted \(10, 16\)"):
        explorer.refresh()
    explorer.reset_nudges()
    assert repr(explorer) != shown and "no nudges" in repr(explorer)


@pytest.mark.parametrize(
    "act",
    [
        lambda explorer: explorer.select(3, 3),
        lambda explorer: explorer.pick(7),
        lambda explorer: explorer.step(),
        lambda explorer: explorer.refresh(),
        lambda explorer: setattr(explorer, "locked", True),
    ],
)
def test_a_nan_that_code_has_written_is_told_and_never_shown(explorer, act):
    explorer.network.weights[2][3, 7] = np.nan
    before = explorer.selected
    with pytest.raises(ValueError, match=r"weights\[2\]: NaN or a number beyond 1e9 given"):
        act(explorer)
    assert explorer.selected == before and np.isfinite(explorer.weight.value)
    explorer.network.weights[2][3, 7] = 0
    act(explorer)


@pytest.mark.parametrize("size", [1e6, -1e6, 1e9, -1e9])
def test_extreme_nudges_stay_finite_and_the_sliders_make_room(explorer, size):
    for layer, neuron in [(1, 3), (2, 8), (3, 5)]:
        explorer.select(layer, neuron)
        explorer.set_bias(size)
        explorer.set_weight(3, size)
        assert explorer.bias.value == explorer.weight.value == size
        assert explorer.bias.lo <= size <= explorer.bias.hi
        assert len(repr(explorer)) <= 110
        for array in [*explorer.activations, explorer.change, explorer.diagram.changes]:
            assert np.isfinite(array).all()
        for text in (explorer.sum.text, explorer.status.text):
            assert "nan" not in text and "inf" not in text and len(text) < 120
    explorer.set_bias(1)
    assert explorer.bias.hi == 20


def test_a_widened_slider_keeps_its_ends_while_it_is_dragged(explorer):
    explorer.set_bias(1000)
    assert explorer.bias.hi == 2000
    by_hand(explorer.bias, final=False, value=500.0)
    by_hand(explorer.bias, final=False, value=10.0)
    assert explorer.bias.hi == 2000
    explorer.set_bias(10.5)
    by_hand(explorer.bias, final=True, value=10.0)
    explorer.set_bias(11)
    assert explorer.bias.hi == 20


@pytest.mark.parametrize(
    "network, wanted",
    [
        (Network((784, 100, 10)), r"sizes \(784, 100, 10\); wanted 784 pixels"),
        (Network((100, 16, 10)), "wanted 784 pixels"),
        (Network((784, 16, 4)), "10 outputs"),
        ("trained", "network is of type str; wanted a Network"),
    ],
)
def test_networks_that_cannot_be_shown_are_refused(network, wanted):
    with pytest.raises((TypeError, ValueError), match=wanted):
        NetworkExplorer(network)


def test_it_goes_back_to_the_neuron_that_it_began_with():
    explorer = NetworkExplorer(selected=(1, 15))
    explorer.select(3, 2)
    explorer.reset()
    assert explorer.selected == (1, 15)
    with pytest.raises(ValueError, match="neuron is 99"):
        NetworkExplorer(selected=(1, 99))


def test_dark_ink_on_a_light_ground_is_told(explorer):
    explorer.draw(1 - load_example(3))
    assert explorer.status.text.startswith("This looks like dark ink on a light ground: 1 - pict")
    explorer.draw(load_example(3))
    assert explorer.status.text.startswith("No nudges. The trained network reads 3")
