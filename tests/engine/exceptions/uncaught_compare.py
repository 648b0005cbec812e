"""Uncaught: compare."""
if 1 < "a" < 2:
    pass
