"""Uncaught: syntax exec."""
exec("x = = 1")
