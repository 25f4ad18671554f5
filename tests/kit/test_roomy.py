"""A slider whose ends make room for its value."""

import pytest

from mlp_helpers.kit.controls import roomy
from mlp_helpers.kit.demo import put
from mlp_helpers.views.slider import Slider


@pytest.mark.parametrize("value, end", [(0, 5), (-5, 5), (5.1, 50), (-1e6, 5e6), (1e9, 5e9)])
def test_its_ends_are_ten_times_as_far_as_often_as_needed(value, end):
    slider = Slider(lo=-5, hi=5)
    put(slider, **roomy(slider, value, 5.0))
    assert (slider.lo, slider.hi, slider.step, slider.value) == (-end, end, end / 200, value)
    put(slider, **roomy(slider, 1, 5.0, steps=250))
    assert (slider.lo, slider.hi, slider.step, slider.value) == (-5, 5, 0.02, 1)


def test_they_stay_while_a_hand_drags():
    slider = Slider(lo=-50, hi=50)
    slider.held = True
    assert roomy(slider, 1, 5.0)["hi"] == 50 and roomy(slider, 70, 5.0)["hi"] == 500
    slider.held = False
    assert roomy(slider, 1, 5.0)["hi"] == 5
