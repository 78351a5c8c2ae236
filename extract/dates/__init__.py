"""Dates in a text: where they stand, which days they mean, what they are the dates of."""
