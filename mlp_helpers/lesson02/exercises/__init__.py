"""The exercise of lesson 2: what one neuron adds up."""

NAMES = ("weighted_sum",)
