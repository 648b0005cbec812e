"""Uncaught: from none."""
try:
    {}["a"]
except KeyError:
    raise RuntimeError("r") from None
