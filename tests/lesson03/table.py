"""The demos of lesson 03, for what all demos promise: see `tests/demos.py`."""

from tests.demos import Entry

SIZES = ("None", "784", "'784'", "(784,)", "()", "(3, 0)", "(3, -1)", "(3, 2.0)", "(3, True)")
SIZES += ("(3, np.nan)", "(3, None)", "[1] * 9", "(3, 10**30)", "(3, 1_000_001)")

ENTRIES = [
    Entry(
        "lesson03",
        "Squish",
        changes=(
            "demo.set_sum(4)",
            "demo.set_bias(-10)",
            "demo.set_factor(3)",
            "demo.show_tangent = True",
            "demo.show_step = True",
        ),
        bad=tuple(
            (f"demo.set_{name}({value})", f"^{name} is .*; wanted a number from")
            for name in ("sum", "bias", "factor")
            for value in ("np.nan", "np.inf", "-1e6", "31", "'3'", "None", "True", "[1]", "1j")
        ),
        measured="Squish",
    ),
    Entry(
        "lesson03",
        "ParameterCount",
        changes=(
            "demo.set_sizes((784, 10))",
            "demo.sizes = [3, 4, 2]",
            "demo.add_layer()",
            "demo.remove_layer()",
        ),
        bad=(
            *((f"demo.set_sizes({sizes})", "[Ww]anted") for sizes in SIZES),
            *((f"demo.sizes = {sizes}", "[Ww]anted") for sizes in SIZES),
        ),
        measured="none: nothing in it follows a hand, it counts when a number is typed",
    ),
]
