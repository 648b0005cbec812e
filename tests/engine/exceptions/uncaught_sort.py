"""Uncaught: sort."""
sorted([1, "a"])
