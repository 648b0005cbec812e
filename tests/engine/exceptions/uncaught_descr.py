"""Uncaught: descr."""
class D:
    def __get__(s, o, t): raise AttributeError("d")
class A: d = D()
A().d
