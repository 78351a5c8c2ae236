"""Text into syntax trees: the parser, what mends its trees, and what English grammar says about a token."""
