"""The chain rule on a chain of neurons, and with indices on a small network."""
