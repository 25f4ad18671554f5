"""The demos of lesson 03, for what all demos promise: see `tests/demos.py`."""

from tests.demos import Entry

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
]
