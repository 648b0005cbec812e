"""Uncaught: attr chain."""
class A: pass
a = A()
a.b.c.d = 1
