"""The demos of lesson 01, for what all demos promise: see `tests/demos.py`."""

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
FRAMES = {
    "-1, 0, 50, 50": "row is -1; wanted a whole number 0..",
    "0, 100_000, 50, 50": "column is 100000; wanted a whole number 0..",
    "0, 0, 3, 50": "rows is 3; wanted a whole number 12..",
    "0, 0, 50, 100_000": "columns is 100000; wanted a whole number 12..",
    "0.5, 0, 50, 50": "row is 0.5; wanted a whole number",
    "0, 0, '50', 50": "rows is '50'; wanted a whole number",
    "0, 0, 50, None": "columns is None; wanted a whole number",
}
PHOTOS = ("b''", "b'%PDF-1.7'", "b'a text'", "'no_such_photo.jpg'", "7", "None", "np.zeros((9, 9))")

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
    Entry(
        "lesson01",
        "FromPaper",
        changes=(
            "demo.next()",
            "demo.frame(10, 20, 90, 70)",
            "demo.threshold = 0.25",
            "demo.open(demo.picture.picture)",  # what a page is shown: smaller, read anew
        ),
        bad=(
            *((f"demo.frame({frame})", wanted) for frame, wanted in FRAMES.items()),
            *((f"demo.open({photo})", "wanted") for photo in PHOTOS),
            *(
                (f"demo.keep({digit})", "digit is .*; wanted")
                for digit in ("10", "-1", "'4'", "None")
            ),
            ("demo.threshold = 2", "threshold is 2; wanted a number from 0 to 1"),
            ("demo.threshold = np.nan", "threshold is nan; wanted a number from 0 to 1"),
            ("demo.threshold = '0.5'", "threshold is '0.5'; wanted a number from 0 to 1"),
        ),
        measured="FromPaper",
        hands=(
            "demo.next()",
            "demo.frame(10, 20, 90, 70)",
            "demo.frame(0, 0, *demo.photo.shape[:2])",
            "demo.threshold = 0.25",
            "demo.find_threshold()",
            "demo.keep(4) if demo.answer else None",
            "demo.take_back()",
        ),
        back="[demo.take_back() for _ in demo.kept[1]]",
    ),
]
