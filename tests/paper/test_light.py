"""Shades, and the threshold between dark and light."""

import numpy as np
import pytest

from mlp_helpers.paper import grey, otsu


def slow_otsu(shades):
    """Every threshold between two neighbouring shades tried: the best variance there is."""
    known = np.unique(shades)
    best = 0
    for t in (known[:-1] + known[1:]) / 2:
        dark = shades < t
        w = dark.mean()
        best = max(best, w * (1 - w) * (shades[dark].mean() - shades[~dark].mean()) ** 2)
    return best


@pytest.mark.parametrize("seed", range(10))
def test_otsu_finds_the_best_variance(seed):
    rng = np.random.default_rng(seed)
    shades = np.r_[rng.normal(0.3, 0.08, 90), rng.normal(0.8, 0.1, 400)].clip(0, 1)
    dark = shades < otsu(shades)
    w = dark.mean()
    between = w * (1 - w) * (shades[dark].mean() - shades[~dark].mean()) ** 2
    assert between == pytest.approx(slow_otsu(shades), rel=1e-3)


def test_otsu_of_two_shades_is_between_them():
    assert otsu([0.25] * 5 + [0.75] * 50) == pytest.approx(0.5, abs=0.01)


def test_otsu_of_one_shade_is_that_shade():
    assert otsu(np.full((4, 5), 0.3)) == pytest.approx(0.3)


def test_otsu_refuses():
    for bad, why in (([], "no shades"), ([2.0], "wanted 0 to 1"), ([np.nan], "NaN")):
        with pytest.raises(ValueError, match=why):
            otsu(bad)


def test_grey():
    photo = np.zeros((2, 3, 3), np.uint8)
    photo[0, 0] = 255
    photo[0, 1] = (255, 0, 0)
    photo[1, 2] = (0, 0, 255)
    shades = grey(photo)
    assert shades.dtype == np.float32 and shades.shape == (2, 3)
    assert shades == pytest.approx(np.array([[1, 0.299, 0], [0, 0, 0.114]]), abs=1e-6)


@pytest.mark.parametrize("bad", [np.zeros((3, 3)), np.zeros((3, 3, 3)), np.zeros((3, 3, 4), "u1")])
def test_grey_refuses(bad):
    with pytest.raises(ValueError, match="the photo is .*; wanted uint8"):
        grey(bad)
