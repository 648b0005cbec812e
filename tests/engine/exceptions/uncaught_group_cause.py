# python: 3.11+
"""Uncaught: group cause."""
try:
    raise ExceptionGroup("eg", [ValueError(1), TypeError("t")])
except ExceptionGroup as e:
    raise RuntimeError("after") from e
