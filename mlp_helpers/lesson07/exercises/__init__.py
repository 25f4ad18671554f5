"""The exercises of lesson 7: the error of the output layer, one layer back, and all of it."""

NAMES = ("output_error", "previous_error", "gradient")
