"""What characters and words say without any syntax: markup, labels, numbers, the calendar's terms."""
