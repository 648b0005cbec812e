# refused by proof: with slots x, y and z
import math


class Vec2:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def length(self):
        return math.hypot(self.x, self.y)


def proof(v):
    slotted = hasattr(type(v), '__slots__')
    return not slotted, slotted
