"""The views of OwnHand: what is asked for, the pad, the wall, the table, two means."""

import numpy as np

from mlp_helpers.digits import SIDE
from mlp_helpers.kit import choice
from mlp_helpers.lesson07.own_hand import tally, words
from mlp_helpers.lesson07.own_hand.sitting import BLANK
from mlp_helpers.views import PixelGrid, Scoreboard, Wall

DIGITS = [str(digit) for digit in range(10)]
DARK = 2.2  # times the largest count is white: on all of them a white number can be read
NONE_YET = -1  # no mean is shown: None cannot be chosen in a list


class Screen:
    """The widgets, by names, and what each shows of a sitting and what was read in it.

    prompt, pad, wall : what is asked for, where it is written, what has been written.
    counts : the table of labels and answers. means: one's own mean picture, and MNIST's.
    mean_choice : the list to choose their digit from.
    """

    def __init__(self):
        self.prompt = Scoreboard(label="What is asked for")
        self.prompt.add_class("mlp-figure")
        self.prompt.layout.margin = "0 0 8px"  # the halo of the pad is below
        self.pad = PixelGrid(
            values=BLANK, width=270, height=270, paintable=True, label="Pad, 28 by 28 pixels",
            words="row {row}, column {column}: {value}",
        )  # fmt: skip
        self.wall = Wall(
            size=48, title="Above: asked. Below: read.",
            label="Your digits. Enter asks for one anew",
        )  # fmt: skip
        self.counts = PixelGrid(
            width=220, height=220, title="asked ↓   read →", row_names=DIGITS, column_names=DIGITS,
            label="How often each digit asked for, the rows, was read as each, the columns",
            words="{row} asked, {column} read: {count}{frame}", frame_words=", wrong",
            hint="Diagonal: read right.",
        )  # fmt: skip
        self.counts.add_class("mlp-counts")
        self.means = [PixelGrid(width=112, height=112, plain=True) for _ in range(2)]
        options = [("none yet", NONE_YET), *((name, int(name)) for name in DIGITS)]
        self.mean_choice = choice(options, "Mean picture of")

    def shown(self, sitting, answers, table, mine, digit):
        """What each widget shows, {widget: {trait: value}}.

        answers : what each written digit is read as, by its place. table: (10, 10).
        mine : the mean of one's own pictures of `digit`, (784,), or None without any.
        digit : whose means are shown, or None.
        """
        over = sitting.place is None
        hint = words.FINISHED_HINT if over else words.PAD_HINT
        pad = {"values": sitting.ink, "paintable": not over, "hint": hint}
        return {
            self.prompt: _prompt(sitting, answers),
            self.pad: pad,
            self.wall: _wall(sitting, answers),
            self.counts: _counts(table),
            self.mean_choice: {"value": NONE_YET if digit is None else digit},
            **dict(zip(self.means, _means(mine, digit), strict=True)),
        }


def _prompt(sitting, answers):
    count, n = len(sitting.order), len(answers)
    big = words.asked_for(sitting.digit)
    if sitting.place is None:
        right = sum(sitting.order[place] == answer for place, answer in answers.items())
        big = f"{right} of {n} right"
    return {"big": big, "share": n / count, "words": words.progress(sitting, n, count)}


def _wall(sitting, answers):
    n = len(sitting.order)
    pictures = np.zeros((n, SIDE * SIDE), np.float32)
    for place, framed in sitting.framed.items():
        pictures[place] = framed
    told = [words.of_place(sitting, place, answers.get(place)) for place in range(n)]
    return {
        "pictures": pictures,
        "above": [one.above for one in told],
        "below": [one.below for one in told],
        "words": [one.aloud for one in told],
        "empty": [place for place in range(n) if place not in answers],
        "wrong": sorted(place for place in answers if sitting.order[place] != answers[place]),
        "chosen": -1 if sitting.place is None else sitting.place,
    }


def _counts(table):
    seen = np.flatnonzero(table)
    return {
        "values": table,
        "limit": DARK * max(2, int(table.max())),
        "marks": seen.tolist(),
        "signs": [str(times) for times in table.flat[seen]],
        "framed": [10 * label + answer for label, answer, _ in tally.mistakes(table)],
    }


def _means(mine, digit):
    """What the two pictures show: one's own mean and MNIST's."""
    if digit is None:
        pictures, titles = (None, None), ("yours", "MNIST's")
    else:
        pictures = mine, tally.mnist_means()[digit]
        titles = f"your {digit}s", f"MNIST's {digit}s"
        if mine is None:
            titles = f"no {digit} yet", titles[1]
    return [
        {"values": BLANK if one is None else one.reshape(SIDE, SIDE), "title": title}
        | {"label": f"{title}, the mean picture"}
        for one, title in zip(pictures, titles, strict=True)
    ]
