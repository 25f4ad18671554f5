"""What all predictions by hand share: a guess, a commitment, the truth over it, the words."""

from html import escape

import ipywidgets as w

from mlp_helpers import doors
from mlp_helpers.kit import Demo, button, column, row

ANSWERED, SHOWN = "answered", "shown"
COMMITS = "Done? Press This is my answer, or Enter."


class PredictByHand(Demo):
    """A question that is answered on the picture itself.

    question : the question, one or two plain sentences.
    truth : a function that computes what is true; it is called when somebody has committed.
    explain : a function of the guess and the truth, both as `guess` and `truth` hold them, that
        says in one to three sentences what the difference means. The guess is None after
        "Show me" without one.
    of : what the question is about, given to `truth`: an image, a network; None for nothing.

    A subclass says what a guess is and draws it: see its own text. `guess` is the hand's answer
    or None while there is none, `truth` what is true, None before `commit` or `show_me`.
    """

    name = "prediction"
    how = ""  # by hand and by keyboard, in a sentence

    def __init__(self, question, truth, explain, of=None):
        super().__init__()
        if not isinstance(question, str) or not question.strip():
            raise ValueError(f"question is {doors.said(question)}; wanted a sentence")
        self.question, self._compute, self._explain, self.of = question, truth, explain, of
        self.done_button = button("This is my answer", self.commit)
        self.show_button = button("Show me", self.show_me)
        self.again_button = button("Start again", self.reset)
        self.done_button.add_class("mlp-on-enter")
        buttons = row(self.done_button, self.show_button, self.again_button)
        asked = w.HTML(f'<div class="mlp-question"><b>Predict.</b> {escape(question)}</div>')
        side = column(buttons, self.status, flex="1 1 280px", min_width="0")
        picture = row(*self._picture(), grid_gap="8px 18px", align_items="flex-start")
        together = row(picture, side, grid_gap="6px 24px", align_items="flex-start")
        self._lay_out(asked, together, first=self.done_button, words_last=False)
        self.box.add_class("mlp-by-hand")
        self.reset()

    # --- what a subclass says ---

    def _picture(self):
        """Make the views, and give them."""
        raise NotImplementedError

    def _empty(self):
        """The guess at the start, in the form in which it is kept."""
        return None

    def _taken(self, guess):
        """A guess that code gives, through a door, in the form in which it is kept."""
        raise NotImplementedError

    def _missing(self):
        """Why the guess is not complete, in a sentence, or ""."""
        return "" if self.guess is not None else self.how

    def _so_far(self):
        """The guess, in words, once it could be committed; "" to go on saying how."""
        return ""

    def _in_short(self):
        """The outcome, in a few words, for the `repr`."""
        raise NotImplementedError

    # --- what all do ---

    @property
    def open(self):
        """Whether the truth is not told yet."""
        return self.state == ""

    def reset(self):
        """Begin anew: no guess, and the truth is not told."""
        self.state, self.truth, self._kept = "", None, self._empty()
        self._show()

    def set_guess(self, guess):
        """Make the guess, as a hand would; refused once the truth is told."""
        self._still_open()
        self._kept = self._taken(guess)
        self._show()

    def commit(self):
        """Commit to the guess; then the truth is drawn over it."""
        missing = self._missing()
        if self.open and missing:
            self._say(missing)
        elif self.open:
            self._tell(ANSWERED)

    def show_me(self):
        """Show what happens, with the guess as it is or without one."""
        if self.open:
            self._tell(SHOWN)

    @property
    def guess(self):
        """The hand's answer, or None while there is none."""
        return self._kept

    def _still_open(self):
        if not self.open:
            raise ValueError("the truth is told already; reset() begins anew")

    def _hand(self, guess):
        """What a hand has made of the guess, in the form in which it is kept."""
        if self.open:
            self._kept = guess
        self._show()

    def _tell(self, state):
        self.state = state
        self._find()
        self._show()

    def _find(self):
        """Compute what is true, now or in a while."""
        self.truth = self._compute() if self.of is None else self._compute(self.of)

    @property
    def _shut(self):
        return self.locked or not self.open

    def _shown(self):
        return {
            self.done_button: {"disabled": self._shut, "description": self._on_button()},
            self.show_button: {"disabled": self._shut},
            self.again_button: {"disabled": self.locked},
        }

    def _on_button(self):
        told = {ANSWERED: "Answered", SHOWN: "Shown"}
        return told.get(self.state, "This is my answer")

    def _words(self):
        if self.open:
            so_far = "" if self._missing() else self._so_far()
            return f"{so_far} {COMMITS}" if so_far else self.how
        guess = self.guess if not self._missing() else None
        return self._explained(guess)

    def _explained(self, guess):
        return self._explain(guess, self.truth)

    def _numbers(self):
        state = "not answered yet"
        if not self.open:
            state = f"{self.state}, {self._in_short()}" if self.state == ANSWERED else "shown"
        room = 110 - len(f"{type(self).__name__}: '' {state}")
        fits = len(self.question) <= room
        return f"'{self.question if fits else self.question[: room - 1] + '…'}' {state}"
