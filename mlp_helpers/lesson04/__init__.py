"""Lesson 04. Matrix form: a layer, and the whole network.

reached : whose activations change when a weight is nudged.
matrix_step : W a + b number by number: which step is which (`layer_steps`), in words
    (`layer_words`).
network_explorer : the network as a diagram, beside itself with nudges (`networks`), in words
    (`nudge_words`); what travels between its layers (`signals`).
questions, exercises : what the notebook asks.
"""

from mlp_helpers import on_demand

__getattr__, __dir__, __all__ = on_demand(
    __name__, MatrixStep="matrix_step", NetworkExplorer="network_explorer"
)
