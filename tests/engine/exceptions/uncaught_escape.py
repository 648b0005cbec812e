"""Uncaught: escape."""
x = "\d"
y = b"\q"
print(x is "a", y)
