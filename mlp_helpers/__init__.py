"""Helpers for the notebooks: images, the network, views of numbers, demos, checks.

Imports nothing by itself, so that `mlp_helpers.network` loads in milliseconds.
"""
