"""The exercises of lesson 4: a whole layer at once; and all layers, one after the other."""

NAMES = ("layer", "feedforward")
