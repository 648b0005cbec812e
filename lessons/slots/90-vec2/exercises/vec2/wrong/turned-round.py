# refused by proof: which way round
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
        refused = False
    else:
        refused = True
    return not hasattr(v, '__dict__'), refused
