"""The parts that demos are made of, each from its own module."""

from mlp_helpers.kit.chooser import Chooser, WithChooser
from mlp_helpers.kit.controls import (
    box,
    choice,
    column,
    number,
    roomy,
    row,
    together,
    toggles,
    toggles_of,
)
from mlp_helpers.kit.demo import Demo, Loop, button, put
from mlp_helpers.kit.paint import PaintTools
from mlp_helpers.kit.save_box import SaveBox
from mlp_helpers.kit.stepper import PlacedDemo, SteppedDemo
