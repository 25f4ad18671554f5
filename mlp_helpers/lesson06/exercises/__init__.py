"""The exercises of lesson 6: slopes by nudging; one step downhill, and many."""

NAMES = ("numerical_gradient", "gradient_step", "descend")
