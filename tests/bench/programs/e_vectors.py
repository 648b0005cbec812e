"""Half a million additions of vectors and their lengths."""
from math import sqrt


class Vec2:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vec2(self.x + other.x, self.y + other.y)

    def length(self):
        return sqrt(self.x * self.x + self.y * self.y)


def walk(turns):
    place = Vec2(0.0, 0.0)
    step = Vec2(0.5, -0.25)
    total = 0.0
    for _ in range(turns):
        place = place + step
        total += place.length()
    return total


print(round(walk(500_000), 3))
