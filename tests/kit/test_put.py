"""The one guarded setter of traits, for controls whose traits move one another."""

import ipywidgets as w

from mlp_helpers.kit.demo import put


def test_a_list_with_other_options_keeps_its_choice():
    choice = w.Dropdown(options=(0, 1, 2), value=2)
    put(choice, options=(0, 1, 2, 3), value=2)
    assert choice.value == 2 and choice.options == (0, 1, 2, 3)
    put(choice, options=(0, 1), value=1)
    assert choice.value == 1
