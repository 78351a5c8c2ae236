"""What pronouns stand for, and who goes on speaking."""
