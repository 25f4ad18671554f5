"""Walks downhill in one, two and three dimensions, beside a loop written out once more."""

import numpy as np
import pytest

from mlp_helpers.lesson06.surfaces import SURFACES
from mlp_helpers.lesson06.walk import MOST, Ground, Walk, slopes_around


def bowl(*factors):
    """f1 x1^2 + f2 x2^2 + ..., each number between -4 and 4."""
    return Ground(
        value=lambda *place: sum(f * x**2 for f, x in zip(factors, place, strict=True)),
        gradient=lambda *place: [2 * f * x for f, x in zip(factors, place, strict=True)],
        ends=((-4.0, 4.0),) * len(factors),
        flat=0.001,
    )


def walked(ground, start, eta, steps):
    walk = Walk(ground, start)
    for _ in range(steps):
        walk.step(eta)
    return walk


@pytest.mark.parametrize("factors", [(1,), (1, 3), (0.5, 2, 1)])
def test_the_path_is_that_of_a_loop(factors):
    start = np.arange(1.0, 1 + len(factors))
    walk, x = walked(bowl(*factors), start, 0.1, 7), start
    for place, value, gradient in zip(walk.path, walk.values, walk.gradients, strict=True):
        assert place == pytest.approx(x) and value == pytest.approx(np.dot(factors, x**2))
        assert gradient == pytest.approx(2 * np.array(factors) * x)
        x = x - 0.1 * 2 * np.array(factors) * x
    assert walk.next_place(0.1) == pytest.approx(x) and walk.steps == 7
    assert all(type(number) is float for place in walk.path for number in place)
    assert walk.steepness == pytest.approx(np.linalg.norm(walk.gradients[-1]))
    assert walk.length == pytest.approx(np.linalg.norm(np.subtract(*walk.path[-2:])))


def test_it_ends_where_the_slope_is_0_off_the_map_or_after_a_thousand_steps():
    assert Walk(bowl(1, 1), (0, 0)).outcome == "arrived"
    assert Walk(bowl(1, 1), (2, 0)).outcome == ""
    assert Walk(bowl(1, 1), (4.1, 0)).outcome == "left" == Walk(bowl(1), [-5]).outcome
    arrived = walked(bowl(1), [2], 0.5, 3)
    assert arrived.outcome == "arrived" and arrived.steps == 1
    left = walked(bowl(1), [2], 2.5, 3)
    assert left.outcome == "left" and left.steps == 1 and left.path[-1] == (-8,)
    to_and_fro = walked(bowl(1), [2], 1.0, MOST + 3)
    assert to_and_fro.outcome == "enough" and to_and_fro.steps == MOST


def test_what_the_last_step_did():
    down = walked(bowl(1), [2], 0.1, 1)
    assert not (down.rises or down.crossed or down.turns)
    across = walked(bowl(1), [2], 0.6, 1)
    assert across.crossed and not across.rises and not across.turns
    assert walked(bowl(1), [2], 0.6, 2).turns
    up = walked(bowl(1), [2], 1.2, 1)
    assert up.crossed and up.rises
    ravine = walked(bowl(1, 20), [-3.5, 2], 0.046, 2)
    assert ravine.turns and ravine.crossed and not ravine.rises
    assert not walked(bowl(1, 20), [-3.5, 2], 0.02, 2).turns


def test_whether_it_settles_is_told_from_many_steps():
    for eta, restless in ((0.1, False), (0.9, False), (0.99, False), (1.0, True), (1.001, True)):
        assert walked(bowl(1), [2], eta, 20).is_restless == restless
    assert not walked(bowl(1), [2], 1.0, 2).is_restless


def test_whether_it_falls_is_told_from_its_height_above_the_lowest():
    assert not walked(bowl(1), [2], 0.1, 20).hardly_falls(0)
    assert walked(bowl(1), [2], 0.0001, 20).hardly_falls(0)
    assert not walked(bowl(1), [2], 0.0001, 7).hardly_falls(0)  # too few to say
    assert not walked(bowl(1), [2], 0.0001, 20).hardly_falls(3.99)


@pytest.mark.parametrize("name", ["ravine", "turned ravine", "bowl"])
def test_the_slopes_around_a_place_are_those_of_finite_differences(name):
    surface, place, h = SURFACES[name](), np.array([-2.3, 1.1]), 1e-6
    gradient = surface.gradient(*place)
    slopes = slopes_around(gradient, 12)
    for k, slope in enumerate(slopes):
        angle = 2 * np.pi * k / 12
        u = np.array([np.cos(angle), np.sin(angle)])
        change = surface.value(*(place + h * u)) - surface.value(*(place - h * u))
        assert slope == pytest.approx(change / (2 * h), rel=1e-5, abs=1e-5)


def test_c_rises_most_quickly_along_the_gradient():
    gradient = SURFACES["turned ravine"]().gradient(-2.3, 1.1)
    slopes = slopes_around(gradient, 360)
    along = np.rad2deg(np.arctan2(gradient[1], gradient[0])) % 360
    assert abs((slopes.argmax() - along + 180) % 360 - 180) <= 0.5
    assert slopes.max() == pytest.approx(np.hypot(*gradient), rel=1e-4)
    assert slopes[(slopes.argmax() + 180) % 360] == slopes.min()
    level = slopes[(slopes.argmax() + 90) % 360]
    assert abs(level) < 0.01 * slopes.max()
