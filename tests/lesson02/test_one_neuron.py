"""OneNeuron, moved through its methods."""

import numpy as np
import pytest

from mlp_helpers.digits import load_example, load_trained
from mlp_helpers.lesson02 import patterns
from mlp_helpers.lesson02.one_neuron import OneNeuron
from tests.by_hand import by_hand


@pytest.fixture
def neuron():
    return OneNeuron()


def test_the_sum_is_the_dot_product_for_random_images_and_weights(neuron):
    rng = np.random.default_rng(0)
    for _ in range(20):
        weights, picture = rng.normal(size=784), rng.random(784)
        neuron.set_weights(weights)
        neuron.draw(picture)
        assert neuron.sum == pytest.approx(weights @ picture, abs=1e-3)
        assert neuron.products == pytest.approx(weights * picture, abs=1e-5)
        assert sum(neuron.parts) == pytest.approx(neuron.sum, abs=1e-6)
        assert neuron.line.value[0] == pytest.approx(neuron.sum, abs=1e-3)


def test_the_largest_products_are_named_by_their_place(neuron):
    weights = np.zeros((28, 28))
    weights[5, 20], weights[9, 3], weights[10, 3] = 2, -3, 1
    neuron.set_weights(weights)
    neuron.draw(np.ones((28, 28)))
    labels = ["row 9, col 3", "row 5, col 20", "row 10, col 3", "–", "–"]
    assert neuron.bars.labels == labels
    assert neuron.bars.values.tolist() == [-3, 2, 1, 0, 0]


def test_dimming_halves_the_sum_and_brings_it_back(neuron):
    before = neuron.sum
    neuron.set_brightness(0.5)
    assert neuron.sum == pytest.approx(before / 2, rel=1e-5)
    neuron.set_brightness(0)
    assert neuron.sum == 0
    neuron.set_brightness(1)
    assert neuron.sum == pytest.approx(before, rel=1e-6)


def test_shifting_moves_the_image_and_back_and_loses_no_ink_on_the_way(neuron):
    before = neuron.image
    neuron.shift_by(2, -3)
    moved, old = neuron.image.reshape(28, 28), before.reshape(28, 28)
    assert np.array_equal(moved[2:, :-3], old[:-2, 3:])
    neuron.shift_by(-20, 0)
    neuron.shift_by(18, 3)
    assert np.array_equal(neuron.image, before) and neuron.shift == (0, 0)


@pytest.mark.parametrize("name", OneNeuron.presets)
def test_every_preset_is_shown_on_its_scale(neuron, name):
    neuron.preset(name)
    assert np.abs(neuron.weights).max() <= neuron.grids["weights"].limit
    assert neuron.grids["weights"].limit == neuron.grids["products"].limit
    largest = np.abs(neuron.bars.values).max()
    assert largest <= neuron.bars.hi and (largest >= neuron.bars.hi / 5 or not largest)


def test_presets_are_what_they_are_called(neuron):
    neuron.preset("trained neuron 5")
    assert np.array_equal(neuron.weights, load_trained().weights[0][5])
    neuron.preset("a ring")
    assert np.array_equal(neuron.weights, patterns.ring().ravel())


def test_a_stroke_on_the_weights_changes_the_sum_in_one_answer(neuron):
    reply, arrays = by_hand(neuron.grids["weights"], values=np.ones((28, 28), np.float32))
    assert reply["fault"] == "" and neuron.sum == pytest.approx(neuron.image.sum(), rel=1e-5)
    keys = {key for key, _, _ in reply["parts"]}
    assert {neuron.grids["products"].key, neuron.line.key, neuron.bars.key} <= keys
    neuron.undo()
    assert np.array_equal(neuron.weights, patterns.edge().ravel())


def test_a_stroke_on_a_dimmed_image_keeps_what_is_seen(neuron):
    neuron.set_brightness(0.5)
    drawn = neuron.image.reshape(28, 28).copy()
    drawn[0, 0] = 1
    by_hand(neuron.grids["image"], values=drawn)
    assert neuron.brightness == 1 and np.array_equal(neuron.image, drawn.ravel())


def test_huge_weights_are_shown_as_they_are(neuron):
    neuron.set_weights(np.full(784, -1e6))
    assert neuron.sum == pytest.approx(-1e6 * neuron.image.sum(dtype=float), rel=1e-6)
    assert neuron.line.lo <= neuron.sum <= neuron.line.hi
    assert "nan" not in repr(neuron).lower() and len(repr(neuron)) <= 110
    neuron.set_weights(np.full(784, 1e-7))
    assert neuron.sum > 0


def test_reset_goes_back_to_the_start(neuron):
    first = repr(neuron)
    neuron.load(3, 7)
    neuron.preset("a ring")
    neuron.set_brightness(0.3)
    neuron.shift_by(3, 3)
    neuron.paint.tools["ink"].value = "−"
    neuron.reset()
    assert repr(neuron) == first and np.array_equal(neuron.image, load_example(7, 3))
    assert neuron.paint.tools["ink"].value == "+" and neuron.menu.value == "an edge"


def test_the_controls_do_what_the_methods_do(neuron):
    neuron.chooser.digit.value = 4
    assert np.array_equal(neuron.image, load_example(4, 3))
    neuron.chooser.which.value = 12
    assert np.array_equal(neuron.image, load_example(4, 12))
    neuron.menu.value = "blank"
    assert not neuron.weights.any() and neuron.sum == 0
    neuron.paint.tools["ink"].value = "erase"
    assert neuron.grids["weights"].ink == 0
    neuron.clear()
    assert not neuron.image.any()


def test_the_list_says_whose_the_weights_are_and_undo_brings_their_scale_back():
    neuron = OneNeuron(preset="random")
    limit = neuron.grids["weights"].limit
    neuron.preset("blank")
    assert neuron.menu.value == "blank"
    neuron.undo()
    assert neuron.menu.value == "your own" and neuron.grids["weights"].limit == limit
    neuron.menu.value = "an edge"  # chosen by hand
    assert neuron.weights.sum() == patterns.edge().sum()
    neuron.set_weights(2 * patterns.edge())
    assert neuron.menu.value == "your own"
    neuron.menu.value = "an edge"  # the same as before, once more
    assert neuron.weights.max() == 1


def test_an_image_of_dark_ink_on_a_light_ground_is_told(neuron):
    neuron.draw(1 - load_example(7, 3))
    assert "The image looks like dark ink on a light ground: 1 - picture" in neuron.status.text
    neuron.load(7, 3)
    assert "lit pixels" in neuron.status.text


@pytest.mark.parametrize("by", [(np.uint8(1), 0), (0, np.int64(-1)), (1, np.int8(1))])
def test_it_is_shifted_by_whole_numbers_of_any_make(by):
    neuron = OneNeuron()
    neuron.shift_by(*by)
    neuron.shift_by(-1, 0)
    assert neuron.shift == (int(by[0]) - 1, int(by[1]))
    neuron.set_brightness(0.5)


@pytest.mark.parametrize("rows", ["1", None, True, 1.0, [1]])
def test_a_shift_by_anything_else_is_refused(rows):
    neuron = OneNeuron()
    with pytest.raises(ValueError, match="rows is .*; wanted a whole number"):
        neuron.shift_by(rows, 0)
    with pytest.raises(ValueError, match=r"no weights are called \['an edge'\]"):
        neuron.preset(["an edge"])
    assert neuron.shift == (0, 0)


def test_the_limit_of_large_weights_is_written_as_elsewhere():
    neuron = OneNeuron()
    neuron.set_weights(np.full(784, -1e9))
    assert neuron.grids["weights"].title == "weights, −1e+9 to 1e+9"
