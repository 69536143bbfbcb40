"""Calculated questions: an expression language of our own, draws from a seed, and texts filled with them."""
