"""Uncaught: format."""
print("{} {}".format(1))
