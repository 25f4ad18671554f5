"""Predict first: commit to an answer, then the demo's controls open and the answer is discussed."""

from html import escape

import ipywidgets as w

from mlp_helpers.kit import Demo, button, put, row
from mlp_helpers.views import Fold, Status

CLOSED = "The demo below opens when you have answered, or with Show me."
CHOOSE = "Choose one of the answers first."
LETTERS = "ABCDEFGHIJ"  # of the answers
LONGEST = 40  # letters of an answer that the folded line repeats

_open_for_all = False


def open_all(on=True):
    """For a presenter: every `Predict` made from now on shows its demo with open controls.

    The questions can still be answered. `open_all(False)` goes back.
    """
    global _open_for_all
    _open_for_all = bool(on)


class Predict:
    """A question to answer before touching.

    question : the question, one or two plain sentences.
    options : the answers to choose from; each a pair (answer, explanation), the
        explanation saying why it is right or wrong.
    right : place of the right option, counted from 0.
    demo : the demo the question is about. It is shown below with its controls closed
        until an answer is committed, or "Show me" is pressed.
    outcome : a function of the demo that says in words what it shows now; it stands below
        the prediction from then on and follows the demo. Where there are several things to
        try, it gives a pair (which of them, the words): the last words of each are kept.

    Once answered, the question is folded to one line; why each answer is right or wrong is
    behind it. `answered` holds the place of the committed option, or None.
    """

    def __init__(self, question, options, right, demo=None, outcome=None):
        texts, explanations = _check(question, options, right)
        if demo is not None and not isinstance(demo, Demo):
            raise TypeError(f"demo is {demo!r}; wanted a demo or nothing")
        self.question, self.options, self.explanations = question, texts, explanations
        self.right, self.demo, self.outcome = right, demo, outcome
        self.answered, self.shown = None, False
        self._outcomes = {}  # the last words of each thing that was tried
        places = [(_named(place, text), place) for place, text in enumerate(texts)]
        self.choice = w.RadioButtons(options=places, index=None, layout={"width": "auto"})
        self.commit = button("This is my answer", self._commit_chosen, "Commit to your answer")
        self.skip = button("Show me", self.show_me, "Open the controls and read the answers")
        self.commit.add_class("mlp-primary")
        self.talk, lost = w.HTML(), Status(label="Question")  # which says where Python is gone
        self.fold = Fold(label="The question, answered")
        asked = w.HTML(f'<div class="mlp-question"><b>Predict.</b> {escape(question)}</div>')
        self.asking = w.VBox([asked, self.choice, row(self.commit, self.skip, self.talk)])
        self.box = w.VBox([self.asking, lost, self.fold] + ([demo.box] if demo else []))
        self.box.add_class("mlp-quiz")
        if demo:
            demo.locked = not _open_for_all
            self._say("" if _open_for_all else CLOSED)
            if outcome:
                demo.watch(self._tell)

    def __repr__(self):
        state = "not answered yet"
        if self.answered is not None:
            verdict = "right" if self.answered == self.right else "not right"
            state = f"answered {LETTERS[self.answered]}, {verdict}"
        elif self.shown:
            state = "answers shown"
        room = 110 - len(f"Predict: '' {state}")
        asked = self.question if len(self.question) <= room else self.question[: room - 1] + "…"
        return f"Predict: '{asked}' {state}"

    def _repr_mimebundle_(self, **kwargs):
        return self.box._repr_mimebundle_(**kwargs) | {"text/plain": repr(self)}

    def answer(self, place):
        """Commit to an option, by its place from 0: the controls open, the answer is discussed."""
        if place not in range(len(self.options)):
            raise ValueError(f"place is {place!r}; wanted 0..{len(self.options) - 1}")
        if self.answered is None:
            self.answered = place
            self.choice.index = place
            self._open()

    def show_me(self):
        """Open the controls and discuss the options without an answer."""
        if self.answered is None:
            self.shown = True
            self._open()

    def _commit_chosen(self):
        if self.answered is not None or self.shown:
            return
        if self.choice.index is None:
            self._say(CHOOSE)
        else:
            self.answer(self.choice.index)

    def _say(self, words):
        self.talk.value = words and f'<span role="status" class="mlp-talk">{words}</span>'

    def _open(self):
        """Open the demo, and fold the question; the line first, so that the focus finds it."""
        if self.demo:
            self.demo.locked = False
        self._tell()
        rows = [
            [self._mark(place), _named(place, text).rstrip("."), f"— {explanation}"]
            for place, (text, explanation) in enumerate(self._pairs())
        ]
        own = -1 if self.answered is None else self.answered
        put(self.fold, head=self.question, rows=rows, own=own, **self._in_short())
        self.choice.disabled = self.commit.disabled = self.skip.disabled = True
        self.asking.layout.display = "none"

    def _pairs(self):
        return zip(self.options, self.explanations, strict=True)

    def _mark(self, place):
        return "✓" if place == self.right else "✗"

    def _in_short(self):
        """The folded line, and the sign in front of it."""
        right = f"Right is {_short(self.right, self.options[self.right])}."
        if self.answered is None:
            return {"mark": "", "line": f"Not predicted. {right}"}
        mark = self._mark(self.answered)
        said = f"You predicted {_short(self.answered, self.options[self.answered])}"
        line = f"{said}: right." if mark == "✓" else f"{said}: not right. {right}"
        return {"mark": mark, "line": line}

    def _tell(self):
        """Say what the demo shows, once there is a prediction to compare it with."""
        if not self.demo or not self.outcome or (self.answered is None and not self.shown):
            return
        words = self.outcome(self.demo)
        if not isinstance(words, str):
            what, last = words
            self._outcomes[what] = last
        told = " ".join(self._outcomes.values()) or words
        put(self.fold, told=f"The demo shows: {told}")


def _named(place, text):
    """An answer with its letter in front, unless it begins with that letter itself."""
    return text if _says(place, text) else f"{LETTERS[place]}.  {text}"


def _says(place, text):
    return text == LETTERS[place] or text.startswith(f"{LETTERS[place]}, ")


def _short(place, text):
    """An answer's letter and its text, as much of it as there is room for."""
    letter = LETTERS[place]
    if text == letter:
        return letter
    if len(text) > LONGEST:
        text = text[: text.rindex(" ", 0, LONGEST)].rstrip(" ,:;") + " …"
    return f"“{text}”" if _says(place, text) else f"{letter}, “{text}”"


def _check(question, options, right):
    if not isinstance(question, str) or not question.strip():
        raise ValueError(f"question is {question!r}; wanted a sentence")
    pairs = list(options)
    if not 2 <= len(pairs) <= 10 or not all(len(pair) == 2 and all(pair) for pair in pairs):
        raise ValueError("options: wanted 2 to 10 pairs (answer, explanation), none of them empty")
    if right not in range(len(pairs)):
        raise ValueError(f"right is {right!r}; wanted 0..{len(pairs) - 1}")
    return [text for text, _ in pairs], [explanation for _, explanation in pairs]
