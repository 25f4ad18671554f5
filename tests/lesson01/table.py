"""The demo of lesson 01, for what all demos promise: see `tests/demos.py`."""

from tests.demos import Entry

CHANGES = ("demo.load(7)", "demo.load(None, 900)", "demo.next()", "demo.draw(np.eye(28))")
PICTURES = {
    "np.zeros((27, 28))": r"shape \(27, 28\); wanted \(28, 28\) or \(784,\)",
    "np.full(784, np.nan)": "the picture: NaN",
    "np.full(784, 2.0)": "2..2; wanted 0 to 1",
    "np.full(784, -0.1)": "wanted 0 to 1",
    "np.full(784, 'x')": "wanted numbers",
    "None": "wanted",
    "np.full(784, 255)": "the picture: values up to 255 given; wanted 0 to 1: divide by 255",
    "np.zeros((28, 28, 4))": r"shape \(28, 28, 4\); .*: picture\[..., :3\].mean\(axis=2\) makes",
    "'seven.png'": "the picture: 'seven.png' is a file's name; wanted an array: plt.imread",
}
EXAMPLES = ("10, 0", "-1, 0", "3, 5000", "3, -1", "'3', 0", "3.0, 0")

ENTRIES = [
    Entry(
        "lesson01",
        "DrawDigit",
        changes=(*CHANGES, "demo.framing = False"),
        bad=(
            *((f"demo.draw({picture})", wanted) for picture, wanted in PICTURES.items()),
            *((f"demo.load({example})", "wanted") for example in EXAMPLES),
        ),
        measured="DrawDigit",
        hands=(
            *CHANGES,
            "demo.undo()",
            "demo.clear()",
            "demo.framing = not demo.framing",
            "demo.show_framing()",
        ),
    ),
]
