"""Uncaught: assert2."""
assert (
    1 ==
    2
)
