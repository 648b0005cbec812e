"""Uncaught: long line."""
x = 1
y = (x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + None + x)
