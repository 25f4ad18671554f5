"""Lesson 01. Pixels: an image is a column of numbers.

draw_digit : a pad that the trained network reads, and the way into MNIST's frame (`framing`).
from_paper : a photo, a frame round a digit, what the network reads of it (`on_paper`, `reading`).
hands : digits written by a program, in several hands; `strokes`, of which they are made.
questions, exercises : what the notebook asks.
"""

from mlp_helpers import on_demand

__getattr__, __dir__, __all__ = on_demand(__name__, DrawDigit="draw_digit", FromPaper="from_paper")
