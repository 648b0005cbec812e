"""Uncaught: attr sugg2."""
[].appendd(1)
