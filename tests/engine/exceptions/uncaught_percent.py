"""Uncaught: percent."""
print("%d" % "x")
