"""Mends offices and titles: which of them are whose, and what they are of."""
