"""A slider for a number that may lie far beyond its usual ends."""


def roomy(slider, value, usual, steps=200):
    """The traits of a `Slider` that show a value, its ends as far away as the value needs.

    They are -usual and usual, or ten times as far, or a hundred times. While a hand drags, they
    do not come closer: the handle would run away from it. steps: from 0 to either end.
    """
    end = usual
    while end < abs(value) or (slider.held and end < slider.hi):
        end *= 10
    return {"lo": -end, "hi": end, "step": end / steps, "value": float(value)}
