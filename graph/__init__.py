"""Statements to RDF, and everything that a person opens: files, view, queries, command line."""
