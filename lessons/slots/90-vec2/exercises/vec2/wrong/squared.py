# refused by length: square root is missing
import math


class Vec2:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def length(self):
        return self.x ** 2 + self.y ** 2


def proof(v):
    try:
        v.z = 0
    except AttributeError:
        refused = True
    else:
        refused = False
    return hasattr(v, '__dict__'), refused
