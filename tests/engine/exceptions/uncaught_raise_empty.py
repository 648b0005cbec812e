"""Uncaught: raise empty."""
raise ValueError
