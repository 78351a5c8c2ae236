"""Mends words that were read as another part of speech, and what hyphens bind."""
