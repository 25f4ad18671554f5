"""The demos of lesson 02, for what all demos promise: see `tests/demos.py`."""

from tests.demos import Entry

WEIGHTS = {
    "np.full(784, np.nan)": "NaN or a number beyond 1e9",
    "np.full(784, np.inf)": "NaN or a number beyond 1e9",
    "np.zeros(783)": r"shape \(783,\); wanted \(784,\)",
    "np.zeros((10**4, 10))": "shape",
    "['a'] * 784": "wanted numbers",
    "'edge'": "wanted numbers",
    "'edge.npy'": "'edge.npy' is a file's name; wanted an array: .* np.load an NPY file",
    "None": "wanted numbers",
}
BAD_WEIGHTS = tuple(
    (f"demo.set_weights({wrong})", f"^weights.*{w}") for wrong, w in WEIGHTS.items()
)
BRIGHTNESSES = ("np.nan", "-0.1", "1.5", "'1'", "None", "True", "[1]", "1j")

ENTRIES = [
    Entry(
        "lesson02",
        "OneNeuron",
        changes=(
            "demo.preset('a ring')",
            "demo.draw(np.eye(28))",
            "demo.load(3)",
            "demo.next()",
            "demo.clear()",
            "demo.set_brightness(0.3)",
            "demo.shift_by(3, -2)",
            "demo.set_weights(np.full(784, -1e6))",
        ),
        bad=(
            *BAD_WEIGHTS,
            *((f"demo.draw({wrong})", "^the picture") for wrong in WEIGHTS),
            ("demo.draw(np.full(784, 1.5))", "^the picture .*; wanted 0 to 1"),
            (
                "demo.draw(np.full(784, 255))",
                "^the picture: .* given; wanted 0 to 1: divide by 255",
            ),
            *(
                (f"demo.set_brightness({wrong})", "^brightness is .*; wanted a number from 0 to 1")
                for wrong in BRIGHTNESSES
            ),
            ("demo.preset('a cat')", "^no weights are called 'a cat'; there are an edge, "),
            ("demo.shift_by(29, 0)", "(^rows is|^the shift would be) "),
            ("demo.shift_by(0, -29)", "(^rows is|^the shift would be) "),
            ("demo.shift_by(0.5, 0)", "(^rows is|^the shift would be) "),
            ("demo.load(10)", "^digit is 10; wanted"),
            ("demo.load(3, 5000)", "^which is 5000; there are"),
        ),
        measured="OneNeuron",
        hands=(
            "demo.preset('a ring')",
            "demo.load(3)",
            "demo.undo()",
            "demo.clear()",
            "demo.set_brightness(0.5)",
            "demo.shift_by(1, -1) if max(map(abs, demo.shift)) < 28 else demo.next()",
        ),
    ),
    Entry(
        "lesson02",
        "EdgeHunt",
        changes=(
            "demo.set_weights([-1e6] * 784)",
            "demo.set_weights(np.arange(784))",
        ),
        bad=BAD_WEIGHTS,
        measured="EdgeHunt",
        hands=(
            "demo.set_weights([-1e6] * 784)",
            "demo.set_weights(np.arange(784))",
            "demo.undo()",
            "demo.take_best()",
            "demo.clear()",
        ),
    ),
]
