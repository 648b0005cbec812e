"""Uncaught: sysexit true."""
raise SystemExit(True)
