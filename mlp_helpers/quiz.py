"""Predict first: commit to an answer, then the demo's controls open and the answer is discussed."""

from html import escape

import ipywidgets as w

from mlp_helpers.kit import Demo, button
from mlp_helpers.views import Status

CLOSED = "The demo below opens when you have answered, or with Show me."
LETTERS = "ABCDEFGHIJ"  # of the answers
LINE = 110  # letters that surely fit on a line where the file list is open

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
    outcome : a function of the demo that says in words what it shows now; it stands beside
        the prediction from then on and follows the demo.

    `answered` holds the place of the committed option, or None.
    """

    def __init__(self, question, options, right, demo=None, outcome=None):
        texts, explanations = _check(question, options, right)
        if demo is not None and not isinstance(demo, Demo):
            raise TypeError(f"demo is {demo!r}; wanted a demo or nothing")
        self.question, self.options, self.explanations = question, texts, explanations
        self.right, self.demo, self.outcome = right, demo, outcome
        self.answered, self.shown = None, False
        places = [(f"{LETTERS[i]}.  {text}", i) for i, text in enumerate(texts)]
        self.choice = w.RadioButtons(options=places, index=None, layout={"width": "auto"})
        self.commit = button("This is my answer", self._commit_chosen, "Commit to your answer")
        self.skip = button("Show me", self.show_me, "Open the controls and read the answers")
        self.talk, lost = w.HTML(), Status(label="Question")  # which says where Python is gone
        asked = f'<div class="mlp-question"><b>Predict.</b> {escape(question)}</div>'
        parts = [w.HTML(asked), self.choice, w.HBox([self.commit, self.skip]), lost, self.talk]
        self.box = w.VBox(parts + ([demo.box] if demo else []))
        self.box.add_class("mlp-quiz")
        if demo:
            demo.locked = not _open_for_all
            self.talk.value = "" if _open_for_all else f'<p class="mlp-talk">{CLOSED}</p>'
            if outcome:
                demo.watch(self._discuss)

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
            self.talk.value = '<p role="status">Choose one of the answers first.</p>'
        else:
            self.answer(self.choice.index)

    def _open(self):
        self.choice.disabled = self.commit.disabled = self.skip.disabled = True
        self.commit.description = "Answered" if self.answered is not None else "Shown"
        if self.demo:
            self.demo.locked = False
        # The discussion unfolds once; the demo below must not jump when the outcome changes.
        self.talk.layout.min_height = _room_for(self.options, self.explanations)
        self._discuss()

    def _discuss(self):
        if self.answered is None and not self.shown:
            return
        parts = []
        if self.answered is not None:
            letter, text = LETTERS[self.answered], escape(self.options[self.answered])
            verdict = "✓ right" if self.answered == self.right else "✗ not right"
            parts.append(f"<p><b>You predicted {letter}:</b> {text} — <b>{verdict}</b></p>")
        if self.demo and self.outcome:
            parts.append(f"<p><b>What the demo shows:</b> {escape(self.outcome(self.demo))}</p>")
        parts.append("<ul>")
        for place, explanation in enumerate(self.explanations):
            mark = "✓" if place == self.right else "✗"
            parts.append(f"<li><b>{mark} {LETTERS[place]}.</b> {escape(explanation)}</li>")
        self.talk.value = f'<div role="status" class="mlp-talk">{"".join(parts)}</ul></div>'


def _room_for(texts, explanations):
    """The height of the longest talk there can be: prediction, outcome, all explanations."""
    longest = max(map(len, texts)) + 35
    lengths = [longest, 2 * LINE, *(len(text) + 5 for text in explanations)]
    lines = sum(-(-length // LINE) for length in lengths)
    return f"calc({lines} * 1.45 * 1.06 * var(--jp-content-font-size1, 14px) + 40px)"


def _check(question, options, right):
    if not isinstance(question, str) or not question.strip():
        raise ValueError(f"question is {question!r}; wanted a sentence")
    pairs = list(options)
    if not 2 <= len(pairs) <= 10 or not all(len(pair) == 2 and all(pair) for pair in pairs):
        raise ValueError("options: wanted 2 to 10 pairs (answer, explanation), none of them empty")
    if right not in range(len(pairs)):
        raise ValueError(f"right is {right!r}; wanted 0..{len(pairs) - 1}")
    return [text for text, _ in pairs], [explanation for _, explanation in pairs]
