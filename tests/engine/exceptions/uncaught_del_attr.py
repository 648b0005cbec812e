"""Uncaught: del attr."""
class A: pass
del A().b
