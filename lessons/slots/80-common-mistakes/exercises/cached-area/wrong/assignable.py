# refused by read-only: area
def shoelace(points):
    """The area enclosed by the points, in their order."""
    pairs = zip(points, points[1:] + points[:1])
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2

class Polygon:
    __slots__ = ('points', '_area')

    def __init__(self, points):
        self.points = points
        self._area = None

    @property
    def area(self):
        if self._area is None:
            self._area = shoelace(self.points)
        return self._area

    @area.setter
    def area(self, value):
        self._area = value
