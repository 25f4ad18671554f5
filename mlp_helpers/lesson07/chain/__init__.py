"""The chain rule on a chain of neurons, and with indices on a small network.

chain_rule : a demo, of a chain of four neurons, drawn as `chain_picture` says. indexed_chain :
another, of a small network, drawn as `indexed_picture` says. slopes : the arithmetic of both.
"""
