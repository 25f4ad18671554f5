"""Lesson 02. Weighted sums: what one neuron adds up.

one_neuron : an image times weights (`patterns` to begin with), its products and their sum
    (`weighted`).
edge_hunt : weights that tell edges from none; its images and its scores (`edge_scores`).
questions, exercises : what the notebook asks.
"""

from mlp_helpers import on_demand

__getattr__, __dir__, __all__ = on_demand(__name__, OneNeuron="one_neuron", EdgeHunt="edge_hunt")
