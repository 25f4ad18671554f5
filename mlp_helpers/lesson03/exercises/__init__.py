"""The exercises of lesson 3: one neuron, the sigmoid, and a network's parameters counted."""

NAMES = ("sigmoid", "neuron", "count_parameters", "sigmoid_prime")
