"""What the text measures: quantities with their units, what each is about, for which time, how it changed."""
