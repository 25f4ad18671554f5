"""The exercises of lesson 1: an image is 784 numbers, and ten outputs are an answer."""

NAMES = ("pixel_index", "flatten", "read_answer")
