"""Uncaught: unicode."""
s = "é" + 1 + "ü"
