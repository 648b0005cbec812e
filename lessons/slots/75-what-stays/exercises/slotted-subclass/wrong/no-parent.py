# refused by pixel: subclass of Point
class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Pixel:
    __slots__ = ('x', 'y', 'colour')

    def __init__(self, x, y, colour):
        self.x, self.y, self.colour = x, y, colour


class Corner(Point):
    __slots__ = ()

    def mirrored(self):
        return Corner(self.y, self.x)
