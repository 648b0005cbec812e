import math


class Vec2:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def length(self):
        return math.hypot(self.x, self.y)


def proof(v):
    try:
        v.z = 0
    except AttributeError:
        refused = True
    else:
        refused = False
    return hasattr(v, '__dict__'), refused
