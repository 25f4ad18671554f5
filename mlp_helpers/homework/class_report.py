"""What the class got wrong, as a page to print."""

from textwrap import shorten

from mlp_helpers import palette
from mlp_helpers.homework.class_table import BLANK, RIGHT, SHOWN, most_frequent

A4 = (8.27, 11.69)  # inches
MISTAKES = 6  # bars an exercise at most, so that all fit on the page
INK = "#222222"
COLOURS = {RIGHT: palette.POSITIVE[0], BLANK: "#a0a0a0"}  # all others are mistakes
LETTERS = 46  # of a mistake's name


def draw_class(answers, title):
    """A figure, A4 upright: for each exercise a bar for all right ones and one a mistake.

    answers : a list of `Answers`, as `counted_answers` gives them; title : over the page.
    """
    from matplotlib.figure import Figure  # only where something is drawn

    figure = Figure(figsize=A4, facecolor="white")
    ax = figure.add_axes((0.43, 0.06, 0.51, 0.86))
    row, places, labels = 0, [], []
    for one in answers:
        _head(ax, row, one)
        for kind, count in most_frequent(one, MISTAKES).items():
            row += 1
            _bar(ax, row, kind, count)
            places.append(row)
            labels.append(shorten(SHOWN.get(kind, kind), LETTERS, placeholder="…"))
        row += 2
    most = max((one.total for one in answers), default=1)
    _finish(ax, most, row, places, labels)
    figure.text(0.06, 0.955, title, size=15, weight="bold", color=INK)
    return figure


def _head(ax, row, one):
    right = one.counts.get(RIGHT, 0)
    text = f"{one.name}   {right} of {one.total} right"
    ax.text(-0.8, row, text, transform=ax.get_yaxis_transform(), weight="bold", va="center")


def _bar(ax, row, kind, count):
    ax.barh(row, count, height=0.7, color=COLOURS.get(kind, palette.NEGATIVE[0]))
    ax.annotate(str(count), (count, row), (4, 0), textcoords="offset points", va="center", size=9)


def _finish(ax, most, rows, places, labels):
    """The axes: rows from above, whole numbers of students, nothing that is not needed."""
    ax.set_ylim(max(rows, 12) - 0.5, -1)
    ax.set_xlim(0, most * 1.08)
    ax.set_yticks(places, labels, size=9, color=INK)
    ax.tick_params(axis="y", length=0)
    ax.tick_params(axis="x", labelsize=9, colors=INK)
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.set_xlabel("students", color=INK)
    ax.spines[["top", "right"]].set_visible(False)
