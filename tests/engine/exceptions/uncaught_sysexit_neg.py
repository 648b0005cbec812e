"""Uncaught: sysexit neg."""
raise SystemExit(-1)
