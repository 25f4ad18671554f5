"""The exercises of lesson 5: the wanted outputs; and the cost, of one example and of many."""

NAMES = ("one_hot", "cost_of_example", "average_cost")
