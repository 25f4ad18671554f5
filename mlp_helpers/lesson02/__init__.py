"""Lesson 02. Weighted sums: what one neuron adds up."""

from mlp_helpers import on_demand

__getattr__, __dir__, __all__ = on_demand(
    __name__,
    OneNeuron="one_neuron",
    EdgeHunt="edge_hunt",
)
