"""Uncaught: uncaught assignment with a similar name."""
class Point:
    __slots__ = ('alpha',)


p = Point()
p.alpa = 1
