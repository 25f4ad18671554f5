"""The exercises of lesson 7: the error of the output layer, one layer back, and all of it; and
how many of each digit are read right."""

NAMES = ("output_error", "previous_error", "gradient", "share_by_digit")
