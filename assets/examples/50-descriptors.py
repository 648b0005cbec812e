# What a slot is: a descriptor on the class
class Point:
    __slots__ = ('x', 'y')

    @property
    def far(self):
        return abs(self.x) + abs(self.y) > 10


p = Point()
p.x, p.y = 3, 4
print(Point.x)
print(Point.x.__get__(p), p.far)
Point.y.__set__(p, 40)
print(p.y, p.far)
