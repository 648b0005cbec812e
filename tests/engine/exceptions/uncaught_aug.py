"""Uncaught: aug."""
x = 1
x += "a"
