"""Mends names: where one ends, what is called so, and in which country a town is."""
