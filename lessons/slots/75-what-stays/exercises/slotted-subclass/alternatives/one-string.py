# one name as a bare string, and the parent called by its name
class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Pixel(Point):
    __slots__ = 'colour'

    def __init__(self, x, y, colour):
        Point.__init__(self, x, y)
        self.colour = colour


class Corner(Point):
    __slots__ = {}

    def mirrored(self):
        made = Corner(0, 0)
        made.x, made.y = self.y, self.x
        return made
