"""Uncaught: fstring."""
x = 1
print(f"{x} {x / 0} {y}")
