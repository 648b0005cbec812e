# A regular point and a slotted one
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class SlottedPoint:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y


p = Point(1, 2)
q = SlottedPoint(3, 4)
print(p.__dict__)
print(hasattr(q, '__dict__'))
