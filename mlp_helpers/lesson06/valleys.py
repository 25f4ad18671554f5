"""A cost with one input: a curve with two valleys, the deeper one on the right."""

from mlp_helpers.lesson06.walk import Ground

END = 3.0  # the picture goes from x = -3 to 3
HILL = -0.1509  # where the hill between the two valleys is highest


def value_at(x):
    """The curve: x^4 / 8 - x^2 - 0.3 x + 3. A number, or an array of any shape."""
    return x**4 / 8 - x**2 - 0.3 * x + 3


def slope_at(x):
    """Its slope: x^3 / 2 - 2 x - 0.3. Shape as x."""
    return x**3 / 2 - 2 * x - 0.3


VALLEYS = Ground(value=value_at, gradient=lambda x: [slope_at(x)], ends=((-END, END),), flat=0.0005)
