"""Lesson 01. Pixels: an image is a column of numbers."""

from mlp_helpers import on_demand

__getattr__, __dir__, __all__ = on_demand(
    __name__,
    DrawDigit="draw_digit",
)
