# a descriptor of its own, which any slotted class can use
def shoelace(points):
    """The area enclosed by the points, in their order."""
    pairs = zip(points, points[1:] + points[:1])
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2

class kept:
    def __init__(self, compute):
        self.compute = compute

    def __set_name__(self, owner, name):
        self.place = '_' + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if not hasattr(instance, self.place):
            setattr(instance, self.place, self.compute(instance))
        return getattr(instance, self.place)

    def __set__(self, instance, value):
        raise AttributeError('computed, not set')


class Polygon:
    __slots__ = ('points', '_area')

    def __init__(self, points):
        self.points = points

    @kept
    def area(self):
        return shoelace(self.points)
