"""What a presenter does with all questions and demos of a notebook at once."""

from mlp_helpers import doors
from mlp_helpers.kit import Demo
from mlp_helpers.quiz.predict import Predict


def open_all(on=True):
    """Every demo has open controls, those made from now on too, whatever is not answered yet.

    The questions can still be answered. `open_all(False)` goes back.
    """
    Predict.opened = doors.truth("on", on)
    for question in _open(Predict):
        question.follow_the_room()


def show_of_hands(on=True):
    """Every question that is still open counts hands, those made from now on too.

    Questions that say for themselves, with `hands=`, stay as they are. `show_of_hands(False)`
    goes back to one answer each.
    """
    Predict.counted = doors.truth("on", on)
    for question in _open(Predict):
        question.follow_the_room()


def reset_all():
    """Between two groups: every demo at its start, every question open again."""
    for each in _open(Demo) + _open(Predict):
        each.reset()


def _open(kind):
    """All of a kind whose widgets have not been closed."""
    return [each for each in list(kind.alive) if each.box.comm is not None]
