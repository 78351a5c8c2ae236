"""What English grammar says about words that belong together: arguments, ellipsis, examples, complements of nouns."""
