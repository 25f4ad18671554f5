"""What a check has to say, as one line, as text, and for the notebook."""

import sys
from dataclasses import dataclass
from html import escape

import numpy as np

from mlp_helpers.checks.shown import one_line

GREY = "var(--jp-border-color1, #bdbdbd)"
# state: (mark, JupyterLab's colour). The headline says the same in words.
LOOKS = {
    "right": ("✓", "var(--jp-success-color1, #388e3c)"),
    "wrong": ("✗", "var(--jp-warn-color1, #f57c00)"),
    "not tried": ("○", GREY),
    "no exercise": ("?", GREY),
}


KNOW = "Good to know"  # before what is said of a right answer


class NotRight(AssertionError):
    """What `require` raises; a notebook shows its first line alone: the verdict stands above it."""

    def _render_traceback_(self):
        first, *_ = str(self).splitlines()
        return [f"AssertionError: {first}"]


@dataclass(frozen=True, repr=False, eq=False)
class Verdict:
    """The outcome of a check; true if the function is right.

    `if check(f)` and `check(f) == True` ask that. It is more than True or False, so `is True`
    is never right; `require(f)` needs neither.

    Attributes
    ----------
    name : of the exercise.
    state : "right", "wrong", "not tried" or "no exercise".
    headline : the outcome in a few words.
    message : what to do about it.
    notes : what else there is to say, such as a warning that came up.
    hint : of the exercise, for a function that is not right.
    solution : the call that shows the worked solution, if there is one.
    """

    name: str
    state: str
    headline: str
    message: str = ""
    notes: tuple = ()
    hint: str = ""
    solution: str = ""

    def __post_init__(self):
        """A text that was cut ends in "…", not in "….": the full stop would say it is whole."""
        for name in ("headline", "message"):
            object.__setattr__(self, name, getattr(self, name).replace("….", "…"))

    def __bool__(self):
        return self.state == "right"

    def __eq__(self, other):
        if isinstance(other, (bool, np.bool_)):
            return bool(self) == bool(other)
        return type(other) is Verdict and vars(self) == vars(other)

    def __hash__(self):
        return hash(bool(self))

    @property
    def title(self):
        """The exercise and the outcome, on one line."""
        return one_line(f"{self.name}: {self.headline}", 110)

    def __repr__(self):
        if self and self.notes:
            return one_line(f"{self.title}. {KNOW}: {self.notes[0].partition(': ')[0]}", 110)
        return self.title

    def __str__(self):
        notes = [self._as_note(note) for note in self.notes]
        return "\n".join([self.title, *filter(None, [self.message]), *notes])

    def display(self):
        """Show it in the notebook, or print it where there is none."""
        ipython = sys.modules.get("IPython")
        if ipython and ipython.get_ipython():
            ipython.display.display(self)
        else:
            print(self)

    def _as_note(self, note):
        """A sentence; beside a right answer it is no reproach, and says so."""
        sentence = note + "." * (not note.endswith("…"))
        return f"{KNOW}: {sentence} It counts as right." if self else f"Note: {sentence}"

    def _repr_html_(self):
        mark, colour = LOOKS[self.state]
        parts = [f'<b><span aria-hidden="true">{mark}</span> {escape(self.title)}</b>']
        if self.message:
            parts.append(f"<div>{escape(self.message)}</div>")
        parts += [f"<div>{escape(self._as_note(note))}</div>" for note in self.notes]
        if self.hint:
            parts.append(f"<details><summary>A hint</summary>{escape(self.hint)}</details>")
        if self.solution:
            verb = "Compare with" if self else "For"
            what = f"{verb} a worked solution: type <code>{escape(self.solution)}</code>"
            parts.append(f"<div>{what} in a new cell.</div>")
        return _box(colour, "".join(parts))


def _box(colour, html):
    ink = "var(--jp-content-font-color1, inherit)"
    style = f"border-left: 4px solid {colour}; padding: 2px 12px; color: {ink}"
    return f'<div style="{style}">{html}</div>'


@dataclass(frozen=True, repr=False)
class Text:
    """A sentence or two to be shown, such as a hint."""

    text: str

    def __repr__(self):
        return self.text

    def _repr_html_(self):
        return _box(GREY, escape(self.text))


@dataclass(frozen=True, repr=False)
class Code:
    """Python code to be shown, such as a solution."""

    code: str

    def __repr__(self):
        return self.code

    def _repr_markdown_(self):
        return f"```python\n{self.code}\n```"
