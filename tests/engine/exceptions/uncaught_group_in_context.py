# python: 3.11+
"""Uncaught: group in context."""
try:
    1/0
except ZeroDivisionError:
    raise ExceptionGroup("eg", [ValueError(i) for i in range(20)])
