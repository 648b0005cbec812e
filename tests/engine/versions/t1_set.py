"""Uncaught: uncaught assignment to an undeclared attribute."""
class Point:
    __slots__ = ('x',)


p = Point()
p.y = 1
