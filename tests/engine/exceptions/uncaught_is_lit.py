"""Uncaught: is lit."""
x = 1
if x is 1: print(1)
if x is not (): print(2)
assert (x, "always")
