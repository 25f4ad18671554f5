"""Lesson 05. Cost: how wrong is the network?."""

from mlp_helpers import on_demand

__getattr__, __dir__, __all__ = on_demand(
    __name__,
    RandomGallery="random_gallery",
    CostTable="cost_table",
    TurnTwoKnobs="turn_two_knobs",
)
