"""Whose words these are, and as what they say it: speakers, quotations, and the contexts that turn a modality."""
