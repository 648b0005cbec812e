# refused by corner-slots: has to say so
class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Pixel(Point):
    __slots__ = ('colour',)

    def __init__(self, x, y, colour):
        super().__init__(x, y)
        self.colour = colour


class Corner(Point):
    def mirrored(self):
        return Corner(self.y, self.x)
