"""Uncaught: fstring2."""
print(f"{1:q}")
