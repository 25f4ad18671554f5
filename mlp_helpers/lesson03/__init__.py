"""Lesson 03. Sigmoid and bias: from a sum to an activation."""

from mlp_helpers import on_demand

__getattr__, __dir__, __all__ = on_demand(
    __name__,
    Squish="squish",
    ParameterCount="parameter_count",
)
