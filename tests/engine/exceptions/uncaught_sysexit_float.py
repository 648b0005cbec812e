"""Uncaught: sysexit float."""
raise SystemExit(2.5)
