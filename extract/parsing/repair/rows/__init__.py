"""Mends rows: what "and", commas and semicolons put side by side is of one kind."""
