"""What the text says of things: propositions, typed by the lexicon's frames, weighed and made statements."""
