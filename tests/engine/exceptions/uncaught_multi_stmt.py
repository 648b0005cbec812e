"""Uncaught: multi stmt."""
a = 1; b = 0; print(a / b); c = 3
