class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Pixel(Point):
    pass


class Corner(Point):
    pass
