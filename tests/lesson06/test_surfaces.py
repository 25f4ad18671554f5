"""The functions of two numbers to walk down on, beside measured slopes."""

import numpy as np
import pytest

from mlp_helpers.lesson06.surfaces import SURFACES, TITLES


@pytest.mark.parametrize("name", SURFACES)
def test_gradients_agree_with_nudges(name):
    surface = SURFACES[name]()
    rng, eps = np.random.default_rng(0), 1e-5
    for x, y in rng.uniform(*np.transpose(surface.ends), size=(6, 2)):
        measured = [
            (surface.value(x + eps, y) - surface.value(x - eps, y)) / (2 * eps),
            (surface.value(x, y + eps) - surface.value(x, y - eps)) / (2 * eps),
        ]
        assert surface.gradient(x, y) == pytest.approx(measured, rel=1e-5, abs=1e-9)
        assert np.hypot(*surface.gradient(x, y)) <= 1.1 * surface.steepest
    widths = np.diff(surface.ends)
    assert widths[0] == widths[1]  # equal scales make a square


def test_each_has_a_title_and_begins_on_its_map_with_one_of_its_rates():
    assert set(TITLES.values()) == set(SURFACES)
    for make in SURFACES.values():
        surface = make()
        assert surface.holds(*surface.start) and surface.eta in surface.etas
        assert surface.etas == sorted(surface.etas)
