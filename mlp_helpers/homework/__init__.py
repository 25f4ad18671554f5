"""Homework: four assignments, what they ask, and how they are graded.

exercises : what is asked, one file an exercise; those of the lessons are asked again.
"""

from mlp_helpers import on_demand

__getattr__, __dir__, __all__ = on_demand(__name__)
