"""What the text names or describes: where each mention begins and ends, and what kind of thing it is."""
