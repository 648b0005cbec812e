# vars() for the first question, setattr() for the second
from math import sqrt


class Vec2:
    __slots__ = {'x': 'to the right', 'y': 'upwards'}

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def length(self):
        return sqrt(self.x * self.x + self.y * self.y)


def fails(exception, action, *arguments):
    try:
        action(*arguments)
    except exception:
        return True
    return False


def proof(v):
    return not fails(TypeError, vars, v), fails(AttributeError, setattr, v, 'z', 0)
