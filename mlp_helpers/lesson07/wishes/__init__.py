"""Wishes: one example's, passed back; then the average over many.

demo : its state, and what a hand or code does to it. sums : the arithmetic, wish by wish. words :
what it says. screen : the views, and what they show.
"""
