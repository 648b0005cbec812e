"""Uncaught: slots2."""
class A:
    __slots__ = ("x",)
A().x
