"""The demos of lesson 05, for what all demos promise: see `tests/demos.py`."""

from tests.demos import Entry

NO_SHARE = ("-0.01", "1.01", "np.nan", "np.inf", "'0.5'", "None", "True", "[0.5]", "1j")
NO_DIGIT = ("-1", "10", "3.0", "'3'", "None", "True")
NO_OUTPUTS = {
    "[0.5] * 9": r"has shape \(9,\); wanted \(10,\)",
    "[[0.5] * 10]": r"has shape \(1, 10\); wanted",
    "0.5": r"has shape \(\); wanted",
    "[0.5] * 9 + [1.5]": "holds 1.5; wanted 0 to 1",
    "[0.5] * 9 + [np.nan]": "holds nan; wanted 0 to 1",
    "'0123456789'": "text given; wanted numbers",
    "None": "None given; wanted numbers",
    "[True] * 10": "True or False given; wanted numbers",
    "[0.5] * 9 + ['a']": "text given; wanted numbers",
    "[0.1] * 9 + [[0.1]]": "rows of unlike lengths given",
}
NO_VALUE = ("np.nan", "np.inf", "-1e6", "15.01", "'3'", "None", "True", "[1]", "1j")
WANTED = r'wanted \("weight", layer, j, k\) or \("bias", layer, j\)'
NO_KNOBS = {
    "('weight', 3, 3)": WANTED,
    "('bias', 3, 3, 1)": WANTED,
    "('knob', 3, 3, 1)": WANTED,
    "(3, 3)": WANTED,
    "'weight'": WANTED,
    "None": WANTED,
    "()": WANTED,
    "('weight', 0, 3, 1)": "the knob's layer is 0; wanted a whole number 1..3",
    "('weight', 4, 3, 1)": "layer is 4",
    "('weight', 1.0, 3, 1)": "layer is 1.0",
    "('weight', 3, 10, 1)": "the knob's neuron j is 10; wanted a whole number 0..9",
    "('weight', 3, 3, 16)": "its source k is 16; wanted a whole number 0..15",
    "('weight', 1, 3, 784)": "k is 784; wanted a whole number 0..783",
    "('bias', 2, True)": "j is True",
    "('weight', 3, 3, 10)": "both knobs are .* wanted two different ones",
}

ENTRIES = [
    Entry(
        "lesson05",
        "RandomGallery",
        changes=("demo.roll()", "demo.roll_to(7)"),
        bad=tuple(
            (f"demo.roll_to({seed})", "^seed is .*; wanted a whole number")
            for seed in ("-1", "0.5", "'0'", "True", "None")
        ),
        measured="none: nothing in it is dragged",
    ),
    Entry(
        "lesson05",
        "CostTable",
        changes=(
            "demo.set_output(2, 0.9)",
            "demo.set_outputs(np.linspace(0, 1, 10))",
            "demo.set_all(0.25)",
            "demo.set_label(8)",
            "demo.choose('sure and wrong')",
            "demo.load(8, 900)",
            "demo.next()",
            "demo.keep('A')",
        ),
        bad=(
            *(
                (f"demo.keep({name})", '^the name is .*; wanted "A"')
                for name in ("'C'", "'a'", "None", "1", "['A']")
            ),
            *(
                (f"demo.set_output({j}, 0.5)", "^j is .*; wanted a whole number 0..9")
                for j in ("-1", "10", "2.0", "'3'", "None", "True")
            ),
            *(
                (f"demo.{start}{value})", f"^{name} is .*; wanted a number from 0 to 1")
                for start, name in (("set_output(4, ", "output 4"), ("set_all(", "each output"))
                for value in NO_SHARE
            ),
            *(
                (f"demo.set_outputs({values})", f"^the list of outputs:? {sentence}")
                for values, sentence in NO_OUTPUTS.items()
            ),
            *(
                (f"demo.{method}({d})", f"^{name} is .*; wanted a whole number 0..9")
                for method, name in (("set_label", "the label"), ("load", "digit"))
                for d in NO_DIGIT
            ),
            ("demo.load(3, 5000)", "^which is 5000; there are 1,010 test images"),
            *(
                (f"demo.choose({name})", '^the name is .*; wanted "the lecture\'s", ')
                for name in ("'sure'", "None", "3", "['all 0.1']")
            ),
        ),
        measured="CostTable",
    ),
    Entry(
        "lesson05",
        "TurnTwoKnobs",
        changes=(
            "demo.set_values(2, 1); demo.set_values(9, 9); demo.back_to_best()",
            "demo.set_values(3, 0.5)",
            "demo.reveal()",
            "demo.choose(('bias', 3, 3), ('bias', 3, 8))",
            "demo.choose(('weight', 1, 3, 0), ('weight', 1, 5, 783))",
        ),
        bad=(
            *(
                (f"demo.set_values({value}, 3)", "^knob A is .*wanted a number from -5 to 15")
                for value in NO_VALUE
            ),
            *(
                (f"demo.set_values(3, {value})", "^knob B is .*wanted a number from -11 to 9")
                for value in NO_VALUE
            ),
            *(
                (f"demo.choose(('weight', 3, 3, 10), {knob})", sentence)
                for knob, sentence in NO_KNOBS.items()
            ),
        ),
        # a pair that makes a new map takes a second: few of them
        hands=("demo.set_values(3, 3)", "demo.back_to_best()", "demo.reveal()", "demo.reset()"),
        measured="TurnTwoKnobs",
    ),
]
