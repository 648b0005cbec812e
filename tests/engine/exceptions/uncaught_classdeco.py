"""Uncaught: classdeco."""
def d(c): return 1/0
@d
class A:
    x = 1
