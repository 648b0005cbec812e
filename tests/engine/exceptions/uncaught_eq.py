"""Uncaught: eq."""
class A:
    def __eq__(self, o): raise ValueError("eq")
A() in [1, A()]
