"""ipywidgets' controls as the demos want them, and rows and columns to put them in."""

import ipywidgets as w

from mlp_helpers.views import Field


def choice(options, text, **more):
    """A list to choose from, with its text in front."""
    return w.Dropdown(options=options, description=text, style=_NARROW, **more)


def number(text, low=0, high=100, **more):
    """A field for a whole number, with its text in front."""
    return Field(label=text, lo=low, hi=high, **more)


def toggles(options, **more):
    """Buttons of which one is pressed; options: texts and what they stand for, or texts."""
    return w.ToggleButtons(options=options, style={"button_width": "auto"}, **more)


def toggles_of(names):
    """Buttons of which one is pressed, each with its name on it: Trained for "trained"."""
    return toggles([(name.capitalize(), name) for name in names])


def box(text, **more):
    """A box to tick, with its text behind."""
    return w.Checkbox(description=text, indent=False, layout={"width": "auto"}, **more)


def row(*widgets, **layout):
    """Widgets side by side; what finds no room goes on below."""
    return w.HBox(widgets, layout={"flex_flow": "row wrap", "align_items": "center"} | layout)


def together(*widgets, **layout):
    """Widgets side by side that stay so, but where the demo is narrow."""
    made = w.HBox(widgets, layout=layout)
    made.add_class("mlp-together")
    return made


def column(*widgets, **layout):
    """Widgets under one another."""
    return w.VBox(widgets, layout=layout)


def roomy(slider, value, usual, steps=200):
    """The traits of a `Slider` that show a value, its ends as far away as the value needs.

    They are -usual and usual, or ten times as far, or a hundred times. While a hand drags, they
    do not come closer: the handle would run away from it. steps: from 0 to either end.
    """
    end = usual
    while end < abs(value) or (slider.held and end < slider.hi):
        end *= 10
    return {"lo": -end, "hi": end, "step": end / steps, "value": float(value)}


_NARROW = {"description_width": "initial"}  # as wide as its text
