"""Uncaught: sysexit none."""
print("x")
raise SystemExit
