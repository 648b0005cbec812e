"""Uncaught: cause."""
def f():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("v") from e
try:
    f()
except ValueError:
    raise KeyError("k")
