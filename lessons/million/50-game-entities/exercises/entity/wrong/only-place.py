# refused by lights: read-only
class Torch:
    __slots__ = ('x', 'y')
    radius = 5
    fuel = 100
    lit = False

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def light(self):
        if self.fuel > 0:
            self.lit = True
