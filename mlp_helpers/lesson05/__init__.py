"""Lesson 05. Cost: how wrong the network is.

random_gallery : ten digits read by networks that nobody has trained.
cost_table : ten outputs and the cost of one example, term by term (`cost_of_one`).
turn_two_knobs : two of 13,002 parameters, chosen (`knob_chooser`, `knob_words`); the cost along
    them (`cost_slice`) as a map that gets finer by itself (`map_maker`, `refined`).
places : where a parameter stands in the one long vector.
questions, exercises : what the notebook asks.
"""

from mlp_helpers import on_demand

__getattr__, __dir__, __all__ = on_demand(
    __name__, RandomGallery="random_gallery", CostTable="cost_table", TurnTwoKnobs="turn_two_knobs"
)
