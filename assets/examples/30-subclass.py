# A subclass that brings the dictionary back
class Shape:
    __slots__ = ('name',)


class Circle(Shape):
    __slots__ = ('radius',)


class Square(Shape):
    pass


c = Circle()
c.name, c.radius = 'circle', 2
s = Square()
s.name, s.side = 'square', 3
print(hasattr(c, '__dict__'), hasattr(s, '__dict__'))
print(s.__dict__)
