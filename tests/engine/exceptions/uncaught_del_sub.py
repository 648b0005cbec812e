"""Uncaught: del sub."""
x = (1, 2)
del x[0]
