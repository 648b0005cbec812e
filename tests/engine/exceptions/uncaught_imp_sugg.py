"""Uncaught: imp sugg."""
print(math.pi)
