"""Uncaught: name sugg."""
value = 1
print(vlaue)
