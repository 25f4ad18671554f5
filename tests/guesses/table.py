"""The predictions by hand, for what all demos promise: see `tests/demos.py`."""

from tests.demos import Entry

NO_PAIRS = r"wanted pairs \(layer, neuron\)"
DIGITS = "from mlp_helpers.digits import load_digits, load_example, load_trained"


def entry(name, lesson, question, of="", imports="", good=(), bad=(), measured=""):
    """One kind of prediction, asked one lesson's question; good, bad: guesses."""
    given = f", of={of}" if of else ""
    guesses = [f"demo.set_guess({guess})" for guess in good]
    again = [f"demo.reset(); {guess}; demo.commit()" for guess in guesses]
    told = "demo.reset(); demo.show_me()"
    return Entry(
        "by_hand",
        name,
        imports="\n".join([f"from mlp_helpers.{lesson} import questions", DIGITS, imports]),
        start=f"{name}(**questions.{question}{given})",
        changes=(*guesses, *again, told),
        hands=(*(f"demo.reset(); {guess}" for guess in guesses), told, "demo.reset()"),
        bad=tuple((f"demo.set_guess({guess})", said) for guess, said in bad),
        measured=measured,
    )


ENTRIES = [
    entry(
        "PredictBars",
        "lesson01",
        "TORN_BARS",
        of="load_digits('test')[0][900]",
        good=("np.eye(10)[1]", "[0.1] * 10", "np.linspace(0, 1, 10)"),
        bad=(
            ("[0.5] * 9", r"^the guess has shape \(9,\); wanted \(10,\)"),
            ("[0.5] * 9 + [1.5]", "^the guess holds 1.5; wanted 0 to 1"),
            ("[0.5] * 9 + [np.nan]", "^the guess holds nan; wanted 0 to 1"),
            ("None", "^the guess: None given; wanted numbers"),
            ("'many'", "^the guess: text given; wanted numbers"),
        ),
        measured="PredictBars",
    ),
    entry(
        "PredictPixel",
        "lesson02",
        "MATTERS",
        of="(load_example(7, 3), patterns.trained(7))",
        imports="from mlp_helpers.lesson02 import patterns",
        good=("0", "18 * 28 + 12", "17 * 28 + 10"),
        bad=tuple(
            (value, "^the place is .*; wanted a whole number 0..783")
            for value in ("-1", "784", "3.0", "'3'", "None", "True", "(18, 12)")
        ),
        measured="none: a click answers, nothing follows the pointer",
    ),
    entry(
        "PredictCurve",
        "lesson03",
        "BIAS_CURVE",
        good=("np.linspace(0, 1, 81)", "[0.5] * 81", "(np.arange(81) > 60) * 1.0"),
        bad=(
            ("[0.5] * 80", r"^the guess has shape \(80,\); wanted \(81,\)"),
            ("[0.5] * 80 + [-0.1]", "^the guess holds -0.1; wanted 0 to 1"),
            ("[0.5] * 80 + [np.inf]", "^the guess holds inf; wanted 0 to 1"),
            ("0.5", r"^the guess has shape \(\); wanted \(81,\)"),
            ("None", "^the guess: None given; wanted numbers"),
        ),
        measured="PredictCurve",
    ),
    entry(
        "PredictNeurons",
        "lesson04",
        "REACH",
        of="(load_trained(), load_example(3))",
        good=("[(2, 5)]", "{(3, j) for j in range(10)}", "[(1, 3), (2, 5), (2, 6), (3, 0)]"),
        bad=(
            ("5", NO_PAIRS),
            ("None", NO_PAIRS),
            ("'25'", NO_PAIRS),
            ("[5]", NO_PAIRS),
            ("[(1, 2, 3)]", NO_PAIRS),
            ("[(0, 0)]", "^layer is 0; wanted a whole number 1..3"),
            ("[(4, 0)]", "^layer is 4"),
            ("[(2, 16)]", "^neuron is 16; wanted a whole number 0..15"),
            ("[(3, 10)]", "^neuron is 10; wanted a whole number 0..9"),
            ("[(3, 1.0)]", "^neuron is 1.0"),
        ),
        measured="none: it is picked, and what is picked is drawn in the page",
    ),
    entry(
        "PredictCards",
        "lesson05",
        "ORDER",
        of="FOUR",
        imports="import numpy as np\n"
        "FOUR = np.zeros((4, 10))\n"
        "FOUR[1], FOUR[2, 3], FOUR[2, 8], FOUR[3, 3] = 0.5, 1, 0.9, 0.9",
        good=("'QPRS'", "['S', 'R', 'P', 'Q']", "'SRQP'"),
        bad=tuple(
            (value, "^the guess is .*; wanted each of P, Q, R, S once")
            for value in ("'PQR'", "'PQRR'", "'PQRST'", "None", "4", "[0, 1, 2, 3]")
        ),
        measured="PredictCards",
    ),
]
