# the square root as a power, and two early returns
class Vec2:
    __slots__ = ['x', 'y']

    def __init__(self, x, y):
        self.x, self.y = x, y

    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


def proof(v):
    has_dict = hasattr(v, '__dict__')
    try:
        v.z = None
    except AttributeError:
        return has_dict, True
    return has_dict, False
