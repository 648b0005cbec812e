# python: 3.11+
"""Uncaught: notes."""
e = ValueError("x")
e.add_note("note one")
e.add_note("note\ntwo")
raise e
