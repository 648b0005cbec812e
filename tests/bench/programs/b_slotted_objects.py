"""A million slotted objects with three attributes, kept in a list."""


class Point:
    __slots__ = ('x', 'y', 'z')

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


points = [Point(i, i + 1, i + 2) for i in range(1_000_000)]
print(len(points), points[-1].z)
