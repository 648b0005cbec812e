# python: 3.10+
"""Uncaught: match2."""
match 5:
    case x if x / 0: pass
