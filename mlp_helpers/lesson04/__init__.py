"""Lesson 04. Matrix form: a layer, and the whole network."""

from mlp_helpers import on_demand

__getattr__, __dir__, __all__ = on_demand(
    __name__,
    MatrixStep="matrix_step",
    NetworkExplorer="network_explorer",
)
