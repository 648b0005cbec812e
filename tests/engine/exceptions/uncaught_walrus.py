"""Uncaught: walrus."""
print((y := 1 / 0))
