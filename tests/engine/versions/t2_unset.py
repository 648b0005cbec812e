"""Uncaught: uncaught reading of an unset slot."""
class Point:
    __slots__ = ('x',)


print(Point().x)
