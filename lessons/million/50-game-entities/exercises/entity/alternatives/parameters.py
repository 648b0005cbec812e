# the defaults are parameters of the constructor
class Torch:
    __slots__ = ['x', 'y', 'fuel', 'lit']
    radius = 5

    def __init__(self, x, y, fuel=100, lit=False):
        self.x, self.y, self.fuel, self.lit = x, y, fuel, lit

    def light(self):
        self.lit = self.lit or self.fuel > 0
