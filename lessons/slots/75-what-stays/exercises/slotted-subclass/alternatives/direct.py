# assigns the inherited places itself; empty list for no further names
class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Pixel(Point):
    __slots__ = ['colour']

    def __init__(self, x, y, colour):
        self.x, self.y, self.colour = x, y, colour


class Corner(Point):
    __slots__ = []

    def mirrored(self):
        return type(self)(self.y, self.x)
