"""Lesson 03. Sigmoid and bias: from a sum to an activation.

squish : the curve that squishes, its bias, its steepness, eight images (`squished`).
parameter_count : weights and biases term by term (`counted`), for layers as they are typed
    (`layer_sizes`).
questions, exercises : what the notebook asks.
"""

from mlp_helpers import on_demand

__getattr__, __dir__, __all__ = on_demand(
    __name__, Squish="squish", ParameterCount="parameter_count"
)
