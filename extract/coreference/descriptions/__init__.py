"""What a description takes up: "the company", "the president", "the project"."""
