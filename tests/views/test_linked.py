"""Linked: a picture of symbols, and formulas made of the same symbols."""

import re

import pytest
from traitlets import TraitError

from mlp_helpers import palette
from mlp_helpers.lesson07.chain import chain_picture
from mlp_helpers.views.code import HERE
from mlp_helpers.views.linked import Linked


def test_it_takes_places_and_refuses_others():
    place = {"key": "p", "kind": "field", "at": [9, 9], "size": [9, 9], "text": "p_{1}"}
    place |= {"name": "the p", "lo": -1, "hi": 1, "step": 0.1}
    view = Linked(places=[place], numbers=[0.5], label="One")
    assert repr(view) == "One: p 0.50"
    with pytest.raises(TraitError, match="the p is 2.0; wanted a number from -1 to 1"):
        view.numbers = [2.0]
    with pytest.raises(TraitError, match="2 numbers given; wanted 1, one a field"):
        view.numbers = [0.0, 1.0]
    with pytest.raises(TraitError, match="a place has kind 'star'; wanted circle, box, field"):
        Linked(places=[{"key": "p", "kind": "star"}])
    with pytest.raises(TraitError, match="wanted a symbol that can be chosen"):
        view.chosen = "p"


def test_every_tone_has_its_colour_in_the_style_sheet():
    sheet = (HERE / "linked.css").read_text(encoding="utf-8")
    named = set(re.findall(r"\.mlp-tone-(\w+) { --mlp-tone: var\(--mlp-tone-\1\); }", sheet))
    assert named == set(palette.TONES)
    assert all(f"--mlp-tone-{name}:" in palette.as_css() for name in named)
    assert set(chain_picture.TONES.values()) <= named
