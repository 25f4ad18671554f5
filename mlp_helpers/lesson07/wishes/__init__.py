"""Wishes: one example's, passed back; then the average over many."""
