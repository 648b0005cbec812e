"""Uncaught: raise cls."""
class E(Exception): pass
raise E
