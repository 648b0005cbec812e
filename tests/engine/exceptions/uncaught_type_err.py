"""Uncaught: type err."""
len(5)
