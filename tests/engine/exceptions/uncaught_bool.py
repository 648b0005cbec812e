"""Uncaught: bool."""
class A:
    def __bool__(self): raise ValueError("b")
if A() and 1:
    pass
