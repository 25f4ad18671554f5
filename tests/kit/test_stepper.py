"""Demos that go step by step: what their buttons say, and steps that are gone to."""

import pytest

from mlp_helpers.lesson04 import MatrixStep
from mlp_helpers.lesson06 import DescentCurve


def tooltips(demo):
    """What the buttons say, by their texts."""
    inside = [demo.box]
    for widget in inside:
        inside += getattr(widget, "children", ())
    return {one.description: one.tooltip for one in inside if hasattr(one, "on_click")}


def test_a_button_says_what_its_method_does_or_what_the_demo_says_of_it():
    said = tooltips(DescentCurve())
    assert said["Step"] == "Make one step, x = x - eta * slope"
    assert said["Start again"] == "Go back to where the ball began, with the same η"
    assert said["Pause"] == "Stop playing" and "Back" not in said
    plain = tooltips(MatrixStep())
    assert plain["Step"] == "One step" and plain["Back"] == "One step back"


def test_a_step_is_gone_to_and_no_further_than_there_are():
    demo = MatrixStep()
    demo.back()
    assert demo.position == 0
    demo.go(demo.n_steps)
    demo.step()
    assert demo.position == demo.n_steps == 18
    demo.back()
    assert demo.position == 17
    demo.restart()
    assert demo.position == 0
    for bad in (-1, 19, 1.0, None):
        with pytest.raises(ValueError, match=r"^position is .*; wanted a whole number 0\.\.18$"):
            demo.go(bad)
