"""Text to statements: reading, parsing, mentions, coreference, propositions, relations."""
