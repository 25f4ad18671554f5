"""Squish, moved through its methods and as the browser moves it."""

import numpy as np
import pytest

from mlp_helpers.digits import load_digits
from mlp_helpers.lesson02 import patterns
from mlp_helpers.lesson03 import questions as lesson03
from mlp_helpers.lesson03.squish import STRIP, Squish
from mlp_helpers.quiz import Predict
from tests.by_hand import by_hand, news


@pytest.fixture
def squish():
    return Squish()


def sigma(z):
    return 1 / (1 + np.exp(-np.asarray(z, float)))


def test_the_strip_holds_test_images_from_weak_to_strong(squish):
    images, labels = load_digits("test")
    places = list(STRIP)
    assert labels[places].tolist() == list(STRIP.values())
    wanted = images[places] @ patterns.edge_with_surround().ravel()
    assert squish.sums == pytest.approx(wanted, abs=1e-4)
    assert (np.diff(squish.sums) > 2).all() and squish.sums[0] < -20 < 19 < squish.sums[-1]


@pytest.mark.parametrize("s, b, f", [(3.1, 0, 1), (-7, 4.5, 0.3), (10, -10, 10), (30, 20, 10)])
def test_its_numbers_are_those_of_the_formula(squish, s, b, f):
    squish.set_sum(s)
    squish.set_bias(b)
    squish.set_factor(f)
    assert squish.z == pytest.approx(f * s + b)
    assert squish.activation == pytest.approx(sigma(f * s + b))
    nudged = sigma(f * (s + 1e-4) + b) - sigma(f * (s - 1e-4) + b)
    assert squish.slope == pytest.approx(nudged / 2e-4, abs=1e-5)
    assert squish.activations == pytest.approx(sigma(f * squish.sums.astype(float) + b), abs=1e-5)


def test_what_is_shown_is_what_it_computes(squish):
    squish.set_bias(-10)
    squish.set_sum(11)
    curve = squish.curve
    assert (curve.x, curve.y, curve.slope) == (11, pytest.approx(squish.activation), None)
    assert curve.ys == pytest.approx(sigma(curve.xs - 10), abs=1e-6)
    assert curve.others == pytest.approx(sigma(curve.xs)[None], abs=1e-6)
    assert curve.path == pytest.approx(np.stack([squish.sums, squish.activations], axis=1))
    for grid, image in zip(squish.strip, squish.images, strict=True):
        assert np.array_equal(grid.values, image)  # as lit as ever: the neuron goes dark, not it
    assert [lamp.values.item() for lamp in squish.lamps] == pytest.approx(squish.activations)
    assert (squish.strip[4].title, squish.lamps[4].title) == ("s = 8.0", "a = 0.12")
    assert (squish.strip[0].title, squish.lamps[0].title) == ("s = −20.6", "a = 0.00")
    assert squish.strip[4].label == "A 9: weighted sum 8.0"
    assert squish.lamps[4].label == "The neuron's activation for this 9: 0.12"
    assert "= 1.00 · 11.00 + (−10.00) = 1.00, and a = σ(z) = 0.7311" in squish.status.text


def test_a_bias_of_minus_ten_silences_sums_below_ten(squish):
    assert (squish.activations > 0.5).sum() == 5
    squish.set_bias(-10)
    assert ((squish.activations > 0.5) == (squish.sums > 10)).all()
    assert (squish.activations > 0.5).sum() == 3
    assert repr(squish).endswith("bias -10.00, factor 1.00, activation 0.0000, 3 of 8 lit")


def test_tangent_and_step(squish):
    squish.show_tangent = squish.show_step = True
    assert squish.curve.slope == pytest.approx(0.25) == squish.slope
    squish.set_bias(-10)
    assert squish.curve.others[1] == pytest.approx(np.heaviside(squish.curve.xs - 10, 0.5))
    squish.show_tangent = squish.show_step = False
    assert squish.curve.slope is None and len(squish.curve.others) == 1


def test_the_point_by_hand_moves_the_slider_and_all_comes_in_one_answer(squish):
    squish.set_bias(-10)
    reply, arrays = by_hand(squish.curve, final=False, x=12.0)
    brought = news(reply, arrays)
    assert squish.sum == 12.0
    assert brought[squish.curve.key, "y"] == pytest.approx(sigma(2))
    assert brought[squish.sliders["sum"].key, "value"] == 12.0
    assert "0.8808" in brought[squish.status.key, "text"]
    assert not any(name in ("ys", "values") for _, name in brought)  # nothing else is sent


def test_the_bias_by_hand_brings_the_curve_and_the_strip(squish):
    reply, arrays = by_hand(squish.sliders["bias"], final=False, value=-10.0)
    brought = news(reply, arrays)
    assert brought[squish.curve.key, "ys"] == pytest.approx(sigma(squish.curve.xs - 10), abs=1e-6)
    assert brought[squish.lamps[4].key, "values"].item() == pytest.approx(0.12, abs=0.01)
    assert (squish.strip[4].key, "values") not in brought
    assert (squish.curve.key, "xs") not in brought


def test_reset_goes_back_to_the_start(squish):
    start = repr(squish)
    for set_one, value in ((squish.set_sum, 4), (squish.set_bias, -10), (squish.set_factor, 3)):
        set_one(value)
    squish.show_tangent = squish.show_step = True
    squish.reset()
    assert repr(squish) == start and not squish.show_tangent and not squish.show_step
    assert squish.curve.x == 0 and squish.curve.y == 0.5


def test_its_predictions_lock_it_and_follow_it(squish):
    question = Predict(**lesson03.BIAS, demo=squish)
    assert squish.curve.locked and squish.boxes["show_tangent"].disabled
    question.answer(2)
    assert not squish.curve.locked
    squish.set_bias(-10)
    assert "With bias −10.0, 3 of 8 images" in question.fold.told
    squish.set_bias(-20)
    assert "0 of 8 images" in question.fold.told
    steep = Predict(**lesson03.STEEP, demo=squish)
    steep.show_me()
    squish.set_bias(-10)
    squish.set_factor(10)
    assert "0.5 where the weighted sum is 1.00." in steep.fold.told


def test_it_goes_back_to_the_start_that_it_was_given():
    squish = Squish(bias=-10, factor=2)
    squish.set_bias(3)
    squish.reset()
    assert (squish.bias, squish.factor, squish.sum) == (-10, 2, 0)
    with pytest.raises(ValueError, match="bias is 99"):
        Squish(bias=99)


def test_the_sums_that_the_question_names_are_those_of_the_images(squish):
    told = lesson03.BIAS["question"].partition("Their sums: ")[2].rstrip(".").replace("−", "-")
    told = [float(number) for number in told.replace(" and ", ", ").split(", ")]
    assert told == pytest.approx(squish.sums, abs=0.05)


def test_the_sum_is_written_with_the_factor_as_it_is():
    demo = Squish()
    demo.set_factor(0.105)
    demo.set_sum(30)
    assert "= 0.105 · 30.00 + 0.00 = 3.15" in demo.status.text
    demo.set_sum(-0.001)
    assert "weighted sum 0.00," in repr(demo)


@pytest.mark.parametrize("on", ["no", 1, None, np.zeros(2)])
def test_a_switch_is_on_or_off(on):
    demo = Squish()
    for name in ("show_step", "show_tangent", "locked"):
        with pytest.raises(TypeError, match=f"{name} is .*; wanted True or False"):
            setattr(demo, name, on)
        assert getattr(demo, name) is False
