"""A neuron's weighted sum, shifted, stretched and squished."""

import numpy as np
import pytest

from mlp_helpers.digits import load_digits
from mlp_helpers.lesson02 import patterns
from mlp_helpers.lesson03.squished import STRIP, Squished, strip_images


def test_it_is_the_formula_and_its_slope_for_many_sums():
    sums, neuron = np.linspace(-6, 6, 7), Squished(bias=-2.0, factor=3.0)
    assert neuron.z(sums) == pytest.approx(3 * sums - 2)
    assert neuron.activation(sums) == pytest.approx(1 / (1 + np.exp(2 - 3 * sums)))
    nudged = neuron.activation(sums + 1e-5) - neuron.activation(sums - 1e-5)
    assert neuron.slope(sums) == pytest.approx(nudged / 2e-5, abs=1e-6)


def test_the_step_jumps_where_z_is_0():
    assert Squished(-2.0, 4.0).step(np.array([0.4, 0.5, 0.6])).tolist() == [0, 0.5, 1]


def test_the_strip_s_images_come_with_the_edge_neuron_s_sums():
    images, sums = strip_images()
    assert np.array_equal(images, load_digits("test")[0][list(STRIP)])
    assert sums == pytest.approx(images @ patterns.edge_with_surround().ravel(), abs=1e-4)
