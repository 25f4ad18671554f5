"""The demos of lesson 06, for what all demos promise: see `tests/demos.py`."""

from tests.demos import Entry

NO_NUMBERS = ("np.nan", "np.inf", "-1e6", "'3'", "None", "True", "[1]", "1j")


def refused(line, sentence, *values):
    """A line of code with each of some values in place of the …, and the sentence."""
    return [(line.replace("…", value), sentence) for value in values]


ENTRIES = [
    Entry(
        "lesson06",
        "DescentCurve",
        changes=("demo.set_start(1)", "demo.set_eta(1.1)", "demo.step()", "demo.play()"),
        bad=(
            *refused(
                "demo.set_eta(…)", "^eta is .*; wanted a number from 0.01 to 1.2$",
                *NO_NUMBERS, "0", "31",
            ),
            *refused(
                "demo.set_start(…)", "^the start is .*; wanted a number from -3 to 3$",
                *NO_NUMBERS, "31",
            ),
        ),
        measured="DescentCurve",
        hands=(
            "demo.set_start(1)",
            "demo.set_start(-2.8)",
            "demo.set_eta(1.1)",
            "demo.set_eta(0.1)",
            "demo.step()",
            "demo.play()",
            "demo.pause()",
            "demo.restart()",
        ),
    ),
    Entry(
        "lesson06",
        "DescentMap",
        changes=(
            "demo.set_start(1, 2)",
            "demo.set_eta(0.01)",
            "demo.step()",
            "demo.choose('bowl')",
            "demo.choose('turned ravine')",
            "demo.choose('cost')",
            "demo.show_ring()",
        ),
        bad=(
            *refused("demo.show_ring(…)", "^on is .*; wanted True or False$", "1", "'on'", "None"),
            *refused(
                "demo.set_eta(…)", "^eta is .*; wanted a number from 0.001 to 0.06$",
                *NO_NUMBERS, "0", "0.07",
            ),
            *refused(
                "demo.set_start(…, 1)", "^x is .*; wanted a number from -4 to 4$",
                *NO_NUMBERS, "4.01",
            ),
            *refused(
                "demo.set_start(1, …)", "^y is .*; wanted a number from -4 to 4$",
                *NO_NUMBERS, "4.01",
            ),
            *refused(
                "demo.choose(…)", '; wanted "ravine", "turned ravine", "bowl" or "cost"$',
                "'valley'", "None", "3", "['bowl']",
            ),
        ),
        measured="DescentMap",
        hands=(
            "demo.set_start(1, 2)",
            "demo.set_eta(demo.etas[0])",
            "demo.set_eta(demo.etas[1])",
            "demo.step()",
            "demo.play()",
            "demo.pause()",
            "demo.restart()",
            "demo.choose('ravine')",
            "demo.choose('bowl')",
            "demo.choose('cost')",
            "demo.show_ring(not demo.ring)",
        ),
    ),
    Entry(
        "lesson06",
        "GradientVector",
        changes=(
            "demo.select(5)",
            "demo.select_weight(1, 15, 783)",
            "demo.select_bias(2, 15)",
            "demo.set_epsilon(0.00001)",
            "demo.set_log(False)",
            "demo.choose('trained')",
        ),
        bad=(
            *refused(
                "demo.select(…)", r"^place is .*; wanted a whole number 0\.\.13,001$",
                "13_002", "-1", "'3'", "None", "1.0", "True",
            ),
            *refused(
                "demo.select_weight(2, 0, …)", r"^source is .*; wanted a whole number 0\.\.",
                "16", "-1", "None", "'3'",
            ),
            *refused(
                "demo.select_bias(…, 0)", r"^layer is .*; wanted a whole number 1\.\.3$",
                "0", "4", "None", "2.0",
            ),
            *refused(
                "demo.select_bias(3, …)", r"^neuron is .*; wanted a whole number 0\.\.9$",
                "10", "-1", "None",
            ),
            *refused(
                "demo.set_epsilon(…)", r"^epsilon is .*; wanted one of 0\.1, 0\.01, 0\.001",
                "0.5", "'0.1'", "None", "True", "[0.1]",
            ),
            *refused("demo.set_log(…)", "^log is .*; wanted True or False$", "1", "None", "'no'"),
            *refused(
                "demo.choose(…)", '^kind is .*; wanted "trained" or "random"$',
                "'best'", "1", "None", "['random']",
            ),
            ("demo.name_of(10**6)", "^place is 1000000"),
        ),
        measured="GradientVector",
    ),
    Entry(
        "lesson06",
        "TrainLive",
        changes=("demo.step()", "demo.epoch()"),  # what is set stays as it is
        bad=(
            *refused(
                "demo.set_eta(…)", "^eta is .*; wanted a learning rate from 0.01 to 100",
                *NO_NUMBERS, "0", "-4", "1e9",
            ),
            *refused(
                "demo.set_batch_size(…)", r"^batch_size is .*; wanted a whole number 1\.\.1,000$",
                "0", "-1", "1001", "2.5", "'100'", "None", "True",
            ),
            *refused(
                "demo.set_decay(…)", "^decay is .*; wanted True or False$", "1", "'yes'", "None",
            ),
            *refused(
                "demo.choose_start(…)", '^init is .*; wanted "scaled" or "lecture"$',
                "'zero'", "'file'", "None", "3",
            ),
            *refused(
                "demo.choose_start('scaled', …)", r"^seed is .*; wanted a whole number 0\.\.9,999$",
                "-1", "10_000", "1e3", "None",
            ),
            *refused(
                "demo.step(…)", r"^n is .*; wanted a whole number 1\.\.", "0", "-1", "1.5", "None",
            ),
            *refused(
                "demo.train(…)", "^epochs is .*; wanted a number above 0, and no more than 20",
                "0", "-1", "20.5", "np.nan", "'1'", "None", "True",
            ),
            *refused(
                "demo.show_moment(…)", r"^i is .*; wanted a whole number -1\.\.0$",
                "1", "-2", "0.0", "'0'", "None",
            ),
        ),
        measured="none: it has a benchmark of its own, train_live.py",
        remembers="what has been set, a run that was kept, the cost at the start once it is known",
        back="demo.choose_start(); demo.set_eta(4); demo.set_batch_size(100); demo.set_decay(True)",
        hands=(
            "demo.step_by_hand()",
            "demo.play()",
            "demo.pause()",
            "demo.set_eta(100)",
            "demo.set_eta(0.5)",
            "demo.set_batch_size(7)",
            "demo.set_decay(False)",
            "demo.reset()",
            "demo.keep()",
            "demo.show_moment(0)",
            "demo.choose_start('lecture', 3)",
        ),
    ),
]  # fmt: skip
