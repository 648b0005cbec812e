"""Uncaught: aug3."""
d = {}
d["k"] += 1
