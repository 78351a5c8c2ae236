"""Mends phrases: their head, what modifies it, and what a preposition goes with."""
