"""Predict first: commit to an answer, then the demo's controls open and the answer is discussed."""

from html import escape
from weakref import WeakSet

import ipywidgets as w
import numpy as np

from mlp_helpers import doors
from mlp_helpers.kit import Demo, button, put, row
from mlp_helpers.views import Fold, Status, Votes
from mlp_helpers.views.votes import MOST

CLOSED = "The demo below opens when you have answered, or with Show me."
CHOOSE = "Choose one of the answers first."
RAISE = "Count hands with + and −, or with the letters on the keyboard."
AGAIN = "The second vote. The pale bars are the first one."
LETTERS = "ABCDEFGHIJ"  # of the answers
LONGEST = 40  # letters of an answer that the folded line repeats


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
    hands : whether a presenter counts hands, in place of one answer; as `quiz.show_of_hands`
        says, if left out.

    Once answered, the question is folded to one line; why each answer is right or wrong is
    behind it. `answered` holds the place of the committed option, or None.
    """

    opened = counted = False  # what `quiz.open_all` and `quiz.show_of_hands` say
    alive = WeakSet()  # all there are

    def __init__(self, question, options, right, demo=None, outcome=None, hands=None):
        texts, explanations = _check(question, options, right)
        if demo is not None and not isinstance(demo, Demo):
            raise TypeError(f"demo is {doors.said(demo)}; wanted a demo or nothing")
        self.question, self.options, self.explanations = question, texts, explanations
        self.right, self.demo, self.outcome, self._own_hands = right, demo, outcome, hands
        names = [_named(place, text) for place, text in enumerate(texts)]
        places = [(name, place) for place, name in enumerate(names)]
        self.choice = w.RadioButtons(options=places, index=None, layout={"width": "auto"})
        self.commit = button("This is my answer", self._commit_chosen, "Commit to your answer")
        self.skip = button("Show me", self.show_me, "Open the controls and read the answers")
        none, letters = [0.0] * len(texts), list(LETTERS[: len(texts)])
        self.votes = Votes(
            options=names, letters=letters, first=none, second=none, label="Show of hands"
        )
        self.again = button("Vote again", self.vote_again)
        self.tell = button("Show the answer", self.show_me)
        for first in (self.commit, self.tell):
            first.add_class("mlp-primary")
        self.talk, lost = w.HTML(), Status(label="Question")  # which says where Python is gone
        self._alone = self.choice, row(self.commit, self.skip, self.talk)
        self._by_hands = self.votes, row(self.again, self.tell, self.talk)
        self.fold = Fold(label="The question, answered")
        self._asked = w.HTML(f'<div class="mlp-question"><b>Predict.</b> {escape(question)}</div>')
        self.asking = w.VBox()
        self.box = w.VBox([self.asking, lost, self.fold] + ([demo.box] if demo else []))
        self.box.add_class("mlp-quiz")
        self.reset()
        if demo and outcome:
            demo.watch(self._tell)
        Predict.alive.add(self)

    def __repr__(self):
        state = "not answered yet"
        if self.answered is not None:
            verdict = "right" if self.answered == self.right else "not right"
            state = f"answered {LETTERS[self.answered]}, {verdict}"
        elif self.shown:
            state = "answers shown"
        if self.hands and self._voted():
            state = f"hands {self.votes._numbers()}" + (", answers shown" if self.shown else "")
        room = 110 - len(f"Predict: '' {state}")
        asked = self.question if len(self.question) <= room else self.question[: room - 1] + "…"
        return f"Predict: '{asked}' {state}"

    def _repr_mimebundle_(self, **kwargs):
        return self.box._repr_mimebundle_(**kwargs) | {"text/plain": repr(self)}

    def answer(self, place):
        """Commit to an option, by its place from 0: the controls open, the answer is discussed."""
        place = doors.whole("place", place, 0, len(self.options) - 1)
        if self.answered is None:
            self.answered = place
            self.choice.index = place
            self._open()

    def show_me(self):
        """Open the controls and discuss the options without an answer."""
        if self.answered is None:
            self.shown = True
            self._open()

    @property
    def hands(self):
        """Whether hands are counted."""
        return Predict.counted if self._own_hands is None else self._own_hands

    def vote(self, counts):
        """Count hands, a whole number for each option, in the vote that is on."""
        n = len(self.options)
        if isinstance(counts, str) or not np.iterable(counts) or len(counts := [*counts]) != n:
            raise ValueError(f"counts are {doors.said(counts)}; wanted {n}, one for each option")
        counts = [doors.whole("a count", hands, 0, MOST) for hands in counts]
        put(self.votes, **{"first" if self.votes.vote == 1 else "second": counts})

    def vote_again(self):
        """Begin the second vote; the first one stays beside it."""
        if not self.shown:
            put(self.votes, vote=2)
            self.again.disabled = True
            self._say(AGAIN)

    def reset(self):
        """Open the question again: nothing is answered, the demo's controls are closed."""
        self.answered, self.shown = None, False
        self._outcomes = {}  # the last words of each thing that was tried
        self.choice.index, none = None, [0.0] * len(self.options)
        put(self.votes, first=none, second=none, vote=1, right=-1)
        put(self.fold, line="", told="", rows=[])
        self.follow_the_room()

    def follow_the_room(self):
        """As long as it is open, do as `quiz.open_all` and `quiz.show_of_hands` say."""
        if self.answered is not None or self.shown:
            return
        answers = self._by_hands if self.hands else self._alone
        self.asking.children = [self._asked, *answers]
        self.asking.layout.display = None
        for each in (self.choice, self.commit, self.skip, self.again, self.tell):
            each.disabled = False
        if self.demo:
            self.demo.locked = not Predict.opened
        closed = CLOSED if self.demo and not Predict.opened else ""
        self._say(RAISE if self.hands else closed)

    def _voted(self):
        return bool(self.votes.first.any() or self.votes.second.any())

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
        for each in (self.choice, self.commit, self.skip, self.again, self.tell):
            each.disabled = True
        if self.hands and self._voted():
            put(self.votes, right=self.right)
            self.asking.children = self.asking.children[:2]
        else:
            self.asking.layout.display = "none"

    def _pairs(self):
        return zip(self.options, self.explanations, strict=True)

    def _mark(self, place):
        return "✓" if place == self.right else "✗"

    def _in_short(self):
        """The folded line, and the sign in front of it."""
        right = f"Right is {_short(self.right, self.options[self.right])}."
        if self.answered is None:
            said = "" if self.hands and self._voted() else "Not predicted. "
            return {"mark": "", "line": said + right}
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
        end = text.rfind(" ", 0, LONGEST)
        text = text[: end if end > 0 else LONGEST].rstrip(" ,:;") + " …"
    return f"“{text}”" if _says(place, text) else f"{letter}, “{text}”"


def _check(question, options, right):
    if not isinstance(question, str) or not question.strip():
        raise ValueError(f"question is {doors.said(question)}; wanted a sentence")
    pairs = list(options) if np.iterable(options) else []
    if not 2 <= len(pairs) <= 10 or not all(map(_is_option, pairs)):
        raise ValueError("options: wanted 2 to 10 pairs (answer, explanation), none of them empty")
    doors.whole("right", right, 0, len(pairs) - 1)
    return [text for text, _ in pairs], [explanation for _, explanation in pairs]


def _is_option(pair):
    return (
        isinstance(pair, (tuple, list))
        and len(pair) == 2
        and all(isinstance(text, str) and text for text in pair)
    )
