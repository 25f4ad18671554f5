"""Predict first, then touch; and what a presenter does with all questions at once.

predict : the question, alone or as a show of hands.
room : open_all, show_of_hands, reset_all, for all questions and demos of a notebook.
"""

from mlp_helpers.quiz.predict import Predict
from mlp_helpers.quiz.room import open_all, reset_all, show_of_hands

__all__ = ["Predict", "open_all", "reset_all", "show_of_hands"]
