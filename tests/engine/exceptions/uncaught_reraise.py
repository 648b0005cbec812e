"""Uncaught: reraise."""
try:
    1 / 0
except ZeroDivisionError:
    print("c")
    raise
